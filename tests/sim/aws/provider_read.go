package awssim

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"
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
		return p.ReadResponse{}, t.wrap("reading", req.ID, failure.error())
	}
	var found, state, inputs props
	err = cloud.store.read(func(w *world) error {
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
