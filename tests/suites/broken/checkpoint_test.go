package broken

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An engine that is killed while the file backend writes the state can leave half of it, or nothing; or nothing in the
// file beside it that has its attributes. What was there before is beside both.
func TestHalfACheckpoint(t *testing.T) {
	t.Parallel()
	picture := update.undisturbed(t).picture
	for name, test := range map[string]struct {
		file  string
		left  int64
		given string
	}{
		"nothing":       {"", 0, "cp .bak"},
		"half":          {"", 20_000, "cp .bak"},
		"no attributes": {".attrs", 0, "rm .attrs"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := update.prepared(t)
			require.NoError(t, os.Truncate(p.checkpoint()+test.file, test.left))
			said, err := update.goes(p)
			require.Error(t, err)
			assert.Regexp(t, `failed to load checkpoint|unexpected end of JSON input`, said)
			o := update.settles(t, p, picture)
			assert.Empty(t, o.left)
			assert.Equal(t, []string{test.given, "pulumi up"}, o.given)
		})
	}
}
