package kubernetes

import (
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

func startAPI(t *testing.T) *API {
	t.Helper()
	program, err := filepath.Abs("../../../bin/kubernetes-api")
	require.NoError(t, err)
	require.FileExists(t, program, "run the tests with make test-kubernetes, which builds what they need")
	api, err := StartAPI(t.Context(), program)
	require.NoError(t, err)
	t.Cleanup(func() { _ = api.Close() })
	return api
}

func wrong(t require.TestingT, api *API, object any) []string {
	content, err := json.Marshal(object)
	require.NoError(t, err)
	said, err := api.Wrong(content)
	require.NoError(t, err)
	return said
}

// objects are what the component makes of inputs over those of which nothing is wrong: none where it refuses them.
func objects(ctx context.Context, t require.TestingT, changes map[string]property.Value) (map[string]any, wire.Result) {
	inputs, err := wire.Inputs(soundInputs())
	require.NoError(t, err)
	for name, value := range changes {
		inputs = inputs.Set(name, value)
	}
	result := wire.ConstructOf(ctx, discovery.KubernetesToken, inputs, false, wire.Echo)
	made := map[string]any{}
	for name, child := range result.Children {
		if child.Custom {
			made[name] = plain(property.New(child.Inputs))
		}
	}
	return made, result
}

func soundInputs() string {
	service, _ := provider.ComponentOf(discovery.KubernetesToken)
	return service.Sound
}

// The server's code finds what is wrong, and nothing where nothing is.
func TestAPI(t *testing.T) {
	t.Parallel()
	api := startAPI(t)
	service := func(name string, spec map[string]any) any {
		return map[string]any{
			"apiVersion": "v1", "kind": "Service", "metadata": map[string]any{"name": name}, "spec": spec,
		}
	}
	assert.Empty(t,
		wrong(t, api, service("redis", map[string]any{"type": "ExternalName", "externalName": "redis.example.com"})))
	for _, refused := range []any{
		service("Redis", map[string]any{"type": "ExternalName", "externalName": "redis.example.com"}),
		service("redis", map[string]any{"type": "ExternalName", "externalName": "redis.example.com:6379"}),
		service("redis", map[string]any{"type": "ExternalName"}),
		service("redis", map[string]any{
			"type": "ExternalName", "externalName": "redis.example.com", "externalNames": "x",
		}),
		map[string]any{"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": "redis"}},
	} {
		assert.NotEmpty(t, wrong(t, api, refused), "%v", refused)
	}
}

// text is the characters that names are made of, and some that they are not.
func text(longest int) *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringOfN(rapid.SampledFrom([]rune("aZ0-_./ é")), 0, 8, -1),
		rapid.StringMatching(`[a-z0-9]([-a-z0-9]{0,5}[a-z0-9])?(\.[a-z0-9]{1,5}){0,3}`),
		rapid.StringMatching(`([a-z0-9]{1,4}(\.[a-z]{1,4}){0,2}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,5}[A-Za-z0-9])?`),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Repeat("a", rapid.SampledFrom([]int{longest - 1, longest, longest + 1}).Draw(t, "length"))
		}),
		rapid.Custom(func(t *rapid.T) string {
			part := strings.Repeat("a", rapid.IntRange(62, 64).Draw(t, "part")) + "."
			return strings.Repeat(part, rapid.IntRange(0, 3).Draw(t, "parts")) +
				strings.Repeat("b", rapid.IntRange(59, 64).Draw(t, "end"))
		}),
	)
}

// fields are the inputs that become a part of an object as they are. Each makes the object that it becomes a part of,
// by hand.
var fields = map[string]struct {
	longest int
	input   func(string) property.Value
	object  func(string) any
}{
	"name": {63, func(s string) property.Value { return property.New(s) }, func(s string) any {
		return object("Service", map[string]any{"name": s}, "spec", external("redis.example.com"))
	}},
	"namespace": {63, func(s string) property.Value { return property.New(s) }, func(s string) any {
		return object("Service", map[string]any{"name": "redis", "namespace": s}, "spec", external("redis.example.com"))
	}},
	"primaryEndpoint": {253, func(s string) property.Value { return property.New(s) }, func(s string) any {
		return object("Service", map[string]any{"name": "redis"}, "spec", external(s))
	}},
	"labels": {63, func(s string) property.Value { return entries(s, "x") }, func(s string) any {
		return object("ConfigMap", map[string]any{"name": "redis", "labels": map[string]any{s: "x"}}, "data",
			map[string]any{})
	}},
	"labels ": {63, func(s string) property.Value { return entries("team", s) }, func(s string) any {
		return object("ConfigMap", map[string]any{"name": "redis", "labels": map[string]any{"team": s}}, "data",
			map[string]any{})
	}},
	"annotations": {63, func(s string) property.Value { return entries(s, "x") }, func(s string) any {
		return object("ConfigMap", map[string]any{"name": "redis", "annotations": map[string]any{s: "x"}}, "data",
			map[string]any{})
	}},
	"annotations ": {256<<10 - len("note"), func(s string) property.Value { return entries("note", s) }, func(s string) any {
		return object("ConfigMap", map[string]any{"name": "redis", "annotations": map[string]any{"note": s}}, "data",
			map[string]any{})
	}},
	"environment": {253, func(s string) property.Value { return entries(s, "x") }, func(s string) any {
		return object("Secret", map[string]any{"name": "redis"}, "stringData", map[string]any{s: "x"})
	}},
	// What a Secret holds beside it, for a client to know, takes 107 bytes.
	"environment ": {1<<20 - 107, func(s string) property.Value { return entries("REDIS_URL", s) }, func(s string) any {
		host := "master.sessions.ab12cd.euw1.cache.amazonaws.com"
		return object("Secret", map[string]any{"name": "redis"}, "stringData", map[string]any{
			"REDIS_URL": s, "REDIS_HOST": host, "REDIS_TLS_SERVER_NAME": host, "REDIS_PORT": "6379", "REDIS_TLS": "true", "REDIS_CLUSTER": "false",
		})
	}},
}

func entries(key, value string) property.Value {
	return property.New(map[string]property.Value{key: property.New(value)})
}

func external(name string) any { return map[string]any{"type": "ExternalName", "externalName": name} }

func object(kind string, metadata map[string]any, field string, content any) any {
	return map[string]any{"apiVersion": "v1", "kind": kind, "metadata": metadata, field: content}
}

// What the component accepts the server accepts, and what it refuses the server would refuse; but for what the rules
// say they refuse beyond the server.
func TestAsStrictAsTheServer(t *testing.T) {
	t.Parallel()
	api := startAPI(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(fields))).Draw(t, "field")
		field, input := fields[name], strings.TrimSpace(name)
		value := text(field.longest).Draw(t, "value")
		changes := map[string]property.Value{input: field.input(value), "readerEndpoint": property.New(property.Null)}
		made, result := objects(context.Background(), t, changes)
		for _, one := range made {
			assert.Empty(t, wrong(t, api, one), "accepted by the component: %q", value)
		}
		if result.Err == nil {
			require.NotEmpty(t, made)
			return
		}
		require.NotEmpty(t, result.Problems, "%v", result.Err)
		if !beyond(input, value) {
			assert.NotEmpty(t, wrong(t, api, field.object(value)), "refused by the component: %v", result.Problems)
		}
	})
}

// beyond is what the component refuses though the server would take it: the rules say so.
func beyond(input, value string) bool {
	switch input {
	case "namespace":
		return value == "" // which the server takes for the namespace of the request
	case "primaryEndpoint":
		address := strings.Trim(value, "0123456789.") == ""
		return value == "" || address || strings.HasSuffix(value, ".") ||
			slices.ContainsFunc(strings.Split(value, "."), func(part string) bool { return len(part) > 63 })
	}
	return false
}

// Objects of every set of inputs at once.
func TestObjectsAreTaken(t *testing.T) {
	t.Parallel()
	api := startAPI(t)
	for name, changes := range map[string]map[string]property.Value{
		"plain":       {},
		"labelled":    {"labels": entries("app.kubernetes.io/name", "redis"), "annotations": entries("Example.com/note", strings.Repeat("x", 1000))},
		"environment": {"environment": entries("REDIS_URL", "rediss://:token@host:6379")},
		"longest":     {"name": property.New(strings.Repeat("a", 56)), "port": property.New(65535.)},
		"all endpoints": {
			"configurationEndpoint": property.New("clustercfg.sessions.ab12cd.euw1.cache.amazonaws.com"), "name": property.New(strings.Repeat("a", 49)), "tls": property.New(false),
		},
	} {
		made, result := objects(t.Context(), t, changes)
		require.NoError(t, result.Err, name)
		assert.GreaterOrEqual(t, len(made), 3, name)
		for _, child := range slices.Sorted(maps.Keys(made)) {
			assert.Empty(t, wrong(t, api, made[child]), "%s: %s", name, child)
		}
	}
}
