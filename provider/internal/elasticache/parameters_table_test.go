package elasticache

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

// wholeList is AWS's published list of a family: each parameter with its allowed values, "!" before those that are not
// modifiable.
// Source: AWS CLI command reference, describe-engine-default-parameters, example for redis5.0.
const wholeList = `
activedefrag yes,no; active-defrag-cycle-max 1-75; active-defrag-cycle-min 1-75; active-defrag-ignore-bytes 1048576-;
active-defrag-max-scan-fields 1-1000000; active-defrag-threshold-lower 1-100; active-defrag-threshold-upper 1-100;
!activerehashing yes,no; !appendfsync always,everysec,no; !appendonly yes,no;
client-output-buffer-limit-normal-hard-limit 0-; client-output-buffer-limit-normal-soft-limit 0-;
client-output-buffer-limit-normal-soft-seconds 0-; client-output-buffer-limit-pubsub-hard-limit 0-;
client-output-buffer-limit-pubsub-soft-limit 0-; client-output-buffer-limit-pubsub-soft-seconds 0-;
!client-output-buffer-limit-replica-soft-seconds 0-; client-query-buffer-limit 1048576-1073741824;
close-on-replica-write yes,no; !cluster-enabled yes,no; cluster-require-full-coverage yes,no; !databases 1-1200000;
hash-max-ziplist-entries 0-; hash-max-ziplist-value 0-; hll-sparse-max-bytes 1-16000; lazyfree-lazy-eviction yes,no;
lazyfree-lazy-expire yes,no; lazyfree-lazy-server-del yes,no; lfu-decay-time 0-; lfu-log-factor 1-;
list-compress-depth 0-; !list-max-ziplist-size -5,-4,-3,-2,-1,1-; lua-replicate-commands yes,no; !lua-time-limit 5000;
!maxclients 1-65000;` +
	"maxmemory-policy volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu," +
	"volatile-random,allkeys-random,volatile-ttl,noeviction;" + `
maxmemory-samples 1-; min-replicas-max-lag 0-; min-replicas-to-write 0-; notify-keyspace-events;
proto-max-bulk-len 1048576-536870912; rename-commands; repl-backlog-size 16384-; repl-backlog-ttl 0-;
!replica-allow-chaining yes,no; !replica-ignore-maxmemory yes,no; !replica-lazy-flush yes,no;
reserved-memory-percent 0-100; set-max-intset-entries 0-; slowlog-log-slower-than -; slowlog-max-len 0-;
stream-node-max-bytes 0-; stream-node-max-entries 0-; tcp-keepalive 0-; timeout 0,20-; zset-max-ziplist-entries 0-;
zset-max-ziplist-value 0-`

// wholeFamily is the family whose parameters AWS has all published.
// Source: AWS CLI command reference, describe-engine-default-parameters, example for redis5.0.
const wholeFamily = "redis5.0"

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
}
