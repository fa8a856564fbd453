package awssim

import (
	"fmt"
	"os"
	"slices"
	"sort"
)

// StateEnv names the environment variable that says where the cloud's file is.
const StateEnv = "AWSSIM_STATE"

// Cloud is the simulated AWS, kept in a JSON file or in memory.
type Cloud struct{ store store }

// Open names the file of a cloud. An empty or absent file is an empty cloud. Any number of processes may have it open.
func Open(path string) *Cloud { return &Cloud{fileStore{path}} }

// InMemory is an empty cloud that this process alone sees, and that is gone with it.
func InMemory() *Cloud { return &Cloud{&memoryStore{}} }

// OpenEnv opens the cloud that AWSSIM_STATE names.
func OpenEnv() (*Cloud, error) {
	path := os.Getenv(StateEnv)
	if path == "" {
		return nil, fmt.Errorf("%s is not set: it names the file in which the simulated AWS keeps its cloud", StateEnv)
	}
	return Open(path), nil
}

// List is all that exists of a program's resources, in all regions, ordered by type, region and id.
func (c *Cloud) List() ([]Resource, error) {
	var out []Resource
	err := c.store.read(func(w *world) error {
		for _, r := range w.Resources {
			if r.Type != snapshotType {
				out = append(out, r.clone())
			}
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool { return out[i].key() < out[j].key() })
	return out, err
}

// Snapshots are the names of the final snapshots, which are no resources of a program's and stay when all of them are
// gone.
func (c *Cloud) Snapshots() (names []string, err error) {
	err = c.store.read(func(w *world) error {
		for _, r := range w.Resources {
			if r.Type == snapshotType {
				names = append(names, r.ID)
			}
		}
		return nil
	})
	return names, err
}

// Get is one resource, by type and id, in whatever region it is.
func (c *Cloud) Get(typ, id string) (Resource, error) {
	var out Resource
	err := c.store.read(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		out = r.clone()
		return nil
	})
	return out, err
}

// Set changes one property behind Pulumi's back: drift. A nil value removes the property.
func (c *Cloud) Set(typ, id, key string, value any) error {
	return c.store.write(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		changed := r.clone().Properties
		if value == nil {
			delete(changed, key)
			w.replace(r, changed)
			return nil
		}
		t, err := typeOf(typ)
		if err != nil {
			return err
		}
		changed[key] = normal(value)
		if key == "tags" {
			changed["tagsAll"] = normal(value)
		}
		if slices.Contains(t.secretInputs(), key) {
			changed[key] = t.stored(props{key: value})[key]
		}
		w.replace(r, changed)
		return nil
	})
}

// Delete asks AWS to delete a resource, which AWS refuses while something uses it.
func (c *Cloud) Delete(typ, id string) error {
	return c.store.write(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		return deleteFrom(view{world: w, region: r.Region}, typ, id)
	})
}

// Forget makes a resource vanish, whatever uses it.
func (c *Cloud) Forget(typ, id string) error {
	return c.store.write(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		w.remove(r)
		return nil
	})
}

// Secret is the current value of a secret, by name or ARN, in whatever region it is. It stays when the version goes, as
// AWS deletes no version that is current.
func (c *Cloud) Secret(nameOrARN string) (value string, found bool) {
	_ = c.store.read(func(w *world) error {
		value, found = currentValue(w, nameOrARN)
		return nil
	})
	return value, found
}

// Overwritten is all that went because something with the same name was created, in that order. CloudWatch puts alarms
// and dashboards where others are, and tells nobody.
func (c *Cloud) Overwritten() ([]Resource, error) {
	var out []Resource
	err := c.store.read(func(w *world) error {
		for _, r := range w.Overwritten {
			out = append(out, r.clone())
		}
		return nil
	})
	return out, err
}

// Reset makes the cloud as new: no resources, no faults, no datapoints, counters at zero, and the default quotas.
func (c *Cloud) Reset() error {
	return c.store.write(func(w *world) error {
		*w = world{}
		return nil
	})
}
