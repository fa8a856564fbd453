package awssim

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sync"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

const (
	// Package is the Pulumi package that the simulation stands in for.
	Package = "aws"
	// Version is that of the SDK whose types the simulation has. The engine asks for exactly this one.
	Version = "6.83.4"
)

// defaultsKey holds the names of the inputs that the provider filled in, as bridged providers record them.
const defaultsKey = "__defaults"

// Provider is the simulated aws provider over a cloud. Without one it takes the cloud that AWSSIM_STATE names.
func Provider(cloud *Cloud) p.Provider {
	s := &simulator{cloud: cloud}
	return p.Provider{
		Handshake: func(context.Context, p.HandshakeRequest) (p.HandshakeResponse, error) {
			return p.HandshakeResponse{SupportsAutonamingConfiguration: true}, nil
		},
		GetSchema: func(context.Context, p.GetSchemaRequest) (p.GetSchemaResponse, error) {
			content, err := json.Marshal(Schema())
			return p.GetSchemaResponse{Schema: string(content)}, err
		},
		CheckConfig: func(_ context.Context, req p.CheckRequest) (p.CheckResponse, error) {
			return p.CheckResponse{Inputs: req.Inputs}, nil
		},
		DiffConfig: diffConfig,
		Configure:  s.configure,
		Cancel:     func(context.Context) error { return nil },
		Invoke:     s.invoke,
		Check:      s.check,
		Diff:       s.diff,
		Create:     s.create,
		Read:       s.read,
		Update:     s.update,
		Delete:     s.delete,
	}
}

// simulator answers for one configured provider: one region, one set of default tags.
type simulator struct {
	mu          sync.Mutex
	cloud       *Cloud
	region      string
	defaultTags props
}

func (s *simulator) open() (*Cloud, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cloud == nil {
		cloud, err := OpenEnv()
		if err != nil {
			return nil, err
		}
		s.cloud = cloud
	}
	return s.cloud, nil
}

// configure takes the region from the configuration or from AWS's own environment variables. All else is accepted and,
// but for the default tags, ignored: there is nobody to authenticate to.
func (s *simulator) configure(_ context.Context, req p.ConfigureRequest) error {
	args := fromMap(req.Args)
	if _, later := args["region"].(unknown); later {
		return nil // an explicit provider in a preview
	}
	s.region = args.str("region")
	for _, variable := range []string{"AWS_REGION", "AWS_DEFAULT_REGION"} {
		if s.region == "" {
			s.region = os.Getenv(variable)
		}
	}
	if s.region == "" {
		return fmt.Errorf("missing region information: make sure you have set your AWS region, " +
			"e.g. `pulumi config set aws:region us-west-2`")
	}
	// Nested configuration comes as JSON text.
	nested := args.object("defaultTags")
	if text := args.str("defaultTags"); text != "" {
		if err := json.Unmarshal([]byte(text), &nested); err != nil {
			return fmt.Errorf("defaultTags: %w", err)
		}
	}
	s.defaultTags = nested.object("tags")
	return nil
}

// diffConfig replaces everything when the region changes, for nothing moves between regions.
func diffConfig(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	old, now := fromMap(req.State), fromMap(req.Inputs)
	if same(old["region"], now["region"], false) {
		return p.DiffResponse{}, nil
	}
	return p.DiffResponse{HasChanges: true, DetailedDiff: map[string]p.PropertyDiff{"region": {Kind: p.UpdateReplace}}},
		nil
}

func (s *simulator) invoke(_ context.Context, req p.InvokeRequest) (p.InvokeResponse, error) {
	f, ok := functions()[string(req.Token)]
	if !ok {
		return p.InvokeResponse{}, fmt.Errorf("the simulated AWS has no function %q; it has %v", req.Token,
			sortedKeys(functions()))
	}
	none := func(string) bool { return false }
	if failures := checkObject("", req.Args, f.args(), none); len(failures) > 0 {
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
		return p.InvokeResponse{}, failure.error()
	}
	out, err := f.answer(view{region: s.region}, fromMap(req.Args))
	return p.InvokeResponse{Return: out.toMap(nil)}, err
}

// check holds the inputs against the SDK's contract, fills in what the provider fills in, and asks the provider's own
// rules.
func (s *simulator) check(ctx context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	t, err := typeOf(string(req.Urn.Type()))
	if err != nil {
		return p.CheckResponse{}, err
	}
	inputs := req.Inputs
	if failures := t.contract().check(inputs); len(failures) > 0 {
		return p.CheckResponse{Inputs: inputs, Failures: failures}, nil
	}
	var madeUp []string
	absent := func(name string) bool { v, sent := inputs.GetOk(name); return !sent || v.IsNull() }
	for _, name := range sortedKeys(t.defaults) {
		if absent(name) && !(name == "engine" && !absent("globalReplicationGroupId")) {
			inputs = inputs.Set(name, toValue(t.defaults[name]))
			madeUp = append(madeUp, name)
		}
	}
	if t.name != nil && absent(t.name.property) && absent("namePrefix") {
		name, err := s.nameFor(ctx, t, req)
		if err != nil {
			return p.CheckResponse{
				Inputs: inputs, Failures: []p.CheckFailure{{Property: t.name.property, Reason: err.Error()}},
			}, nil
		}
		inputs = inputs.Set(t.name.property, property.New(name))
		madeUp = append(madeUp, t.name.property)
	}
	for _, name := range t.secretInputs() {
		if !absent(name) {
			inputs = inputs.Set(name, inputs.Get(name).WithSecret(true))
		}
	}
	inputs = inputs.Set(defaultsKey, toValue(madeUp))
	if t.check != nil {
		return p.CheckResponse{Inputs: inputs, Failures: t.check(t.settle(fromMap(inputs)))}, nil
	}
	return p.CheckResponse{Inputs: inputs}, nil
}

// nameFor keeps the name that the provider made up before; a name that the program gave and gives no more is not kept.
func (s *simulator) nameFor(ctx context.Context, t *resourceType, req p.CheckRequest) (string, error) {
	old := fromMap(req.State)
	if old.has(t.name.property) && slices.Contains(filledIn(req.State), t.name.property) {
		return old.str(t.name.property), nil
	}
	return t.name.propose(namingOf(ctx, req.RandomSeed), req.Urn.Name())
}

func filledIn(inputs property.Map) []string {
	return props{defaultsKey: fromValue(inputs.Get(defaultsKey))}.strs(defaultsKey)
}

func (s *simulator) diff(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	t, err := typeOf(string(req.Urn.Type()))
	if err != nil {
		return p.DiffResponse{}, err
	}
	old, inputs := fromMap(req.State), fromMap(req.Inputs)
	diffs := t.diff(old, fromMap(req.OldInputs), inputs, req.IgnoreChanges)
	replaces := false
	for _, d := range diffs {
		replaces = replaces || d.Kind == p.AddReplace || d.Kind == p.UpdateReplace || d.Kind == p.DeleteReplace
	}
	return p.DiffResponse{
		HasChanges: len(diffs) > 0, DetailedDiff: diffs,
		DeleteBeforeReplace: replaces && t.deletesFirst(old, inputs, filledIn(req.Inputs)),
	}, nil
}
