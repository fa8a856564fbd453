package check

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"

// Changed says whether a setting has another value than before. It is false while one of the two is not known.
func Changed[T comparable](was, now inputs.Setting[T]) bool {
	return was.Known && now.Known && was.Value != now.Value
}

// SayReplaced reports an input whose change replaces what runs.
type SayReplaced func(path string, r Replaced)

// Replaced describes the change of an input that replaces what runs.
type Replaced struct {
	// From and To are the two values as a message shows them.
	From, To string
	// Fills says that a snapshot of what runs can fill its replacement.
	Fills bool
	// Instead says what to do in place of the change.
	Instead string
}

// Replacement is about an input that the AWS provider cannot change on what runs: it replaces it. P is the plan of a
// concern. Only the component knows what becomes of the data, so [Replaces] makes the rule.
type Replacement[P any] struct {
	// These fields become the fields of the [Rule].
	Name, Input, Holds, Before, Example, Source string
	Needs                                       []string
	// Find reports the inputs whose change replaces what runs.
	Find func(c Change[P], say SayReplaced)
}

// Replaces turns the replacements of a concern into rules about changes of the plan W. part is the plan of the concern,
// complete adds to each rule what all rules of the component have in common, and report writes the messages.
func Replaces[P, W any](replacements []Replacement[P], part func(W) P, complete func(r Rule[Change[W]]) Rule[Change[W]],
	report func(c Change[W], path string, r Replaced, say Say),
) []Rule[Change[W]] {
	rules := make([]Rule[Change[W]], len(replacements))
	for i, r := range replacements {
		rules[i] = complete(Rule[Change[W]]{
			Name: r.Name, Input: r.Input, Holds: r.Holds, Before: r.Before, Example: r.Example, Source: r.Source,
			Needs: r.Needs, Anyway: true,
			Check: func(c Change[W], say Say) {
				r.Find(PartOf(c, part), func(path string, replaced Replaced) { report(c, path, replaced, say) })
			},
		})
	}
	return rules
}

// DataLasts is why warnings about a replacement cannot be accepted. kind is the word for what is replaced.
func DataLasts(kind string) string {
	return "it says what becomes of the data of a " + kind + " that is replaced, and a list that stands would hide " +
		"the next replacement"
}

// RunChange returns what in a change breaks a rule of the table. If the change replaces what runs, only rules with
// Anyway count.
func RunChange[P any](c Change[P], replaces bool, unknown Unknown, rules []Rule[Change[P]]) Problems {
	var counting []Rule[Change[P]]
	for _, r := range rules {
		if r.Anyway || !replaces {
			counting = append(counting, r)
		}
	}
	return Run(c, unknown, counting)
}
