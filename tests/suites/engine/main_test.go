// Package engine tests the package with the real Pulumi engine against the simulated AWS.
package engine

import (
	"os"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(m.Run())
}
