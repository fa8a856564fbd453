package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseNodeType(t *testing.T) {
	t.Parallel()
	for family, f := range families {
		for size := range f.sizes {
			in := "cache." + family + "." + size
			got, err := ParseNodeType(in)
			require.NoError(t, err, in)
			assert.Equal(t, in, got.String(), "parses back")
			assert.True(t, got.Known())
			assert.Positive(t, got.VCPUs(), in)
			assert.Positive(t, got.MemoryGiB(), in)
		}
	}
	unknown, err := ParseNodeType("cache.z9x.48xlarge")
	require.NoError(t, err, "AWS adds families: not knowing one is no error")
	assert.False(t, unknown.Known())
	assert.Zero(t, unknown.VCPUs())
	assert.NoError(t, unknown.CheckEngine(Redis.DefaultVersion()))
	assert.False(t, unknown.DataTiering())
	for in, want := range map[string]bool{
		"cache.r6gd.xlarge": true, "cache.r8gd.xlarge": true, "cache.r6g.xlarge": false, "cache.m6gd.large": false,
	} {
		node, err := ParseNodeType(in)
		require.NoError(t, err)
		assert.Equal(t, want, node.DataTiering(), in)
	}

	for in, message := range map[string]string{
		"r7g.large":        `use "cache.r7g.large"`,
		"db.r7g.large":     `use "cache.r7g.large"`,
		"CACHE.R7G.LARGE":  `use "cache.r7g.large"`,
		" cache.r7g.large": `use "cache.r7g.large"`,
		"cache.r7g":        "cache.<family>.<size>",
		"cache.r7g.huge":   "cache.<family>.<size>",
		"":                 "cache.<family>.<size>",
		"large":            "cache.<family>.<size>",
	} {
		_, err := ParseNodeType(in)
		assert.ErrorContains(t, err, message, in)
	}
}

func TestVCPUs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"cache.t2.micro": 1, "cache.t2.small": 1, "cache.t2.medium": 2, "cache.t4g.micro": 2, "cache.m7g.large": 2,
		"cache.r7g.xlarge": 4, "cache.m4.10xlarge": 40, "cache.r5.24xlarge": 96,
	} {
		node, err := ParseNodeType(in)
		require.NoError(t, err)
		assert.Equal(t, want, node.VCPUs(), in)
	}
}

func TestCheckEngine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ node, version, message string }{
		{"cache.m7g.large", "6.2", ""},
		{"cache.m7g.large", "6.x", ""},
		{"cache.m7g.large", "6.0", `needs Redis OSS 6.2 or later, not 6.0`},
		{"cache.r7g.large", "5.0.6", "needs Redis OSS 6.2 or later"},
		{"cache.r6g.large", "5.0.6", ""},
		{"cache.r6g.large", "4.0.10", "needs Redis OSS 5.0.6 or later"},
		{"cache.m5.large", "4.0.10", ""},
		{"cache.t4g.small", "7.1", ""},
		{"cache.t4g.small", "4.0.10", "needs Redis OSS 5.0.6 or later"},
		{"cache.t4g.micro", "4.0.10", ""},
		{"cache.r8g.large", "7.1", `runs Valkey alone, not Redis OSS: pass engine: "valkey", or use a node type of an earlier generation, for example "cache.r7g.large"`},
		{"cache.c8gn.large", "7.1", `"cache.c7gn.large"`},
		{"cache.r6gd.xlarge", "7.1", ""},
		{"cache.r6gd.xlarge", "6.0", "needs Redis OSS 6.2"},
	} {
		node, err := ParseNodeType(test.node)
		require.NoError(t, err)
		version, err := Redis.ParseVersion(test.version)
		require.NoError(t, err)
		err = node.CheckEngine(version)
		if test.message == "" {
			assert.NoError(t, err, test)
		} else {
			assert.ErrorContains(t, err, test.message, test)
		}
	}
}

// How many clients a node takes is AWS's table of maxclients, in which seven small node types have less than the
// others.
func TestMaxConnections(t *testing.T) {
	t.Parallel()
	for node, most := range map[string]int{
		"cache.t2.micro": 20_000, "cache.t2.small": 20_000, "cache.t2.medium": 20_000, "cache.t3.micro": 20_000, "cache.t4g.micro": 20_000,
		"cache.t3.small": 46_000, "cache.t3.medium": 46_000,
		"cache.t4g.small": 65_000, "cache.t4g.medium": 65_000, "cache.m7g.large": 65_000, "cache.m99g.large": 65_000,
	} {
		parsed, err := ParseNodeType(node)
		require.NoError(t, err)
		assert.Equal(t, most, parsed.MaxConnections(), node)
	}
}
