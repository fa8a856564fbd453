package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseVersion(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		in     string
		want   Version
		family string
	}{
		{"3.2.6", Version{3, 2, 6, false}, "redis3.2"},
		{"4.0.10", Version{4, 0, 10, false}, "redis4.0"},
		{"5.0.6", Version{5, 0, 6, false}, "redis5.0"},
		{"6.x", Version{6, 0, -1, true}, "redis6.x"},
		{"6.0", Version{6, 0, -1, false}, "redis6.x"},
		{"6.2", Version{6, 2, -1, false}, "redis6.x"},
		{"7.0", Version{7, 0, -1, false}, "redis7"},
		{"7.1", Version{7, 1, -1, false}, "redis7"},
	} {
		got, err := ParseVersion(test.in)
		require.NoError(t, err, test.in)
		assert.Equal(t, test.want, got)
		assert.Equal(t, test.in, got.String(), "parses back")
		assert.Equal(t, test.family, got.ParameterGroupFamily())
		assert.Equal(t, "default."+test.family, got.DefaultParameterGroup(false))
		assert.Equal(t, "default."+test.family+".cluster.on", got.DefaultParameterGroup(true))
	}
}

func TestParseVersionRefuses(t *testing.T) {
	t.Parallel()
	for in, message := range map[string]string{
		"7.1.0":  `use "7.1"`,
		"6.2.6":  `use "6.2"`,
		"5":      "takes the full number",
		"5.0":    "takes the full number",
		"7":      "major.minor",
		"7.x":    "major.minor",
		"5.x":    "major.minor",
		"":       "major.minor",
		" 7.1":   "major.minor",
		"v7.1":   "major.minor",
		"redis7": "major.minor",
		"7.1\n":  "major.minor",
		"７.１":    "major.minor",
		"10.0":   "major.minor",
		"-7.1":   "major.minor",
	} {
		_, err := ParseVersion(in)
		assert.ErrorContains(t, err, message, in)
	}
}

func TestVersionAtLeast(t *testing.T) {
	t.Parallel()
	version := func(s string) Version {
		v, err := ParseVersion(s)
		require.NoError(t, err)
		return v
	}
	assert.True(t, version("5.0.6").AtLeast(5, 0, 6))
	assert.False(t, version("5.0.5").AtLeast(5, 0, 6))
	assert.True(t, version("6.2").AtLeast(5, 0, 6))
	assert.True(t, version("6.2").AtLeast(6, 2, 0))
	assert.False(t, version("6.0").AtLeast(6, 2, 0))
	assert.True(t, version("6.x").AtLeast(6, 2, 0), "6.x is the newest 6")
	assert.False(t, version("6.x").AtLeast(7, 0, 0))
	assert.True(t, version("7.0").AtLeast(7, 0, 5), "AWS picks the newest patch")
}

func TestStandardSupportEnd(t *testing.T) {
	t.Parallel()
	for major, want := range map[int]string{4: "2026-01-31", 5: "2026-01-31", 6: "2027-01-31"} {
		end, ok := Version{Major: major}.StandardSupportEnd()
		require.True(t, ok)
		assert.Equal(t, want, end.Format("2006-01-02"))
	}
	_, ok := DefaultVersion.StandardSupportEnd()
	assert.False(t, ok, "the default is in standard support")
}
