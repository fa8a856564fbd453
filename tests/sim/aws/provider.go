package awssim

import (
	"context"
	"fmt"
	"slices"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Provider is the simulated aws provider over a cloud. Without one it takes the cloud that AWSSIM_STATE names.
func Provider(cloud *Cloud) p.Provider {
	return (&simulator{cloud: cloud}).provider()
}

func (s *simulator) provider() p.Provider {
	return p.Provider{
		Handshake: func(context.Context, p.HandshakeRequest) (p.HandshakeResponse, error) {
			return p.HandshakeResponse{SupportsAutonamingConfiguration: true}, nil
		},
		GetSchema: func(context.Context, p.GetSchemaRequest) (p.GetSchemaResponse, error) {
			return schemaResponse(Schema())
		},
		CheckConfig: checkConfig,
		DiffConfig:  diffConfig,
		Configure:   s.configure,
		Cancel:      func(context.Context) error { return nil },
		Invoke:      s.invoke,
		Check:       s.check,
		Diff:        s.diff,
		Create:      s.create,
		Read:        s.read,
		Update:      s.update,
		Delete:      s.delete,
	}
}

func (s *simulator) invoke(_ context.Context, req p.InvokeRequest) (p.InvokeResponse, error) {
	f, ok := functions()[string(req.Token)]
	if !ok {
		return p.InvokeResponse{}, fmt.Errorf("the simulated AWS has no function %q; it has %v", req.Token,
			props.SortedKeys(functions()))
	}
	none := func(string) bool { return false }
	if failures := contract.CheckObject("", req.Args, f.Args(), none); len(failures) > 0 {
		return p.InvokeResponse{Failures: failures}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.InvokeResponse{}, err
	}
	failure, err := cloud.enter("invoke", string(req.Token))
	if err != nil {
		return p.InvokeResponse{}, err
	}
	if failure != nil {
		return p.InvokeResponse{}, fmt.Errorf("invoking %s: %w", req.Token, failure.AsError())
	}
	var out props.Map
	err = cloud.store.Read(func(w *world.World) (err error) {
		out, err = f.Answer(s.view(w), props.FromMap(req.Args))
		return err
	})
	if err != nil {
		return p.InvokeResponse{}, fmt.Errorf("invoking %s: %w", req.Token, err)
	}
	return p.InvokeResponse{Return: out.ToMap(nil)}, nil
}

// check holds the inputs against the SDK's contract, fills in what the provider fills in, and asks the provider's own
// rules.
func (s *simulator) check(ctx context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	t, err := typeOf(string(req.Urn.Type()))
	if err != nil {
		return p.CheckResponse{}, err
	}
	inputs := t.SpellDocuments(req.Inputs)
	if failures := t.Contract().Check(inputs); len(failures) > 0 {
		return p.CheckResponse{Inputs: inputs, Failures: failures}, nil
	}
	var madeUp []string
	absent := func(name string) bool { v, sent := inputs.GetOk(name); return !sent || v.IsNull() }
	for _, name := range props.SortedKeys(t.Defaults) {
		if absent(name) && !(name == "engine" && !absent("globalReplicationGroupId")) {
			inputs = inputs.Set(name, props.ToValue(t.Defaults[name]))
			madeUp = append(madeUp, name)
		}
	}
	if t.Name != nil && absent(t.Name.Property) && absent(t.Name.Prefix()) {
		name, err := s.nameFor(ctx, t, req)
		if err != nil {
			return p.CheckResponse{
				Inputs: inputs, Failures: []p.CheckFailure{{Property: t.Name.Property, Reason: err.Error()}},
			}, nil
		}
		inputs = inputs.Set(t.Name.Property, property.New(name))
		madeUp = append(madeUp, t.Name.Property)
	}
	for _, name := range t.SecretInputs() {
		if !absent(name) {
			inputs = inputs.Set(name, inputs.Get(name).WithSecret(true))
		}
	}
	inputs = inputs.Set(defaultsKey, props.ToValue(madeUp))
	if t.Check != nil {
		return p.CheckResponse{Inputs: inputs, Failures: t.Check(t.Settle(props.FromMap(inputs)))}, nil
	}
	return p.CheckResponse{Inputs: inputs}, nil
}

// nameFor keeps the name that the provider made up before; a name that the program gave and gives no more is not kept.
func (s *simulator) nameFor(ctx context.Context, t *registry.Type, req p.CheckRequest) (string, error) {
	old := props.FromMap(req.State)
	if old.Has(t.Name.Property) && slices.Contains(filledIn(req.State), t.Name.Property) {
		return old.Str(t.Name.Property), nil
	}
	return t.Name.Propose(registry.NamingOf(ctx, req.RandomSeed), req.Urn.Name())
}

func (s *simulator) diff(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	t, err := typeOf(string(req.Urn.Type()))
	if err != nil {
		return p.DiffResponse{}, err
	}
	old, inputs := props.FromMap(req.State), props.FromMap(req.Inputs)
	diffs := t.Diff(old, props.FromMap(req.OldInputs), inputs, req.IgnoreChanges)
	replaces := false
	for _, d := range diffs {
		replaces = replaces || d.Kind == p.AddReplace || d.Kind == p.UpdateReplace || d.Kind == p.DeleteReplace
	}
	return p.DiffResponse{
		HasChanges: len(diffs) > 0, DetailedDiff: diffs,
		DeleteBeforeReplace: replaces && t.DeletesFirst(old, inputs, filledIn(req.Inputs)),
	}, nil
}
