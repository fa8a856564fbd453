package checkout

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
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
