package release

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/raise-version/version"
)

var day = time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC)

// Every program, command and dependency in the repository states the version that the plugin says.
func TestOneVersion(t *testing.T) {
	t.Parallel()
	tree := version.Tree{Root: root, Files: tracked(t)}
	now, err := tree.Version()
	require.NoError(t, err)
	stated, err := tree.Statements()
	require.NoError(t, err)
	files := map[string]bool{}
	for _, s := range stated {
		assert.Equal(t, now, s.Version, "%s:%d", s.File, s.Line)
		files[s.File] = true
	}
	// A kind of file whose statements nobody finds would be left behind by every release.
	for _, file := range []string{
		"README.md", "docs/installing.md", "provider/rediscluster/about.md", "examples/yaml/Pulumi.yaml",
		"examples/go/go.mod", "examples/python/requirements.txt", "examples/typescript/package-lock.json",
	} {
		assert.Contains(t, files, file)
	}
}

// tree is a small repository of a version that is released.
func tree() map[string]string {
	return map[string]string{
		"provider/VERSION": "0.9.1\n",
		"CHANGELOG.md":     "# Changelog\n\nWords.\n\n## Unreleased\n\n- New.\n\n## 0.9.1 (2026-11-01)\n\n- Old, in 0.9.1.\n",
		"README.md": "Version 0.9.1 is new; `pulumi plugin install resource aws-redis 0.9.1`, in 10.9.1.0/24 and 0.9.1/24.\n" +
			"Since 0.9.1 it works with 0.9.10, 0.9.1-rc.1 and aws-redis-v0.9.1-linux-amd64.tar.gz.\n",
		"examples/yaml/Pulumi.yaml": "runtime: { version: 0.9.1 }\n" +
			`options: { version: 0.9.1, pluginDownloadURL: "github://api.github.com/pulumi-aws-redis" }` + "\n" +
			"  version: 0.9.1\n  pluginDownloadURL: github://api.github.com/pulumi-aws-redis\n",
		"examples/go/go.mod":               "require (\n\tgithub.com/pulumi-aws-redis/pulumi-aws-redis/sdk v0.9.1\n\tother v0.9.1\n)\n",
		"examples/python/requirements.txt": "other==0.9.1\npulumi-aws-redis==0.9.1\n",
		"examples/typescript/package-lock.json": "\"node_modules/other\": {\n  \"version\": \"0.9.1\"\n},\n" +
			"\"node_modules/pulumi-aws-redis\": {\n  \"version\": \"0.9.1\"\n}\n",
		"examples/java/pom.xml": "<artifactId>aws-redis</artifactId>\n<version>0.9.1</version>\n" +
			"<artifactId>other</artifactId>\n<version>0.9.1</version>\n",
		"examples/dotnet/Redis.csproj": `<PackageReference Include="PulumiAwsRedis.AwsRedis" Version="0.9.1" />` + "\n",
		"sdk/nodejs/package.json":      `"version": "0.9.1"` + "\n",
		"tests/released/page.md":       "0.9.1\n",
	}
}

// raise raises the version of a tree, and returns the files as they are then.
func raise(t *testing.T, files map[string]string, to string) (map[string]string, error) {
	t.Helper()
	folder := write(t, files)
	changed, err := version.Tree{Root: folder, Files: slices.Sorted(maps.Keys(files))}.Raise(to, day)
	after := map[string]string{}
	for name, before := range files {
		read, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		after[name] = string(read)
		assert.Equal(t, before != after[name], slices.Contains(changed, name), "%s is named when it is changed", name)
	}
	return after, err
}

func TestRaiseVersion(t *testing.T) {
	t.Parallel()
	for to, python := range map[string]string{
		"0.9.2": "0.9.2", "0.10.0": "0.10.0", "1.0.0": "1.0.0",
		"1.0.0-alpha.1": "1.0.0a1", "0.10.0-beta.2": "0.10.0b2", "0.9.2-rc.12": "0.9.2rc12",
	} {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			after, err := raise(t, tree(), to)
			require.NoError(t, err)
			want := tree()
			want["provider/VERSION"] = to + "\n"
			want["CHANGELOG.md"] = "# Changelog\n\nWords.\n\n## " + to +
				" (2026-12-01)\n\n- New.\n\n## 0.9.1 (2026-11-01)\n\n- Old, in 0.9.1.\n"
			want["README.md"] = "Version " + to + " is new; `pulumi plugin install resource aws-redis " + to +
				"`, in 10.9.1.0/24 and 0.9.1/24.\n" +
				"Since 0.9.1 it works with 0.9.10, 0.9.1-rc.1 and aws-redis-v" + to + "-linux-amd64.tar.gz.\n"
			want["examples/yaml/Pulumi.yaml"] = "runtime: { version: 0.9.1 }\n" + strings.ReplaceAll(
				strings.TrimPrefix(tree()["examples/yaml/Pulumi.yaml"], "runtime: { version: 0.9.1 }\n"), "0.9.1", to)
			want["examples/go/go.mod"] = strings.Replace(tree()["examples/go/go.mod"], "sdk v0.9.1", "sdk v"+to, 1)
			want["examples/python/requirements.txt"] = "other==0.9.1\npulumi-aws-redis==" + python + "\n"
			lock := tree()["examples/typescript/package-lock.json"]
			last := strings.LastIndex(lock, "0.9.1")
			want["examples/typescript/package-lock.json"] = lock[:last] + to + lock[last+len("0.9.1"):]
			want["examples/java/pom.xml"] = strings.Replace(tree()["examples/java/pom.xml"], "0.9.1", to, 1)
			const dotnet = "examples/dotnet/Redis.csproj"
			want[dotnet] = strings.ReplaceAll(want[dotnet], "0.9.1", to)
			assert.Equal(t, want, after)

			// What was raised can be raised again, and the release before it can no more.
			after["CHANGELOG.md"] = strings.Replace(after["CHANGELOG.md"],
				"Words.\n", "Words.\n\n## Unreleased\n\n- Newer.\n", 1)
			again, err := raise(t, after, "1.1.0")
			require.NoError(t, err)
			for name, text := range again {
				if name != "CHANGELOG.md" {
					assert.NotContains(t, text, to, name)
				}
			}
			assert.Contains(t, again["examples/python/requirements.txt"], "pulumi-aws-redis==1.1.0\n")
			_, err = raise(t, after, to)
			require.ErrorContains(t, err, to+" is not higher than "+to)
		})
	}
}

// The heading of a version whose development began gets its day; a second time there is nothing to do.
func TestRaiseToTheVersionThatIsNotReleased(t *testing.T) {
	t.Parallel()
	files := tree()
	files["CHANGELOG.md"] = "# Changelog\n\n## 0.9.1\n\n- First.\n"
	after, err := raise(t, files, "0.9.1")
	require.NoError(t, err)
	files["CHANGELOG.md"] = "# Changelog\n\n## 0.9.1 (2026-12-01)\n\n- First.\n"
	assert.Equal(t, files, after)
	_, err = raise(t, after, "0.9.1")
	assert.ErrorContains(t, err, "0.9.1 is not higher than 0.9.1")
}

func TestRaiseRefuses(t *testing.T) {
	t.Parallel()
	empty, missing := tree(), tree()
	empty["CHANGELOG.md"] = "## Unreleased\n\n## 0.9.1 (2026-11-01)\n\n- Old.\n"
	missing["CHANGELOG.md"] = "## 0.9.1 (2026-11-01)\n\n- Old.\n"
	for _, c := range []struct {
		files    map[string]string
		to, says string
	}{
		{tree(), "", `"" is no version`},
		{tree(), "v0.9.2", `"v0.9.2" is no version`},
		{tree(), "0.9", `"0.9" is no version`},
		{tree(), "0.9.02", `"0.9.02" is no version`},
		{tree(), "latest", `"latest" is no version`},
		{tree(), "0.9.2-snapshot", "has a suffix that PyPI does not know"},
		{tree(), "0.9.2+build", "has a suffix that PyPI does not know"},
		{tree(), "0.9.1", "0.9.1 is not higher than 0.9.1"},
		{tree(), "0.9.0", "0.9.0 is not higher than 0.9.1"},
		{tree(), "0.9.1-rc.1", "0.9.1-rc.1 is not higher than 0.9.1"},
		{tree(), "2.0.0", "/sdk/v2"},
		{empty, "0.9.2", `has nothing under "## Unreleased"`},
		{missing, "0.9.2", `has no heading "## Unreleased"`},
	} {
		t.Run(c.to+" "+c.says, func(t *testing.T) {
			t.Parallel()
			after, err := raise(t, c.files, c.to)
			require.ErrorContains(t, err, c.says)
			assert.Equal(t, c.files, after, "nothing is changed")
		})
	}
}
