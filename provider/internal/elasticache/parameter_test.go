package elasticache

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

func TestParametersOf(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, family := range ParameterFamilies() {
		parameters, ok := ParametersOf(family)
		require.True(t, ok, family)
		var names []string
		for _, p := range parameters {
			names = append(names, p.Name)
			found, ok := FindParameter(family, p.Name)
			assert.True(t, ok)
			assert.Equal(t, p, found)
			assert.Empty(t, NearestParameter(family, p.Name), "there is nothing to correct")
			assert.Empty(t, AbsentParameter(family, p.Name))
		}
		assert.True(t, slices.IsSorted(names), family)
		assert.Len(t, slices.Compact(slices.Clone(names)), len(names), "%s has each name once", family)
		counts[family] = len(parameters)
	}
	assert.Equal(t, map[string]int{
		"redis4.0": 56, "redis5.0": 61, "redis6.x": 66, "redis7": 68, "valkey7": 68, "valkey8": 71, "valkey9": 72,
	}, counts)

	for _, family := range []string{"", "redis3.2", "redis6", "valkey10", "memcached1.6"} {
		_, ok := ParametersOf(family)
		assert.False(t, ok, family)
		_, ok = FindParameter(family, "timeout")
		assert.False(t, ok, family)
		assert.Empty(t, NearestParameter(family, "time-out"), family)
		assert.Empty(t, AbsentParameter(family, "save"), family)
	}
	parameters, _ := ParametersOf("redis7")
	i := slices.IndexFunc(parameters, func(p Parameter) bool { return p.Name == "maxmemory-policy" })
	parameters[i].Values.OneOf[0] = "spoiled"
	again, _ := FindParameter("redis7", "maxmemory-policy")
	assert.Equal(t, "volatile-lru", again.Values.OneOf[0], "the table is not handed out")
}

func TestFindParameter(t *testing.T) {
	t.Parallel()
	for _, want := range []struct {
		family, name, from, until string
		modifiable                Modifiable
		effect                    Effect
		values                    string
	}{
		{"redis4.0", "close-on-slave-write", "redis4.0", "redis4.0", ModifiableAlways, Immediately, "yes,no"},
		{"redis5.0", "close-on-replica-write", "redis5.0", "", ModifiableAlways, Immediately, "yes,no"},
		{"redis4.0", "repl-timeout", "redis4.0", "redis4.0", ModifiableNever, EffectUnknown, "11-"},
		{"redis5.0", "lua-replicate-commands", "redis5.0", "redis5.0", ModifiableAlways, Immediately, "yes,no"},
		{"redis5.0", "rename-commands", "redis5.0", "", ModifiableAlways, Immediately, ""},
		{"redis6.x", "activerehashing", "redis4.0", "", ModifiableUnused, AtReboot, "yes,no"},
		{"redis7", "activerehashing", "redis4.0", "", ModifiableNever, EffectUnknown, "yes,no"},
		{"redis6.x", "acl-pubsub-default", "redis6.x", "", ModifiableAlways, AtReboot, "resetchannels,allchannels"},
		{"redis6.x", "active-expire-effort", "redis6.x", "", ModifiableAlways, Immediately, "1-10"},
		{"redis6.x", "hash-max-ziplist-value", "redis4.0", "redis6.x", ModifiableAlways, Immediately, "0-"},
		{"redis7", "hash-max-listpack-value", "redis7", "", ModifiableAlways, Immediately, "0-"},
		{"redis7", "cluster-preferred-endpoint-type", "redis7", "", ModifiableAlways, Immediately, "ip,tls-dynamic"},
		{"valkey7", "latency-tracking", "redis7", "", ModifiableAlways, Immediately, "yes,no"},
		{"valkey7", "lazyfree-lazy-user-del", "redis6.x", "valkey7", ModifiableAlways, Immediately, "yes,no"},
		{"redis7", "maxmemory-samples", "redis4.0", "", ModifiableAlways, Immediately, "1-"},
		{"valkey8", "maxmemory-samples", "redis4.0", "", ModifiableAlways, Immediately, "1-64"},
		{"valkey8", "extended-redis-compatibility", "valkey8", "", ModifiableAlways, Immediately, "yes,no"},
		{"valkey8", "commandlog-large-reply-max-len", "valkey8", "", ModifiableAlways, Immediately, "0-1024"},
		{"valkey8", "search-default-timeout-ms", "valkey8", "", ModifiableAlways, Immediately, "1-60000"},
		{"valkey9", "cluster-databases", "valkey9", "", ModifiableUnused, AtCreation, "0-10000"},
		{"valkey9", "cluster-enabled", "redis4.0", "", ModifiableUnused, AtCreation, "yes,no"},
		{"valkey9", "repl-backlog-size", "redis4.0", "", ModifiableAlways, Immediately, "16384-"},
		{"valkey9", "timeout", "redis4.0", "", ModifiableAlways, Immediately, "0,20-"},
		{"redis6.x", "list-max-ziplist-size", "redis4.0", "redis6.x", ModifiableUnknown, Immediately, "-5,-4,-3,-2,-1,1-"},
	} {
		p, ok := FindParameter(want.family, want.name)
		require.True(t, ok, "%s of %s", want.name, want.family)
		assert.Equal(t, want.from, p.From, want.name)
		assert.Equal(t, want.until, p.Until, want.name)
		assert.Equal(t, want.modifiable, p.Modifiable, "%s: %s", want.name, p.Modifiable)
		assert.Equal(t, want.effect, p.Effect, "%s: %s", want.name, p.Effect)
		assert.Equal(t, want.values, p.Values.String(), want.name)
	}
	for name, family := range map[string]string{
		"close-on-slave-write": "redis5.0", "repl-timeout": "redis5.0", "lua-replicate-commands": "redis6.x", "hash-max-ziplist-value": "redis7",
		"lazyfree-lazy-user-del": "valkey8", "replica-lazy-flush": "valkey8", "cluster-databases": "valkey8", "acllog-max-len": "redis5.0",
		"MAXMEMORY-POLICY": "redis7", "": "redis7", "save": "redis7",
	} {
		_, ok := FindParameter(family, name)
		assert.False(t, ok, "%s of %s", name, family)
	}
}

func TestNearestParameter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ family, name, want string }{
		{"redis7", "maxmemory_policy", "maxmemory-policy"},
		{"redis7", "MaxMemory-Policy", "maxmemory-policy"},
		{"redis7", "maxmemoryPolicy", "maxmemory-policy"},
		{"redis7", "maxmemory.policy", "maxmemory-policy"},
		{"redis7", " maxmemory–policy ", "maxmemory-policy"},
		{"redis7", "maxmemory-polcy", "maxmemory-policy"},
		{"redis7", "notify-keyspace-event", "notify-keyspace-events"},
		{"redis7", "time-out", "timeout"},
		{"redis7", "hash-max-ziplist-entries", "hash-max-listpack-entries"},
		{"redis7", "hash_max_ziplist_entries", "hash-max-listpack-entries"},
		{"redis6.x", "hash-max-listpack-entries", "hash-max-ziplist-entries"},
		{"redis7", "min-slaves-to-write", "min-replicas-to-write"},
		{"redis4.0", "close-on-replica-write", "close-on-slave-write"},
		{"redis7", "rename-command", "rename-commands"},
		{"redis4.0", "rename-command", ""},
		{"valkey8", "lazyfree-lazy-expire", ""},
		{"redis7", "cluster-databases", ""},
		{"redis7", "active-defrag-cycle-mix", ""}, // min, or max
		{"redis7", "set-max-listpack-entries", ""},
		{"redis7", "list-max-listpack-size", ""},
		{"redis7", "save", ""},
		{"redis7", "dir", ""},
		{"redis7", "requirepass", ""},
		{"redis7", "", ""},
		{"redis7", "something-else", ""},
		{"redis7", strings.Repeat("a", 1000), ""},
		{"redis3.2", "maxmemory_policy", ""},
	} {
		assert.Equal(t, c.want, NearestParameter(c.family, c.name), "%s of %s", spelling.Quote(c.name), c.family)
	}
}

func TestAbsentParameter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ family, name, want string }{
		{
			"redis7", "hash-max-ziplist-value",
			`"hash-max-ziplist-value" is a parameter up to redis6.x, which redis7 has no longer: use ` +
				`"hash-max-listpack-value"`,
		},
		{"valkey8", "lazyfree-lazy-expire", `"lazyfree-lazy-expire" is a parameter up to valkey7, which valkey8 has no longer`},
		{"redis7", "cluster-databases", `"cluster-databases" is a parameter from valkey9 on, which redis7 has not`},
		{
			"redis5.0", "min-slaves-max-lag",
			`"min-slaves-max-lag" is a parameter up to redis4.0, which redis5.0 has no longer: use ` +
				`"min-replicas-max-lag"`,
		},
	} {
		assert.Equal(t, c.want, AbsentParameter(c.family, c.name))
	}
	for name, reason := range map[string]string{
		"requirepass": "AUTH token", "save": "snapshot window", "bind": "AWS sets this itself", "dir": "AWS sets this itself", "aclfile": "user group",
		"auto-aof-rewrite-percentage": "append-only file", "rename-command": `"rename-commands"`, "RequirePass": "AUTH token",
	} {
		assert.Contains(t, AbsentParameter("redis7", name), reason, name)
	}
	for _, name := range []string{"", "timeout", "something-else", "list-max-listpack-size"} {
		assert.Empty(t, AbsentParameter("redis7", name), name)
	}
}
