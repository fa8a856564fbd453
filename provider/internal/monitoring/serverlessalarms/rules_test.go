package serverlessalarms

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

var everyRule = slices.Concat(Rules, check.Of(SettingRules, ofMonitoring), Advice)

// found are the problems of a plan: the names of the rules, and what they say at which path.
func found(p *Plan) (rules, says []string) {
	for _, one := range check.Run(p, p.in.Unknown.Cover, everyRule) {
		rules, says = append(rules, one.Rule.Name), append(says, one.Path+" "+one.Reason)
	}
	return rules, says
}

func both(changes ...func(*testCache)) []func(*testCache) { return changes }

// Each rule is silent on a value just inside, and speaks on one just outside.
func TestRules(t *testing.T) {
	t.Parallel()
	data := func(set monitoring.Alarm) func(*testCache) {
		return withSettings(ServerlessAlarms{DataStorage: &set})
	}
	ecpu := func(set monitoring.Alarm) func(*testCache) { return withSettings(ServerlessAlarms{Ecpu: &set}) }
	tellMissing := func(c *testCache) { c.common.EnableInsufficientDataActions = new(true) }
	pager := func(c *testCache) { c.common.CompositeAlarmSnsTopicArns = []pulumi.StringInput{} }
	seen := map[string]bool{}
	for _, test := range []struct {
		rule            string
		inside, outside []func(*testCache)
		says            string
	}{
		{
			"alarm-no-threshold", both(withoutMaxima, data(monitoring.Alarm{Threshold: new(1e9)})), both(withoutMaxima, data(monitoring.Alarm{})),
			"alarms.dataStorage has no threshold: the cache has no dataStorage.maximum, which it would follow; set that, or a threshold in bytes, for example { threshold: 4000000000 } for 4 GB",
		},
		{
			"alarm-no-threshold", both(ecpu(monitoring.Alarm{Period: new(120)})), both(ofECPUs(Limit{Minimum: new(1000)}), ecpu(monitoring.Alarm{Period: new(120)})),
			"alarms.ecpu has no threshold: the cache has no ecpuPerSecond.maximum, which it would follow; set that, or a threshold of a whole period, for example { threshold: 240000 } for 4000 ECPUs per second over 60 seconds",
		},
		{
			"alarm-in-bytes", both(data(monitoring.Alarm{Threshold: new(5001.)})), both(data(monitoring.Alarm{Threshold: new(4.)})),
			"alarms.dataStorage.threshold 4 is a number of bytes, as the metric is: for 4 GB use 4000000000",
		},
		{
			"alarm-threshold", both(data(monitoring.Alarm{Threshold: new(5e9)})), both(data(monitoring.Alarm{Threshold: new(6e9)})),
			"alarms.dataStorage.threshold 6000000000 is never exceeded by BytesUsedForCache, which goes up to 5368709120: use less",
		},
		{
			"alarm-threshold", both(ecpu(monitoring.Alarm{Threshold: new(60_000.), Period: new(120)})), both(ecpu(monitoring.Alarm{Threshold: new(60_000.)})),
			"alarms.ecpu.threshold 60000 is never exceeded by ElastiCacheProcessingUnits, which goes up to 60000: use less",
		},
		{
			"alarm-period", both(data(monitoring.Alarm{Period: new(60)})), both(data(monitoring.Alarm{Period: new(90)})),
			"alarms.dataStorage.period 90 is not a multiple of 60 seconds: use 60, 120, 300 or the like",
		},
		{
			"alarm-elsewhere", both(withoutAlarms, data(monitoring.Alarm{Enabled: new(bool)})), both(withoutAlarms, data(monitoring.Alarm{})),
			"alarms.dataStorage changes nothing: enableCloudwatchAlarms is false, so there are no alarms",
		},
		{
			"alarm-per-second", both(ecpu(monitoring.Alarm{Threshold: new(1001.)})), both(ecpu(monitoring.Alarm{Threshold: new(800.)})),
			"alarms.ecpu.threshold 800 counts the ECPUs of all 60 seconds of a period, while ecpuPerSecond.maximum, 1000, is of one second: for 800 ECPUs per second use 48000",
		},
		{
			"missing-data-unseen", both(tellMissing, data(monitoring.Alarm{TreatMissingData: new("missing")})), both(tellMissing),
			"enableInsufficientDataActions tells no one: no alarm of the cache takes missing data for missing, since an idle cache may have none; use alarms: { dataStorage: { treatMissingData: missing } }, for example, or leave it out",
		},
		{
			"composite-of-nothing", both(pager), both(pager, withoutAlarms),
			"compositeAlarmSnsTopicArns makes no alarm and tells no one: enableCloudwatchAlarms is false, so there is nothing for it to look at",
		},
	} {
		seen[test.rule] = true
		rules, _ := found(planOf(t, test.inside...))
		assert.Empty(t, rules, "%s, inside", test.rule)
		rules, says := found(planOf(t, test.outside...))
		assert.Equal(t, []string{test.rule}, rules)
		assert.Equal(t, []string{test.says}, says)
	}
	for _, rule := range slices.Concat(Rules, Advice) {
		assert.True(t, seen[rule.Name], "%s has a case", rule.Name)
		assert.NotEmpty(t, rule.Example, rule.Name)
	}
	for _, rule := range SettingRules {
		assert.Contains(t, rule.Example, "dataStorage: { maximum: 5 }\nalarms: { dataStorage: { ", rule.Name)
	}
}

// A limit of a wrong type, which is reported, says nothing about thresholds.
func TestUnknownLimits(t *testing.T) {
	t.Parallel()
	p := planOf(t, withoutMaxima, withSettings(ServerlessAlarms{DataStorage: &monitoring.Alarm{}}))
	for _, path := range []string{"dataStorage", "dataStorage.maximum", "alarms"} {
		p.in.Unknown = inputs.Paths{path: true}
		rules, _ := found(p)
		assert.Empty(t, rules, path)
	}
}
