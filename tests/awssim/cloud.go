package awssim

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

const (
	// StateEnv names the environment variable that says where the cloud's file is.
	StateEnv = "AWSSIM_STATE"
	// Account is the one account of the simulated AWS.
	Account = "123456789012"
	// partition is the AWS partition in every ARN.
	partition = "aws"
)

// Cloud is the simulated AWS, kept in a JSON file. Any number of processes may have it open.
type Cloud struct{ path string }

// Resource is something that exists in the cloud.
type Resource struct {
	Type       string         `json:"type"` // the Pulumi token, such as aws:ec2/vpc:Vpc
	Region     string         `json:"region"`
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

// Open names the file of a cloud. An empty or absent file is an empty cloud.
func Open(path string) *Cloud { return &Cloud{path: path} }

// OpenEnv opens the cloud that AWSSIM_STATE names.
func OpenEnv() (*Cloud, error) {
	path := os.Getenv(StateEnv)
	if path == "" {
		return nil, fmt.Errorf("%s is not set: it names the file in which the simulated AWS keeps its cloud", StateEnv)
	}
	return Open(path), nil
}

// List is all that exists, in all regions, ordered by type, region and id.
func (c *Cloud) List() ([]Resource, error) {
	var out []Resource
	err := c.read(func(w *world) error {
		for _, r := range w.Resources {
			out = append(out, *r)
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool { return out[i].key() < out[j].key() })
	return out, err
}

// Get is one resource, by type and id, in whatever region it is.
func (c *Cloud) Get(typ, id string) (Resource, error) {
	var out Resource
	err := c.read(func(w *world) error {
		r := w.find(typ, "", id)
		if r == nil {
			return fmt.Errorf("%w: %s %s", ErrNotFound, typ, id)
		}
		out = *r
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
		if value == nil {
			delete(r.Properties, key)
			return nil
		}
		t, err := typeOf(typ)
		if err != nil {
			return err
		}
		if t.isSecret(key) {
			value = hashed(fmt.Sprint(value))
		}
		r.Properties[key] = normal(value)
		if key == "tags" {
			r.Properties["tagsAll"] = normal(value)
		}
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

// Reset empties the cloud: resources, faults and counters.
func (c *Cloud) Reset() error {
	return c.write(func(w *world) error {
		*w = world{}
		return nil
	})
}

// world is the content of the file.
type world struct {
	// Serial grows with every id that was given out, so that ids never repeat and a run is repeatable.
	Serial    int         `json:"serial"`
	Resources []*Resource `json:"resources"`
	Faults    []*Fault    `json:"faults,omitempty"`
	// Calls counts what was asked of each type, as "create aws:ec2/vpc:Vpc".
	Calls map[string]int `json:"calls,omitempty"`
	// Retries counts the throttled attempts that the provider repeated by itself.
	Retries map[string]int `json:"retries,omitempty"`
}

// read shows the world to f.
func (c *Cloud) read(f func(*world) error) error {
	return locked(c.path, func() error {
		w, err := c.load()
		if err != nil {
			return err
		}
		return f(w)
	})
}

// write lets f change the world. Nothing changes when f fails.
func (c *Cloud) write(f func(*world) error) error {
	return locked(c.path, func() error {
		w, err := c.load()
		if err != nil {
			return err
		}
		if err := f(w); err != nil {
			return err
		}
		return c.save(w)
	})
}

func (c *Cloud) load() (*world, error) {
	w := &world{}
	content, err := os.ReadFile(c.path)
	if errors.Is(err, os.ErrNotExist) || (err == nil && len(content) == 0) {
		return w, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the simulated cloud: %w", err)
	}
	if err := json.Unmarshal(content, w); err != nil {
		return nil, fmt.Errorf("reading the simulated cloud %s: %w", c.path, err)
	}
	return w, nil
}

// save replaces the file in one step, so that a reader never sees half of it.
func (c *Cloud) save(w *world) error {
	content, err := json.MarshalIndent(w, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(c.path), filepath.Base(c.path)+".*")
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), c.path)
	}
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

// find is the resource of a type with an id; an empty region means any.
func (w *world) find(typ, region, id string) *Resource {
	for _, r := range w.Resources {
		if r.Type == typ && r.ID == id && (region == "" || r.Region == region) {
			return r
		}
	}
	return nil
}

func (w *world) remove(r *Resource) {
	for i, other := range w.Resources {
		if other == r {
			w.Resources = append(w.Resources[:i], w.Resources[i+1:]...)
			return
		}
	}
}

func (r Resource) key() string { return r.Type + "\x00" + r.Region + "\x00" + r.ID }

// view is the world as one region of it sees it.
type view struct {
	*world
	region string
}

func (v view) get(typ, id string) props {
	if r := v.find(typ, v.region, id); r != nil {
		return r.Properties
	}
	return nil
}

// all are the resources of a type, in the order of their creation.
func (v view) all(typ string) []*Resource {
	var out []*Resource
	for _, r := range v.Resources {
		if r.Type == typ && r.Region == v.region {
			out = append(out, r)
		}
	}
	return out
}

// newID is an id in EC2's shape: a prefix and 17 hexadecimal digits, the first of them 0.
func (v view) newID(prefix string) string {
	v.Serial++
	return prefix + "-0" + digest(v.region, prefix, fmt.Sprint(v.Serial))[:16]
}

func (v view) arn(service, resource string) string {
	return "arn:" + partition + ":" + service + ":" + v.region + ":" + Account + ":" + resource
}

// digest is a short stand-in for the random parts of what AWS makes up.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}

// hashed is what the cloud keeps of a secret.
func hashed(secret string) string { return "sha256:" + digest(secret) }
