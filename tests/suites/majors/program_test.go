package majors

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// object is an object of a YAML program.
type object = map[string]any

// program is a YAML program of the repository, read.
func program(t *testing.T, path string) object {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(checkout.Root(), path, "Pulumi.yaml"))
	require.NoError(t, err)
	var read object
	require.NoError(t, yaml.Unmarshal(content, &read))
	return read
}

// inner is an object within another one, which is created if it is not there.
func inner(o object, name string) object {
	if found, ok := o[name].(object); ok {
		return found
	}
	created := object{}
	o[name] = created
	return created
}

// explicit passes a provider of a version of its own to everything in a program that has none. The roles of the
// program's own providers are written as the version wants them.
func explicit(p object, version string) {
	resources := inner(p, "resources")
	for _, r := range resources {
		resource := r.(object)
		switch token := resource["type"].(string); {
		case token == "pulumi:providers:aws":
			inner(resource, "options")["version"] = version
			properties := inner(resource, "properties")
			if role, has := properties["assumeRole"]; has && version == awssim.VersionSeven() {
				delete(properties, "assumeRole")
				properties["assumeRoles"] = []any{role}
			}
		case strings.HasPrefix(token, "aws:"):
			otherwise(inner(resource, "options"), "provider", "${own}")
		case token == "aws-redis:index:RedisKubernetesService":
		case strings.HasPrefix(token, "aws-redis:"):
			otherwise(inner(resource, "options"), "providers", []any{"${own}"})
		}
	}
	for _, v := range inner(p, "variables") {
		if asked, ok := v.(object); ok {
			otherwise(inner(inner(asked, "fn::invoke"), "options"), "provider", "${own}")
		}
	}
	resources["own"] = object{
		"type": "pulumi:providers:aws", "properties": object{"region": sandbox.Region},
		"options": object{"version": version},
	}
}

// byDefault has the program's own resources and questions served by the default provider of a version, as its SDK would
// ask for. The components ask for the version of theirs.
func byDefault(p object, version string) {
	for _, r := range inner(p, "resources") {
		if resource := r.(object); strings.HasPrefix(resource["type"].(string), "aws:") {
			otherwise(inner(resource, "options"), "version", version)
		}
	}
	for _, v := range inner(p, "variables") {
		if asked, ok := v.(object); ok {
			otherwise(inner(inner(asked, "fn::invoke"), "options"), "version", version)
		}
	}
}

func otherwise(o object, name string, value any) {
	if _, given := o[name]; !given {
		o[name] = value
	}
}

// write is a folder with a program, the same one each time.
func write(t *testing.T, box *sandbox.Sandbox, p object) string {
	t.Helper()
	content, err := yaml.Marshal(p)
	require.NoError(t, err)
	folder := filepath.Join(box.Folder(), "program")
	require.NoError(t, os.MkdirAll(folder, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "Pulumi.yaml"), content, 0o600))
	return folder
}

// given changes an input of a resource.
func given(p object, resource, input string, value any) object {
	inner(inner(inner(p, "resources"), resource), "properties")[input] = value
	return p
}
