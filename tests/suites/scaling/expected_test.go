package scaling_test

import "maps"

// expected are the limits that hold, by what AWS and the engine document, and by what the component promises. They are
// kept apart from the simulated AWS, which is asked what it has.
type expected struct {
	// aws are the limits in AWS, and state those that the engine remembers, by dimension.
	aws, state map[string]limits
	// changed is the last minute in which the limits of a dimension changed in AWS.
	changed map[string]int
}

func newExpected(p program) *expected {
	e := &expected{map[string]limits{}, map[string]limits{}, map[string]int{}}
	for dimension, l := range p.scaled {
		e.aws[dimension], e.state[dimension] = l, l
	}
	return e
}

// pass runs the schedules of a minute. A schedule leaves its limits in place until another one changes them.
// Source: Application Auto Scaling user guide, "How scheduled scaling works".
func (e *expected) pass(p program, minute int) {
	for _, s := range p.schedules {
		if !s.runs(minute) {
			continue
		}
		for dimension, set := range s.sets {
			is := e.aws[dimension]
			if set.min > 0 {
				is.min = set.min
			}
			if set.max > 0 {
				is.max = set.max
			}
			e.set(dimension, is, minute)
		}
	}
}

// runs says whether the schedule runs in a minute: at its start, and at its time until its end.
func (s schedule) runs(minute int) bool {
	if s.start > 0 && minute == s.start {
		return true
	}
	return minute == s.minute && minute >= s.start && (s.end == 0 || minute <= s.end)
}

func (e *expected) set(dimension string, to limits, minute int) {
	if e.aws[dimension] != to {
		e.aws[dimension], e.changed[dimension] = to, minute
	}
}

// refresh puts what AWS has into the state.
func (e *expected) refresh() {
	maps.Copy(e.state, e.aws)
}

// deploy is a deployment of a program after another. A limit that a schedule sets, and that the program does not
// change, is left to AWS. If the other one differs from the state, both are sent, since RegisterScalableTarget takes
// both: the one that is left goes along as the state has it. An update of the tags alone registers nothing, but it
// reads the target again.
// Source: terraform-provider-aws 5.100, internal/service/appautoscaling/target.go.
func (e *expected) deploy(was, is program, minute int) {
	for dimension, l := range is.scaled {
		sent, state := l, e.state[dimension]
		leftMin, leftMax := is.setsOf(dimension)
		if leftMin && was.scaled[dimension].min == l.min {
			sent.min = state.min
		}
		if leftMax && was.scaled[dimension].max == l.max {
			sent.max = state.max
		}
		if sent != state {
			e.set(dimension, sent, minute)
		}
		if sent != state || was.team != is.team {
			e.state[dimension] = e.aws[dimension]
		}
	}
}
