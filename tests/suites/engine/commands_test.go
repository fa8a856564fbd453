package engine

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The commands that the README shows: the plugin is installed, a project gets the package, and the demo runs to its
// end.
func TestCommandsOfTheReadme(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	run := func(folder, name string, arguments ...string) string {
		t.Helper()
		command := exec.CommandContext(t.Context(), name, arguments...)
		command.Dir = folder
		// A make that runs these tests must not tell another one how many jobs there are.
		command.Env = slices.DeleteFunc(box.Environ(), func(variable string) bool {
			return strings.HasPrefix(variable, "MAKE") || strings.HasPrefix(variable, "MFLAGS")
		})
		said, err := command.CombinedOutput()
		require.NoError(t, err, "%s", said)
		return string(said)
	}
	run(checkout.Root(), "make", "install")
	installed := filepath.Join(box.Folder(), "home", "plugins", "resource-aws-redis-v"+provider.Version())
	assert.FileExists(t, filepath.Join(installed, "pulumi-resource-aws-redis"))

	project := filepath.Join(box.Folder(), "program")
	require.NoError(t, os.Mkdir(project, 0o755))
	path := filepath.Join(project, "Pulumi.yaml")
	require.NoError(t, os.WriteFile(path, []byte("name: sessions\nruntime: yaml\n"), 0o600))
	run(project, "pulumi", "package", "add", "aws-redis")
	assert.Contains(t, read(t, path), "aws-redis", "the project names the package")

	demo := run(checkout.Root(), "make", "demo")
	assert.Contains(t, demo, "endpoint")
	assert.Contains(t, demo, "Resources:")
}
