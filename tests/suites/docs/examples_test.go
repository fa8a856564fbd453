package docs

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// The tests run the examples of the scenarios with the packages of examples/typescript and examples/python: they name
// the same versions.
func TestExamplesNameTheSameVersions(t *testing.T) {
	t.Parallel()
	read := func(path string) string {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		return string(text)
	}
	dependencies := func(path string) (found any) {
		var file map[string]any
		require.NoError(t, json.Unmarshal([]byte(read(path)), &file))
		return []any{file["dependencies"], file["devDependencies"]}
	}
	root := filepath.Join(checkout.Root(), "examples")
	for _, one := range []struct {
		pattern, of string
		content     func(path string) any
	}{
		{"*-typescript/package.json", "typescript/package.json", dependencies},
		{"*-python/requirements.txt", "python/requirements.txt", func(path string) any { return read(path) }},
	} {
		paths, err := filepath.Glob(filepath.Join(root, one.pattern))
		require.NoError(t, err)
		assert.Greater(t, len(paths), 2, one.pattern)
		for _, path := range paths {
			assert.Equal(t, one.content(filepath.Join(root, one.of)), one.content(path), path)
		}
	}
}
