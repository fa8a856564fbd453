package convert

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// compileTypeScript compiles with the packages of examples/typescript and the strictness of a new project.
func compileTypeScript(t *testing.T, folder string) string {
	t.Helper()
	root := checkout.Root()
	config, err := json.Marshal(map[string]any{
		"extends": filepath.Join(root, "tests", "suites", "typescript", "tsconfig.snippets.json"),
		"compilerOptions": map[string]any{
			"noEmit": true, "rootDir": folder, "noUnusedLocals": false,
			"typeRoots": []string{filepath.Join(root, "tests/suites/typescript/node_modules/@types")},
			"paths": map[string][]string{"*": {
				filepath.Join(root, "examples/typescript/node_modules/*"),
				filepath.Join(root, "tests/suites/typescript/node_modules/*"),
			}},
		},
		"include": []string{"*.ts"},
	})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "tsconfig.json"), config, 0o600))
	return run(t, folder, filepath.Join(root, "tests/suites/typescript/node_modules/.bin/tsc"), "-p", ".")
}

// reading is held by the one that type-checks: the first reads the whole SDK for AWS, which the others then have.
var reading sync.Mutex

func compilePython(t *testing.T, folder string) string {
	t.Helper()
	reading.Lock()
	defer reading.Unlock()
	bin := filepath.Join(checkout.Root(), "bin")
	return run(t, folder, filepath.Join(bin, "venv/bin/mypy"), "--no-error-summary",
		"--cache-dir", filepath.Join(bin, "mypy-converted"),
		"--python-executable", filepath.Join(bin, "venv/bin/python"), "__main__.py")
}

// compileGo compiles in a module like the one of examples/go.
func compileGo(t *testing.T, folder string) string {
	t.Helper()
	example := filepath.Join(checkout.Root(), "examples", "go")
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(example, name))
		require.NoError(t, err)
		text = []byte(strings.ReplaceAll(string(text), "=> ../../sdk", "=> "+filepath.Join(checkout.Root(), "sdk")))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), text, 0o600))
	}
	// All mistakes, not the first ten.
	return run(t, folder, "go", "build", "-gcflags=-e", "-o", os.DevNull, ".")
}

func compileJava(t *testing.T, folder string) string {
	t.Helper()
	patterns := []string{
		"com/google/code/*/*/*/*.jar",
		fmt.Sprintf("io/github/pulumi-aws-redis/aws-redis/%[1]s/aws-redis-%[1]s.jar", provider.Version()),
	}
	for artefact, version := range pulumiInJava(t) {
		patterns = append(patterns, fmt.Sprintf("com/pulumi/%[1]s/%[2]s/%[1]s-%[2]s.jar", artefact, version))
	}
	var classes []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(checkout.Root(), "bin", "java", "repository", pattern))
		require.NoError(t, err)
		require.NotEmpty(t, found, pattern)
		classes = append(classes, found...)
	}
	// `pulumi convert` names the file after the class.
	program := filepath.Join(folder, "App.java")
	require.NoError(t, os.Rename(filepath.Join(folder, "MyStack.java"), program))
	return run(t, folder, "javac", "-proc:none", "-d", t.TempDir(),
		"-classpath", strings.Join(classes, string(os.PathListSeparator)), program)
}

// pulumiInJava are the versions of the artefacts of Pulumi that examples/java names, by their names.
func pulumiInJava(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(checkout.Root(), "examples", "java", "pom.xml"))
	require.NoError(t, err)
	var project struct {
		Dependencies []struct {
			Group    string `xml:"groupId"`
			Artefact string `xml:"artifactId"`
			Version  string `xml:"version"`
		} `xml:"dependencies>dependency"`
	}
	require.NoError(t, xml.Unmarshal(text, &project))
	versions := map[string]string{}
	for _, d := range project.Dependencies {
		if d.Group == "com.pulumi" {
			versions[d.Artefact] = d.Version
		}
	}
	require.Len(t, versions, 2, "pulumi and aws")
	return versions
}
