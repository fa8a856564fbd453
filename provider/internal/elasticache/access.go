package elasticache

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// AccessString is what a user may do: Redis's rules, in the order in which they apply.
// Source: Redis documentation, "ACL", ACL rules; ElastiCache developer guide, "Specifying permissions using an access
// string". What the two leave open is as a Redis 7.0 server answers ACL SETUSER.
type AccessString struct {
	written string
	rules   []accessRule
}

func (a AccessString) String() string { return a.written }

// accessRule is one rule of a user, or of a selector of its own.
type accessRule struct {
	kind accessKind
	// word as messages show it, which is not as it is written where it could be a password.
	word string
	// name of what the rule allows or takes away, in lower case: a keyword, a category, or a command with part, the
	// subcommand or the first argument that it is narrowed to.
	name, part string
	// takes is true where the rule takes something away.
	takes bool
}

type accessKind int

const (
	keywordRule accessKind = iota
	keysRule
	channelsRule
	databasesRule
	commandRule
	categoryRule
	selectorRule
)

// ParseAccessString reads an access string as Redis does. It says what no engine takes, and what AWS takes apart from
// it; whether the engine has the commands is [AccessString.Unknown]. It quotes nothing that could be a password.
func ParseAccessString(s string) (AccessString, error) {
	words := splitWords(s)
	if len(words) == 0 {
		return AccessString{},
			errors.New(`is empty; say what the user may do, for example "on ~app:* +@all -@dangerous"`)
	}
	if strings.ContainsRune(s, 0) {
		return AccessString{}, errors.New("holds a character that cannot be printed (U+0000), where Redis takes a " +
			"text to end: leave it out")
	}
	// First of all, for messages about other words quote them.
	if slices.ContainsFunc(words, saysPassword) {
		return AccessString{}, errors.New("says something about passwords, which AWS takes apart from it: give " +
			"them as passwords, and leave >…, <…, #…, !…, nopass, resetpass and reset out")
	}
	reader := accessReader{}
	for i := 0; i < len(words); {
		n, err := reader.read(words, i)
		if err != nil {
			return AccessString{}, err
		}
		i += n
	}
	return AccessString{s, reader.rules}, nil
}

// splitWords takes a text apart at what the engine takes for spaces, which those of other alphabets are not.
func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\v\f\r", r) })
}

// passwordWords are those that say something about passwords.
var passwordWords = lazyregexp.New(`^([><#!].*|nopass|resetpass|reset)$`)

// saysPassword says whether a word is about passwords, be it in a selector or in quotes.
func saysPassword(word string) bool {
	inner := strings.TrimLeft(word, `("'`)
	return passwordWords.MatchString(lowered(inner)) ||
		passwordWords.MatchString(lowered(strings.TrimRight(inner, `)"'`)))
}

// accessReader reads the rules of a user.
type accessReader struct {
	rules []accessRule
	reach reach
}

// reach is what the rules so far allow without limit, of a user or of a selector of its own.
type reach struct{ keys, channels bool }

// read takes the rule at a word, and says how many words it has: a selector goes on to the first word that ends with a
// parenthesis.
func (a *accessReader) read(words []string, i int) (int, error) {
	if !strings.HasPrefix(words[i], "(") {
		rule, err := readRule(words[i], i, &a.reach)
		a.rules = append(a.rules, rule)
		return 1, err
	}
	for n := 1; i+n <= len(words); n++ {
		if strings.HasSuffix(words[i+n-1], ")") {
			return n, a.readSelector(words[i:i+n], i)
		}
	}
	return 0, fmt.Errorf("holds a selector that does not end, from %s on: close it with a parenthesis, as in (~app:* "+
		"+get)", shown(words[i], i))
}

// readSelector takes the rules of a selector. Redis reads quotes there, which are left for it to judge. Where a second
// selector begins within one, Redis 7.0 forgets the first, which is surely not what its writer meant.
func (a *accessReader) readSelector(words []string, first int) error {
	a.rules = append(a.rules, accessRule{kind: selectorRule})
	text := strings.Join(words, " ")
	if strings.ContainsAny(text, `"'`) {
		return nil
	}
	words = slices.Clone(words)
	words[0] = words[0][1:]
	words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], ")")
	if i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, "(") }); i >= 0 {
		return fmt.Errorf("holds a selector within a selector, %s, which Redis does not know: write one after the "+
			"other",
			shown(words[i], first+i))
	}
	reach := reach{}
	for i, word := range words {
		if word == "" {
			continue
		}
		rule, err := readRule(word, first+i, &reach)
		switch {
		case err != nil:
			return err
		case rule.kind == keywordRule && !selectorWords[rule.name]:
			return fmt.Errorf("holds %s in a selector, which has rules about commands, keys and channels alone: "+
				"write it outside the parentheses", rule.word)
		}
		a.rules = append(a.rules, rule)
	}
	return nil
}

// selectorWords are the keywords; true for those that a selector can have.
var selectorWords = map[string]bool{
	"on": false, "off": false, "sanitize-payload": false, "skip-sanitize-payload": false, "clearselectors": false,
	"allkeys": true, "resetkeys": true, "allchannels": true, "resetchannels": true, "alldbs": true, "resetdbs": true,
	"allcommands": true, "nocommands": true,
}

var (
	keyPermissions = lazyregexp.New(`^%(R|W|RW|WR)(~|$)`)
	// databaseList are the databases that a user may use.
	// Source: Valkey documentation, "ACL", database permissions, from Valkey 9.1 on.
	databaseList = lazyregexp.New(`^db=\d+(,\d+)*$`)
	// commandName is what names of commands look like, those of modules among them.
	commandName = lazyregexp.New(`^[a-z][a-z0-9._-]*$`)
)

// readRule reads a word that is no selector, the one of a number from 0 on.
func readRule(word string, number int, reach *reach) (accessRule, error) {
	name := lowered(word)
	rule := accessRule{word: shown(word, number), name: name}
	switch _, keyword := selectorWords[name]; {
	case keyword:
		reach.follow(name)
	case databaseList.MatchString(name):
		rule.kind = databasesRule
	case strings.HasPrefix(word, "~"), keyPermissions.MatchString(strings.ToUpper(word)):
		rule.kind = keysRule
		if reach.keys && word != "~*" {
			return rule, fmt.Errorf("holds %s after ~* (or allkeys), where Redis refuses it, for it adds nothing: "+
				"leave one of the two out", rule.word)
		}
		reach.keys = reach.keys || word == "~*"
	case strings.HasPrefix(word, "%"):
		return rule, fmt.Errorf("holds %s, and permissions for keys are %%R~, %%W~ and %%RW~ with a pattern", rule.word)
	case strings.HasPrefix(word, "&"):
		rule.kind = channelsRule
		if reach.channels && word != "&*" {
			return rule, fmt.Errorf("holds %s after &* (or allchannels), where Redis refuses it, for it adds "+
				"nothing: leave one of the two out", rule.word)
		}
		reach.channels = reach.channels || word == "&*"
	case strings.HasPrefix(word, "+"), strings.HasPrefix(word, "-"):
		rule.takes = word[0] == '-'
		return rule.ofCommand(name[1:])
	default:
		return rule, fmt.Errorf("holds %s, which is no rule of Redis's: use words such as on, off, ~keys*, "+
			"&channels*, +command, -command, +@category and -@category", rule.word)
	}
	return rule, nil
}

// follow keeps the reach after a keyword.
func (r *reach) follow(keyword string) {
	switch keyword {
	case "allkeys", "resetkeys":
		r.keys = keyword == "allkeys"
	case "allchannels", "resetchannels":
		r.channels = keyword == "allchannels"
	}
}

// ofCommand reads what follows the sign of a rule about commands.
func (r accessRule) ofCommand(name string) (accessRule, error) {
	r.kind = commandRule
	category, isCategory := strings.CutPrefix(name, "@")
	command, part, narrowed := strings.Cut(category, "|")
	if isCategory {
		r.kind, command, part, narrowed = categoryRule, category, "", false
	}
	r.name, r.part = command, part
	switch {
	case commandName.MatchString(command) && (part != "" || !narrowed):
		if !isCategory && r.tabled() {
			r.word = spelling.Quote(r.written())
		}
		return r, nil
	case narrowed && part == "" && commandName.MatchString(command):
		return r, fmt.Errorf("holds %s, which names no subcommand after the |: name one, or leave the | out", r.word)
	case strings.Contains(command, ","):
		return r, fmt.Errorf("holds %s, and no command has a comma in its name: write a rule for each, as in +get "+
			"+set", r.word)
	case strings.ContainsAny(command, "*?["):
		return r, fmt.Errorf("holds %s, and there are no patterns of commands: name each, or a category, as in "+
			"+@read", r.word)
	case strings.HasSuffix(command, ")"):
		return r, fmt.Errorf("holds %s, which ends a selector that did not begin: begin it with a parenthesis, as in "+
			"(~app:* +get)", r.word)
	}
	return r, fmt.Errorf("holds %s, and no command or category has such a name", r.word)
}

// shown is a word as messages have it: its number where it is as long as a password can be.
func shown(word string, number int) string {
	if len([]rune(word)) >= minUserPassword || strings.ContainsAny(word, "><#!") {
		return fmt.Sprintf("word %d (not shown, as it could be a password)", number+1)
	}
	return spelling.Quote(word)
}

// lowered is a text in lower case as the engine has it, which knows the letters of ASCII alone.
func lowered(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
