package elasticache

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestValuesString(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]Range{
		"-": {math.MinInt64, math.MaxInt64}, "0-": {0, math.MaxInt64}, "--1": {math.MinInt64, -1}, "7": {7, 7}, "1-75": {1, 75}, "-2,-1": {-2, -1},
	} {
		assert.Equal(t, want, r.String())
	}
	assert.Equal(t, "while no cluster uses the group", ModifiableUnused.String())
	assert.Equal(t, "no", ModifiableNever.String())
	assert.Equal(t, "immediately", Immediately.String())
	assert.Equal(t, "when a cluster is created", AtCreation.String())
}

func TestCheckSettable(t *testing.T) {
	t.Parallel()
	for name, message := range map[string]string{
		"appendonly":             "no append-only file since Redis 2.8.22",
		"maxmemory":              `"reserved-memory-percent"`,
		"activerehashing":        "AWS Support",
		"replica-allow-chaining": "leave it out",
		"client-output-buffer-limit-replica-hard-limit": "follows from the node type",
	} {
		p, ok := FindParameter("redis7", name)
		require.True(t, ok, name)
		assert.ErrorContains(t, p.CheckSettable(), message)
	}
	for _, name := range []string{"timeout", "cluster-enabled", "databases", "reserved-memory"} {
		p, _ := FindParameter("redis7", name)
		assert.NoError(t, p.CheckSettable(), name)
	}
}

func TestParameterCheck(t *testing.T) {
	t.Parallel()
	for _, right := range []struct{ family, name, value string }{
		{"redis4.0", "maxmemory-policy", "allkeys-lfu"},
		{"redis7", "notify-keyspace-events", ""},
		{"redis7", "notify-keyspace-events", "KEg$lshzxeA"},
		{"redis7", "notify-keyspace-events", "Kn"},
		{"redis7", "rename-commands", "flushall restrictedflushall"},
		{"redis7", "slowlog-log-slower-than", "-1"},
		{"redis7", "repl-backlog-size", "99999999999999999999999"},
		{"redis7", "databases", "1200001"},
		{"redis7", "hll-sparse-max-bytes", "20000"},
		{"redis7", "maxmemory-samples", "65"},
		{"valkey9", "cluster-databases", "0"},
		{"redis7", "client-output-buffer-limit-replica-hard-limit", "1403718103"},
		{"redis6.x", "list-max-ziplist-size", "-5"},
	} {
		p, ok := FindParameter(right.family, right.name)
		require.True(t, ok, right.name)
		assert.NoError(t, p.Check(right.value), "%s = %s", right.name, right.value)
	}
	for _, wrong := range []struct{ family, name, value, message string }{
		{"redis7", "maxmemory-policy", "allkeys_lru", `: use "allkeys-lru"`},
		{"redis7", "maxmemory-policy", "AllKeys-LRU ", `: use "allkeys-lru"`},
		{"redis7", "maxmemory-policy", "no-eviction", `: use "noeviction"`},
		{"redis7", "maxmemory-policy", "volatile-lu", "one of volatile-lru, allkeys-lru"},
		{"redis7", "maxmemory-policy", "", "is empty"},
		{"redis7", "activedefrag", "true", `: use "yes"`},
		{"redis7", "activedefrag", "No", `: use "no"`},
		{"redis7", "activedefrag", "perhaps", `(one of yes, no), for example "yes"`},
		{"redis7", "reserved-memory-percent", "101", `0 to 100): use "100"`},
		{"redis7", "reserved-memory-percent", "-1", `: use "0"`},
		{"redis7", "reserved-memory-percent", "25%", `: use "25"`},
		{"redis7", "reserved-memory-percent", "25.0", `: use "25"`},
		{"redis7", "reserved-memory-percent", "25.5", "a whole number, 0 to 100"},
		{"redis7", "reserved-memory-percent", "", "is empty"},
		{"redis7", "timeout", "5", `a whole number, 0 or 20 or more): use "20"`},
		{"redis7", "timeout", "300s", `: use "300"`},
		{"redis7", "repl-backlog-size", "10mb", `a whole number of bytes, 16384 or more): use "10485760"`},
		{"redis7", "repl-backlog-size", "1k", `: use "16384"`},
		{"redis7", "repl-backlog-size", "1,048,576", `: use "1048576"`},
		{"redis7", "proto-max-bulk-len", "1gb", `: use "536870912"`},
		{"redis7", "proto-max-bulk-len", "99999999999999999999999", "1048576 to 536870912"},
		{"redis5.0", "hll-sparse-max-bytes", "20000", `: use "16000"`},
		{"redis5.0", "databases", "0", `: use "1"`},
		{"valkey8", "maxmemory-samples", "65", `: use "64"`},
		{"valkey8", "search-default-timeout-ms", "60001", `: use "60000"`},
		{"valkey9", "cluster-databases", "10001", `: use "10000"`},
		{"redis6.x", "list-max-ziplist-size", "0", `: use "1"`},
		{"redis6.x", "list-max-ziplist-size", "-6", `: use "-5"`},
		{"redis7", "cluster-preferred-endpoint-type", "tls_dynamic", `: use "tls-dynamic"`},
		{"redis7", "notify-keyspace-events", "Kq", `letters out of AKE`},
		{"redis7", "notify-keyspace-events", `"Ex"`, `: use "Ex"`},
		{"redis7", "lua-time-limit", "6000", "a whole number, 5000"},
	} {
		p, ok := FindParameter(wrong.family, wrong.name)
		require.True(t, ok, wrong.name)
		assert.ErrorContains(t, p.Check(wrong.value), wrong.message, "%s = %s", wrong.name, wrong.value)
	}
	assert.NoError(t, Parameter{}.Check("anything"), "nothing is known to be wrong")
}

func TestDoubt(t *testing.T) {
	t.Parallel()
	events, _ := FindParameter("redis7", "notify-keyspace-events")
	assert.Contains(t, events.Doubt("x"), `"Kx"`)
	for _, value := range []string{"", "Ex", "Kx", "AKE", "?"} {
		assert.Empty(t, events.Doubt(value), value)
	}
	timeout, _ := FindParameter("redis7", "timeout")
	assert.Empty(t, timeout.Doubt("20"))
}

func TestDataTieringPolicies(t *testing.T) {
	t.Parallel()
	for _, family := range parameterFamilies {
		p, _ := FindParameter(family, "maxmemory-policy")
		assert.Subset(t, p.Values.OneOf, DataTieringPolicies)
		assert.Len(t, p.Values.OneOf, 8)
	}
}
