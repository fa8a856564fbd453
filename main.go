// The plugin of the Pulumi package aws-redis, where Pulumi looks for it to build it from source: beside
// PulumiPlugin.yaml. What is released is built from provider/cmd/pulumi-resource-aws-redis, which does the same.
package main

import (
	"os"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

func main() { os.Exit(provider.Main()) }
