package awssim

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/cloudwatch"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/s3"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/sfn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/sqs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// published are the metrics of all services in a region right now.
func published(v world.View) []world.Metric {
	return slices.Concat(elasticache.Metrics(v), s3.Metrics(v), sfn.Metrics(v), sqs.Metrics(v))
}

// Metrics is all that what is in a region publishes right now: replication groups, serverless caches, rules for the
// replication of buckets, state machines and queues.
func (c *Cloud) Metrics(region string) ([]world.Metric, error) {
	var out []world.Metric
	err := c.store.Read(func(w *world.World) error {
		out = published(w.In(c.account, region))
		return nil
	})
	return out, err
}

// Observe gives CloudWatch datapoints of metrics that the cloud publishes ([Cloud.Metrics]). Other metrics are an
// error, and then none of the datapoints counts.
func (c *Cloud) Observe(region string, datapoints ...world.Datapoint) error {
	return c.store.Write(func(w *world.World) error {
		v := w.In(c.account, region)
		return cloudwatch.Observe(v, published(v), datapoints)
	})
}

// AlarmState is the state of an alarm at the end of a minute: OK, ALARM or INSUFFICIENT_DATA, as if the alarm had been
// there since minute 0 and had been evaluated every minute. An alarm on a metric that nothing publishes has no data.
// Alarms on percentiles, anomaly bands, periods below a minute, and expressions that mix periods, or do more than the
// package cloudwatch knows, are not modelled and an error.
//
// A composite alarm is in ALARM when its rule holds for the states of the alarms that it names at that same minute, and
// else OK. It is in INSUFFICIENT_DATA before its first evaluation alone (CloudWatch API, PutCompositeAlarm), and minute
// 0 is evaluated. CloudWatch stops the evaluation of composite alarms that depend on themselves, which is an error
// here.
func (c *Cloud) AlarmState(region, alarmName string, minute int) (state string, err error) {
	states, err := c.AlarmStates(region, alarmName, minute)
	switch {
	case err != nil:
		return "", err
	case len(states) == 0:
		return "INSUFFICIENT_DATA", nil
	}
	return states[len(states)-1], nil
}

// AlarmStates are the states of an alarm at the ends of all minutes from 0 up to one, that one as well: what
// [Cloud.AlarmState] would say of each.
func (c *Cloud) AlarmStates(region, alarmName string, minute int) (states []string, err error) {
	err = c.store.Read(func(w *world.World) error {
		states, err = cloudwatch.AlarmStates(w.In(c.account, region), alarmName, minute)
		return err
	})
	return states, err
}

// DashboardMetrics is what the widgets of a dashboard take from a region, each metric once, in the order of the
// widgets: those that only feed an expression as well, those that an expression searches for not. "." and "..." are
// written out; units stay empty, for a dashboard names none. An empty region means all regions.
func (c *Cloud) DashboardMetrics(region, name string) ([]world.Metric, error) {
	var out []world.Metric
	err := c.store.Read(func(w *world.World) (err error) {
		out, err = cloudwatch.DashboardMetrics(w.In(c.account, region), elasticache.IsPublished, region, name)
		return err
	})
	return out, err
}
