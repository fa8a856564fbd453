package awssim

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

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
		return p.ReadResponse{}, t.Wrap("reading", req.ID, failure.AsError())
	}
	var id string
	var found, state, inputs props.Map
	err = cloud.store.Read(func(w *world.World) error {
		v := s.view(w)
		key := t.KeyOf(req.ID, props.FromMap(req.Properties))
		if found = v.Get(token, key); found == nil {
			return nil
		}
		id = t.IDOf(key, found)
		state, inputs = t.Seen(found, props.FromMap(req.Properties), props.FromMap(req.Inputs), req.Inputs.Len() > 0)
		if t.Reread != nil {
			t.Reread(v, key, state, inputs)
		}
		return nil
	})
	if err != nil || found == nil {
		return p.ReadResponse{}, err
	}
	secrets := t.SecretsOf(req.Inputs)
	out := inputs.ToMap(secrets)
	if madeUp, ok := req.Inputs.GetOk(defaultsKey); ok {
		out = out.Set(defaultsKey, madeUp)
	} else {
		out = out.Set(defaultsKey, props.ToValue([]any{}))
	}
	return p.ReadResponse{ID: id, Properties: state.ToMap(secrets), Inputs: out}, nil
}
