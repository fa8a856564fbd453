package bench

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

// BenchmarkComponent measures the cases and shows the medians. If it has measured all of them, it writes the results to
// the file that BENCH_RESULTS names.
func BenchmarkComponent(b *testing.B) {
	results := figures.Results{Date: time.Now().Format(time.DateOnly), Machine: machine(b)}
	results.Plugin = measurePlugin(b)
	results.Plugin.Peaks = map[string]int64{}
	results.State = measureState(b)
	chosen := selected(b)
	for _, c := range chosen {
		b.Run(c.name, func(b *testing.B) {
			measured := c.measure(b)
			if c.peak {
				results.Plugin.Peaks[c.name] = c.measurePeak(b)
			}
			results.Cases = append(results.Cases, measured)
			b.Log("\n" + figures.Tables([]figures.Case{measured}))
		})
	}
	path := os.Getenv("BENCH_RESULTS")
	if path == "" || len(chosen) < len(cases()) || b.Failed() {
		return
	}
	require.NoError(b, results.Write(path))
}
