package broken

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The file backend writes its state in place. An engine that is killed at that moment leaves half of it, or nothing.
// Beside it is what was there before.
func TestHalfACheckpoint(t *testing.T) {
	t.Parallel()
	picture := update.undisturbed(t).picture
	for name, left := range map[string]int64{"nothing": 0, "half": 20_000} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := update.prepared(t)
			require.NoError(t, os.Truncate(p.checkpoint(), left))
			said, err := update.goes(p)
			require.Error(t, err)
			assert.Regexp(t, `failed to load checkpoint|unexpected end of JSON input`, said)
			o := update.settles(t, p, picture)
			assert.Empty(t, o.left)
			assert.Equal(t, []string{"cp .bak", "pulumi up"}, o.given)
		})
	}
}
