package inputs

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi-go-provider/infer"
)

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
}

// String is the documentation as Markdown. Its list is in a fixed order with fixed labels: the README's tables are made from it.
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
	return strings.TrimSuffix(b.String(), "\n")
}

// Describe hands each field's documentation to infer, which wants a pointer to the field.
func Describe(to infer.Annotator, pointer any, text func(name string) string) {
	v := reflect.ValueOf(pointer).Elem()
	for name, i := range Properties(v.Type()) {
		to.Describe(v.Field(i).Addr().Interface(), text(name))
	}
}
