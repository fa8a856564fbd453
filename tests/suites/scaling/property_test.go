package scaling_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

const (
	// lasts is how many minutes a random life of a cluster has.
	lasts = 120
	// patience is how many minutes a count may need to follow new limits: an activity takes one, and the two dimensions
	// take turns.
	patience = 4
	// group is the id of the replication group.
	group = "sessions"
)

// Whatever the load, the schedules and the deployments are: each number is between the limits that hold in that minute,
// and no deployment moves it, unless new limits do.
func TestNoDeploymentMovesTheNumbersBack(t *testing.T) {
	t.Parallel()
	var moved, kept int
	rapid.Check(t, func(t *rapid.T) {
		l, err := newLife(t)
		require.NoError(t, err)
		require.NoError(t, l.live(t))
		moved, kept = moved+l.moved, kept+l.kept
	})
	t.Logf("%d deployments moved a number into new limits, and %d left all numbers as AWS had scaled them", moved, kept)
	assert.Positive(t, moved)
	assert.Positive(t, kept)
}

// life is a cluster while time passes.
type life struct {
	*cluster
	program  program
	expected *expected
	minute   int
	// moved and kept count the deployments that moved a number, and those that kept one which the program does not name.
	moved, kept int
}

func newLife(t *rapid.T) (*life, error) {
	c, err := newCluster()
	if err != nil {
		return nil, err
	}
	p := drawProgram(t)
	inputs, err := c.program(p.yaml())
	if err != nil {
		return nil, err
	}
	if _, err := c.deploy(inputs); err != nil {
		return nil, err
	}
	return &life{cluster: c, program: p, expected: newExpected(p)}, c.cloud.SetActivityMinutes(1, 1)
}

// live lets time pass, with events in between.
func (l *life) live(t *rapid.T) error {
	for l.minute < lasts {
		until := min(lasts, l.minute+rapid.IntRange(1, 40).Draw(t, "minutes"))
		if err := l.pass(t, until); err != nil {
			return err
		}
		event := rapid.SampledFrom(slices.Sorted(maps.Keys(events))).Draw(t, "event")
		if err := events[event](t, l); err != nil {
			return fmt.Errorf("%s in minute %d: %w", event, l.minute, err)
		}
		l.agrees(t, event)
	}
	return nil
}

// pass lets minutes pass under a random load, and sees that the numbers are within the limits in each.
func (l *life) pass(t *rapid.T, until int) error {
	work := map[string]float64{
		"Primary": float64(rapid.IntRange(0, 400).Draw(t, "writes")), "Replica": float64(rapid.IntRange(0, 400).Draw(t, "reads")),
	}
	passed := l.minute - 1
	err := l.cloud.Live(region, l.minute, until, func(load awssim.Load) map[string]float64 {
		if load.Minute > passed {
			passed = load.Minute
			l.expected.pass(l.program, load.Minute)
		}
		has := map[string]int{shards: load.Shards, replicas: load.Replicas}
		for _, dimension := range dimensions {
			l.isWithin(t, dimension, has[dimension], load.Minute)
		}
		nodes := load.Shards
		if load.Role == "Replica" {
			nodes *= load.Replicas
		}
		return map[string]float64{"EngineCPUUtilization": min(100, work[load.Role]/float64(nodes))}
	})
	l.minute = until
	return err
}

func (l *life) isWithin(t *rapid.T, dimension string, count, minute int) {
	within, scaled := l.expected.aws[dimension]
	if !scaled {
		require.Equal(t, l.program.counts[dimension], count, "%s in minute %d", dimension, minute)
		return
	}
	if changed, ever := l.expected.changed[dimension]; !ever || minute-changed > patience {
		require.True(t, within.contain(count), "%d %s in minute %d, within %v", count, dimension, minute, within)
	}
}

// agrees sees that AWS has the limits that are expected.
func (l *life) agrees(t *rapid.T, event string) {
	for dimension, want := range l.expected.aws {
		target := l.target(t, dimension)
		got := limits{number(target.Properties["minCapacity"]), number(target.Properties["maxCapacity"])}
		require.Equal(t, want, got, "limits of the %s after %q in minute %d", dimension, event, l.minute)
	}
}

func number(property any) int {
	n, _ := property.(float64)
	return int(n)
}

func (l *life) target(t *rapid.T, dimension string) awssim.Resource {
	all, err := l.cloud.List()
	require.NoError(t, err)
	i := slices.IndexFunc(all, func(r awssim.Resource) bool {
		return r.Type == awstype.ScalingTarget && r.Properties["scalableDimension"] == awsNames[dimension].dimension
	})
	require.GreaterOrEqual(t, i, 0, "no target of the %s", dimension)
	return all[i]
}

// awsNames are what AWS calls a dimension, and the number of it at the replication group.
var awsNames = map[string]struct{ dimension, count string }{
	shards:   {"elasticache:replication-group:NodeGroups", "numNodeGroups"},
	replicas: {"elasticache:replication-group:Replicas", "replicasPerNodeGroup"},
}

// counts are the numbers that AWS has.
func (l *life) counts(t *rapid.T) map[string]int {
	r, err := l.cloud.Get(awstype.ReplicationGroup, group)
	require.NoError(t, err)
	has := map[string]int{}
	for dimension, names := range awsNames {
		has[dimension] = number(r.Properties[names.count])
	}
	return has
}

// isBusy says whether AWS is about to change a number.
func (l *life) isBusy(t *rapid.T) bool {
	activities, err := l.cloud.Activities(region)
	require.NoError(t, err)
	return slices.ContainsFunc(activities, func(a awssim.Activity) bool { return a.Ends >= l.minute && a.Ends > a.Minute })
}

// deploys deploys a program, and sees that the numbers stay where they are, or move into new limits.
func (l *life) deploys(t *rapid.T, is program) error {
	before, busy := l.counts(t), l.isBusy(t)
	inputs, err := l.cluster.program(is.yaml())
	if err != nil {
		return err
	}
	if _, err := l.deploy(inputs); err != nil {
		return err
	}
	l.expected.deploy(l.program, is, l.minute)
	l.program = is
	after := l.counts(t)
	for _, dimension := range dimensions {
		want := is.counts[dimension]
		if within, scaled := l.expected.aws[dimension]; scaled {
			want = within.clamp(before[dimension])
			if busy && after[dimension] == before[dimension] {
				want = before[dimension] // AWS moves it when what it is doing has ended
			}
			if want != before[dimension] {
				l.moved++
			} else if want != is.counts[dimension] {
				l.kept++
			}
		}
		require.Equal(t, want, after[dimension], "%s after a deployment in minute %d", dimension, l.minute)
	}
	return nil
}

// events are what happens to a cluster while it runs.
var events = map[string]func(*rapid.T, *life) error{
	"the same program": func(t *rapid.T, l *life) error { return l.deploys(t, l.program) },
	"a refresh": func(t *rapid.T, l *life) error {
		before := l.counts(t)
		if _, err := l.refresh(); err != nil {
			return err
		}
		l.expected.refresh()
		require.Equal(t, before, l.counts(t))
		return nil
	},
	"a refresh and the same program": func(t *rapid.T, l *life) error {
		if _, err := l.refresh(); err != nil {
			return err
		}
		l.expected.refresh()
		return l.deploys(t, l.program)
	},
	"another description": func(t *rapid.T, l *life) error {
		is := l.program.copied()
		is.description, is.team = is.description+"!", is.team+"s"
		return l.deploys(t, is)
	},
	"other numbers": func(t *rapid.T, l *life) error {
		is := l.program.copied()
		for _, dimension := range dimensions {
			is.counts[dimension] = rapid.IntRange(1, 3).Draw(t, dimension)
		}
		return l.deploys(t, is)
	},
	"other limits": func(t *rapid.T, l *life) error {
		is := l.program.copied()
		dimension := rapid.SampledFrom(slices.Sorted(maps.Keys(is.scaled))).Draw(t, "dimension")
		is.scaled[dimension] = drawLimits(t, dimension)
		return l.deploys(t, is)
	},
	"other schedules": func(t *rapid.T, l *life) error {
		is := l.program.copied()
		name := fmt.Sprintf("schedule-%d", rapid.IntRange(0, 2).Draw(t, "name"))
		delete(is.schedules, name)
		if rapid.Bool().Draw(t, "changed") {
			is.schedules[name] = is.drawSchedule(t)
		}
		return l.deploys(t, is)
	},
	"another target": func(t *rapid.T, l *life) error {
		is := l.program.copied()
		is.target, is.scaleIn = rapid.IntRange(35, 70).Draw(t, "target"), !is.scaleIn
		return l.deploys(t, is)
	},
}

// none is a deployer's way to ignore nothing of a type.
func none(of tokens.Type) func(tokens.Type, []string) []string {
	return func(typ tokens.Type, properties []string) []string {
		if typ == of {
			return nil
		}
		return properties
	}
}
