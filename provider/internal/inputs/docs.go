package inputs

import (
	"maps"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi-go-provider/infer"
)

// InPlace is what [Doc.Change] begins with where a change replaces nothing.
const InPlace = "in place"

// Doc is what a user reads of one input. An editor shows the beginning of each text, see [Doc.String]; the reference
// shows all of it.
type Doc struct {
	// Meaning is one or more sentences, with the unit. Its first paragraph is what an editor shows.
	Meaning string
	// Allowed is the range or the form of the value. It stands in the reference alone.
	Allowed string
	// Absent is what holds when the input is left out. Its first sentence is what an editor shows.
	Absent string
	// Change is what changing the value does to what is deployed. Its first sentence is what an editor shows.
	Change string
	// Source is where the rule is written down. It stands in the reference alone.
	Source string
	// Also are other names for the input, in the AWS API and in well-known modules. A program that uses one is shown
	// the right name.
	Also []string
	// Enum is the closed set of values that the input takes, or nil.
	Enum *Enum
}

// Enum is a closed set of texts. The SDKs have a type of that name for it; a plain text is accepted all the same.
type Enum struct {
	Name   string
	Values []EnumValue
}

// EnumValue is one of the texts, with its name in the SDKs and what it means.
type EnumValue struct{ Name, Value, Meaning string }

// required begins the default of an input that may be left out under a condition alone.
const required = "Required"

// String is what an editor shows of the input in every language: what it means, its default, and what a change does.
func (d Doc) String() string {
	texts := []string{Paragraph(d.Meaning)}
	for _, part := range []struct{ label, text string }{{"Default: ", d.Absent}, {"Change: ", d.Change}} {
		if part.text == "" {
			continue
		}
		if strings.HasPrefix(part.text, required) {
			part.label = ""
		}
		texts = append(texts, part.label+strings.TrimSuffix(Sentence(part.text), ".")+".")
	}
	return strings.Join(texts, " ")
}

// Paragraph is the first paragraph of a text.
func Paragraph(text string) string {
	first, _, _ := strings.Cut(text, "\n\n")
	return first
}

// Sentence is the first sentence of a text, with its full stop.
func Sentence(text string) string {
	text = Paragraph(text)
	for i := range text {
		if strings.HasPrefix(text[i:], ". ") && !strings.HasSuffix(text[:i], "e.g") {
			return text[:i+1]
		}
	}
	return text
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

// Only are the documentations of some inputs of a concern.
func Only(docs map[string]Doc, names ...string) map[string]Doc {
	some := map[string]Doc{}
	for _, name := range names {
		doc, ok := docs[name]
		if !ok {
			panic("there is no documentation of " + name)
		}
		some[name] = doc
	}
	return some
}
