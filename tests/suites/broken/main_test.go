// Package broken tests what becomes of a deployment that is broken off: processes are killed, answers are lost, AWS
// refuses, somebody else deploys at the same time. After each the documented commands have to lead to where an
// undisturbed run leads.
package broken

import (
	"os"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// kept is a folder for what several tests begin with.
var kept string

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(inFolder(m))
}

func inFolder(m *testing.M) int {
	var err error
	if kept, err = os.MkdirTemp("", "broken"); err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(kept) }()
	return m.Run()
}
