package clusteralarms

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// testCluster is what a test says about a cluster. What it leaves out is as in oneReplica.
type testCluster struct {
	name, node string
	shape      elasticache.Topology
	args       Inputs
	common     monitoring.Inputs
	scales     *scaling.AutoScaling
}

// The shapes of clusters that tests need most.
var (
	oneNode    = elasticache.Topology{Shards: 1}
	oneReplica = elasticache.Topology{Shards: 1, ReplicasPerShard: 1}
)

func sharded(shards, replicas int) elasticache.Topology {
	return elasticache.Topology{ClusterMode: true, Shards: shards, ReplicasPerShard: replicas}
}

// planOf is the plan of a cluster called sessions: a cache.m7g.large with one replica unless a change says otherwise.
func planOf(t testing.TB, changes ...func(*testCluster)) *Plan {
	t.Helper()
	c := testCluster{name: "sessions", node: "cache.m7g.large", shape: oneReplica}
	for _, change := range changes {
		change(&c)
	}
	node, err := elasticache.ParseNodeType(c.node)
	require.NoError(t, err)
	of := Cluster{
		Identity: &identity.Plan{Name: c.name}, Engine: &engine.Plan{InstanceType: c.node, NodeType: node},
		Topology: &topology.Plan{Shape: c.shape},
	}
	of.Scaling = scaling.NewPlan(scaling.Inputs{AutoScaling: c.scales}, scaling.Cluster{
		Identity: of.Identity, Engine: of.Engine, Topology: of.Topology,
	})
	return NewPlan(inputs.NewResolver(t.Context()), c.args, c.common, of)
}

// scaled has AWS scale a cluster of two shards with a replica each; nil for what AWS leaves alone.
func scaled(shards, replicas *scaling.AutoScalingDimension) func(*testCluster) {
	return func(c *testCluster) {
		c.shape, c.scales = sharded(2, 1), &scaling.AutoScaling{Shards: shards, Replicas: replicas}
	}
}

// by is a dimension that AWS scales by a metric.
func by(metric string, target float64) *scaling.AutoScalingDimension {
	return &scaling.AutoScalingDimension{Min: 1, Max: 5, Metric: &metric, Target: &target}
}

func ofShape(shape elasticache.Topology) func(*testCluster) {
	return func(c *testCluster) { c.shape = shape }
}

func ofNodes(nodeType string) func(*testCluster) { return func(c *testCluster) { c.node = nodeType } }

func watching(scope string) func(*testCluster) {
	return func(c *testCluster) { c.args.AlarmScope = &scope }
}

func withSettings(alarms Alarms) func(*testCluster) {
	return func(c *testCluster) { c.args.Alarms = &alarms }
}

func withoutAlarms(c *testCluster) { c.common.EnableCloudwatchAlarms = new(bool) }

func withDashboard(c *testCluster) { c.common.EnableDashboard = new(true) }

// paging asks for the alarm over all alarms.
func paging(topics ...string) func(*testCluster) {
	return func(c *testCluster) {
		c.common.CompositeAlarmSnsTopicArns = []pulumi.StringInput{}
		for _, topic := range topics {
			c.common.CompositeAlarmSnsTopicArns = append(c.common.CompositeAlarmSnsTopicArns, pulumi.String(topic))
		}
	}
}

const pagerTopic = "arn:aws:sns:eu-west-1:123456789012:pager"

// everyAlarm turns on every alarm of the table.
func everyAlarm() Alarms {
	var all Alarms
	for name := range AlarmFields {
		setAlarm(&all, name, &monitoring.Alarm{})
	}
	return all
}

// setAlarm gives one alarm its settings.
func setAlarm(alarms *Alarms, name string, settings *monitoring.Alarm) {
	reflect.ValueOf(alarms).Elem().Field(AlarmFields[name]).Set(reflect.ValueOf(settings))
}

// asSent is an alarm as CloudWatch gets it.
func asSent(a monitoring.PlannedAlarm) string {
	return fmt.Sprint(a.ShortName(), a.Name, a.Statistic, a.Comparison, a.Threshold, a.Period, a.EvaluationPeriods,
		a.DatapointsToAlarm, a.MissingData, a.Dimensions, a.Expression(), a.Description())
}

func allOf(one, other func(*testCluster)) func(*testCluster) {
	return func(c *testCluster) { one(c); other(c) }
}
