package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestCheckOwnUserID(t *testing.T) {
	t.Parallel()
	assert.NoError(t, CheckOwnUserID("default-of-mine"))
	assert.ErrorContains(t, CheckOwnUserID("default"), "AWS's own user")
	assert.ErrorContains(t, CheckOwnUserID("App"), `use "app"`)
}

func TestCheckUserID(t *testing.T) {
	t.Parallel()
	for _, right := range []string{"a", "app", "my-app-2", "a--b-", strings.Repeat("a", 40)} {
		assert.NoError(t, CheckUserID(right), right)
	}
	for wrong, says := range map[string]string{
		"App": `use "app"`, "my_app": `use "my-app"`, "1st": "a letter first", "": "is empty",
		strings.Repeat("a", 41): "is 41 characters long; AWS takes at most 40",
		strings.Repeat("A", 41): "at most 40 characters",
	} {
		assert.ErrorContains(t, CheckUserID(wrong), says, wrong)
	}
}

func TestOddHyphens(t *testing.T) {
	t.Parallel()
	assert.False(t, OddHyphens("a-b-c"))
	assert.True(t, OddHyphens("a--b"))
	assert.True(t, OddHyphens("a-"))
}

// Ids are what users are known by: none may ever change.
func TestUserIDOf(t *testing.T) {
	t.Parallel()
	for want, names := range map[string][2]string{
		"sessions-app": {"sessions", "app"}, "sessions-web": {"sessions", "Web"},
		strings.Repeat("a", 32) + "-default":               {strings.Repeat("a", 32), "default"},
		"aaaaaaaaaaaaaaaaaaaaaaaa-acba4d68f67adb7":         {strings.Repeat("a", 33), "default"},
		"of-no-form-that-aws-takes-app.of-the-website-1.2": {"of-no-form-that-aws-takes", "app.of-the-website-1.2"},
	} {
		assert.Equal(t, want, UserIDOf(names[0], names[1]))
	}
	rapid.Check(t, func(t *rapid.T) {
		cluster := rapid.StringMatching(`[a-z]([a-z0-9]|-[a-z0-9]){0,19}`).Draw(t, "cluster")
		user := rapid.StringMatching(`[a-z]([a-z0-9]|-[a-z0-9]){0,60}`).Draw(t, "user")
		id := UserIDOf(cluster, user)
		assert.NoError(t, CheckUserID(id))
		assert.False(t, OddHyphens(id), id)
		if whole := cluster + "-" + user; len(whole) <= maxUserID {
			assert.Equal(t, whole, id)
		} else {
			assert.True(t, strings.HasPrefix(whole, id[:10]), "the reader can tell whose it is")
			assert.NotEqual(t, id, UserIDOf(cluster, user+"x"))
			assert.NotEqual(t, id, UserIDOf(cluster+"x", user))
			if first, rest, cut := strings.Cut(user, "-"); cut {
				assert.NotEqual(t, id, UserIDOf(cluster+"-"+first, rest), "the same text, of other names")
			}
		}
	})
}
