package serverlesscache

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// Every alarm of every cache can go off: it watches a metric that AWS publishes, goes off when the metric crosses the
// threshold for long enough, and recovers. The dashboard draws only metrics that AWS publishes.
func TestAlarmsFire(t *testing.T) {
	t.Parallel()
	for what, changes := range map[string]string{
		"a small cache": "dataStorage: { maximum: 1 }\necpuPerSecond: { maximum: 1000 }",
		"the largest":   "dataStorage: { maximum: 5000 }\necpuPerSecond: { maximum: 15000000 }",
		"with minima":   "dataStorage: { minimum: 5, maximum: 10 }\necpuPerSecond: { minimum: 2000, maximum: 3000 }",
		"Redis OSS":     "engine: redis",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := newSurroundings(t)
			a := s.with(t, changes, list(pager, topic), "enableDashboard: true")
			a.Alarms = &ServerlessAlarms{}
			for _, field := range serverlessalarms.AlarmFields {
				reflect.ValueOf(a.Alarms).Elem().Field(field).Set(reflect.ValueOf(&Alarm{}))
			}
			require.NoError(t, s.create(a))
			assert.Equal(t, len(serverlessalarms.AlarmFields), firing.EveryAlarm(t, s.cloud, mocked.Region))
			assert.Greater(t, firing.EveryGraph(t, s.cloud, mocked.Region), 6)
		})
	}
}
