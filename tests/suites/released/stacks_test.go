package released

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/record"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// kubeconfig is configuration that one of the programs wants, with its value.
const kubeconfig = "kubeconfig"

// step is what an operation did to a resource.
type step struct{ op, token, name string }

func (s step) String() string { return s.op + " " + s.token + " " + s.name }

// watch collects what an operation does to resources, other than nothing. The operation gets a channel, and collect
// waits until it is closed.
func watch() (channel chan events.EngineEvent, collect func() []step) {
	channel = make(chan events.EngineEvent, 64)
	var found []step
	var done sync.WaitGroup
	done.Go(func() {
		for event := range channel {
			if e := event.ResourcePreEvent; e != nil && e.Metadata.Op != apitype.OpSame &&
				e.Metadata.Op != apitype.OpRead && !strings.HasPrefix(e.Metadata.Type, "pulumi:") {
				urn := e.Metadata.URN
				name := urn[strings.LastIndex(urn, "::")+2:]
				found = append(found, step{string(e.Metadata.Op), e.Metadata.Type, name})
			}
		}
	})
	return channel, func() []step { done.Wait(); return found }
}

func up(t *testing.T, stack *sandbox.Stack) []step {
	t.Helper()
	channel, collect := watch()
	_, err := stack.Stack.Up(t.Context(), optup.EventStreams(channel))
	require.NoError(t, err)
	return collect()
}

// preview says what an update would do, also where it would fail.
func preview(t *testing.T, stack *sandbox.Stack) []step {
	t.Helper()
	channel, collect := watch()
	_, _ = stack.Stack.Preview(t.Context(), optpreview.EventStreams(channel))
	return collect()
}

func refresh(t *testing.T, stack *sandbox.Stack) []step {
	t.Helper()
	channel, collect := watch()
	result, err := stack.Stack.Refresh(t.Context(), optrefresh.EventStreams(channel))
	require.NoError(t, err)
	collect()
	var found []step
	for op, n := range *result.Summary.ResourceChanges {
		if op != "same" && n > 0 {
			found = append(found, step{op: op})
		}
	}
	return found
}

// versionOfPackage is where a program asks for a version of the package: the programs name no other version.
var versionOfPackage = regexp.MustCompile(`\bversion: \d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?`)

// ofThisVersion is a program that asks for the present version of the package.
func ofThisVersion(t *testing.T, program []byte) []byte {
	t.Helper()
	require.Regexp(t, versionOfPackage, string(program))
	return versionOfPackage.ReplaceAll(program, []byte("version: "+provider.Version()))
}

func TestOfThisVersion(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"0.0.1", "0.0.1-rc.1", "0.0.1-alpha.12"} {
		program := "options: { version: " + version + ", id: x }\n    version: " + version + "\n"
		want := strings.ReplaceAll(program, version, provider.Version())
		assert.Equal(t, want, string(ofThisVersion(t, []byte(program))), version)
	}
}

// folder is a project folder in a sandbox with a program, which asks for the present version of the package.
func folder(t *testing.T, box *sandbox.Sandbox, program []byte) string {
	t.Helper()
	to := filepath.Join(box.Folder(), "program")
	require.NoError(t, os.MkdirAll(to, 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(to, record.Program), ofThisVersion(t, program), 0o600))
	return to
}
