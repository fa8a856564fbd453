package main

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// specFor is the schema as the generator of a language gets it. In Python, Java and C# a closed set of texts is a type
// that a plain text is not; so there an input takes the set or any text, as a program of before passes it. The
// generators for Java and C# know no references and no lack of examples, so both are taken out before.
func specFor(language string, spec schema.PackageSpec) schema.PackageSpec {
	switch language {
	case "java", "dotnet":
		spec = withoutShortcodes(language, spec)
	case "python":
		spec = cloned(spec)
	default:
		return spec
	}
	relax := func(properties map[string]schema.PropertySpec) {
		for name, property := range properties {
			if len(spec.Types[strings.TrimPrefix(property.Ref, "#/types/")].Enum) > 0 {
				property.TypeSpec = schema.TypeSpec{
					Plain: property.Plain,
					OneOf: []schema.TypeSpec{
						{Type: "string", Plain: true}, {Type: "string", Ref: property.Ref, Plain: true},
					},
				}
				properties[name] = property
			}
		}
	}
	for _, resource := range spec.Resources {
		relax(resource.InputProperties)
	}
	for _, object := range spec.Types {
		relax(object.Properties)
	}
	return spec
}

var (
	reference = regexp.MustCompile(`\{\{% ref #/[^ %]*/(\w+) %\}\}`)
	examples  = regexp.MustCompile(`(?s)\n*\{\{% examples %\}\}.*\{\{% /examples %\}\}\n*`)
)

// withoutShortcodes is a copy of the schema whose descriptions name inputs and outputs as the language does, and show
// no examples, which are in other languages.
func withoutShortcodes(language string, spec schema.PackageSpec) schema.PackageSpec {
	data, err := json.Marshal(spec)
	if err != nil {
		panic(err) // it came from JSON
	}
	spec = schema.PackageSpec{}
	data = reference.ReplaceAllFunc(data, func(found []byte) []byte {
		name := string(reference.FindSubmatch(found)[1])
		if language == "dotnet" {
			name = strings.ToUpper(name[:1]) + name[1:]
		}
		return []byte("`" + name + "`")
	})
	if err := json.Unmarshal(data, &spec); err != nil {
		panic(err)
	}
	for token, resource := range spec.Resources {
		resource.Description = examples.ReplaceAllString(resource.Description, "\n")
		spec.Resources[token] = resource
	}
	return spec
}

func cloned(spec schema.PackageSpec) (clone schema.PackageSpec) {
	data, err := json.Marshal(spec)
	if err == nil {
		err = json.Unmarshal(data, &clone)
	}
	if err != nil {
		panic(err) // it came from JSON
	}
	return clone
}

// setOfTexts is a field in TypeScript that takes a closed set of texts.
var setOfTexts = regexp.MustCompile(`(\?: enums\.\w+)( \| undefined)?;`)

// qualifiedNames are the names of inputs and outputs with their type before them, by component.
func qualifiedNames(spec schema.PackageSpec) (names []*regexp.Regexp) {
	for _, token := range slices.Sorted(maps.Keys(spec.Resources)) {
		_, name, _ := strings.Cut(token, ":index:")
		names = append(names, qualified(name, spec.Resources[token]))
	}
	return names
}

// polished is a generated file with two things mended that the generators do not do. They write the name of an input
// that a comment refers to with its type before it, RedisClusterArgs.cluster_mode, and not as code. And in TypeScript a
// closed set of texts refuses a variable that is a text: with `string & {}` it takes that too, and an editor still
// proposes the texts of the set.
func polished(language string, names []*regexp.Regexp, content []byte) []byte {
	for _, name := range names {
		content = name.ReplaceAll(content, []byte("`$1`"))
	}
	if language == "nodejs" {
		content = setOfTexts.ReplaceAll(content, []byte("$1 | (string & {})$2;"))
	}
	return content
}

// qualified is the name of an input or output of a component with its type before it, as any of the languages spells
// it.
func qualified(component string, of schema.ResourceSpec) *regexp.Regexp {
	var names []string
	for _, properties := range []map[string]schema.PropertySpec{of.InputProperties, of.Properties} {
		for name := range properties {
			inPython := capital.ReplaceAllStringFunc(name, func(s string) string { return "_" + strings.ToLower(s) })
			names = append(names, name, strings.ToUpper(name[:1])+name[1:], inPython)
		}
	}
	slices.Sort(names)
	return regexp.MustCompile(`\b` + component + `(?:Args)?\.(` + strings.Join(slices.Compact(names), "|") + `)\b`)
}

var capital = regexp.MustCompile(`[A-Z]`)
