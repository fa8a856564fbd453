// Package componenttest runs a builder of resources alone, against mocks of the engine.
package componenttest

import (
	"fmt"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const parentToken = "test:index:Parent"

// Build runs a builder as a component named cache would, and returns the resources that it registers, by their names.
// The mocks answer each with the id `<name>-id` and the ARN `arn:<name>`.
func Build(t *testing.T, build func(b *component.Builder) error) map[string]pulumi.MockResourceArgs {
	t.Helper()
	m := &mocks{made: map[string]pulumi.MockResourceArgs{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		parent := &pulumi.ResourceState{}
		if err := ctx.RegisterComponentResource(parentToken, "cache", parent); err != nil {
			return err
		}
		return build(component.NewBuilder(ctx, parent, "cache", inputs.Dictionary{Counted: true}, nil))
	}, pulumi.WithMocks("project", "stack", m))
	require.NoError(t, err)
	return m.made
}

// Await waits for an Output in the function that [Build] runs, and says whether it is a secret.
func Await(t *testing.T, output pulumi.Output) (value any, secret bool) {
	t.Helper()
	result, err := internals.UnsafeAwaitOutput(t.Context(), output)
	require.NoError(t, err)
	return result.Value, result.Secret
}

type mocks struct {
	mu   sync.Mutex
	made map[string]pulumi.MockResourceArgs
}

func (m *mocks) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	return nil, fmt.Errorf("no builder invokes %s", args.Token)
}

func (m *mocks) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken == parentToken {
		return "", nil, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made[args.Name] = args
	outputs := args.Inputs.Copy()
	outputs["arn"] = resource.NewProperty("arn:" + args.Name)
	if args.TypeToken == "random:index/randomPassword:RandomPassword" {
		outputs["result"] = resource.MakeSecret(resource.NewProperty("generated"))
	}
	return args.Name + "-id", outputs, nil
}
