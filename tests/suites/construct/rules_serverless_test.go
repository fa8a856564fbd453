package construct

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

func serverless(t *testing.T) provider.Component {
	t.Helper()
	component, ok := provider.ComponentOf(serverlesscache.Token)
	require.True(t, ok)
	return component
}

// Of the sound cache nothing is to be said. The example of each rule breaks this rule and no other, and the engine is
// told of it at the input.
func TestExamplesOfServerlessCaches(t *testing.T) {
	t.Parallel()
	component := serverless(t)
	sound, err := wire.TryOf(t.Context(), component.Token, component.Sound, "")
	require.NoError(t, err)
	require.NoError(t, sound.Err)
	assert.Empty(t, sound.Warnings)
	names := map[string]bool{}
	for _, rule := range component.Rules() {
		assert.False(t, names[rule.Name], "%s stands twice in the tables", rule.Name)
		names[rule.Name] = true
		result, err := wire.TryOf(wire.In(t.Context(), rule.Region), component.Token, component.Sound, rule.Example)
		require.NoError(t, err, rule.Name)
		if rule.Silence == "" {
			assert.Empty(t, result.Children, "%s: nothing is registered", rule.Name)
			assertRefused(t, rule, result)
			continue
		}
		assertTold(t, rule, result)
	}
}

// The same holds of the rules about changes. Of a cache that stays as it is none is told.
func TestExamplesOfServerlessChanges(t *testing.T) {
	t.Parallel()
	component := serverless(t)
	names := map[string]bool{}
	for _, rule := range component.Changes() {
		assert.False(t, names[rule.Name], "%s stands twice in the tables", rule.Name)
		names[rule.Name] = true
		for _, example := range []string{rule.Before, rule.Example} {
			stays, err := wire.TryChangeOf(t.Context(), component.Token, component.Sound, example, example)
			require.NoError(t, err, rule.Name)
			require.NoError(t, stays.Err, rule.Name)
			assert.Empty(t, stays.Warnings, rule.Name)
		}
		result, err := wire.TryChangeOf(t.Context(), component.Token, component.Sound, rule.Before, rule.Example)
		require.NoError(t, err, rule.Name)
		if rule.Silence == "" {
			assertRefused(t, rule, result)
			continue
		}
		assertTold(t, rule, result)
	}
}
