package check

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"

// Changed says whether a setting is known to have been one value and to be another.
func Changed[T comparable](was, now inputs.Setting[T]) bool {
	return was.Known && now.Known && was.Value != now.Value
}

// SayReplaced reports an input that replaces what runs: its values as a person reads them, whether a snapshot of the
// old one can fill the new one, and what to do instead.
type SayReplaced func(path string, r Replaced)

// Replaced is what is said of an input that replaces what runs.
type Replaced struct {
	// From and To are the values as a person reads them.
	From, To string
	// Fills says that a snapshot of the old one can fill the new one.
	Fills bool
	// Instead is what to do in place of the change.
	Instead string
}

// Replacement is an input of which the AWS provider cannot change the value of what runs. The component lifts it to a
// rule, which says what becomes of the data.
type Replacement[P any] struct {
	// Name, Input, Holds, Before, Example, Source and Needs are those of the rule.
	Name, Input, Holds, Before, Example, Source string
	Needs                                       []string
	// Find reports what replaces.
	Find func(c Change[P], say SayReplaced)
}

// Replaces lifts replacements of a part to rules about changes of the whole; tell is what they say.
func Replaces[P, W any](replacements []Replacement[P], part func(W) P, rule func(r Rule[Change[W]]) Rule[Change[W]],
	tell func(c Change[W], path string, r Replaced, say Say),
) []Rule[Change[W]] {
	rules := make([]Rule[Change[W]], len(replacements))
	for i, r := range replacements {
		rules[i] = rule(Rule[Change[W]]{
			Name: r.Name, Input: r.Input, Holds: r.Holds, Before: r.Before, Example: r.Example, Source: r.Source,
			Needs: r.Needs, Anyway: true,
			Check: func(c Change[W], say Say) {
				r.Find(PartOf(c, part), func(path string, replaced Replaced) { tell(c, path, replaced, say) })
			},
		})
	}
	return rules
}

// RunChange is everything of a change that breaks a rule of the table. Where the change replaces what runs, no more is
// held against it than what holds anyway.
func RunChange[P any](c Change[P], replaces bool, unknown Unknown, rules []Rule[Change[P]]) Problems {
	var held []Rule[Change[P]]
	for _, r := range rules {
		if r.Anyway || !replaces {
			held = append(held, r)
		}
	}
	return Run(c, unknown, held)
}
