package rediscluster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
)

// Every alarm of every cluster can go off: it watches a metric that AWS publishes of an existing member, goes off when
// the metric crosses the threshold for long enough, and recovers. The dashboard draws only metrics that AWS publishes.
func TestAlarmsFire(t *testing.T) {
	t.Parallel()
	for _, node := range []string{
		"cache.m7g.large",
		"cache.r6g.xlarge",
		"cache.t4g.small",
		"cache.t2.small",
		"cache.r6gd.xlarge",
		"cache.c7gn.large",
	} {
		shapes := map[string]func(*RedisClusterArgs){"two": nodes(2), "shards": shards(2, 1)}
		if node == "cache.m7g.large" {
			shapes = map[string]func(*RedisClusterArgs){
				"one node":                nodes(1),
				"six":                     nodes(6),
				"one shard":               shards(1, 1),
				"shards without replicas": shards(3, 0),
				"shards":                  shards(2, 2),
			}
		}
		for what, shape := range shapes {
			t.Run(node+" "+what, func(t *testing.T) {
				t.Parallel()
				s := newSurroundings(t)
				everything := &Alarms{}
				for input := range clusteralarms.AlarmFields {
					turnOn(everything, input)
				}
				turnedOn := func(a *RedisClusterArgs) { a.Alarms, a.EnableDashboard = everything, new(true) }
				args := with(all(nodeType(node), shape, scope("both"), pager(topic), turnedOn))
				require.NoError(t, s.create(s.fit(args)))
				assert.Greater(t, firing.EveryAlarm(t, s.cloud, region), 16, "most of the table, for each member")
				assert.Greater(t, firing.EveryGraph(t, s.cloud, region), 6)
			})
		}
	}
}
