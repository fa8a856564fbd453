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
	inputs, secrets := t.Settle(props.FromMap(req.Inputs)), t.SecretsOf(req.Inputs)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.UpdateResponse{Properties: t.ForeseeUpdate(props.FromMap(req.State), inputs).ToMap(secrets)}, nil
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
		return p.UpdateResponse{}, t.Wrap("updating", req.ID, failure.AsError())
	}
	var out props.Map
	err = cloud.store.Write(func(w *world.World) error {
		v := s.view(w)
		v.Known = props.FromMap(req.State)
		r := v.Find(token, s.region, req.ID)
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
	if err != nil {
		return p.UpdateResponse{}, t.Wrap("updating", req.ID, err)
	}
	return p.UpdateResponse{Properties: t.WithSecrets(out, inputs).ToMap(secrets)}, nil
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
		return t.Wrap("deleting", req.ID, failure.AsError())
	}
	err = cloud.store.Write(func(w *world.World) error {
		return deleteFrom(s.view(w), token, req.ID)
	})
	if err != nil {
		return t.Wrap("deleting", req.ID, err)
	}
	return nil
}
