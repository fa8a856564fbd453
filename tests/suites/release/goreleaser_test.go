package release

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"testing"
	"text/template"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/workspace"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// configuration is what these tests read of goreleaser's. `make release-check` has goreleaser itself look at it.
type configuration struct {
	Builds []struct {
		Main, Binary string
		Env          []string
		Goos, Goarch []string
		Ignore       []any
		ModTimestamp string `yaml:"mod_timestamp"`
	}
	Archives []struct {
		Name            string `yaml:"name_template"`
		Formats         []string
		FormatOverrides []any `yaml:"format_overrides"`
		WrapInDirectory any   `yaml:"wrap_in_directory"`
	}
	Release struct {
		GitHub struct{ Owner, Name string }
		Draft  bool
	}
}

func goreleaser(t *testing.T) configuration {
	t.Helper()
	var c configuration
	require.NoError(t, yaml.Unmarshal([]byte(text(t, ".goreleaser.yml")), &c))
	require.Len(t, c.Builds, 1)
	require.Len(t, c.Archives, 1)
	return c
}

// archives are the names of the archives of a version.
func archives(t *testing.T, version string) []string {
	t.Helper()
	c := goreleaser(t)
	require.Equal(t, []string{"tar.gz"}, c.Archives[0].Formats)
	require.Empty(t, c.Archives[0].FormatOverrides, "the engine unpacks tar.gz alone, on Windows too")
	name := template.Must(template.New("").Option("missingkey=error").Parse(c.Archives[0].Name))
	var names []string
	for _, system := range c.Builds[0].Goos {
		for _, processor := range c.Builds[0].Goarch {
			var written strings.Builder
			require.NoError(t, name.Execute(&written, map[string]string{
				"Version": version, "Os": system, "Arch": processor,
			}))
			names = append(names, written.String()+".tar.gz")
		}
	}
	return names
}

// The engine's own code finds an archive for each platform in a release, by the address that the SDKs carry.
func TestEngineFindsTheArchives(t *testing.T) {
	t.Parallel()
	for _, number := range []string{"0.1.0", "0.2.0-alpha.1", "1.12.3"} {
		names := archives(t, number)
		version := semver.MustParse(number)
		descriptor, err := workspace.NewPluginDescriptor(t.Context(), "aws-redis", apitype.ResourcePlugin, &version,
			"github://api.github.com/pulumi-aws-redis", nil)
		require.NoError(t, err)
		source, err := descriptor.GetSource()
		require.NoError(t, err)

		var taken []string
		answer := func(request *http.Request) (io.ReadCloser, int64, error) {
			owner := goreleaser(t).Release.GitHub
			if request.URL.Path == fmt.Sprintf("/repos/%s/%s/releases/tags/v%s", owner.Owner, owner.Name, number) {
				return played(t, number, names)
			}
			taken = append(taken, path.Base(request.URL.Path))
			return io.NopCloser(strings.NewReader("")), 0, nil
		}
		for _, platform := range []string{
			"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64",
		} {
			system, processor, _ := strings.Cut(platform, "/")
			archive, _, err := source.Download(t.Context(), version, system, processor, answer)
			require.NoError(t, err, "%s of %s", platform, number)
			require.NoError(t, archive.Close())
		}
		assert.Equal(t, names, taken, "each archive is for a platform")
	}
}

// played is what GitHub answers about a release.
func played(t *testing.T, version string, names []string) (io.ReadCloser, int64, error) {
	t.Helper()
	type asset struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	var assets []asset
	for _, name := range append(names, "pulumi-resource-aws-redis-v"+version+"-checksums.txt") {
		assets = append(assets, asset{name, "https://api.github.com/assets/" + name})
	}
	release, err := json.Marshal(map[string]any{"tag_name": "v" + version, "assets": assets})
	require.NoError(t, err)
	return io.NopCloser(strings.NewReader(string(release))), int64(len(release)), nil
}

// The binary is the plugin, needs nothing of the machine that it runs on, and lies at the root of its archive.
func TestBinary(t *testing.T) {
	t.Parallel()
	c := goreleaser(t)
	build := c.Builds[0]
	assert.Equal(t, "./provider/cmd/pulumi-resource-aws-redis", build.Main)
	assert.Contains(t, text(t, build.Main+"/main.go"), "package main")
	assert.Equal(t, "pulumi-resource-aws-redis", build.Binary)
	assert.Equal(t, []string{"CGO_ENABLED=0"}, build.Env)
	assert.Equal(t, "{{ .CommitTimestamp }}", build.ModTimestamp)
	assert.Empty(t, build.Ignore)
	assert.Nil(t, c.Archives[0].WrapInDirectory)
	assert.False(t, c.Release.Draft, "the engine does not see drafts")
}
