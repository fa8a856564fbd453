package rediscluster

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// clusterURN is the URN of the cluster in the tests' programs.
const clusterURN = "urn:pulumi:stack::project::aws-redis:index:RedisCluster::cache"

func names(g graph) []string { return g.Names() }

// The names of the children are API: a new name here without an alias in the code replaces resources of users.
func TestChildren(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{
			pulumi.String("10.0.0.0/16"), pulumi.String("2001:db8::/32"),
		}
		a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{pulumi.String("sg-0a1b2c3d")}
	}))
	assert.Equal(t, []string{
		"cache",
		"cache-alarm-connections-001", "cache-alarm-connections-002",
		"cache-alarm-cpu-001", "cache-alarm-cpu-002",
		"cache-alarm-freeable-memory-001", "cache-alarm-freeable-memory-002",
		"cache-alarm-memory-001", "cache-alarm-memory-002",
		"cache-alarm-replication-lag-001", "cache-alarm-replication-lag-002",
		"cache-alarm-swap-001", "cache-alarm-swap-002",
		"cache-alarm-traffic-management-001", "cache-alarm-traffic-management-002",
		"cache-ingress-cidr-10.0.0.0-16", "cache-ingress-cidr-2001_db8__-32", "cache-ingress-group-sg-0a1b2c3d",
		"cache-replication-group", "cache-security-group", "cache-subnet-group",
	}, names(g))
	for name, r := range g {
		if name == "cache" {
			continue
		}
		assert.Equal(t, clusterURN, r.Parent(), "%s is a child of the component", name)
		assert.Empty(t, r.Provider, "%s takes the provider that its parent has", name)
		assert.True(t, strings.HasPrefix(r.TypeToken, "aws:") || strings.HasPrefix(r.TypeToken, "random:"), "%s", name)
	}
}

// The engine keeps the inputs with the component, for policies and people to read.
func TestInputsAreRecorded(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: 1, ReplicasPerNodeGroup: 1}
		a.Port = pulumi.Int(7000)
	}))
	assert.Equal(t, map[string]any{
		"enableAutomaticFailover": true,
		"enableMultiAz":           true,
		"instanceType":            "cache.m7g.large",
		"name":                    "sessions",
		"replicationGroupSize":    2.,
		"subnetIds":               []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"},
		"vpcId":                   "vpc-0aaaaaaaaaaaaaaa1",
		"port":                    7000.,
		"clusterMode":             map[string]any{"numNodeGroups": 1., "replicasPerNodeGroup": 1.},
	}, g["cache"].Inputs.Mappable())
}

func TestInvalidInputsRegisterNothing(t *testing.T) {
	t.Parallel()
	g, err := deploy(t, &RedisClusterArgs{}, nil)
	require.Error(t, err)
	assert.Empty(t, g)
	g, err = deploy(t, nil, nil)
	require.Error(t, err)
	assert.Empty(t, g)
}

func TestTokenIsASecret(t *testing.T) {
	t.Parallel()
	const token = "not-marked-by-the-program"
	g := mustDeploy(t, with(func(a *RedisClusterArgs) { a.AuthToken = pulumi.String(token) }))
	for _, name := range []string{"cache", "cache-replication-group"} {
		sent := g[name].Sent["authToken"]
		require.True(t, mocked.IsSecret(sent), "%s: %v", name, sent)
	}
	for name, r := range g {
		for key, value := range r.Sent {
			if string(key) != "authToken" {
				assert.NotContains(t, value.String(), token, "%s.%s", name, key)
			}
		}
	}
}
