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

// configure takes the region from the configuration or from AWS's own environment variables. All else is accepted and, but for
// the default tags, ignored: there is nobody to authenticate to.
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
	return p.DiffResponse{HasChanges: true, DetailedDiff: map[string]p.PropertyDiff{"region": {Kind: p.UpdateReplace}}}, nil
}

func (s *simulator) invoke(_ context.Context, req p.InvokeRequest) (p.InvokeResponse, error) {
	f, ok := functions()[string(req.Token)]
	if !ok {
		return p.InvokeResponse{}, fmt.Errorf("the simulated AWS has no function %q; it has %v", req.Token, sortedKeys(functions()))
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

// check holds the inputs against the SDK's contract, fills in what the provider fills in, and asks the provider's own rules.
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
			return p.CheckResponse{Inputs: inputs, Failures: []p.CheckFailure{{Property: t.name.property, Reason: err.Error()}}}, nil
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

func (s *simulator) create(_ context.Context, req p.CreateRequest) (p.CreateResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	inputs, secrets := t.settle(fromMap(req.Properties)), t.secretsOf(req.Properties)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.CreateResponse{Properties: t.foresee(inputs).toMap(secrets)}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.CreateResponse{}, err
	}
	failure, err := cloud.enter("create", token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	if failure != nil && !failure.HalfWay {
		return p.CreateResponse{}, t.wrap("creating", token, failure.error())
	}
	var id string
	var out props
	err = cloud.write(func(w *world) error {
		id, out, err = t.createIn(view{world: w, region: s.region}, token, inputs)
		return err
	})
	if err != nil {
		return p.CreateResponse{}, t.wrap("creating", token, err)
	}
	resp := p.CreateResponse{ID: id, Properties: t.withSecrets(out, inputs).toMap(secrets)}
	if failure != nil {
		err := t.wrap("waiting for the creation of", token, failure.error())
		resp.PartialState = &p.InitializationFailed{Reasons: []string{err.Error()}}
		return resp, err
	}
	return resp, nil
}

// createIn asks AWS, and puts what it made into the cloud.
func (t *resourceType) createIn(v view, token string, inputs props) (string, props, error) {
	if hasUnknown(map[string]any(inputs)) {
		return "", nil, fmt.Errorf("unknown values reached a create of %s", token)
	}
	if err := t.refuse(v, inputs); err != nil {
		return "", nil, err
	}
	id, out, err := t.create(v, inputs.clone())
	if err != nil {
		return "", nil, err
	}
	created := &Resource{Type: token, Region: v.region, ID: id, Properties: t.stored(out)}
	if t.global {
		created.Region = ""
	}
	v.Resources = append(v.Resources, created)
	return id, out, nil
}

func (t *resourceType) refuse(v view, inputs props) error {
	if t.rules != nil {
		if err := t.rules(inputs); err != nil {
			return err
		}
	}
	if t.references != nil {
		return t.references(v, inputs)
	}
	return nil
}

// stored is what the cloud keeps: plain JSON, and a hash in place of a secret.
func (t *resourceType) stored(out props) props {
	stored := out.clone()
	for _, path := range t.secrets {
		if secret := stored.lookup(path); !isEmpty(secret) {
			stored.put(path, hashedAll(secret))
		}
	}
	return stored
}

// withSecrets puts the secrets, which AWS does not tell, back into what the provider reports.
func (t *resourceType) withSecrets(out, known props) props {
	out = out.clone()
	for _, path := range t.secrets {
		out.put(path, nil)
		if secret := known.lookup(path); !isEmpty(secret) {
			out.put(path, secret)
		}
	}
	return out
}

// secretsOf names what must come out secret: what went in so, and what always is.
func (t *resourceType) secretsOf(m property.Map) map[string]bool {
	secrets := secretsOf(m)
	for _, name := range t.secretInputs() {
		secrets[name] = true
	}
	return secrets
}

// addTags merges the provider's default tags under the resource's own, into tagsAll.
func (s *simulator) addTags(t *resourceType, inputs props) {
	if _, tagged := t.contract().outputs["tagsAll"]; !tagged {
		return
	}
	if _, later := inputs["tags"].(unknown); later {
		inputs["tagsAll"] = unknown{}
		return
	}
	all := map[string]any{}
	for key, value := range s.defaultTags {
		all[key] = value
	}
	for key, value := range inputs.object("tags") {
		all[key] = value
	}
	inputs["tagsAll"] = all
}

// foresee is what a preview of a create can tell: the inputs; everything that AWS decides is unknown.
func (t *resourceType) foresee(inputs props) props {
	out := inputs.clone()
	c := t.contract()
	for name := range c.outputs {
		if _, isInput := c.inputs[name]; !isInput || t.isComputed(name) {
			if _, given := out[name]; !given {
				out[name] = unknown{}
			}
		}
	}
	return out
}

func (s *simulator) update(_ context.Context, req p.UpdateRequest) (p.UpdateResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.UpdateResponse{}, err
	}
	inputs, secrets := t.settle(fromMap(req.Inputs)), t.secretsOf(req.Inputs)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.UpdateResponse{Properties: t.foreseeUpdate(fromMap(req.State), inputs).toMap(secrets)}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.UpdateResponse{}, err
	}
	failure, err := cloud.enter("update", token)
	if err != nil {
		return p.UpdateResponse{}, err
	}
	if failure != nil {
		return p.UpdateResponse{}, t.wrap("updating", req.ID, failure.error())
	}
	var out props
	err = cloud.write(func(w *world) error {
		v := view{world: w, region: s.region, known: fromMap(req.State)}
		r := w.find(token, s.region, req.ID)
		if r == nil {
			return refuse(t.notFound, "%s not found.", req.ID)
		}
		out = t.merge(r.Properties, inputs)
		out["tagsAll"] = normal(inputs["tagsAll"])
		if t.update != nil {
			err = t.update(v, r.Properties, inputs, out)
		} else if t.rules != nil {
			err = t.rules(inputs)
		}
		if err == nil {
			w.replace(r, t.stored(out))
		}
		return err
	})
	if err != nil {
		return p.UpdateResponse{}, t.wrap("updating", req.ID, err)
	}
	return p.UpdateResponse{Properties: t.withSecrets(out, inputs).toMap(secrets)}, nil
}

// foreseeUpdate is what a preview of an update can tell: the state with the new inputs, and unknown what they unsettle.
func (t *resourceType) foreseeUpdate(state, inputs props) props {
	out := t.merge(state, inputs)
	if all, tagged := inputs["tagsAll"]; tagged {
		out["tagsAll"] = all
	}
	if t.unsettled != nil {
		for _, name := range t.unsettled(state, inputs) {
			if _, given := inputs[name]; !given {
				out[name] = unknown{}
			}
		}
	}
	return out
}

func (s *simulator) delete(_ context.Context, req p.DeleteRequest) error {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return err
	}
	cloud, err := s.open()
	if err != nil {
		return err
	}
	failure, err := cloud.enter("delete", token)
	if err != nil {
		return err
	}
	if failure != nil {
		return t.wrap("deleting", req.ID, failure.error())
	}
	err = cloud.write(func(w *world) error { return deleteFrom(view{world: w, region: s.region}, token, req.ID) })
	if err != nil {
		return t.wrap("deleting", req.ID, err)
	}
	return nil
}

// deleteFrom removes a resource unless something uses it. One that is gone already is no error, as for the provider.
func deleteFrom(v view, token, id string) error {
	t, err := typeOf(token)
	if err != nil {
		return err
	}
	r := v.find(token, v.region, id)
	if r == nil {
		return nil
	}
	if t.beforeDelete != nil {
		if err := t.beforeDelete(v, r); err != nil {
			return err
		}
	}
	v.remove(r)
	return nil
}

// read serves refresh, which knows the inputs so far, and import, which knows the id alone.
func (s *simulator) read(_ context.Context, req p.ReadRequest) (p.ReadResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.ReadResponse{}, err
	}
	cloud, err := s.open()
	if err != nil {
		return p.ReadResponse{}, err
	}
	failure, err := cloud.enter("read", token)
	if err != nil {
		return p.ReadResponse{}, err
	}
	if failure != nil {
		return p.ReadResponse{}, t.wrap("reading", req.ID, failure.error())
	}
	var found, state, inputs props
	err = cloud.read(func(w *world) error {
		v := view{world: w, region: s.region}
		if found = v.get(token, req.ID); found == nil {
			return nil
		}
		state, inputs = t.seen(found, fromMap(req.Properties), fromMap(req.Inputs), req.Inputs.Len() > 0)
		if t.reread != nil {
			t.reread(v, req.ID, state, inputs)
		}
		return nil
	})
	if err != nil || found == nil {
		return p.ReadResponse{}, err
	}
	secrets := t.secretsOf(req.Inputs)
	out := inputs.toMap(secrets)
	if madeUp, ok := req.Inputs.GetOk(defaultsKey); ok {
		out = out.Set(defaultsKey, madeUp)
	} else {
		out = out.Set(defaultsKey, toValue([]any{}))
	}
	return p.ReadResponse{ID: req.ID, Properties: state.toMap(secrets), Inputs: out}, nil
}

// seen is what a read reports of a resource: its state, and the inputs that would have led to it. What AWS does not tell is
// taken from what Pulumi knew. A refresh keeps the inputs' own spelling where it means the same, and adds what someone else
// set; an import reports everything that is not empty.
func (t *resourceType) seen(found, oldState, oldInputs props, refresh bool) (state, inputs props) {
	state, inputs = t.withSecrets(found, oldState), props{}
	for _, name := range t.writeOnly {
		if value, known := oldState[name]; known {
			state[name] = value
		} else if refresh {
			delete(state, name)
		}
	}
	for name := range t.contract().inputs {
		value, exists := state[name]
		old, wasSent := oldInputs[name]
		switch {
		case wasSent && (t.isWriteOnly(name) || t.same(name, old, value)):
			inputs[name] = old
		case wasSent && exists:
			inputs[name] = value
		case wasSent:
		case exists && !isEmpty(value) && (!refresh || (!t.isComputed(name) && !t.isWriteOnly(name) && !isZero(value))):
			inputs[name] = value
		}
	}
	if !refresh && t.imported != nil {
		t.imported(state, inputs)
	}
	return state, inputs
}

// wrap says what was being done, as the provider does around an error of AWS.
func (t *resourceType) wrap(doing, what string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, what, err)
}
