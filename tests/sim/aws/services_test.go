package awssim_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What services share is in the packages beside them, so that each can be read by itself.
func TestServicesKeepApart(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("internal/service/*/*.go")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		require.NoError(t, err)
		for _, imported := range file.Imports {
			assert.False(t, strings.Contains(imported.Path.Value, "/sim/aws/internal/service/"),
				"%s imports %s", path, imported.Path.Value)
		}
	}
}
