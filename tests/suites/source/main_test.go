// Package source tests what somebody installs from the sources alone: the plugin, which Pulumi builds from a git
// repository or a folder, and the SDKs in a clone.
package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// clone copies what the checkout holds, uncommitted changes too, into a repository of its own with one commit, and
// returns its folder.
func clone(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "pulumi-aws-redis")
	listed := command(t, checkout.Root(), nil, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
	for path := range strings.SplitSeq(strings.TrimSuffix(listed, "\x00"), "\x00") {
		content, err := os.ReadFile(filepath.Join(checkout.Root(), path))
		if os.IsNotExist(err) {
			continue // deleted, and not yet committed
		}
		require.NoError(t, err)
		to := filepath.Join(folder, path)
		require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
		info, err := os.Stat(filepath.Join(checkout.Root(), path))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(to, content, info.Mode()))
	}
	git(t, folder, "init", "--quiet", "--initial-branch", "main")
	git(t, folder, "add", "--all")
	git(t, folder, "commit", "--quiet", "--message", "All of it")
	return folder
}

// git runs git as somebody with a name and without settings, and returns what it says.
func git(t *testing.T, folder string, arguments ...string) string {
	t.Helper()
	return command(t, folder, append(os.Environ(),
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=Test", "GIT_AUTHOR_EMAIL=test@example.com",
		"GIT_COMMITTER_NAME=Test", "GIT_COMMITTER_EMAIL=test@example.com",
	), "git", arguments...)
}

// command runs a command that has to succeed, and returns what it prints to its output.
func command(t *testing.T, folder string, environ []string, name string, arguments ...string) string {
	t.Helper()
	said, complaints, err := try(t, folder, environ, name, arguments...)
	require.NoError(t, err, "%s %s\n%s%s", name, strings.Join(arguments, " "), said, complaints)
	return said
}

// try is command where it may fail.
func try(
	t *testing.T, folder string, environ []string, name string, arguments ...string,
) (said, complaints string, err error) {
	t.Helper()
	running := exec.CommandContext(t.Context(), name, arguments...)
	var out, errors strings.Builder
	running.Dir, running.Env, running.Stdout, running.Stderr = folder, environ, &out, &errors
	err = running.Run()
	return out.String(), errors.String(), err
}
