// Package released tests that stacks of released versions move to this one: no replacement, no deletion, and only the
// changes that the changelog names. tests/released has what each release left behind.
package released

import (
	"os"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(m.Run())
}
