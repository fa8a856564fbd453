package elasticache

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// DefaultUser is the user of clients that name none. A group of users of Redis OSS has one of this name.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
const DefaultUser = "default"

// NoAccess is the access string of a user as whom no one can connect.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)", disabling the default user.
const NoAccess = "off ~keys* -@all +get"

// UserAuthentication is how a user proves who it is.
// Source: ElastiCache API, AuthenticationMode.
type UserAuthentication string

const (
	ByPassword UserAuthentication = "password"
	ByIAM      UserAuthentication = "iam"
	NoPassword UserAuthentication = "no-password-required"
)

// Limits of the passwords of a user.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)"; ElastiCache API, CreateUser, Passwords.
const (
	MinUserPassword  = 16
	MaxUserPassword  = 128
	MaxUserPasswords = 2
)

// CheckUserPassword says what is wrong with the password of a user, without ever quoting it.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": 16 to 128 printable characters, without , " / and @.
func CheckUserPassword(s string) error {
	if n := len([]rune(s)); n < MinUserPassword || n > MaxUserPassword {
		return fmt.Errorf("is %d characters long; AWS takes %d to %d", n, MinUserPassword, MaxUserPassword)
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`,"/@`, r) }) {
		return errors.New(`holds a character that AWS does not take: use printable characters of ASCII but for spaces and , " / @`)
	}
	return nil
}

// accessWords are the forms of the words of an access string. Passwords are given apart, and selectors are for AWS to judge.
// Source: Redis documentation, "ACL", ACL rules; ElastiCache developer guide, "Specifying permissions using an access string".
var accessWords = regexp.MustCompile(`^((?i:on|off|allkeys|resetkeys|allchannels|resetchannels|allcommands|nocommands|sanitize-payload|skip-sanitize-payload|clearselectors)|[~&].+|%[RrWw]{1,2}~.+|[+-]@?[A-Za-z].*|\(.*|.*\))$`)

// passwordWords are those that say something about passwords.
var passwordWords = regexp.MustCompile(`^([><#!].*|nopass|resetpass|reset)$`)

// CheckAccessString says why a user cannot have such an access string, or nil. It quotes nothing that could be a password.
func CheckAccessString(s string) error {
	words := strings.Fields(s)
	if len(words) == 0 {
		return errors.New(`is empty; say what the user may do, for example "on ~app:* +@all -@dangerous"`)
	}
	for _, word := range words {
		switch {
		case passwordWords.MatchString(strings.ToLower(word)):
			return errors.New("says something about passwords, which AWS takes apart from it: give them as passwords, and leave >…, <…, #…, !…, nopass, resetpass and reset out")
		case !accessWords.MatchString(word):
			return fmt.Errorf("holds %s, which is no rule of Redis's: use words such as on, off, ~keys*, &channels*, +command, -command, +@category and -@category", Quote(word))
		}
	}
	return nil
}

// AccessNeeds is the first version of Redis OSS that knows all that an access string says. All versions of Valkey do.
// Source: Redis documentation, "ACL", and the release notes of Redis 6.2 and 7.0: channels and payloads since 6.2; selectors, the permissions
// to read and write keys, and commands of which a part is taken away since 7.0.
func AccessNeeds(access string) (major, minor int) {
	major, minor = 6, 0
	for _, word := range strings.Fields(access) {
		switch lower := strings.ToLower(word); {
		case strings.HasPrefix(word, "%"), strings.HasPrefix(word, "("), lower == "clearselectors", strings.HasPrefix(word, "-") && strings.Contains(word, "|"):
			return 7, 0
		case strings.HasPrefix(word, "&"), lower == "allchannels", lower == "resetchannels", strings.HasSuffix(lower, "sanitize-payload"):
			minor = 2
		}
	}
	return major, minor
}

// commandCategories are Redis's own, and those of the modules that ElastiCache has.
// Source: Redis documentation, "ACL", command categories; ElastiCache developer guide, "Role-Based Access Control (RBAC)".
var commandCategories = []string{
	"all", "admin", "bitmap", "blocking", "bloom", "connection", "dangerous", "fast", "geo", "hash", "hyperloglog", "json", "keyspace", "list", "pubsub", "read", "scripting",
	"search", "set", "slow", "sortedset", "stream", "string", "transaction", "write",
}

// UnknownCategories are those in an access string that this package does not know. A module may bring more.
func UnknownCategories(access string) []string {
	var unknown []string
	for _, word := range strings.Fields(access) {
		category, ok := strings.CutPrefix(strings.TrimLeft(strings.Trim(word, "()"), "+-"), "@")
		if ok && !slices.Contains(commandCategories, strings.ToLower(category)) {
			unknown = append(unknown, category)
		}
	}
	return unknown
}

// CanLogIn says whether an access string lets anyone connect: without the word "on", a user is off.
// Source: Redis documentation, "ACL", ACL rules.
func CanLogIn(access string) bool {
	on := false
	for _, word := range strings.Fields(access) {
		switch strings.ToLower(word) {
		case "on":
			on = true
		case "off":
			on = false
		}
	}
	return on
}

// TurnsOff says whether an access string says in so many words that no one can log in.
func TurnsOff(access string) bool {
	return slices.ContainsFunc(strings.Fields(access), func(word string) bool { return strings.EqualFold(word, "off") })
}

// HasUsers says whether the version knows users. All versions of Valkey do.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": Redis OSS from 6.0 on.
func (v Version) HasUsers() bool { return v.AtLeast(6, 0, 0) }

// HasIAM says whether users of the version can log in with IAM. All versions of Valkey know it.
// Source: ElastiCache developer guide, "Authenticating with IAM": Redis OSS from 7.0 on.
func (v Version) HasIAM() bool { return v.AtLeast(7, 0, 0) }
