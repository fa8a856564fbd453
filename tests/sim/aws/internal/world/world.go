// Package world is the state of the cloud, and where it is kept.
package world

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// World is everything that a cloud remembers.
type World struct {
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
	// Pending is what waits for the maintenance window of a replication group, by its account, region and id.
	Pending map[string]map[string]any `json:"pending,omitempty"`
	// NodeQuota is the account's quota of nodes in a cluster; 0 is the default.
	NodeQuota int `json:"nodeQuota,omitempty"`
	// SubnetQuota is the account's quota of subnets in a subnet group; 0 is the default.
	SubnetQuota int `json:"subnetQuota,omitempty"`
	// ServerlessQuota is the account's quota of serverless caches in a region; 0 is the default.
	ServerlessQuota int `json:"serverlessQuota,omitempty"`
	// Vault is what AWS has to know and tells nobody: passwords, tokens, the values of secrets. See [View.Hide].
	Vault map[string][][]byte `json:"vault,omitempty"`
	// Scheduled are the secrets whose names wait for the end of their recovery window, by account, region and name.
	Scheduled map[string]bool `json:"scheduled,omitempty"`
	// Hosts are where tests serve replication groups, by id. See ServeAt of the cloud.
	Hosts map[string]string `json:"hosts,omitempty"`
	// Served are where tests serve serverless caches, by name. See ServeServerlessAt of the cloud.
	Served map[string]Served `json:"served,omitempty"`
	// Datapoints is what CloudWatch was given, by account and region.
	Datapoints map[string][]Datapoint `json:"datapoints,omitempty"`
	// Epoch is when minute 0 begins; the zero time is the default. See StartAt of the cloud.
	Epoch time.Time `json:"epoch,omitzero"`
	// Scaling is what Application Auto Scaling remembers, by account and region.
	Scaling map[string]*Scaling `json:"scaling,omitempty"`
	// ShardMinutes and ReplicaMinutes are how long an activity of scaling takes; 0 is the default.
	ShardMinutes   int `json:"shardMinutes,omitempty"`
	ReplicaMinutes int `json:"replicaMinutes,omitempty"`
	// Objects are what is in the buckets of S3, by bucket and in the order of their keys.
	Objects map[string][]Object `json:"objects,omitempty"`
	// Altered are the ids of the default resources that are gone, or that stand changed among the others.
	Altered map[string]bool `json:"altered,omitempty"`

	defaults Defaults
}

// Served is where a test serves a serverless cache.
type Served struct {
	Host       string `json:"host"`
	Port       int    `json:"port"`
	ReaderPort int    `json:"readerPort"`
}

// Reset makes the world as new.
func (w *World) Reset() { *w = World{defaults: w.defaults} }

// fork is a world that can be changed without changing this one. The two share their resources, which are therefore
// never changed in place: see [World.Replace].
func (w *World) fork() *World {
	forked := *w
	forked.Resources = slices.Clone(w.Resources)
	forked.Overwritten = slices.Clone(w.Overwritten)
	forked.Faults = slices.Clone(w.Faults)
	forked.Calls = maps.Clone(w.Calls)
	forked.Retries = maps.Clone(w.Retries)
	forked.Datapoints = maps.Clone(w.Datapoints)
	forked.Scaling = maps.Clone(w.Scaling)
	forked.Pending = maps.Clone(w.Pending)
	forked.Vault = maps.Clone(w.Vault)
	forked.Hosts = maps.Clone(w.Hosts)
	forked.Served = maps.Clone(w.Served)
	forked.Scheduled = maps.Clone(w.Scheduled)
	forked.Objects = maps.Clone(w.Objects)
	forked.Altered = maps.Clone(w.Altered)
	return &forked
}

// Find is the resource of a type with an id, in any account; an empty region means any. What belongs to no region is
// found from each.
func (w *World) Find(typ, region, id string) *Resource { return w.find("", typ, region, id) }

// find looks in one account; an empty one means any.
func (w *World) find(account, typ, region, id string) *Resource {
	for _, r := range w.Resources {
		if r.Type == typ && r.ID == id && (region == "" || r.Region == "" || r.Region == region) &&
			(account == "" || r.Account == account) {
			return r
		}
	}
	return w.findDefault(account, typ, region, id)
}

// Remove takes a resource away, and what AWS knew of it.
func (w *World) Remove(r *Resource) {
	if r.Default {
		w.alter(r)
	}
	delete(w.Vault, r.vault())
	w.Resources = slices.DeleteFunc(w.Resources, func(other *Resource) bool { return other == r })
}

// Overwrite removes a resource for another one with its name.
func (w *World) Overwrite(r *Resource) {
	w.Overwritten = append(w.Overwritten, r)
	w.Remove(r)
}

// Replace gives a resource other properties.
func (w *World) Replace(r *Resource, properties map[string]any) {
	changed := *r
	changed.Properties = properties
	i := slices.Index(w.Resources, r)
	if r.Default && i < 0 {
		w.alter(r)
		w.Resources = append(w.Resources, &changed)
		return
	}
	w.Resources[i] = &changed
}

// View is the world as a region of an account sees it.
type View struct {
	*World
	Account string
	Region  string
	// during an update, what the engine's state has of the resource: the provider compares with nothing else
	Known props.Map
}

// In is the world as a region of an account sees it. An empty account is that of whoever assumes no role.
func (w *World) In(account, region string) View {
	if account == "" {
		account = Account
	}
	return View{World: w, Account: account, Region: region}
}

// Around is the world as a resource in it sees it.
func (w *World) Around(r *Resource) View { return w.In(r.Account, r.Region) }

// Place tells a region of an account from all others.
func (v View) Place() string { return v.Account + " " + v.Region }

// Find is the resource of a type with an id, in this account; an empty region means any. What belongs to no region is
// found from each.
func (v View) Find(typ, region, id string) *Resource { return v.find(v.Account, typ, region, id) }

// Get are the properties of a resource; nil where there is none.
func (v View) Get(typ, id string) props.Map {
	if r := v.Find(typ, v.Region, id); r != nil {
		return r.Properties
	}
	return nil
}

// All are the resources of a type, in the order of their creation. What belongs to no region is seen from each.
func (v View) All(typ string) []*Resource {
	var out []*Resource
	for r := range v.defaultsIn(v.Account, v.Region) {
		if r.Type == typ {
			out = append(out, r)
		}
	}
	for _, r := range v.Resources {
		if r.Type == typ && r.Account == v.Account && (r.Region == "" || r.Region == v.Region) {
			out = append(out, r)
		}
	}
	return out
}

// NewID is an id in EC2's shape: a prefix and 17 hexadecimal digits, the first of them 0.
func (v View) NewID(prefix string) string {
	v.Serial++
	place := v.Region
	if v.Account != Account {
		place = v.Place() // the default networks of two accounts have the same serials
	}
	return prefix + "-0" + Digest(place, prefix, fmt.Sprint(v.Serial))[:16]
}

// GlobalARN is the ARN of a resource that belongs to no region, in the partition of this one.
func (v View) GlobalARN(service, resource string) string {
	return "arn:" + arn.PartitionOf(v.Region) + ":" + service + "::" + v.Account + ":" + resource
}

// ARN is the ARN of a resource of a service in this region.
func (v View) ARN(service, resource string) string {
	return "arn:" + arn.PartitionOf(v.Region) + ":" + service + ":" + v.Region + ":" + v.Account + ":" + resource
}
