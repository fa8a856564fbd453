package scaling

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// movesNow says what AWS does at once where the limits leave out the number that runs. left are the properties that the
// schedules have set: what they are is not known, so they move nothing here.
func (d Dimension) movesNow(was *Plan, left []string) string {
	runs, ok := was.Running()
	if !ok {
		return fmt.Sprintf("; AWS adds %s at once if fewer than %d run, and removes some if more than %d do", d.word,
			d.Min, d.Max)
	}
	there := d.of(runs.Topology())
	wanted := there
	if !slices.Contains(left, minCapacity) {
		wanted = max(wanted, d.Min)
	}
	if !slices.Contains(left, maxCapacity) {
		wanted = min(wanted, d.Max)
	}
	if wanted != there {
		return fmt.Sprintf("; %d run, and AWS %s", there, d.moves(there, wanted, "at once"))
	}
	return fmt.Sprintf("; %d run, and stay", there)
}

// moves says how and when AWS gets from a number to another.
func (k kind) moves(from, to int, when string) string {
	if to > from {
		return fmt.Sprintf("adds %s %s", k.counted(to-from), when)
	}
	text := fmt.Sprintf("removes %s %s", k.counted(from-to), when)
	if k.aws == elasticache.ScalableShards {
		text += keysMove
	}
	return text
}

// freed are the limits that schedules set before, and set no longer.
func (d Dimension) freed(then Dimension) string {
	setMin, setMax := then.sets()
	setsMin, setsMax := d.sets()
	var limits []string
	if setMin && !setsMin {
		limits = append(limits, "min")
	}
	if setMax && !setsMax {
		limits = append(limits, "max")
	}
	return strings.Join(limits, " and ")
}

// untilScheduled says that a schedule will set the limits again.
func (d Dimension) untilScheduled() string {
	if len(d.Schedules) == 0 {
		return ""
	}
	names := make([]string, len(d.Schedules))
	for i, s := range d.Schedules {
		names[i] = s.Name
	}
	return fmt.Sprintf("; schedules set limits again when they run (%s), and what they have set since the last "+
		"refresh is sent as it was: update with --refresh", strings.Join(names, ", "))
}
