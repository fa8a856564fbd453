// Command pulumi-resource-random is the simulated provider of random values as a Pulumi plugin.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/random"
)

func main() {
	if err := random.Main(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
