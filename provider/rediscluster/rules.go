package rediscluster

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rule is one thing that has to hold of a cluster's inputs, or in the case of advice, should. The documentation of the
// checks is generated from the tables of rules.
type Rule struct {
	// Name of the rule, in the documentation and the tests.
	Name string
	// Input is the one that the rule is about; where it relates several, the one that its problems are reported at.
	Input string
	// Holds is the rule as a sentence.
	Holds string
	// Example breaks this rule and no other: inputs in YAML, to put over those of a cluster of which nothing is wrong.
	Example string
	// Before is the cluster that runs, as Example is the one that it becomes, for a rule about changes.
	Before string
	// Beside are pieces of advice that are given with this one, whatever the example.
	Beside []string
	// Region is that of the cluster of Example; empty where it is the one that all examples have.
	Region string
	// Source is where AWS says so.
	Source string
	// Beyond says why the rule refuses something that AWS would take; empty where AWS refuses it as well.
	Beyond string
	// Silence is what makes a piece of advice go away; empty where the rule is none.
	Silence string
	// Lasting says why a piece of advice cannot be accepted for good; empty where a program may accept it.
	Lasting string

	// Late says that a rule about changes is held against what runs, when it is the replication group's turn to be updated.
	Late bool

	// needs are the inputs that the rule reads. It is skipped where the value of one of them is not known: in a preview,
	// until the engine runs the program again, or because the value is of a wrong type and was reported already.
	needs []string
	// reads are further inputs that the rule reads where they are known.
	reads []string
	// quotes are the inputs of which the rule may show the values, where these are fewer than those that it needs and reads: that one of the
	// others is a secret does not keep it from saying what is wrong.
	quotes []string
	check  func(*plan, report)
}

// report tells of a problem at the path of an input.
type report func(path, format string, args ...any)

// refusals are the rules that have to hold. Their order is that of the problems of one input.
var refusals = slices.Concat(nameRules, topologyRules, migrationRules, engineRules, parameterRules, placementRules, logRules, networkRules, encryptionRules, userRules, connectionRules, timeRules, snapshotRules, topicRules, regionRules, alarmRules, tagRules, []Rule{acceptedWarning})

// Rules are all rules in the order of the inputs in the documentation, the refusals of an input before the advice.
func Rules() []Rule {
	order := inputOrder()
	rules := slices.Concat(refusals, advice)
	slices.SortStableFunc(rules, func(a, b Rule) int { return order[inputs.Root(a.Input)] - order[inputs.Root(b.Input)] })
	return rules
}

// check finds everything in the plan that breaks a rule of the table.
func (p *plan) check(rules []Rule) problems {
	var found problems
	for _, rule := range rules {
		if slices.ContainsFunc(rule.needs, func(input string) bool { return p.unknown.Cover(input) || p.past != nil && p.past.unknown.Cover(input) }) {
			continue
		}
		rule.check(p, func(path, format string, args ...any) {
			found.add(path, format, args...)
			found[len(found)-1].rule = rule
		})
	}
	return found
}

// warn tells the engine what is unwise about the cluster and not accepted: a line each, beside the component.
func (b *builder) warn(found problems) error {
	return inputs.Warn(b.ctx, b.parent, b.plan.accepted.Names, found.warnings())
}

// each holds a rule over the known elements of a list.
func each(l inputs.List, path string, say report, rule func(string) error) {
	for i, e := range l.Elements {
		if !e.Known {
			continue
		}
		err := rule(e.Value)
		parts := Split(e.Value)
		switch {
		case err == nil:
		case len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return rule(part) != nil }):
			say(inputs.Element(path, i), "%s is %d values in one text: make each an element of its own", spelling.Quote(e.Value), len(parts))
		default:
			say(inputs.Element(path, i), "%v", err)
		}
	}
}

// Split takes values apart that someone wrote into one text.
func Split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
}

// twice finds the known elements of a list that stand in it before, by what makes an element what it is. One that is not right
// in itself has no key.
func twice[K comparable](l inputs.List, path string, key func(string) (K, error), say func(path, value, first string)) {
	seen := map[K]string{}
	for i, e := range l.Elements {
		k, err := key(e.Value)
		if !e.Known || err != nil {
			continue
		}
		at := inputs.Element(path, i)
		if first, again := seen[k]; again {
			say(at, e.Value, first)
		} else {
			seen[k] = at
		}
	}
}

// parses is the error alone of a function that parses.
func parses[T any](parse func(string) (T, error)) func(string) error {
	return func(s string) error {
		_, err := parse(s)
		return err
	}
}
