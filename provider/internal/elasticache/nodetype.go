package elasticache

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// NodeType is the compute and memory of a node, for example "cache.r7g.large".
type NodeType struct {
	Family, Size string
}

var nodeTypePattern = lazyregexp.New(
	`^cache\.([a-z][a-z0-9-]{0,15})\.(nano|micro|small|medium|large|\d{0,3}xlarge|metal)$`,
)

// ParseNodeType reads the form alone: AWS adds families faster than a table can follow, so one that is not in the
// table is no error.
func ParseNodeType(s string) (NodeType, error) {
	if m := nodeTypePattern.FindStringSubmatch(s); m != nil {
		return NodeType{Family: m[1], Size: m[2]}, nil
	}
	return NodeType{}, spelling.Malformed(s,
		spelling.Form{What: `a node type of ElastiCache ("cache.<family>.<size>")`, Example: "cache.r7g.large"},
		spelling.Mend(s, spelling.Matching(nodeTypePattern), strings.ToLower, func(s string) string {
			return "cache." + strings.TrimPrefix(strings.TrimPrefix(s, "cache."), "db.")
		}))
}

func (t NodeType) String() string { return "cache." + t.Family + "." + t.Size }

// family is what the sizes of a node family have in common.
type family struct {
	// oldest is the oldest engine version that runs on the family; the zero Version where only Valkey does.
	oldest Version
	// sizes that there are, with the memory of a node in GiB.
	sizes map[string]float64
}

// valkeyOnly marks the families that no version of Redis OSS runs on.
var valkeyOnly = Version{}

var (
	redis4 = Version{Engine: Redis, Major: 4, Minor: 0, Patch: 10}
	redis5 = Version{Engine: Redis, Major: 5, Minor: 0, Patch: 6}
	redis6 = Version{Engine: Redis, Major: 6, Minor: 2, Patch: -1}
)

// families is AWS's table of supported node types, memory in GiB.
// Source: ElastiCache developer guide, "Supported node types" (as of 2026-11).
var families = map[string]family{
	"t2":  {oldest: redis4, sizes: map[string]float64{"micro": 0.555, "small": 1.55, "medium": 3.22}},
	"t3":  {oldest: redis4, sizes: map[string]float64{"micro": 0.5, "small": 1.37, "medium": 3.09}},
	"t4g": {oldest: redis4, sizes: map[string]float64{"micro": 0.5, "small": 1.37, "medium": 3.09}},

	"m4": {oldest: redis4, sizes: map[string]float64{
		"large": 6.42, "xlarge": 14.28, "2xlarge": 29.70, "4xlarge": 60.78, "10xlarge": 154.64,
	}},
	"m5": {oldest: redis4, sizes: map[string]float64{
		"large": 6.38, "xlarge": 12.93, "2xlarge": 26.04, "4xlarge": 52.26, "12xlarge": 157.12, "24xlarge": 314.32,
	}},
	"m6g": {oldest: redis5, sizes: generalGraviton},
	"m7g": {oldest: redis6, sizes: generalGraviton},
	"m8g": {oldest: valkeyOnly, sizes: map[string]float64{
		"large": 6.79, "xlarge": 14.18, "2xlarge": 29.68, "4xlarge": 61.33, "8xlarge": 124.65, "12xlarge": 187.96,
		"16xlarge": 251.27,
	}},

	"r4": {oldest: redis4, sizes: map[string]float64{
		"large": 12.30, "xlarge": 25.05, "2xlarge": 50.47, "4xlarge": 101.38, "8xlarge": 203.26, "16xlarge": 407.00,
	}},
	"r5": {oldest: redis4, sizes: map[string]float64{
		"large": 13.07, "xlarge": 26.32, "2xlarge": 52.82, "4xlarge": 105.81, "12xlarge": 317.77, "24xlarge": 635.61,
	}},
	"r6g": {oldest: redis5, sizes: memoryGraviton},
	"r7g": {oldest: redis6, sizes: memoryGraviton},
	"r8g": {oldest: valkeyOnly, sizes: map[string]float64{
		"large": 14.18, "xlarge": 29.68, "2xlarge": 61.33, "4xlarge": 124.65, "8xlarge": 251.27, "12xlarge": 377.9,
		"16xlarge": 504.52,
	}},
	"r6gd": {oldest: redis6, sizes: map[string]float64{
		"xlarge": 26.32, "2xlarge": 52.82, "4xlarge": 105.81, "8xlarge": 209.55, "12xlarge": 317.77, "16xlarge": 419.09,
	}},

	"c7gn": {oldest: redis6, sizes: map[string]float64{
		"large": 3.09, "xlarge": 6.38, "2xlarge": 12.94, "4xlarge": 26.05, "8xlarge": 52.26, "12xlarge": 78.56,
		"16xlarge": 105.81,
	}},
	"c8gn": {oldest: valkeyOnly, sizes: map[string]float64{
		"large": 3.1, "xlarge": 6.79, "2xlarge": 14.18, "4xlarge": 29.68, "8xlarge": 61.33, "12xlarge": 92.99,
		"16xlarge": 124.65,
	}},
}

// The sizes that two generations of Graviton share.
var (
	generalGraviton = map[string]float64{
		"large": 6.38, "xlarge": 12.93, "2xlarge": 26.04, "4xlarge": 52.26, "8xlarge": 103.68, "12xlarge": 157.12,
		"16xlarge": 209.55,
	}
	memoryGraviton = map[string]float64{
		"large": 13.07, "xlarge": 26.32, "2xlarge": 52.82, "4xlarge": 105.81, "8xlarge": 209.55, "12xlarge": 317.77,
		"16xlarge": 419.09,
	}
)

// vcpus by size. The sizes of ElastiCache nodes follow those of EC2.
// Source: Amazon EC2 instance types, for the size of the same name.
var vcpus = map[string]int{
	"micro": 2, "small": 2, "medium": 2, "large": 2, "xlarge": 4, "2xlarge": 8, "4xlarge": 16, "8xlarge": 32,
	"10xlarge": 40, "12xlarge": 48, "16xlarge": 64, "24xlarge": 96,
}

// Burstable says whether the nodes run on CPU credits: AWS advises them for tests and small loads.
// Source: ElastiCache developer guide, "Supported node types", T2, T3 and T4g.
func (t NodeType) Burstable() bool { return burstable.MatchString(t.Family) }

var burstable = lazyregexp.New(`^t\d`)

// MostConnections is how many clients a node takes at most.
// Source: ElastiCache developer guide, "Engine specific parameters", Redis OSS 2.6.13 parameters, maxclients: "Default:
// 65000", which is for all node types but those that it names.
const MostConnections = 65_000

// fewerConnections are the node types that take fewer clients.
// Source: the same, which names these seven; of T4g it names the smallest alone.
var fewerConnections = map[string]int{
	"t2.micro": 20_000, "t2.small": 20_000, "t2.medium": 20_000, "t3.micro": 20_000, "t3.small": 46_000,
	"t3.medium": 46_000, "t4g.micro": 20_000,
}

// MaxConnections is how many clients the node takes.
func (t NodeType) MaxConnections() int {
	if fewer, ok := fewerConnections[t.Family+"."+t.Size]; ok {
		return fewer
	}
	return MostConnections
}

// creditsPerHour are the CPU credits that a node earns, by its size: a vCPU's minute each.
// Source: EC2 user guide, "Key concepts for burstable performance instances", T3 and T4g.
var creditsPerHour = map[string]float64{"micro": 12, "small": 24, "medium": 24}

// CreditsPerHour is how many CPU credits the node earns in an hour: what it may use for ever. 0 where that is not
// known, and on T2, of which AWS publishes no credits.
// Source: ElastiCache user guide, "Host-Level Metrics", CPUCreditBalance.
func (t NodeType) CreditsPerHour() float64 {
	if t.Family == "t3" || t.Family == "t4g" {
		return creditsPerHour[t.Size]
	}
	return 0
}

// Feature is what a node type may lack.
type Feature string

// The features that not every family has.
const (
	MultiAZ   Feature = "Multi-AZ"
	Snapshots Feature = "snapshots"
	TLS       Feature = "TLS"
	IPv6      Feature = "IPv6"
)

// lacking are the features that the oldest families do not have. AWS has withdrawn most of these families since.
// Source: ElastiCache user guide, "Minimizing downtime in ElastiCache with Multi-AZ" and "Snapshot and restore" (T1),
// "In-transit encryption" (M1, M2); "Choosing a network type in ElastiCache" (IPv6 is for the Nitro system), and Amazon
// EC2 instance types, "Xen-based instances", for the families before it.
var lacking = map[string][]Feature{
	"t1": {MultiAZ, Snapshots, IPv6},
	"m1": {TLS, IPv6},
	"m2": {TLS, IPv6},
	"t2": {IPv6},
	"m3": {IPv6},
	"m4": {IPv6},
	"r3": {IPv6},
	"r4": {IPv6},
	"c1": {IPv6},
}

// Lacks says whether the node type is known to be without a feature.
func (t NodeType) Lacks(f Feature) bool { return slices.Contains(lacking[t.Family], f) }

// withdrawn are the families in which AWS makes no new clusters. Of T2 its documents say no more than that it is of a
// previous generation.
// Source: ElastiCache API, CacheNode, previous generation ("creation of new clusters is not supported").
var withdrawn = []string{"t1", "t2", "m1", "m2", "m3", "r3", "c1"}

// Withdrawn says whether AWS may refuse new clusters of the node type, because it is too old.
func (t NodeType) Withdrawn() bool { return slices.Contains(withdrawn, t.Family) }

// Known says whether the node type is in AWS's table as this package has it.
func (t NodeType) Known() bool {
	_, ok := families[t.Family].sizes[t.Size]
	return ok
}

// FamilySizes are the sizes of the node type's family, the smallest first; none where the family is not known.
func (t NodeType) FamilySizes() []string {
	sizes := families[t.Family].sizes
	return slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return cmp.Compare(sizes[a], sizes[b]) })
}

// MemoryGiB is the memory of a node; 0 where the type is not known.
func (t NodeType) MemoryGiB() float64 { return families[t.Family].sizes[t.Size] }

// VCPUs is the number of virtual CPUs of a node; 0 where the type is not known.
func (t NodeType) VCPUs() int {
	switch {
	case !t.Known():
		return 0
	case t.Family == "t2" && t.Size != "medium":
		return 1
	}
	return vcpus[t.Size]
}

// DataTiering says whether the nodes keep part of the data on SSD. AWS wants that said when such a replication group
// is created, and refuses it on any other node type.
// Source: ElastiCache API, CreateReplicationGroup, DataTieringEnabled.
func (t NodeType) DataTiering() bool { return dataTiering.MatchString(t.Family) }

// dataTiering matches the memory-optimised families with a local disk, those to come as well.
var dataTiering = lazyregexp.New(`^r\d+gd$`)

// CheckEngine says why a version cannot run on the node type, where AWS's table is certain of it; nil for a type that
// is not in the table. Valkey runs on all that are.
// Source: ElastiCache developer guide, "Supported node types".
func (t NodeType) CheckEngine(v Version) error {
	oldest, known := t.oldest()
	switch {
	case !known || v.Engine == Valkey || oldest != valkeyOnly && oldest.notAfter(v):
		return nil
	case oldest == valkeyOnly:
		return fmt.Errorf("%q runs Valkey alone, not Redis OSS: pass engine: \"valkey\", or use a node type of an "+
			"earlier generation, for example %q",
			t, t.Successor(v))
	}
	return fmt.Errorf("%q needs Redis OSS %s or later, not %s: use a later version, or a node type of an earlier "+
		"generation, for example %q",
		t, oldest, v, t.Successor(v))
}

// oldest is the oldest version that runs on the node type; known is false where the table does not tell.
func (t NodeType) oldest() (oldest Version, known bool) {
	f, known := families[t.Family]
	if t.Family == "t4g" && t.Size != "micro" {
		return redis5, true
	}
	return f.oldest, known
}

func (v Version) notAfter(other Version) bool {
	return other.AtLeast(v.Major, v.Minor, max(v.Patch, 0))
}

// Successor is the node type to use instead of t for a version: of the same kind and size where there is one, and of
// the newest generation that runs it.
func (t NodeType) Successor(v Version) NodeType {
	for _, kind := range []string{t.Family[:1], "m"} {
		for _, size := range []string{t.Size, "large"} {
			for _, generation := range []string{"7g", "7gn", "6g", "5", "4g", "4", "3"} {
				candidate := NodeType{Family: kind + generation, Size: size}
				if oldest, _ := candidate.oldest(); candidate.Known() && oldest != valkeyOnly && oldest.notAfter(v) {
					return candidate
				}
			}
		}
	}
	return NodeType{Family: "m5", Size: "large"}
}
