package check

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Accepted are the names of the warnings that a program accepts, and what they are checked against.
type Accepted struct {
	Names []string
	// Component is the name of the component, in messages.
	Component string
	// Rules are all rules of the component.
	Rules []Doc
}

// AcceptedWarnings is the rule about the input acceptedWarnings, which every component that warns has.
var AcceptedWarnings = []Rule[Accepted]{{
	Name: "accepted-warning", Input: "acceptedWarnings",
	Holds: "What is accepted are warnings of the component, by the names of their rules, each listed once. " +
		"A name may be listed where its warning is not given, since that depends on values. " +
		"A warning that the data of a cluster is replaced cannot be accepted: a list that stands would hide the next " +
		"replacement as well.",
	Example:         "acceptedWarnings: [key-exports]",
	Source:          "the component itself",
	StricterThanAWS: "AWS never sees the list. A name that silences nothing would look as if it did.",
	Needs:           []string{"acceptedWarnings"},
	Check:           Accepted.check,
}}

// check reports each name in the list that names no warning which can be accepted.
func (a Accepted) check(say Say) {
	for i, name := range a.Names {
		path := inputs.Element("acceptedWarnings", i)
		if first := slices.Index(a.Names, name); first < i {
			say(path, "%s is listed already, as %s: leave one out", spelling.Quote(name),
				inputs.Element("acceptedWarnings", first))
			continue
		}
		known := slices.IndexFunc(a.Rules, func(rule Doc) bool { return rule.Name == name })
		switch {
		case known < 0:
			say(path, "%s is not the name of a warning of %s%s", spelling.Quote(name), a.Component, a.meant(name))
		case a.Rules[known].Silence == "":
			say(path,
				"%q is an error, not a warning, and cannot be accepted: correct what it refuses, and leave it out here",
				name)
		case a.Rules[known].Lasting != "":
			say(path, "%q cannot be accepted, since %s: leave it out", name, a.Rules[known].Lasting)
		}
	}
}

// meant proposes the nearest name of a warning in place of a name that no rule has.
func (a Accepted) meant(name string) string {
	var names []string
	for _, rule := range a.Rules {
		if rule.Silence != "" && rule.Lasting == "" {
			names = append(names, rule.Name)
		}
	}
	if closest := spelling.Closest(name, names); closest != "" {
		return "; did you mean " + spelling.Quote(closest) + "?"
	}
	return ": use the name in brackets at the end of a warning"
}
