package broken

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// The engine is killed at moments that no call of AWS chooses: while it loads its plugins, compares, or writes the
// state.
func TestKillsAtAnyMoment(t *testing.T) {
	t.Parallel()
	moments := 1
	if long() {
		moments = 40
	}
	for _, r := range runs {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			begin := time.Now()
			undisturbed := r.undisturbed(t)
			takes := time.Since(begin)
			counted := &tally{}
			t.Cleanup(func() { counted.record(t) })
			for n := range moments {
				after := takes * time.Duration(2*n+1) / time.Duration(2*moments)
				name := fmt.Sprintf("after %d of %d", n+1, moments)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					p := r.prepared(t)
					p.learnsSecrets()
					ctx, stop := context.WithTimeout(t.Context(), after)
					defer stop()
					_, err := p.pulumi(ctx, "", r.command, "--yes", "--skip-preview", "--stack", p.stack)
					o := r.settles(t, p, undisturbed.picture)
					if r.deletes() == 0 {
						assert.Zero(t, p.written()["delete "+awstype.ReplicationGroup], "the cluster was deleted")
					}
					if err == nil {
						o.given = append([]string{"(the run was through)"}, o.given...)
					}
					r.ended(p, name, o, counted)
				})
			}
		})
	}
}
