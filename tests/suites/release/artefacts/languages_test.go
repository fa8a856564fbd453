package artefacts

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/mod/module"
	modzip "golang.org/x/mod/zip"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// deploy deploys the project with the CLI, as its README says, and destroys it.
func (u *user) deploy() life {
	u.t.Helper()
	var l life
	summary := func(args ...string) map[string]int {
		u.t.Helper()
		out := u.run("pulumi", append(args, "--json", "--non-interactive")...)
		var said struct{ ChangeSummary map[string]int }
		require.NoError(u.t, json.Unmarshal([]byte(out), &said), out)
		return said.ChangeSummary
	}
	u.run("pulumi", "stack", "init", "dev", "--non-interactive")
	l.Previewed = summary("preview")
	u.run("pulumi", "up", "--yes", "--skip-preview", "--non-interactive")
	l.Created = l.Previewed
	l.Again = summary("preview")
	l.Held = len(u.holds())

	outputs := map[string]any{}
	require.NoError(u.t, json.Unmarshal([]byte(u.run("pulumi", "stack", "output", "--json")), &outputs))
	l.Outputs = map[string]output{}
	for name, value := range outputs {
		l.Outputs[name] = output{Value: value, Secret: value == "[secret]"}
	}
	u.run("pulumi", "destroy", "--yes", "--skip-preview", "--non-interactive")
	return l
}

func TestYAML(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	u.copy("examples/yaml")
	l := u.deploy()
	u.works(l)
	assert.GreaterOrEqual(t, l.Held, 10)
}

// The module is zipped by Go's own rules of what belongs to one, and used in the place of a download.
func TestGo(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	u.copy("examples/go")
	sdk := module.Version{Path: "github.com/pulumi-aws-redis/pulumi-aws-redis/sdk", Version: "v" + provider.Version()}
	packed, unpacked := filepath.Join(u.folder, "sdk.zip"), filepath.Join(u.folder, "sdk")
	file, err := os.Create(packed)
	require.NoError(t, err)
	require.NoError(t, modzip.CreateFromDir(file, sdk, filepath.Join(checkout.Root(), "sdk")))
	require.NoError(t, file.Close())
	require.NoError(t, modzip.Unzip(unpacked, sdk, packed))
	assert.FileExists(t, filepath.Join(unpacked, "LICENSE"))

	u.run("go", "mod", "edit", "-replace", sdk.Path+"="+unpacked)
	l := u.deploy()
	u.works(l)
	assert.GreaterOrEqual(t, l.Held, 10)
}

func TestNode(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	u.copy("tests/suites/release/artefacts/node")
	// The versions that the examples ask for, with the packed package in place of the one of this checkout.
	text, err := os.ReadFile(filepath.Join(checkout.Root(), "examples/typescript/package.json"))
	require.NoError(t, err)
	var project map[string]any
	require.NoError(t, json.Unmarshal(text, &project))
	project["dependencies"].(map[string]any)["pulumi-aws-redis"] = "file:" + released(t, "npm/*.tgz")
	text, err = json.Marshal(project)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(u.project(), "package.json"), text, 0o644))

	u.run("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
	u.run("node_modules/.bin/tsc")
	l := printed(t, u.run("node", "program.js"))
	u.works(l)
	assert.True(t, l.Outputs["url"].Secret)
	assert.Regexp(t, `^rediss://`, l.Outputs["url"].Value)
}

func TestPython(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	u.copy("tests/suites/release/artefacts/python")
	root := checkout.Root()
	text, err := os.ReadFile(filepath.Join(root, "examples/python/requirements.txt"))
	require.NoError(t, err)
	requirements := slices.DeleteFunc(strings.Fields(string(text)), func(line string) bool {
		return strings.HasPrefix(line, "pulumi-aws-redis==")
	})
	u.run("python3", "-m", "venv", "venv")
	constraints := filepath.Join(root, "tests/suites/python/constraints.txt")
	u.run("venv/bin/pip", slices.Concat(
		[]string{"install", "--quiet", "--disable-pip-version-check", "-c", constraints},
		requirements, []string{released(t, "pypi/*.whl")})...)
	u.run("venv/bin/pip", "check", "--disable-pip-version-check")
	l := printed(t, u.run("venv/bin/python", "program.py"))
	u.works(l)
	assert.True(t, l.Outputs["url"].Secret)
	assert.Regexp(t, `^rediss://`, l.Outputs["url"].Value)
}

// The packages hold what they need and nothing else: no sources of tests, no tools, no second copy.
func TestPackages(t *testing.T) {
	t.Parallel()
	wheel, err := zip.OpenReader(released(t, "pypi/*.whl"))
	require.NoError(t, err)
	defer func() { assert.NoError(t, wheel.Close()) }()
	var names []string
	for _, file := range wheel.File {
		names = append(names, file.Name)
		assert.Regexp(t, `^pulumi_aws_redis(-[\w.]+\.dist-info)?/`, file.Name)
	}
	assert.Contains(t, names, "pulumi_aws_redis/pulumi-plugin.json")
	assert.Contains(t, names, "pulumi_aws_redis/py.typed")

	u := newUser(t)
	u.run("tar", "-xzf", released(t, "npm/*.tgz"))
	var manifest struct {
		Version, License, Main string
		Pulumi                 struct{ Name, Version, Server string }
	}
	text, err := os.ReadFile(filepath.Join(u.project(), "package/package.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &manifest))
	assert.Equal(t, provider.Version(), manifest.Version)
	assert.Equal(t, provider.Version(), manifest.Pulumi.Version)
	assert.Equal(t, "github://api.github.com/pulumi-aws-redis", manifest.Pulumi.Server)
	for _, name := range []string{"index.js", "index.d.ts", "README.md", "LICENSE"} {
		found, err := filepath.Glob(filepath.Join(u.project(), "package", name))
		require.NoError(t, err)
		nested, err := filepath.Glob(filepath.Join(u.project(), "package/bin", name))
		require.NoError(t, err)
		assert.NotEmpty(t, append(found, nested...), name)
	}
	assert.NoDirExists(t, filepath.Join(u.project(), "package/node_modules"))
}
