package elasticache

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

func TestParameterTable(t *testing.T) {
	t.Parallel()
	pattern := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	ends := map[string]int{}
	for _, row := range parameterRows {
		assert.Regexp(t, pattern, row.Name)
		from, until := slices.Index(parameterFamilies, row.From), len(parameterFamilies)-1
		require.GreaterOrEqual(t, from, 0, row.Name)
		if row.Until != "" {
			until = slices.Index(parameterFamilies, row.Until)
			assert.NotEqual(t, len(parameterFamilies)-1, until, "%s: the newest family has no end", row.Name)
		}
		assert.LessOrEqual(t, from, until, row.Name)
		if end, again := ends[row.Name]; again {
			assert.Equal(t, end+1, from, "%s: the rows of a parameter follow each other", row.Name)
		}
		ends[row.Name] = until

		assert.NotEqual(t, KindUnknown, row.Values.Kind, row.Name)
		if row.Modifiable == ModifiableNever {
			assert.Equal(t, EffectUnknown, row.Effect, "%s: what cannot change has no time of change", row.Name)
		} else {
			assert.NotEqual(t, EffectUnknown, row.Effect, row.Name)
			assert.Empty(t, row.Reason, row.Name)
			assert.False(t, row.NodeType, row.Name)
		}
		if row.ReplacedBy != "" {
			require.NotEmpty(t, row.Until, row.Name)
			_, ok := FindParameter(parameterFamilies[until+1], row.ReplacedBy)
			assert.True(t, ok, "%s is replaced by something that is there", row.Name)
		}
		assertValues(t, row)
		assert.NotContains(t, notParameters, row.Name)
	}
	seen := map[string]string{}
	for _, name := range append(slices.Compact(allParameterNames()), keysOf(notParameters)...) {
		assert.Empty(t, seen[spelling.Squeezed(name)], "%s: a spelling has one meaning", name)
		seen[spelling.Squeezed(name)] = name
	}
}

// assertValues is what is true of the values of every row.
func assertValues(t *testing.T, row Parameter) {
	t.Helper()
	integer := row.Values.Kind == KindInteger || row.Values.Kind == KindBytes
	assert.Equal(t, integer, len(row.Values.Ranges) > 0, row.Name)
	assert.Equal(t, row.Values.Kind == KindOneOf || row.Values.Kind == KindYesNo, len(row.Values.OneOf) > 0, row.Name)
	before := int64(math.MinInt64)
	for i, r := range row.Values.Ranges {
		assert.LessOrEqual(t, r.Min, r.Max, row.Name)
		assert.True(t, i == 0 || r.Min > before, "%s: ranges in order", row.Name)
		before = r.Max
		for _, end := range []int64{r.Min, r.Max} {
			assert.NoError(t, row.Check(strconv.FormatInt(end, 10)), row.Name)
		}
	}
	for _, word := range row.Values.OneOf {
		assert.NoError(t, row.Check(word), row.Name)
	}
	assert.NoError(t, row.Check(row.Values.example()), row.Name)
}

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
	assert.Equal(t, map[string]int{"redis4.0": 56, "redis5.0": 61, "redis6.x": 66, "redis7": 68, "valkey7": 68, "valkey8": 71, "valkey9": 72}, counts)

	for _, family := range []string{"", "redis3.2", "redis6", "valkey10", "memcached1.6"} {
		_, ok := ParametersOf(family)
		assert.False(t, ok, family)
		_, ok = FindParameter(family, "timeout")
		assert.False(t, ok, family)
		assert.Empty(t, NearestParameter(family, "time-out"), family)
		assert.Empty(t, AbsentParameter(family, "save"), family)
		assert.False(t, AllParametersKnown(family), family)
	}
	parameters, _ := ParametersOf("redis7")
	i := slices.IndexFunc(parameters, func(p Parameter) bool { return p.Name == "maxmemory-policy" })
	parameters[i].Values.OneOf[0] = "spoiled"
	again, _ := FindParameter("redis7", "maxmemory-policy")
	assert.Equal(t, "volatile-lru", again.Values.OneOf[0], "the table is not handed out")
}

// wholeList is AWS's published list of a family: each parameter with its allowed values, "!" before those that are not modifiable.
// Source: AWS CLI command reference, describe-engine-default-parameters, example for redis5.0.
const wholeList = `
activedefrag yes,no; active-defrag-cycle-max 1-75; active-defrag-cycle-min 1-75; active-defrag-ignore-bytes 1048576-;
active-defrag-max-scan-fields 1-1000000; active-defrag-threshold-lower 1-100; active-defrag-threshold-upper 1-100; !activerehashing yes,no;
!appendfsync always,everysec,no; !appendonly yes,no; client-output-buffer-limit-normal-hard-limit 0-;
client-output-buffer-limit-normal-soft-limit 0-; client-output-buffer-limit-normal-soft-seconds 0-;
client-output-buffer-limit-pubsub-hard-limit 0-; client-output-buffer-limit-pubsub-soft-limit 0-;
client-output-buffer-limit-pubsub-soft-seconds 0-; !client-output-buffer-limit-replica-soft-seconds 0-;
client-query-buffer-limit 1048576-1073741824; close-on-replica-write yes,no; !cluster-enabled yes,no; cluster-require-full-coverage yes,no;
!databases 1-1200000; hash-max-ziplist-entries 0-; hash-max-ziplist-value 0-; hll-sparse-max-bytes 1-16000; lazyfree-lazy-eviction yes,no;
lazyfree-lazy-expire yes,no; lazyfree-lazy-server-del yes,no; lfu-decay-time 0-; lfu-log-factor 1-; list-compress-depth 0-;
!list-max-ziplist-size -5,-4,-3,-2,-1,1-; lua-replicate-commands yes,no; !lua-time-limit 5000; !maxclients 1-65000;
maxmemory-policy volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction;
maxmemory-samples 1-; min-replicas-max-lag 0-; min-replicas-to-write 0-; notify-keyspace-events; proto-max-bulk-len 1048576-536870912;
rename-commands; repl-backlog-size 16384-; repl-backlog-ttl 0-; !replica-allow-chaining yes,no; !replica-ignore-maxmemory yes,no;
!replica-lazy-flush yes,no; reserved-memory-percent 0-100; set-max-intset-entries 0-; slowlog-log-slower-than -; slowlog-max-len 0-;
stream-node-max-bytes 0-; stream-node-max-entries 0-; tcp-keepalive 0-; timeout 0,20-; zset-max-ziplist-entries 0-; zset-max-ziplist-value 0-`

func TestWholeFamily(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for line := range strings.SplitSeq(wholeList, ";") {
		name, allowed, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, fixed := strings.CutPrefix(name, "!")
		listed[name] = true
		p, ok := FindParameter(wholeFamily, name)
		require.True(t, ok, name)
		switch name {
		case "lfu-decay-time":
			assert.Equal(t, "-", p.Values.String(), "the guide allows more")
		default:
			assert.Equal(t, allowed, p.Values.String(), name)
		}
		if p.Modifiable == ModifiableUnused {
			assert.True(t, fixed, "%s: the guide allows more", name)
		} else {
			assert.Equal(t, fixed, p.Modifiable == ModifiableNever, name)
		}
	}
	parameters, _ := ParametersOf(wholeFamily)
	for _, p := range parameters {
		assert.True(t, listed[p.Name] || p.NodeType || p.Name == "reserved-memory", p.Name)
	}
	assert.True(t, AllParametersKnown(wholeFamily))
	assert.False(t, AllParametersKnown("redis7"))
}

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
		{"redis7", "hash-max-ziplist-value",
			`"hash-max-ziplist-value" is a parameter up to redis6.x, which redis7 has no longer: use "hash-max-listpack-value"`},
		{"valkey8", "lazyfree-lazy-expire", `"lazyfree-lazy-expire" is a parameter up to valkey7, which valkey8 has no longer`},
		{"redis7", "cluster-databases", `"cluster-databases" is a parameter from valkey9 on, which redis7 has not`},
		{"redis5.0", "min-slaves-max-lag",
			`"min-slaves-max-lag" is a parameter up to redis4.0, which redis5.0 has no longer: use "min-replicas-max-lag"`},
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

// adviceHolds is what is true whatever name and value are given: an error is one line of a bearable length, and what it says to use is
// right.
func adviceHolds(t interface {
	require.TestingT
	Helper()
}, family, name, value string) {
	t.Helper()
	oneLine := func(message string) {
		assert.NotContains(t, message, "\n")
		assert.True(t, utf8.ValidString(message))
		assert.Less(t, utf8.RuneCountInString(message), 700)
	}
	oneLine(AbsentParameter(family, name))
	if nearest := NearestParameter(family, name); nearest != "" {
		_, ok := FindParameter(family, nearest)
		assert.True(t, ok, "%q is there", nearest)
	}
	parameters, _ := ParametersOf(family)
	for _, p := range parameters {
		oneLine(p.Doubt(value))
		err := p.Check(value)
		if err == nil {
			continue
		}
		oneLine(err.Error())
		if _, fix, found := strings.Cut(err.Error(), ": use \""); found {
			fix, _, _ = strings.Cut(fix, "\"")
			assert.NoError(t, p.Check(fix), "of %q it says: %s", value, err)
		}
	}
}

// oddValues are what people paste.
var oddValues = []string{
	"", " ", "\n", "\x00", "\xff", "é", "yes\n", "1e9", "0x10", "-", "--5", "+5", "1 024", "1.5gb", "1_000_000",
	"9223372036854775808", "-9223372036854775809",
	"999999999999999gb", "-999999999999999gib", "٣", "１０", "KEA\u200b", "10 MB", `"volatile-lru"`,
	strings.Repeat("9", 10000), strings.Repeat("a", 300), "100%", "0%%",
}

func TestParametersNeverPanic(t *testing.T) {
	t.Parallel()
	for _, family := range append(ParameterFamilies(), "", "\xff") {
		for _, value := range oddValues {
			adviceHolds(t, family, value, value)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom(parameterFamilies).Draw(t, "family")
		value := rapid.OneOf(rapid.String(), rapid.StringMatching(`[+-]?[0-9]{1,22}[,._ ]?[0-9]{0,3} ?(k|KB|mb|GiB|%|s)?`)).Draw(t, "value")
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z]{1,12}([-_][a-z]{1,8}){0,4}`)).Draw(t, "name")
		adviceHolds(t, family, name, value)
	})
}

func FuzzParameter(f *testing.F) {
	for _, value := range oddValues {
		f.Add("maxmemory_policy", value)
	}
	f.Fuzz(func(t *testing.T, name, value string) {
		for _, family := range parameterFamilies {
			adviceHolds(t, family, name, value)
		}
	})
}
