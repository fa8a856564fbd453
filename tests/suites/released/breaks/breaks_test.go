package breaks

import (
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A schema with one of each: a resource, a function, an object and an enum.
const sound = `{
	"name": "aws-redis", "description": "Redis", "language": {"go": {}},
	"provider": {"inputProperties": {"region": {"type": "string"}}},
	"resources": {"aws-redis:index:RedisCluster": {
		"isComponent": true, "description": "A cluster.",
		"inputProperties": {
			"port": {"type": "integer", "description": "The port."},
			"users": {"type": "array", "items": {"$ref": "#/types/aws-redis:index:User"}, "plain": true},
			"description": {"type": "string", "default": "none"}
		},
		"requiredInputs": ["port"],
		"properties": {"endpoint": {"type": "string"}, "url": {"type": "string", "secret": true}},
		"required": ["endpoint"],
		"methods": {"kubeconfig": "aws-redis:index:RedisCluster/kubeconfig"}
	}},
	"functions": {"aws-redis:index:getPort": {
		"inputs": {"properties": {"name": {"type": "string"}}},
		"outputs": {"properties": {"port": {"type": "integer"}}, "required": ["port"]}
	}},
	"types": {
		"aws-redis:index:User": {"type": "object", "properties": {"name": {"type": "string"}}},
		"aws-redis:index:Engine": {"type": "string", "enum": [
			{"name": "Redis", "value": "redis"}, {"name": "Valkey", "value": "valkey"}
		]}
	}
}`

// object leads to an object of a schema.
func object(t *testing.T, within map[string]any, path ...string) map[string]any {
	t.Helper()
	for _, key := range path {
		inner, ok := within[key].(map[string]any)
		require.True(t, ok, key)
		within = inner
	}
	return within
}

func parse(t *testing.T, spec map[string]any) (parsed schema.PackageSpec) {
	t.Helper()
	content, err := json.Marshal(spec)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(content, &parsed))
	return parsed
}

func read(t *testing.T) (spec map[string]any) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(sound), &spec))
	return spec
}

func TestBetween(t *testing.T) {
	t.Parallel()
	const cluster, user, engine = "aws-redis:index:RedisCluster", "aws-redis:index:User", "aws-redis:index:Engine"
	type changed = map[string]any
	for name, test := range map[string]struct {
		path  []string       // to an object of the schema
		set   map[string]any // what is other in it; nil takes out
		broke []string
	}{
		"nothing":          {nil, nil, nil},
		"a description":    {[]string{"resources", cluster}, changed{"description": "Another."}, nil},
		"an added input":   {[]string{"resources", cluster, "inputProperties"}, changed{"tls": changed{"type": "boolean"}}, nil},
		"an added output":  {[]string{"resources", cluster, "properties"}, changed{"arn": changed{"type": "string"}}, nil},
		"a sure output":    {[]string{"resources", cluster}, changed{"required": []any{"endpoint", "url"}}, nil},
		"optional now":     {[]string{"resources", cluster}, changed{"requiredInputs": []any{}}, nil},
		"an added type":    {[]string{"types"}, changed{"aws-redis:index:Log": changed{"type": "object"}}, nil},
		"the package":      {nil, changed{"name": "redis"}, []string{"aws-redis: the package is called redis now"}},
		"resource removed": {[]string{"resources"}, changed{cluster: nil}, []string{"RedisCluster: the resource " + cluster + " is gone"}},
		"token renamed": {
			[]string{"resources"},
			changed{cluster: nil, "aws-redis:index:Cluster": changed{}},
			[]string{"RedisCluster: the resource " + cluster + " is gone"},
		},
		"no component": {
			[]string{"resources", cluster},
			changed{"isComponent": false},
			[]string{"RedisCluster: it is a component in one version alone"},
		},
		"input removed": {
			[]string{"resources", cluster, "inputProperties"},
			changed{"users": nil},
			[]string{"RedisCluster.users: the input is gone"},
		},
		"input required": {
			[]string{"resources", cluster},
			changed{"requiredInputs": []any{"port", "users"}},
			[]string{"RedisCluster.users: the input is required"},
		},
		"type of an input": {
			[]string{"resources", cluster, "inputProperties", "port"},
			changed{"type": "string"},
			[]string{"RedisCluster.port: the input has another type"},
		},
		"elements of an input": {
			[]string{"resources", cluster, "inputProperties", "users", "items"},
			changed{"$ref": "#/types/" + engine},
			[]string{"RedisCluster.users: the input has another type"},
		},
		"plain": {
			[]string{"resources", cluster, "inputProperties", "users"},
			changed{"plain": false},
			[]string{"RedisCluster.users: the input is plain in one version alone"},
		},
		"default": {
			[]string{"resources", cluster, "inputProperties", "description"},
			changed{"default": "Redis"},
			[]string{"RedisCluster.description: the default is another one"},
		},
		"replaces": {
			[]string{"resources", cluster, "inputProperties", "port"},
			changed{"replaceOnChanges": true},
			[]string{"RedisCluster.port: a change replaces"},
		},
		"output removed": {
			[]string{"resources", cluster, "properties"},
			changed{"url": nil},
			[]string{"RedisCluster.url: the output is gone"},
		},
		"output not sure": {
			[]string{"resources", cluster},
			changed{"required": []any{}},
			[]string{"RedisCluster.endpoint: the output is not always there"},
		},
		"output in plain text": {
			[]string{"resources", cluster, "properties", "url"},
			changed{"secret": false},
			[]string{"RedisCluster.url: the output is a secret in one version alone"},
		},
		"type of an output": {
			[]string{"resources", cluster, "properties", "url"},
			changed{"type": "integer"},
			[]string{"RedisCluster.url: the output has another type"},
		},
		"method removed": {
			[]string{"resources", cluster},
			changed{"methods": nil},
			[]string{"RedisCluster.kubeconfig: the method is gone"},
		},
		"function removed": {
			[]string{"functions"},
			changed{"aws-redis:index:getPort": nil},
			[]string{"getPort: the function aws-redis:index:getPort is gone"},
		},
		"argument removed": {
			[]string{"functions", "aws-redis:index:getPort", "inputs", "properties"},
			changed{"name": nil},
			[]string{"getPort.name: the input is gone"},
		},
		"result removed": {
			[]string{"functions", "aws-redis:index:getPort", "outputs"},
			changed{"properties": changed{}},
			[]string{"getPort.port: the output is gone"},
		},
		"type removed": {[]string{"types"}, changed{user: nil}, []string{"User: the type " + user + " is gone"}},
		"kind of a type": {
			[]string{"types", user},
			changed{"type": "string"},
			[]string{"User: the type is a string, and was a object"},
		},
		"field removed": {[]string{"types", user}, changed{"properties": changed{}}, []string{"User.name: the input is gone"}},
		"field required": {
			[]string{"types", user}, changed{"required": []any{"name"}}, []string{"User.name: the input is required"},
		},
		"value removed": {
			[]string{"types", engine},
			changed{"enum": []any{changed{"name": "Redis", "value": "redis"}}},
			[]string{"Engine.Valkey: the value valkey is gone"},
		},
		"value renamed": {
			[]string{"types", engine},
			changed{"enum": []any{
				changed{"name": "Redis", "value": "redis"}, changed{"name": "VALKEY", "value": "valkey"},
			}},
			[]string{"Engine.Valkey: the value valkey has another name"},
		},
		"configuration": {
			[]string{"provider", "inputProperties"},
			changed{"region": nil},
			[]string{"provider.region: the input is gone"},
		},
	} {
		spec := read(t)
		at := object(t, spec, test.path...)
		for key, value := range test.set {
			if at[key] = value; value == nil {
				delete(at, key)
			}
		}
		var broke []string
		for _, b := range Between(parse(t, read(t)), parse(t, spec)) {
			broke = append(broke, b.String())
		}
		assert.Equal(t, test.broke, broke, name)
	}
}

func TestUntold(t *testing.T) {
	t.Parallel()
	found := []Break{{"RedisCluster.port", "gone"}, {"User", "gone"}}
	assert.Equal(t, found[1:], Untold(found, []string{"RedisCluster.port", "RedisCluster"}))
	assert.Empty(t, Untold(nil, nil))
}

// What is kept compares as the whole does, and has no descriptions.
func TestBare(t *testing.T) {
	t.Parallel()
	bare, err := Bare([]byte(sound))
	require.NoError(t, err)
	var spec schema.PackageSpec
	require.NoError(t, json.Unmarshal(bare, &spec))
	assert.Empty(t, Between(parse(t, read(t)), spec))
	assert.Empty(t, Between(spec, parse(t, read(t))))
	assert.NotContains(t, string(bare), "The port.")
	assert.Contains(t, spec.Resources["aws-redis:index:RedisCluster"].InputProperties, "description", "an input's name")
	_, err = Bare([]byte("{"))
	assert.Error(t, err)
}
