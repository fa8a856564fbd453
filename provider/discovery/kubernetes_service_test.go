package discovery

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
)

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

// The aliases of a serverless cache lead to one host, and each says the port that is behind it.
func TestServicesOfServerlessCache(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, _ *source) error {
		_, err := NewRedisKubernetesService(ctx, "names", &RedisKubernetesServiceArgs{
			Name: "redis", ConfigurationEndpoint: pulumi.String(serverless), ReaderEndpoint: pulumi.String(serverless),
			Port: pulumi.Int(6379), ReaderPort: pulumi.Int(6380), Tls: pulumi.Bool(true),
		})
		return err
	})
	assert.Equal(t, []string{"cluster", "names", "names-config-map", "names-service", "names-service-reader"},
		slices.Sorted(maps.Keys(g)))
	for name, port := range map[string]float64{"names-service": 6379, "names-service-reader": 6380} {
		assert.Equal(t, map[string]any{
			"type": "ExternalName", "externalName": serverless,
			"ports": []any{map[string]any{"name": "redis", "port": port}},
		}, g[name].at("spec"), name)
	}
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
		// The replicas of a serverless cache have another port, by its name or by the program.
		{RedisKubernetesServiceArgs{ConfigurationEndpoint: pulumi.String(serverless), ReaderEndpoint: pulumi.String(serverless)}, map[string]any{
			"REDIS_CLUSTER": "true", "REDIS_HOST": serverless, "REDIS_READER_HOST": serverless, "REDIS_PORT": "6379",
			"REDIS_READER_PORT": "6380", "REDIS_TLS": "true", "REDIS_TLS_SERVER_NAME": serverless,
		}},
		{RedisKubernetesServiceArgs{
			ConfigurationEndpoint: pulumi.String("cache.example.com"),
			ReaderEndpoint:        pulumi.String("replicas.example.com"),
			ReaderPort:            pulumi.Int(7001),
		}, map[string]any{
			"REDIS_CLUSTER": "true", "REDIS_HOST": "cache.example.com", "REDIS_READER_HOST": "replicas.example.com",
			"REDIS_PORT": "6379", "REDIS_READER_PORT": "7001", "REDIS_TLS": "true",
			"REDIS_TLS_SERVER_NAME": "cache.example.com",
		}},
		{RedisKubernetesServiceArgs{ConfigurationEndpoint: pulumi.String(serverless)}, map[string]any{
			"REDIS_CLUSTER": "true", "REDIS_HOST": serverless, "REDIS_PORT": "6379", "REDIS_TLS": "true",
			"REDIS_TLS_SERVER_NAME": serverless,
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
