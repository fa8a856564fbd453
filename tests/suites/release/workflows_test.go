package release

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// workflow is what these tests read of one. actionlint, which `make lint-actions` runs, knows its whole form.
type workflow struct {
	Permissions map[string]string
	Concurrency struct{ Group string }
	Jobs        map[string]job
}

type job struct {
	Needs       any
	TimeoutMins int `yaml:"timeout-minutes"`
	Environment string
	Permissions map[string]string
	Steps       []step
}

type step struct {
	Uses string
	Run  string
	With map[string]any
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, ".github/workflows/*.yml"))
	require.NoError(t, err)
	read := map[string]workflow{}
	for _, file := range files {
		name := filepath.Base(file)
		var w workflow
		require.NoError(t, yaml.Unmarshal([]byte(text(t, ".github/workflows/"+name)), &w), name)
		read[name] = w
	}
	require.Contains(t, read, "pull-request.yml")
	require.Contains(t, read, "release.yml")
	return read
}

// What runs in a workflow is what was read when it was chosen: a tag of an action can be moved, a commit cannot. The
// comment says which version the commit is, and dependabot keeps both.
func TestActionsArePinned(t *testing.T) {
	t.Parallel()
	pinned := regexp.MustCompile(`^\s*(?:- )?uses: ([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$`)
	commits := map[string]string{}
	uses := 0
	for name := range workflows(t) {
		for line := range strings.Lines(text(t, ".github/workflows/"+name)) {
			if !strings.Contains(line, "uses:") {
				continue
			}
			uses++
			found := pinned.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if !assert.NotNil(t, found, "%s: %s", name, line) {
				continue
			}
			if commit, again := commits[found[1]+" "+found[3]]; again {
				assert.Equal(t, commit, found[2], "one version of %s is one commit", found[1])
			}
			commits[found[1]+" "+found[3]] = found[2]
		}
	}
	assert.Greater(t, uses, 10)
}

// A workflow can read the repository, and no more; a job that needs more says so itself. None runs for ever, and none
// leaves the token in the checkout but the one that pushes a tag.
func TestWorkflowsMayDoLittle(t *testing.T) {
	t.Parallel()
	for name, w := range workflows(t) {
		assert.Equal(t, map[string]string{"contents": "read"}, w.Permissions, name)
		assert.NotEmpty(t, w.Concurrency.Group, name)
		for title, j := range w.Jobs {
			assert.Greater(t, j.TimeoutMins, 0, "%s: %s", name, title)
			assert.LessOrEqual(t, j.TimeoutMins, 90, "%s: %s", name, title)
			may := slices.ContainsFunc([]string{"contents", "id-token", "attestations", "packages"},
				func(what string) bool { return j.Permissions[what] == "write" })
			if may {
				assert.Equal(t, "release", j.Environment, "%s: %s may write", name, title)
			}
			for _, s := range j.Steps {
				if strings.HasPrefix(s.Uses, "actions/checkout@") && title != "go" {
					assert.Equal(t, false, s.With["persist-credentials"], "%s: %s", name, title)
				}
			}
		}
	}
	for title, j := range workflows(t)["pull-request.yml"].Jobs {
		assert.Empty(t, j.Permissions, title)
		assert.Empty(t, j.Environment, title)
	}
	assert.NotContains(t, text(t, ".github/workflows/pull-request.yml"), "pull_request_target")
	assert.NotContains(t, text(t, ".github/workflows/pull-request.yml"), "secrets.")
}

// before are all jobs that must have gone well before a job.
func before(jobs map[string]job, title string) []string {
	var direct []string
	switch needs := jobs[title].Needs.(type) {
	case string:
		direct = []string{needs}
	case []any:
		for _, need := range needs {
			direct = append(direct, need.(string))
		}
	}
	all := slices.Clone(direct)
	for _, need := range direct {
		all = append(all, before(jobs, need)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Nothing is published before the tag was found right and everything was built and tested. The SDKs, which download the
// plugin, follow it.
func TestOrderOfTheRelease(t *testing.T) {
	t.Parallel()
	jobs := workflows(t)["release.yml"].Jobs
	var published []string
	for title, j := range jobs {
		if j.Environment == "release" {
			published = append(published, title)
			assert.Subset(t, before(jobs, title), []string{"tag", "test", "packages", "nuget-package"}, title)
			if title != "plugin" {
				assert.Contains(t, before(jobs, title), "plugin", title)
			}
		}
	}
	assert.ElementsMatch(t, []string{"plugin", "npm", "pypi", "maven", "nuget", "go"}, published)
	assert.Empty(t, before(jobs, "tag"))

	var commands []string
	for _, s := range jobs["tag"].Steps {
		commands = append(commands, s.Run)
	}
	assert.Contains(t, commands, `tools/check-release-tag "$GITHUB_REF_NAME"`)
	assert.Contains(t, commands, "make check-generated")
}

// What somebody else chooses, such as the name of a branch, never becomes part of a command.
func TestCommandsTakeValuesFromTheEnvironment(t *testing.T) {
	t.Parallel()
	commands := 0
	for name, w := range workflows(t) {
		for title, j := range w.Jobs {
			for _, s := range j.Steps {
				assert.NotContains(t, s.Run, "${{", "%s: %s", name, title)
				if s.Run != "" {
					commands++
				}
			}
		}
	}
	assert.Greater(t, commands, 5)
}

// Each folder with dependencies that people write is kept up to date.
func TestUpdatesCoverEachFolder(t *testing.T) {
	t.Parallel()
	var config struct {
		Updates []struct {
			Ecosystem   string `yaml:"package-ecosystem"`
			Directory   string
			Directories []string
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text(t, ".github/dependabot.yml")), &config))
	covered := map[string][]string{}
	for _, u := range config.Updates {
		covered[u.Ecosystem] = append(u.Directories, u.Directory)
	}
	ecosystems := map[string]string{
		"go.mod": "gomod", "package.json": "npm", "requirements.txt": "pip", "pom.xml": "maven",
	}
	wanted := map[string][]string{}
	for _, file := range tracked(t) {
		ecosystem := ecosystems[path.Base(file)]
		if path.Ext(file) == ".csproj" {
			ecosystem = "nuget"
		}
		folder := strings.TrimSuffix("/"+path.Dir(file), "/.")
		// What the generator writes is raised in the generator.
		generated := strings.HasPrefix(folder, "/sdk/")
		if ecosystem == "" || generated || strings.Contains(file, "testdata/") {
			continue
		}
		if folder == "" {
			folder = "/"
		}
		wanted[ecosystem] = append(wanted[ecosystem], folder)
	}
	for ecosystem, folders := range wanted {
		assert.Subset(t, covered[ecosystem], folders, ecosystem)
	}
	assert.Contains(t, covered["github-actions"], "/")
	assert.NotEmpty(t, wanted["gomod"])
	assert.NotEmpty(t, wanted["npm"])
	assert.NotEmpty(t, wanted["pip"])
}
