package awssim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// accessRule is one form that the rules of an access string can have.
type accessRule struct {
	form   *regexp.Regexp
	engine string // the first Redis OSS version that has it; Valkey has them all
}

// accessRules are the rules of Redis's access control lists that a user may have. Sources: valkey.io/topics/acl; the ElastiCache
// user guide, "Specifying Permissions Using an Access String", for the versions.
var accessRules = []accessRule{
	{form: regexp.MustCompile(`^(?i:on|off|allkeys|resetkeys|allcommands|nocommands)$`), engine: "6.0"},
	{form: regexp.MustCompile(`^~\S+$`), engine: "6.0"},
	{form: regexp.MustCompile(`^(-[a-zA-Z0-9._-]+|\+[a-zA-Z0-9._-]+(\|[a-zA-Z0-9._-]+)?)$`), engine: "6.0"},
	{form: regexp.MustCompile(`^-[a-zA-Z0-9._-]+\|[a-zA-Z0-9._-]+$`), engine: "7.0"},
	{form: regexp.MustCompile(`^[+-]@(` + strings.Join(commandCategories, "|") + `)$`), engine: "6.0"},
	{form: regexp.MustCompile(`^(&\S+|(?i:allchannels|resetchannels|(skip-)?sanitize-payload))$`), engine: "6.2"},
	{form: regexp.MustCompile(`^%(R|W|RW|WR)~\S+$`), engine: "7.0"},
	{form: regexp.MustCompile(`^(?i:clearselectors)$`), engine: "7.0"},
}

var commandCategories = []string{
	"all", "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub",
	"admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting", "json", "search", "bloom",
}

// passwordRules are about passwords, which the service sets through its API alone: "You can't specify passwords in an access
// string", "You can't use the reset command" (ElastiCache user guide, "Role-Based Access Control (RBAC)").
var passwordRules = regexp.MustCompile(`^([><#!].*|nopass|resetpass|reset)$`)

// selector is a list of rules in parentheses, which applies beside those of the user.
var selector = regexp.MustCompile(`\([^()]*\)`)

// switches are rules about the user as a whole, which a selector has not.
var switches = []string{"on", "off", "sanitize-payload", "skip-sanitize-payload", "clearselectors"}

// refuseAccessString reads the access string of a user. The answer says which rule it is about by its number: it could be a
// password.
func refuseAccessString(access string) error {
	if strings.TrimSpace(access) == "" {
		return refuse(invalidValue, "The access string must not be empty.")
	}
	_, err := readAccess(access)
	return err
}

// readAccess says from which Redis OSS version on a server understands an access string.
func readAccess(access string) (engine string, err error) {
	engine = "6.0"
	for _, inner := range selector.FindAllString(access, -1) {
		engine = "7.0"
		for i, rule := range strings.Fields(inner[1 : len(inner)-1]) {
			if _, err := readRule(rule, fmt.Sprintf("%d of a selector", i+1)); err != nil {
				return "", err
			}
			if slices.Contains(switches, rule) {
				return "", refuse(invalidValue, "The access string is not valid: %s has no place in a selector.", rule)
			}
		}
	}
	for i, rule := range strings.Fields(selector.ReplaceAllString(access, " ")) {
		needs, err := readRule(rule, fmt.Sprint(i+1))
		if err != nil {
			return "", err
		}
		if newer(needs, engine) {
			engine = needs
		}
	}
	return engine, nil
}

func readRule(rule, which string) (engine string, err error) {
	if passwordRules.MatchString(rule) {
		return "", refuse(invalidValue, "The access string is not valid: rule %s is about passwords, which are parameters of their own.", which)
	}
	for _, known := range accessRules {
		if known.form.MatchString(rule) {
			return known.engine, nil
		}
	}
	return "", refuse(invalidValue, "The access string is not valid: syntax error in rule %s.", which)
}
