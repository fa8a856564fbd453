package broken

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// AWS refuses, is slow or throttles, or does its part and the answer is lost.
func TestFaults(t *testing.T) {
	t.Parallel()
	eachRun(t, func(r run, s script) (faults []fault) {
		for _, call := range s.calls {
			operation, typ, _ := strings.Cut(call, " ")
			for name, f := range map[string]awssim.Fault{
				"refused":   {Code: "InternalFailure", Message: "try again"},
				"lost":      {Code: "RequestTimeout", Message: "no answer", Lost: true},
				"throttled": {Throttle: 30},
				"slow":      {DelayMS: 300},
			} {
				few := name == "lost" && call == "create "+awstype.ReplicationGroup || name == "refused" &&
					call == "delete "+awstype.SecurityGroup && r.name == destruction.name
				if !long() && !few {
					continue
				}
				f.Operation, f.Type = operation, typ
				faults = append(faults, fault{fmt.Sprintf("%s, %s", call, name), f})
			}
		}
		slices.SortFunc(faults, func(a, b fault) int { return strings.Compare(a.name, b.name) })
		return faults
	})
}
