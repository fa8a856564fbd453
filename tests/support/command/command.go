// Package command runs other programs for tests.
package command

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Run runs a command that has to succeed, and returns what it prints to its output.
func Run(t *testing.T, folder string, environ []string, name string, arguments ...string) string {
	t.Helper()
	said, complaints, err := Try(t, folder, environ, name, arguments...)
	require.NoError(t, err, "%s %s\n%s%s", name, strings.Join(arguments, " "), said, complaints)
	return said
}

// Try is Run where it may fail.
func Try(
	t *testing.T, folder string, environ []string, name string, arguments ...string,
) (said, complaints string, err error) {
	t.Helper()
	running := exec.CommandContext(t.Context(), name, arguments...)
	var out, problems strings.Builder
	running.Dir, running.Env, running.Stdout, running.Stderr = folder, environ, &out, &problems
	err = running.Run()
	return out.String(), problems.String(), err
}

// Git runs git as somebody with a name and without settings, and returns what it says.
func Git(t *testing.T, folder string, arguments ...string) string {
	t.Helper()
	return Run(t, folder, append(os.Environ(),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=Test", "GIT_AUTHOR_EMAIL=test@example.com",
		"GIT_COMMITTER_NAME=Test", "GIT_COMMITTER_EMAIL=test@example.com",
	), "git", arguments...)
}
