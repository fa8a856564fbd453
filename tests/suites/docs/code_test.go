package docs

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// blocks are the code blocks of a language in all pages.
func blocks(t *testing.T, language string) []snippets.Block {
	t.Helper()
	all, err := snippets.All(checkout.Root())
	require.NoError(t, err)
	var found []snippets.Block
	for _, b := range all {
		// What an application does with a client needs libraries that are not Pulumi's.
		if b.Language == language && b.Other != "client" {
			found = append(found, b)
		}
	}
	require.NotEmpty(t, found, "the blocks of %s are found", language)
	return found
}

// Each language that a page shows is one that a test looks at.
func TestLanguages(t *testing.T) {
	t.Parallel()
	all, err := snippets.All(checkout.Root())
	require.NoError(t, err)
	for _, b := range all {
		assert.Contains(t, []string{
			"ts", "python", "go", "yaml", "java", "csharp", "php", "ruby", "sh", "text", "json", "mermaid",
		}, b.Language, b.At())
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	for _, b := range blocks(t, "json") {
		var value any
		assert.NoError(t, json.Unmarshal([]byte(b.Code), &value), b.At())
	}
}

// Commands are ones that a shell can read. The targets of make that they name exist.
func TestCommands(t *testing.T) {
	t.Parallel()
	makefile, err := os.ReadFile(filepath.Join(checkout.Root(), "Makefile"))
	require.NoError(t, err)
	for _, b := range blocks(t, "sh") {
		shell := exec.CommandContext(t.Context(), "bash", "-n")
		shell.Stdin = strings.NewReader(b.Code)
		said, err := shell.CombinedOutput()
		assert.NoError(t, err, "%s: %s", b.At(), said)
		for line := range strings.Lines(b.Code) {
			if target, ok := strings.CutPrefix(strings.TrimSpace(line), "make "); ok {
				target, _, _ = strings.Cut(strings.Fields(target)[0], "=")
				assert.Contains(t, string(makefile), "\n"+target+":", b.At())
			}
		}
	}
}

// A fragment of YAML is inputs of a cluster, or of a serverless cache, with nothing wrong about them, or of an update.
// Whole programs are run by the suite with the engine.
func TestYAML(t *testing.T) {
	t.Parallel()
	cache, ok := provider.ComponentOf(serverlesscache.Token)
	require.True(t, ok)
	for _, b := range blocks(t, "yaml") {
		var value any
		require.NoError(t, yaml.Unmarshal([]byte(b.Code), &value), b.At())
		if b.Fragment && b.Other != "update" {
			token, sound := rediscluster.Token, wire.Sound
			if b.Other == "serverless" {
				token, sound = serverlesscache.Token, cache.Sound
			}
			result, err := wire.TryOf(t.Context(), token, sound, b.Code+instead(b.Code))
			require.NoError(t, err, b.At())
			assert.Empty(t, result.Problems, b.At())
		}
	}
}

// A program of YAML has no SDK that says where the plugin is had from, and of which version: it says so itself.
func TestYAMLSaysWhereThePluginIs(t *testing.T) {
	t.Parallel()
	example, err := os.ReadFile(filepath.Join(checkout.Root(), "examples/yaml/Pulumi.yaml"))
	require.NoError(t, err)
	seen := 0
	for _, b := range append(blocks(t, "yaml"), snippets.Block{Page: "examples/yaml", Code: string(example)}) {
		if b.Fragment || !strings.Contains(b.Code, "runtime: yaml") {
			continue
		}
		var program struct {
			Resources map[string]struct {
				Type    string
				Options struct {
					Version           string
					PluginDownloadURL string `yaml:"pluginDownloadURL"`
				}
			}
		}
		require.NoError(t, yaml.Unmarshal([]byte(b.Code), &program), b.At())
		for name, one := range program.Resources {
			if strings.HasPrefix(one.Type, "aws-redis:") {
				seen++
				assert.Equal(t, provider.Version(), one.Options.Version, "%s: %s", b.At(), name)
				assert.Equal(t, "github://api.github.com/pulumi-aws-redis", one.Options.PluginDownloadURL,
					"%s: %s", b.At(), name)
			}
		}
	}
	assert.Greater(t, seen, 5, "the programs are found")
}

// instead takes out of the cluster, which a fragment of YAML is put into, what the inputs of the fragment stand for.
func instead(code string) string {
	var without string
	if strings.Contains(code, "securityGroupIds:") {
		without += "\nvpcId: null\nallowConnectionsFromSecurityGroups: null\n"
	}
	if strings.Contains(code, "subnetGroupName:") {
		without += "\nsubnetIds: null\n"
	}
	return without
}

// Programs and fragments of Go compile, in the module of the example. What a fragment declares it need not use.
func TestGo(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, file := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(checkout.Root(), "examples/go", file))
		require.NoError(t, err)
		text = bytes.ReplaceAll(text, []byte("../../sdk"), []byte(filepath.Join(checkout.Root(), "sdk")))
		require.NoError(t, os.WriteFile(filepath.Join(folder, file), text, 0o644))
	}
	at := map[string]string{}
	for _, b := range blocks(t, "go") {
		require.NoError(t, os.Mkdir(filepath.Join(folder, b.Name()), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, b.Name(), "main.go"), []byte(b.Whole()), 0o644))
		at[b.Name()] = b.At()
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-mod=mod", "-gcflags=-e", "./...")
	build.Dir = folder
	said, err := build.CombinedOutput()
	if err == nil {
		return
	}
	for line := range strings.Lines(string(said)) {
		if strings.HasPrefix(line, "#") || strings.Contains(line, "declared and not used") {
			continue
		}
		name, _, _ := strings.Cut(line, "/")
		assert.Fail(t, line, at[name])
	}
}
