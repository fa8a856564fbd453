// Package artefacts tests what is released, as `make release-check` builds it: it is installed as somebody does who has
// nothing else of this repository, and deployed with the real engine to a simulated AWS.
package artefacts

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const plugin = "pulumi-resource-aws-redis"

// released is the only file in bin/release that a pattern matches.
func released(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(checkout.Root(), "bin/release", pattern))
	require.NoError(t, err)
	require.Len(t, found, 1, "make release-check builds %s", pattern)
	return found[0]
}

// archive is the archive of the plugin for this machine.
func archive(t *testing.T) string {
	t.Helper()
	return released(t, "dist/"+plugin+"-v"+provider.Version()+"-"+runtime.GOOS+"-"+runtime.GOARCH+".tar.gz")
}

// A user has a machine with Pulumi and the languages on it, and an account in a simulated AWS.
type user struct {
	t      *testing.T
	folder string
	env    []string
	cloud  *awssim.Cloud
}

// newUser is a user who has installed the plugin from its archive.
func newUser(t *testing.T) *user {
	t.Helper()
	folder := t.TempDir()
	u := &user{t: t, folder: folder, cloud: awssim.Open(filepath.Join(folder, "cloud.json"))}
	for _, name := range []string{"path", "state", "project", "tmp"} {
		require.NoError(t, os.Mkdir(filepath.Join(folder, name), 0o755))
	}
	for _, name := range []string{
		"pulumi", "pulumi-language-yaml", "hosts/pulumi-language-go", "aws/pulumi-resource-aws", "aws/pulumi-resource-random",
	} {
		program := filepath.Join(checkout.Root(), "bin", name)
		require.FileExists(t, program, "run make release-check, which builds it")
		require.NoError(t, os.Symlink(program, filepath.Join(folder, "path", filepath.Base(name))))
	}
	for _, set := range os.Environ() {
		if !strings.HasPrefix(set, "PULUMI_") && !strings.HasPrefix(set, "AWS") {
			u.env = append(u.env, set)
		}
	}
	u.env = append(u.env,
		"PATH="+filepath.Join(folder, "path")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"PULUMI_HOME="+filepath.Join(folder, "home"),
		"PULUMI_BACKEND_URL=file://"+filepath.Join(folder, "state"),
		"PULUMI_CONFIG_PASSPHRASE=of a user",
		"PULUMI_SKIP_UPDATE_CHECK=true",
		// What is not here cannot be had elsewhere: nothing is released yet.
		"PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true",
		"AWS_REGION="+sandbox.Region,
		awssim.StateEnv+"="+filepath.Join(folder, "cloud.json"),
		"TMPDIR="+filepath.Join(folder, "tmp"),
	)
	_, err := exec.LookPath(plugin)
	require.Error(t, err, "PATH has another plugin, which the engine would take")
	u.run("pulumi", "plugin", "install", "resource", "aws-redis", provider.Version(), "--file", archive(t))
	return u
}

// project is the folder that the user works in.
func (u *user) project() string { return filepath.Join(u.folder, "project") }

// run runs a command in the project, and returns what it prints.
func (u *user) run(name string, args ...string) string {
	u.t.Helper()
	if found := filepath.Join(u.folder, "path", name); !strings.Contains(name, "/") {
		if _, err := os.Stat(found); err == nil {
			name = found
		}
	}
	return command.Run(u.t, u.project(), u.env, name, args...)
}

// copy copies a folder of the repository to where the user works.
func (u *user) copy(folder string) {
	u.t.Helper()
	require.NoError(u.t, os.CopyFS(u.project(), os.DirFS(filepath.Join(checkout.Root(), folder))))
}

// holds is what the user's account holds.
func (u *user) holds() []string {
	u.t.Helper()
	resources, err := u.cloud.List()
	require.NoError(u.t, err)
	var held []string
	for _, r := range resources {
		held = append(held, r.Type)
	}
	return held
}

// A life is what a deployment did, as the programs of this folder print it.
type life struct {
	Previewed map[string]int
	Created   map[string]int
	// Again is what a second preview would do.
	Again   map[string]int
	Outputs map[string]output
	// Held is how much the account held while the deployment stood.
	Held int `json:"-"`
}

type output struct {
	Value  any
	Secret bool
}

// printed is the life that a program printed in its last line.
func printed(t *testing.T, out string) life {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var l life
	require.NoError(t, json.Unmarshal([]byte(lines[len(lines)-1]), &l), out)
	return l
}

// works checks a life that began and ended well.
func (u *user) works(l life) {
	u.t.Helper()
	assert.Greater(u.t, l.Created["create"], 3)
	assert.Equal(u.t, l.Previewed, l.Created, "what was previewed was created")
	assert.Equal(u.t, map[string]int{"same": l.Created["create"]}, l.Again, "nothing is left to do")
	assert.Regexp(u.t, `^[\w.-]+\.cache\.amazonaws\.com$`, l.Outputs["endpoint"].Value)
	assert.Empty(u.t, u.holds(), "nothing is left of it")
	plugins := u.run("pulumi", "plugin", "ls", "--json")
	assert.Contains(u.t, plugins, `"name": "aws-redis"`)
	assert.NotContains(u.t, plugins, `"version": null`)
}
