package awssim

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

func (s *simulator) create(_ context.Context, req p.CreateRequest) (p.CreateResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	inputs, secrets := t.Settle(props.FromMap(req.Properties)), t.SecretsOf(req.Properties)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.CreateResponse{Properties: t.Foresee(inputs).ToMap(secrets)}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.CreateResponse{}, err
	}
	failure, err := cloud.enter("create", token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	if failure != nil && failure.Before() {
		return p.CreateResponse{}, t.Wrap("creating", token, failure.AsError())
	}
	var id string
	var out props.Map
	err = cloud.store.Write(func(w *world.World) error {
		id, out, err = t.CreateIn(s.view(w), token, inputs)
		return err
	})
	if err != nil {
		return p.CreateResponse{}, t.Wrap("creating", token, err)
	}
	lost := answer(failure)
	if lost != nil && failure.Lost {
		return p.CreateResponse{}, t.Wrap("waiting for the creation of", token, lost)
	}
	resp := p.CreateResponse{ID: id, Properties: t.WithSecrets(out, inputs).ToMap(secrets)}
	if lost != nil {
		err := t.Wrap("waiting for the creation of", token, lost)
		resp.PartialState = &p.InitializationFailed{Reasons: []string{err.Error()}}
		return resp, err
	}
	return resp, nil
}
