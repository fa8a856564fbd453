package elasticache

import (
	"slices"
	"strings"
)

// Introduced is the version that brought something. Those of Valkey go on from those of Redis OSS, as [Version.AtLeast]
// has it.
type Introduced struct{ major, minor int }

// usersSince is the version that brought users.
var usersSince = Introduced{6, 0}

// In says whether a version has what was introduced with this one.
func (i Introduced) In(v Version) bool { return v.AtLeast(i.major, i.minor, 0) }

// String is the version with its engine, of which Redis OSS ends with 7.1.
func (i Introduced) String() string {
	engine := Redis
	if i.after(Introduced{7, 1}) {
		engine = Valkey
	}
	return Version{Engine: engine, Major: i.major, Minor: i.minor, Patch: -1}.Release()
}

func (i Introduced) after(other Introduced) bool {
	return i.major > other.major || i.major == other.major && i.minor > other.minor
}

// Needs is the first version of the engine that knows all rules of the access string by their form, and the kind of
// rule that came with it. Whether it has the commands is [AccessString.Unknown].
// Source: Redis documentation, "ACL", and the release notes of Redis 6.2 and 7.0; Valkey documentation, "ACL".
func (a AccessString) Needs() (kind string, needed Introduced) {
	needed = usersSince
	for _, rule := range a.rules {
		if what, since := rule.needs(); since.after(needed) {
			kind, needed = what, since
		}
	}
	return kind, needed
}

func (r accessRule) needs() (kind string, since Introduced) {
	keyword := ""
	if r.kind == keywordRule {
		keyword = r.name
	}
	switch {
	case r.kind == databasesRule, keyword == "alldbs", keyword == "resetdbs":
		return "a rule about databases", Introduced{9, 1}
	case r.kind == selectorRule, keyword == "clearselectors":
		return "selectors", Introduced{7, 0}
	case r.kind == keysRule && strings.HasPrefix(r.name, "%"):
		return "permissions to read or write keys (%R~, %W~)", Introduced{7, 0}
	case r.kind == commandRule && r.takes && r.part != "":
		return "a subcommand that is taken away (-command|subcommand)", Introduced{7, 0}
	case r.kind == channelsRule, keyword == "allchannels", keyword == "resetchannels":
		return "a rule about channels", Introduced{6, 2}
	case strings.HasSuffix(keyword, "sanitize-payload"):
		return "a rule about payloads", Introduced{6, 2}
	}
	return "", usersSince
}

// CanLogIn says whether the access string lets anyone connect: without the word "on", a user is off.
// Source: Redis documentation, "ACL", ACL rules.
func (a AccessString) CanLogIn() bool {
	on := false
	for _, rule := range a.rules {
		if rule.kind == keywordRule && (rule.name == "on" || rule.name == "off") {
			on = rule.name == "on"
		}
	}
	return on
}

// TurnsOff says whether the access string says in so many words that no one can log in.
func (a AccessString) TurnsOff() bool {
	return slices.ContainsFunc(a.rules, func(r accessRule) bool { return r.kind == keywordRule && r.name == "off" })
}
