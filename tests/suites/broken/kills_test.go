package broken

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// long reports whether every way to break a run is tried, as `make soak` does, and not a few.
func long() bool { return os.Getenv("BROKEN") == "all" }

// steps are the writes of a run at which a process is killed: all of them, or else the few that differ most.
func steps(process string, r run, writes int) (chosen []int) {
	middle := (writes + 1) / 2
	switch {
	case long():
		for n := range writes {
			chosen = append(chosen, n+1)
		}
		return chosen
	case process == "engine" && (r.name == creation.name || r.name == replacement.name):
		return slices.Compact([]int{1, middle, writes})
	}
	return []int{middle}
}

// A process is killed at a write: before AWS has done its part, or after it and before the engine has noted that.
func TestKills(t *testing.T) {
	t.Parallel()
	for _, process := range []string{"engine", "provider", "component"} {
		t.Run(process, func(t *testing.T) {
			t.Parallel()
			eachRun(t, func(r run, s script) (faults []fault) {
				if process == "component" && r.name == destruction.name {
					return nil // The engine destroys without the program, and so without the component.
				}
				for _, lost := range []bool{false, true} {
					for _, n := range steps(process, r, s.writes) {
						faults = append(faults, fault{
							fmt.Sprintf("%s killed at write %d, done %t", process, n, lost),
							awssim.Fault{Operation: "write", Nth: n, Kill: process, Lost: lost},
						})
					}
				}
				makes := slices.Contains(s.calls, "create "+awstype.ReplicationGroup)
				if process == "engine" && makes {
					faults = append(faults, fault{"engine killed when the group is made and not noted", awssim.Fault{
						Operation: "create", Type: awstype.ReplicationGroup, Kill: process, Lost: true,
					}})
				}
				return faults
			})
		})
	}
}

// eachRun breaks each run in each way, and notes how it ended.
func eachRun(t *testing.T, faults func(r run, s script) []fault) {
	t.Helper()
	for _, r := range runs {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			undisturbed := r.undisturbed(t)
			require.NotEmpty(t, undisturbed.calls)
			counted := &tally{}
			t.Cleanup(func() { counted.record(t) })
			for _, f := range faults(r, undisturbed) {
				t.Run(f.name, func(t *testing.T) {
					t.Parallel()
					r.breaks(t, f, undisturbed.picture, counted)
				})
			}
		})
	}
}
