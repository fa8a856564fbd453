package page

import (
	"context"
	_ "embed" // for the prose of the page
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

//go:embed about/checks.md
var aboutChecks string

//go:embed about/changes.md
var aboutChanges string

// Checks is the page about the checks, from the tables of rules. What it says that a rule says, the rule says: each
// example is previewed, and the message is the one that came back. The first of the components is the one that the page
// begins with; the others have a part of their own.
func Checks(ctx context.Context, components []provider.Component) (string, error) {
	ctx = wire.Serving(ctx, components)
	first, others := components[0], components[1:]
	var page strings.Builder
	page.WriteString(aboutChecks)
	code(&page, "yaml", first.Sound)
	var problems, warnings []provider.Rule
	for _, rule := range first.Rules() {
		if rule.Silence == "" {
			problems = append(problems, rule)
		} else {
			warnings = append(warnings, rule)
		}
	}
	name := first.Name()
	says := func(rule provider.Rule) (string, error) { return says(ctx, rule) }
	for _, part := range []struct {
		title string
		rules []provider.Rule
		says  func(provider.Rule) (string, error)
	}{
		{"\n## Every component: names and types\n", provider.ShapeRules(), says},
		{"\n## " + name + ": problems\n", problems, says},
		{"\n## " + name + ": warnings\n", warnings, says},
		{aboutChanges, first.Changes(), func(rule provider.Rule) (string, error) {
			return saysOfChange(ctx, first.Token, first.Sound, rule)
		}},
		{
			observed(name), first.Observations(),
			func(rule provider.Rule) (string, error) { return saysWhenRunning(ctx, first, rule) },
		},
	} {
		page.WriteString(part.title)
		if err := describeAll(&page, part.rules, 0, part.says); err != nil {
			return "", err
		}
	}
	for _, component := range others {
		part, err := ChecksOf(ctx, component)
		if err != nil {
			return "", err
		}
		page.WriteString(part)
	}
	return page.String(), nil
}

// observed begins the part about what only AWS knows of a component.
func observed(name string) string {
	return "\n## " + name + ": what AWS reports\n\nOnly AWS knows of it. A preview or an update of what runs reports " +
		"it once AWS has answered.\n"
}

// saysWhenRunning is what the example of a rule about what runs is answered with.
func saysWhenRunning(ctx context.Context, component provider.Component, rule provider.Rule) (string, error) {
	result, err := wire.TryObserved(ctx, component, rule)
	if err != nil {
		return "", err
	}
	return only(result, rule)
}

// describeAll writes what there is to know of some rules, with what each says of its example. Examples are cut to a
// length; 0 is for none.
func describeAll(
	page *strings.Builder, rules []provider.Rule, longest int, says func(provider.Rule) (string, error),
) error {
	for _, rule := range rules {
		said, err := says(rule)
		if err != nil {
			return fmt.Errorf("%s: %w", rule.Name, err)
		}
		if longest > 0 && len(rule.Example) > longest {
			rule.Example = rule.Example[:longest] + "…"
		}
		describe(page, rule, said)
	}
	return nil
}

// ChecksOf is the part about one component. Long examples are cut.
func ChecksOf(ctx context.Context, component provider.Component) (string, error) {
	var page strings.Builder
	fmt.Fprintf(&page,
		"\n## %s\n\nThe names and types of its inputs are checked as for every component. The examples change this "+
			"one:\n\n",
		component.Name())
	code(&page, "yaml", component.Sound)
	err := describeAll(&page, component.Rules(), longestExample, func(rule provider.Rule) (string, error) {
		result, err := wire.TryOf(wire.In(ctx, rule.Region), component.Token, component.Sound, rule.Example)
		if err != nil {
			return "", err
		}
		return only(result, rule)
	})
	if err != nil || component.Changes == nil {
		return page.String(), err
	}
	fmt.Fprintf(&page,
		"\n## %s: changes\n\nOn an update, the preview compares your inputs with the last deployment, as for a "+
			"RedisCluster. The examples change the one above, or the one that they begin with.\n",
		component.Name())
	err = describeAll(&page, component.Changes(), longestExample, func(rule provider.Rule) (string, error) {
		return saysOfChange(ctx, component.Token, component.Sound, rule)
	})
	if err != nil || component.Observations == nil {
		return page.String(), err
	}
	page.WriteString(observed(component.Name()))
	err = describeAll(&page, component.Observations(), longestExample, func(rule provider.Rule) (string, error) {
		return saysWhenRunning(ctx, component, rule)
	})
	return page.String(), err
}

const longestExample = 200

// describe writes what there is to know of a rule.
func describe(page *strings.Builder, rule provider.Rule, said string) {
	fmt.Fprintf(page, "\n### %s\n\n%s\n\n", rule.Name, rule.Holds)
	switch {
	case rule.Region != "":
		code(page, "yaml", "# in "+rule.Region+"\n"+rule.Example+"\n")
	case rule.Before == "":
		code(page, "yaml", rule.Example+"\n")
	case rule.Example == "":
		code(page, "yaml", "# runs, and becomes the cluster above\n"+rule.Before+"\n")
	case len(rule.Runs) > 0:
		code(page, "yaml", "# runs\n"+rule.Before+"\n# and since then has the nodes "+strings.Join(rule.Runs, ", ")+
			"\n# becomes\n"+rule.Example+"\n")
	default:
		code(page, "yaml", "# runs\n"+rule.Before+"\n# becomes\n"+rule.Example+"\n")
	}
	code(page, "text", said+"\n")
	fmt.Fprintf(page, "\n")
	for _, line := range []struct{ label, text string }{
		{"Silenced by", rule.Silence}, {"Cannot be accepted", rule.Lasting}, {"Beyond AWS", rule.StricterThanAWS}, {
			"Source", rule.Source,
		},
	} {
		if line.text != "" {
			fmt.Fprintf(page, "- %s: %s.\n", line.label, strings.TrimSuffix(line.text, "."))
		}
	}
}

// saysOfChange is what the example of a rule about changes is answered with.
func saysOfChange(ctx context.Context, token, sound string, rule provider.Rule) (string, error) {
	result, err := wire.TryChangeOf(wire.Running(ctx, rule.Runs), token, sound, rule.Before, rule.Example)
	switch {
	case err != nil:
		return "", err
	case len(result.Problems) == 1:
		return result.Problems[0].String(), nil // whatever the change costs beside
	}
	return only(result, rule)
}

// says is what the example of a rule is answered with.
func says(ctx context.Context, rule provider.Rule) (string, error) {
	result, err := wire.Try(wire.In(ctx, rule.Region), rule.Example)
	if err != nil {
		return "", err
	}
	return only(result, rule)
}

// only is the one thing that was said, beside what is said with it.
func only(result wire.Result, rule provider.Rule) (string, error) {
	switch {
	case len(result.Problems) == 1 && len(result.Warnings) == 0:
		return result.Problems[0].String(), nil
	case result.Err == nil && len(result.Warnings) == 1+len(rule.Beside):
		about := slices.IndexFunc(result.Warnings, func(warning string) bool {
			return strings.HasPrefix(warning, rule.Input)
		})
		if about >= 0 {
			return result.Warnings[about], nil
		}
	}
	return "", fmt.Errorf("the example breaks another number of rules than one: %w %v", result.Err, result.Warnings)
}

func code(page *strings.Builder, language, text string) {
	fmt.Fprintf(page, "```%s\n%s```\n", language, text)
}
