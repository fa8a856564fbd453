package construct

import (
	"context"
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/types/known/structpb"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/trees"
)

// call is a call of the plugin that takes properties, other than the one that constructs a component.
type call func(context.Context, rpc.ResourceProviderServer, *structpb.Struct) (any, error)

// calls are all of them. The plugin has no function and no resource that is no component, so it answers most of them
// with an error.
var calls = []call{
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.CheckConfig(ctx, &rpc.CheckRequest{Urn: providerURN, News: tree, Olds: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.DiffConfig(ctx, &rpc.DiffRequest{Urn: providerURN, News: tree, Olds: tree, OldInputs: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Configure(ctx, &rpc.ConfigureRequest{Args: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Invoke(ctx, &rpc.InvokeRequest{Tok: "aws-redis:index:find", Args: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Call(ctx, &rpc.CallRequest{
			Tok: "aws-redis:index:RedisCluster/find", Args: tree, AcceptsOutputValues: true,
		})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Check(ctx, &rpc.CheckRequest{Urn: clusterURN, News: tree, Olds: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Diff(ctx, &rpc.DiffRequest{Urn: clusterURN, Id: "1", News: tree, Olds: tree, OldInputs: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Create(ctx, &rpc.CreateRequest{Urn: clusterURN, Properties: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Read(ctx, &rpc.ReadRequest{Urn: clusterURN, Id: "1", Properties: tree, Inputs: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Update(ctx, &rpc.UpdateRequest{Urn: clusterURN, Id: "1", News: tree, Olds: tree, OldInputs: tree})
	},
	func(ctx context.Context, server rpc.ResourceProviderServer, tree *structpb.Struct) (any, error) {
		return server.Delete(ctx, &rpc.DeleteRequest{Urn: clusterURN, Id: "1", Properties: tree, OldInputs: tree})
	},
}

const (
	providerURN = "urn:pulumi:stack::project::pulumi:providers:aws-redis::default"
	clusterURN  = "urn:pulumi:stack::project::aws-redis:index:RedisCluster::cache"
)

// FuzzOtherCalls sends whatever properties with each call of the plugin but the one that constructs. Each is answered,
// the same way twice, without a secret in an error.
func FuzzOtherCalls(f *testing.F) {
	for _, example := range trees.Examples() {
		if example.Rule == "sound" {
			for i := range calls {
				f.Add(uint8(i), trees.OverSound(example.Request))
			}
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, bytes []byte) {
		request, secret := trees.Marked(trees.Read(bytes))
		server, err := provider.Server(nil)
		require.NoError(t, err)
		answer := func() string {
			tree, err := plugin.MarshalProperties(resource.ToResourcePropertyMap(request.Inputs), plugin.MarshalOptions{
				KeepUnknowns: true, KeepSecrets: true, KeepResources: true, KeepOutputValues: true,
			})
			require.NoError(t, err)
			answered, err := calls[int(which)%len(calls)](t.Context(), server, tree)
			if err == nil {
				return fmt.Sprint("answered: ", answered)
			}
			for _, text := range secret {
				assert.NotContains(t, err.Error(), text)
			}
			return err.Error()
		}
		assert.Equal(t, promptly(answer), promptly(answer), "the same twice")
	})
}
