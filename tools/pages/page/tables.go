package page

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

// Tables are a hand-written document with its tables of inputs and outputs made anew: what they mean from the tables of
// the code, and their types from the schema. A table stands between two comments, `<!-- NAME -->` and `<!-- /NAME -->`.
func Tables(document []byte, spec schema.PackageSpec, components []provider.Component) ([]byte, error) {
	cluster := documented{components[0], spec.Resources[components[0].Token]}
	tables := map[string]string{
		"required inputs": cluster.inputs(func(name string) bool {
			return slices.Contains(cluster.RequiredInputs, name)
		}),
		"optional inputs": cluster.inputs(func(name string) bool {
			return !slices.Contains(cluster.RequiredInputs, name)
		}),
		"changes": cluster.changes(),
		"outputs": cluster.outputs(),
	}
	for _, one := range components[1:] {
		_, name, _ := strings.Cut(one.Token, ":index:")
		tables["inputs of "+name] = documented{one, spec.Resources[one.Token]}.allInputs()
		tables["outputs of "+name] = documented{one, spec.Resources[one.Token]}.outputs()
	}
	for name, table := range tables {
		begin, end := fmt.Sprintf("<!-- %s -->\n", name), fmt.Sprintf("<!-- /%s -->\n", name)
		before, rest, found := bytes.Cut(document, []byte(begin))
		_, after, closed := bytes.Cut(rest, []byte(end))
		if !found || !closed {
			return nil, fmt.Errorf("the document has no place for the table %q", name)
		}
		document = slices.Concat(before, []byte(begin), []byte(table), []byte(end), after)
	}
	return document, nil
}

// documented is a component with its schema.
type documented struct {
	provider.Component
	schema.ResourceSpec
}

func (c documented) inputs(which func(string) bool) string {
	var b strings.Builder
	b.WriteString("| input | type | meaning | default | allowed |\n|---|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(c.InputProperties)) {
		if which(name) {
			input := c.InputProperties[name]
			d := c.Inputs[name]
			tableRow(&b, inCode(name), typeOf(input.TypeSpec), d.Meaning, cell(d.Absent), cell(d.Allowed))
		}
	}
	return b.String()
}

// allInputs are the inputs in one table, the required ones first.
func (c documented) allInputs() string {
	var b strings.Builder
	b.WriteString("| input | type | meaning | default | allowed | a change |\n|---|---|---|---|---|---|\n")
	for _, required := range []bool{true, false} {
		for _, name := range slices.Sorted(maps.Keys(c.InputProperties)) {
			if slices.Contains(c.RequiredInputs, name) == required {
				input := c.InputProperties[name]
				d := c.Inputs[name]
				if required {
					d.Absent = "REQUIRED"
				}
				tableRow(&b, inCode(name), typeOf(input.TypeSpec), d.Meaning, cell(d.Absent), cell(d.Allowed),
					cell(d.Change))
			}
		}
	}
	return b.String()
}

func (c documented) changes() string {
	var b strings.Builder
	b.WriteString("| input | a change of it |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(c.InputProperties)) {
		tableRow(&b, inCode(name), cell(c.Inputs[name].Change))
	}
	return b.String()
}

func (c documented) outputs() string {
	var b strings.Builder
	b.WriteString("| output | type | meaning |\n|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(c.Properties)) {
		tableRow(&b, inCode(name), typeOf(c.Properties[name].TypeSpec), c.Outputs[name])
	}
	return b.String()
}

// cell is a text without the full stop at its end.
func cell(text string) string { return strings.TrimSuffix(text, ".") }

func tableRow(b *strings.Builder, cells ...string) {
	for i, cell := range cells {
		cells[i] = strings.NewReplacer("|", `\|`, "\n", " ").Replace(cell)
	}
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func inCode(s string) string { return "`" + s + "`" }

// typeOf is a type as a reader takes it. What is plain must be known when the program runs.
func typeOf(t schema.TypeSpec) string {
	var s string
	switch {
	case t.Ref != "":
		s = "object"
	case t.Items != nil:
		s = "list of " + strings.TrimSuffix(typeOf(*t.Items), " (plain)") + "s"
	case t.AdditionalProperties != nil:
		s = "map of " + typeOf(*t.AdditionalProperties) + "s"
	default:
		s = t.Type
	}
	switch {
	case t.Plain && t.Items != nil:
		return s + " (counted)"
	case t.Plain:
		return s + " (plain)"
	}
	return s
}
