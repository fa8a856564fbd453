package awssim

import (
	"fmt"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// ContractError is the provider's refusal of inputs before AWS sees them: each failure with the property's path.
type ContractError struct {
	Type     string
	Failures []Failure
}

// Failure is one property that the provider does not take.
type Failure struct{ Property, Reason string }

func (e *ContractError) Error() string {
	lines := make([]string, len(e.Failures))
	for i, f := range e.Failures {
		lines[i] = f.Property + ": " + f.Reason
	}
	return e.Type + ": " + strings.Join(lines, "; ")
}

// Refusal asks whether a create of a resource with these inputs would be accepted, as far as the inputs alone decide
// it: nil when it would, a [*ContractError] when the provider refuses, an [*awserr.Error] when AWS does. Names of other
// resources are taken on trust when they are well formed, and of quotas those count that AWS raises for nobody. Values
// that are not known yet are treated as not sent.
func Refusal(token string, inputs property.Map) error {
	t, in, err := prepare(token, inputs)
	if err != nil || t.Rules == nil {
		return err
	}
	return t.Rules(in)
}

// Refusal asks the same in a region of this cloud, where the resources that the inputs name have to exist. Nothing is
// created.
func (c *Cloud) Refusal(region, token string, inputs property.Map) error {
	t, in, err := prepare(token, inputs)
	if err != nil {
		return err
	}
	return c.store.Read(func(w *world.World) error {
		v := w.In(c.account, region)
		if err := t.Refuse(v, in); err != nil {
			return err
		}
		_, _, err := t.Create(v, in.Clone()) // into a world that is not saved
		return err
	})
}

// prepare does what the provider's check does, with the name that a program would get.
func prepare(token string, inputs property.Map) (*registry.Type, props.Map, error) {
	t, err := typeOf(token)
	if err != nil {
		return nil, nil, err
	}
	inputs = t.SpellDocuments(inputs)
	failures := t.Contract().Check(inputs)
	in := t.Settle(props.FromMap(inputs).Known())
	for name, value := range t.Defaults {
		if name != "engine" || !in.Has("globalReplicationGroupId") {
			in.Otherwise(name, value)
		}
	}
	if t.Name != nil && !in.Has(t.Name.Prefix()) {
		in.Otherwise(t.Name.Property, "unnamed")
	}
	if len(failures) == 0 && t.Check != nil {
		failures = t.Check(in)
	}
	if len(failures) == 0 {
		return t, in, nil
	}
	refused := &ContractError{Type: token}
	for _, f := range failures {
		refused.Failures = append(refused.Failures, Failure{f.Property, f.Reason})
	}
	return nil, nil, refused
}

// Create makes a resource in a region without Pulumi, as someone at the console would: for tests of import and of
// collisions.
func (c *Cloud) Create(region, token string, inputs property.Map) (world.Resource, error) {
	t, in, err := prepare(token, inputs)
	if err != nil {
		return world.Resource{}, err
	}
	s := &simulator{region: region}
	s.addTags(t, in)
	var created world.Resource
	err = c.store.Write(func(w *world.World) error {
		v := w.In(c.account, region)
		id, out, err := t.CreateIn(v, token, in)
		if err != nil {
			return fmt.Errorf("creating %s: %w", token, err)
		}
		created = v.Find(token, region, t.KeyOf(id, out)).Clone()
		return nil
	})
	return created, err
}

// Change asks what would become of a resource of which a program sent the one inputs and now sends the others: whether
// the provider would make another one in its place; or else what AWS says to the update. Changes of what the program
// has the engine ignore do not count. Nothing is changed.
func (c *Cloud) Change(region, token, id string, was, is property.Map, ignore []string) (replaced bool, err error) {
	t, before, err := prepare(token, was)
	if err != nil {
		return false, err
	}
	_, now, err := prepare(token, is)
	if err != nil {
		return false, err
	}
	s := &simulator{region: region}
	s.addTags(t, now)
	err = c.store.Read(func(w *world.World) error {
		v := w.In(c.account, region)
		r := v.Find(token, region, id)
		if r == nil {
			return awserr.New(t.NotFound, "%s not found.", id)
		}
		state := props.Map(r.Properties).Clone()
		for _, name := range t.WriteOnly {
			if value, sent := before[name]; sent {
				state[name] = value // as the engine's state has it, and not the cloud
			}
		}
		state = t.WithSecrets(state, before)
		for _, d := range t.Diff(state, before, now, ignore) {
			replaced = replaced || d.Kind == p.AddReplace || d.Kind == p.UpdateReplace || d.Kind == p.DeleteReplace
		}
		if replaced || t.Update == nil {
			return nil
		}
		v.Known = state
		now = withoutChanges(state, now, ignore)
		return t.Update(v, state, now, t.Merge(state, now))
	})
	return replaced, err
}
