package checkout

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Root is found from any folder of the checkout, and from nowhere else.
func TestRoot(t *testing.T) {
	assert.FileExists(t, filepath.Join(Root(), "provider", "VERSION"))
	root := Root()
	t.Chdir(filepath.Join(root, "docs", "reference"))
	assert.Equal(t, root, Root())
	// A module inside the checkout is not its root.
	t.Chdir(filepath.Join(root, "sdk"))
	assert.Equal(t, root, Root())
	t.Chdir(os.TempDir())
	assert.Panics(t, func() { Root() })
}

// Files are what the checkout is made of, with what is not committed and without what is built.
func TestFiles(t *testing.T) {
	files, err := Files(t.Context())
	require.NoError(t, err)
	assert.Contains(t, files, "tests/support/checkout/checkout_test.go")
	for _, file := range files {
		assert.NotRegexp(t, `^bin/|/node_modules/`, file)
	}
}
