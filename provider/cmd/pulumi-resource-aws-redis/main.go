// pulumi-resource-aws-redis is the plugin of the Pulumi package aws-redis. The Pulumi engine starts it.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

func main() {
	if err := provider.Serve(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-resource-aws-redis:", err)
		os.Exit(1)
	}
}
