package snapshots

import (
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
)

// timing is when a state machine runs.
type timing struct {
	// givenExpression and givenZone are what the program says; nil if it says nothing.
	givenExpression, givenZone *string
	// expression is the zero value while it is malformed, or depends on an input that is not known.
	expression inputs.Setting[schedule.Expression]
	// zone is nil while it is malformed.
	zone      *time.Location
	timeLimit time.Duration
	// between is the time between two runs, as far as it is known.
	between struct {
		shortest, longest time.Duration
		known             bool
	}
}

// newTiming decides; otherwise is the expression if the program gives none.
func newTiming(
	expression, zone *string, otherwise inputs.Setting[schedule.Expression], limit time.Duration,
) *timing {
	t := &timing{
		givenExpression: expression, givenZone: zone, expression: otherwise, timeLimit: limit,
	}
	if expression != nil {
		parsed, err := schedule.Parse(*expression)
		t.expression = inputs.Setting[schedule.Expression]{Value: parsed, Known: err == nil, Given: true}
	}
	t.zone, _ = schedule.ParseZone(inputs.OrElse(zone, utc))
	t.reckon()
	return t
}

const utc = "UTC"

// zoneName is the time zone as Scheduler takes it.
func (t *timing) zoneName() string { return inputs.OrElse(t.givenZone, utc) }

// known says whether the expression and the zone can be reckoned with.
func (t *timing) known() bool { return t.expression.Known && t.zone != nil }

// gaps are the shortest and the longest time between two runs; ok is false if they are not known.
func (t *timing) gaps() (shortest, longest time.Duration, ok bool) {
	return t.between.shortest, t.between.longest, t.between.known
}

// reckon finds the gaps, once: it walks through many years of runs.
func (t *timing) reckon() {
	switch {
	case t.zone == nil:
	case t.givenExpression == nil && !t.expression.Known:
		// The default runs once a day, at whatever time.
		t.between.shortest, t.between.longest, t.between.known = 24*time.Hour, 24*time.Hour, true
	case t.expression.Known:
		t.between.shortest, t.between.longest, t.between.known = t.expression.Value.Gaps(t.zone)
	}
}

// longestGap is the longest time between two runs, and zero if it is not known.
func (t *timing) longestGap() time.Duration { return t.between.longest }
