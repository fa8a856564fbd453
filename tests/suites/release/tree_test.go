// Package release tests what stands between a commit and a release: the workflows, the names of archives, the refusals
// of a tag, and the version. The folder artefacts tests what is built.
package release

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// root is the folder of the checkout.
var root = checkout.Root()

// text is a file of the repository.
func text(t *testing.T, name string) string {
	t.Helper()
	read, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	return string(read)
}

// tracked are the files of the repository.
func tracked(t *testing.T) []string {
	t.Helper()
	files, err := checkout.Files(t.Context())
	require.NoError(t, err)
	return files
}

// write writes files into a new folder, and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		to := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
		require.NoError(t, os.WriteFile(to, []byte(content), 0o644))
	}
	return folder
}

// tool runs a program of the folder tools in a folder, and returns whether it went well and all that it printed.
func tool(t *testing.T, folder, name string, args ...string) (bool, string) {
	t.Helper()
	said, complaints, err := command.Try(t, folder, nil, filepath.Join(root, "tools", name), args...)
	if err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError))
	}
	return err == nil, said + complaints
}
