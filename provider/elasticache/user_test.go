package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestCheckAccessString(t *testing.T) {
	t.Parallel()
	for _, right := range []string{
		"on ~* +@all", "off ~keys* -@all +get", "on ~app:* &news.* +@all -@dangerous", "on %R~logs:* %RW~app:* +config|get -flushall", "on (~a* +get) (%W~b* +set)",
		"on allkeys allchannels allcommands", "on resetkeys resetchannels nocommands clearselectors sanitize-payload",
	} {
		assert.NoError(t, CheckAccessString(right), right)
	}
	for wrong, says := range map[string]string{
		"": "is empty", "  ": "is empty", "on nopass ~* +@all": "passwords", "on >hunter22hunter22 ~*": "passwords", "RESET on": "passwords", "on #abc": "passwords",
		"on ~* all": `holds "all"`, "on ~* @all": `holds "@all"`, "on,~*,+@all": "holds",
	} {
		assert.ErrorContains(t, CheckAccessString(wrong), says, wrong)
	}
	rapid.Check(t, func(t *rapid.T) {
		password := rapid.StringMatching(`[!-~]{16,40}`).Draw(t, "password")
		if err := CheckAccessString("on >" + password + " ~* +@all"); assert.Error(t, err) {
			assert.NotContains(t, err.Error(), password)
		}
	})
}

func TestCanLogIn(t *testing.T) {
	t.Parallel()
	for access, can := range map[string]bool{"on ~* +@all": true, "~* ON": true, "off ~*": false, "~* +@all": false, "on off": false, "off on": true} {
		assert.Equal(t, can, CanLogIn(access), access)
	}
	assert.True(t, TurnsOff("off ~*"))
	assert.False(t, TurnsOff("~* +@all"))
}

func TestUnknownCategories(t *testing.T) {
	t.Parallel()
	for access, want := range map[string][]string{
		"on ~* +@all -@dangerous": nil, "on ~user@home* &a@b +@READ": nil, "on +@al -@nothing": {"al", "nothing"}, "on (~a* +@reed)": {"reed"}, "+get (-@write)": nil,
	} {
		assert.Equal(t, want, UnknownCategories(access), access)
	}
}

func TestAccessNeeds(t *testing.T) {
	t.Parallel()
	for access, want := range map[string][2]int{"on ~* +@all": {6, 0}, "on &* ~*": {6, 2}, "on allchannels": {6, 2}, "on %R~*": {7, 0}, "on &* (+get ~a)": {7, 0},
		"ON ALLCHANNELS": {6, 2}, "on ~my:channels ~app(1):* +@all": {6, 0}, "on ~* +config|get": {6, 0}, "on ~* +@all -config|set": {7, 0}, "on skip-sanitize-payload ~*": {6, 2}, "on clearselectors": {7, 0},
	} {
		major, minor := AccessNeeds(access)
		assert.Equal(t, want, [2]int{major, minor}, access)
	}
}

func TestCheckUserPassword(t *testing.T) {
	t.Parallel()
	for _, right := range []string{strings.Repeat("a", 16), strings.Repeat("~", 128), "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~"} {
		assert.NoError(t, CheckUserPassword(right), right)
	}
	for _, wrong := range []string{"", strings.Repeat("a", 15), strings.Repeat("a", 129), strings.Repeat("a", 16) + ",", `with-a-quote"-in-it`, "with/a/slash/in/it", "with@an@at@in@it", "with a space in it", "with-an-umlaut-ü"} {
		if err := CheckUserPassword(wrong); assert.Error(t, err, wrong) && wrong != "" {
			assert.NotContains(t, err.Error(), wrong)
		}
	}
}
