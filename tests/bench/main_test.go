// Package bench measures what the component costs against the same resources written without it, with the real engine
// and the simulated AWS. `make bench` writes its results to bin/bench.json.
package bench

import (
	"os"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(m.Run())
}
