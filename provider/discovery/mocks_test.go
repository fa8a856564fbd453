package discovery

import (
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
	serverless    = "sessions-ab12cd.serverless.euw1.cache.amazonaws.com"
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

// source is a cluster, whose outputs are the inputs of the component.
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
