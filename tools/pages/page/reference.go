package page

import (
	_ "embed" // for the prose of the page
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

//go:embed about/reference.md
var aboutReference string

// ReferencePath is where the reference of a component stands, from the root of the repository.
func ReferencePath(component provider.Component) string {
	var path strings.Builder
	for i, letter := range component.Name() {
		if i > 0 && letter >= 'A' && letter <= 'Z' {
			path.WriteByte('-')
		}
		path.WriteRune(letter)
	}
	return "docs/reference/" + strings.ToLower(path.String()) + ".md"
}

// Reference is the page about the inputs and outputs of a component: what they mean comes from the tables of the code,
// and their types from the schema.
func Reference(spec schema.PackageSpec, component provider.Component) string {
	var page strings.Builder
	resource := spec.Resources[component.Token]
	fmt.Fprintf(&page, "# %s\n\n%s\n\n%s\n", component.Name(), introduction(resource.Description), aboutReference)
	page.WriteString("## Inputs\n\n")
	describeInputs(&page, "###", resource.InputProperties, resource.RequiredInputs, component.Inputs)
	for _, object := range component.Objects {
		name := object.Type.Name()
		fields := spec.Types["aws-redis:index:"+name]
		fmt.Fprintf(&page, "## Object %s\n\n%s\n\n", name, object.About)
		describeInputs(&page, "###", fields.Properties, fields.Required, object.Docs)
	}
	page.WriteString("## Outputs\n\n")
	describeOutputs(&page, resource, component.Outputs)
	return strings.TrimRight(page.String(), "\n") + "\n"
}

// describeInputs writes a short table of inputs, the required ones first, and then all there is to know of each.
func describeInputs(
	page *strings.Builder, heading string, properties map[string]schema.PropertySpec, required []string,
	docs map[string]provider.InputDoc,
) {
	first, others := []string{}, []string{}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if slices.Contains(required, name) {
			first = append(first, name)
		} else {
			others = append(others, name)
		}
	}
	names := slices.Concat(first, others)
	page.WriteString("| input | type | default | meaning |\n|---|---|---|---|\n")
	for _, name := range names {
		standard := sentence(docs[name].Absent)
		if slices.Contains(required, name) {
			standard = "required"
		}
		tableRow(page, inCode(name), typeOf(properties[name].TypeSpec), standard, provider.Sentence(docs[name].Meaning))
	}
	for _, name := range names {
		d := docs[name]
		fmt.Fprintf(page, "\n%s `%s`\n\n%s\n\n", heading, name, d.Meaning)
		if slices.Contains(required, name) {
			d.Absent = "required"
		}
		for _, line := range []struct{ label, text string }{
			{"Type", typeOf(properties[name].TypeSpec)},
			{"Default", d.Absent},
			{"Allowed", d.Allowed},
			{"Change", d.Change},
			{"Source", d.Source},
			{"Other tools call it (not accepted here)", strings.Join(d.Also, ", ")},
		} {
			if line.text != "" {
				fmt.Fprintf(page, "- %s: %s.\n", line.label, strings.TrimSuffix(line.text, "."))
			}
		}
	}
	page.WriteString("\n")
}

// describeOutputs writes a short table of the outputs, and then all there is to know of each.
func describeOutputs(page *strings.Builder, resource schema.ResourceSpec, docs map[string]string) {
	names := slices.Sorted(maps.Keys(resource.Properties))
	page.WriteString("| output | type | meaning |\n|---|---|---|\n")
	for _, name := range names {
		tableRow(page, inCode(name), typeOf(resource.Properties[name].TypeSpec), provider.Sentence(docs[name]))
	}
	for _, name := range names {
		fmt.Fprintf(page, "\n### `%s`\n\n%s\n\n- Type: %s.\n", name, docs[name],
			typeOf(resource.Properties[name].TypeSpec))
	}
}

// introduction is a description without its examples, which the documentation has elsewhere, and without the link to
// this page.
func introduction(description string) string {
	before, _, _ := strings.Cut(description, "{{% examples %}}")
	before, _, _ = strings.Cut(before, "Every input in full:")
	return strings.TrimSpace(before)
}

// sentence is the first sentence of a text, without its full stop.
func sentence(text string) string { return strings.TrimSuffix(provider.Sentence(text), ".") }

func tableRow(b *strings.Builder, cells ...string) {
	for i, cell := range cells {
		cells[i] = strings.NewReplacer("|", `\|`, "\n", " ").Replace(cell)
	}
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func inCode(s string) string { return "`" + s + "`" }

// typeOf is a type as a reader takes it. A plain value must be known when the program runs; of a counted list the
// length must be.
func typeOf(t schema.TypeSpec) string {
	of := named(t)
	switch {
	case t.Plain && t.Items != nil:
		return of + " (counted)"
	case t.Plain:
		return of + " (plain)"
	}
	return of
}

// named is a type, or several of a kind, without saying whether the value must be known.
func named(t schema.TypeSpec) string {
	switch {
	case t.Ref != "":
		return strings.TrimPrefix(t.Ref, "#/types/aws-redis:index:")
	case len(t.OneOf) > 0:
		return named(t.OneOf[0])
	case t.Items != nil:
		return "list of " + named(*t.Items)
	case t.AdditionalProperties != nil:
		return "map of " + named(*t.AdditionalProperties)
	}
	return t.Type
}
