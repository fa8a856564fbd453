package trees

import (
	"maps"
	"slices"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// Example is what an example of a rule makes of a component: the changes that it makes of sound inputs.
type Example struct {
	Rule    string
	Request Request
}

// Examples are those of all rules of all components, those of changes included, and for each component one example
// without changes.
func Examples() []Example {
	var all []Example
	for _, component := range provider.Components() {
		all = append(all, Example{"sound", Request{Component: component}})
		for _, rule := range rulesOf(component) {
			for _, text := range []string{rule.Example, rule.Before} {
				inputs, err := wire.Inputs(text)
				if err != nil {
					panic(err)
				}
				if inputs.Len() > 0 {
					all = append(all, Example{rule.Name, Request{component, true, inputs}})
				}
			}
		}
	}
	return all
}

func rulesOf(component provider.Component) []provider.Rule {
	rules := slices.Concat(provider.ShapeRules(), component.Rules())
	if component.Changes != nil {
		rules = append(rules, component.Changes()...)
	}
	return rules
}

// written is what the examples write at places of one name.
type written struct {
	// texts are the values at a name, names the keys of maps at it.
	texts, names map[string][]string
}

// examples is what all examples write.
var examples = sync.OnceValue(func() written {
	found := written{map[string][]string{}, map[string][]string{}}
	for _, component := range provider.Components() {
		found.add("", property.New(soundOf(component)))
	}
	for _, example := range Examples() {
		found.add("", property.New(example.Request.Inputs))
	}
	for _, all := range []map[string][]string{found.texts, found.names} {
		for name := range maps.Keys(all) {
			slices.Sort(all[name])
			all[name] = slices.Compact(all[name])
		}
	}
	return found
})

func (w written) add(name string, value property.Value) {
	switch {
	case value.IsString():
		w.texts[name] = append(w.texts[name], value.AsString())
	case value.IsArray():
		for _, element := range value.AsArray().All {
			w.add(name, element)
		}
	case value.IsMap():
		for key, entry := range value.AsMap().All {
			w.names[name] = append(w.names[name], key)
			w.add(key, entry)
			w.add(name, entry)
		}
	}
}
