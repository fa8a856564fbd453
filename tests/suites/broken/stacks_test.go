package broken

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two stacks of one program are deployed at the same time. With two names they do not meet. With one name AWS gives it
// to one of them; the other fails, and takes away nothing of the first when it is destroyed.
func TestTwoStacks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, other string
		meet        bool
	}{{"two names", "others", false}, {"one name", cluster, true}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			first := creation.prepared(t)
			// The name of a secret that the loser created would stay taken, and the winner needs it.
			const named, gone = `{ name: "shop/${name}" }`, `{ name: "shop/${name}", recoveryWindowInDays: 0 }`
			require.Contains(t, program(t), named)
			first.writes(strings.Replace(program(t), named, gone, 1))
			second := &place{t: t, box: first.box, program: first.program, stack: "second"}
			output, err := second.pulumi(t.Context(), "", "stack", "init", second.stack)
			require.NoError(t, err, output)
			second.config("name", test.other)
			failed := together(first, second)
			if !test.meet {
				assert.Empty(t, failed)
				return
			}
			require.NotEmpty(t, failed, "one of the two gets the name")
			assert.LessOrEqual(t, len(failed), 2)
			loser, winner := failed[0], first
			if loser == first {
				winner = second
			}
			loser.must("destroy", "--yes", "--skip-preview")
			said, err := creation.goes(winner)
			require.NoError(t, err, said)
			assert.NotContains(t, winner.must("preview", "--expect-no-changes"), "error:")
			winner.keepsSecrets()
		})
	}
}

// together deploys stacks at the same time, and returns those that fail.
func together(places ...*place) (failed []*place) {
	var mu sync.Mutex
	var wait sync.WaitGroup
	for _, p := range places {
		wait.Go(func() {
			if _, err := p.try("up", "--yes", "--skip-preview"); err != nil {
				mu.Lock()
				defer mu.Unlock()
				failed = append(failed, p)
			}
		})
	}
	wait.Wait()
	return failed
}
