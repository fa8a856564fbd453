package engine

import (
	"encoding/json"
	"os/exec"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What a sandbox reads from the state is what the CLI says of it.
func TestSandboxAnswersAsTheCLIDoes(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	output := pulumi.StringMap{}
	stack := box.Program("test", func(ctx *pulumi.Context) error {
		for name, value := range output {
			ctx.Export(name, value)
		}
		return nil
	})
	says := func(into any, args ...string) {
		command := exec.Command("pulumi", append(args, "--json", "--stack", "test")...)
		command.Dir, command.Env = stack.Workspace().WorkDir(), box.Environ()
		said, err := command.Output()
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(said, into))
	}
	for _, value := range []string{"", "one", "another"} {
		if value != "" {
			output["exported"] = pulumi.String(value)
		}
		changes, outputs := stack.Up()
		var history []struct{ ResourceChanges sandbox.Changes }
		says(&history, "stack", "history")
		assert.Equal(t, history[0].ResourceChanges, changes)
		told := map[string]any{}
		for name, output := range outputs {
			told[name] = output.Value
		}
		want := map[string]any{}
		says(&want, "stack", "output")
		assert.Equal(t, want, told)
		assert.Len(t, told, len(output))
	}
}
