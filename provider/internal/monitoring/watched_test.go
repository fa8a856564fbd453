package monitoring

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// ecpus is a metric that no cluster of nodes has.
var ecpus = Metric{
	Input: "ecpus", Key: "ecpus", Name: "ElastiCacheProcessingUnits", Unit: "Count", Statistic: "Sum",
	Comparison: GreaterThan, Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching",
	Threshold: 800, Highest: 1000, Shown: InNumbers,
	Meaning: "The cache is near its limit.", Checks: [3]string{"a", "b", "c"}, Remedy: "a higher limit",
}

// watchedCache is a component without nodes.
func watchedCache(set *Alarm) Watched {
	m, _ := ecpus.Configured(set)
	alarm := PlannedAlarm{Metric: m, Subject: "orders", Dimensions: map[string]string{"clusterId": "orders"}}
	w := Watched{
		Name: "orders", Kind: "cache", FirstSteps: "the limits of the cache",
		Metric: func(string) Metric { return ecpus },
		Alarms: []PlannedAlarm{alarm},
		Draw: func(d Drawn) *Dashboard {
			lines := []Line{{Label: "cache", Dimensions: alarm.Dimensions}}
			return &Dashboard{Title: fmt.Sprint(d.States, " alarms"), Sections: []Section{
				{Title: "Use", Charts: []Chart{{Metric: d.Alarms[0].Metric, Title: "ECPUs", Armed: true, Lines: lines}}},
			}}
		},
	}
	if set != nil {
		w.Settings = map[string]*Alarm{"ecpus": set}
	}
	return w
}

// A component without nodes is watched through its own metrics.
func TestAnotherComponentIsWatched(t *testing.T) {
	t.Parallel()
	args := Inputs{
		EnableDashboard:            new(bool),
		CompositeAlarmSnsTopicArns: []pulumi.StringInput{pulumi.String("arn:aws:sns:eu-west-1:123456789012:pager")},
	}
	*args.EnableDashboard = true
	p := NewPlan(inputs.NewResolver(t.Context()), args, watchedCache(nil))

	require.Len(t, p.Alarms, 1)
	assert.Equal(t, "orders-ecpus", p.AlarmName(p.Alarms[0].ShortName()))
	assert.Equal(t, "ElastiCacheProcessingUnits of orders is above 800. The cache is near its limit. "+
		"Look at: (1) a; (2) b; (3) c. Remedy: a higher limit.", p.Alarms[0].Description())

	require.Len(t, p.Composites, 1)
	assert.Contains(t, p.Composites[0].About, "At least one alarm of the cache orders is on.")
	assert.Contains(t, p.Composites[0].About, "(2) the limits of the cache;")

	assert.Equal(t, "2 alarms", p.Dashboard.Title)
	body, err := p.On("anything").Dashboard.Body("eu-west-1", nil)
	require.NoError(t, err)
	assert.Contains(t, body, `["AWS/ElastiCache","ElastiCacheProcessingUnits","clusterId","orders",{"label":"cache"}]`)
}

// Without alarms there is nothing that a composite alarm could look at.
func TestNoAlarms(t *testing.T) {
	t.Parallel()
	args := Inputs{EnableCloudwatchAlarms: new(bool), CompositeAlarmSnsTopicArns: []pulumi.StringInput{}}
	p := NewPlan(inputs.NewResolver(t.Context()), args, watchedCache(nil))
	assert.Empty(t, p.Alarms)
	assert.Empty(t, p.Composites)
	assert.Nil(t, p.Dashboard)
}

// The rules about changes of alarms hold for any metric.
func TestSettingsOfAnotherComponent(t *testing.T) {
	t.Parallel()
	threshold, period := 2000., 90
	set := &Alarm{Threshold: &threshold, Period: &period}
	p := NewPlan(inputs.NewResolver(t.Context()), Inputs{}, watchedCache(set))
	example := SettingExample{Alarm: "ecpus", TooHigh: "2000", Beside: "limits: 5\n", Metrics: "the list"}
	rules := SettingRules(example, "limits")
	found := check.Run(p, inputs.Paths{}.Cover, rules)
	require.Len(t, found, 2)
	assert.Equal(t, "alarms.ecpus.period", found[0].Path)
	assert.Equal(t, "alarms.ecpus.threshold", found[1].Path)
	assert.Equal(t, "2000 is never exceeded by ElastiCacheProcessingUnits, which goes up to 1000: use less",
		found[1].Reason)
	for _, rule := range rules {
		assert.Equal(t, []string{"alarms", "limits"}, rule.Needs, rule.Name)
		assert.Regexp(t, `^limits: 5\nalarms: { ecpus: { [a-zA-Z]+: [^<>]+ } }$`, rule.Example, rule.Name)
	}
	last := rules[len(rules)-1]
	assert.Equal(t, "limits: 5\nalarms: { ecpus: { threshold: 2000 } }", last.Example)
	assert.Equal(t, "the list", last.Source)
}

// A setting replaces what the component says, and the number of datapoints follows from the number of periods.
func TestConfigured(t *testing.T) {
	t.Parallel()
	two, four, off := 2, 4, false
	m, on := ecpus.Configured(&Alarm{EvaluationPeriods: &two})
	assert.True(t, on)
	assert.Equal(t, []int{2, 2}, []int{m.EvaluationPeriods, m.DatapointsToAlarm})

	everyPeriod := ecpus
	everyPeriod.DatapointsToAlarm = 5
	m, _ = everyPeriod.Configured(&Alarm{EvaluationPeriods: &four})
	assert.Equal(t, 4, m.DatapointsToAlarm)

	optIn := ecpus
	optIn.OptIn = true
	_, on = optIn.Configured(nil)
	assert.False(t, on, "off by default")
	_, on = optIn.Configured(&Alarm{})
	assert.True(t, on, "named by the program")
	_, on = ecpus.Configured(&Alarm{Enabled: &off})
	assert.False(t, on)
}

// A threshold of 0 is no target: nothing scales by that metric. The limit of a metric is drawn beside its threshold.
func TestMarks(t *testing.T) {
	t.Parallel()
	none := Chart{Metric: Metric{Comparison: GreaterThan, Shown: InNumbers}, Armed: true}
	assert.Equal(t, []thresholdLine{{"alarm: 0", 0, "above", thresholdColor}}, none.marks())

	full := Chart{Metric: ecpus, Armed: true, Limit: 1000}
	assert.Equal(t, []thresholdLine{
		{"maximum: 1000", 1000, "none", limitColor}, {"alarm: 800", 800, "above", thresholdColor},
	}, full.marks())
}
