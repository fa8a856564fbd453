package parameters

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// cluster is what the parameters of a cluster depend on.
type cluster struct {
	version   pulumi.StringPtrInput
	shards    bool
	migration string
}

func (c cluster) plan(t *testing.T, args Inputs) *Plan {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	runs := engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large", RedisVersion: c.version})
	called := identity.NewPlan(in, identity.Inputs{Name: "sessions"}, "Redis cluster")
	arranged := topology.Inputs{ReplicationGroupSize: 2, ClusterModeMigration: &c.migration}
	if c.shards {
		arranged.ClusterMode = &topology.ClusterMode{NumNodeGroups: 1, ReplicasPerNodeGroup: 1}
	}
	return NewPlan(in, args, called, runs, topology.NewPlan(in, arranged, runs))
}

func setting(name, value string) Inputs {
	return Inputs{Parameters: pulumi.StringMap{name: pulumi.String(value)}}
}

// The group in use is the program's own, or the one that AWS ships for the version and the mode.
func TestGroupInUse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		cluster cluster
		given   pulumi.StringPtrInput
		want    string
	}{
		"default":             {cluster{}, nil, "default.redis7"},
		"of the version":      {cluster{version: pulumi.String("6.2")}, nil, "default.redis6.x"},
		"with shards":         {cluster{shards: true}, nil, "default.redis7.cluster.on"},
		"in between":          {cluster{migration: "compatible"}, nil, "default.redis7.cluster.on"},
		"empty":               {cluster{}, pulumi.String(""), "default.redis7"},
		"own":                 {cluster{shards: true}, pulumi.String("mine"), "mine"},
		"own, unknown":        {cluster{}, inputstest.UnknownPtr(), ""},
		"of no known version": {cluster{version: inputstest.UnknownPtr()}, nil, ""},
	} {
		p := test.cluster.plan(t, Inputs{ParameterGroupName: test.given})
		assert.Equal(t, test.want, p.GroupName.Value, name)
		assert.Equal(t, test.want != "", p.GroupName.Known, name)
		assert.Nil(t, p.Own, name)
	}
}

// A group is created for parameters, under a name that changes with the family and with the mode.
func TestOwnGroup(t *testing.T) {
	t.Parallel()
	const param, value = "timeout", "300"
	for name, test := range map[string]struct {
		cluster      cluster
		name, family string
		entries      []string
	}{
		"default":             {cluster{}, "sessions-redis7", "redis7", []string{param}},
		"of a dotted family":  {cluster{version: pulumi.String("6.2")}, "sessions-redis6-x", "redis6.x", []string{param}},
		"with shards":         {cluster{shards: true}, "sessions-redis7", "redis7", []string{param, clusterEnabled}},
		"in between":          {cluster{migration: "compatible"}, "sessions-redis7-cluster", "redis7", []string{param, clusterEnabled}},
		"moved":               {cluster{shards: true, migration: "enabled"}, "sessions-redis7-cluster", "redis7", []string{param, clusterEnabled}},
		"moved back":          {cluster{migration: "disabled"}, "sessions-redis7", "redis7", []string{param}},
		"of no known version": {cluster{version: inputstest.UnknownPtr()}, "", "", []string{param}},
	} {
		own := test.cluster.plan(t, setting(param, value)).Own
		require.NotNil(t, own, name)
		assert.Equal(t, test.name, own.Name.Value, name)
		assert.Equal(t, test.name != "", own.Name.Known, name)
		assert.Equal(t, test.family, own.family.Value, name)
		var entries []string
		for _, one := range own.parameters {
			entries = append(entries, one.name)
		}
		assert.Equal(t, test.entries, entries, name)
	}
	own := cluster{shards: true}.plan(t, setting(clusterEnabled, "no")).Own
	require.Len(t, own.parameters, 1, "what the program says is not said again")
	assert.Equal(t, "no", own.parameters[0].value.Value)
}
