package awssim

import (
	"encoding/json"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"
)

// schemaSeven is the schema of version 7, as far as the simulation plays it: that of version 6, with regions.
func schemaSeven() schema.PackageSpec {
	spec, table := Schema(), seven.Published()
	spec.Version = table.Version
	region := schema.PropertySpec{TypeSpec: schema.TypeSpec{Type: "string"}}
	for token, resource := range spec.Resources {
		if regional(table.Resources[token]) {
			resource.InputProperties[regionKey], resource.Properties[regionKey] = region, region
		}
	}
	for token, function := range spec.Functions {
		if regional(table.Functions[token]) {
			function.Inputs.Properties[regionKey] = region
		}
		for _, name := range []string{regionKey, "bucketRegion"} {
			if table.Functions[token].Outputs.Kind(name) != "" {
				function.Outputs.Properties[name] = region
			}
		}
	}
	for _, properties := range []map[string]schema.PropertySpec{spec.Config.Variables, spec.Provider.InputProperties} {
		if role, has := properties["assumeRole"]; has {
			one := role.TypeSpec
			properties["assumeRoles"] = schema.PropertySpec{TypeSpec: schema.TypeSpec{Type: "array", Items: &one}}
			delete(properties, "assumeRole")
		}
	}
	return spec
}

func schemaResponse(spec schema.PackageSpec) (p.GetSchemaResponse, error) {
	content, err := json.Marshal(spec)
	return p.GetSchemaResponse{Schema: string(content)}, err
}
