package check

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"

// Form is a rule about how the text of an input is written. get returns the text, and whether there is one to check.
// The message is the error of check.
func Form[P any](rule Rule[P], get func(P) (text string, given bool), check func(string) error) Rule[P] {
	if rule.Needs == nil {
		rule.Needs = []string{rule.Input}
	}
	rule.Check = func(p P, say Say) {
		if text, given := get(p); given {
			if err := check(text); err != nil {
				say(rule.Input, "%v", err)
			}
		}
	}
	return rule
}

// Forms is a rule about how the elements of a list are written.
func Forms[P any](rule Rule[P], get func(P) inputs.List, check func(string) error) Rule[P] {
	rule.Check = func(p P, say Say) { Elements(get(p), rule.Input, say, check) }
	return rule
}

// Distinct is a rule that a list holds no element twice. Elements with the same key are the same.
func Distinct[P any, K comparable](rule Rule[P], get func(P) inputs.List, key func(string) (K, error)) Rule[P] {
	rule.Check = func(p P, say Say) { Repeated(get(p), rule.Input, key, SayRepeated(say)) }
	return rule
}

// UnlessEmpty is the text of a setting, for get of [Form]. An empty text counts as not given.
func UnlessEmpty(s inputs.Setting[string]) (text string, given bool) { return s.Value, s.Value != "" }
