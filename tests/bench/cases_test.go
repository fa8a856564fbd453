package bench

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"
)

// measuredCase is a program that is deployed in some rounds, with the component and flat.
type measuredCase struct {
	name, title string
	clusters    int
	shape       pulumi.Map
	checkpoints bool
	rounds      int
	// until is the last operation that is measured.
	until int
	// alone leaves out the flat program.
	alone bool
	// peak asks for the memory of the plugin.
	peak bool
}

// cases are what `make bench` measures. With the file backend each checkpoint writes the whole state, which would take
// nearly all of the time from some hundred resources on: the large cases go without.
func cases() []measuredCase {
	return []measuredCase{
		{name: "1", title: "1 cluster", clusters: 1, shape: pair(), rounds: 9, until: destroy},
		{name: "10", title: "10 clusters", clusters: 10, shape: pair(), rounds: 5, until: destroy},
		{name: "50", title: "50 clusters", clusters: 50, shape: pair(), rounds: 3, until: destroy, peak: true},
		{name: "200", title: "200 clusters", clusters: 200, shape: pair(), rounds: 1, until: up, alone: true},
		{name: "90-nodes", title: "a cluster of 90 nodes", clusters: 1, shape: sharded(30, 2), rounds: 3, until: destroy},
		{name: "500-nodes", title: "a cluster of 500 nodes", clusters: 1, shape: sharded(100, 4), rounds: 3, until: destroy, peak: true},
		{
			name: "1-checkpoints", title: "1 cluster, state saved after each step", clusters: 1, shape: pair(),
			rounds: 5, until: destroy, checkpoints: true,
		},
		{
			name: "10-checkpoints", title: "10 clusters, state saved after each step", clusters: 10, shape: pair(),
			rounds: 3, until: destroy, checkpoints: true,
		},
	}
}

// selected are the cases that BENCH_CASES names, with commas between them, each in as many rounds as BENCH_ROUNDS says.
// Without BENCH_CASES they are all cases.
func selected(t testing.TB) []measuredCase {
	t.Helper()
	chosen := cases()
	if names := os.Getenv("BENCH_CASES"); names != "" {
		wanted := strings.Split(names, ",")
		chosen = slices.DeleteFunc(chosen, func(c measuredCase) bool { return !slices.Contains(wanted, c.name) })
		require.Len(t, chosen, len(wanted), "BENCH_CASES=%s", names)
	}
	if rounds := os.Getenv("BENCH_ROUNDS"); rounds != "" {
		n, err := strconv.Atoi(rounds)
		require.NoError(t, err, "BENCH_ROUNDS")
		for i := range chosen {
			chosen[i].rounds = n
		}
	}
	return chosen
}
