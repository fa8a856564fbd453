package world

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
)

// maxAttempts is how often the provider asks AWS again when it is throttled, before it gives up.
const maxAttempts = 25

// Fault is something that goes wrong on purpose.
type Fault struct {
	// Operation is create, read, update, delete, invoke, or write for a create, update or delete. Empty means any.
	Operation string `json:"operation,omitempty"`
	// Type is the token of the resource or the function. Empty means any.
	Type string `json:"type,omitempty"`

	// DelayMS makes every matching call take that long.
	DelayMS int `json:"delayMs,omitempty"`

	// Throttle lets that many attempts fail with Throttling. The provider repeats them by itself, up to 25 times a
	// call; the cloud counts them (see Retries of the cloud).
	Throttle int `json:"throttle,omitempty"`

	// Code and Message are the error of AWS with which one call fails: the Nth matching one from now, or the next when
	// Nth is 0. The fault is gone after it.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
	Nth     int    `json:"nth,omitempty"`
	// HalfWay fails a create after AWS did its part, so that what was created stays, and the provider says so.
	HalfWay bool `json:"halfWay,omitempty"`
	// Lost fails a create, update or delete after AWS did its part, and nobody hears of that.
	Lost bool `json:"lost,omitempty"`
	// Kill ends a process at a call in place of an answer: "engine", "provider" or "component". The call is counted as
	// for Code, and Lost says whether AWS did its part before.
	Kill string `json:"kill,omitempty"`

	// Seen counts the calls that matched.
	Seen int `json:"seen,omitempty"`
}

// Suffer takes from a fault what one call suffers of it, and is the failure of the call, if any.
func (w *World) Suffer(f *Fault, call string) (failure *Fault) {
	f.Seen++
	if attempts := min(f.Throttle, maxAttempts); attempts > 0 {
		f.Throttle -= attempts
		w.Retries = Counted(w.Retries, call, attempts)
		if attempts == maxAttempts {
			failure = &Fault{Code: "Throttling", Message: "Rate exceeded"}
		}
	}
	if (f.Code != "" || f.Kill != "") && f.Seen >= max(1, f.Nth) {
		failure = &Fault{Code: f.Code, Message: f.Message, HalfWay: f.HalfWay, Lost: f.Lost, Kill: f.Kill}
		f.Code, f.Kill = "", ""
	}
	return failure
}

// Matches reports whether a call suffers from the fault.
func (f *Fault) Matches(operation, typ string) bool {
	if f.Type != "" && f.Type != typ {
		return false
	}
	write := operation == "create" || operation == "update" || operation == "delete"
	return f.Operation == "" || f.Operation == operation || (f.Operation == "write" && write)
}

// Spent reports whether nothing is left of the fault.
func (f *Fault) Spent() bool {
	return f.DelayMS == 0 && f.Throttle == 0 && f.Code == "" && f.Kill == ""
}

// Before reports whether the fault comes before AWS does its part.
func (f *Fault) Before() bool { return !f.HalfWay && !f.Lost }

// AsError is the answer of AWS that the fault stands for.
func (f *Fault) AsError() error { return &awserr.Error{Code: f.Code, Message: f.Message} }

// Counted is a counter with n more under a key; a nil counter counts from 0.
func Counted(counter map[string]int, key string, n int) map[string]int {
	if counter == nil {
		counter = map[string]int{}
	}
	counter[key] += n
	return counter
}
