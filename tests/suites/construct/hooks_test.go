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

// A component whose hooks the engine does not take is an error, new or deployed, and registers no child. The SDK leaves
// such a resource out of the program in silence, and the engine would delete what it stands for.
func TestHooksThatAreNotTaken(t *testing.T) {
	t.Parallel()
	for token, inputs := range map[string]property.Map{
		rediscluster.Token:    property.NewMap(valid(nil)),
		serverlesscache.Token: sound(t, serverlesscache.Token, ""),
	} {
		deployed := wire.ConstructOf(ctx(t), token, inputs, false, wire.Echo)
		require.NoError(t, deployed.Err, token)
		for _, before := range []*wire.Result{nil, &deployed} {
			for _, end := range []string{": creation", ": update", ""} {
				for _, preview := range []bool{true, false} {
					in := ctx(t)
					if end != "" {
						in = wire.RefusingHooks(in, end)
					}
					result := wire.UpdateOf(in, token, before, inputs, preview, wire.Echo)
					if end == "" {
						require.NoError(t, result.Err, token)
						assert.Len(t, result.Children, len(deployed.Children), token)
						continue
					}
					require.ErrorContains(t, result.Err, "the engine has not taken this component", token+end)
					assert.Empty(t, result.Children, token+end)
				}
			}
		}
	}
}
