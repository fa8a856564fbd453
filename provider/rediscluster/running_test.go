package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// drawNodeType draws a node type, also one that AWS does not have yet.
func drawNodeType(t *rapid.T, label string) string {
	families := []string{"t2", "t3", "t4g", "t9z", "m5", "m7g", "r6g", "r7g", "r8g", "c7gn", "m99g"}
	sizes := []string{"micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "16xlarge"}
	return "cache." + rapid.SampledFrom(families).Draw(t, label+" family") + "." + rapid.SampledFrom(sizes).Draw(t, label+" size")
}

// healthy is what a node publishes that is busy and well, of the metrics whose alarms follow the node type.
func healthy(node elasticache.NodeType) map[string]float64 {
	return map[string]float64{
		"FreeableMemory":  max(150e6, 0.2*node.MemoryGiB()*bytesPerGiB),
		"CPUUtilization":  80 / float64(max(node.VCPUs(), 1)),
		engineCPU:         80,
		"CurrConnections": 0.7 * float64(node.MaxConnections()),
	}
}

// asSent is an alarm as CloudWatch gets it.
func asSent(a alarm) string {
	return fmt.Sprint(a.shortName(), a.name, a.statistic, a.comparison, a.threshold, a.period, a.evaluationPeriods,
		a.datapointsToAlarm, a.missingData, a.dimensions, a.expression(), a.description())
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
		then := map[string]alarm{}
		for _, a := range was.alarms {
			then[a.shortName()] = a
		}
		for _, a := range asked.alarms {
			now := asked.fitted(a, from)
			require.Equal(rt, a.shortName(), now.shortName(), "the resource stays")
			if before, there := then[a.shortName()]; there && (before.formula == nil) == (a.formula == nil) {
				require.Equal(rt, asSent(before), asSent(now), "from %s to %s", from, to)
			} else {
				require.Equal(rt, "cpuCredits", a.input, "from %s to %s: the one alarm that nodes of one type may not have", from, to)
			}
			if value, known := healthy(was.nodeType)[now.name]; known {
				off := value > now.threshold
				if now.comparison == lessThan {
					off = value < now.threshold
				}
				require.False(rt, off, "from %s to %s: %s goes off at %v", from, to, now.shortName(), value)
			}
		}
		for i, a := range asked.on(from).alarms {
			require.Equal(rt, asSent(asked.fitted(asked.alarms[i], from)), asSent(a))
		}
		require.Equal(rt, was.dashboard.title, asked.on(from).dashboard.title)
		require.Equal(rt, titles(was.dashboard), titles(asked.on(from).dashboard))
	})
}

// titles are those of the charts of a dashboard.
func titles(d *dashboard) (all []string) {
	for _, s := range d.sections {
		for _, c := range s.charts {
			all = append(all, c.title)
		}
	}
	return all
}

// The rows of one name differ in no more than what follows the nodes: the builder takes the rest from either.
func TestRowsOfOneAlarm(t *testing.T) {
	t.Parallel()
	for _, one := range metrics {
		for _, other := range metrics {
			if one.key != other.key || (one.formula == nil) != (other.formula == nil) {
				continue
			}
			shape := func(m metric) string {
				return fmt.Sprint(m.input, m.statistic, m.comparison, m.period, m.evaluationPeriods, m.datapointsToAlarm,
					m.missingData, m.optIn, m.groupwide, m.members)
			}
			assert.Equal(t, shape(one), shape(other), one.key)
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
		found := p.waiting(pending)
		require.Len(t, found, 1)
		about := fmt.Sprint(test.from, " to ", test.to, ": ", found[0].Reason)
		assert.Equal(t, test.until, strings.Contains(found[0].Reason, until), about)
		assert.Equal(t, test.early, strings.Contains(found[0].Reason, early), about)
		assert.Less(t, len(found[0].Reason), 480, "short enough to read: %s", about)
	}
}
