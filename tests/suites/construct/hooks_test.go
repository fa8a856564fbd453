package construct

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// A component of which the engine registers not every hook is an error, new or deployed, and registers no child. The
// SDK leaves such a resource out of the program in silence, and the engine would delete what it stands for.
func TestHooksThatAreNotRegistered(t *testing.T) {
	t.Parallel()
	for token, inputs := range map[string]property.Map{
		rediscluster.Token:    property.NewMap(valid(nil)),
		serverlesscache.Token: sound(t, serverlesscache.Token, ""),
	} {
		deployed := wire.ConstructOf(ctx(t), token, inputs, false, wire.Echo)
		require.NoError(t, deployed.Err, token)
		require.NotEmpty(t, deployed.Hooks, token)
		for _, before := range []*wire.Result{nil, &deployed} {
			for _, preview := range []bool{true, false} {
				again := wire.UpdateOf(ctx(t), token, before, inputs, preview, wire.Echo)
				require.NoError(t, again.Err, token)
				assert.Equal(t, deployed.Hooks, again.Hooks, token)
				assert.Len(t, again.Children, len(deployed.Children), token)
				for _, hook := range deployed.Hooks {
					in := wire.RefusingHook(ctx(t), hook)
					result := wire.UpdateOf(in, token, before, inputs, preview, wire.Echo)
					require.ErrorContains(t, result.Err, "the engine did not register this component", hook)
					assert.Empty(t, result.Children, hook)
				}
			}
		}
	}
}
