package discovery

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// kubernetesVersion is the version of the Pulumi package kubernetes that the objects are made with.
const kubernetesVersion = "4.28.0"

// kubernetesObject is an object of Kubernetes, as far as the component reads it. The SDK of the Pulumi package
// kubernetes registers hundreds of types when a program starts, and three kinds with a few properties are all that is
// needed here.
type kubernetesObject struct {
	pulumi.CustomResourceState

	Metadata pulumi.MapOutput `pulumi:"metadata"`
}

// newKubernetesObject registers an object of the group core as the SDK does. A property that is nil is left out.
func newKubernetesObject(
	ctx *pulumi.Context, kind, name string, properties pulumi.Map, opts ...pulumi.ResourceOption,
) (*kubernetesObject, error) {
	properties["apiVersion"], properties["kind"] = pulumi.String("v1"), pulumi.String(kind)
	// What the caller says of the version goes over this.
	opts = append([]pulumi.ResourceOption{pulumi.Version(kubernetesVersion)}, opts...)
	object := &kubernetesObject{}
	if err := ctx.RegisterResource("kubernetes:core/v1:"+kind, name, properties, object, opts...); err != nil {
		return nil, err
	}
	return object, nil
}

// newKubernetesSecret registers a Secret. Its content is also a secret for Pulumi, in the inputs and in the outputs.
func newKubernetesSecret(
	ctx *pulumi.Context, name string, metadata pulumi.Map, data pulumi.StringMapInput, opts ...pulumi.ResourceOption,
) (*kubernetesObject, error) {
	properties := pulumi.Map{"metadata": metadata, "stringData": pulumi.ToSecret(data)}
	return newKubernetesObject(ctx, "Secret", name, properties,
		append(opts, pulumi.AdditionalSecretOutputs([]string{"data", "stringData"}))...)
}

// name is what the cluster calls the object.
func (o *kubernetesObject) name() pulumi.StringPtrOutput { return o.text("name") }

// namespace is the namespace of the object. A provider that writes files answers with none; the default then counts.
func (o *kubernetesObject) namespace() pulumi.StringOutput {
	return o.text("namespace").ApplyT(func(namespace *string) string {
		if namespace == nil || *namespace == "" {
			return "default"
		}
		return *namespace
	}).(pulumi.StringOutput)
}

func (o *kubernetesObject) text(key string) pulumi.StringPtrOutput {
	return o.Metadata.ApplyT(func(metadata map[string]any) *string {
		if text, ok := metadata[key].(string); ok {
			return &text
		}
		return nil
	}).(pulumi.StringPtrOutput)
}
