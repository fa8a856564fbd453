// Package random simulates the provider of the Pulumi package random, for programs that make their tokens and passwords
// with it. What it says about changes and secrets is what the real one says; values come from the system's randomness.
package random

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
	com "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	// Package is the Pulumi package that the simulation stands in for.
	Package = "random"
	// Version is that of the SDK in go.mod. The engine asks for exactly this one.
	Version = "4.19.1"
)

// Main runs the plugin until the engine ends it.
func Main(ctx context.Context) error { return com.MainContext(ctx, Package, server) }

func server(host *com.HostClient) (rpc.ResourceProviderServer, error) {
	provider, err := Provider()
	if err != nil {
		return nil, err
	}
	return p.RawServer(Package, Version, provider)(host)
}

// Provider is the simulated provider. Its resources have no update, so that infer replaces them for any change, and no
// read, so that a refresh keeps what the state has.
func Provider() (p.Provider, error) {
	return infer.NewProviderBuilder().
		WithResources(infer.Resource(RandomPassword{}), infer.Resource(RandomId{})).
		Build()
}
