package discovery

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi-go-provider/integration/fake"
	corev1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/core/v1"
	metav1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/meta/v1"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/emptypb"
)

var update = flag.Bool("update", false, "write the recording of requests instead of comparing with it")

// requestsFile was recorded when the SDK of the Pulumi package kubernetes made the objects.
const requestsFile = "testdata/kubernetes_requests.json"

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

// requestMonitor is the engine's side: it keeps the requests, and answers as a cluster of Kubernetes would.
type requestMonitor struct {
	*fake.ResourceMonitorServer
	one requestCase

	mu       sync.Mutex
	recorder recorder
	requests map[string]json.RawMessage
	outputs  json.RawMessage
}

func (m *requestMonitor) RegisterResource(
	_ context.Context, request *rpc.RegisterResourceRequest,
) (*rpc.RegisterResourceResponse, error) {
	urn := "urn:pulumi:stack::project::" + request.GetType() + "::" + request.GetName()
	inputs, err := plugin.UnmarshalProperties(request.GetObject(), wireOptions)
	if err != nil {
		return nil, err
	}
	id, state, err := m.recorder.NewResource(pulumi.MockResourceArgs{
		TypeToken: request.GetType(), Name: request.GetName(), Inputs: inputs, RegisterRPC: request,
	})
	if err != nil {
		return nil, err
	}
	if m.one.preview {
		id = ""
	}
	if strings.HasPrefix(request.GetName(), "names-") {
		metadata := state["metadata"]
		if metadata.IsOutput() {
			metadata = metadata.OutputValue().Element
		}
		answered := metadata.ObjectValue().Copy()
		for key, value := range m.one.answers {
			answered[resource.PropertyKey(key)] = resource.NewPropertyValue(value)
		}
		state["metadata"] = resource.NewProperty(answered)
		// The place in the program is left out.
		asked := proto.Clone(request).(*rpc.RegisterResourceRequest)
		asked.SourcePosition, asked.StackTrace = nil, nil
		content, err := ordered(asked)
		if err != nil {
			return nil, err
		}
		m.mu.Lock()
		m.requests[request.GetName()] = content
		m.mu.Unlock()
	}
	answer, err := plugin.MarshalProperties(state, plugin.MarshalOptions{
		KeepUnknowns: true, KeepSecrets: true, KeepResources: true,
	})
	return &rpc.RegisterResourceResponse{Urn: urn, Id: id, Object: answer}, err
}

func (m *requestMonitor) RegisterResourceOutputs(
	_ context.Context, request *rpc.RegisterResourceOutputsRequest,
) (*emptypb.Empty, error) {
	if !strings.HasSuffix(request.GetUrn(), "::names") {
		return &emptypb.Empty{}, nil
	}
	content, err := ordered(request.GetOutputs())
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outputs = content
	return &emptypb.Empty{}, err
}

var wireOptions = plugin.MarshalOptions{
	KeepUnknowns: true, KeepSecrets: true, KeepResources: true, KeepOutputValues: true,
}

// ordered is a message as JSON, with lists of dependencies in order.
func ordered(message proto.Message) (json.RawMessage, error) {
	text, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, err
	}
	sortURNs(value)
	return json.Marshal(value)
}

// sortURNs sorts the lists of URNs in a value: the SDK takes them out of maps.
func sortURNs(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, inner := range value {
			sortURNs(inner)
		}
	case []any:
		slices.SortStableFunc(value, func(a, b any) int {
			one, isText := a.(string)
			other, isTextToo := b.(string)
			if !isText || !isTextToo || !strings.HasPrefix(one, "urn:") {
				return 0
			}
			return strings.Compare(one, other)
		})
		for _, inner := range value {
			sortURNs(inner)
		}
	}
}

// outputRecord is what became of an output of the component.
type outputRecord struct {
	Value         any
	Known, Secret bool
	Dependencies  []string
}

// serve runs a program with a monitor.
func (m *requestMonitor) serve(t *testing.T, program pulumi.RunFunc) {
	t.Helper()
	m.ResourceMonitorServer = fake.NewResourceMonitorServer(nil)
	m.recorder, m.requests = recorder{graph: graph{}}, map[string]json.RawMessage{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	engineAddress, _, err := fake.StartEngineServer(ctx, fake.NewEngineServer())
	require.NoError(t, err)
	monitorAddress, _, err := fake.StartMonitorServer(ctx, m)
	require.NoError(t, err)
	run, err := pulumi.NewContext(ctx, pulumi.RunInfo{
		Project:     "project",
		Stack:       "stack",
		DryRun:      m.one.preview,
		MonitorAddr: monitorAddress,
		EngineAddr:  engineAddress,
	})
	require.NoError(t, err)
	defer func() { _ = run.Close() }()
	require.NoError(t, pulumi.RunWithContext(run, program))
}

// recordCase is what a component asks for, and what its outputs are.
func recordCase(t *testing.T, one requestCase) map[string]any {
	t.Helper()
	monitor, outputs := &requestMonitor{one: one}, map[string]outputRecord{}
	monitor.serve(t, func(ctx *pulumi.Context) error {
		cluster := &source{}
		if err := ctx.RegisterResource("test:index:Cluster", "cluster", nil, cluster); err != nil {
			return err
		}
		var options []pulumi.ResourceOption
		if one.options != nil {
			var err error
			if options, err = one.options(ctx); err != nil {
				return err
			}
		}
		c, err := NewRedisKubernetesService(ctx, "names", one.args(cluster), options...)
		if err != nil {
			return err
		}
		for name, output := range outputsOf(c) {
			if outputs[name], err = recordOutput(ctx, output); err != nil {
				return err
			}
		}
		return nil
	})
	return map[string]any{"requests": monitor.requests, "recorded": monitor.outputs, "outputs": outputs}
}

func recordOutput(ctx *pulumi.Context, output pulumi.Output) (outputRecord, error) {
	result, err := internals.UnsafeAwaitOutput(ctx.Context(), output)
	if err != nil {
		return outputRecord{}, err
	}
	record := outputRecord{Value: result.Value, Known: result.Known, Secret: result.Secret}
	for _, dependency := range result.Dependencies {
		urn, err := internals.UnsafeAwaitOutput(ctx.Context(), dependency.URN())
		if err != nil {
			return outputRecord{}, err
		}
		record.Dependencies = append(record.Dependencies, string(urn.Value.(pulumi.URN)))
	}
	slices.Sort(record.Dependencies)
	record.Dependencies = slices.Compact(record.Dependencies)
	return record, nil
}

// The engine sees the same requests, and programs the same outputs, as when the SDK made the objects.
func TestRequestsStayTheSame(t *testing.T) {
	t.Parallel()
	recorded := map[string]any{}
	for name, one := range requestCases {
		recorded[name] = recordCase(t, one)
	}
	got, err := json.MarshalIndent(recorded, "", "  ")
	require.NoError(t, err)
	got = append(got, '\n')
	if *update {
		require.NoError(t, os.WriteFile(requestsFile, got, 0o644))
		return
	}
	want, err := os.ReadFile(requestsFile)
	require.NoError(t, err)
	if !bytes.Equal(want, got) {
		assert.Equal(t, string(want), string(got))
	}
}

// An object is what the SDK of go.mod makes of the same properties: with a newer SDK, this says what else has changed.
func TestObjectsAreThoseOfTheSDK(t *testing.T) {
	t.Parallel()
	port, name := pulumi.Int(7000).ToIntOutput(), pulumi.String(primary).ToStringOutput()
	data := pulumi.StringMap{"REDIS_HOST": pulumi.String(primary)}
	labels := pulumi.StringMap{"team": pulumi.String("web")}
	annotations := pulumi.ToSecret(pulumi.StringMap{
		"note": pulumi.String("see the runbook"),
	}).(pulumi.StringMapOutput)
	metadata := pulumi.Map{
		"name": name, "namespace": pulumi.String("shop"), "labels": labels, "annotations": annotations,
	}
	metadataOfSDK := &metav1.ObjectMetaArgs{
		Name: name, Namespace: pulumi.String("shop"), Labels: labels, Annotations: annotations,
	}
	var ours, sdks requestMonitor
	ours.serve(t, func(ctx *pulumi.Context) error {
		_, serviceErr := newKubernetesObject(ctx, "Service", "names-service", pulumi.Map{
			"metadata": metadata,
			"spec": pulumi.Map{
				"type": pulumi.String("ExternalName"), "externalName": name,
				"ports": pulumi.Array{pulumi.Map{"name": pulumi.String("redis"), "port": port}},
			},
		})
		_, secretErr := newKubernetesSecret(ctx, "names-secret", metadata, data)
		_, configMapErr := newKubernetesObject(ctx, "ConfigMap", "names-config-map", pulumi.Map{
			"metadata": metadata, "data": data,
		})
		return errors.Join(serviceErr, secretErr, configMapErr)
	})
	sdks.serve(t, func(ctx *pulumi.Context) error {
		_, serviceErr := corev1.NewService(ctx, "names-service", &corev1.ServiceArgs{
			Metadata: metadataOfSDK,
			Spec: &corev1.ServiceSpecArgs{
				Type: pulumi.String("ExternalName"), ExternalName: name,
				Ports: corev1.ServicePortArray{&corev1.ServicePortArgs{Name: pulumi.String("redis"), Port: port}},
			},
		})
		_, secretErr := corev1.NewSecret(ctx, "names-secret", &corev1.SecretArgs{
			Metadata: metadataOfSDK, StringData: data,
		})
		_, configMapErr := corev1.NewConfigMap(ctx, "names-config-map", &corev1.ConfigMapArgs{
			Metadata: metadataOfSDK, Data: data,
		})
		return errors.Join(serviceErr, secretErr, configMapErr)
	})
	require.Len(t, sdks.requests, 3)
	for name, want := range sdks.requests {
		assert.JSONEq(t, string(want), string(ours.requests[name]), name)
	}
}

func TestKubernetesVersionIsThatOfTheSDK(t *testing.T) {
	t.Parallel()
	module, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	assert.Contains(t, string(module), "github.com/pulumi/pulumi-kubernetes/sdk/v4 v"+kubernetesVersion+"\n")
}
