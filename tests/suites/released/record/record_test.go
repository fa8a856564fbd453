package record

import (
	"path/filepath"
	"testing"

	"github.com/blang/semver"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/changelog"
)

// A version that is released is never recorded again.
func TestMayRecord(t *testing.T) {
	t.Parallel()
	releases, err := changelog.Read("## Unreleased\n\n- New.\n\n## 0.2.0\n\n## 0.1.0 (2026-12-24)\n")
	require.NoError(t, err)
	for name, test := range map[string]struct {
		version         string
		recorded, force bool
		refused         string
	}{
		"new":                    {"0.2.0", false, false, ""},
		"again":                  {"0.2.0", true, false, "set FORCE=1"},
		"again, on demand":       {"0.2.0", true, true, ""},
		"released, not recorded": {"0.1.0", false, false, ""},
		"released":               {"0.1.0", true, false, "its record stays"},
		"released, on demand":    {"0.1.0", true, true, "its record stays"},
		"untold":                 {"0.3.0", false, true, "no heading"},
		"before every version":   {"0.0.0", false, true, "no heading"},
	} {
		err := MayRecord(releases, semver.MustParse(test.version), test.recorded, test.force)
		if test.refused == "" {
			assert.NoError(t, err, name)
		} else {
			assert.ErrorContains(t, err, test.refused, name)
		}
	}
}

// A release reads as it was written, and an edit of it is seen.
func TestRelease(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, version := range []string{"0.10.0", "0.9.0"} {
		r := Release{filepath.Join(folder, "v"+version), semver.MustParse(version)}
		require.NoError(t, r.Write("smallest/"+State, []byte(`{"version": 3}`)))
		require.NoError(t, r.Write("smallest/"+Program, []byte("name: x\n")))
		require.NoError(t, r.Seal())
	}
	releases, err := Releases(folder)
	require.NoError(t, err)
	require.Len(t, releases, 2)
	assert.Equal(t, "0.9.0", releases[0].Version.String(), "the oldest first")
	programs, err := releases[0].Programs()
	require.NoError(t, err)
	assert.Equal(t, []string{"smallest"}, programs)
	state, err := releases[0].Read("smallest/" + State)
	require.NoError(t, err)
	assert.JSONEq(t, `{"version": 3}`, string(state))

	sealed, err := releases[0].Sealed()
	require.NoError(t, err)
	assert.True(t, sealed)
	require.NoError(t, releases[0].Write("smallest/"+Program, []byte("name: y\n")))
	sealed, err = releases[0].Sealed()
	require.NoError(t, err)
	assert.False(t, sealed)
}
