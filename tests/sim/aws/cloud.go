package awssim

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
)

const (
	// StateEnv names the environment variable that says where the cloud's file is.
	StateEnv = "AWSSIM_STATE"
	// Account is the one account of the simulated AWS.
	Account = "123456789012"
)

// Cloud is the simulated AWS, kept in a JSON file or in memory.
type Cloud struct{ store }

// Resource is something that exists in the cloud.
type Resource struct {
	Type       string         `json:"type"`   // the Pulumi token, such as aws:ec2/vpc:Vpc
	Region     string         `json:"region"` // empty for what belongs to no region, such as a dashboard
	ID         string         `json:"id"`
	Properties map[string]any `json:"properties"` // inputs and outputs; secrets as a hash
}

// Name is what AWS calls the resource: its name where it has one, its id otherwise.
func (r Resource) Name() string {
	for _, key := range []string{"name", "replicationGroupId"} {
		if name := props(r.Properties).str(key); name != "" {
			return name
		}
	}
	return r.ID
}

// ErrNotFound is returned for a resource that the cloud does not hold.
var ErrNotFound = errors.New("the simulated cloud holds no such resource")

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
	err := c.read(func(w *world) error {
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
	err = c.read(func(w *world) error {
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
	err := c.read(func(w *world) error {
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
	return c.write(func(w *world) error {
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
	return c.write(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		return deleteFrom(view{world: w, region: r.Region}, typ, id)
	})
}

// Forget makes a resource vanish, whatever uses it.
func (c *Cloud) Forget(typ, id string) error {
	return c.write(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		w.remove(r)
		return nil
	})
}

// Overwritten is all that went because something with the same name was created, in that order. CloudWatch puts alarms
// and dashboards where others are, and tells nobody.
func (c *Cloud) Overwritten() ([]Resource, error) {
	var out []Resource
	err := c.read(func(w *world) error {
		for _, r := range w.Overwritten {
			out = append(out, r.clone())
		}
		return nil
	})
	return out, err
}

// Reset makes the cloud as new: no resources, no faults, no datapoints, counters at zero, and the default quotas.
func (c *Cloud) Reset() error {
	return c.write(func(w *world) error {
		*w = world{}
		return nil
	})
}

// digest is a short stand-in for the random parts of what AWS makes up.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}

// hashed is what the cloud keeps of a secret among the properties of a resource.
func hashed(secret string) string { return "sha256:" + digest(secret) }

// hashedAll is the same for a secret or a list of them.
func hashedAll(secrets any) any {
	list, isList := normal(secrets).([]any)
	if !isList {
		return hashed(fmt.Sprint(secrets))
	}
	for i, secret := range list {
		list[i] = hashed(fmt.Sprint(secret))
	}
	return list
}
