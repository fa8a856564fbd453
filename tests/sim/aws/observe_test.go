package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestObserveOnlyWhatIsPublished(t *testing.T) {
	cloud := watched(t, alarmInputs)
	changed := func(change func(*awssim.Metric)) awssim.Metric {
		m := cpu
		m.Dimensions = map[string]string{"CacheClusterId": "cache-001", "CacheNodeId": "0001"}
		change(&m)
		return m
	}
	for name, test := range map[string]struct {
		datapoint awssim.Datapoint
		want      string
	}{
		"member": {
			awssim.Datapoint{Metric: changed(func(m *awssim.Metric) { m.Dimensions["CacheClusterId"] = "cache-003" })},
			"nothing in us-east-1 publishes the metric AWS/ElastiCache CPUUtilization " +
				`map["CacheClusterId":"cache-003" "CacheNodeId":"0001"]`,
		},
		"name":      {awssim.Datapoint{Metric: changed(func(m *awssim.Metric) { m.Name = "CPU" })}, "nothing in us-east-1 publishes"},
		"namespace": {awssim.Datapoint{Metric: changed(func(m *awssim.Metric) { m.Namespace = "" })}, "nothing in us-east-1 publishes"},
		"unit":      {awssim.Datapoint{Metric: changed(func(m *awssim.Metric) { m.Unit = "Count" })}, `is published in "Percent", not in "Count"`},
		"minute":    {awssim.Datapoint{Metric: cpu, Minute: -1}, "minutes count from 0"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, cloud.Observe(region, append(drawn("X X X X X"), test.datapoint)...), test.want)
			assert.Equal(t, insufficient, stateAt(t, cloud, 4), "none of them counts")
		})
	}
}

// Datapoints are kept with the cloud, wherever it is kept.
func TestDatapointsAreKept(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *awssim.Cloud{
		"file":   newCloud,
		"memory": func(*testing.T) *awssim.Cloud { return awssim.InMemory() },
	} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, open(t), nil)
			r := e.create(replicationType, "cache", e.network().cache())
			e.create(metricAlarmType, "cpu", alarmInputs.with("evaluationPeriods", 2))
			mine := series(cpu, 99)
			mine[0].Dimensions = map[string]string{"CacheClusterId": "cache-001", "CacheNodeId": "0001"}
			require.NoError(t, e.cloud.Observe(region, mine...))
			mine[0].Dimensions["CacheClusterId"] = "changed"
			require.NoError(t, e.cloud.Observe(region, awssim.Datapoint{Metric: cpu, Value: 99, Minute: 1}))
			assert.Equal(t, alarm, stateAt(t, e.cloud, 1))
			require.NoError(t, e.delete(r))
			assert.Equal(t, alarm, stateAt(t, e.cloud, 1), "CloudWatch keeps the data of what is gone")
			require.NoError(t, e.cloud.Reset())
			e.create(replicationType, "cache", e.network().cache())
			e.create(metricAlarmType, "cpu", alarmInputs.with("evaluationPeriods", 2))
			assert.Equal(t, insufficient, stateAt(t, e.cloud, 1))
		})
	}
}
