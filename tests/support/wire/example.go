package wire

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// cluster is the component that most examples are of.
var cluster, _ = provider.ComponentOf(rediscluster.Token)

// Sound is a cluster of which nothing is wrong or unwise. The examples of the rules are changes of it.
var Sound = cluster.Sound

// Rules are all rules that the inputs of a cluster are held against: those about the shape of a value, then those about
// what it says.
func Rules() []provider.Rule { return slices.Concat(provider.ShapeRules(), cluster.Rules()) }

// Further are the components of the package beside the cluster.
func Further() []provider.Component {
	isCluster := func(one provider.Component) bool { return one.Token == cluster.Token }
	return slices.DeleteFunc(provider.Components(), isCluster)
}

// Try previews the sound cluster with the changes that an example makes. As in a program, "${…}" is an Output of a
// resource that does not exist yet, and { "fn::secret": … } a secret.
func Try(ctx context.Context, example string) (Result, error) {
	inputs, err := Changed(example)
	if err != nil {
		return Result{}, err
	}
	return Construct(ctx, inputs, true, Echo), nil
}

// TryObserved makes a component with the changes of a rule's example, and then makes it again. In between, what the
// rule is about has changed in AWS: a node was replaced, or somebody added a rule to the security group. If the rule is
// about what is there before, the component is made once.
func TryObserved(ctx context.Context, component provider.Component, rule provider.Rule) (Result, error) {
	inputs, err := Inputs(component.Sound, rule.Example)
	if err != nil {
		return Result{}, err
	}
	if rule.Name == "name-taken" {
		return ConstructOf(Taken(ctx), component.Token, inputs, true, Echo), nil
	}
	runs := ConstructOf(ctx, component.Token, inputs, false, Echo)
	if runs.Err != nil {
		return Result{}, runs.Err
	}
	switch rule.Name {
	case "nodes-unwatched":
		return UpdateOf(ctx, component.Token, &runs, inputs, false, nodeReplaced), nil
	case "other-rules":
		return UpdateOf(RuleAdded(ctx), component.Token, &runs, inputs, false, Echo), nil
	}
	return Result{}, fmt.Errorf("nothing happens in AWS that the rule %q is about", rule.Name)
}

// nodeReplaced answers as AWS does when it has replaced a node: the id of the new one is the next free one.
func nodeReplaced(child Child) (string, property.Map, error) {
	id, outputs, err := Echo(child)
	if child.TypeToken == awstype.ReplicationGroup {
		members := property.NewArray([]property.Value{property.New("sessions-001"), property.New("sessions-003")})
		outputs = outputs.Set("memberClusters", property.New(members))
	}
	return id, outputs, err
}

// TryChange previews how the cluster that one example makes becomes that of another. The warnings are those of the
// change: what is said of a new cluster too is left out.
func TryChange(ctx context.Context, before, after string) (Result, error) {
	return TryChangeOf(ctx, rediscluster.Token, Sound, before, after)
}

// TryChangeOf previews how a component of which nothing is wrong, with the changes that one example makes, becomes that
// of another. The warnings are those of the change.
func TryChangeOf(ctx context.Context, token, sound, before, after string) (Result, error) {
	was, err := Inputs(sound, before)
	if err != nil {
		return Result{}, err
	}
	is, err := Inputs(sound, after)
	if err != nil {
		return Result{}, err
	}
	runs := ConstructOf(ctx, token, was, false, Echo)
	if runs.Err != nil {
		return Result{}, runs.Err
	}
	changed := UpdateOf(ctx, token, &runs, is, true, Echo)
	anew := ConstructOf(ctx, token, is, true, Echo).Warnings
	changed.Warnings = slices.DeleteFunc(changed.Warnings, func(warning string) bool {
		return slices.Contains(anew, warning)
	})
	return changed, nil
}

// Changed are the inputs of the sound cluster with the changes that an example makes.
func Changed(example string) (property.Map, error) {
	return Inputs(Sound, example)
}

// TryOf previews a component of which nothing is wrong with the changes that an example makes.
func TryOf(ctx context.Context, token, sound, example string) (Result, error) {
	inputs, err := Inputs(sound, example)
	if err != nil {
		return Result{}, err
	}
	return ConstructOf(ctx, token, inputs, true, Echo), nil
}

// Inputs are those that texts in YAML give, the later over the earlier.
func Inputs(texts ...string) (property.Map, error) {
	inputs := map[string]property.Value{}
	for _, text := range texts {
		var read map[string]any
		if err := yaml.Unmarshal([]byte(text), &read); err != nil {
			return property.Map{}, fmt.Errorf("reading %q: %w", text, err)
		}
		for name, value := range read {
			inputs[name] = fromYAML(value)
		}
	}
	return property.NewMap(inputs), nil
}

func fromYAML(value any) property.Value {
	switch value := value.(type) {
	case string:
		if strings.HasPrefix(value, "${") {
			return property.New(property.Computed).WithDependencies([]resource.URN{
				"urn:pulumi:stack::project::test:index:Other::other",
			})
		}
		return property.New(value)
	case int:
		return property.New(float64(value))
	case float64:
		return property.New(value)
	case bool:
		return property.New(value)
	case []any:
		elements := make([]property.Value, len(value))
		for i, element := range value {
			elements[i] = fromYAML(element)
		}
		return property.New(property.NewArray(elements))
	case map[string]any:
		if secret, ok := value["fn::secret"]; ok {
			return fromYAML(secret).WithSecret(true)
		}
		entries := map[string]property.Value{}
		for key, entry := range value {
			entries[key] = fromYAML(entry)
		}
		return property.New(property.NewMap(entries))
	}
	return property.New(property.Null)
}
