package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is proposed in place of a node type scales, is in the table, and runs the version.
func TestNodesThatScale(t *testing.T) {
	t.Parallel()
	for family, f := range families {
		for size := range f.sizes {
			node := NodeType{Family: family, Size: size}
			for _, version := range []Version{
				{}, {Engine: Redis, Major: 6, Patch: -1}, Redis.DefaultVersion(), Valkey.DefaultVersion(),
			} {
				err := node.CheckAutoScaling(version)
				if err == nil {
					assert.Contains(t, []string{"large", "xlarge", "2xlarge"}, size, node)
					continue
				}
				_, fix, found := strings.Cut(err.Error(), `use "`)
				require.True(t, found, err)
				proposed, err := ParseNodeType(strings.TrimSuffix(fix, `"`))
				require.NoError(t, err)
				assert.True(t, proposed.Known(), proposed)
				assert.NoError(t, proposed.CheckAutoScaling(version))
				assert.Empty(t, proposed.AutoScalingDoubt())
				if version != (Version{}) {
					assert.NoError(t, proposed.CheckEngine(version), "%s for %s", proposed, node)
				}
			}
		}
	}
}

func TestDoubtAboutNodes(t *testing.T) {
	t.Parallel()
	for in, says := range map[string]string{
		"cache.r7g.large": "", "cache.c7gn.4xlarge": "", "cache.t4g.micro": "", "cache.r8g.large": "pages disagree",
		"cache.r7gd.xlarge": "pages disagree", "cache.m99g.large": "does not know the family",
	} {
		node, err := ParseNodeType(in)
		require.NoError(t, err)
		assert.Equal(t, says == "", node.AutoScalingDoubt() == "", in)
		assert.Contains(t, node.AutoScalingDoubt(), says, in)
	}
	assert.Empty(t, NodeType{}.AutoScalingDoubt())
	unknown, err := ParseNodeType("cache.m99g.24xlarge")
	require.NoError(t, err)
	assert.NoError(t, unknown.CheckAutoScaling(Version{}), "AWS may know the family")
}

func TestVersionsThatScale(t *testing.T) {
	t.Parallel()
	for in, test := range map[string]struct{ scales, scalesTiered bool }{
		"4.0.10": {}, "5.0.6": {}, "6.0": {true, false}, "6.2": {true, false}, "6.x": {true, false},
		"7.0": {true, true}, "7.1": {true, true},
	} {
		version, err := Redis.ParseVersion(in)
		require.NoError(t, err)
		assert.Equal(t, test.scales, version.CheckAutoScaling(false) == nil, in)
		assert.Equal(t, test.scalesTiered, version.CheckAutoScaling(true) == nil, in)
	}
	version, err := Valkey.ParseVersion("7.2")
	require.NoError(t, err)
	assert.NoError(t, version.CheckAutoScaling(true))
	assert.Error(t, Version{Engine: Valkey, Major: 7, Minor: 1, Patch: -1}.CheckAutoScaling(false))
}
