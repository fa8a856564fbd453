package awssim

import (
	"fmt"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/appautoscaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/cloudwatch"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Load is a node of a replication group in a minute.
type Load struct {
	Minute int
	// Group is the id of the replication group, and Shards and Replicas what it has in this minute: the replicas are
	// those of each shard.
	Group            string
	Shards, Replicas int
	// Member is the id of the node, NodeGroup that of its shard, and Role is Primary or Replica.
	Member, NodeGroup, Role string
}

// StartAt is the point in time at which minute 0 begins, for what is scheduled. Where nobody says, it is
// 2026-06-01T00:00Z, a Monday.
func (c *Cloud) StartAt(start time.Time) error {
	return c.store.Write(func(w *world.World) error {
		w.Epoch = start.UTC()
		return nil
	})
}

// SetActivityMinutes is how long it takes from now on to scale shards and replicas. 0 brings the defaults back: 10 and
// 5.
func (c *Cloud) SetActivityMinutes(shards, replicas int) error {
	return c.store.Write(func(w *world.World) error {
		w.ShardMinutes, w.ReplicaMinutes = shards, replicas
		return nil
	})
}

// Live lets minutes pass in a region: the first one and all before the last one. A minute passes once.
//
// In each minute, load is asked for the metrics of each node of the replication groups that there are, by name.
// CloudWatch takes each value with all the dimensions with which the node publishes the metric, as [Cloud.Observe]
// does, so that a metric of a group has a datapoint of each of its nodes. Then the scaling policies look at the
// averages, and what they start takes some minutes ([Cloud.SetActivityMinutes]). Scheduled actions run at the beginning
// of their minute. load must not ask the cloud.
func (c *Cloud) Live(region string, from, until int, load func(Load) map[string]float64) error {
	return c.store.Write(func(w *world.World) error {
		v := w.In(c.account, region)
		clock, err := appautoscaling.Start(v, from, elasticache.Resize)
		if err != nil {
			return err
		}
		var nodes elasticache.Nodes
		var seen observation
		for minute := from; minute < until; minute++ {
			clock.Begin()
			seen.averages = averages{}
			for _, node := range nodes.In(v) {
				values := load(Load{
					Minute: minute, Group: node.Group, Shards: node.Shards, Replicas: node.Replicas,
					Member: node.Member, NodeGroup: node.NodeGroup, Role: node.Role,
				})
				if err := seen.add(node, minute, values); err != nil {
					return err
				}
			}
			clock.Track(seen.averages.of)
			clock.Next()
		}
		cloudwatch.Record(v, seen.datapoints)
		return nil
	})
}

// observation is what CloudWatch sees of some minutes, and the averages of the last of them.
type observation struct {
	datapoints []world.Datapoint
	averages   averages
}

// add takes the values of a node in a minute.
func (o *observation) add(node elasticache.Node, minute int, values map[string]float64) error {
	for _, name := range props.SortedKeys(values) {
		metrics, published := node.Metrics[name]
		if !published {
			return fmt.Errorf("the node %s publishes no metric %s", node.Member, name)
		}
		for _, metric := range metrics {
			o.datapoints = append(o.datapoints, world.Datapoint{Metric: metric, Value: values[name], Minute: minute})
		}
		o.averages.add(node, name, values[name])
	}
	return nil
}

// averages adds up the values of a minute, by replication group, metric and role.
type averages map[[3]string]struct {
	sum   float64
	nodes int
}

func (a averages) add(node elasticache.Node, metric string, value float64) {
	for _, role := range []string{"", node.Role} {
		key := [3]string{node.Group, metric, role}
		total := a[key]
		total.sum += value
		total.nodes++
		a[key] = total
	}
}

func (a averages) of(group, metric, role string) (float64, bool) {
	total := a[[3]string{group, metric, role}]
	return total.sum / float64(max(1, total.nodes)), total.nodes > 0
}

// Activities are what Application Auto Scaling did in a region, in the order in which it started: by policies, by
// scheduled actions, and when targets were registered.
func (c *Cloud) Activities(region string) ([]Activity, error) {
	var activities []Activity
	err := c.store.Read(func(w *world.World) error {
		activities = w.In(c.account, region).Scale().Activities
		return nil
	})
	return activities, err
}
