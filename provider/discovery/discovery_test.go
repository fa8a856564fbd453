package discovery

import (
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	primary       = "master.sessions.ab12cd.euw1.cache.amazonaws.com"
	replica       = "replica.sessions.ab12cd.euw1.cache.amazonaws.com"
	seed          = "clustercfg.sessions.ab12cd.euw1.cache.amazonaws.com"
	componentURN  = "urn:pulumi:stack::project::"
	somePassword  = "a-password-of-27-characters"
	sourceOfNames = "urn:pulumi:stack::project::test:index:Cluster::cluster"
)

// graph is what a program registered, by the name of the resource.
type graph map[string]registered

type registered struct {
	pulumi.MockResourceArgs
	// sent are the inputs as they went over the wire, secrets marked.
	sent resource.PropertyMap
}

// at is a value within the inputs, without marks.
func (r registered) at(path ...string) any {
	var value any = r.Inputs.Mappable()
	for _, name := range path {
		value = value.(map[string]any)[name]
	}
	if secret, ok := value.(*resource.Secret); ok {
		return secret.Element.Mappable()
	}
	return value
}

// recorder answers as Kubernetes and Route 53 would, and keeps what it is asked for.
type recorder struct {
	mu    sync.Mutex
	graph graph
}

func (r *recorder) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	sent, err := plugin.UnmarshalProperties(args.RegisterRPC.GetObject(), plugin.MarshalOptions{
		KeepSecrets: true, KeepOutputValues: true, KeepUnknowns: true,
	})
	if err != nil {
		return "", nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.graph[args.Name] = registered{args, sent}
	outputs := args.Inputs.Copy()
	switch args.TypeToken {
	case "aws:route53/record:Record":
		outputs["fqdn"] = outputs["name"]
	case "test:index:Cluster":
		outputs = resource.NewPropertyMapFromMap(map[string]any{"primary": primary, "replica": replica, "port": 7000.})
		outputs["environment"] = resource.MakeSecret(resource.NewProperty(resource.NewPropertyMapFromMap(map[string]any{
			"REDIS_PASSWORD": somePassword,
		})))
	}
	return args.Name, outputs, nil
}

// source is a cluster, of which the component takes the outputs.
type source struct {
	pulumi.CustomResourceState

	Primary     pulumi.StringPtrOutput `pulumi:"primary"`
	Replica     pulumi.StringPtrOutput `pulumi:"replica"`
	Absent      pulumi.StringPtrOutput `pulumi:"absent"`
	Port        pulumi.IntOutput       `pulumi:"port"`
	Environment pulumi.StringMapOutput `pulumi:"environment"`
}

// run runs a program beside a cluster.
func run(t *testing.T, program func(ctx *pulumi.Context, cluster *source) error) graph {
	t.Helper()
	r := &recorder{graph: graph{}}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		cluster := &source{}
		if err := ctx.RegisterResource("test:index:Cluster", "cluster", nil, cluster); err != nil {
			return err
		}
		return program(ctx, cluster)
	}, pulumi.WithMocks("project", "stack", r)))
	return r.graph
}

// assertOutputs holds the outputs of a component against what they should be: "" where there is nothing.
func assertOutputs(t *testing.T, component any, want map[string]string) {
	t.Helper()
	for name, output := range outputsOf(component) {
		output.ApplyT(func(value *string) bool {
			got := ""
			if value != nil {
				got = *value
			}
			assert.Equal(t, want[name], got, name)
			return true
		})
	}
}

func outputsOf(component any) map[string]pulumi.StringPtrOutput {
	switch c := component.(type) {
	case *RedisDnsRecords:
		return map[string]pulumi.StringPtrOutput{
			"fqdn": c.Fqdn, "readerFqdn": c.ReaderFqdn, "configurationFqdn": c.ConfigurationFqdn,
		}
	case *RedisKubernetesService:
		return map[string]pulumi.StringPtrOutput{
			"configMapName": c.ConfigMapName, "secretName": c.SecretName, "namespace": c.Namespace.ToStringPtrOutput(),
			"host": c.Host, "serviceName": c.ServiceName, "readerHost": c.ReaderHost, "readerServiceName": c.ReaderServiceName,
			"configurationHost": c.ConfigurationHost, "configurationServiceName": c.ConfigurationServiceName,
		}
	}
	return nil
}

// Every child is the component's, depends on what its inputs come from, and has the properties that the inputs say.
func TestKubernetesGraph(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, cluster *source) error {
		c, err := NewRedisKubernetesService(ctx, "names", &RedisKubernetesServiceArgs{
			Name: "redis", Namespace: pulumi.String("shop"),
			PrimaryEndpoint: cluster.Primary, ReaderEndpoint: cluster.Replica, ConfigurationEndpoint: cluster.Absent,
			Port: cluster.Port, Environment: cluster.Environment, Tls: pulumi.Bool(true),
			Labels:      pulumi.StringMap{"team": pulumi.String("web")},
			Annotations: pulumi.StringMap{"note": pulumi.String("see the runbook")},
		})
		if err == nil {
			assertOutputs(t, c, map[string]string{
				"namespace": "shop", "secretName": "redis-connection", "serviceName": "redis", "host": "redis.shop.svc", "readerServiceName": "redis-reader", "readerHost": "redis-reader.shop.svc",
			})
		}
		return err
	})
	assert.Equal(t, []string{"cluster", "names", "names-secret", "names-service", "names-service-reader"},
		slices.Sorted(maps.Keys(g)))
	for name, host := range map[string]string{"names-service": primary, "names-service-reader": replica} {
		service := g[name]
		assert.Equal(t, "kubernetes:core/v1:Service", service.TypeToken)
		assert.Equal(t, map[string]any{"type": "ExternalName", "externalName": host, "ports": []any{map[string]any{
			"name": "redis", "port": 7000.,
		}}}, service.at("spec"))
		assert.False(t, service.sent.ContainsSecrets(), "%s: a name is no secret", name)
	}
	for _, name := range []string{"names-service", "names-service-reader", "names-secret"} {
		child := g[name]
		assert.Equal(t, componentURN+KubernetesToken+"::names", child.RegisterRPC.GetParent(), name)
		assert.Equal(t, []string{sourceOfNames}, child.RegisterRPC.GetDependencies(), name)
		assert.Equal(t, "shop", child.at("metadata", "namespace"), name)
		assert.Equal(t, map[string]any{"team": "web"}, child.at("metadata", "labels"), name)
		assert.Equal(t, map[string]any{"note": "see the runbook"}, child.at("metadata", "annotations"), name)
	}
	secret := g["names-secret"]
	assert.Equal(t, "kubernetes:core/v1:Secret", secret.TypeToken)
	assert.Equal(t, "redis-connection", secret.at("metadata", "name"))
	assert.True(t, secret.sent["stringData"].ContainsSecrets())
	assert.Equal(t, map[string]any{
		"REDIS_CLUSTER": "false", "REDIS_HOST": primary, "REDIS_READER_HOST": replica, "REDIS_PORT": "7000", "REDIS_TLS": "true", "REDIS_TLS_SERVER_NAME": primary,
		"REDIS_PASSWORD": somePassword,
	}, secret.at("stringData"), "what a client must know, and the environment")
	assert.True(t, g["names"].sent["environment"].ContainsSecrets(), "in the state of the component as well")
}

// An environment is a secret even if the program does not say so, entry by entry.
func TestEnvironmentIsASecret(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, _ *source) error {
		_, err := NewRedisKubernetesService(ctx, "names", &RedisKubernetesServiceArgs{
			Name: "redis", PrimaryEndpoint: pulumi.String(primary), Tls: pulumi.Bool(true),
			Environment: pulumi.StringMap{
				"REDIS_PASSWORD":        pulumi.String(somePassword),
				"REDIS_TLS_SERVER_NAME": pulumi.String("another"),
			},
		})
		return err
	})
	assert.True(t, g["names-secret"].sent["stringData"].ContainsSecrets())
	assert.Equal(t, "another", g["names-secret"].at("stringData").(map[string]any)["REDIS_TLS_SERVER_NAME"],
		"what the program says goes over the rest")
	assert.True(t, g["names"].sent["environment"].ContainsSecrets())
}

// Without an environment there is a ConfigMap with what is no secret; the TLS server name is there where there is TLS.
func TestConfigMap(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		args RedisKubernetesServiceArgs
		data map[string]any
	}{
		{RedisKubernetesServiceArgs{PrimaryEndpoint: pulumi.String(primary), ReaderEndpoint: pulumi.String(replica)}, map[string]any{
			"REDIS_CLUSTER": "false", "REDIS_HOST": primary, "REDIS_READER_HOST": replica, "REDIS_PORT": "6379", "REDIS_TLS": "true", "REDIS_TLS_SERVER_NAME": primary,
		}},
		{RedisKubernetesServiceArgs{ConfigurationEndpoint: pulumi.String(seed), Port: pulumi.Int(7000)}, map[string]any{
			"REDIS_CLUSTER": "true", "REDIS_HOST": seed, "REDIS_PORT": "7000", "REDIS_TLS": "true", "REDIS_TLS_SERVER_NAME": seed,
		}},
		{RedisKubernetesServiceArgs{PrimaryEndpoint: pulumi.String(primary), ConfigurationEndpoint: pulumi.String(seed), Tls: pulumi.Bool(false)}, map[string]any{
			"REDIS_CLUSTER": "false", "REDIS_HOST": primary, "REDIS_CONFIGURATION_HOST": seed, "REDIS_PORT": "6379", "REDIS_TLS": "false",
		}},
	} {
		g := run(t, func(ctx *pulumi.Context, _ *source) error {
			one.args.Name = "redis"
			c, err := NewRedisKubernetesService(ctx, "names", &one.args)
			if err == nil {
				c.ConfigMapName.ApplyT(func(name *string) bool { return assert.Equal(t, "redis-connection", *name) })
				c.SecretName.ApplyT(func(name *string) bool { return assert.Nil(t, name) })
			}
			return err
		})
		assert.Equal(t, one.data, g["names-config-map"].at("data"))
		assert.NotContains(t, g, "names-secret")
	}
}

// Each record is the component's, depends on what its inputs come from, and has the properties that the inputs say.
func TestDNSGraph(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, cluster *source) error {
		c, err := NewRedisDnsRecords(ctx, "names", &RedisDnsRecordsArgs{
			ZoneId:                pulumi.String("Z0123456789ABCDEFGHIJ"),
			Name:                  pulumi.String("cache.example.com"),
			Tls:                   pulumi.Bool(true),
			PrimaryEndpoint:       cluster.Primary,
			ReaderEndpoint:        cluster.Replica,
			ConfigurationEndpoint: pulumi.String(seed),
			ConfigurationName:     pulumi.String("shards.example.com"),
		})
		if err == nil {
			assertOutputs(t, c, map[string]string{
				"fqdn":              "cache.example.com",
				"readerFqdn":        "cache-reader.example.com",
				"configurationFqdn": "shards.example.com",
			})
		}
		return err
	})
	assert.Equal(t, []string{"cluster", "names", "names-record", "names-record-configuration", "names-record-reader"},
		slices.Sorted(maps.Keys(g)))
	for child, want := range map[string]struct {
		name, host   string
		dependencies []string
	}{
		"names-record":               {"cache.example.com", primary, []string{sourceOfNames}},
		"names-record-reader":        {"cache-reader.example.com", replica, []string{sourceOfNames}},
		"names-record-configuration": {"shards.example.com", seed, []string{}},
	} {
		record := g[child]
		assert.Equal(t, map[string]any{
			"zoneId":  "Z0123456789ABCDEFGHIJ",
			"name":    want.name,
			"type":    "CNAME",
			"ttl":     60.,
			"records": []any{want.host},
		}, record.at(), child)
		assert.Equal(t, componentURN+DnsToken+"::names", record.RegisterRPC.GetParent(), child)
		assert.Equal(t, want.dependencies, record.RegisterRPC.GetDependencies(), child)
	}
}

// No name of a child can be that of another component's.
func TestChildrenOfTwoComponents(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, cluster *source) error {
		for _, name := range []string{"cache", "cache-reader", "cache-record", "cache-record-reader"} {
			if _, err := NewRedisDnsRecords(ctx, name, &RedisDnsRecordsArgs{
				ZoneId:          pulumi.String("Z0123456789ABCDEFGHIJ"),
				Name:            pulumi.String(name + ".example.com"),
				Tls:             pulumi.Bool(true),
				PrimaryEndpoint: cluster.Primary,
				ReaderEndpoint:  cluster.Replica,
			}); err != nil {
				return err
			}
		}
		return nil
	})
	assert.Len(t, g, 1+4*3-2, "the components that are called like records are of another type")
}

// A name without dots is a name in the zone; the role goes to the end of the first part.
func TestWithRole(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"cache": "cache-reader", "cache.example.com": "cache-reader.example.com", "a.b": "a-reader.b",
	} {
		assert.Equal(t, want, withRole(name, reader))
	}
}

// Nothing is registered of what is wrong, and an embedded program is told all of it.
func TestNothingOfWrongNames(t *testing.T) {
	t.Parallel()
	r := &recorder{graph: graph{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		_, err := NewRedisDnsRecords(ctx, "names",
			&RedisDnsRecordsArgs{ZoneId: pulumi.String(""), Name: pulumi.String("example.com"), Ttl: pulumi.Int(-1)})
		return err
	}, pulumi.WithMocks("project", "stack", r))
	require.ErrorContains(t, err, "RedisDnsRecords: the inputs have 3 problems, so nothing was changed:")
	assert.Empty(t, r.graph)
}
