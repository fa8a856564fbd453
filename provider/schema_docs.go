package provider

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// withEnums gives the inputs that take a closed set of texts the type of that set. An input that takes Outputs may be
// any text as well: an Output of a text is no Output of the set. A wrong text is refused by a rule, which knows what
// was meant.
func withEnums(
	spec *schema.PackageSpec, properties map[string]schema.PropertySpec, docs map[string]inputs.Doc,
) {
	for name, d := range docs {
		property, ok := properties[name]
		if d.Enum == nil || !ok {
			continue
		}
		token := "aws-redis:index:" + d.Enum.Name
		values := make([]schema.EnumValueSpec, 0, len(d.Enum.Values))
		for _, v := range d.Enum.Values {
			values = append(values, schema.EnumValueSpec{Name: v.Name, Value: v.Value, Description: v.Meaning})
		}
		if spec.Types == nil {
			spec.Types = map[string]schema.ComplexTypeSpec{}
		}
		spec.Types[token] = schema.ComplexTypeSpec{
			ObjectTypeSpec: schema.ObjectTypeSpec{Type: "string", Description: inputs.Sentence(d.Meaning)},
			Enum:           values,
		}
		reference := "#/types/" + token
		if property.Plain {
			property.TypeSpec = schema.TypeSpec{Ref: reference, Plain: true}
		} else {
			property.TypeSpec = schema.TypeSpec{
				OneOf: []schema.TypeSpec{{Type: "string"}, {Type: "string", Ref: reference}},
			}
		}
		properties[name] = property
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
			all = append(all, spec.Types["aws-redis:index:"+object.Type.Name()].Properties)
		}
		for _, properties := range all {
			for name, property := range properties {
				property.Description = refer(property.Description)
				properties[name] = property
			}
		}
	}
}
