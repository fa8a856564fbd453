package awssim

import (
	"fmt"
	"os"
	"slices"
	"sort"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/ec2"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/secretsmanager"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// StateEnv names the environment variable that says where the cloud's file is.
const StateEnv = "AWSSIM_STATE"

// Cloud is the simulated AWS, kept in a file that grows with each change, or in memory.
type Cloud struct {
	store   world.Store
	account string // the one that is looked at; empty for all
}

// Open names the file of a cloud. An empty or absent file is an empty cloud. Any number of processes may have it open.
func Open(path string) *Cloud { return &Cloud{store: world.File(path, ec2.DefaultNetwork)} }

// InMemory is an empty cloud that this process alone sees, and that is gone with it.
func InMemory() *Cloud { return &Cloud{store: world.Memory(ec2.DefaultNetwork)} }

// OpenEnv opens the cloud that AWSSIM_STATE names.
func OpenEnv() (*Cloud, error) {
	path := os.Getenv(StateEnv)
	if path == "" {
		return nil, fmt.Errorf("%s is not set: it names the file in which the simulated AWS keeps its cloud", StateEnv)
	}
	return Open(path), nil
}

// InAccount is the same cloud as someone in an account sees it: with the resources of that account alone, and what is
// created or asked about a region is so in that account. A cloud as it was opened has the resources of all accounts,
// and [Account] is where it creates and asks.
func (c *Cloud) InAccount(account string) *Cloud { return &Cloud{store: c.store, account: account} }

// find is a resource by type and id, in whatever region it is.
func (c *Cloud) find(w *world.World, typ, id string) (*world.Resource, error) {
	r := w.Find(typ, "", id)
	if c.account != "" {
		r = w.In(c.account, "").Find(typ, "", id)
	}
	if r == nil {
		return nil, fmt.Errorf("%w: %s %s", world.ErrNotFound, typ, id)
	}
	return r, nil
}

// List is all that exists of a program's resources, in all regions, ordered by type, account, region and id. What AWS
// has by itself is not among them.
func (c *Cloud) List() ([]world.Resource, error) {
	var out []world.Resource
	err := c.store.Read(func(w *world.World) error {
		for _, r := range w.Resources {
			if r.Type != awstype.Snapshot && !r.Default && (c.account == "" || r.Account == c.account) {
				out = append(out, r.Clone())
			}
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool { return out[i].Key() < out[j].Key() })
	return out, err
}

// Snapshots are the names of the final snapshots, which are no resources of a program's and stay when all of them are
// gone.
func (c *Cloud) Snapshots() (names []string, err error) {
	err = c.store.Read(func(w *world.World) error {
		for _, r := range w.Resources {
			if r.Type == awstype.Snapshot {
				names = append(names, r.ID)
			}
		}
		return nil
	})
	return names, err
}

// Get is one resource, by type and id, in whatever region it is.
func (c *Cloud) Get(typ, id string) (world.Resource, error) {
	var out world.Resource
	err := c.store.Read(func(w *world.World) error {
		r, err := c.find(w, typ, id)
		if err != nil {
			return err
		}
		out = r.Clone()
		return nil
	})
	return out, err
}

// Set changes one property behind Pulumi's back: drift. A nil value removes the property.
func (c *Cloud) Set(typ, id, key string, value any) error {
	return c.store.Write(func(w *world.World) error {
		r, err := c.find(w, typ, id)
		if err != nil {
			return err
		}
		changed := r.Clone().Properties
		if value == nil {
			delete(changed, key)
			w.Replace(r, changed)
			return nil
		}
		t, err := typeOf(typ)
		if err != nil {
			return err
		}
		changed[key] = props.Normal(value)
		if key == "tags" {
			changed["tagsAll"] = props.Normal(value)
		}
		if slices.Contains(t.SecretInputs(), key) {
			changed[key] = t.Stored(props.Map{key: value})[key]
		}
		w.Replace(r, changed)
		return nil
	})
}

// Delete asks AWS to delete a resource, which AWS refuses while something uses it.
func (c *Cloud) Delete(typ, id string) error {
	return c.store.Write(func(w *world.World) error {
		r, err := c.find(w, typ, id)
		if err != nil {
			return err
		}
		return deleteFrom(w.Around(r), typ, id)
	})
}

// Forget makes a resource vanish, whatever uses it.
func (c *Cloud) Forget(typ, id string) error {
	return c.store.Write(func(w *world.World) error {
		r, err := c.find(w, typ, id)
		if err != nil {
			return err
		}
		w.Remove(r)
		return nil
	})
}

// Secret is the current value of a secret, by name or ARN, in whatever region it is. It stays when the version goes, as
// AWS deletes no version that is current.
func (c *Cloud) Secret(nameOrARN string) (value string, found bool) {
	_ = c.store.Read(func(w *world.World) error {
		value, found = secretsmanager.CurrentValue(w, nameOrARN)
		return nil
	})
	return value, found
}

// Overwritten is all that went because something with the same name was created, in that order. CloudWatch puts alarms
// and dashboards where others are, and tells nobody.
func (c *Cloud) Overwritten() ([]world.Resource, error) {
	var out []world.Resource
	err := c.store.Read(func(w *world.World) error {
		for _, r := range w.Overwritten {
			out = append(out, r.Clone())
		}
		return nil
	})
	return out, err
}

// Reset makes the cloud as new: no resources, no faults, no datapoints, counters at zero, and the default quotas.
func (c *Cloud) Reset() error {
	return c.store.Write(func(w *world.World) error {
		w.Reset()
		return nil
	})
}
