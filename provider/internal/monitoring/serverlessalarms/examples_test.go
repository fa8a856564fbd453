package serverlessalarms

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// exampleLimit and exampleArgs are the inputs of a cache that examples change.
type exampleLimit struct {
	Minimum *int `pulumi:"minimum,optional"`
	Maximum *int `pulumi:"maximum,optional"`
}

type exampleArgs struct {
	Alarms                        *ServerlessAlarms    `pulumi:"alarms,optional"`
	CompositeAlarmSnsTopicArns    []pulumi.StringInput `pulumi:"compositeAlarmSnsTopicArns,optional"`
	DataStorage                   *exampleLimit        `pulumi:"dataStorage,optional"`
	ECPUPerSecond                 *exampleLimit        `pulumi:"ecpuPerSecond,optional"`
	EnableCloudwatchAlarms        *bool                `pulumi:"enableCloudwatchAlarms,optional"`
	EnableInsufficientDataActions *bool                `pulumi:"enableInsufficientDataActions,optional"`
}

// changedBy are the inputs of an example in YAML.
func changedBy(t *testing.T, example string) func(*testCache) {
	t.Helper()
	var changes map[string]any
	require.NoError(t, yaml.Unmarshal([]byte(example), &changes))
	var args exampleArgs
	inputs.Read(&args, resource.NewPropertyMapFromMap(changes))
	return func(c *testCache) {
		c.args.Alarms, c.common.EnableCloudwatchAlarms = args.Alarms, args.EnableCloudwatchAlarms
		c.common.CompositeAlarmSnsTopicArns = args.CompositeAlarmSnsTopicArns
		c.common.EnableInsufficientDataActions = args.EnableInsufficientDataActions
		for name, limit := range map[string]struct {
			given *exampleLimit
			of    *Limit
		}{
			"dataStorage":   {args.DataStorage, &c.of.DataStorage},
			"ecpuPerSecond": {args.ECPUPerSecond, &c.of.ECPUPerSecond},
		} {
			if _, changed := changes[name]; !changed {
				continue
			}
			*limit.of = Limit{}
			if limit.given != nil {
				*limit.of = Limit(*limit.given)
			}
		}
	}
}

// Each example breaks its own rule once, and no other.
func TestExamples(t *testing.T) {
	t.Parallel()
	assert.Len(t, everyRule, len(Rules)+len(SettingRules)+len(Advice))
	for _, rule := range everyRule {
		rules, _ := found(planOf(t, changedBy(t, rule.Example)))
		assert.Equal(t, []string{rule.Name}, rules, rule.Example)
	}
	rules, _ := found(planOf(t))
	assert.Empty(t, rules, "the cache that examples change")
}
