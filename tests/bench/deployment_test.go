package bench

import (
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/flat"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// deployment is a program in a cloud of its own.
type deployment struct {
	t       testing.TB
	sandbox *sandbox.Sandbox
	stack   auto.Stack
	watch   *stopwatch
}

// deploy prepares the deployment of a program, and runs nothing yet.
func deploy(t testing.TB, checkpoints bool, program pulumi.RunFunc) *deployment {
	t.Helper()
	s := sandbox.New(t)
	// AWS raises the quota of nodes for whoever asks.
	require.NoError(t, s.Cloud.SetNodeQuota(500))
	cli, err := auto.NewPulumiCommand(nil)
	require.NoError(t, err)
	env := maps.Clone(s.Env())
	if !checkpoints {
		env["PULUMI_SKIP_CHECKPOINTS"] = "true"
	}
	d := &deployment{t: t, sandbox: s, watch: &stopwatch{PulumiCommand: cli}}
	d.stack, err = auto.UpsertStackInlineSource(t.Context(), "bench", "project", program,
		auto.EnvVars(env), auto.Pulumi(d.watch))
	require.NoError(t, err)
	return d
}

// operations are the commands that are measured, in the order in which they are run.
var operations = []struct {
	name string
	run  func(d *deployment) error
}{
	{"preview", func(d *deployment) error { _, err := d.stack.Preview(d.t.Context()); return err }},
	{"up", func(d *deployment) error { _, err := d.stack.Up(d.t.Context()); return err }},
	{"no change", func(d *deployment) error { _, err := d.stack.Up(d.t.Context()); return err }},
	{"destroy", func(d *deployment) error { _, err := d.stack.Destroy(d.t.Context()); return err }},
}

// The places of operations.
const (
	up       = 1
	noChange = 2
	destroy  = 3
)

// run runs one of the operations, and returns what it cost.
func (d *deployment) run(i int) figures.Cost {
	d.t.Helper()
	require.NoError(d.t, operations[i].run(d), operations[i].name)
	return d.watch.last
}

// state are the resources in the state, with secrets in plain text.
func (d *deployment) state() []apitype.ResourceV3 {
	d.t.Helper()
	exported, err := d.stack.Export(d.t.Context())
	require.NoError(d.t, err)
	state, err := flat.Resources(exported)
	require.NoError(d.t, err)
	return state
}
