package awssim

import (
	"fmt"
	"time"
)

// maxAttempts is how often the provider asks AWS again when it is throttled, before it gives up.
const maxAttempts = 25

// Fault is something that goes wrong on purpose.
type Fault struct {
	// Operation is create, read, update, delete or invoke. Empty means any.
	Operation string `json:"operation,omitempty"`
	// Type is the token of the resource or the function. Empty means any.
	Type string `json:"type,omitempty"`

	// DelayMS makes every matching call take that long.
	DelayMS int `json:"delayMs,omitempty"`

	// Throttle lets that many attempts fail with Throttling. The provider repeats them by itself, up to 25 times a
	// call; the cloud counts them (see [Cloud.Retries]).
	Throttle int `json:"throttle,omitempty"`

	// Code and Message are the error of AWS with which one call fails: the Nth matching one from now, or the next when
	// Nth is 0. The fault is gone after it.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
	Nth     int    `json:"nth,omitempty"`
	// HalfWay fails a create after AWS did its part, so that what was created stays.
	HalfWay bool `json:"halfWay,omitempty"`

	// Seen counts the calls that matched.
	Seen int `json:"seen,omitempty"`
}

// Inject adds a fault.
func (c *Cloud) Inject(f Fault) error {
	if f.DelayMS == 0 && f.Throttle == 0 && f.Code == "" {
		return fmt.Errorf("a fault needs a delay, a throttle or an error code")
	}
	return c.store.write(func(w *world) error {
		w.Faults = append(w.Faults, f)
		return nil
	})
}

// ClearFaults removes all faults.
func (c *Cloud) ClearFaults() error {
	return c.store.write(func(w *world) error {
		w.Faults = nil
		return nil
	})
}

// Calls is how often an operation was asked of a type, previews not counted.
func (c *Cloud) Calls(operation, typ string) (n int, err error) {
	err = c.store.read(func(w *world) error {
		n = w.Calls[operation+" "+typ]
		return nil
	})
	return n, err
}

// Retries is how many attempts of an operation on a type were throttled and repeated.
func (c *Cloud) Retries(operation, typ string) (n int, err error) {
	err = c.store.read(func(w *world) error {
		n = w.Retries[operation+" "+typ]
		return nil
	})
	return n, err
}

// enter counts a call and suffers the faults that match it. The failure, if any, is for the caller to return at the
// right moment.
func (c *Cloud) enter(operation, typ string) (failure *Fault, err error) {
	var delay time.Duration
	err = c.store.write(func(w *world) error {
		call := operation + " " + typ
		w.Calls = counted(w.Calls, call, 1)
		var left []Fault
		for _, f := range w.Faults {
			if (f.Operation != "" && f.Operation != operation) || (f.Type != "" && f.Type != typ) {
				left = append(left, f)
				continue
			}
			delay += time.Duration(f.DelayMS) * time.Millisecond
			if suffered := w.suffer(&f, call); suffered != nil {
				failure = suffered
			}
			if f.DelayMS > 0 || f.Throttle > 0 || f.Code != "" {
				left = append(left, f)
			}
		}
		w.Faults = left
		return nil
	})
	time.Sleep(delay)
	return failure, err
}

// suffer takes from a fault what one call suffers of it, and is the failure of the call, if any.
func (w *world) suffer(f *Fault, call string) (failure *Fault) {
	f.Seen++
	if attempts := min(f.Throttle, maxAttempts); attempts > 0 {
		f.Throttle -= attempts
		w.Retries = counted(w.Retries, call, attempts)
		if attempts == maxAttempts {
			failure = &Fault{Code: "Throttling", Message: "Rate exceeded"}
		}
	}
	if f.Code != "" && f.Seen >= max(1, f.Nth) {
		failure = &Fault{Code: f.Code, Message: f.Message, HalfWay: f.HalfWay}
		f.Code = ""
	}
	return failure
}

func (f *Fault) error() error { return &AWSError{Code: f.Code, Message: f.Message} }

func counted(counter map[string]int, key string, n int) map[string]int {
	if counter == nil {
		counter = map[string]int{}
	}
	counter[key] += n
	return counter
}
