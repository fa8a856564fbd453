package location

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// answering is the AWS provider, which tells where it is, and keeps who was asked.
type answering struct {
	mu     sync.Mutex
	asked  []string
	answer resource.PropertyMap
	err    error
}

func (a *answering) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	return args.Name + "-id", args.Inputs, nil
}

func (a *answering) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.asked = append(a.asked, args.Provider)
	return a.answer, a.err
}

func run(t *testing.T, a *answering, program pulumi.RunFunc) {
	t.Helper()
	require.NoError(t, pulumi.RunErr(program, pulumi.WithMocks("project", "stack", a)))
}

// The provider of the children is asked, whichever way the program passes it, and no other.
func TestWhoIsAsked(t *testing.T) {
	t.Parallel()
	type options func(*pulumi.Context, pulumi.ProviderResource) []pulumi.ResourceOption
	for what, test := range map[string]struct {
		options options
		asks    string
	}{
		"the default provider": {func(*pulumi.Context, pulumi.ProviderResource) []pulumi.ResourceOption { return nil }, ""},
		"provider": {func(_ *pulumi.Context, p pulumi.ProviderResource) []pulumi.ResourceOption {
			return []pulumi.ResourceOption{pulumi.Provider(p)}
		}, "::elsewhere"},
		"providers": {func(_ *pulumi.Context, p pulumi.ProviderResource) []pulumi.ResourceOption {
			return []pulumi.ResourceOption{pulumi.Providers(p)}
		}, "::elsewhere"},
		"the provider of the parent": {func(ctx *pulumi.Context, p pulumi.ProviderResource) []pulumi.ResourceOption {
			parent := &pulumi.ResourceState{}
			require.NoError(t,
				ctx.RegisterComponentResource("test:index:Parent", "parent", parent, pulumi.Providers(p)))
			return []pulumi.ResourceOption{pulumi.Parent(parent)}
		}, "::elsewhere"},
		"a provider of something else": {func(ctx *pulumi.Context, _ pulumi.ProviderResource) []pulumi.ResourceOption {
			var other pulumi.ProviderResourceState
			require.NoError(t, ctx.RegisterResource("pulumi:providers:random", "elsewhere", nil, &other))
			return []pulumi.ResourceOption{pulumi.Providers(&other)}
		}, ""},
	} {
		a := &answering{answer: resource.PropertyMap{
			"id": resource.NewProperty("us-east-1"), "accountId": resource.NewProperty("222222222222"),
		}}
		run(t, a, func(ctx *pulumi.Context) error {
			elsewhere, err := aws.NewProvider(ctx, "elsewhere", &aws.ProviderArgs{Region: pulumi.String("us-east-1")})
			if err != nil {
				return err
			}
			chosen := test.options(ctx, elsewhere)
			assert.Equal(t, "us-east-1", Region(ctx, chosen), what)
			assert.Equal(t, "222222222222", Account(ctx, chosen), what)
			return nil
		})
		require.Len(t, a.asked, 2, what)
		for _, asked := range a.asked {
			assert.Equal(t, test.asks == "", asked == "", "%s: %s", what, asked)
			assert.True(t, strings.Contains(asked, test.asks), "%s: %s", what, asked)
		}
	}
}

// A provider that does not answer, or has nothing to say, fails nothing: the place is not known then.
func TestPlaceNotKnown(t *testing.T) {
	t.Parallel()
	for _, a := range []*answering{{}, {answer: resource.PropertyMap{}}, {err: errors.New("no credentials")}} {
		run(t, a, func(ctx *pulumi.Context) error {
			assert.Empty(t, Region(ctx, nil))
			assert.Empty(t, Account(ctx, nil))
			return nil
		})
		assert.Len(t, a.asked, 2)
	}
}

// Version 6 of the provider has the region as id and name, version 7 as id alone.
func TestNamesOfRegion(t *testing.T) {
	t.Parallel()
	for want, answer := range map[string]resource.PropertyMap{
		"eu-west-1":    {"id": resource.NewProperty("eu-west-1")},
		"eu-west-2":    {"name": resource.NewProperty("eu-west-2")},
		"eu-central-1": {"id": resource.NewProperty("eu-central-1"), "name": resource.NewProperty("Frankfurt")},
	} {
		run(t, &answering{answer: answer}, func(ctx *pulumi.Context) error {
			assert.Equal(t, want, Region(ctx, nil))
			return nil
		})
	}
}

func TestPartition(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"": "aws", "eu-west-1": "aws", "cn-north-1": "aws-cn", "us-gov-west-1": "aws-us-gov", "xx-new-1": "aws",
	} {
		assert.Equal(t, want, Partition(region), region)
	}
}
