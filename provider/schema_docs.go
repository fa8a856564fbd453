package provider

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// addEnums adds the types of the inputs that take a closed set of texts.
func addEnums(spec *schema.PackageSpec, docs map[string]inputs.Doc) {
	for _, d := range docs {
		if d.Enum == nil {
			continue
		}
		values := make([]schema.EnumValueSpec, 0, len(d.Enum.Values))
		for _, v := range d.Enum.Values {
			values = append(values, schema.EnumValueSpec{Name: v.Name, Value: v.Value, Description: v.Meaning})
		}
		if spec.Types == nil {
			spec.Types = map[string]schema.ComplexTypeSpec{}
		}
		spec.Types[inputs.TypeToken(d.Enum.Name)] = schema.ComplexTypeSpec{
			ObjectTypeSpec: schema.ObjectTypeSpec{Type: "string", Description: inputs.Sentence(d.Meaning)},
			Enum:           values,
		}
	}
}

// quoted is a name in a documentation.
var quoted = lazyregexp.New("`[a-zA-Z]+`")

// withReferences makes a reference of each name of an input or output in the documentation, so that each SDK spells it
// in its own way: cluster_mode in Python, ClusterMode in Go. A link from one page to another becomes one that an editor
// can follow.
func withReferences(spec *schema.PackageSpec, components []Component) {
	for _, one := range components {
		resource := spec.Resources[one.Token]
		path := "#/resources/" + one.Token
		refer := func(text string) string {
			text = strings.ReplaceAll(text, "](../", "]("+repository+"/blob/main/docs/")
			return quoted.ReplaceAllStringFunc(text, func(name string) string {
				bare := name[1 : len(name)-1]
				if _, ok := resource.InputProperties[bare]; ok {
					return fmt.Sprintf("{{%% ref %s/inputProperties/%s %%}}", path, bare)
				}
				if _, ok := resource.Properties[bare]; ok {
					return fmt.Sprintf("{{%% ref %s/properties/%s %%}}", path, bare)
				}
				return name
			})
		}
		all := []map[string]schema.PropertySpec{resource.InputProperties, resource.Properties}
		for _, object := range one.Objects {
			all = append(all, spec.Types[inputs.TypeToken(object.Type.Name())].Properties)
		}
		for _, properties := range all {
			for name, property := range properties {
				property.Description = refer(property.Description)
				properties[name] = property
			}
		}
	}
}
