package serverlesscache

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// A component that was imported has no inputs on record, and nothing is said of the first update.
func TestNoPast(t *testing.T) {
	t.Parallel()
	assert.Nil(t, remember(t.Context(), resource.PropertyMap{}, resource.PropertyMap{}))
	assert.Nil(t, remember(t.Context(), resource.NewPropertyMapFromMap(map[string]any{
		"name": 7., "subnetIds": "subnet", "dataStorage": []any{1.}, "unheardOf": true, "alarms": "none", "tags": []any{},
	}), nil), "what another version recorded is no value of ours")
}

// What the engine records of the inputs can be read back: the same inputs, secrets included.
func TestRecordedInputsAreReadBack(t *testing.T) {
	t.Parallel()
	s := newSurroundings(t)
	rapid.Check(t, func(t *rapid.T) {
		cache := drawArgs(t, s)
		if rapid.Bool().Draw(t, "secret") {
			cache.Description = pulumi.ToSecret(pulumi.String("secret")).(pulumi.StringOutput)
			cache.Tags = pulumi.StringMap{"team": pulumi.ToSecret(pulumi.String("web")).(pulumi.StringOutput)}
		}
		was, err := recorded(cache)
		if err != nil {
			t.Skip("half a character, which no program can send")
		}
		read := &args{}
		inputs.Read(read, was)
		again, err := recorded(read)
		require.NoError(t, err)
		require.Equal(t, was, again)
	})
}
