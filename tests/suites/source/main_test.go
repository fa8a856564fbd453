// Package source tests what somebody installs from the sources alone: the plugin, which Pulumi builds from a git
// repository or a folder, and the SDKs in a clone.
package source

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// clone copies what the checkout holds, uncommitted changes too, into a repository of its own with one commit, and
// returns its folder.
func clone(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "pulumi-aws-redis")
	files, err := checkout.Files(t.Context())
	require.NoError(t, err)
	for _, path := range files {
		content, err := os.ReadFile(filepath.Join(checkout.Root(), path))
		require.NoError(t, err)
		to := filepath.Join(folder, path)
		require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
		info, err := os.Stat(filepath.Join(checkout.Root(), path))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(to, content, info.Mode()))
	}
	command.Git(t, folder, "init", "--quiet", "--initial-branch", "main")
	command.Git(t, folder, "add", "--all")
	command.Git(t, folder, "commit", "--quiet", "--message", "All of it")
	return folder
}
