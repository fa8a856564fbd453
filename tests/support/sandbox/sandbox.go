// Package sandbox runs Pulumi programs with the real engine against a simulated AWS of their own. Nothing that a
// sandbox does leaves its folder: state, plugins, cloud and the copies of programs lie in it.
package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/kubernetes"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// Region is where sandboxes deploy to.
const Region = "eu-west-1"

// Sandbox is a simulated AWS and a place for the state of Pulumi.
type Sandbox struct {
	t      testing.TB
	folder string
	path   string // PATH of the commands; empty is that of the process
	// Cloud is the simulated AWS.
	Cloud *awssim.Cloud
	// Cluster is the simulated cluster of Kubernetes.
	Cluster kubernetes.Cluster
}

// New makes an empty sandbox. The programs that it runs must have been built: `make test` does that.
func New(t testing.TB) *Sandbox {
	t.Helper()
	for _, program := range []string{
		"pulumi", "pulumi-resource-aws-redis", "aws/pulumi-resource-aws", "aws/pulumi-resource-random",
	} {
		require.FileExists(t, filepath.Join(checkout.Root(), "bin", program),
			"run the tests with make test, which builds what they need")
	}
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "state"), 0o755))
	return &Sandbox{
		t: t, folder: folder, Cloud: awssim.Open(filepath.Join(folder, "cloud.json")),
		Cluster: kubernetes.Cluster(filepath.Join(folder, "cluster")),
	}
}

// SetPath puts what the build made on PATH, for the whole process: TestMain calls it.
func SetPath() {
	bin := filepath.Join(checkout.Root(), "bin")
	path := []string{bin, filepath.Join(bin, "aws"), filepath.Join(bin, "hosts"), os.Getenv("PATH")}
	if err := os.Setenv("PATH", strings.Join(path, string(os.PathListSeparator))); err != nil {
		panic(err)
	}
}

// Env is the environment of every command in the sandbox.
func (s *Sandbox) Env() map[string]string {
	env := map[string]string{
		"PULUMI_HOME":                                 filepath.Join(s.folder, "home"),
		"PULUMI_BACKEND_URL":                          "file://" + filepath.Join(s.folder, "state"),
		"PULUMI_CONFIG_PASSPHRASE":                    "sandbox",
		"PULUMI_SKIP_UPDATE_CHECK":                    "true",
		"PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
		"AWS_REGION":                                  Region,
		awssim.StateEnv:                               filepath.Join(s.folder, "cloud.json"),
		kubernetes.StateEnv:                           string(s.Cluster),
	}
	if s.path != "" {
		env["PATH"] = s.path
	}
	return env
}

// Environ is the environment of this process with that of the sandbox over it, as a command takes it.
func (s *Sandbox) Environ() []string {
	environ := os.Environ()
	for key, value := range s.Env() {
		environ = append(environ, key+"="+value)
	}
	return environ
}

// Folder is where everything of the sandbox lies.
func (s *Sandbox) Folder() string { return s.folder }

// Copy copies a project of the repository into the sandbox, and returns its new folder.
func (s *Sandbox) Copy(project string) string {
	s.t.Helper()
	to := filepath.Join(s.folder, "program")
	require.NoError(s.t, os.CopyFS(to, os.DirFS(filepath.Join(checkout.Root(), project))))
	return to
}

// Project is a stack of a project in a folder, which the CLI runs with the host of its language.
func (s *Sandbox) Project(folder string) *Stack {
	s.t.Helper()
	const name = "test"
	cli, stackOf := s.cli(), auto.UpsertStackLocalSource
	if len(cli.states(name)) == 0 {
		stackOf = auto.NewStackLocalSource
	}
	stack, err := stackOf(s.t.Context(), name, folder, auto.EnvVars(s.Env()), auto.Pulumi(cli))
	require.NoError(s.t, err)
	return &Stack{s, stack}
}

// Program is a stack of a program in this process.
func (s *Sandbox) Program(name string, program pulumi.RunFunc) *Stack {
	s.t.Helper()
	cli, stackOf := s.cli(), auto.UpsertStackInlineSource
	if len(cli.states(name)) == 0 {
		stackOf = auto.NewStackInlineSource
	}
	stack, err := stackOf(s.t.Context(), name, "project", program, auto.EnvVars(s.Env()), auto.Pulumi(cli))
	require.NoError(s.t, err)
	return &Stack{s, stack}
}

// Stack is one deployment in a sandbox. Its methods fail the test when the engine fails.
type Stack struct {
	sandbox *Sandbox
	auto.Stack
}

// Run replaces the program of a stack that was made with Program.
func (s *Stack) Run(program pulumi.RunFunc) { s.Workspace().SetProgram(program) }

// Changes is how many resources an operation did something to, by what it did: "create", "update", "replace", "same".
type Changes map[string]int

// Kinds are the kinds of steps that there were, sorted.
func (c Changes) Kinds() []string { return slices.Sorted(maps.Keys(c)) }

// Log is where the engine writes what it says; tests look through it.
func (s *Stack) Log() string { return filepath.Join(s.sandbox.folder, "log") }

func (s *Stack) log() *os.File {
	file, err := os.OpenFile(s.Log(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	require.NoError(s.sandbox.t, err)
	s.sandbox.t.Cleanup(func() { _ = file.Close() })
	return file
}

// Preview says what an up would do.
func (s *Stack) Preview() Changes {
	s.sandbox.t.Helper()
	changes, err := s.TryPreview()
	require.NoError(s.sandbox.t, err)
	return changes
}

// PreviewWithRefresh is `pulumi preview --refresh`.
func (s *Stack) PreviewWithRefresh() Changes {
	s.sandbox.t.Helper()
	changes, err := s.TryPreview(optpreview.Refresh())
	require.NoError(s.sandbox.t, err)
	return changes
}

// TryPreview is Preview where it may fail.
func (s *Stack) TryPreview(opts ...optpreview.Option) (Changes, error) {
	result, err := s.Stack.Preview(context.Background(), append(opts, optpreview.ProgressStreams(s.log()),
		optpreview.ErrorProgressStreams(s.log()))...)
	changes := Changes{}
	for op, n := range result.ChangeSummary {
		changes[string(op)] = n
	}
	return changes, err
}

// Up deploys, and returns what changed and the outputs.
func (s *Stack) Up() (Changes, auto.OutputMap) {
	s.sandbox.t.Helper()
	changes, outputs, err := s.TryUp()
	require.NoError(s.sandbox.t, err)
	return changes, outputs
}

// UpWithRefresh is `pulumi up --refresh`.
func (s *Stack) UpWithRefresh() Changes {
	s.sandbox.t.Helper()
	changes, _, err := s.TryUp(optup.Refresh())
	require.NoError(s.sandbox.t, err)
	return changes
}

// TryUp is Up where it may fail.
func (s *Stack) TryUp(opts ...optup.Option) (Changes, auto.OutputMap, error) {
	result, err := s.Stack.Up(context.Background(),
		append(opts, optup.ProgressStreams(s.log()), optup.ErrorProgressStreams(s.log()))...)
	if err != nil {
		return nil, nil, err
	}
	return changes(result.Summary.ResourceChanges), result.Outputs, nil
}

// Refresh reads the cloud into the state.
func (s *Stack) Refresh() Changes {
	s.sandbox.t.Helper()
	result, err := s.Stack.Refresh(context.Background(), optrefresh.ProgressStreams(s.log()),
		optrefresh.ErrorProgressStreams(s.log()))
	require.NoError(s.sandbox.t, err)
	return changes(result.Summary.ResourceChanges)
}

// Destroy takes everything down.
func (s *Stack) Destroy() {
	s.sandbox.t.Helper()
	_, err := s.Stack.Destroy(context.Background(), optdestroy.ProgressStreams(s.log()),
		optdestroy.ErrorProgressStreams(s.log()))
	require.NoError(s.sandbox.t, err)
}

func changes(summary *map[string]int) Changes {
	if summary == nil {
		return Changes{}
	}
	return *summary
}

// Set sets a value of the stack's configuration.
func (s *Stack) Set(key, value string) {
	s.sandbox.t.Helper()
	require.NoError(s.sandbox.t, s.SetConfig(context.Background(), key, auto.ConfigValue{Value: value}))
}

// State is a resource as the exported state has it.
type State struct {
	URN            string
	ID             string
	Type           string
	Inputs         map[string]any
	Provider       string
	Protect        bool
	RetainOnDelete bool
	Dependencies   []string
}

// Name is the name at the end of the URN.
func (s State) Name() string { return s.URN[strings.LastIndex(s.URN, "::")+2:] }

// ExportJSON is what `pulumi stack export` prints: the state, secrets encrypted. (The Automation API's own Export shows
// them in plain text.)
func (s *Stack) ExportJSON() string {
	s.sandbox.t.Helper()
	export := exec.Command("pulumi", "stack", "export", "--stack", s.Name())
	export.Dir = s.Workspace().WorkDir()
	export.Env = s.sandbox.Environ()
	exported, err := export.Output()
	require.NoError(s.sandbox.t, err)
	return string(exported)
}

// Resources are the resources of the stack, by name, providers and the stack itself left out.
func (s *Stack) Resources() map[string]State {
	s.sandbox.t.Helper()
	var exported struct {
		Deployment struct{ Resources []State }
	}
	require.NoError(s.sandbox.t, json.Unmarshal([]byte(s.ExportJSON()), &exported))
	resources := map[string]State{}
	for _, r := range exported.Deployment.Resources {
		if !strings.HasPrefix(r.Type, "pulumi:") {
			resources[r.Name()] = r
		}
	}
	return resources
}

// Holds are the resources in the cloud, as "type name", without those that AWS has by itself.
func (s *Sandbox) Holds() []string {
	s.t.Helper()
	resources, err := s.Cloud.List()
	require.NoError(s.t, err)
	var held []string
	for _, r := range resources {
		held = append(held, fmt.Sprintf("%s %s", r.Type, r.Name()))
	}
	return held
}
