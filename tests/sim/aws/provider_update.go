package awssim

import (
	"context"

	p "github.com/pulumi/pulumi-go-provider"
)

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
	err = cloud.store.write(func(w *world) error {
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
	err = cloud.store.write(func(w *world) error { return deleteFrom(view{world: w, region: s.region}, token, req.ID) })
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
