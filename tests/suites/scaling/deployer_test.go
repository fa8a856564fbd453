package scaling_test

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// deployer does with a cluster what Pulumi's engine does, in memory: it creates the children of the component with the
// simulated provider, remembers them, and compares them at the next deployment. A child that is replaced is deleted
// before, if it asks for that; nothing here is replaced otherwise, so that it is an error.
//
// Source: pulumi/pkg v3.276.0, resource/deploy: step_generator.go (processIgnoreChanges before Check, Diff with the
// inputs and outputs of the state, removed resources last, in reverse order) and step.go (UpdateStep; RefreshStep,
// which puts inputs and outputs of the provider's Read into the state whatever the program ignores).
type deployer struct {
	aws integration.Server
	// last is the component after the last deployment; nil before the first.
	last *wire.Result
	// children are the states of the children by name, and order their names in the order of creation.
	children map[string]state
	order    []string
	// ignores decides which of the ignored properties count. The tests that break something on purpose change it.
	ignores ignoring
}

// state is what the engine remembers of a resource.
type state struct {
	urn             resource.URN
	id              string
	inputs, outputs property.Map
	ignored         []string
	// replaces are the properties whose changes replace the resource, and first says that it is deleted before.
	replaces []string
	first    bool
}

// ignoring decides which of the properties count that the program ignores of a resource of a type.
type ignoring func(typ tokens.Type, properties []string) []string

// asRegistered is how the engine decides: all of them.
func asRegistered(_ tokens.Type, properties []string) []string { return properties }

// change is a resource that a deployment or a refresh changed, and how: "create", "update", "delete" or "refresh".
type change struct{ name, how string }

// serving is a context of a plugin that has the cluster alone, which begins to serve in half the time.
var serving = func() context.Context {
	component, _ := provider.ComponentOf(rediscluster.Token)
	return wire.Serving(context.Background(), []provider.Component{component})
}()

func newDeployer(cloud *awssim.Cloud, region string) (*deployer, error) {
	server, err := integration.NewServer(context.Background(), awssim.Package, semver.MustParse(awssim.Version),
		integration.WithProvider(awssim.Provider(cloud)))
	if err != nil {
		return nil, err
	}
	config := property.NewMap(map[string]property.Value{"region": property.New(region)})
	return &deployer{
		aws: server, children: map[string]state{},
		ignores: asRegistered,
	}, server.Configure(p.ConfigureRequest{Args: config})
}

// deploy makes the cluster what the inputs say, and returns what it changed.
func (d *deployer) deploy(inputs property.Map) ([]change, error) {
	var changes []change
	registered := map[string]bool{}
	result := wire.Update(serving, d.before(), inputs, false,
		func(child wire.Child) (string, property.Map, error) {
			if child.TypeToken == rediscluster.Token {
				return "", child.Inputs, nil
			}
			registered[child.Name] = true
			how, err := d.register(child)
			if err != nil {
				return "", property.Map{}, fmt.Errorf("%s: %w", child.Name, err)
			}
			if how != "" {
				changes = append(changes, change{child.Name, how})
			}
			is := d.children[child.Name]
			return is.id, is.outputs, nil
		})
	if result.Err != nil {
		return changes, fmt.Errorf("%w: %v", result.Err, result.Problems)
	}
	d.last = &result
	for _, name := range slices.Backward(slices.Clone(d.order)) {
		if registered[name] {
			continue
		}
		was := d.children[name]
		if err := d.aws.Delete(p.DeleteRequest{
			ID: was.id, Urn: was.urn, Properties: was.outputs, OldInputs: was.inputs,
		}); err != nil {
			return changes, fmt.Errorf("%s: %w", name, err)
		}
		changes = append(changes, change{name, "delete"})
		d.forget(name)
	}
	return changes, nil
}

// before is the component as its hooks see it: with the children as they were at the last deployment or refresh.
func (d *deployer) before() *wire.Result {
	if d.last == nil {
		return nil
	}
	before := *d.last
	before.Children = map[string]wire.Child{}
	for name, child := range d.last.Children {
		if was, ok := d.children[name]; ok {
			child.Inputs = was.outputs
		}
		before.Children[name] = child
	}
	return &before
}

// register creates or updates a child, and returns how it changed; nothing if it is the same.
func (d *deployer) register(child wire.Child) (how string, err error) {
	is := state{
		urn:     resource.NewURN("stack", "project", rediscluster.Token, child.TypeToken, child.Name),
		ignored: d.ignores(child.TypeToken, child.RegisterRPC.GetIgnoreChanges()),

		replaces: child.RegisterRPC.GetReplaceOnChanges(), first: child.RegisterRPC.GetDeleteBeforeReplace(),
	}
	was, exists := d.children[child.Name]
	asked := child.Inputs
	if exists {
		asked = reset(asked, was.inputs, is.ignored)
	}
	checked, err := d.aws.Check(p.CheckRequest{
		Urn: is.urn, State: was.inputs, Inputs: asked, RandomSeed: []byte(child.Name),
	})
	if err != nil || len(checked.Failures) > 0 {
		return "", fmt.Errorf("check: %w, %v", err, checked.Failures)
	}
	is.inputs = checked.Inputs
	if !exists {
		created, err := d.aws.Create(p.CreateRequest{Urn: is.urn, Properties: is.inputs})
		if err != nil {
			return "", err
		}
		is.id, is.outputs = created.ID, created.Properties
		d.order = append(d.order, child.Name)
		d.children[child.Name] = is
		return "create", nil
	}
	is.id, is.outputs = was.id, was.outputs
	if how, err = d.update(was, &is); err == nil {
		d.children[child.Name] = is
	}
	return how, err
}

func (d *deployer) update(was state, is *state) (how string, err error) {
	diff, err := d.aws.Diff(p.DiffRequest{
		ID: was.id, Urn: was.urn, State: was.outputs, OldInputs: was.inputs,
		Inputs: is.inputs, IgnoreChanges: is.ignored,
	})
	if err != nil || !diff.HasChanges {
		return "", err
	}
	for name, one := range diff.DetailedDiff {
		if is.replacedBy(name, one.Kind) {
			if !is.first {
				return "", fmt.Errorf("%s replaces the resource", name)
			}
			return "replace", d.replace(was, is)
		}
	}
	updated, err := d.aws.Update(p.UpdateRequest{
		ID: was.id, Urn: was.urn, State: was.outputs, OldInputs: was.inputs,
		Inputs: is.inputs, IgnoreChanges: is.ignored,
	})
	is.outputs = updated.Properties
	return "update", err
}

// replacedBy says whether the change of a property replaces the resource. The engine compares whole paths; here the
// properties are at the top.
func (s *state) replacedBy(path string, kind p.DiffKind) bool {
	name, _, _ := strings.Cut(path, ".")
	return slices.Contains([]p.DiffKind{p.AddReplace, p.UpdateReplace, p.DeleteReplace}, kind) ||
		slices.Contains(s.replaces, name)
}

// replace deletes the resource and creates the one that takes its place.
func (d *deployer) replace(was state, is *state) error {
	if err := d.aws.Delete(p.DeleteRequest{
		ID: was.id, Urn: was.urn, Properties: was.outputs, OldInputs: was.inputs,
	}); err != nil {
		return err
	}
	created, err := d.aws.Create(p.CreateRequest{Urn: is.urn, Properties: is.inputs})
	is.id, is.outputs = created.ID, created.Properties
	return err
}

// reset are the inputs with the old values of what is ignored. The engine resets them by the same method.
func reset(asked, was property.Map, ignored []string) property.Map {
	inputs := resource.ToResourcePropertyMap(asked)
	for _, property := range ignored {
		if path, err := resource.ParsePropertyPath(property); err == nil {
			path.Reset(resource.ToResourcePropertyMap(was), inputs)
		}
	}
	return resource.FromResourcePropertyMap(inputs)
}

// refresh reads every child from AWS, and returns those that are gone or not as they were.
func (d *deployer) refresh() ([]change, error) {
	var changes []change
	for _, name := range slices.Clone(d.order) {
		was := d.children[name]
		read, err := d.aws.Read(p.ReadRequest{
			ID: was.id, Urn: was.urn, Properties: was.outputs, Inputs: was.inputs,
		})
		if err != nil {
			return changes, fmt.Errorf("%s: %w", name, err)
		}
		if read.ID == "" {
			changes = append(changes, change{name, "delete"})
			d.forget(name)
			continue
		}
		is := was
		is.inputs, is.outputs = read.Inputs, read.Properties
		if !equal(is.outputs, was.outputs) {
			changes = append(changes, change{name, "refresh"})
		}
		d.children[name] = is
	}
	return changes, nil
}

func equal(one, other property.Map) bool {
	return resource.ToResourcePropertyMap(one).DeepEquals(resource.ToResourcePropertyMap(other))
}

func (d *deployer) forget(name string) {
	delete(d.children, name)
	d.order = slices.DeleteFunc(d.order, func(other string) bool { return other == name })
}
