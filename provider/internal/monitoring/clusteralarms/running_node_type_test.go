package clusteralarms

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// drawNodeType draws a node type, also one that AWS does not have yet.
func drawNodeType(t *rapid.T, label string) string {
	families := []string{"t2", "t3", "t4g", "t9z", "m5", "m7g", "r6g", "r7g", "r8g", "c7gn", "m99g"}
	sizes := []string{"micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "16xlarge"}
	return "cache." + rapid.SampledFrom(families).Draw(t, label+" family") + "." +
		rapid.SampledFrom(sizes).Draw(t, label+" size")
}

// healthy are the metrics of a busy node that is well, as far as their alarms follow the node type.
func healthy(node elasticache.NodeType) map[string]float64 {
	return map[string]float64{
		"FreeableMemory":       max(150e6, 0.2*node.MemoryGiB()*(1<<30)),
		"CPUUtilization":       80 / float64(max(node.VCPUs(), 1)),
		"EngineCPUUtilization": 80,
		"CurrConnections":      0.7 * float64(node.MaxConnections()),
	}
}

// While nodes of one type wait to become another, whichever these are, the alarms are those of the nodes that run, and
// none goes off on a node that is well. A threshold that the program gives stays as it is.
func TestAlarmsWhileAnotherNodeTypeWaits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		from, to := drawNodeType(rt, "from"), drawNodeType(rt, "to")
		shape := rapid.SampledFrom([]elasticache.Topology{oneNode, oneReplica, sharded(2, 1)}).Draw(rt, "shape")
		watched := rapid.SampledFrom([]string{"nodes", "group", "both"}).Draw(rt, "scope")
		settings := rapid.SampledFrom([]Alarms{
			{}, {FreeableMemory: &monitoring.Alarm{Threshold: new(1e8)}}, {Connections: &monitoring.Alarm{Period: new(120)}},
		}).Draw(rt, "settings")
		on := func(node string) *Plan {
			return planOf(t, ofShape(shape), watching(watched), withSettings(settings), withDashboard, ofNodes(node))
		}
		was, asked := on(from), on(to)
		then := map[string]monitoring.PlannedAlarm{}
		for _, a := range was.Alarms {
			then[a.ShortName()] = a
		}
		for _, a := range asked.Alarms {
			now := asked.Fitted(a, from)
			require.Equal(rt, a.ShortName(), now.ShortName(), "the resource stays")
			if before, there := then[a.ShortName()]; there && (before.Formula == nil) == (a.Formula == nil) {
				require.Equal(rt, asSent(before), asSent(now), "from %s to %s", from, to)
			} else {
				require.Equal(rt, "cpuCredits", a.Input,
					"from %s to %s: the one alarm that nodes of one type may not have", from, to)
			}
			if value, known := healthy(was.Engine.NodeType)[now.Name]; known {
				off := value > now.Threshold
				if now.Comparison == monitoring.LessThan {
					off = value < now.Threshold
				}
				require.False(rt, off, "from %s to %s: %s goes off at %v", from, to, now.ShortName(), value)
			}
		}
		for i, a := range asked.On(from).Alarms {
			require.Equal(rt, asSent(asked.Fitted(asked.Alarms[i], from)), asSent(a))
		}
		require.Equal(rt, was.Dashboard.Title, asked.On(from).Dashboard.Title)
		require.Equal(rt, titles(was.Dashboard), titles(asked.On(from).Dashboard))
	})
}

// titles are the titles of all charts of a dashboard.
func titles(d *monitoring.Dashboard) (all []string) {
	for _, s := range d.Sections {
		for _, c := range s.Charts {
			all = append(all, c.Title)
		}
	}
	return all
}
