// Command pulumi-resource-kubernetes is the simulated provider of Kubernetes as a Pulumi plugin.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/kubernetes"
)

func main() {
	if err := kubernetes.Main(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
