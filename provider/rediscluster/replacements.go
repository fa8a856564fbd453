package rediscluster

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// fate is what becomes of the data of a cluster that is replaced. Where a snapshot of the old one can fill the new one, it says how.
func (p *plan) fate(fills bool) string {
	last := p.past.lastSnapshot
	order := "it is deleted before the new one is made"
	if p.past.name != p.name {
		order = "the new one is made, empty, before it is deleted"
	}
	switch {
	case last == "":
		return order + ", and its data is LOST: it leaves no snapshot"
	case p.past.name != p.name, !fills:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster", order, last)
	case p.snapshotName.Known && p.snapshotName.Value == last:
		return fmt.Sprintf("%s, which is filled from its snapshot %q; nothing serves in between", order, last)
	default:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster (to carry it over, add snapshotName: %q to this update)", order, last, last)
	}
}

// reportReplacement tells of an input that replaces the cluster: its values as a person reads them, whether the snapshot of the old cluster
// can fill the new one, and what to do instead.
type reportReplacement func(path, from, to string, fills bool, instead string)

// replacing is a rule about an input of which the AWS provider cannot change the value on a cluster that runs.
func replacing(name, input, holds, before, example, source string, needs []string, check func(*plan, reportReplacement)) Rule {
	return Rule{
		Name: name, Input: input, Holds: holds, Before: before, Example: example, Source: source,
		Silence: "leave it as it is; `deletionProtection` has the engine refuse the update",
		Lasting: "it says what becomes of the data of a cluster that is replaced, and a list that stands would hide the next replacement",
		needs:   needs,
		reads:   []string{"snapshotName", "finalSnapshot"},
		check: func(p *plan, say report) {
			check(p, func(path, from, to string, fills bool, instead string) {
				say(path, "from %s to %s REPLACES the replication group: %s; %s", from, to, p.fate(fills), instead)
			})
		},
	}
}

// orNone is a text as a person reads it, also where it is empty.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return spelling.Quote(s)
}

const providerSource = "the AWS provider, aws.elasticache.ReplicationGroup: what forces a new resource"

// replacements are the changes that make another replication group.
var replacements = []Rule{
	replacing("replaces-name", "name",
		"A cluster keeps its `name`, which AWS cannot change.", "", "name: carts", providerSource+"; ElastiCache API, ModifyReplicationGroup", []string{"name"},
		func(p *plan, say reportReplacement) {
			if p.past.name != p.name {
				say("name", orNone(p.past.name), orNone(p.name), false, "to call it otherwise in the program alone, leave name as it is and give the component an alias")
			}
		}),
	replacing("replaces-port", "port",
		"A cluster keeps its `port`.", "", "port: 6380", providerSource, []string{"port"},
		func(p *plan, say reportReplacement) {
			if moved(p.past.port, p.port) {
				say("port", fmt.Sprint(p.past.port.Value), fmt.Sprint(p.port.Value), true, "to keep the cluster, keep the port")
			}
		}),
	replacing("replaces-at-rest", "enableAtRestEncryption",
		"Encryption at rest is chosen when a cluster is made.", "enableAtRestEncryption: false", "enableAtRestEncryption: true", providerSource+"; "+apiCreate+", AtRestEncryptionEnabled", []string{"enableAtRestEncryption"},
		func(p *plan, say reportReplacement) {
			if then, now := p.past.atRestEncryption, p.atRestEncryption; moved(then, now) {
				say("enableAtRestEncryption", fmt.Sprint(then.Value), fmt.Sprint(now.Value), true, "to lose no time, make a second cluster and move the clients")
			}
		}),
	replacing("replaces-key", "kmsKeyId",
		"The KMS key is chosen when a cluster is made.", "", "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef", providerSource+"; "+apiCreate+", KmsKeyId", []string{"kmsKeyId"},
		func(p *plan, say reportReplacement) {
			if then, now := p.past.kmsKeyID, p.kmsKeyID; moved(then, now) {
				say("kmsKeyId", orNone(then.Value), orNone(now.Value), true, "to rotate a key, let KMS rotate it, which changes no ARN")
			}
		}),
	replacing("replaces-network-type", "networkType",
		"The network type is chosen when a cluster is made.", "", "networkType: dual_stack", providerSource+"; "+apiCreate+", NetworkType", []string{"networkType"},
		func(p *plan, say reportReplacement) {
			then, now := addresses(p.past.networkType), addresses(p.networkType)
			if moved(then, now) {
				say("networkType", orNone(then.Value), orNone(now.Value), true, "to lose no time, make a second cluster and move the clients")
			}
		}),
	replacing("replaces-tls", "enableTransitEncryption",
		"Before version 7.0.5, TLS is chosen when a cluster is made.", "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: false", "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: true",
		providerSource, slices.Concat([]string{"enableTransitEncryption"}, versionInputs),
		func(p *plan, say reportReplacement) {
			if then, now := p.past.transitEncryption, p.transitEncryption; moved(then, now) && !p.past.togglesTLS() {
				say("enableTransitEncryption", fmt.Sprint(then.Value), fmt.Sprint(now.Value), true, fmt.Sprintf("from %s on, AWS changes it on a cluster that runs: upgrade first", elasticache.Redis.DefaultVersion().Release()))
			}
		}),
	replacing("replaces-tiering", "instanceType",
		"A cluster keeps to nodes with data tiering, or to nodes without.", "instanceType: cache.r6gd.xlarge", "instanceType: cache.r6g.xlarge\napplyImmediately: true",
		providerSource+"; ElastiCache developer guide, \"Data tiering in ElastiCache\"", []string{"instanceType"},
		func(p *plan, say reportReplacement) {
			if then, now := p.past.nodeType, p.nodeType; then.DataTiering() != now.DataTiering() && then != (elasticache.NodeType{}) && now != (elasticache.NodeType{}) {
				instead := "to keep the cluster, choose a node type with data tiering (cache.r6gd)"
				if !then.DataTiering() {
					instead = "to keep the cluster, choose a node type without data tiering"
				}
				// AWS restores snapshots of tiered nodes into tiered nodes alone.
				say("instanceType", spelling.Quote(p.past.instanceType), spelling.Quote(p.instanceType), now.DataTiering(), instead)
			}
		}),
	replacing("replaces-engine", "engine",
		"A cluster that runs Valkey does not go back to Redis OSS, with this version of the AWS provider.", "engine: valkey", "engine: redis\napplyImmediately: true",
		providerSource+"; that AWS goes back from Valkey 7.2 to Redis OSS 7.1: https://github.com/hashicorp/terraform-provider-aws/pull/46950", []string{"engine"},
		func(p *plan, say reportReplacement) {
			if p.past.engine == elasticache.Valkey && p.engine == elasticache.Redis {
				say("engine", `"valkey"`, `"redis"`, false, "it is the AWS provider that replaces it: AWS is known to go from Valkey 7.2 back to Redis OSS 7.1; Valkey serves the clients of Redis OSS: stay with it")
			}
		}),
	replacing("replaces-version", "redisVersion",
		"The version goes up, or stays. It is held against the one that runs, where AWS moved the cluster by itself.", "redisVersion: \"7.1\"", "redisVersion: \"7.0\"\napplyImmediately: true",
		providerSource+"; ElastiCache developer guide, \"Engine versions and upgrading\"", versionInputs,
		func(p *plan, say reportReplacement) {
			if then, now := p.past.running, p.version; then.Known && now.Known && now.Value.Before(then.Value) {
				say(p.versionInput, spelling.Quote(then.Value.String()), spelling.Quote(now.Value.String()), false, fmt.Sprintf("to keep the cluster, name the version that runs, %q", then.Value.Asked()))
			}
		}),
	replacing("replaces-source", "snapshotName",
		"A cluster that runs is not filled again. Taking what it was filled from out of the program changes nothing.", "", "snapshotName: before-upgrade", providerSource+"; "+apiCreate+", SnapshotName and SnapshotArns", slices.Concat([]string{"snapshotName"}, fileInputs),
		func(p *plan, say reportReplacement) {
			const instead = "to look at a snapshot, fill a second cluster from it"
			if then, now := p.past.snapshotName, p.snapshotName; now.Value != "" && moved(then, now) {
				say("snapshotName", orNone(then.Value), orNone(now.Value), now.Value == p.past.lastSnapshot, instead)
			}
			if then, now := p.past.files.set(), p.files.set(); p.files.Given && p.files.known() && !slices.Equal(then, now) {
				say(p.files.from, orNone(strings.Join(then, ", ")), orNone(strings.Join(now, ", ")), false, instead)
			}
		}),
	replacing("replaces-subnet-group", "subnetGroupName",
		"A cluster keeps its subnet group.", "subnetIds: null\nsubnetGroupName: my-subnets", "subnetIds: null\nsubnetGroupName: other-subnets", providerSource, []string{"subnetGroupName", "subnetIds"},
		func(p *plan, say reportReplacement) {
			then, now := p.past.subnetGroupInUse(), p.subnetGroupInUse()
			if p.past.usesSubnetGroup() || p.usesSubnetGroup() {
				if then != now {
					say("subnetGroupName", orNone(then), orNone(now), true, "to place nodes in other subnets, change those of the group")
				}
			}
		}),
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
func (p *past) togglesTLS() bool { return p.running.Known && p.running.Value.AtLeast(7, 0, 5) }
