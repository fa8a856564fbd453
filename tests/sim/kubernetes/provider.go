// Package kubernetes simulates the provider of the Pulumi package kubernetes, for the objects that name a cluster of
// Redis: v1 Service, Secret and ConfigMap. What it says about namespaces, changes and secrets is what the real one
// says. It takes every field: what the API server would say of an object, the program in the folder api says, by the
// API server's own code.
package kubernetes

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	com "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	// Package is the Pulumi package that the simulation stands in for.
	Package = "kubernetes"
	// Version is that of the SDK in go.mod. The engine asks for exactly this one.
	Version = "4.28.0"

	defaultNamespace = "default"
)

// replaced are the fields of each kind of which a change replaces the object, beside its name and its namespace.
// Source: pulumi-kubernetes, provider/pkg/provider/diff.go, forceNewProperties.
var replaced = map[string][]string{
	"kubernetes:core/v1:Service":   nil,
	"kubernetes:core/v1:ConfigMap": {"data", "binaryData"},
	"kubernetes:core/v1:Secret":    {"type", "data", "stringData"},
}

// Main runs the plugin until the engine ends it.
func Main(ctx context.Context) error {
	return com.MainContext(ctx, Package, func(host *com.HostClient) (rpc.ResourceProviderServer, error) {
		return p.RawServer(Package, Version, Provider())(host)
	})
}

// Provider is the simulated provider, of the cluster that the environment names.
func Provider() p.Provider {
	s := &simulator{namespace: defaultNamespace}
	return p.Provider{
		GetSchema: getSchema,
		CheckConfig: func(_ context.Context, req p.CheckRequest) (p.CheckResponse, error) {
			return p.CheckResponse{Inputs: req.Inputs}, nil
		},
		DiffConfig: func(context.Context, p.DiffRequest) (p.DiffResponse, error) { return p.DiffResponse{}, nil },
		Configure: func(_ context.Context, req p.ConfigureRequest) error {
			if namespace := req.Args.Get("namespace"); namespace.IsString() {
				s.namespace = cmp.Or(namespace.AsString(), defaultNamespace)
			}
			return nil
		},
		Cancel: func(context.Context) error { return nil },
		Check:  s.check,
		Diff:   diff,
		Create: create,
		Update: update,
		Read:   read,
		Delete: remove,
	}
}

// getSchema describes the provider alone: programs of ours make the objects by components.
func getSchema(context.Context, p.GetSchemaRequest) (p.GetSchemaResponse, error) {
	text := schema.PropertySpec{TypeSpec: schema.TypeSpec{Type: "string"}}
	content, err := json.Marshal(schema.PackageSpec{
		Name: Package, Version: Version,
		Provider: &schema.ResourceSpec{InputProperties: map[string]schema.PropertySpec{
			"kubeconfig": text, "namespace": text,
		}},
	})
	return p.GetSchemaResponse{Schema: string(content)}, err
}

type simulator struct{ namespace string }

// check puts an object without a namespace into that of the provider.
func (s *simulator) check(_ context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	if _, known := replaced[string(req.Urn.Type())]; !known {
		return p.CheckResponse{}, fmt.Errorf("the simulated cluster has no %s", req.Urn.Type())
	}
	metadata := property.Map{}
	if m := req.Inputs.Get("metadata"); m.IsMap() {
		metadata = m.AsMap()
	}
	if !metadata.Get("name").IsString() && !metadata.Get("name").IsComputed() {
		return p.CheckResponse{Failures: []p.CheckFailure{{
			Property: "metadata.name", Reason: "every object of ours has a name of its own",
		}}}, nil
	}
	if metadata.Get("namespace").IsNull() {
		metadata = metadata.Set("namespace", property.New(s.namespace))
	}
	inputs := req.Inputs.Set("metadata", property.New(metadata))
	if req.Urn.Type() == "kubernetes:core/v1:Secret" {
		for _, name := range []string{"data", "stringData"} {
			if values := inputs.Get(name); !values.IsNull() {
				inputs = inputs.Set(name, values.WithSecret(true))
			}
		}
	}
	return p.CheckResponse{Inputs: inputs}, nil
}

// diff compares the inputs, field by field at the top and within the metadata.
func diff(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	resp := p.DiffResponse{DetailedDiff: map[string]p.PropertyDiff{}}
	replaces := false
	compare := func(path string, old, now property.Value, replace bool) {
		if equal(old, now) {
			return
		}
		resp.HasChanges = true
		kind := p.Update
		if replace {
			kind, replaces = p.UpdateReplace, true
		}
		resp.DetailedDiff[path] = p.PropertyDiff{Kind: kind, InputDiff: true}
	}
	fields := map[string]bool{}
	for _, inputs := range []property.Map{req.OldInputs, req.Inputs} {
		for name := range inputs.All {
			fields[name] = name != "metadata"
		}
	}
	for name, compared := range fields {
		if compared {
			compare(name, req.OldInputs.Get(name), req.Inputs.Get(name),
				slices.Contains(replaced[string(req.Urn.Type())], name))
		}
	}
	old, now := req.OldInputs.Get("metadata").AsMap(), req.Inputs.Get("metadata").AsMap()
	for _, name := range []string{"name", "namespace", "labels", "annotations"} {
		compare("metadata."+name, old.Get(name), now.Get(name), name == "name" || name == "namespace")
	}
	// Two objects of a kind cannot have one name.
	resp.DeleteBeforeReplace = replaces && equal(old.Get("name"), now.Get("name")) &&
		equal(old.Get("namespace"), now.Get("namespace"))
	return resp, nil
}

// equal compares what two values hold, and not whether they are secret or where they come from.
func equal(a, b property.Value) bool {
	return !a.HasComputed() && !b.HasComputed() && plainJSON(a) == plainJSON(b)
}

func plainJSON(v property.Value) string {
	content, err := json.Marshal(plain(v))
	if err != nil {
		panic(err) // there is nothing in a value that JSON has not
	}
	return string(content)
}

// plain is a value as the cluster gets it.
func plain(v property.Value) any {
	switch {
	case v.IsMap():
		entries := map[string]any{}
		for key, entry := range v.AsMap().All {
			entries[key] = plain(entry)
		}
		return entries
	case v.IsArray():
		elements := []any{}
		for _, element := range v.AsArray().All {
			elements = append(elements, plain(element))
		}
		return elements
	case v.IsString():
		return v.AsString()
	case v.IsNumber():
		return v.AsNumber()
	case v.IsBool():
		return v.AsBool()
	}
	return nil
}

func create(_ context.Context, req p.CreateRequest) (p.CreateResponse, error) {
	if req.DryRun {
		return p.CreateResponse{Properties: req.Properties}, nil
	}
	metadata := req.Properties.Get("metadata").AsMap()
	id := metadata.Get("namespace").AsString() + "/" + metadata.Get("name").AsString()
	cluster, err := Open()
	if err != nil {
		return p.CreateResponse{}, err
	}
	if cluster.has(kind(string(req.Urn.Type())), id) {
		return p.CreateResponse{}, fmt.Errorf("%ss %q already exists", strings.ToLower(kind(string(req.Urn.Type()))),
			metadata.Get("name").AsString())
	}
	return p.CreateResponse{ID: id, Properties: req.Properties}, cluster.put(kind(string(req.Urn.Type())), id,
		plain(property.New(req.Properties)))
}

func update(_ context.Context, req p.UpdateRequest) (p.UpdateResponse, error) {
	if req.DryRun {
		return p.UpdateResponse{Properties: req.Inputs}, nil
	}
	cluster, err := Open()
	if err != nil {
		return p.UpdateResponse{}, err
	}
	return p.UpdateResponse{Properties: req.Inputs}, cluster.put(kind(string(req.Urn.Type())), req.ID,
		plain(property.New(req.Inputs)))
}

func read(_ context.Context, req p.ReadRequest) (p.ReadResponse, error) {
	cluster, err := Open()
	if err != nil || !cluster.has(kind(string(req.Urn.Type())), req.ID) {
		return p.ReadResponse{}, err
	}
	return p.ReadResponse{ID: req.ID, Properties: req.Properties, Inputs: req.Inputs}, nil
}

func remove(_ context.Context, req p.DeleteRequest) error {
	cluster, err := Open()
	if err != nil {
		return err
	}
	return cluster.remove(kind(string(req.Urn.Type())), req.ID)
}

// kind is the last part of a type.
func kind(token string) string { return token[strings.LastIndex(token, ":")+1:] }
