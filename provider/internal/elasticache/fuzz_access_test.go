package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// FuzzAccessRules asks an access string everything that it knows. What a version does not know is part of the text.
func FuzzAccessRules(f *testing.F) {
	for _, seed := range []string{
		"on ~* +@all", "off ~keys* -@all +get", "on ~app:* &news.* -@all +get (%R~b* +client|id)", "on nopass ~* +@al",
		"on +client|kill|x -config +@dangerous", "on resetkeys ~a ~b allcommands", "on (+@read ~x) clearselectors", "+ft.search",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		access, err := ParseAccessString(s)
		if err != nil {
			return
		}
		kind, needed := access.Needs()
		assert.Equal(t, needed == usersSince, kind == "", "%s since %s", kind, needed)
		assert.False(t, access.CanLogIn() && access.TurnsOff(), "it is on and off")
		for _, rule := range access.Restricted() {
			assert.NotContains(t, rule, "\n")
		}
		for _, engine := range []Engine{Redis, Valkey} {
			for _, offered := range engine.Offered() {
				version, err := engine.ParseVersion(offered)
				assert.NoError(t, err)
				for _, unknown := range access.Unknown(version) {
					assert.NotEmpty(t, unknown)
				}
			}
		}
	})
}
