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
	// Allowed is the range or the format of the value.
	Allowed string
	// Absent is the default.
	Absent string
	// Change says what a change of the value does to what is deployed.
	Change string
	// Source is where AWS documents the input.
	Source string
	// Also are other names for the input, in the AWS API and in well-known modules. A program that uses one is shown
	// the right name.
	Also []string
}

// String is the documentation as Markdown. Order and labels of its list are fixed, because the tables of the README are
// read from it.
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

// Docs joins the documentation of several concerns.
func Docs(parts ...map[string]Doc) map[string]Doc {
	all := map[string]Doc{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// Document passes the documentation of the fields of a struct to infer.
func Document(to infer.Annotator, pointer any, docs map[string]Doc) {
	Describe(to, pointer, func(name string) string { return docs[name].String() })
}

// Describe passes the documentation of each field to infer, by a pointer to the field.
func Describe(to infer.Annotator, pointer any, text func(name string) string) {
	v := reflect.ValueOf(pointer).Elem()
	for name, i := range Properties(v.Type()) {
		to.Describe(v.Field(i).Addr().Interface(), text(name))
	}
}
