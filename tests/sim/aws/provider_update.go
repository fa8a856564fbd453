package awssim

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

func (s *simulator) update(_ context.Context, req p.UpdateRequest) (p.UpdateResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.UpdateResponse{}, err
	}
	state := props.FromMap(req.State)
	inputs, secrets := t.Settle(props.FromMap(req.Inputs)), t.SecretsOf(req.Inputs)
	inputs = withoutChanges(state, inputs, req.IgnoreChanges)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.UpdateResponse{Properties: t.ForeseeUpdate(state, inputs).ToMap(secrets)}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.UpdateResponse{}, err
	}
	failure, err := cloud.enter("update", token)
	if err != nil {
		return p.UpdateResponse{}, err
	}
	if failure != nil && failure.Before() {
		return p.UpdateResponse{}, t.Wrap("updating", req.ID, failure.AsError())
	}
	var out props.Map
	err = cloud.store.Write(func(w *world.World) error {
		v := s.view(w)
		v.Known = state
		r := v.Find(token, s.region, t.KeyOf(req.ID, state))
		if r == nil {
			return awserr.New(t.NotFound, "%s not found.", req.ID)
		}
		out = t.Merge(r.Properties, inputs)
		out["tagsAll"] = props.Normal(inputs["tagsAll"])
		if t.Update != nil {
			err = t.Update(v, r.Properties, inputs, out)
		} else if t.Rules != nil {
			err = t.Rules(inputs)
		}
		if err == nil {
			w.Replace(r, t.Stored(out))
		}
		return err
	})
	if err == nil {
		err = answer(failure)
	}
	if err != nil {
		return p.UpdateResponse{}, t.Wrap("updating", req.ID, err)
	}
	for _, name := range t.WriteOnly {
		if value, sent := inputs[name]; sent {
			out[name] = value // as the program sends it, whatever AWS keeps
		}
	}
	return p.UpdateResponse{Properties: t.WithSecrets(out, inputs).ToMap(secrets)}, nil
}

// withoutChanges are inputs with what the state has in place of changes that the program ignores: the provider leaves
// them out of its calls.
func withoutChanges(state, inputs props.Map, ignored []string) props.Map {
	for _, name := range ignored {
		if value, found := state[name]; found {
			inputs[name] = value
		} else {
			delete(inputs, name)
		}
	}
	return inputs
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
	if failure != nil && failure.Before() {
		return t.Wrap("deleting", req.ID, failure.AsError())
	}
	err = cloud.store.Write(func(w *world.World) error {
		return deleteFrom(s.view(w), token, t.KeyOf(req.ID, props.FromMap(req.Properties)))
	})
	if err == nil {
		err = answer(failure)
	}
	if err != nil {
		return t.Wrap("deleting", req.ID, err)
	}
	return nil
}
