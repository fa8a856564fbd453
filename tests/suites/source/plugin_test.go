package source

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/blang/semver"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const repository = "pulumi-aws-redis/pulumi-aws-redis"

// machine is one that has a Pulumi CLI, its language hosts and Go, and no plugin of this package.
type machine struct {
	t       *testing.T
	box     *sandbox.Sandbox
	home    string
	environ []string
}

// newMachine makes a machine whose Pulumi home is a folder, which is emptied.
func newMachine(t *testing.T, g *github, home string) *machine {
	t.Helper()
	box := sandbox.New(t)
	require.NoError(t, os.RemoveAll(home))
	bin, programs := filepath.Join(checkout.Root(), "bin"), filepath.Join(box.Folder(), "bin")
	require.NoError(t, os.Mkdir(programs, 0o755))
	for _, program := range []string{"pulumi", "pulumi-language-yaml", "hosts/pulumi-language-go"} {
		require.NoError(t, os.Symlink(filepath.Join(bin, program), filepath.Join(programs, filepath.Base(program))))
	}
	path := strings.Join([]string{programs, filepath.Join(bin, "aws"), os.Getenv("PATH")}, string(os.PathListSeparator))
	environ := append(box.Environ(), g.Environ()...)
	environ = append(environ, "PATH="+path, "PULUMI_HOME="+home, "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=false")
	return &machine{t, box, home, environ}
}

// project copies the smallest example, and has its one resource name its plugin or not.
func (m *machine) project(naming bool) string {
	m.t.Helper()
	folder := filepath.Join(m.box.Folder(), "project")
	require.NoError(m.t, os.CopyFS(folder, os.DirFS(filepath.Join(checkout.Root(), "examples/smallest-yaml"))))
	if !naming {
		path := filepath.Join(folder, "Pulumi.yaml")
		program, err := os.ReadFile(path)
		require.NoError(m.t, err)
		without := options.ReplaceAll(program, nil)
		require.NotEqual(m.t, string(program), string(without))
		require.NoError(m.t, os.WriteFile(path, without, 0o600))
	}
	return folder
}

var options = regexp.MustCompile(`(?m)^ *options: .*pluginDownloadURL.*\n`)

func (m *machine) pulumi(folder string, arguments ...string) string {
	m.t.Helper()
	return command.Run(m.t, folder, m.environ, filepath.Join(checkout.Root(), "bin/pulumi"), arguments...)
}

// life takes a project from a preview in an empty account to a destroy.
func (m *machine) life(project string) {
	m.t.Helper()
	m.pulumi(project, "stack", "init", "test")
	m.pulumi(project, "preview")
	assert.Empty(m.t, m.box.Holds())
	m.pulumi(project, "up", "--yes", "--skip-preview")
	assert.Contains(m.t, strings.Join(m.box.Holds(), "\n"), "aws:elasticache/replicationGroup:ReplicationGroup")
	m.pulumi(project, "destroy", "--yes", "--skip-preview")
	assert.Empty(m.t, m.box.Holds())
}

// installed are the plugins that the CLI has installed.
func (m *machine) installed() []string {
	m.t.Helper()
	entries, err := os.ReadDir(filepath.Join(m.home, "plugins"))
	require.NoError(m.t, err)
	var names []string
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}

// published is the repository with a tag of this version, one of the Go SDK, and one of an older version, where
// everybody fetches it from.
func published(t *testing.T) (g *github, folder string) {
	t.Helper()
	g, folder = newGithub(t), clone(t)
	command.Git(t, folder, "tag", "v0.0.9")
	command.Git(t, folder, "commit", "--quiet", "--allow-empty", "--message", "The release")
	command.Git(t, folder, "tag", "v"+provider.Version())
	command.Git(t, folder, "tag", "sdk/v"+provider.Version())
	command.Git(t, folder, "commit", "--quiet", "--allow-empty", "--message", "After the release")
	g.Publish(folder, repository)
	return g, folder
}

// inHome is the folder of a plugin that is installed from the repository, without its version.
const inHome = "resource-github.com_pulumi-aws-redis_pulumi-aws-redis.git-v"

// A project in YAML gets the package from the repository, and deploys with the plugin that is built from it.
func TestPluginFromTheRepository(t *testing.T) {
	t.Parallel()
	g, _ := published(t)
	// Always the same place: the code of the plugin is compiled anew wherever it lies elsewhere.
	m := newMachine(t, g, filepath.Join(checkout.Root(), "bin", "source-home"))
	project := m.project(false)
	m.pulumi(project, "package", "add", "github.com/"+repository+"@"+provider.Version())
	assert.Equal(t, []string{inHome + provider.Version()}, m.installed())
	program, err := os.ReadFile(filepath.Join(project, "Pulumi.yaml"))
	require.NoError(t, err)
	assert.Contains(t, string(program), "aws-redis: github.com/"+repository+"@"+provider.Version())

	// In a checkout without sdks/, one command creates it from what the project says. It goes on to the newest plugin
	// of AWS, and fails here, where there is none to download.
	require.NoError(t, os.RemoveAll(filepath.Join(project, "sdks")))
	_, complaints, _ := command.Try(t, project, m.environ, filepath.Join(checkout.Root(), "bin/pulumi"), "install")
	assert.DirExists(t, filepath.Join(project, "sdks"), complaints)

	m.life(project)
	assert.Equal(t, []string{inHome + provider.Version()}, m.installed(), "nothing else was needed")

	// A private registry is part of Pulumi Cloud; all that comes before it works.
	_, complaints, err = command.Try(t, project, m.environ, filepath.Join(checkout.Root(), "bin/pulumi"),
		"package", "publish", "github.com/"+repository+"@"+provider.Version())
	require.Error(t, err)
	assert.NotContains(t, complaints, "README")
	assert.Contains(t, complaints, "Private Registry")

	source := filepath.Join(m.home, "plugins", inHome+provider.Version())
	assert.Empty(t, command.Git(t, source, "status", "--short"), "installing changes nothing in the sources")
}

// A folder is a source, too: here the checkout itself, whose code is compiled already.
func TestPluginFromAFolder(t *testing.T) {
	t.Parallel()
	m := newMachine(t, newGithub(t), filepath.Join(t.TempDir(), "home"))
	served := m.pulumi(m.box.Folder(), "package", "get-schema", checkout.Root())
	var schema struct{ Name, Version string }
	require.NoError(t, json.Unmarshal([]byte(served), &schema))
	assert.Equal(t, "aws-redis", schema.Name)
	assert.Equal(t, provider.Version(), schema.Version)
}

// Every form in which the CLI takes a repository leads to the sources of the version that it names.
func TestForms(t *testing.T) {
	t.Parallel()
	g, folder := published(t)
	g.Publish(folder, "team/mirrors/redis")
	commit := strings.TrimSpace(command.Git(t, folder, "rev-parse", "HEAD"))
	// Digits alone would be a version.
	short := commit[:max(8, strings.IndexAny(commit, "abcdef")+1)]
	old, tagged := inHome+"0.0.9", inHome+provider.Version()
	newest := tagged
	if len(semver.MustParse(provider.Version()).Pre) > 0 {
		newest = old
	}
	for _, form := range []struct{ source, installs string }{
		{"github.com/" + repository + "@" + provider.Version(), tagged},
		{"github.com/" + repository + "@v" + provider.Version(), tagged},
		{"https://github.com/" + repository + ".git@" + provider.Version(), tagged},
		{"git://github.com/" + repository + "@0.0.9", old},
		// Without a version: the newest tag that is no prerelease. The tags of the Go SDK do not count.
		{"github.com/" + repository, newest},
		{"github.com/" + repository + "@" + commit, inHome + "0.0.0-x" + commit},
		{"github.com/" + repository + "@" + short, inHome + "0.0.0-x" + short},
		// A mirror, in a group within a group.
		{
			"https://git.example.com/team/mirrors/redis.git@" + provider.Version(),
			"resource-git.example.com_team_mirrors_redis.git-v" + provider.Version(),
		},
	} {
		t.Run(form.source, func(t *testing.T) {
			m := newMachine(t, g, filepath.Join(t.TempDir(), "home"))
			m.pulumi(m.box.Folder(), "plugin", "install", "resource", form.source)
			assert.Equal(t, []string{form.installs}, m.installed())
			for _, file := range []string{"PulumiPlugin.yaml", "main.go"} {
				assert.FileExists(t, filepath.Join(m.home, "plugins", form.installs, file))
			}
		})
	}
}

// A CLI that is too old is told which one is needed. The test raises what is needed above the CLI that it has.
func TestOldCLI(t *testing.T) {
	t.Parallel()
	folder := clone(t)
	path := filepath.Join(folder, "PulumiPlugin.yaml")
	described, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(described), `">=3.182.0"`)
	raised := strings.ReplaceAll(string(described), "3.182.0", "99.0.0")
	require.NoError(t, os.WriteFile(path, []byte(raised), 0o600))
	m := newMachine(t, newGithub(t), filepath.Join(t.TempDir(), "home"))
	_, complaints, err := command.Try(t, m.box.Folder(), m.environ, filepath.Join(checkout.Root(), "bin/pulumi"),
		"package", "get-schema", folder)
	require.Error(t, err)
	assert.Regexp(t, `Pulumi CLI version 3\.\d+\.\d+ does not satisfy the version range ">=99\.0\.0"`, complaints)
}

// A program in YAML that names its plugin finds the release by itself, on a machine that has nothing.
func TestPluginOfTheRelease(t *testing.T) {
	t.Parallel()
	g := newGithub(t)
	archive := filepath.Join(t.TempDir(), fmt.Sprintf("pulumi-resource-aws-redis-v%s-%s-%s.tar.gz",
		provider.Version(), runtime.GOOS, runtime.GOARCH))
	command.Run(t, filepath.Join(checkout.Root(), "bin"), nil, "tar", "-czf", archive, "pulumi-resource-aws-redis")
	g.Release(repository, provider.Version(), archive)
	m := newMachine(t, g, filepath.Join(t.TempDir(), "home"))
	m.life(m.project(true))
	assert.Equal(t, []string{"resource-aws-redis-v" + provider.Version()}, m.installed())
}
