package schedule

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

func TestEachZoneOfTheTableIsKnown(t *testing.T) {
	t.Parallel()
	names, _ := zoneNames()
	assert.Greater(t, len(names), 590)
	for _, name := range names {
		zone, err := ParseZone(name)
		require.NoError(t, err, name)
		assert.Equal(t, name, zone.String())
	}
}

func TestParseZone(t *testing.T) {
	t.Parallel()
	for in, message := range map[string]string{
		"":                    `is empty; it should be a name of the IANA time zone database, for example "Europe/Berlin"`,
		"Berlin":              `"Berlin" is no name of the IANA time zone database: use "Europe/Berlin"`,
		"europe/berlin":       `use "Europe/Berlin"`,
		"Europe/Berln":        `use "Europe/Berlin"`,
		"Asia/Berlin":         `use "Europe/Berlin"`,
		"posix/Europe/Berlin": `use "Europe/Berlin"`,
		" Europe/Berlin":      `use "Europe/Berlin"`,
		"new york":            `use "America/New_York"`,
		"utc":                 `use "UTC"`,
		"Z":                   `use "UTC"`,
		"CEST":                `use "Europe/Berlin"`,
		"pst":                 `use "America/Los_Angeles"`,
		"+02:00":              `"+02:00" is an offset, and AWS accepts names of the IANA time zone database: use "Etc/GMT-2", or a city`,
		"UTC-05:00":           `use "Etc/GMT+5"`,
		"GMT+1":               `use "Etc/GMT-1"`,
		"+00:00":              `use "UTC"`,
		"+05:30":              `"+05:30" is no name of the IANA time zone database; it should be one, for example "Europe/Berlin"`,
		"-14":                 `it should be one`,
		"Local":               `it should be one`,
		"Factory":             `it should be one`,
		"posixrules":          `it should be one`,
		"America":             `it should be one`,
		"../../etc/passwd":    `it should be one`,
	} {
		_, err := ParseZone(in)
		assert.ErrorContains(t, err, message, in)
	}
}

// The zone that is proposed for an offset has that offset.
func TestOffsets(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]time.Duration{
		"+02:00": 2 * time.Hour, "-0800": -8 * time.Hour, "UTC+14": 14 * time.Hour, "gmt -12": -12 * time.Hour,
	} {
		name, ok := zoneAhead(in)
		require.True(t, ok, in)
		zone, err := ParseZone(name)
		require.NoError(t, err)
		assert.Equal(t, want, ahead(startOf(2024), zone), in)
	}
}

// A zone is found by its city, and what an error says to use instead is accepted.
func TestZonesThatAreProposed(t *testing.T) {
	t.Parallel()
	names, _ := zoneNames()
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "name")
		spellingtest.HoldsTrue(t, spellingtest.Of(ParseZone), strings.ToLower(name))
		city := name[strings.LastIndex(name, "/")+1:]
		spellingtest.HoldsTrue(t, spellingtest.Of(ParseZone), city)
		at := rapid.IntRange(0, len(name)-1).Draw(rt, "letter")
		spellingtest.HoldsTrue(t, spellingtest.Of(ParseZone), name[:at]+name[at+1:])
	})
}
