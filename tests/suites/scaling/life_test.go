package scaling_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

const (
	// lasts is how many minutes a random life of a cluster has.
	lasts = 60
	// patience is how many minutes a number may need to follow new limits: an activity takes one, and the two
	// dimensions take turns.
	patience = 4
)

// life is a cluster while time passes. Its methods return what must not happen as an error.
type life struct {
	*cluster
	program  program
	expected *expected
	minute   int
	// moved and kept count the numbers that a deployment moved into new limits, and those that it kept although the
	// program says another.
	moved, kept int
}

// newLife deploys a random program. ignores decides which of the ignored properties count.
func newLife(t *rapid.T, ignores ignoring) (*life, error) {
	c, err := newCluster()
	if err != nil {
		return nil, err
	}
	c.ignores = ignores
	l := &life{cluster: c, program: drawProgram(t)}
	l.expected = newExpected(l.program)
	if err := l.deployProgram(l.program); err != nil {
		return nil, err
	}
	return l, c.cloud.SetActivityMinutes(1, 1)
}

// live lets time pass, with events in between.
func (l *life) live(t *rapid.T) error {
	for l.minute < lasts {
		until := min(lasts, l.minute+rapid.IntRange(5, lasts/2).Draw(t, "minutes"))
		if err := l.pass(until, map[string]float64{
			"Primary": float64(rapid.IntRange(0, 400).Draw(t, "writes")),
			"Replica": float64(rapid.IntRange(0, 400).Draw(t, "reads")),
		}); err != nil {
			return err
		}
		happens := rapid.SampledFrom(events).Draw(t, "event")
		if err := happens.to(t, l); err != nil {
			return fmt.Errorf("%s in minute %d: %w", happens.name, l.minute, err)
		}
		if err := l.agrees(); err != nil {
			return fmt.Errorf("%s in minute %d: %w", happens.name, l.minute, err)
		}
	}
	return nil
}

// pass lets minutes pass. work is what all nodes of a role have to do, as a percentage of one node's CPU.
func (l *life) pass(until int, work map[string]float64) error {
	var wrong error
	passed := l.minute - 1
	err := l.cloud.Live(region, l.minute, until, func(load awssim.Load) map[string]float64 {
		if load.Minute > passed {
			passed = load.Minute
			l.expected.pass(l.program, load.Minute)
			if wrong == nil {
				wrong = l.areWithin(map[string]int{shards: load.Shards, replicas: load.Replicas}, load.Minute)
			}
		}
		nodes := load.Shards
		if load.Role == "Replica" {
			nodes *= load.Replicas
		}
		return map[string]float64{"EngineCPUUtilization": min(100, work[load.Role]/float64(nodes))}
	})
	l.minute = until
	if err != nil {
		return err
	}
	return wrong
}

// areWithin sees that the numbers are between the limits of a minute, and those that AWS does not scale as the program
// says.
func (l *life) areWithin(has map[string]int, minute int) error {
	for _, dimension := range dimensions {
		within, scaled := l.expected.aws[dimension]
		changed, ever := l.expected.changed[dimension]
		switch {
		case !scaled && has[dimension] != l.program.counts[dimension]:
			return fmt.Errorf("minute %d: %d %s, and the program says %d", minute, has[dimension], dimension,
				l.program.counts[dimension])
		case scaled && !within.contain(has[dimension]) && (!ever || minute-changed > patience):
			return fmt.Errorf("minute %d: %d %s, and the limits are %v", minute, has[dimension], dimension, within)
		}
	}
	return nil
}

// agrees sees that AWS has the limits that are expected, and the schedules of the program.
func (l *life) agrees() error {
	if got, want := l.schedules(), l.program.actions(); !maps.Equal(got, want) {
		return fmt.Errorf("the schedules are %v, and not %v", got, want)
	}
	for dimension, want := range l.expected.aws {
		got, err := l.limits(dimension)
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("the limits of the %s are %v, and not %v", dimension, got, want)
		}
	}
	return nil
}

// deploys deploys a program, and sees that the numbers stay where they are, or move into new limits.
func (l *life) deploys(is program) error {
	before, err := l.counts()
	if err != nil {
		return err
	}
	busy, err := l.isBusy()
	if err != nil {
		return err
	}
	if err := l.deployProgram(is); err != nil {
		return err
	}
	l.expected.deploy(l.program, is, l.minute)
	l.program = is
	after, err := l.counts()
	if err != nil {
		return err
	}
	for _, dimension := range dimensions {
		want := is.counts[dimension]
		if within, scaled := l.expected.aws[dimension]; scaled {
			want = within.clamp(before[dimension])
			if busy && after[dimension] == before[dimension] {
				want = before[dimension] // AWS moves it after what it does now
			}
			l.count(want, before[dimension], is.counts[dimension])
		}
		if after[dimension] != want {
			return fmt.Errorf("%d %s became %d, and not %d", before[dimension], dimension, after[dimension], want)
		}
	}
	return nil
}

func (l *life) count(want, before, says int) {
	if want != before {
		l.moved++
	} else if want != says {
		l.kept++
	}
}

func (l *life) deployProgram(is program) error {
	inputs, err := l.inputs(is.yaml())
	if err == nil {
		_, err = l.deploy(inputs)
	}
	return err
}

func (l *life) refreshes() error {
	before, err := l.counts()
	if err != nil {
		return err
	}
	if _, err := l.refresh(); err != nil {
		return err
	}
	l.expected.refresh()
	after, err := l.counts()
	if err == nil && fmt.Sprint(before) != fmt.Sprint(after) {
		err = fmt.Errorf("%v became %v", before, after)
	}
	return err
}

// isBusy says whether AWS is about to change a number.
func (l *life) isBusy() (bool, error) {
	activities, err := l.cloud.Activities(region)
	return slices.ContainsFunc(activities, func(a awssim.Activity) bool {
		return a.Ends > a.Minute && a.Ends >= l.minute
	}), err
}

// awsNames are what AWS calls a dimension, and the number of it at the replication group.
var awsNames = map[string]struct{ dimension, count string }{
	shards:   {"elasticache:replication-group:NodeGroups", "numNodeGroups"},
	replicas: {"elasticache:replication-group:Replicas", "replicasPerNodeGroup"},
}

// counts are the numbers that AWS has.
func (c *cluster) counts() (map[string]int, error) {
	r, err := c.cloud.Get(awstype.ReplicationGroup, group)
	has := map[string]int{}
	for dimension, names := range awsNames {
		has[dimension] = number(r.Properties[names.count])
	}
	return has, err
}

// limits are those that AWS has.
func (c *cluster) limits(dimension string) (limits, error) {
	all, err := c.cloud.List()
	for _, r := range all {
		if r.Type == awstype.ScalingTarget && r.Properties["scalableDimension"] == awsNames[dimension].dimension {
			return limits{number(r.Properties["minCapacity"]), number(r.Properties["maxCapacity"])}, err
		}
	}
	return limits{}, cmp.Or(err, fmt.Errorf("AWS does not scale the %s", dimension))
}

// schedules are those that AWS has, in words that tell one from another, by dimension and name.
func (c *cluster) schedules() map[string]string {
	words := map[string]string{}
	all, _ := c.cloud.List()
	for _, r := range all {
		if r.Type != awstype.ScheduledAction {
			continue
		}
		sets, _ := r.Properties["scalableTargetAction"].(map[string]any)
		for dimension, names := range awsNames {
			if r.Properties["scalableDimension"] == names.dimension {
				start, _ := r.Properties["startTime"].(string)
				end, _ := r.Properties["endTime"].(string)
				words[fmt.Sprint(dimension, " ", r.Properties["name"])] = fmt.Sprint(r.Properties["schedule"], " ",
					limits{number(sets["minCapacity"]), number(sets["maxCapacity"])}, " ", start, " ", end)
			}
		}
	}
	return words
}

func number(property any) int {
	n, _ := property.(float64)
	return int(n)
}
