package rediscluster

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// dataAfterReplacement is what becomes of the data of a cluster that is replaced. Where a snapshot of the old one can fill the new one, it says how.
func dataAfterReplacement(c planChange, fills bool) string {
	last := c.Was.lastSnapshot
	order := "it is deleted before the new one is made"
	if c.Was.name != c.Now.name {
		order = "the new one is made, empty, before it is deleted"
	}
	switch {
	case last == "":
		return order + ", and its data is LOST: it leaves no snapshot"
	case c.Was.name != c.Now.name, !fills:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster", order, last)
	case c.Now.snapshotName.Known && c.Now.snapshotName.Value == last:
		return fmt.Sprintf("%s, which is filled from its snapshot %q; nothing serves in between", order, last)
	default:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster (to carry it over, add snapshotName: %q to this update)", order, last, last)
	}
}

// replacing makes rules of inputs of which the AWS provider cannot change the value on a cluster that runs.
func replacing(inputs ...check.Replacement[*plan]) []check.Rule[planChange] {
	return check.Replaces(inputs, func(p *plan) *plan { return p }, func(r check.Rule[planChange]) check.Rule[planChange] {
		r.Silence = "leave it as it is; `deletionProtection` has the engine refuse the update"
		r.Lasting = "it says what becomes of the data of a cluster that is replaced, and a list that stands would hide the next replacement"
		r.Reads = []string{"snapshotName", "finalSnapshot"}
		return r
	}, func(c planChange, path string, r check.Replaced, say check.Say) {
		say(path, "from %s to %s REPLACES the replication group: %s; %s", r.From, r.To, dataAfterReplacement(c, r.Fills), r.Instead)
	})
}

// orNone is a text as a person reads it, also where it is empty.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return spelling.Quote(s)
}

const providerSource = "the AWS provider, aws.elasticache.ReplicationGroup: what forces a new resource"

// replacements are the changes that make another replication group, in the order of the documentation.
var replacements = slices.Concat(
	replacing(nameReplaces), replacing(portReplaces), replacing(keyReplaces...), replacing(networkTypeReplaces), replacing(tlsReplaces),
	replacing(engineReplaces...), replacing(sourceReplaces), replacing(subnetGroupReplaces),
)

var nameReplaces = check.Replacement[*plan]{
	Name: "replaces-name", Input: "name",
	Holds:   "A cluster keeps its `name`, which AWS cannot change.",
	Example: "name: carts",
	Source:  providerSource + "; ElastiCache API, ModifyReplicationGroup",
	Needs:   []string{"name"},
	Find: func(c planChange, say check.SayReplaced) {
		if c.Was.name != c.Now.name {
			say("name", check.Replaced{
				From: orNone(c.Was.name), To: orNone(c.Now.name),
				Instead: "to call it otherwise in the program alone, leave name as it is and give the component an alias",
			})
		}
	},
}

var portReplaces = check.Replacement[*plan]{
	Name: "replaces-port", Input: "port",
	Holds:   "A cluster keeps its `port`.",
	Example: "port: 6380",
	Source:  providerSource,
	Needs:   []string{"port"},
	Find: func(c planChange, say check.SayReplaced) {
		if then, now := c.Was.port, c.Now.port; check.Changed(then, now) {
			say("port", check.Replaced{
				From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true, Instead: "to keep the cluster, keep the port",
			})
		}
	},
}

// keyReplaces are about the encryption of data on disk.
var keyReplaces = []check.Replacement[*plan]{
	{
		Name: "replaces-at-rest", Input: "enableAtRestEncryption",
		Holds:   "Encryption at rest is chosen when a cluster is made.",
		Before:  "enableAtRestEncryption: false",
		Example: "enableAtRestEncryption: true",
		Source:  providerSource + "; " + apiCreate + ", AtRestEncryptionEnabled",
		Needs:   []string{"enableAtRestEncryption"},
		Find: func(c planChange, say check.SayReplaced) {
			if then, now := c.Was.atRestEncryption, c.Now.atRestEncryption; check.Changed(then, now) {
				say("enableAtRestEncryption", check.Replaced{
					From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
					Instead: "to lose no time, make a second cluster and move the clients",
				})
			}
		},
	},
	{
		Name: "replaces-key", Input: "kmsKeyId",
		Holds:   "The KMS key is chosen when a cluster is made.",
		Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  providerSource + "; " + apiCreate + ", KmsKeyId",
		Needs:   []string{"kmsKeyId"},
		Find: func(c planChange, say check.SayReplaced) {
			if then, now := c.Was.kmsKeyID, c.Now.kmsKeyID; check.Changed(then, now) {
				say("kmsKeyId", check.Replaced{
					From: orNone(then.Value), To: orNone(now.Value), Fills: true,
					Instead: "to rotate a key, let KMS rotate it, which changes no ARN",
				})
			}
		},
	},
}

var networkTypeReplaces = check.Replacement[*plan]{
	Name: "replaces-network-type", Input: "networkType",
	Holds:   "The network type is chosen when a cluster is made.",
	Example: "networkType: dual_stack",
	Source:  providerSource + "; " + apiCreate + ", NetworkType",
	Needs:   []string{"networkType"},
	Find: func(c planChange, say check.SayReplaced) {
		then, now := addresses(c.Was.networkType), addresses(c.Now.networkType)
		if check.Changed(then, now) {
			say("networkType", check.Replaced{
				From: orNone(then.Value), To: orNone(now.Value), Fills: true,
				Instead: "to lose no time, make a second cluster and move the clients",
			})
		}
	},
}

var tlsReplaces = check.Replacement[*plan]{
	Name: "replaces-tls", Input: "enableTransitEncryption",
	Holds:   "Before version 7.0.5, TLS is chosen when a cluster is made.",
	Before:  "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: false",
	Example: "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: true",
	Source:  providerSource,
	Needs:   slices.Concat([]string{"enableTransitEncryption"}, versionInputs),
	Find: func(c planChange, say check.SayReplaced) {
		if then, now := c.Was.transitEncryption, c.Now.transitEncryption; check.Changed(then, now) && !c.Was.togglesTLS() {
			say("enableTransitEncryption", check.Replaced{
				From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
				Instead: fmt.Sprintf("from %s on, AWS changes it on a cluster that runs: upgrade first", elasticache.Redis.DefaultVersion().Release()),
			})
		}
	},
}

// engineReplaces are about what runs, and on what.
var engineReplaces = []check.Replacement[*plan]{
	{
		Name: "replaces-tiering", Input: "instanceType",
		Holds:   "A cluster keeps to nodes with data tiering, or to nodes without.",
		Before:  "instanceType: cache.r6gd.xlarge",
		Example: "instanceType: cache.r6g.xlarge\napplyImmediately: true",
		Source:  providerSource + "; ElastiCache developer guide, \"Data tiering in ElastiCache\"",
		Needs:   []string{"instanceType"},
		Find: func(c planChange, say check.SayReplaced) {
			then, now := c.Was.nodeType, c.Now.nodeType
			if then.DataTiering() == now.DataTiering() || then == (elasticache.NodeType{}) || now == (elasticache.NodeType{}) {
				return
			}
			instead := "to keep the cluster, choose a node type with data tiering (cache.r6gd)"
			if !then.DataTiering() {
				instead = "to keep the cluster, choose a node type without data tiering"
			}
			say("instanceType", check.Replaced{
				From: spelling.Quote(c.Was.instanceType), To: spelling.Quote(c.Now.instanceType),
				// AWS restores snapshots of tiered nodes into tiered nodes alone.
				Fills: now.DataTiering(), Instead: instead,
			})
		},
	},
	{
		Name: "replaces-engine", Input: "engine",
		Holds:   "A cluster that runs Valkey does not go back to Redis OSS, with this version of the AWS provider.",
		Before:  "engine: valkey",
		Example: "engine: redis\napplyImmediately: true",
		Source: providerSource + "; that AWS goes back from Valkey 7.2 to Redis OSS 7.1: " +
			"https://github.com/hashicorp/terraform-provider-aws/pull/46950",
		Needs: []string{"engine"},
		Find: func(c planChange, say check.SayReplaced) {
			if c.Was.engine == elasticache.Valkey && c.Now.engine == elasticache.Redis {
				say("engine", check.Replaced{
					From: `"valkey"`, To: `"redis"`,
					Instead: "it is the AWS provider that replaces it: AWS is known to go from Valkey 7.2 back to Redis OSS 7.1; " +
						"Valkey serves the clients of Redis OSS: stay with it",
				})
			}
		},
	},
	{
		Name: "replaces-version", Input: "redisVersion",
		Holds:   "The version goes up, or stays. It is held against the one that runs, where AWS moved the cluster by itself.",
		Before:  "redisVersion: \"7.1\"",
		Example: "redisVersion: \"7.0\"\napplyImmediately: true",
		Source:  providerSource + "; ElastiCache developer guide, \"Engine versions and upgrading\"",
		Needs:   versionInputs,
		Find: func(c planChange, say check.SayReplaced) {
			if then, now := c.Was.running, c.Now.version; then.Known && now.Known && now.Value.Before(then.Value) {
				say(c.Now.versionInput, check.Replaced{
					From: spelling.Quote(then.Value.String()), To: spelling.Quote(now.Value.String()),
					Instead: fmt.Sprintf("to keep the cluster, name the version that runs, %q", then.Value.Asked()),
				})
			}
		},
	},
}

var sourceReplaces = check.Replacement[*plan]{
	Name: "replaces-source", Input: "snapshotName",
	Holds:   "A cluster that runs is not filled again. Taking what it was filled from out of the program changes nothing.",
	Example: "snapshotName: before-upgrade",
	Source:  providerSource + "; " + apiCreate + ", SnapshotName and SnapshotArns",
	Needs:   slices.Concat([]string{"snapshotName"}, fileInputs),
	Find: func(c planChange, say check.SayReplaced) {
		const instead = "to look at a snapshot, fill a second cluster from it"
		if then, now := c.Was.snapshotName, c.Now.snapshotName; now.Value != "" && check.Changed(then, now) {
			fills := now.Value == c.Was.lastSnapshot
			say("snapshotName", check.Replaced{From: orNone(then.Value), To: orNone(now.Value), Fills: fills, Instead: instead})
		}
		if then, now := c.Was.files.set(), c.Now.files.set(); c.Now.files.Given && c.Now.files.known() && !slices.Equal(then, now) {
			say(c.Now.files.from, check.Replaced{From: orNone(strings.Join(then, ", ")), To: orNone(strings.Join(now, ", ")), Instead: instead})
		}
	},
}

var subnetGroupReplaces = check.Replacement[*plan]{
	Name: "replaces-subnet-group", Input: "subnetGroupName",
	Holds:   "A cluster keeps its subnet group.",
	Before:  "subnetIds: null\nsubnetGroupName: my-subnets",
	Example: "subnetIds: null\nsubnetGroupName: other-subnets",
	Source:  providerSource,
	Needs:   []string{"subnetGroupName", "subnetIds"},
	Find: func(c planChange, say check.SayReplaced) {
		then, now := c.Was.subnetGroupInUse(), c.Now.subnetGroupInUse()
		if then != now && (c.Was.usesSubnetGroup() || c.Now.usesSubnetGroup()) {
			say("subnetGroupName", check.Replaced{
				From: orNone(then), To: orNone(now), Fills: true, Instead: "to place nodes in other subnets, change those of the group",
			})
		}
	},
}

// set are the files in their order, without those that are listed twice: AWS and its provider look at nothing else.
func (f snapshotFiles) set() []string {
	return slices.Compact(slices.Sorted(slices.Values(f.Values())))
}

// known says whether every file is known: in a preview, the ARN of one may be yet to come.
func (f snapshotFiles) known() bool {
	return !slices.ContainsFunc(f.Elements, func(e inputs.Setting[string]) bool { return !e.Known })
}

// subnetGroupInUse is the name of the program's own subnet group, or of the one that is made.
func (p *plan) subnetGroupInUse() string {
	if p.usesSubnetGroup() {
		return p.subnetGroupName.Value
	}
	return p.name
}

// addresses are a network type where none may be named for IPv4.
func addresses(kind inputs.Setting[string]) inputs.Setting[string] {
	if kind.Value == "" {
		kind.Value = "ipv4"
	}
	return kind
}

// togglesTLS says whether AWS turns TLS on and off on the cluster while it runs.
// Source: the AWS provider, transitEncryptionEnabled: from 7.0.5 on.
func (p *plan) togglesTLS() bool { return p.running.Known && p.running.Value.AtLeast(7, 0, 5) }
