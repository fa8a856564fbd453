// Package release tests what stands between a commit and a release: the workflows, the names of archives, the refusals
// of a tag, and the version. The folder artefacts tests what is built.
package release

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
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
	list := exec.CommandContext(t.Context(), "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	listed, err := list.Output()
	require.NoError(t, err)
	var files []string
	for name := range strings.SplitSeq(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		// One that was just removed is listed still.
		if _, err := os.Stat(filepath.Join(root, name)); err == nil {
			files = append(files, name)
		}
	}
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

// tool runs a program of the folder tools, and returns whether it went well and all that it printed.
func tool(t *testing.T, name string, args ...string) (bool, string) {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), filepath.Join(root, "tools", name), args...).CombinedOutput()
	if err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError))
	}
	return err == nil, string(said)
}
