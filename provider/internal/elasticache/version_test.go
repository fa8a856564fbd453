package elasticache

import (
	"strconv"
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
		{"3.2.6", Version{Redis, 3, 2, 6, false}, "redis3.2"},
		{"4.0.10", Version{Redis, 4, 0, 10, false}, "redis4.0"},
		{"5.0.6", Version{Redis, 5, 0, 6, false}, "redis5.0"},
		{"6.x", Version{Redis, 6, 0, -1, true}, "redis6.x"},
		{"6.0", Version{Redis, 6, 0, -1, false}, "redis6.x"},
		{"6.2", Version{Redis, 6, 2, -1, false}, "redis6.x"},
		{"7.0", Version{Redis, 7, 0, -1, false}, "redis7"},
		{"7.1", Version{Redis, 7, 1, -1, false}, "redis7"},
	} {
		got, err := Redis.ParseVersion(test.in)
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
		"10.0":   "where 7.1 is the last",
		"-7.1":   "major.minor",
	} {
		_, err := Redis.ParseVersion(in)
		assert.ErrorContains(t, err, message, in)
	}
}

func TestVersionAtLeast(t *testing.T) {
	t.Parallel()
	version := func(s string) Version {
		v, err := Redis.ParseVersion(s)
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

func TestCheckOffered(t *testing.T) {
	t.Parallel()
	for in, message := range map[string]string{
		"4.0.10": "", "5.0.6": "", "6.0": "", "6.2": "", "6.x": "", "7.0": "", "7.1": "",
		"7.2": `where 7.1 is the last (7.2 and later are Valkey): use "7.1"`, "8.0": `use "7.1"`, "9.9": `use "7.1"`,
		"5.0.0": `use "5.0.6"`, "5.0.5": `use "5.0.6"`, "5.0.7": `use "5.0.6"`, "4.0.9": `use "4.0.10"`, "3.2.6": `use "7.1"`, "1.0.0": `use "7.1"`, "6.1": `use "6.2"`,
	} {
		v, err := Redis.ParseVersion(in)
		require.NoError(t, err, in)
		err = v.CheckOffered()
		if message == "" {
			assert.NoError(t, err, in)
		} else {
			assert.ErrorContains(t, err, message, in)
		}
	}
}

func TestValkey(t *testing.T) {
	t.Parallel()
	for in, family := range map[string]string{
		"7.2": "valkey7", "8.0": "valkey8", "8.2": "valkey8", "9.1": "valkey9", "9.7": "valkey9",
	} {
		v, err := Valkey.ParseVersion(in)
		require.NoError(t, err, in)
		assert.Equal(t, in, v.String())
		assert.Equal(t, family, v.ParameterGroupFamily())
		assert.NoError(t, v.CheckOffered(), in)
		assert.True(t, v.AtLeast(7, 1, 0), "Valkey goes on where Redis OSS ends")
		assert.Equal(t, in != "9.7", v.Known())
		assert.Equal(t, "Valkey "+in, v.Release())
		_, announced := v.Support()
		assert.False(t, announced)
	}
	for in, message := range map[string]string{
		"8.0.1": `chooses the patch: use "8.0"`, "8": `use "8.2"`, "valkey 8.0": `use "8.0"`, "8.x": `use "8.2"`, "6.2": `is not a version of Valkey`, "10.0": "which ends with 9", "": "is empty",
	} {
		_, err := Valkey.ParseVersion(in)
		assert.ErrorContains(t, err, message, in)
	}
	v, err := Valkey.ParseVersion("7.1")
	require.NoError(t, err)
	assert.ErrorContains(t, v.CheckOffered(), `which has 7.2, 8.0, 8.1, 8.2, 9.0, 9.1: use "7.2"`)
}

// What AWS says that runs has a patch, which it is not asked for from version 6 on.
func TestRunning(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"7.1.0": "7.1", "7.0.4": "7.0", "6.2.6": "6.2", "5.0.6": "5.0.6", "7.1": "7.1",
	} {
		v, ok := Redis.Running(in)
		require.True(t, ok, in)
		assert.Equal(t, in, v.String())
		assert.Equal(t, want, v.Asked().String())
	}
	old, _ := Redis.Running("7.0.4")
	assert.False(t, old.AtLeast(7, 0, 5))
	fresh, _ := Redis.Running("7.0.7")
	assert.True(t, fresh.AtLeast(7, 0, 5))
	for _, in := range []string{"", "seven", "8.0.1.2"} {
		_, ok := Redis.Running(in)
		assert.False(t, ok, in)
	}
}

// Releases are compared without their patches, within an engine.
func TestBefore(t *testing.T) {
	t.Parallel()
	version := func(e Engine, s string) Version {
		v, ok := e.Running(s)
		require.True(t, ok, s)
		return v
	}
	assert.True(t, version(Redis, "7.0").Before(version(Redis, "7.1.0")))
	assert.True(t, version(Redis, "6.2.6").Before(version(Redis, "7.0")))
	assert.True(t, version(Valkey, "8.0").Before(version(Valkey, "8.1.3")))
	assert.False(t, version(Redis, "7.1").Before(version(Redis, "7.1.9")), "a patch")
	assert.False(t, version(Redis, "7.1").Before(version(Redis, "6.2")))
	assert.False(t, version(Redis, "7.1").Before(version(Valkey, "8.0")), "another engine")
	floating, err := Redis.ParseVersion("6.x")
	require.NoError(t, err)
	assert.False(t, floating.Before(version(Redis, "6.2")), "it may be the same")
	assert.False(t, version(Redis, "6.0").Before(floating))
	assert.True(t, floating.Before(version(Redis, "7.0")), "another major")
	assert.True(t, version(Redis, "5.0.6").Before(floating))
}

func TestParseEngine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Engine{"redis": Redis, "valkey": Valkey} {
		got, err := ParseEngine(in)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	for in, message := range map[string]string{
		"Valkey":    `use "valkey"`,
		"Redis OSS": `use "redis"`,
		"redis7":    `use "redis"`,
		"valkey8.0": `use "valkey"`,
		"memcached": "is not an engine",
		"":          "is empty",
	} {
		_, err := ParseEngine(in)
		assert.ErrorContains(t, err, message, in)
	}
}

// A version is named as the program wrote it, patch and all, next to which the engine shows it.
func TestTooLateIsNamedAsWritten(t *testing.T) {
	t.Parallel()
	for _, written := range []string{"7.2.4", "8.2.0"} {
		_, err := Redis.ParseVersion(written)
		require.ErrorContains(t, err, strconv.Quote(written)+" is not a version of Redis OSS")
		assert.ErrorContains(t, err, `engine: "valkey"`)
	}
}
