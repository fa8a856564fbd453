package elasticache

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
)

// accessRule is one form that the rules of an access string can have.
type accessRule struct {
	form   *regexp.Regexp
	engine string // the first Redis OSS version that has it; Valkey has them all
}

// accessRules are the rules of Redis's access control lists that a user may have. Sources: valkey.io/topics/acl; the
// ElastiCache user guide, "Specifying Permissions Using an Access String", for the versions. Patterns may be empty, and
// that of a permission with its tilde: so answers the engine.
var accessRules = []accessRule{
	{form: regexp.MustCompile(`^(?i:on|off|allkeys|resetkeys|allcommands|nocommands)$`), engine: "6.0"},
	{form: regexp.MustCompile(`^~\S*$`), engine: "6.0"},
	{form: regexp.MustCompile(`^(-[a-zA-Z][a-zA-Z0-9._-]*|\+[a-zA-Z][a-zA-Z0-9._-]*(\|\S+)?)$`), engine: "6.0"},
	{form: regexp.MustCompile(`^-[a-zA-Z][a-zA-Z0-9._-]*\|\S+$`), engine: "7.0"},
	{form: regexp.MustCompile(`^[+-]@[a-zA-Z]+$`), engine: "6.0"},
	{form: regexp.MustCompile(`^(&\S*|(?i:allchannels|resetchannels|(skip-)?sanitize-payload))$`), engine: "6.2"},
	{form: regexp.MustCompile(`^%(?i:R|W|RW|WR)(~\S*)?$`), engine: "7.0"},
	{form: regexp.MustCompile(`^(?i:clearselectors)$`), engine: "7.0"},
	{form: regexp.MustCompile(`^(?i:alldbs|resetdbs|db=[0-9]+(,[0-9]+)*)$`), engine: "9.1"},
}

// passwordRules are about passwords, which the service sets through its API alone: "You can't specify passwords in an
// access string", "You can't use the reset command" (ElastiCache user guide, "Role-Based Access Control (RBAC)").
var passwordRules = regexp.MustCompile(`^([><#!].*|(?i:nopass|resetpass|reset))$`)

// switches are rules about the user as a whole, which a selector has not.
var switches = regexp.MustCompile(`^(?i:on|off|(skip-)?sanitize-payload|clearselectors)$`)

// wider are the rules after which the engine takes no pattern any more, until the rule that ends it.
var wider = []struct{ all, ends, patterns *regexp.Regexp }{
	{regexp.MustCompile(`^(?i:allkeys|~\*)$`), regexp.MustCompile(`^(?i:resetkeys)$`), regexp.MustCompile(`^[~%]`)},
	{
		regexp.MustCompile(`^(?i:allchannels|&\*)$`),
		regexp.MustCompile(`^(?i:resetchannels)$`),
		regexp.MustCompile(`^&`),
	},
}

// accessNeeds is what an access string asks of the engine.
type accessNeeds struct {
	engine string   // the first version of Redis OSS, or of Valkey after it, that reads it
	names  []string // the rules about commands and categories
}

// refuseAccessString reads the access string of a user. The answer says which rule it is about by its number: it could
// be a password.
func refuseAccessString(access string) error {
	if strings.TrimSpace(access) == "" {
		return awserr.New(invalidValue, "The access string must not be empty.")
	}
	_, err := readAccess(access)
	return err
}

// spaces are what the engine takes for some.
var spaces = regexp.MustCompile(`[ \t\n\v\f\r]+`)

// readAccess reads an access string rule by rule. A selector is a list of rules in parentheses, which applies beside
// those of the user: it ends with the first rule at whose end there is a parenthesis.
func readAccess(access string) (accessNeeds, error) {
	needs := accessNeeds{engine: "6.0"}
	full, outside := map[int]bool{}, map[int]bool{} // of wider, those that there are
	inSelector := false
	for i, rule := range spaces.Split(strings.TrimSpace(access), -1) {
		if !inSelector && strings.HasPrefix(rule, "(") {
			rule, inSelector, outside, full = rule[1:], true, full, map[int]bool{}
			needs.atLeast("7.0")
		}
		body, ends := rule, inSelector && strings.HasSuffix(rule, ")")
		if ends {
			body = strings.TrimSuffix(rule, ")")
		}
		if body != "" {
			if err := needs.read(body, full, inSelector); err != nil {
				return accessNeeds{}, awserr.New(invalidValue, "The access string is not valid: rule %d %v.",
					i+1, err)
			}
		}
		if ends {
			inSelector, full = false, outside
		}
	}
	if inSelector {
		return accessNeeds{}, awserr.New(invalidValue,
			"The access string is not valid: a selector does not end.")
	}
	return needs, nil
}

func (n *accessNeeds) atLeast(engine string) {
	if newer(engine, n.engine) {
		n.engine = engine
	}
}

// read reads a rule, and keeps what is allowed without limit after it.
func (n *accessNeeds) read(rule string, full map[int]bool, inSelector bool) error {
	if passwordRules.MatchString(rule) {
		return errors.New("is about passwords, which are parameters of their own")
	}
	i := slices.IndexFunc(accessRules, func(known accessRule) bool { return known.form.MatchString(rule) })
	if i < 0 {
		return errors.New("has a syntax error")
	}
	if inSelector && switches.MatchString(rule) {
		return errors.New("has no place in a selector")
	}
	for j, w := range wider {
		switch {
		case w.all.MatchString(rule):
			full[j] = true
		case w.ends.MatchString(rule):
			full[j] = false
		case full[j] && w.patterns.MatchString(rule):
			return errors.New("adds a pattern after the * pattern")
		}
	}
	n.atLeast(accessRules[i].engine)
	if rule[0] == '+' || rule[0] == '-' {
		n.names = append(n.names, strings.ToLower(rule))
	}
	return nil
}
