package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

func planOf(t *testing.T, args Inputs) *Plan {
	t.Helper()
	return NewPlan(inputs.NewResolver(t.Context()), args)
}

var valkey = pulumi.StringRef("valkey")

// The version is the one that the program gives, or the default of the engine.
func TestVersion(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args         Inputs
		input, asked string
		offered      string
	}{
		"Redis OSS":       {Inputs{}, "redisVersion", "7.1", "Redis OSS 7.1"},
		"Valkey":          {Inputs{Engine: valkey}, "engineVersion", "8.2", "Valkey 8.2"},
		"redisVersion":    {Inputs{RedisVersion: pulumi.String("6.2")}, "redisVersion", "6.2", "Redis OSS 6.2"},
		"engineVersion":   {Inputs{EngineVersion: pulumi.String("7.0")}, "engineVersion", "7.0", "Redis OSS 7.0"},
		"of Valkey":       {Inputs{Engine: valkey, EngineVersion: pulumi.String("9.1")}, "engineVersion", "9.1", "Valkey 9.1"},
		"newer minor":     {Inputs{Engine: valkey, EngineVersion: pulumi.String("9.7")}, "engineVersion", "9.7", "Valkey 9.7"},
		"wrong input":     {Inputs{Engine: valkey, RedisVersion: pulumi.String("7.1")}, "redisVersion", "7.1", ""},
		"not a version":   {Inputs{RedisVersion: pulumi.String("latest")}, "redisVersion", "latest", ""},
		"never offered":   {Inputs{RedisVersion: pulumi.String("5.0.5")}, "redisVersion", "5.0.5", ""},
		"not known yet":   {Inputs{RedisVersion: inputstest.UnknownPtr()}, "redisVersion", "", ""},
		"known to be one": {Inputs{EngineVersion: inputstest.UnknownPtr()}, "engineVersion", "", ""},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, test.input, p.VersionInput, name)
		assert.Equal(t, test.asked, p.Asked.Value, name)
		assert.Equal(t, test.asked != "", p.Version.Known, name)
		version, ok := p.OfferedVersion()
		if assert.Equal(t, test.offered != "", ok, name) && ok {
			assert.Equal(t, test.offered, version.Release(), name)
		}
	}
}

// What the program writes is kept for the rules, also where it is not an engine or a node type.
func TestWrongTexts(t *testing.T) {
	t.Parallel()
	p := planOf(t, Inputs{InstanceType: "m7g.large", Engine: pulumi.StringRef("memcached")})
	assert.Equal(t, "m7g.large", p.InstanceType)
	assert.Equal(t, elasticache.NodeType{}, p.NodeType)
	assert.Equal(t, "memcached", p.EngineName)
	assert.Empty(t, p.Engine)
	_, ok := p.OfferedVersion()
	assert.False(t, ok)

	p = planOf(t, Inputs{InstanceType: "cache.m7g.large"})
	assert.Equal(t, elasticache.NodeType{Family: "m7g", Size: "large"}, p.NodeType)
	assert.Equal(t, elasticache.Redis, p.Engine)
}

// The version that runs is the one of the plan until the outputs of a cluster name another.
func TestDeployed(t *testing.T) {
	t.Parallel()
	for actual, runs := range map[string]string{"": "6.0", "6.0.5": "6.0.5", "7.0.7": "7.0.7", "nonsense": "6.0"} {
		p := planOf(t, Inputs{RedisVersion: pulumi.String("6.0")})
		p.Deployed(actual)
		assert.Equal(t, runs, p.Running.Value.String(), actual)
		assert.Equal(t, "6.0", p.Version.Value.String(), "what the program asks for stays")
	}
	p := planOf(t, Inputs{RedisVersion: inputstest.UnknownPtr()})
	assert.False(t, p.Running.Known)
	p.Deployed("7.1.0")
	assert.True(t, p.Running.Known)
	assert.False(t, p.Version.Known)
}
