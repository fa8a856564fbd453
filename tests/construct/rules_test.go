package construct

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/wire"
)

// The cluster that the examples change is as it should be.
func TestNothingToSay(t *testing.T) {
	t.Parallel()
	result, err := wire.Try(t.Context(), "")
	require.NoError(t, err)
	require.NoError(t, result.Err)
	assert.Empty(t, result.Warnings)
}

// The example of each rule breaks this rule and no other, and the engine is told of it at the input: as a problem, before
// anything is registered, or as one warning of one line.
func TestExamples(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, rule := range provider.Rules() {
		assert.False(t, names[rule.Name], "%s stands twice in the tables", rule.Name)
		names[rule.Name] = true
		result, err := wire.Try(t.Context(), rule.Example)
		require.NoError(t, err, rule.Name)
		if rule.Silence == "" {
			assert.Empty(t, result.Children, "%s: nothing is registered", rule.Name)
			if assert.Len(t, result.Problems, 1, "%s: %v", rule.Name, result.Err) {
				assert.True(t, strings.HasPrefix(result.Problems[0].Path, rule.Input), "%s: reported at %s", rule.Name, result.Problems[0].Path)
				assert.NotContains(t, result.Problems[0].Reason, "\n", rule.Name)
			}
			continue
		}
		require.NoError(t, result.Err, rule.Name)
		if assert.Len(t, result.Warnings, 1, rule.Name) {
			assert.True(t, strings.HasPrefix(result.Warnings[0], rule.Input), "%s: %s", rule.Name, result.Warnings[0])
			assert.NotContains(t, result.Warnings[0], "\n", rule.Name)
		}
	}
}

// What is of a wrong type, and what breaks a rule, is told together, and a value that was refused for its type has no rule held
// against it.
func TestTypesAndRulesTogether(t *testing.T) {
	t.Parallel()
	result, err := wire.Try(t.Context(), `
name: Sessions
vpc_id: vpc-1
enableMultiAz: "true"
replicationGroupSize: 12
clusterMode: { numNodeGroups: 0, replicasPerNodeGroup: "1", shards: 3 }
subnetIds: [null, subnet-1, subnet-0aaaaaaaaaaaaaaa2]
allowConnectionsFromCidrBlocks: [10.0.0.1/16, 7, 10.0.0.1/8]
port: "6379"
redisVersion: 7.1
snapshotWindow: 06:00
tags: { a: null, "aws:b": x, c: 1, d: "#" }
authToken: 123
instance_type: cache.m7g.large
`)
	require.NoError(t, err)
	assert.Empty(t, result.Children)
	var paths []string
	for _, one := range result.Problems {
		paths = append(paths, one.Path)
	}
	assert.Equal(t, []string{
		"enableMultiAz", "name",
		"subnetIds[0]", "subnetIds[1]",
		"allowConnectionsFromCidrBlocks[0]", "allowConnectionsFromCidrBlocks[1]", "allowConnectionsFromCidrBlocks[2]",
		"authToken (secret)",
		"clusterMode.replicasPerNodeGroup", "clusterMode.shards", "clusterMode.numNodeGroups",
		"port", "redisVersion", "snapshotWindow",
		`tags["a"]`, `tags["c"]`, `tags["aws:b"]`, `tags["d"]`,
		"instance_type", "vpc_id",
	}, paths)
}
