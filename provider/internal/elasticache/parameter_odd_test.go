package elasticache

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// adviceHolds is what is true whatever name and value are given: an error is one line of a bearable length, and what it
// says to use is right.
func adviceHolds(t interface {
	require.TestingT
	Helper()
}, family, name, value string,
) {
	t.Helper()
	oneLine := func(message string) {
		assert.NotContains(t, message, "\n")
		assert.True(t, utf8.ValidString(message))
		assert.Less(t, utf8.RuneCountInString(message), 700)
	}
	oneLine(AbsentParameter(family, name))
	if nearest := NearestParameter(family, name); nearest != "" {
		_, ok := FindParameter(family, nearest)
		assert.True(t, ok, "%q is there", nearest)
	}
	parameters, _ := ParametersOf(family)
	for _, p := range parameters {
		oneLine(p.Doubt(value))
		err := p.Check(value)
		if err == nil {
			continue
		}
		oneLine(err.Error())
		if _, fix, found := strings.Cut(err.Error(), ": use \""); found {
			fix, _, _ = strings.Cut(fix, "\"")
			assert.NoError(t, p.Check(fix), "of %q it says: %s", value, err)
		}
	}
}

// oddValues are what people paste.
var oddValues = []string{
	"", " ", "\n", "\x00", "\xff", "é", "yes\n", "1e9", "0x10", "-", "--5", "+5", "1 024", "1.5gb", "1_000_000",
	"9223372036854775808", "-9223372036854775809",
	"999999999999999gb", "-999999999999999gib", "٣", "１０", "KEA\u200b", "10 MB", `"volatile-lru"`,
	strings.Repeat("9", 10000), strings.Repeat("a", 300), "100%", "0%%",
}

func TestParametersNeverPanic(t *testing.T) {
	t.Parallel()
	for _, family := range append(ParameterFamilies(), "", "\xff") {
		for _, value := range oddValues {
			adviceHolds(t, family, value, value)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom(parameterFamilies).Draw(t, "family")
		value := rapid.OneOf(rapid.String(),
			rapid.StringMatching(`[+-]?[0-9]{1,22}[,._ ]?[0-9]{0,3} ?(k|KB|mb|GiB|%|s)?`)).Draw(t, "value")
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z]{1,12}([-_][a-z]{1,8}){0,4}`)).Draw(t, "name")
		adviceHolds(t, family, name, value)
	})
}

func FuzzParameter(f *testing.F) {
	for _, value := range oddValues {
		f.Add("maxmemory_policy", value)
	}
	f.Fuzz(func(t *testing.T, name, value string) {
		for _, family := range parameterFamilies {
			adviceHolds(t, family, name, value)
		}
	})
}
