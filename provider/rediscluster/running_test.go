package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
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

// healthy is what a node publishes that is busy and well, of the metrics whose alarms follow the node type.
func healthy(node elasticache.NodeType) map[string]float64 {
	return map[string]float64{
		"FreeableMemory":       max(150e6, 0.2*node.MemoryGiB()*(1<<30)),
		"CPUUtilization":       80 / float64(max(node.VCPUs(), 1)),
		"EngineCPUUtilization": 80,
		"CurrConnections":      0.7 * float64(node.MaxConnections()),
	}
}

// asSent is an alarm as CloudWatch gets it.
func asSent(a monitoring.PlannedAlarm) string {
	return fmt.Sprint(a.ShortName(), a.Name, a.Statistic, a.Comparison, a.Threshold, a.Period, a.EvaluationPeriods,
		a.DatapointsToAlarm, a.MissingData, a.Dimensions, a.Expression(), a.Description())
}

// While nodes of one type wait to become another, whichever these are, the alarms are those of the nodes that run, and
// none goes off on a node that is well. A threshold that the program gives stays as it is.
func TestAlarmsWhileAnotherNodeTypeWaits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		from, to := drawNodeType(rt, "from"), drawNodeType(rt, "to")
		shape := rapid.SampledFrom([]func(*args){nodes(1), nodes(2), shards(2, 1)}).Draw(rt, "shape")
		watched := rapid.SampledFrom([]string{"nodes", "group", "both"}).Draw(rt, "scope")
		settings := rapid.SampledFrom([]Alarms{
			{}, {FreeableMemory: &Alarm{Threshold: ptr(1e8)}}, {Connections: &Alarm{Period: ptr(120)}},
		}).Draw(rt, "settings")
		cluster := func(node string) *plan {
			return planOf(t, shape, scope(watched), changed(settings), withDashboard, nodeType(node))
		}
		was, asked := cluster(from), cluster(to)
		then := map[string]monitoring.PlannedAlarm{}
		for _, a := range was.monitoring.Alarms {
			then[a.ShortName()] = a
		}
		for _, a := range asked.monitoring.Alarms {
			now := asked.monitoring.Fitted(a, from)
			require.Equal(rt, a.ShortName(), now.ShortName(), "the resource stays")
			if before, there := then[a.ShortName()]; there && (before.Formula == nil) == (a.Formula == nil) {
				require.Equal(rt, asSent(before), asSent(now), "from %s to %s", from, to)
			} else {
				require.Equal(rt, "cpuCredits", a.Input,
					"from %s to %s: the one alarm that nodes of one type may not have", from, to)
			}
			if value, known := healthy(was.engine.NodeType)[now.Name]; known {
				off := value > now.Threshold
				if now.Comparison == monitoring.LessThan {
					off = value < now.Threshold
				}
				require.False(rt, off, "from %s to %s: %s goes off at %v", from, to, now.ShortName(), value)
			}
		}
		for i, a := range asked.monitoring.On(from).Alarms {
			require.Equal(rt, asSent(asked.monitoring.Fitted(asked.monitoring.Alarms[i], from)), asSent(a))
		}
		require.Equal(rt, was.monitoring.Dashboard.Title, asked.monitoring.On(from).Dashboard.Title)
		require.Equal(rt, titles(was.monitoring.Dashboard), titles(asked.monitoring.On(from).Dashboard))
	})
}

// titles are those of the charts of a dashboard.
func titles(d *monitoring.Dashboard) (all []string) {
	for _, s := range d.Sections {
		for _, c := range s.Charts {
			all = append(all, c.Title)
		}
	}
	return all
}

// The rows of one name differ in no more than what follows the nodes: the builder takes the rest from either.
func TestRowsOfOneAlarm(t *testing.T) {
	t.Parallel()
	for _, one := range monitoring.Metrics {
		for _, other := range monitoring.Metrics {
			if one.Key != other.Key || (one.Formula == nil) != (other.Formula == nil) {
				continue
			}
			shape := func(m monitoring.Metric) string {
				return fmt.Sprint(m.Input, m.Statistic, m.Comparison, m.Period, m.EvaluationPeriods,
					m.DatapointsToAlarm, m.MissingData, m.OptIn, m.Groupwide, m.Members)
			}
			assert.Equal(t, shape(one), shape(other), one.Key)
		}
	}
}

// What waits tells when the alarms change, where they do, and whether to make haste.
func TestAlarmsMeanwhile(t *testing.T) {
	t.Parallel()
	const (
		until = `the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
		early = "may go off on the new nodes before that"
	)
	for _, test := range []struct {
		from, to     string
		change       func(*args)
		until, early bool
	}{
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", asIs, true, true},
		{"cache.r7g.xlarge", "cache.r7g.16xlarge", asIs, true, false},
		{"cache.t4g.micro", "cache.t4g.small", asIs, true, true},
		{"cache.t4g.small", "cache.t4g.micro", asIs, true, false},
		{"cache.m7g.large", "cache.m6g.large", asIs, false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", scope("group"), false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", noAlarms, false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", changed(Alarms{FreeableMemory: &Alarm{Threshold: ptr(1e9)}}), false, false},
	} {
		p := afterwards(t, with(nodeType(test.from)), with(all(nodeType(test.to), test.change)), nil)
		found := p.waiting(pendingChanges)
		require.Len(t, found, 1)
		about := fmt.Sprint(test.from, " to ", test.to, ": ", found[0].Reason)
		assert.Equal(t, test.until, strings.Contains(found[0].Reason, until), about)
		assert.Equal(t, test.early, strings.Contains(found[0].Reason, early), about)
		assert.Less(t, len(found[0].Reason), 480, "short enough to read: %s", about)
	}
}
