package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// manifest is what a package.json says of how the package is used.
type manifest struct {
	Version, Main, Types string
	Scripts              map[string]string
	DevDependencies      map[string]string
	Pulumi               struct {
		Resource bool
		Server   string
	}
}

func readManifest(t *testing.T, path string) (m manifest) {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(content, &m))
	return m
}

// npm installs the SDK from a clone, as a copy and as a link; either way a program finds the components and their
// types, and git sees no change in the clone.
func TestNpmInstallsFromAClone(t *testing.T) {
	t.Parallel()
	folder := clone(t)
	sdk := filepath.Join(folder, "sdk", "nodejs")
	for _, form := range []struct {
		name, option string
	}{
		{"copy", "--install-links"},
		{"link", "--no-install-links"},
	} {
		t.Run(form.name, func(t *testing.T) {
			project := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(project, "package.json"),
				[]byte(`{ "private": true, "dependencies": { "@pulumi/pulumi": "3.276.0" } }`), 0o600))
			// Without development packages, as in a container: the SDK gets its compiler all the same.
			command.Run(t, project, os.Environ(), "npm", "install", "--omit=dev", "--no-audit", "--no-fund",
				form.option, sdk)
			found := command.Run(t, project, os.Environ(), "node", "-e",
				`console.log(Object.keys(require("pulumi-aws-redis")).join())`)
			assert.Contains(t, found, "RedisCluster")
			installed := filepath.Join(project, "node_modules", "pulumi-aws-redis")
			described := readManifest(t, filepath.Join(installed, "package.json"))
			assert.Equal(t, provider.Version(), described.Version)
			assert.Equal(t, "github://api.github.com/pulumi-aws-redis", described.Pulumi.Server)
			assert.FileExists(t, filepath.Join(installed, described.Types))
			assert.Empty(t, command.Git(t, folder, "status", "--short"))
		})
	}
	// What it has compiled is a whole package, which is published from there.
	published := readManifest(t, filepath.Join(sdk, "bin", "package.json"))
	assert.Equal(t, "index.js", published.Main)
	assert.Equal(t, "index.d.ts", published.Types)
	assert.Empty(t, published.Scripts, "nothing is compiled where a package from the registry is installed")
	assert.Empty(t, published.DevDependencies)
	assert.True(t, published.Pulumi.Resource)
	var packed []struct{ Files []struct{ Path string } }
	require.NoError(t, json.Unmarshal(
		[]byte(command.Run(t, filepath.Join(sdk, "bin"), os.Environ(), "npm", "pack", "--dry-run", "--json")), &packed))
	var files []string
	for _, file := range packed[0].Files {
		files = append(files, file.Path)
	}
	assert.Subset(t, files, []string{"package.json", "index.js", "index.d.ts", "redisCluster.js", "types/input.d.ts"})
	assert.Subset(t, files, []string{"README.md", "LICENSE"})
}

// pip installs the SDK from a clone with all that Pulumi and type checkers look for, and leaves nothing in the clone,
// not even what git ignores.
func TestPipInstallsFromAClone(t *testing.T) {
	t.Parallel()
	folder := clone(t)
	environment := filepath.Join(t.TempDir(), "venv")
	command.Run(t, folder, os.Environ(), "python3", "-m", "venv", environment)
	python := filepath.Join(environment, "bin", "python")
	// The packages that it needs are the ones of any program; here its own files are enough.
	command.Run(t, folder, os.Environ(), python, "-m", "pip", "install", "--no-deps",
		filepath.Join(folder, "sdk", "python"))
	where := command.Run(t, environment, os.Environ(), python, "-c",
		`import importlib.util; print(importlib.util.find_spec("pulumi_aws_redis").submodule_search_locations[0])`)
	where = strings.TrimSpace(where)
	require.Contains(t, where, environment)
	for _, file := range []string{"__init__.py", "redis_cluster.py", "py.typed", "pulumi-plugin.json"} {
		assert.FileExists(t, filepath.Join(where, file))
	}
	assert.Empty(t, command.Git(t, folder, "status", "--short", "--ignored"))
}

// What is published to PyPI, a wheel and the sources, holds the same package.
func TestSourceDistribution(t *testing.T) {
	t.Parallel()
	folder, out := clone(t), t.TempDir()
	python := filepath.Join(checkout.Root(), "bin", "venv", "bin", "python")
	sdk := filepath.Join(folder, "sdk", "python")
	command.Run(t, sdk, os.Environ(), python, "-m", "hatchling", "build", "-d", out)
	// Python spells a prerelease in its own way: 0.2.0rc1.
	sources, err := filepath.Glob(filepath.Join(out, "pulumi_aws_redis-*.tar.gz"))
	require.NoError(t, err)
	require.Len(t, sources, 1)
	name := strings.TrimSuffix(filepath.Base(sources[0]), ".tar.gz")
	listed := command.Run(t, out, os.Environ(), "tar", "-tzf", sources[0])
	for _, file := range []string{
		"pyproject.toml", "README.md", "LICENSE", "pulumi_aws_redis/py.typed", "pulumi_aws_redis/pulumi-plugin.json",
	} {
		assert.Contains(t, strings.Fields(listed), name+"/"+file)
	}
	assert.FileExists(t, filepath.Join(out, name+"-py3-none-any.whl"))
	assert.Empty(t, command.Git(t, folder, "status", "--short", "--ignored"))
}
