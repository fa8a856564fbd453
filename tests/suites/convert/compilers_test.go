package convert

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// compileTypeScript compiles with the packages of examples/typescript and the strictness of a new project.
func compileTypeScript(t *testing.T, folder string) string {
	t.Helper()
	root := sandbox.Root()
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

func compilePython(t *testing.T, folder string) string {
	t.Helper()
	bin := filepath.Join(sandbox.Root(), "bin", "venv", "bin")
	return run(t, folder, filepath.Join(bin, "mypy"), "--no-error-summary", "--cache-dir", t.TempDir(),
		"--python-executable", filepath.Join(bin, "python"), "__main__.py")
}

// compileGo compiles in a module like the one of examples/go.
func compileGo(t *testing.T, folder string) string {
	t.Helper()
	example := filepath.Join(sandbox.Root(), "examples", "go")
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(example, name))
		require.NoError(t, err)
		text = []byte(strings.ReplaceAll(string(text), "=> ../../sdk", "=> "+filepath.Join(sandbox.Root(), "sdk")))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), text, 0o600))
	}
	return run(t, folder, "go", "vet", ".")
}

func compileJava(t *testing.T, folder string) string {
	t.Helper()
	var classes []string
	for _, pattern := range []string{
		"com/pulumi/pulumi/1.36.1/pulumi-1.36.1.jar", "com/pulumi/aws/*/*.jar", "com/google/code/*/*/*/*.jar",
		"io/github/pulumi-aws-redis/aws-redis/*/aws-redis-*[0-9].jar",
	} {
		found, err := filepath.Glob(filepath.Join(sandbox.Root(), "bin", "java", "repository", pattern))
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
