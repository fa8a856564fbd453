package discovery

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"testing"

	corev1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/core/v1"
	metav1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/meta/v1"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the recording of requests instead of comparing with it")

// requestsFile was recorded when the SDK of the Pulumi package kubernetes made the objects.
const requestsFile = "testdata/kubernetes_requests.json"

// outputRecord is what became of an output of the component.
type outputRecord struct {
	Value         any
	Known, Secret bool
	Dependencies  []string
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
