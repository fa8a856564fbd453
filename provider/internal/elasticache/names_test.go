package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestParseReplicationGroupID(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"a", "cache", "cache-1", "a1-b2-c3", strings.Repeat("a", 40)} {
		parsed, err := ParseReplicationGroupID(id)
		assert.NoError(t, err, id)
		assert.Equal(t, id, parsed.String())
	}
	for id, message := range map[string]string{
		"":                      "is empty",
		strings.Repeat("a", 41): "is 41 characters long; AWS takes at most 40",
		"Cache":                 `use "cache"`,
		"1cache":                "a lower-case letter first",
		"cache-":                `use "cache"`,
		"-cache":                `use "cache"`,
		"ca--che":               `use "ca-che"`,
		"ca_che":                `use "ca-che"`,
		"cache ":                `use "cache"`,
		"caché":                 "not a name that AWS takes",
		"cаche":                 "not a name that AWS takes", // a Cyrillic a
		"cache\n":               "not a name that AWS takes",
	} {
		_, err := ParseReplicationGroupID(id)
		assert.ErrorContains(t, err, message, id)
	}
}

func TestCheckAuthToken(t *testing.T) {
	t.Parallel()
	for _, token := range []string{strings.Repeat("a", 16), strings.Repeat("Z", 128), "Abcdefgh12345678!&#$^<>-"} {
		assert.NoError(t, CheckAuthToken(token), token)
	}
	for token, message := range map[string]string{
		strings.Repeat("a", 15):  "is 15 characters long; AWS takes 16 to 128",
		strings.Repeat("a", 129): "is 129 characters long",
		"":                       "is empty",
		"sixteen-chars-pc%":      "a character that AWS does not take",
		"sixteen-chars s p":      "a character that AWS does not take",
		"sixteen_chars_us_":      "a character that AWS does not take",
		"sixteen-chars-at@":      "a character that AWS does not take",
		"sixteen-chars-sl/":      "a character that AWS does not take",
		`sixteen-chars-qu"`:      "a character that AWS does not take",
		"sixteen-chars-nl\n":     "a line break before or after it",
		"sixteen-chars-ümlaut":   "a character that AWS does not take",
	} {
		err := CheckAuthToken(token)
		assert.ErrorContains(t, err, message, token)
		if token != "" {
			assert.NotContains(t, err.Error(), token, "a message never quotes a token")
		}
	}
}
