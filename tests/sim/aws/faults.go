package awssim

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Inject adds a fault.
func (c *Cloud) Inject(f world.Fault) error {
	if f.Spent() {
		return fmt.Errorf("a fault needs a delay, a throttle, an error code or a process to kill")
	}
	if !slices.Contains([]string{"", killEngine, killProvider, killComponent}, f.Kill) {
		return fmt.Errorf("a fault cannot kill %q", f.Kill)
	}
	return c.store.Write(func(w *world.World) error {
		w.Faults = append(w.Faults, f)
		return nil
	})
}

// ClearFaults removes all faults.
func (c *Cloud) ClearFaults() error {
	return c.store.Write(func(w *world.World) error {
		w.Faults = nil
		return nil
	})
}

// Faults are the faults that calls still suffer from.
func (c *Cloud) Faults() (left []Fault, err error) {
	err = c.store.Read(func(w *world.World) error {
		left = slices.Clone(w.Faults)
		return nil
	})
	return left, err
}

// Calls is how often an operation was asked of a type, previews not counted.
func (c *Cloud) Calls(operation, typ string) (n int, err error) {
	called, err := c.Called()
	return called[operation+" "+typ], err
}

// Called is how often each operation was asked of each type, as "create aws:ec2/vpc:Vpc", previews not counted.
func (c *Cloud) Called() (called map[string]int, err error) {
	err = c.store.Read(func(w *world.World) error {
		called = maps.Clone(w.Calls)
		return nil
	})
	return called, err
}

// Retries is how many attempts of an operation on a type were throttled and repeated.
func (c *Cloud) Retries(operation, typ string) (n int, err error) {
	err = c.store.Read(func(w *world.World) error {
		n = w.Retries[operation+" "+typ]
		return nil
	})
	return n, err
}

// enter counts a call and suffers the faults that match it. The failure, if any, is for the caller to return at the
// right moment.
func (c *Cloud) enter(operation, typ string) (failure *world.Fault, err error) {
	var delay time.Duration
	err = c.store.Write(func(w *world.World) error {
		call := operation + " " + typ
		w.Calls = world.Counted(w.Calls, call, 1)
		var left []world.Fault
		for _, f := range w.Faults {
			if !f.Matches(operation, typ) {
				left = append(left, f)
				continue
			}
			delay += time.Duration(f.DelayMS) * time.Millisecond
			if suffered := w.Suffer(&f, call); suffered != nil {
				failure = suffered
			}
			if !f.Spent() {
				left = append(left, f)
			}
		}
		w.Faults = left
		return nil
	})
	time.Sleep(delay)
	if failure != nil && failure.Kill != "" && failure.Before() {
		failure = killed(failure)
	}
	return failure, err
}

// answer is what is left of a call when AWS has done its part: what the fault of the call makes of it, if any.
func answer(failure *world.Fault) error {
	if failure == nil {
		return nil
	}
	if failure.Kill != "" {
		failure = killed(failure)
	}
	if failure == nil {
		return nil
	}
	return failure.AsError()
}
