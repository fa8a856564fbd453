package awssim

import (
	"fmt"
	"maps"
	"slices"
)

// world is everything that a cloud remembers.
type world struct {
	// Serial grows with every id that was given out, so that ids never repeat and a run is repeatable.
	Serial    int         `json:"serial"`
	Resources []*Resource `json:"resources"`
	// Overwritten is what others with the same name took the place of.
	Overwritten []*Resource `json:"overwritten,omitempty"`
	Faults      []Fault     `json:"faults,omitempty"`
	// Calls counts what was asked of each type, as "create aws:ec2/vpc:Vpc".
	Calls map[string]int `json:"calls,omitempty"`
	// Retries counts the throttled attempts that the provider repeated by itself.
	Retries map[string]int `json:"retries,omitempty"`
	// Pending is what waits for the maintenance window of a replication group, by its region and id.
	Pending map[string]map[string]any `json:"pending,omitempty"`
	// NodeQuota is the account's quota of nodes in a cluster; 0 is the default.
	NodeQuota int `json:"nodeQuota,omitempty"`
	// SubnetQuota is the account's quota of subnets in a subnet group; 0 is the default.
	SubnetQuota int `json:"subnetQuota,omitempty"`
	// Vault is what AWS has to know and tells nobody: passwords, tokens, the values of secrets. See [view.hide].
	Vault map[string][][]byte `json:"vault,omitempty"`
	// Scheduled are the secrets whose names wait for the end of their recovery window, by region and name.
	Scheduled map[string]bool `json:"scheduled,omitempty"`
	// Hosts are where tests serve replication groups, by id. See [Cloud.ServeAt].
	Hosts map[string]string `json:"hosts,omitempty"`
	// Datapoints is what CloudWatch was given, by region.
	Datapoints map[string][]Datapoint `json:"datapoints,omitempty"`
}

// fork is a world that can be changed without changing this one. The two share their resources, which are therefore
// never changed in place: see [world.replace].
func (w *world) fork() *world {
	forked := *w
	forked.Resources = slices.Clone(w.Resources)
	forked.Overwritten = slices.Clone(w.Overwritten)
	forked.Faults = slices.Clone(w.Faults)
	forked.Calls = maps.Clone(w.Calls)
	forked.Retries = maps.Clone(w.Retries)
	forked.Datapoints = maps.Clone(w.Datapoints)
	forked.Pending = maps.Clone(w.Pending)
	forked.Vault = maps.Clone(w.Vault)
	forked.Hosts = maps.Clone(w.Hosts)
	forked.Scheduled = maps.Clone(w.Scheduled)
	return &forked
}

// find is the resource of a type with an id; an empty region means any. What belongs to no region is found from each.
func (w *world) find(typ, region, id string) *Resource {
	for _, r := range w.Resources {
		if r.Type == typ && r.ID == id && (region == "" || r.Region == "" || r.Region == region) {
			return r
		}
	}
	return nil
}

func (w *world) remove(r *Resource) {
	delete(w.Vault, r.vault())
	w.Resources = slices.DeleteFunc(w.Resources, func(other *Resource) bool { return other == r })
}

// overwrite removes a resource for another one with its name.
func (w *world) overwrite(r *Resource) {
	w.Overwritten = append(w.Overwritten, r)
	w.remove(r)
}

// replace gives a resource other properties.
func (w *world) replace(r *Resource, properties map[string]any) {
	changed := *r
	changed.Properties = properties
	w.Resources[slices.Index(w.Resources, r)] = &changed
}

// view is the world as one region of it sees it.
type view struct {
	*world
	region string
	// during an update, what the engine's state has of the resource: the provider compares with nothing else
	known props
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
	return "arn:" + partitionOf(v.region) + ":" + service + ":" + v.region + ":" + Account + ":" + resource
}
