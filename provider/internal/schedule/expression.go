// Package schedule knows the schedules of EventBridge Scheduler and of Application Auto Scaling: how they are written,
// when they run, and what to write instead of one that AWS refuses. It knows no Pulumi.
//
// Where a rule names no other source, it is from the EventBridge Scheduler User Guide, "Schedule types in EventBridge
// Scheduler".
package schedule

import (
	"errors"
	"time"
)

// Expression says when a schedule runs. It can be compared with ==, and its String is what to send to AWS.
type Expression struct {
	text  string
	every time.Duration // between two runs of a rate; 0 is a cron or an at
	cron  cron
	// at is what the clocks show at the only run, as a time in UTC; zero is a rate or a cron.
	at time.Time
}

func (e Expression) String() string { return e.text }

// IsRate says whether the expression counts from the moment at which its schedule begins, and not by the clock.
func (e Expression) IsRate() bool { return e.every > 0 }

// IsOnce says whether the expression names its only run.
func (e Expression) IsOnce() bool { return !e.at.IsZero() }

// example is an expression that is right.
const example = "cron(0 6 * * ? *)"

// errKind is that a text is of no kind of expression.
var errKind = errors.New("is neither rate(...) nor cron(...)")

// errOnce is that an expression runs a single time.
var errOnce = errors.New("would run only once; it should be rate(...) or cron(...), which run again and again")

// errSpace is that a parenthesis has white space beside it.
var errSpace = errors.New("has white space beside a parenthesis, which AWS refuses")
