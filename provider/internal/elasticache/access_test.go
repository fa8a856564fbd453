package elasticache

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// access is an access string of which nothing is wrong.
func access(t *testing.T, s string) AccessString {
	t.Helper()
	a, err := ParseAccessString(s)
	require.NoError(t, err, s)
	return a
}

func TestParseAccessString(t *testing.T) {
	t.Parallel()
	for _, right := range []string{
		"on ~* +@all", "off ~keys* -@all +get", "on ~app:* &news.* +@all -@dangerous", "on %R~logs:* %RW~app:* +config|get -flushall", "on (~a* +get) (%W~b* +set)",
		"on allkeys allchannels allcommands", "on resetkeys resetchannels nocommands clearselectors sanitize-payload", "on ~ & %R~ %r ()",
		"ON AllKeys +GET +@Read -CONFIG|Set", "on ~* ~* allkeys &* allchannels", "on ~* resetkeys ~app:*", "on %RW~* ~app:*", "on ( ~a* +get ) ~b*", "on (~app(1) +get",
		"on ~* (~app:* &*) &x", "on +select|0 +get|a,b +json.get +nosuchcommand +@nosuch", "on db=0,1 (resetdbs +get) alldbs", "on (~\"a\tb\" +get)",
	} {
		a, err := ParseAccessString(right)
		if assert.NoError(t, err, right) {
			assert.Equal(t, right, a.String())
		}
	}
	for wrong, says := range map[string]string{
		"": "is empty", "  ": "is empty", "on ~* all": `holds "all"`, "on ~* @all": `holds "@all"`, "on,~*,+@all": "holds", "on\u00a0~*": `holds "on\u00a0~*"`,
		"on nopass ~* +@all": "passwords", "on >hunter22hunter22 ~*": "passwords", "RESET on": "passwords", "on #abc": "passwords", "on all > x": "passwords",
		"on (>hunter22hunter22 +get)": "passwords", "on (reset +get)": "passwords", "on (+get nopass)": "passwords", "on (+get \">x\")": "passwords",
		"on +get,set": "+get +set", "on +get*": "no patterns of commands", "on +client|": "names no subcommand", "on -client|": "names no subcommand", "on +": `holds "+"`, "on +.get": `holds "+.get"`,
		"on +|get": `holds "+|get"`, "on ++get": `holds "++get"`, "on +@": `holds "+@"`, "on -@read,write": "a comma", "on +client||id x": `holds "x"`,
		"on (+get": `does not end, from "(+get" on`, "on +get)": "did not begin", "on ((+get))": "a selector within a selector", "on (+get))": "did not begin",
		"on (": "does not end", "on )": `holds ")"`, "on ()()": `holds ")("`, "on (on +get)": `holds "on" in a selector`, "on (+get clearselectors)": `"clearselectors" in a selector`,
		"on %RR~x": `holds "%RR~x"`, "on %~x": `holds "%~x"`, "on %RWx": `holds "%RWx"`, "on ~* ~{user}:*": `holds "~{user}:*" after ~*`, "on allkeys %R~x": `holds "%R~x" after ~*`,
		"on (~* ~x)": `holds "~x" after ~*`, "on &* &x": `holds "&x" after &*`, "on db=": `holds "db="`, "on ~a\x00b": "U+0000",
	} {
		_, err := ParseAccessString(wrong)
		assert.ErrorContains(t, err, says, wrong)
	}
}

// Whatever becomes of a password in an access string, no message shows it.
func TestAccessStringsShowNoPassword(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// In small letters, as which messages show the names of commands.
		password := rapid.OneOf(rapid.StringMatching(`[!-@\[-~]{16,40}`), rapid.StringMatching(`[a-z0-9-]{16,40}`)).
			Draw(t, "password")
		before := rapid.SampledFrom([]string{
			"", ">", "<", "#", "!", "(>", "+get >", "(+get >", "\">", "+", "-", "+get|", "+client|", "~", "~* ~", "%",
			"%R~", "&", "(", "> ", "+@", "on",
		}).Draw(t, "before")
		after := rapid.SampledFrom([]string{"", ")", " +get)", "\"", " ~* +@all", " all"}).Draw(t, "after")
		a, err := ParseAccessString("on " + before + password + after)
		if err != nil {
			assert.NotContains(t, err.Error(), password)
			return
		}
		for _, unknown := range append(a.Unknown(Redis.DefaultVersion()), a.Unknown(Version{})...) {
			assert.NotContains(t, unknown.Rule+unknown.Release+unknown.Meant, password)
		}
		assert.NotContains(t, strings.Join(a.Restricted(), " "), password)
	})
}

func TestCanLogIn(t *testing.T) {
	t.Parallel()
	for text, can := range map[string]bool{
		"on ~* +@all": true, "~* ON": true, "off ~*": false, "~* +@all": false, "on off": false, "off on": true,
	} {
		assert.Equal(t, can, access(t, text).CanLogIn(), text)
	}
	assert.True(t, access(t, "off ~*").TurnsOff())
	assert.False(t, access(t, "~* +@all").TurnsOff())
}

func TestAccessNeeds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{
		"on ~* +@all": {6, 0}, "on &* ~*": {6, 2}, "on allchannels": {6, 2}, "on %R~*": {7, 0}, "on &* (+get ~a)": {7, 0},
		"ON ALLCHANNELS": {6, 2}, "on ~my:channels ~app(1):* +@all": {6, 0}, "on ~* +config|get": {6, 0}, "on ~* +@all -config|set": {7, 0}, "on skip-sanitize-payload ~*": {6, 2}, "on clearselectors": {7, 0},
		"on db=0 %R~*": {9, 1}, "on (resetdbs)": {9, 1}, "on ()": {7, 0}, "on +clearselectors +sanitize-payload": {6, 0},
	} {
		kind, needed := access(t, text).Needs()
		assert.Equal(t, want, [2]int{needed.major, needed.minor}, text)
		assert.Equal(t, want == [2]int{6, 0}, kind == "", text)
	}
}

func version(t *testing.T, e Engine, s string) Version {
	t.Helper()
	v, err := e.ParseVersion(s)
	require.NoError(t, err)
	return v
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	type found struct {
		rule, release, meant string
		certain              bool
	}
	redis, valkey := version(t, Redis, "7.1"), version(t, Valkey, "8.1")
	for _, c := range []struct {
		text string
		v    Version
		want []found
	}{
		{"on ~* +@all -@dangerous +GET +client|id -config|set +select|0 +json.get +@json +@bloom", redis, nil},
		{"on ~user@home* &a@b +@READ (~x -@write)", redis, nil},
		{"on +nosuchcommand -nosuch", redis, []found{{rule: `"+nosuchcommand"`, certain: true}, {rule: `"-nosuch"`, certain: true}}},
		{"on +nosuchcommand", valkey, []found{{rule: `"+nosuchcommand"`}}},
		{"on +nosuchcommand", Version{}, []found{{rule: `"+nosuchcommand"`}}},
		{"on (~a* +@reed) -@nothing", redis, []found{{meant: "+@read", certain: true}, {rule: `"-@nothing"`, certain: true}}},
		{"on +hgettall", redis, []found{{meant: "+hgetall", certain: true}}},
		{"on -@sorted-set", valkey, []found{{meant: "-@sortedset"}}},
		{"on +client|nosuch -client|setnam", redis, []found{{rule: `"+client|nosuch"`, certain: true}, {meant: "-client|setname", certain: true}}},
		{"on +client|nosuch", valkey, []found{{meant: "+client|no-touch"}}},
		{"on +client|zebra", valkey, []found{{rule: `"+client|zebra"`}}},
		{"on +client|nosuch +config|x", version(t, Redis, "6.2"), nil},
		{"on -get|x +get|x|y +client|id|x", redis, []found{{rule: `"-get|x"`, certain: true}, {rule: `"+get|x|y"`, certain: true}, {rule: `"+client|id|x"`, certain: true}}},
		{"on +hexpire", redis, []found{{release: "Valkey 9.0", certain: true}}},
		{"on +hexpire", valkey, []found{{release: "Valkey 9.0"}}},
		{"on +hexpire", version(t, Valkey, "9.0"), nil},
		{"on +hexpire", Version{}, nil},
		{"on +cluster|getslotmigrations", valkey, []found{{rule: `"+cluster|getslotmigrations"`, release: "Valkey 9.0"}}},
		{"on +commandlog|get +script|show", valkey, nil},
		{"on +getex +lcs", version(t, Redis, "6.0"), []found{{release: "Redis OSS 6.2", certain: true}, {release: "Redis OSS 7.0", certain: true}}},
		{"on +getex", version(t, Redis, "6.x"), nil},
		{"on +stralgo", version(t, Redis, "6.2"), nil},
		{"on +stralgo", redis, []found{{rule: `"+stralgo"`, certain: true}}},
		{"on +bf.add", redis, []found{{release: "Valkey 8.1"}}},
		{"on +ft.search +bf.add", valkey, []found{{release: "Valkey 8.2"}}},
		{"on +json.arrapend +cf.add", redis, []found{{meant: "+json.arrappend"}, {rule: `"+cf.add"`}}},
		{"on +a-name-of-a-command-that-is-long", valkey, []found{{rule: "word 2 (not shown"}}},
	} {
		unknown := access(t, c.text).Unknown(c.v)
		if assert.Len(t, unknown, len(c.want), "%s: %v", c.text, unknown) {
			for i, want := range c.want {
				assert.Contains(t, unknown[i].Rule, want.rule, c.text)
				assert.Equal(t, want, found{want.rule, unknown[i].Release, unknown[i].Meant, unknown[i].Certain},
					c.text)
			}
		}
	}
}

func TestRestricted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"on ~* +@all -@admin -config|set": nil, "on +config": {`"+config"`}, "on +CONFIG|get (+debug) -shutdown": {`"+config|get"`, `"+debug"`, `"-shutdown"`}, "on -config": {`"-config"`},
	} {
		assert.Equal(t, want, access(t, text).Restricted(), text)
	}
}

// The tables do not say the same twice, and all that they name is a name.
func TestCommandTables(t *testing.T) {
	t.Parallel()
	for name := range laterCommands {
		command, part, _ := strings.Cut(name, "|")
		_, again := serverCommands[name]
		_, partAgain := serverCommands[command].parts[part]
		assert.False(t, again || partAgain, name)
		_, _, known := findCommand(command, Version{})
		assert.True(t, known, name)
	}
	for name := range withdrawnCommands {
		assert.NotContains(t, serverCommands, name)
	}
	for _, name := range slices.Concat(commandNames(), restrictedCommands) {
		command, _, _ := strings.Cut(name, "|")
		_, _, known := findCommand(command, Version{})
		assert.True(t, known && commandName.MatchString(command), name)
	}
	for _, name := range moduleCategories {
		assert.NotContains(t, serverCategories, name)
	}
}
