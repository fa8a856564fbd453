// Package flat turns the state of a stack into a program that registers the same resources one by one, as someone would
// who wrote them without components. What a component costs is measured against it.
package flat

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Resources are the resources of an exported deployment, in which secrets are plain text.
func Resources(exported apitype.UntypedDeployment) ([]apitype.ResourceV3, error) {
	var deployment apitype.DeploymentV3
	if err := json.Unmarshal(exported.Deployment, &deployment); err != nil {
		return nil, fmt.Errorf("reading the state: %w", err)
	}
	return deployment.Resources, nil
}

// Created says whether a resource is created in a cloud: components, the stack and providers are not.
func Created(r apitype.ResourceV3) bool {
	return r.Custom && !strings.HasPrefix(string(r.Type), "pulumi:")
}

// Program registers the resources of a state that are created in a cloud, with the same inputs and the same options,
// and without parents and hooks. An input that came from another resource comes from there again.
func Program(state []apitype.ResourceV3) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		p := &program{ctx, map[resource.URN]*registered{}}
		for _, r := range state {
			if !Created(r) {
				continue
			}
			if err := p.register(r); err != nil {
				return fmt.Errorf("%s: %w", r.URN, err)
			}
		}
		return nil
	}
}

type program struct {
	ctx *pulumi.Context
	// registered are the resources so far. The state has each resource after what it depends on.
	registered map[resource.URN]*registered
}

// registered is a resource of the program, and what it was in the state.
type registered struct {
	pulumi.CustomResourceState
	was apitype.ResourceV3
}

func (p *program) register(r apitype.ResourceV3) error {
	props, sources := pulumi.Map{}, map[resource.URN]bool{}
	for name, value := range written(r.Inputs) {
		from, err := p.resources(r.PropertyDependencies[resource.PropertyKey(name)])
		if err != nil {
			return err
		}
		for _, source := range from {
			sources[source.was.URN] = true
		}
		props[name] = input(p.ctx, value, from)
	}
	further, err := p.resources(slices.DeleteFunc(slices.Clone(r.Dependencies), func(urn resource.URN) bool {
		return sources[urn]
	}))
	if err != nil {
		return err
	}
	made := &registered{was: r}
	p.registered[r.URN] = made
	return p.ctx.RegisterResource(string(r.Type), r.URN.Name(), props, made, options(r, further)...)
}

// resources are the registered resources with these URNs.
func (p *program) resources(urns []resource.URN) (found []*registered, err error) {
	for _, urn := range urns {
		one, ok := p.registered[urn]
		if !ok {
			return nil, fmt.Errorf("it depends on %s, which is not registered before it", urn)
		}
		found = append(found, one)
	}
	return found, nil
}

// options are the options that the state has of a resource.
func options(r apitype.ResourceV3, further []*registered) []pulumi.ResourceOption {
	opts := []pulumi.ResourceOption{pulumi.Protect(r.Protect), pulumi.RetainOnDelete(r.RetainOnDelete)}
	if len(further) > 0 {
		var on []pulumi.Resource
		for _, one := range further {
			on = append(on, one)
		}
		opts = append(opts, pulumi.DependsOn(on))
	}
	if len(r.IgnoreChanges) > 0 {
		opts = append(opts, pulumi.IgnoreChanges(r.IgnoreChanges))
	}
	if len(r.AdditionalSecretOutputs) > 0 {
		var names []string
		for _, name := range r.AdditionalSecretOutputs {
			names = append(names, string(name))
		}
		opts = append(opts, pulumi.AdditionalSecretOutputs(names))
	}
	return append(opts, pulumi.Version(version(r.Provider)))
}

// version is the version of the provider of a resource, which the name of a default provider tells.
func version(provider string) string {
	name := strings.Split(provider[strings.LastIndex(provider, "pulumi:providers:"):], "::")[1]
	return strings.ReplaceAll(strings.TrimPrefix(name, "default_"), "_", ".")
}

// written are the inputs that the program gave, without the defaults of the provider.
func written(inputs map[string]any) map[string]any {
	given := maps.Clone(inputs)
	defaults, _ := given[defaultsKey].([]any)
	delete(given, defaultsKey)
	for _, name := range defaults {
		delete(given, fmt.Sprint(name))
	}
	for name, value := range given {
		given[name] = plain(value)
	}
	return given
}
