package broken

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// place is a sandbox with the program of the suite in it, in which commands are given as a user gives them.
type place struct {
	t       *testing.T
	box     *sandbox.Sandbox
	program string
	stack   string
	// given are the commands so far, without their flags.
	given []string
	// secrets are the tokens that the cluster has had.
	secrets []string
}

const testStack = "test"

// patience is how long a command may take. Those of the suite take seconds.
const patience = 3 * time.Minute

func newPlace(t *testing.T) *place {
	t.Helper()
	box := sandbox.New(t)
	p := &place{t: t, box: box, program: box.Copy("tests/suites/broken/testdata/cluster"), stack: testStack}
	output, err := p.pulumi(t.Context(), "", "stack", "init", p.stack)
	require.NoError(t, err, output)
	return p
}

// placeLike is a place with what lies in a folder, which a place left there with keep.
func placeLike(t *testing.T, folder string) *place {
	t.Helper()
	box := sandbox.New(t)
	require.NoError(t, os.RemoveAll(box.Folder()))
	require.NoError(t, os.CopyFS(box.Folder(), os.DirFS(folder)))
	return &place{t: t, box: box, program: filepath.Join(box.Folder(), "program"), stack: testStack}
}

func (p *place) keep(folder string) {
	p.t.Helper()
	require.NoError(p.t, os.CopyFS(folder, os.DirFS(p.box.Folder())))
}

// try gives a command to the CLI and returns what it says.
func (p *place) try(arguments ...string) (output string, err error) {
	p.t.Helper()
	p.given = append(p.given, "pulumi "+arguments[0])
	return p.pulumi(context.Background(), "", append(arguments, "--stack", p.stack)...)
}

func (p *place) must(arguments ...string) string {
	p.t.Helper()
	output, err := p.try(arguments...)
	require.NoError(p.t, err, "%s\n%s", strings.Join(arguments, " "), output)
	return output
}

// pipe gives a command with something on its standard input, and returns what it writes on its standard output.
func (p *place) pipe(input string, arguments ...string) (string, error) {
	ctx, stop := context.WithTimeout(p.t.Context(), patience)
	defer stop()
	command := exec.CommandContext(ctx, "pulumi", arguments...)
	command.Dir, command.Env, command.Stdin = p.program, p.box.Environ(), strings.NewReader(input)
	var said strings.Builder
	command.Stderr = &said
	output, err := command.Output()
	p.log(arguments, append([]byte(said.String()), output...))
	return string(output), err
}

func (p *place) pulumi(ctx context.Context, input string, arguments ...string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	command := exec.CommandContext(ctx, "pulumi", append(arguments, "--non-interactive", "--color", "never")...)
	command.Dir = p.program
	command.Env = p.box.Environ()
	command.Stdin = strings.NewReader(input)
	// A file and no pipe: plugins of an engine that was killed would hold the pipe open.
	said, err := os.CreateTemp(p.box.Folder(), "said")
	require.NoError(p.t, err)
	defer func() { _ = said.Close() }()
	command.Stdout, command.Stderr = said, said
	failure := command.Run()
	if command.ProcessState.ExitCode() < 0 {
		p.buries()
	}
	output, err := os.ReadFile(said.Name())
	require.NoError(p.t, err)
	p.log(arguments, output)
	return string(output), failure
}

// buries ends the plugins that a killed engine left behind. They end by themselves after five minutes at most, which is
// when they next look for their engine: too long for a test that kills hundreds.
func (p *place) buries() {
	environs, err := filepath.Glob("/proc/[0-9]*/environ")
	require.NoError(p.t, err)
	for _, path := range environs {
		environ, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(environ), awssim.StateEnv+"="+p.box.Folder()) {
			continue // another's, or it has ended
		}
		id, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		require.NoError(p.t, err)
		_ = syscall.Kill(id, syscall.SIGKILL)
	}
}

// log keeps all that was said, for the search for secrets.
func (p *place) log(arguments []string, output []byte) {
	file, err := os.OpenFile(filepath.Join(p.box.Folder(), "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	require.NoError(p.t, err)
	_, err = fmt.Fprintf(file, "$ pulumi %s\n%s\n", strings.Join(arguments, " "), output)
	require.NoError(p.t, err)
	require.NoError(p.t, file.Close())
}

// config sets a value that the program reads.
func (p *place) config(key, value string) {
	p.t.Helper()
	_, err := p.pulumi(p.t.Context(), "", "config", "set", key, value, "--stack", p.stack)
	require.NoError(p.t, err)
}

// writes puts a program in the place of the one that is there.
func (p *place) writes(program string) {
	p.t.Helper()
	require.NoError(p.t, os.WriteFile(filepath.Join(p.program, "Pulumi.yaml"), []byte(program), 0o600))
}

// checkpoint is the file in which the backend keeps the state. Beside it stands what was there before, as .bak.
func (p *place) checkpoint() string {
	return filepath.Join(p.box.Folder(), "state", ".pulumi", "stacks", "redis-broken", p.stack+".json")
}

// export is the state as the CLI shows it, secrets encrypted.
func (p *place) export() string {
	p.t.Helper()
	return p.prints("stack", "export")
}

// prints is what a command prints about the stack. It is not kept, for it may be a secret.
func (p *place) prints(arguments ...string) string {
	p.t.Helper()
	command := exec.Command("pulumi", append(arguments, "--stack", p.stack)...)
	command.Dir, command.Env = p.program, p.box.Environ()
	var said strings.Builder
	command.Stderr = &said
	output, err := command.Output()
	require.NoError(p.t, err, said.String())
	return string(output)
}
