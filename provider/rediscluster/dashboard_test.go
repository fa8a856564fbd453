package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func withDashboard(a *RedisClusterArgs) { a.EnableDashboard = new(true) }

// The name of the dashboard holds the region, since the regions of an account share one list of dashboards.
func TestDashboardURL(t *testing.T) {
	t.Parallel()
	var url any
	g, err := deploy(t, with(withDashboard), func(c *RedisCluster) { url = await(t, c.DashboardUrl) })
	require.NoError(t, err)
	assert.Equal(t, "sessions-eu-west-1", g["cache-dashboard"].Get("dashboardName"))
	assert.Equal(t, "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/sessions-eu-west-1", *url.(*string))
	assert.Contains(t, g["cache-dashboard"].Get("dashboardBody"),
		`"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-002"`)
}

// The region comes from a resource that the component creates, or from the replication group.
func TestDashboardOfOwnGroups(t *testing.T) {
	t.Parallel()
	for region, change := range map[string]func(*RedisClusterArgs){
		"eu-west-1":    ownGroups(group1),          // the subnet group's, or the replication group's
		"eu-central-1": ownSubnetGroup(ownSubnets), // the security group's: in the tests, elsewhere
	} {
		g := mustDeploy(t, with(all(withDashboard, change)))
		assert.Equal(t, "sessions-"+region, g["cache-dashboard"].Get("dashboardName"))
	}
	g := mustDeploy(t, with(all(withDashboard, ownGroups(group1), ownSubnetGroup(ownSubnets))))
	assert.Equal(t, "sessions-eu-west-1", g["cache-dashboard"].Get("dashboardName"))
	assert.Contains(t, g["cache-dashboard"].Get("dashboardBody"),
		`"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-002"`)
}

// Topics are notified when an alarm goes off and when it recovers, and of missing data on request. An OpsItem is only
// created when an alarm goes off.
func TestActions(t *testing.T) {
	t.Parallel()
	const ops, page = "arn:aws:ssm:eu-west-1:123456789012:opsitem:3", "arn:aws:sns:eu-west-1:123456789012:pager"
	g := mustDeploy(t, with(all(alarmTopics(topic, ops), pager(page))))
	alarm := g["cache-alarm-memory-001"]
	assert.Equal(t, []any{topic, ops}, alarm.Get("alarmActions"))
	assert.Equal(t, []any{topic}, alarm.Get("okActions"))
	assert.False(t, alarm.Has("insufficientDataActions"))
	whole := g["cache-alarm-unhealthy"]
	assert.Equal(t, []any{page}, whole.Get("alarmActions"))
	assert.Equal(t, []any{page}, whole.Get("okActions"))
	assert.Contains(t, whole.Dependencies(),
		"urn:pulumi:stack::project::"+Token+"$aws:cloudwatch/metricAlarm:MetricAlarm::cache-alarm-memory-001")

	g = mustDeploy(t,
		with(all(alarmTopics(ops), func(a *RedisClusterArgs) { a.EnableInsufficientDataActions = new(true) })))
	assert.False(t, g["cache-alarm-memory-001"].Has("okActions"))
	assert.False(t, g["cache-alarm-memory-001"].Has("insufficientDataActions"))
	g = mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AlarmsSnsTopicArns, a.EnableInsufficientDataActions = pulumi.ToStringArray([]string{topic}), new(true)
	}))
	assert.Equal(t, []any{topic}, g["cache-alarm-memory-001"].Get("insufficientDataActions"))
	assert.NotContains(t, g, "cache-alarm-unhealthy")
}
