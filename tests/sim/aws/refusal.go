package awssim

import (
	"fmt"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
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
// it: nil when it would, a [*ContractError] when the provider refuses, an [*AWSError] when AWS does. Names of other
// resources are taken on trust when they are well formed, and of quotas those count that AWS raises for nobody. Values
// that are not known yet are treated as not sent.
func Refusal(token string, inputs property.Map) error {
	t, in, err := prepare(token, inputs)
	if err != nil || t.rules == nil {
		return err
	}
	return t.rules(in)
}

// Refusal asks the same in a region of this cloud, where the resources that the inputs name have to exist. Nothing is
// created.
func (c *Cloud) Refusal(region, token string, inputs property.Map) error {
	t, in, err := prepare(token, inputs)
	if err != nil {
		return err
	}
	return c.store.read(func(w *world) error {
		v := view{world: w, region: region}
		if err := t.refuse(v, in); err != nil {
			return err
		}
		_, _, err := t.create(v, in.clone()) // into a world that is not saved
		return err
	})
}

// prepare does what the provider's check does, with the name that a program would get.
func prepare(token string, inputs property.Map) (*resourceType, props, error) {
	t, err := typeOf(token)
	if err != nil {
		return nil, nil, err
	}
	failures := t.contract().check(inputs)
	in := t.settle(fromMap(inputs).known())
	for name, value := range t.defaults {
		if name != "engine" || !in.has("globalReplicationGroupId") {
			in.otherwise(name, value)
		}
	}
	if t.name != nil && !in.has("namePrefix") {
		in.otherwise(t.name.property, "unnamed")
	}
	if len(failures) == 0 && t.check != nil {
		failures = t.check(in)
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
func (c *Cloud) Create(region, token string, inputs property.Map) (Resource, error) {
	t, in, err := prepare(token, inputs)
	if err != nil {
		return Resource{}, err
	}
	s := &simulator{region: region}
	s.addTags(t, in)
	var created Resource
	err = c.store.write(func(w *world) error {
		id, _, err := t.createIn(view{world: w, region: region}, token, in)
		if err != nil {
			return fmt.Errorf("creating %s: %w", token, err)
		}
		created = w.find(token, region, id).clone()
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
	err = c.store.read(func(w *world) error {
		r := w.find(token, region, id)
		if r == nil {
			return refuse(t.notFound, "%s not found.", id)
		}
		state := props(r.Properties).clone()
		for _, name := range t.writeOnly {
			if value, sent := before[name]; sent {
				state[name] = value // as the engine's state has it, and not the cloud
			}
		}
		state = t.withSecrets(state, before)
		for _, d := range t.diff(state, before, now, ignore) {
			replaced = replaced || d.Kind == p.AddReplace || d.Kind == p.UpdateReplace || d.Kind == p.DeleteReplace
		}
		if replaced || t.update == nil {
			return nil
		}
		return t.update(view{world: w, region: region, known: state}, state, now, t.merge(state, now))
	})
	return replaced, err
}
