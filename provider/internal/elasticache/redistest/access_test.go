package servers_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

// judge is a real server that is asked what it makes of access strings.
type judge struct {
	client  *redis.Client
	version elasticache.Version
}

func newJudge(t *testing.T) judge {
	t.Helper()
	server := servers.Start(t, servers.Options{})
	j := judge{client: redis.NewClient(&redis.Options{Addr: fmt.Sprintf("%s:%d", server.Host, server.Port)})}
	t.Cleanup(func() { _ = j.client.Close() })
	information, err := j.client.InfoMap(t.Context(), "server").Result()
	require.NoError(t, err)
	version, ok := elasticache.Redis.Running(information["Server"]["redis_version"])
	require.True(t, ok, information)
	j.version = version
	return j
}

// ask makes a user with an access string, and says what is wrong with it, or whether the user can log in.
func (j judge) ask(ctx context.Context, access string) (on bool, err error) {
	command := []any{"ACL", "SETUSER", "scratch", "reset"}
	for rule := range strings.FieldsSeq(access) {
		command = append(command, rule)
	}
	// What the server takes of a refused command is nothing.
	if err := j.client.Do(ctx, command...).Err(); err != nil {
		return false, err
	}
	user, err := j.client.Do(ctx, "ACL", "GETUSER", "scratch").Result()
	if err != nil {
		return false, err
	}
	flags, _ := user.(map[any]any)["flags"].([]any)
	return slices.Contains(flags, any("on")), j.client.Do(ctx, "ACL", "DELUSER", "scratch").Err()
}

// refusal is what the package says against an access string for a version of Redis OSS.
func refusal(access string, v elasticache.Version) (elasticache.AccessString, error) {
	rights, err := elasticache.ParseAccessString(access)
	if err != nil {
		return rights, err
	}
	for _, unknown := range rights.Unknown(v) {
		if unknown.Certain {
			return rights, fmt.Errorf("the version does not have %s", unknown.Rule)
		}
	}
	if kind, needed := rights.Needs(); !needed.In(v) {
		return rights, fmt.Errorf("%s needs %s", kind, needed)
	}
	return rights, nil
}

// stricter says whether the package refuses what the server may take: passwords, and the word that takes all of them
// away, which AWS takes apart; and a selector in which another begins, of which Redis 7.0 forgets the first without a
// word.
func stricter(err error) bool {
	return err != nil && (strings.Contains(err.Error(), "about passwords") ||
		strings.Contains(err.Error(), "a selector within a selector"))
}

func TestAccessStringsOfExamples(t *testing.T) {
	t.Parallel()
	j := newJudge(t)
	for access, taken := range map[string]bool{
		"on ~* +@all": true, elasticache.NoAccess: true, "on ~app:* &news.* +@all -@dangerous": true, "on ~ & %R~ %r ()": true,
		"on (~a* +get) (%W~b* +set)": true, "ON ALLKEYS +GET -CONFIG|SET": true, "on ~* ~* allkeys &* allchannels": true,
		"on %RW~* ~app:*": true, "on (~app(1) +get": true, "on ~* (~x) &y": true, "+select|0 +get|a,b": true, "( +get )": true,
		"+nosuchcommand": false, "+@nosuch": false, "+get,set": false, "+get*": false, "+client|": false, "-client|": false, "+client|nosuch": false,
		"-client|nosuch": false, "(+get": false, "+get)": false, "((+get))": false, "(on +get)": false, "(reset +get)": false, "%RR~x": false,
		"%~x": false, "%RWx": false, "~* ~{user}:*": false, "allkeys %R~x": false, "(~* ~x)": false, "&* &x": false, "(>secret +get)": false,
		"(nopass)": false, "-get|x": false, "+get|x|y": false, "+client|id|x": false, "+": false, "-": false, "+@": false, "+|get": false, "++get": false,
		"on all": false, "(clearselectors)": false, ")": false, "(": false, "()()": false, "on()": false, "db=0": false, "+stralgo": false, "+hexpire": false,
	} {
		_, theirs := j.ask(t.Context(), access)
		_, ours := refusal(access, j.version)
		assert.Equal(t, taken, theirs == nil, "the server on %q: %v", access, theirs)
		assert.Equal(t, taken, ours == nil, "the package on %q: %v", access, ours)
	}
}

// What the package takes, the server takes; what the package refuses, the server refuses, but where AWS is stricter.
func TestAccessStringsAgreeWithTheServer(t *testing.T) {
	t.Parallel()
	j := newJudge(t)
	names, err := j.client.Do(t.Context(), "COMMAND", "LIST").StringSlice()
	require.NoError(t, err)
	categories, err := j.client.Do(t.Context(), "ACL", "CAT").StringSlice()
	require.NoError(t, err)
	slices.Sort(names)
	slices.Sort(categories)
	words := accessWords{names, append(categories, "all")}
	rapid.Check(t, func(rt *rapid.T) {
		access := words.draw(rt)
		on, theirs := j.ask(t.Context(), access)
		rights, ours := refusal(access, j.version)
		if stricter(ours) {
			return
		}
		if (ours == nil) != (theirs == nil) {
			rt.Fatalf("%q: the package says %v, the server %v", access, ours, theirs)
		}
		if ours == nil && rights.CanLogIn() != on {
			rt.Fatalf("%q: the package says that a user can log in: %v, the server %v", access, rights.CanLogIn(), on)
		}
	})
}

// accessWords draws access strings from what a server has.
type accessWords struct{ commands, categories []string }

func (w accessWords) draw(t *rapid.T) string {
	rules := rapid.SliceOfN(rapid.Custom(w.rule), 1, 6).Draw(t, "rules")
	if rapid.IntRange(0, 2).Draw(t, "selector") == 0 {
		at := rapid.IntRange(0, len(rules)).Draw(t, "at")
		inner := rapid.SliceOfN(rapid.Custom(w.rule), 0, 3).Draw(t, "inner")
		rules = slices.Insert(rules, at, "("+strings.Join(inner, " ")+")")
	}
	access := strings.Join(rules, rapid.SampledFrom([]string{" ", " ", "  ", "\t"}).Draw(t, "between"))
	for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "slips") {
		access = slip(t, access)
	}
	if strings.TrimSpace(access) == "" {
		return "on"
	}
	return access
}

func (w accessWords) rule(t *rapid.T) string {
	pattern := rapid.StringMatching(`([a-z:*]{0,4}|\*|\{u\}:\*)`)
	sign := rapid.SampledFrom([]string{"+", "-"})
	var rule string
	switch rapid.SampledFrom([]string{"word", "keys", "channels", "command", "category", "part"}).Draw(t, "kind") {
	case "word":
		rule = rapid.SampledFrom([]string{
			"on", "off", "allkeys", "resetkeys", "allchannels", "resetchannels", "allcommands", "nocommands",
			"sanitize-payload", "skip-sanitize-payload", "clearselectors",
		}).Draw(t, "word")
	case "keys":
		rule = rapid.SampledFrom([]string{"~", "%R~", "%W~", "%RW~", "%WR~"}).Draw(t, "permission") +
			pattern.Draw(t, "pattern")
	case "channels":
		rule = "&" + pattern.Draw(t, "pattern")
	case "command":
		rule = sign.Draw(t, "sign") + rapid.SampledFrom(w.commands).Draw(t, "command")
	case "category":
		rule = sign.Draw(t, "sign") + "@" + rapid.SampledFrom(w.categories).Draw(t, "category")
	case "part":
		command := rapid.SampledFrom([]string{"client", "config", "get", "select", "object", "nosuch"}).Draw(t,
			"command")
		rule = sign.Draw(t, "sign") + command + "|" +
			rapid.SampledFrom([]string{"id", "get", "0", "x|y", ""}).Draw(t, "part")
	}
	if rapid.IntRange(0, 4).Draw(t, "capitals") == 0 {
		return strings.ToUpper(rule)
	}
	return rule
}

// slip is a slip of the fingers: a character that is put in, left out, or taken for another. Quotes, which the server
// reads in selectors, and dots, with which the names of modules' commands are written, are none of them.
func slip(t *rapid.T, s string) string {
	if s == "" {
		return s
	}
	at := rapid.IntRange(0, len(s)-1).Draw(t, "slip at")
	typed := rapid.SampledFrom(strings.Split("( ) ~ % & + - @ | , * a R W x", " ")).Draw(t, "typed")
	switch rapid.SampledFrom([]string{"in", "out", "other", "space"}).Draw(t, "slip") {
	case "in":
		return s[:at] + typed + s[at:]
	case "out":
		return s[:at] + s[at+1:]
	case "space":
		return s[:at] + " " + s[at:]
	}
	return s[:at] + typed + s[at+1:]
}
