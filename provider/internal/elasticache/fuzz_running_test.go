package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// FuzzReadEndpoint reads any name of a host. An endpoint is of a cluster in the domain of ElastiCache.
func FuzzReadEndpoint(f *testing.F) {
	for _, seed := range []string{
		"master.sessions.ab12cd.euw1.cache.amazonaws.com", "replica.sessions.ab12cd.euw1.cache.amazonaws.com",
		"clustercfg.sessions.ab12cd.euw1.cache.amazonaws.com", "sessions.ab12cd.ng.0001.euw1.cache.amazonaws.com",
		"sessions-ro.ab12cd.ng.0001.euw1.cache.amazonaws.com", "sessions.ab12cd.clustercfg.cnn1.cache.amazonaws.com.cn",
		"sessions-ab12cd.serverless.euw1.cache.amazonaws.com", "master.ab12cd.0001.euw1.cache.amazonaws.com", "localhost", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, host string) {
		for _, one := range ReadEndpoint(host) {
			assert.NotEmpty(t, one.Kind)
			assert.Contains(t, one.Cluster, ".cache.amazonaws.com")
			assert.LessOrEqual(t, len(one.Cluster), len(host))
		}
	})
}

// FuzzNodesOf reads any ids of nodes: each is counted, and no shard that is there is missing.
func FuzzNodesOf(f *testing.F) {
	f.Add("sessions", "sessions-001 sessions-002", 1)
	f.Add("sessions", "sessions-0001-001 sessions-0003-001 sessions-0003-002", 2)
	f.Add("", "- -- ", -1)
	f.Fuzz(func(t *testing.T, id, members string, wanted int) {
		fields := strings.Fields(members)
		nodes, ok := NodesOf(id, fields)
		assert.Equal(t, len(fields) > 0, ok)
		assert.LessOrEqual(t, len(nodes.ShardIDs), len(fields))
		missing := nodes.MissingShards(max(wanted, 0))
		assert.LessOrEqual(t, len(missing), len(nodes.ShardIDs))
		for _, shard := range missing {
			assert.NotContains(t, nodes.ShardIDs, shard)
		}
	})
}

// FuzzRunning reads any version that AWS may say that a cluster runs. It asks for one that this package reads again.
func FuzzRunning(f *testing.F) {
	for _, seed := range []string{
		"7.1.0", "6.x", "5.0.6", "8.0.1", "6.2.6", "7", "", "10.0.0", "7.0.99999999999999999999",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, actual string) {
		for _, engine := range []Engine{Redis, Valkey} {
			if version, ok := engine.Running(actual); ok {
				again, ok := engine.Running(version.Asked().String())
				assert.True(t, ok, "%q is asked for as %q", actual, version.Asked())
				assert.Equal(t, version.Asked(), again.Asked())
			}
		}
	})
}
