package serverlessalarms

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// published are the metrics that the alarms may watch, with the units of AWS.
// Source: ElastiCache user guide, "Metrics and events for Valkey and Redis OSS serverless caches".
var published = map[string]string{
	"BytesUsedForCache": "Bytes", "ElastiCacheProcessingUnits": "Count", "SuccessfulReadRequestLatency": "Microseconds",
	"SuccessfulWriteRequestLatency": "Microseconds", "TotalCmdsCount": "Count", "CacheHitRate": "Percent",
	"CacheHits": "Count", "CurrConnections": "Count", "ThrottledCmds": "Count", "NewConnections": "Count",
	"CurrItems": "Count", "CurrVolatileItems": "Count", "NetworkBytesIn": "Bytes", "NetworkBytesOut": "Bytes",
	"Evictions": "Count", "IamAuthenticationExpirations": "Count", "IamAuthenticationThrottling": "Count",
	"KeyAuthorizationFailures": "Count", "AuthenticationFailures": "Count", "CommandAuthorizationFailures": "Count",
}

// Every alarm can be changed by its name, nothing else can, and each is explained. All that is watched and drawn is
// published by AWS.
func TestTable(t *testing.T) {
	t.Parallel()
	var names []string
	keys := map[string]bool{}
	for _, row := range alarmTable {
		names = append(names, row.Input)
		assert.False(t, keys[row.Key], "%s stands once in the table", row.Key)
		keys[row.Key] = true
		for what, text := range map[string]string{
			"reason for its threshold": row.why, "meaning": row.Meaning, "remedy": row.Remedy,
			"check": row.Checks[0], "second check": row.Checks[1], "third check": row.Checks[2],
		} {
			assert.NotEmpty(t, text, "%s has no %s", row.Input, what)
		}
		assert.Equal(t, published[row.Name], row.Unit, row.Name)
	}
	assert.ElementsMatch(t, slices.Collect(maps.Keys(AlarmFields)), names)
	assert.ElementsMatch(t, slices.Collect(maps.Keys(AlarmsDocs())), names)
	for _, chart := range cacheCharts {
		if chart.Alarm == "" {
			assert.Equal(t, published[chart.Metric.Name], chart.Metric.Unit, chart.Title)
		} else {
			assert.Contains(t, names, chart.Alarm, chart.Title)
		}
	}
}

// Which alarms there are depends on the maxima and the program.
func TestWhichAlarmsThereAre(t *testing.T) {
	t.Parallel()
	always := []string{"throttling", "connections"}
	all := []string{
		"data-storage", "ecpu", "throttling", "connections", "evictions", "hit-rate", "read-latency", "write-latency",
		"new-connections", "authentication-failures",
	}
	for name, test := range map[string]struct {
		changes []func(*testCache)
		want    []string
	}{
		"both maxima":          {nil, all[:4]},
		"no maximum":           {[]func(*testCache){withoutMaxima}, always},
		"data alone":           {[]func(*testCache){ofECPUs(Limit{Minimum: new(1000)})}, append(all[:1:1], always...)},
		"ECPUs alone":          {[]func(*testCache){ofData(Limit{})}, append([]string{"ecpu"}, always...)},
		"all":                  {[]func(*testCache){withSettings(everyAlarm())}, all},
		"all without maxima":   {[]func(*testCache){withSettings(everyAlarm()), withoutMaxima}, all[2:]},
		"a threshold":          {[]func(*testCache){withSettings(ServerlessAlarms{DataStorage: threshold(4e9)}), withoutMaxima}, append(all[:1:1], always...)},
		"off, with a maximum":  {[]func(*testCache){withSettings(ServerlessAlarms{Ecpu: &monitoring.Alarm{Enabled: new(bool)}})}, append(all[:1:1], always...)},
		"off, with a number":   {[]func(*testCache){withSettings(ServerlessAlarms{Ecpu: &monitoring.Alarm{Enabled: new(bool), Threshold: new(5e4)}}), withoutMaxima}, always},
		"no alarms in general": {[]func(*testCache){withoutAlarms}, nil},
	} {
		var keys []string
		for _, a := range planOf(t, test.changes...).Alarms {
			keys = append(keys, a.ShortName())
		}
		assert.Equal(t, test.want, keys, name)
	}
}

// CloudWatch accepts each alarm, whatever the cache.
func TestAlarmsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*testCache){
		func(*testCache) {}, func(c *testCache) { c.of.Identity.Name = strings.Repeat("n", 40) },
		ofData(Limit{Maximum: new(5000)}), ofECPUs(Limit{Maximum: new(15_000_000)}),
	} {
		p := planOf(t, withSettings(everyAlarm()), change)
		require.Len(t, p.Alarms, len(alarmTable))
		for _, a := range p.Alarms {
			assert.LessOrEqual(t, len(a.Description()), 1024, "CloudWatch's limit: %s", a.Key)
			assert.LessOrEqual(t, len(p.AlarmName(a.ShortName())), 255)
			assert.LessOrEqual(t, a.DatapointsToAlarm, a.EvaluationPeriods)
			assert.Contains(t, monitoring.MissingData, a.MissingData)
			assert.Equal(t, map[string]string{"clusterId": p.Identity.Name}, a.Dimensions)
			assert.Equal(t, p.Identity.Name, a.Subject)
			assert.Empty(t, a.Suffix)
		}
	}
}

// The thresholds are 75 % of the maxima, in the unit of the metric.
func TestThresholds(t *testing.T) {
	t.Parallel()
	planned := byKey(planOf(t))
	data, ecpu := planned["data-storage"], planned["ecpu"]
	assert.Equal(t, 3_750_000_000., data.Threshold)
	assert.Contains(t, data.Description(),
		"BytesUsedForCache of orders is above 3.75 GB. The cache is near dataStorage.maximum.")
	assert.Equal(t, 45_000., ecpu.Threshold)
	assert.Contains(t, ecpu.Description(),
		"ElastiCacheProcessingUnits of orders is above 45000 in 60 s (750 per second). ")
	assert.Equal(t, []any{"Maximum", "ignore"}, []any{data.Statistic, data.MissingData})
	assert.Equal(t, []any{"Sum", "notBreaching"}, []any{ecpu.Statistic, ecpu.MissingData})
	assert.Equal(t, 0., planned["throttling"].Threshold)
	assert.Equal(t, 50_000., planned["connections"].Threshold)

	longer := byKey(planOf(t, withSettings(ServerlessAlarms{
		Ecpu: &monitoring.Alarm{Period: new(300)}, DataStorage: &monitoring.Alarm{Period: new(300)},
	})))
	assert.Equal(t, 225_000., longer["ecpu"].Threshold, "the metric adds up, and so does the threshold")
	assert.Contains(t, longer["ecpu"].Description(), "is above 225000 in 300 s (750 per second). ")
	assert.Equal(t, data.Threshold, longer["data-storage"].Threshold, "bytes do not add up")

	own := byKey(planOf(t, withoutMaxima, withSettings(ServerlessAlarms{
		DataStorage: threshold(4e9), Ecpu: threshold(6000),
	})))
	assert.Equal(t, 4e9, own["data-storage"].Threshold)
	assert.Contains(t, own["data-storage"].Description(),
		"is above 4 GB. The cache holds more data than the program expects.")
	assert.Contains(t, own["data-storage"].Description(),
		"Remedy: shorter TTLs, fewer or smaller keys, or dataStorage.maximum,")
	assert.Equal(t, 6000., own["ecpu"].Threshold)
	assert.Contains(t, own["ecpu"].Description(), "is above 6000 in 60 s (100 per second). The cache uses more ECPUs")
}

// There is one composite alarm, which looks at all alarms of the cache.
func TestCompositeAlarm(t *testing.T) {
	t.Parallel()
	p := planOf(t, func(c *testCache) { c.common.CompositeAlarmSnsTopicArns = []pulumi.StringInput{} })
	require.Len(t, p.Composites, 1)
	assert.Equal(t, "orders is unhealthy", p.Composites[0].CloudwatchName)
	assert.Equal(t, []string{"data-storage", "ecpu", "throttling", "connections"}, p.Composites[0].Under)
	assert.Contains(t, p.Composites[0].About, "At least one alarm of the cache orders is on.")
	assert.Contains(t, p.Composites[0].About, "(2) the events of ElastiCache, and the maxima of the cache")
}

// The documentation says what the thresholds follow, and which caches have the alarm.
func TestAlarmTable(t *testing.T) {
	t.Parallel()
	table := AlarmTable()
	require.Len(t, table, len(alarmTable))
	shown := map[string][]string{}
	for _, row := range table {
		shown[row.Input] = []string{row.Condition, row.Applies, row.Missing}
		assert.NotEmpty(t, row.Why, row.Input)
	}
	assert.Equal(t, []string{
		"Maximum > 75 % of `dataStorage.maximum`, in 3 of 5 periods of 60 s", "caches with `dataStorage.maximum`",
		"ignore",
	}, shown["dataStorage"])
	assert.Equal(t, []string{
		"Sum > 75 % of `ecpuPerSecond.maximum` × 60, in 3 of 5 periods of 60 s", "caches with `ecpuPerSecond.maximum`",
		"notBreaching",
	}, shown["ecpu"])
	assert.Equal(t, []string{
		"Average < 80 %, in 4 of 6 periods of 300 s", "every cache", "notBreaching",
	}, shown["hitRate"])
}

// The common inputs are all documented in the words of a cache.
func TestDocs(t *testing.T) {
	t.Parallel()
	assert.ElementsMatch(t, slices.Collect(maps.Keys(monitoring.Docs)), slices.Collect(maps.Keys(CommonDocs)))
	for name, doc := range inputs.Docs(CommonDocs, Docs) {
		assert.NotRegexp(t, `cluster|node`, doc.Meaning+doc.Allowed+doc.Absent+doc.Change, name)
		assert.LessOrEqual(t, len(doc.String()), 300, name)
	}
}

func threshold(at float64) *monitoring.Alarm { return &monitoring.Alarm{Threshold: &at} }
