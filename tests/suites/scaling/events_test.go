package scaling_test

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"
)

// event is something that happens to a cluster while it runs.
type event struct {
	name string
	to   func(*rapid.T, *life) error
}

var events = []event{
	{"the same program", func(_ *rapid.T, l *life) error { return l.deploys(l.program) }},
	{"a refresh", func(_ *rapid.T, l *life) error { return l.refreshes() }},
	{"a refresh and the same program", func(_ *rapid.T, l *life) error {
		if err := l.refreshes(); err != nil {
			return err
		}
		return l.deploys(l.program)
	}},
	changed("another description", func(_ *rapid.T, is *program) { is.description += "!" }),
	changed("another tag", func(_ *rapid.T, is *program) { is.team += "s" }),
	changed("another target", func(t *rapid.T, is *program) {
		is.target, is.scaleIn = rapid.IntRange(35, 70).Draw(t, "target"), !is.scaleIn
	}),
	changed("other numbers", func(t *rapid.T, is *program) {
		for _, dimension := range dimensions {
			is.counts[dimension] = rapid.IntRange(1, 3).Draw(t, dimension)
		}
	}),
	changed("other limits", func(t *rapid.T, is *program) {
		dimension := rapid.SampledFrom(slices.Sorted(maps.Keys(is.scaled))).Draw(t, "dimension")
		is.scaled[dimension] = drawLimits(t, dimension)
	}),
	changed("another schedule", func(t *rapid.T, is *program) {
		is.schedules[drawName(t)] = is.drawSchedule(t)
	}),
	changed("other limits of the schedules", func(t *rapid.T, is *program) {
		for _, name := range slices.Sorted(maps.Keys(is.schedules)) {
			s := is.schedules[name]
			s.sets = is.drawSets(t)
			is.schedules[name] = s
		}
	}),
	changed("no times of the schedules", func(_ *rapid.T, is *program) {
		for name, s := range is.schedules {
			s.start, s.end = 0, 0
			is.schedules[name] = s
		}
	}),
	changed("one schedule less", func(t *rapid.T, is *program) { delete(is.schedules, drawName(t)) }),
}

// changed is a deployment of a program with a change, in half of the cases after a refresh.
func changed(name string, change func(*rapid.T, *program)) event {
	return event{name, func(t *rapid.T, l *life) error {
		if rapid.Bool().Draw(t, "refresh") {
			if err := l.refreshes(); err != nil {
				return err
			}
		}
		is := l.program.copied()
		change(t, &is)
		return l.deploys(is)
	}}
}

func drawName(t *rapid.T) string {
	return fmt.Sprintf("schedule-%d", rapid.IntRange(0, 2).Draw(t, "name"))
}
