package rediscluster

import (
	"pgregory.net/rapid"
)

// turns are changes that the options of a new cluster are not.
var turns = []change{
	{"cluster mode", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		if a.ClusterMode == nil {
			shards(rapid.IntRange(1, 3).Draw(t, "shards"), rapid.IntRange(0, 2).Draw(t, "replicas"))(a)
		} else {
			a.ClusterMode, a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = nil, 2, true, false
		}
	}},
	{"size", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		if n := rapid.IntRange(1, 6).Draw(t, "size"); a.ClusterMode == nil {
			a.ReplicationGroupSize, a.EnableAutomaticFailover = n, n > 1
			a.EnableMultiAz = a.EnableMultiAz && n > 1
		}
	}},
	{"node type", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.InstanceType = rapid.SampledFrom(nodeTypes).Draw(t, "node type")
	}},
	{"migration", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		if a.ClusterModeMigration = nil; a.ClusterMode == nil {
			migrates(rapid.SampledFrom([]string{"compatible", "disabled"}).Draw(t, "step"))(a)
			atOnce(a)
		} else {
			migrates("enabled")(a)
		}
	}},
	{"TLS", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { tls(rapid.Bool().Draw(t, "TLS"))(a) }},
	{"TLS and its mode", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		all(tls(true), tlsMode(rapid.SampledFrom([]string{"preferred", "required"}).Draw(t, "mode")))(a)
	}},
	{"no token", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.AuthToken, a.GenerateAuthToken = nil, nil }},
	{"no users", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.Users, a.UserGroupId = nil, nil }},
	{"to users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		users(app)(a)
		if a.UserGroupId = nil; rapid.Bool().Draw(t, "in steps") {
			strategy("DELETE")(a)
		} else {
			a.AuthToken, a.GenerateAuthToken, a.AuthTokenUpdateStrategy = nil, nil, nil
		}
	}},
	{"another token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		all(token(rapid.SampledFrom([]string{goodToken, "another-of-24-characters"}).Draw(t, "token")),
			strategy(rapid.SampledFrom([]string{"ROTATE", "SET"}).Draw(t, "strategy")))(a)
		a.GenerateAuthToken = nil
	}},
	{"no snapshot", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.SnapshotName, a.SnapshotArn = nil, nil }},
	{"no parameters", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.Parameters = nil }},
}
