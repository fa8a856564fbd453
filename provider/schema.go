package provider

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
)

// withSchemaCorrections serves a schema that says of the inputs and outputs what the components really take and give,
// where infer cannot tell it from the Go types.
func withSchemaCorrections(provider p.Provider) p.Provider {
	inner := provider.GetSchema
	provider.GetSchema = func(ctx context.Context, req p.GetSchemaRequest) (p.GetSchemaResponse, error) {
		resp, err := inner(ctx, req)
		if err != nil {
			return resp, err
		}
		var spec schema.PackageSpec
		if err := json.Unmarshal([]byte(resp.Schema), &spec); err != nil {
			return resp, fmt.Errorf("reading the inferred schema: %w", err)
		}
		correct(&spec)
		corrected, err := json.Marshal(spec)
		if err != nil {
			return resp, fmt.Errorf("writing the corrected schema: %w", err)
		}
		return p.GetSchemaResponse{Schema: string(corrected)}, nil
	}
	return provider
}

// objects are the types of ours that hold what may come from resources, by their tokens.
var objects = map[string]reflect.Type{
	"aws-redis:index:Log":              reflect.TypeFor[logs.Log](),
	"aws-redis:index:User":             reflect.TypeFor[access.User](),
	"aws-redis:index:ConnectionSecret": reflect.TypeFor[connection.ConnectionSecret](),
}

// component is one of the package's, by the Go types of its inputs and outputs.
type component struct {
	token         string
	args, outputs reflect.Type
}

var components = []component{
	{rediscluster.Token, reflect.TypeFor[rediscluster.RedisClusterArgs](), reflect.TypeFor[rediscluster.RedisCluster]()},
	{discovery.DnsToken, reflect.TypeFor[discovery.RedisDnsRecordsArgs](), reflect.TypeFor[discovery.RedisDnsRecords]()},
	{discovery.KubernetesToken, reflect.TypeFor[discovery.RedisKubernetesServiceArgs](), reflect.TypeFor[discovery.RedisKubernetesService]()},
}

func correct(spec *schema.PackageSpec) {
	for _, one := range components {
		spec.Resources[one.token] = one.correct(spec.Resources[one.token])
	}
	// What is inside such an object is plain as well, but for what may be an Output, and the elements of lists of such.
	for token, object := range spec.Types {
		for name, property := range object.Properties {
			property.Plain = true
			object.Properties[name] = property
		}
		if of, ok := objects[token]; ok {
			for name, i := range inputs.Properties(of) {
				field, property := of.Field(i), object.Properties[name]
				property.Plain = field.Type.Kind() != reflect.Interface
				property.Secret = inputs.IsSecret(field)
				elementsNotPlain(property)
				object.Properties[name] = property
			}
		}
		spec.Types[token] = object
	}
}

func (c component) correct(resource schema.ResourceSpec) schema.ResourceSpec {
	for name, i := range inputs.Properties(c.args) {
		field := c.args.Field(i).Type
		input := resource.InputProperties[name]
		// A collection may hold Outputs. infer marks the elements plain, and `subnetIds: [subnet.id]` would not compile.
		// Of objects and of plain values, though, the component decides with what is in them.
		if field.Kind() == reflect.Slice && field.Elem().Kind() != reflect.Interface {
			input.Items.Plain = true
		} else {
			elementsNotPlain(input)
		}
		// A slice's length and an object behind a pointer are what the component decides with. infer lets them be
		// Outputs, on which Construct would fail.
		input.Plain = input.Plain || field.Kind() == reflect.Slice || isObject(field)
		resource.InputProperties[name] = input
	}
	for _, output := range resource.Properties {
		elementsNotPlain(output)
	}
	// An output that there may be nothing for is absent then, and no SDK may promise it.
	for name, i := range inputs.Properties(c.outputs) {
		if c.outputs.Field(i).Type == reflect.TypeFor[pulumi.StringPtrOutput]() {
			resource.Required = slices.DeleteFunc(resource.Required, func(required string) bool { return required == name })
		}
	}
	return resource
}

func elementsNotPlain(property schema.PropertySpec) {
	for _, element := range []*schema.TypeSpec{property.Items, property.AdditionalProperties} {
		if element != nil {
			element.Plain = false
		}
	}
}

// isObject says whether an input is a nested object of ours.
func isObject(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct
}
