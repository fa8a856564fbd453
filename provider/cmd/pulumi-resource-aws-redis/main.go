// pulumi-resource-aws-redis is the plugin of the Pulumi package aws-redis. The Pulumi engine starts it.
package main

import (
	"os"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

func main() { os.Exit(provider.Main()) }
