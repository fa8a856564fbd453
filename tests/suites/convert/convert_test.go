// Package convert tests that what `pulumi convert` makes of the examples in YAML compiles, in each language.
package convert

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// examples are the programs that are converted: the ones with resources of AWS and of this package alone.
var examples = []string{"smallest-yaml", "yaml", "scaling-yaml", "serverless-yaml"}

// TestConverted converts and compiles. The schema of AWS is the simulation's, a part of the real one.
func TestConverted(t *testing.T) {
	t.Parallel()
	out := filepath.Join(checkout.Root(), "bin", "converted")
	require.NoError(t, os.RemoveAll(out))
	convert(t, out)
	for _, example := range examples {
		for language, compile := range map[string]func(*testing.T, string) string{
			"typescript": compileTypeScript, "python": compilePython, "go": compileGo, "java": compileJava,
		} {
			t.Run(language+"/"+example, func(t *testing.T) {
				t.Parallel()
				said := compile(t, filepath.Join(out, example, language))
				known := shortcomings[language+"/"+example]
				if len(known) == 0 {
					assert.Empty(t, said)
					return
				}
				// When one is gone, the page about languages says too much.
				for _, shortcoming := range known {
					assert.Contains(t, said, shortcoming)
				}
				assert.Empty(t, unknown(said, known), "nothing else is wrong")
			})
		}
	}
}

// mistake is the line in which a compiler begins to tell of one.
var mistake = regexp.MustCompile(`^\S+\.(java:\d+: error:|go:\d+:\d+:)`)

// unknown are the mistakes, each with the lines that explain it, that have none of the known texts.
func unknown(said string, known []string) []string {
	var mistakes []string
	for line := range strings.Lines(said) {
		if mistake.MatchString(line) {
			mistakes = append(mistakes, line)
		} else if len(mistakes) > 0 {
			mistakes[len(mistakes)-1] += line
		}
	}
	return slices.DeleteFunc(mistakes, func(m string) bool {
		return slices.ContainsFunc(known, func(text string) bool { return strings.Contains(m, text) })
	})
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	const java = "App.java:31: error: cannot find symbol\n  symbol:   variable A\n" +
		"App.java:33: error: cannot find symbol\n  symbol:   variable B\n"
	assert.Equal(t, []string{"App.java:33: error: cannot find symbol\n  symbol:   variable B\n"},
		unknown("javac App.java\n"+java, []string{"variable A"}))
	assert.Empty(t, unknown(java, []string{"variable A", "variable B"}))
	const inGo = "# redis-go\n./main.go:63:18: cannot use x\n./main.go:74:14: cannot use y\n"
	assert.Equal(t, []string{"./main.go:74:14: cannot use y\n"}, unknown(inGo, []string{"use x"}))
}

func convert(t *testing.T, out string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(checkout.Root(), "schema.json"))
	require.NoError(t, err)
	var ours schema.PackageSpec
	require.NoError(t, json.Unmarshal(data, &ours))
	ours.Version = provider.Version()
	aws := awssim.Schema()
	aws.Language = map[string]schema.RawMessage{
		"go":     schema.RawMessage(`{"importBasePath": "github.com/pulumi/pulumi-aws/sdk/v6/go/aws"}`),
		"java":   schema.RawMessage(`{"packages": {"index": ""}}`),
		"python": schema.RawMessage(`{"packageName": "pulumi_aws"}`),
	}
	data, err = json.Marshal(map[string]schema.PackageSpec{"aws": aws, "aws-redis": ours})
	require.NoError(t, err)
	schemas := filepath.Join(t.TempDir(), "schemas.json")
	require.NoError(t, os.WriteFile(schemas, data, 0o600))
	arguments := []string{"-schemas", schemas, "-out", out}
	for _, example := range examples {
		arguments = append(arguments, filepath.Join(checkout.Root(), "examples", example))
	}
	command.Run(t, "", nil, filepath.Join(checkout.Root(), "bin", "convert"), arguments...)
}

// run is what a compiler says that fails, and nothing of one that does not.
func run(t *testing.T, folder, name string, arguments ...string) string {
	t.Helper()
	said, complaints, err := command.Try(t, folder, nil, name, arguments...)
	if err == nil {
		return ""
	}
	return name + " " + strings.Join(arguments, " ") + "\n" + said + complaints
}
