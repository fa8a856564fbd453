package engine

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// killed is a project whose engine can be killed. A program in this process would outlive its engine.
type killed struct {
	t      *testing.T
	box    *sandbox.Sandbox
	stack  *sandbox.Stack
	folder string
}

func newKilled(t *testing.T) *killed {
	t.Helper()
	box := sandbox.New(t)
	folder := box.Copy("tests/suites/released/programs/smallest")
	return &killed{t, box, box.Project(folder), folder}
}

// run runs a line of a shell in the project, and returns what it prints.
func (k *killed) run(line string) (out, messages string, err error) {
	var output, said bytes.Buffer
	command := exec.CommandContext(k.t.Context(), "sh", "-c", line)
	command.Dir, command.Stdout, command.Stderr = k.folder, &output, &said
	command.Env = append(k.box.Environ(), "PULUMI_SKIP_CONFIRMATIONS=true")
	err = command.Run()
	return output.String(), said.String(), err
}

// change changes the program.
func (k *killed) change(was, is string) {
	k.t.Helper()
	path := filepath.Join(k.folder, "Pulumi.yaml")
	program, err := os.ReadFile(path)
	require.NoError(k.t, err)
	require.Contains(k.t, string(program), was)
	require.NoError(k.t, os.WriteFile(path, []byte(strings.Replace(string(program), was, is, 1)), 0o600))
}

// kill deploys, and the engine is killed when AWS has created the nth resource of a type. One resource is created after
// the other, so that nothing else is interrupted.
func (k *killed) kill(token string, nth int) {
	k.t.Helper()
	require.NoError(k.t, k.box.Cloud.Inject(awssim.Fault{
		Operation: "create", Type: token, Nth: nth, Kill: "engine", Lost: true,
	}))
	_, _, err := k.run("pulumi up --yes --skip-preview --parallel 1")
	require.Error(k.t, err)
}

// importFile runs the command as people do, and returns its status, and the commands that it prints.
func (k *killed) importFile(arguments string) (status int, commands []string) {
	k.t.Helper()
	_, messages, err := k.run("pulumi stack export | pulumi plugin run --kind resource aws-redis -- import-file " +
		arguments + " > import.json")
	if err != nil {
		var exit *exec.ExitError
		require.ErrorAs(k.t, err, &exit)
		status = exit.ExitCode()
	}
	for line := range strings.Lines(messages) {
		if command, isCommand := strings.CutPrefix(line, "    "); isCommand {
			commands = append(commands, strings.TrimSpace(command))
		}
	}
	return status, commands
}

// follow runs the commands. The AWS CLI is played here: AWS is done at once, and what is deleted is gone.
func (k *killed) follow(commands []string) {
	k.t.Helper()
	for _, command := range commands {
		const deletion = "aws elasticache delete-replication-group --replication-group-id "
		if rest, ok := strings.CutPrefix(command, deletion); ok {
			id, snapshot, _ := strings.Cut(rest, " --final-snapshot-identifier ")
			assert.Equal(k.t, id+"-unused", snapshot)
			require.NoError(k.t, k.box.Cloud.Forget(replicationGroup, id))
		}
		if strings.HasPrefix(command, "aws elasticache ") {
			continue
		}
		out, messages, err := k.run(command)
		require.NoError(k.t, err, "%s: %s%s", command, out, messages)
	}
}

// ends sees that the stack is as if nothing had happened.
func (k *killed) ends(clusters ...string) {
	k.t.Helper()
	changes, _ := k.stack.Up()
	assert.Equal(k.t, []string{"same"}, changes.Kinds())
	assert.Equal(k.t, []string{"same"}, k.stack.Refresh().Kinds())
	var held []string
	for _, resource := range k.box.Holds() {
		if name, ok := strings.CutPrefix(resource, replicationGroup+" "); ok {
			held = append(held, name)
		}
	}
	assert.Equal(k.t, clusters, held)
	k.stack.Destroy()
	assert.Empty(k.t, k.box.Holds())
}

// The engine is killed while AWS creates the cluster. The stack cannot be deployed any more, until it is mended as the
// command says.
func TestImportFileAfterACreation(t *testing.T) {
	t.Parallel()
	k := newKilled(t)
	k.kill(replicationGroup, 1)
	_, _, err := k.run("pulumi cancel --yes")
	require.NoError(t, err)
	out, _, err := k.run("pulumi up --yes --skip-preview")
	require.Error(t, err)
	assert.Contains(t, out, "ReplicationGroupAlreadyExists")

	status, commands := k.importFile("")
	assert.Zero(t, status)
	k.follow(commands)
	k.ends("development")
}

// The cluster was filled from a snapshot. The state does not know that after an import, and an update with the snapshot
// would replace what was just saved: the command says so, and the update without it changes nothing.
func TestImportFileAfterARestore(t *testing.T) {
	t.Parallel()
	const snapshot = "      snapshotArn: arn:aws:s3:::backups/development.rdb\n"
	k := newKilled(t)
	k.change("name: development\n", "name: development\n"+snapshot)
	k.kill(replicationGroup, 1)
	_, messages, err := k.run("pulumi stack export | pulumi plugin run --kind resource aws-redis -- import-file")
	require.NoError(t, err)
	assert.Contains(t, messages, "Take snapshotName, snapshotArn or snapshotArns out of the program before pulumi up.")
	_, commands := k.importFile("")
	last := len(commands) - 1
	k.follow(commands[:last])
	assert.Contains(t, k.stack.Preview().Kinds(), "replace", "with the snapshot")
	k.change(snapshot, "")
	k.follow(commands[last:])
	k.ends("development")
}

// AWS chose the id of what was created, so the command asks for it.
func TestImportFileWithAnIDThatAWSChose(t *testing.T) {
	t.Parallel()
	k := newKilled(t)
	k.kill(securityGroupToken, 2) // the first one is the program's own
	status, commands := k.importFile("")
	assert.Equal(t, 2, status)
	require.Len(t, commands, 2)
	assert.Contains(t, commands[0], "aws ec2 describe-security-groups")
	assert.True(t, strings.HasSuffix(commands[1], " -- import-file cache-security-group=ID"), commands[1])

	all, err := k.box.Cloud.List()
	require.NoError(t, err)
	id := ""
	for _, r := range all {
		if r.Type == securityGroupToken && r.Name() == "development" {
			id = r.ID
		}
	}
	status, commands = k.importFile("cache-security-group=" + id)
	assert.Zero(t, status)
	k.follow(commands)
	k.ends("development")
}

// The engine is killed during a replacement that keeps the id: the original is deleted, and the state has it still.
func TestImportFileAfterAReplacement(t *testing.T) {
	t.Parallel()
	k := newKilled(t)
	k.stack.Up()
	k.change("name: development\n", "name: development\n      port: 6380\n")
	k.kill(replicationGroup, 1)
	status, commands := k.importFile("")
	assert.Equal(t, 2, status)
	k.follow(commands)
	assert.EqualValues(t, 6380, k.stack.Resources()["cache-replication-group"].Inputs["port"])
	k.ends("development")
}

// The engine is killed during a replacement with another id: both clusters exist, and the state has the original.
func TestImportFileAfterAReplacementWithAnotherName(t *testing.T) {
	t.Parallel()
	k := newKilled(t)
	k.stack.Up()
	k.change("name: development\n", "name: staging\n")
	k.kill(replicationGroup, 1)
	status, commands := k.importFile("")
	assert.Equal(t, 2, status)
	k.follow(commands)
	k.ends("staging")
}
