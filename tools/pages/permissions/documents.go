package permissions

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// MaxSize is the most characters of a managed policy; white space does not count.
// Source: IAM user guide, "IAM and AWS STS quotas".
const MaxSize = 6144

// Example are the values that stand in the policies of the page for what follows from the inputs.
var Example = map[string]string{
	"region": "eu-west-1", "account": "123456789012", "name": "sessions", "component": "cache",
	"iamUser": "job", "vpc": "vpc-0123456789abcdef0", "zone": "Z0123456789ABCDEFGHIJ",
}

// Statement is a statement of a policy, as IAM reads it.
type Statement struct {
	Sid       string
	Effect    string
	Action    []string
	Resource  any
	Condition map[string]map[string]string `json:",omitempty"`
}

// Document is a policy.
type Document struct {
	Version   string
	Statement []Statement
}

// Policies are the policies for all of a component: as few as the limit of their size allows.
func (c Component) Policies() []Document {
	var all []Document
	for _, section := range c.Sections {
		for _, statement := range c.statements(section) {
			last := len(all) - 1
			if last < 0 || size(with(all[last], statement)) > MaxSize {
				all = append(all, Document{Version: "2012-10-17"})
				last++
			}
			all[last] = with(all[last], statement)
		}
	}
	return all
}

func with(d Document, s Statement) Document {
	d.Statement = append(slices.Clip(d.Statement), s)
	return d
}

// size is how many characters count.
func size(d Document) int {
	text, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	return len(text)
}

// statements are the grants of a section. Grants on the same resources are one statement, and so are the ones of the
// same actions.
func (c Component) statements(s Section) []Statement {
	byResources := merge(c.grants(s), func(g Grant) string { return strings.Join(g.On, " ") + fmt.Sprint(g.If) },
		func(into *Grant, g Grant) { into.Actions = union(into.Actions, g.Actions) })
	byActions := merge(byResources, func(g Grant) string { return strings.Join(g.Actions, " ") + fmt.Sprint(g.If) },
		func(into *Grant, g Grant) { into.On = union(into.On, g.On) })
	var all []Statement
	for i, g := range byActions {
		statement := Statement{Sid: fmt.Sprint(s.Name, i+1), Effect: "Allow", Action: g.Actions, Resource: "*"}
		if len(g.On) > 0 {
			statement.Resource = g.On
		}
		if g.If != (Condition{}) {
			statement.Condition = map[string]map[string]string{g.If.Operator: {g.If.Key: g.If.Value}}
		}
		all = append(all, statement)
	}
	return all
}

// grants are the grants of a section, with the values of the example.
func (c Component) grants(s Section) []Grant {
	var all []Grant
	for _, row := range Rows {
		if slices.Contains(s.Types, row.Type) {
			all = append(all, row.Grants...)
		}
	}
	all = append(all, s.Grants...)
	for i, g := range all {
		g.On = slices.Clone(g.On)
		for j := range g.On {
			g.On[j] = c.fill(g.On[j])
		}
		g.If.Value = c.fill(g.If.Value)
		all[i] = g
	}
	return all
}

// fill replaces what stands in braces.
func (c Component) fill(text string) string {
	text = strings.NewReplacer("{bucket}", c.Bucket, "{log}", c.Log).Replace(text)
	for key, value := range Example {
		text = strings.ReplaceAll(text, "{"+key+"}", value)
	}
	return text
}

// merge puts grants with the same key together, in the order of the first of each.
func merge(grants []Grant, key func(Grant) string, into func(*Grant, Grant)) []Grant {
	var all []Grant
	at := map[string]int{}
	for _, g := range grants {
		if i, ok := at[key(g)]; ok {
			into(&all[i], g)
			continue
		}
		at[key(g)] = len(all)
		all = append(all, g)
	}
	return all
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
