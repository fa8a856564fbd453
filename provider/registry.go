package provider

import (
	"reflect"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/shape"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
)

// Component is a component of the package, as everything that serves, documents or tests it sees it.
type Component struct {
	component.Definition
	// Args and Result are the Go types of its inputs and of itself.
	Args, Result reflect.Type
	inferred     infer.InferredComponent
}

// ShapeRules are the rules about the shape of a value, which hold for all components.
func ShapeRules() []Rule { return shape.Rules }

// Rule is a rule as the documentation and the tests see it.
type Rule = check.Doc

// InputDoc is the documentation of an input.
type InputDoc = inputs.Doc

// DocumentedAlarm is an alarm as the documentation sees it.
type DocumentedAlarm = monitoring.DocumentedAlarm

// Sentence is the first sentence of a documentation.
func Sentence(text string) string { return inputs.Sentence(text) }

// Paragraph is the first paragraph of a documentation: what an editor shows.
func Paragraph(text string) string { return inputs.Paragraph(text) }

// Components are the components of the package. An entry here is all that registers a component: its schema, the check
// of the types of its inputs, its pages of documentation and the tests of its examples follow from it.
func Components() []Component {
	return []Component{
		NewComponent(rediscluster.Definition(), rediscluster.New),
		NewComponent(serverlesscache.Definition(), serverlesscache.New),
		NewComponent(discovery.KubernetesDefinition(), discovery.NewRedisKubernetesService),
		NewComponent(discovery.DNSDefinition(), discovery.NewRedisDnsRecords),
		NewComponent(snapshots.ExportDefinition(), snapshots.NewRedisSnapshotExport),
		NewComponent(snapshots.VaultDefinition(), snapshots.NewRedisSnapshotVault),
	}
}

// ComponentOf is the component with a token. ok is false if there is none.
func ComponentOf(token string) (one Component, ok bool) {
	for _, one := range Components() {
		if one.Token == token {
			return one, true
		}
	}
	return Component{}, false
}

// NewComponent is an entry: the definition of a component, and the function that creates one.
func NewComponent[A any, C pulumi.ComponentResource](
	definition component.Definition, construct infer.ComponentFn[A, C],
) Component {
	return Component{definition, reflect.TypeFor[A]().Elem(), reflect.TypeFor[C]().Elem(), componentOf(construct)}
}
