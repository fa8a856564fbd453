// Package schedule knows the schedules of EventBridge Scheduler: how they are written, when they run, and what to write
// instead of one that Scheduler refuses. It knows no Pulumi.
//
// Where a rule names no other source, it is from the EventBridge Scheduler User Guide, "Schedule types in EventBridge
// Scheduler".
package schedule

import (
	"errors"
	"time"
)

// Expression says when a schedule runs, again and again. It can be compared with ==, and its String is what to send to
// Scheduler.
type Expression struct {
	text  string
	every time.Duration // between two runs of a rate; 0 is a cron
	cron  cron
}

func (e Expression) String() string { return e.text }

// example is an expression that is right.
const example = "cron(0 6 * * ? *)"

// errKind is that a text is of no kind of expression.
var errKind = errors.New("is neither rate(...) nor cron(...)")

// errOnce is that an expression runs a single time.
var errOnce = errors.New("would run only once; it should be rate(...) or cron(...), which run again and again")
