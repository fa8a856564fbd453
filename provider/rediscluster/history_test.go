package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// recorded are the inputs as the engine has them in its state.
func recorded(t require.TestingT, args *RedisClusterArgs) resource.PropertyMap {
	inputs, err := tryRecorded(args)
	require.NoError(t, err)
	return inputs
}

func tryRecorded(args *RedisClusterArgs) (resource.PropertyMap, error) {
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		return ctx.RegisterComponentResourceV2(Token, "cache", inputs.Recorded(args), &RedisCluster{})
	}, pulumi.WithMocks("project", "stack", r))
	return r.Graph["cache"].Sent, err
}

// A component that was imported has no inputs on record, and nothing is said of the first update.
func TestNoPast(t *testing.T) {
	t.Parallel()
	assert.Nil(t, remember(t.Context(), resource.PropertyMap{}, resource.PropertyMap{}))
	odd := resource.NewPropertyMapFromMap(map[string]any{
		"name":        7.,
		"port":        "6379",
		"subnetIds":   "subnet",
		"clusterMode": []any{1.},
		"unheardOf":   true,
		"alarms":      "none",
		"tags":        []any{},
	})
	assert.Nil(t, remember(t.Context(), odd, nil), "what another version recorded is no value of ours")
}

// What the engine records of the inputs can be read back: the same inputs, secrets included.
func TestRecordedInputsAreReadBack(t *testing.T) {
	t.Parallel()
	s := newSurroundings(t)
	rapid.Check(t, func(t *rapid.T) {
		args := drawArgs(t, s)
		if rapid.Bool().Draw(t, "secret") {
			args.Description = pulumi.ToSecret(pulumi.String("secret")).(pulumi.StringOutput)
			args.Tags = pulumi.StringMap{"team": pulumi.ToSecret(pulumi.String("web")).(pulumi.StringOutput)}
		}
		was, err := tryRecorded(args)
		if err != nil {
			t.Skip("half a character, which no program can send")
		}
		read := &RedisClusterArgs{}
		inputs.Read(read, was)
		require.Equal(t, was, recorded(t, read))
	})
}
