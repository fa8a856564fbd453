package sandbox

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"
)

// cli is the Pulumi CLI. After each operation the Automation API asks it for the history and twice for the outputs of
// the stack, and each question starts a process, which together take as long as a small operation. What the state in
// the sandbox answers as well is read from there.
type cli struct {
	auto.PulumiCommand
	state string
}

// installed is the CLI on PATH, which is asked for its version once.
var installed = sync.OnceValues(func() (auto.PulumiCommand, error) { return auto.NewPulumiCommand(nil) })

// cli is the CLI of the sandbox.
func (s *Sandbox) cli() cli {
	s.t.Helper()
	command, err := installed()
	require.NoError(s.t, err)
	return cli{command, filepath.Join(s.folder, "state", ".pulumi")}
}

// Run runs a command of the CLI, or answers in its place.
func (c cli) Run(
	ctx context.Context, folder string, stdin io.Reader, out, errs []io.Writer, env []string, args ...string,
) (string, string, int, error) {
	stack := ""
	if at := slices.Index(args, "--stack"); at >= 0 && at+1 < len(args) {
		stack = args[at+1]
	}
	answer := ""
	switch {
	case len(args) < 2 || args[0] != "stack" || stack == "":
	case args[1] == "history":
		answer = c.last(stack)
	case args[1] == "output" && c.withoutOutputs(stack):
		answer = "{}"
	}
	if answer != "" {
		return answer, "", 0, nil
	}
	return c.PulumiCommand.Run(ctx, folder, stdin, out, errs, env, args...)
}

// last is the last operation of a stack, as `pulumi stack history` has it. It is empty where there is none.
func (c cli) last(stack string) string {
	operations, _ := filepath.Glob(filepath.Join(c.state, "history", "*", stack, "*.history.json"))
	if len(operations) == 0 {
		return ""
	}
	written, err := os.ReadFile(slices.Max(operations))
	if err != nil {
		return ""
	}
	var operation struct {
		Kind            string         `json:"kind"`
		Result          string         `json:"result"`
		ResourceChanges map[string]int `json:"resourceChanges"`
	}
	if json.Unmarshal(written, &operation) != nil {
		return ""
	}
	history, err := json.Marshal([]any{operation})
	if err != nil {
		return ""
	}
	return string(history)
}

// states are the files with the states of stacks of this name.
func (c cli) states(stack string) []string {
	files, _ := filepath.Glob(filepath.Join(c.state, "stacks", "*", stack+".json"))
	return files
}

// withoutOutputs says whether a stack has no outputs.
func (c cli) withoutOutputs(stack string) bool {
	states := c.states(stack)
	if len(states) != 1 {
		return false
	}
	written, err := os.ReadFile(states[0])
	if err != nil {
		return false
	}
	var state struct {
		Checkpoint struct{ Latest *apitype.DeploymentV3 }
	}
	if json.Unmarshal(written, &state) != nil || state.Checkpoint.Latest == nil {
		return false
	}
	for _, r := range state.Checkpoint.Latest.Resources {
		if r.Type == "pulumi:pulumi:Stack" {
			return len(r.Outputs) == 0
		}
	}
	return false
}
