package discovery

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// anyProvider is a provider of the package kubernetes.
type anyProvider struct{ pulumi.ProviderResourceState }

// requestCase is a component whose children are recorded.
type requestCase struct {
	preview bool
	args    func(*source) *RedisKubernetesServiceArgs
	options func(*pulumi.Context) ([]pulumi.ResourceOption, error)
	// answers are what the cluster says of the metadata of an object beside what was asked for.
	answers map[string]any
}

var requestCases = map[string]requestCase{
	"a ConfigMap": {args: func(*source) *RedisKubernetesServiceArgs {
		return &RedisKubernetesServiceArgs{Name: "redis", PrimaryEndpoint: pulumi.String(primary)}
	}},
	"every alias": {args: func(*source) *RedisKubernetesServiceArgs {
		return &RedisKubernetesServiceArgs{
			Name: "redis", Namespace: pulumi.String("shop"), Port: pulumi.Int(7000), Tls: pulumi.Bool(false),
			PrimaryEndpoint: pulumi.String(primary), ReaderEndpoint: pulumi.String(replica),
			ConfigurationEndpoint: pulumi.String(seed),
			Labels:                pulumi.StringMap{"team": pulumi.String("web"), "tier": pulumi.String("cache")},
			Annotations:           pulumi.StringMap{"note": pulumi.String("see the runbook")},
		}
	}},
	"a serverless cache": {args: func(*source) *RedisKubernetesServiceArgs {
		return &RedisKubernetesServiceArgs{
			Name: "redis", ConfigurationEndpoint: pulumi.String(serverless), ReaderEndpoint: pulumi.String(serverless),
			Port: pulumi.Int(6379), ReaderPort: pulumi.Int(6380), Tls: pulumi.Bool(true),
		}
	}},
	"empty collections": {args: func(*source) *RedisKubernetesServiceArgs {
		return &RedisKubernetesServiceArgs{
			Name: "redis", ConfigurationEndpoint: pulumi.String(seed), Environment: pulumi.StringMap{},
			Labels: pulumi.StringMap{}, Annotations: pulumi.StringMap(nil),
		}
	}},
	"an environment": {args: func(*source) *RedisKubernetesServiceArgs {
		return &RedisKubernetesServiceArgs{
			Name: "redis", PrimaryEndpoint: pulumi.String(primary),
			Environment: pulumi.StringMap{"REDIS_PASSWORD": pulumi.String(somePassword)},
		}
	}},
	"Outputs":                 {args: fromCluster},
	"Outputs, in a preview":   {args: fromCluster, preview: true},
	"unknown, in a preview":   {args: unknown, preview: true},
	"secrets in the metadata": {args: secretly},
	"secrets, in a preview":   {args: secretly, preview: true},
	"options": {args: fromCluster, options: func(ctx *pulumi.Context) ([]pulumi.ResourceOption, error) {
		var provider, other anyProvider
		if err := ctx.RegisterResource("pulumi:providers:kubernetes", "provider", nil, &provider); err != nil {
			return nil, err
		}
		err := ctx.RegisterResource("pulumi:providers:aws", "other", nil, &other)
		return []pulumi.ResourceOption{
			pulumi.Providers(&provider, &other), pulumi.Protect(true), pulumi.RetainOnDelete(true),
			pulumi.DependsOn([]pulumi.Resource{&provider}),
			pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String("former")}}), pulumi.Version("9.9.9"),
			pulumi.PluginDownloadURL("https://example.com"),
		}, err
	}},
	"what the cluster answers": {
		args: func(*source) *RedisKubernetesServiceArgs {
			return &RedisKubernetesServiceArgs{
				Name: "redis", PrimaryEndpoint: pulumi.String(primary), ReaderEndpoint: pulumi.String(replica),
			}
		},
		answers: map[string]any{
			"namespace":     "elsewhere",
			"uid":           "6a1f",
			"generation":    1.,
			"managedFields": []any{map[string]any{"manager": "pulumi"}},
		},
	},
	"a secret that the cluster answers": {
		args: func(*source) *RedisKubernetesServiceArgs {
			return &RedisKubernetesServiceArgs{Name: "redis", PrimaryEndpoint: pulumi.String(primary)}
		},
		answers: map[string]any{
			"annotations": map[string]any{"last-applied": resource.MakeSecret(resource.NewProperty("all of it"))},
		},
	},
	"a namespace that is empty": {
		args: func(*source) *RedisKubernetesServiceArgs {
			return &RedisKubernetesServiceArgs{
				Name: "redis", PrimaryEndpoint: pulumi.String(primary), Environment: pulumi.StringMap{},
			}
		},
		answers: map[string]any{"namespace": ""},
	},
}

func fromCluster(cluster *source) *RedisKubernetesServiceArgs {
	return &RedisKubernetesServiceArgs{
		Name: "redis",
		Namespace: cluster.Primary.ApplyT(func(*string) *string {
			return pulumi.StringRef("shop")
		}).(pulumi.StringPtrOutput),
		PrimaryEndpoint: cluster.Primary, ReaderEndpoint: cluster.Replica, ConfigurationEndpoint: cluster.Absent,
		Port: cluster.Port, Environment: cluster.Environment, Tls: pulumi.Bool(true),
		Labels: pulumi.StringMap{"of": cluster.Primary.Elem(), "team": pulumi.String("web")},
		Annotations: cluster.Primary.ApplyT(func(*string) map[string]string {
			return map[string]string{"note": "see the runbook"}
		}).(pulumi.StringMapOutput),
	}
}

// unknown has an unknown value at every place that may have one. Of a cluster that is yet to come, the Outputs are
// unknown.
func unknown(cluster *source) *RedisKubernetesServiceArgs {
	yet := pulumi.UnsafeUnknownOutput([]pulumi.Resource{cluster}).ApplyT(func(any) string {
		return ""
	}).(pulumi.StringOutput)
	return &RedisKubernetesServiceArgs{
		Name: "redis", Namespace: yet.ToStringPtrOutput(),
		PrimaryEndpoint: yet.ToStringPtrOutput(), ReaderEndpoint: yet.ToStringPtrOutput(),
		Tls:         yet.ApplyT(func(string) *bool { return nil }).(pulumi.BoolPtrOutput),
		Port:        yet.ApplyT(func(string) int { return 0 }).(pulumi.IntOutput),
		Environment: yet.ApplyT(func(string) map[string]string { return nil }).(pulumi.StringMapOutput),
		Labels:      pulumi.StringMap{"of": yet, "team": pulumi.String("web")},
		Annotations: yet.ApplyT(func(string) map[string]string { return nil }).(pulumi.StringMapOutput),
	}
}

func secretly(cluster *source) *RedisKubernetesServiceArgs {
	return &RedisKubernetesServiceArgs{
		Name: "redis", Namespace: pulumi.ToSecret(pulumi.String("shop")).(pulumi.StringOutput).ToStringPtrOutput(),
		PrimaryEndpoint: pulumi.ToSecret(cluster.Primary).(pulumi.StringPtrOutput),
		Port:            pulumi.ToSecret(pulumi.Int(7000)).(pulumi.IntOutput),
		Labels:          pulumi.StringMap{"team": pulumi.ToSecret(pulumi.String("web")).(pulumi.StringOutput)},
		Annotations: pulumi.ToSecret(pulumi.StringMap{
			"note": pulumi.String("see the runbook"),
		}).(pulumi.StringMapOutput),
	}
}
