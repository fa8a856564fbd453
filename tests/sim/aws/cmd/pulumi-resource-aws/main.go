// Command pulumi-resource-aws is the simulated AWS as a Pulumi plugin. Put it on PATH in place of the real one, and
// name the file of its cloud in AWSSIM_STATE. It is version 6 of the provider, or 7 if AWSSIM_MAJOR is 7.
package main

import (
	"context"
	"fmt"
	"os"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func main() {
	if err := awssim.Main(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
