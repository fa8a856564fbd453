package inputs

import (
	"fmt"
	"maps"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi-go-provider/infer"
)

// InPlace is what [Doc.Change] begins with where a change replaces nothing.
const InPlace = "in place"

// Doc is what a user reads of one input, in every language and in the README.
type Doc struct {
	// Meaning is one or more sentences, with the unit.
	Meaning string
	// Allowed is the range or the form of the value.
	Allowed string
	// Absent is what holds when the input is left out.
	Absent string
	// Change is what changing the value does to what is deployed.
	Change string
	// Source is where the rule is written down.
	Source string
	// Also are names that the AWS API, and the resources and modules that follow it, have for the input. A program that
	// uses one is told ours.
	Also []string
}

// String is the documentation as Markdown. Its list is in a fixed order with fixed labels: the README's tables are made
// from it.
func (d Doc) String() string {
	var b strings.Builder
	b.WriteString(d.Meaning + "\n\n")
	for _, line := range []struct{ label, text string }{
		{"Default", d.Absent}, {"Allowed", d.Allowed}, {"A change", d.Change}, {"Source", d.Source},
	} {
		if line.text != "" {
			fmt.Fprintf(&b, "- %s: %s.\n", line.label, strings.TrimSuffix(line.text, "."))
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// Docs are documentation of several parts together.
func Docs(parts ...map[string]Doc) map[string]Doc {
	all := map[string]Doc{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// Document hands the documentation of the fields of a struct to infer.
func Document(to infer.Annotator, pointer any, docs map[string]Doc) {
	Describe(to, pointer, func(name string) string { return docs[name].String() })
}

// Describe hands each field's documentation to infer, which wants a pointer to the field.
func Describe(to infer.Annotator, pointer any, text func(name string) string) {
	v := reflect.ValueOf(pointer).Elem()
	for name, i := range Properties(v.Type()) {
		to.Describe(v.Field(i).Addr().Interface(), text(name))
	}
}
