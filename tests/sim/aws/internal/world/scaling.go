package world

import (
	"maps"
	"slices"
	"time"
)

// Scaling is what Application Auto Scaling remembers of a region of an account.
type Scaling struct {
	// Minute is the first that has not passed.
	Minute     int        `json:"minute"`
	Activities []Activity `json:"activities,omitempty"`
	// Underway are the activities that have not ended, by replication group, as indices among all.
	Underway map[string]int `json:"underway,omitempty"`
	// Unsettled are the causes for which the count of a target has still to move into its range, by target.
	Unsettled map[string]string `json:"unsettled,omitempty"`
	// Streaks are how long the metric of a policy has been high or low, by policy.
	Streaks map[string]Streak `json:"streaks,omitempty"`
	// Ended is when the last activities of policies ended, by target.
	Ended map[string]Ended `json:"ended,omitempty"`
}

// Activity is one change of a count by Application Auto Scaling.
type Activity struct {
	// Minute is when the activity started, and Ends the first minute with the new count.
	Minute int `json:"minute"`
	Ends   int `json:"ends"`
	// Group is the id of the replication group, and Dimension what is scaled.
	Group     string `json:"group"`
	Dimension string `json:"dimension"`
	From      int    `json:"from"`
	To        int    `json:"to"`
	Cause     string `json:"cause"`
	// Failure is why the count did not change; empty when it did, or will.
	Failure string `json:"failure,omitempty"`
}

// Streak is for how many minutes in a row the metric of a policy has been high, and low.
type Streak struct {
	High int `json:"high,omitempty"`
	Low  int `json:"low,omitempty"`
}

// Ended is the minute in which the last activity of each direction ended; nil when there was none.
type Ended struct {
	Out *int `json:"out,omitempty"`
	In  *int `json:"in,omitempty"`
}

// epoch is minute 0 where nobody says: a Monday.
var epoch = time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)

// At is the point in time at which a minute begins.
func (w *World) At(minute int) time.Time {
	start := w.Epoch
	if start.IsZero() {
		start = epoch
	}
	return start.Add(time.Duration(minute) * time.Minute)
}

// Scale is what Application Auto Scaling remembers here, for the caller to change.
func (v View) Scale() *Scaling {
	var own Scaling
	if known := v.Scaling[v.Place()]; known != nil {
		own = *known
	}
	own.Activities = slices.Clone(own.Activities)
	own.Underway = cloned(own.Underway)
	own.Unsettled = cloned(own.Unsettled)
	own.Streaks = cloned(own.Streaks)
	own.Ended = cloned(own.Ended)
	if v.Scaling == nil {
		v.Scaling = map[string]*Scaling{}
	}
	v.Scaling[v.Place()] = &own
	return &own
}

// cloned is a copy of a map that may not be there yet.
func cloned[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return maps.Clone(m)
}
