package rediscluster

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// The rules about changes compare what a cluster was last deployed with and what it is to become. They are held where the engine
// tells of a last deployment (see history), before anything is changed.

// Transitions are the rules about changes: those that stop an update, then those that say what it costs.
func Transitions() []Rule { return slices.Concat(transitions, unmade, costs, pending) }

// costs are what a change costs that AWS makes.
var costs = slices.Concat(replacements, accessCosts, sideEffects)

// both are the entries of two maps.
func both[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// orDefault is the value of a parameter as a person reads it, also where none is given.
func orDefault(s string) string {
	if s == "" {
		return "AWS's default"
	}
	return spelling.Quote(s)
}

// windowInputs are those that the maintenance window comes from: one that is chosen keeps clear of the snapshots.
var windowInputs = []string{"maintenanceWindow", "snapshotWindow"}

// nextWindow is when AWS makes what is not made at once, as a person reads it.
func (p *plan) nextWindow() string {
	if !p.maintenance.Known {
		return "the maintenance window"
	}
	return "the maintenance window (" + p.maintenance.Value + " UTC)"
}

// moved says whether a setting is known to have been one value and to be another.
func moved[T comparable](then, now inputs.Setting[T]) bool {
	return then.Known && now.Known && then.Value != now.Value
}

// replaces says whether one of the inputs has the AWS provider make another replication group: what the old one was does then not matter.
func (p *plan) replaces() bool { return len(p.check(replacements)) > 0 }

// transitions are the changes that AWS refuses, or that would not do what they seem to.
var transitions = slices.Concat(beginnings, migrationTransitions, networkTransitions, accessTransitions)

// networkTransitions are about where the cluster is, and how clients get to it.
var networkTransitions = []Rule{
	{
		Name: "vpc-stays", Input: "vpcId",
		Holds:   "A cluster stays in its VPC.",
		Example: "vpcId: vpc-0bbbbbbbbbbbbbbb1",
		Source:  "ElastiCache API, ModifyCacheSubnetGroup: the subnets of a group in use stay in its VPC; EC2 API, DeleteSecurityGroup, DependencyViolation",
		needs:   []string{"vpcId", "name", "securityGroupIds"},
		check: func(p *plan, say report) {
			if then, now := p.past.vpcID, p.vpcID; moved(then, now) && p.past.name == p.name && !p.past.usesSecurityGroups() && !p.usesSecurityGroups() {
				say("vpcId", "from %s to %s is not something AWS does to a cluster: make a second one, under another name, and fill it from a snapshot (snapshotName)", spelling.Quote(then.Value), spelling.Quote(now.Value))
			}
		},
	},
}

// snapshottingSource tells how snapshots are turned on.
const snapshottingSource = "the AWS provider, aws.elasticache.ReplicationGroup: where the retention was 0, it is changed with the node `-001` as SnapshottingClusterId; ElastiCache's answers: \"Cannot set snapshotting cluster for cluster mode enabled replication group\" (https://github.com/hashicorp/terraform/issues/19336)"

// modifyCommand is a request of AWS to change the replication group, made by hand.
func (p *plan) modifyCommand(flags string) string {
	return fmt.Sprintf("aws elasticache modify-replication-group --replication-group-id %s %s --apply-immediately", p.name, flags)
}

// sideEffects are what a change brings with it that stays on the same cluster.
var sideEffects = []Rule{
	{
		Name: "failover-off-first", Input: "replicationGroupSize",
		Holds:   "The last replica goes when automatic failover is off.",
		Example: "replicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false\ninstanceType: cache.t4g.small",
		Before:  "instanceType: cache.t4g.small",
		Source:  "https://github.com/pulumi/pulumi-aws/issues/2226",
		Silence: "turn `enableAutomaticFailover` and `enableMultiAz` off in an update of its own, with `applyImmediately`, and lower the size in the next",
		needs:   []string{"replicationGroupSize", "clusterMode", "enableAutomaticFailover", "enableMultiAz"},
		check: func(p *plan, say report) {
			if !p.topology.ClusterMode && p.topology.ReplicasPerShard == 0 && p.past.topology.ReplicasPerShard > 0 && p.past.enableAutomaticFailover && !p.replaces() {
				say("replicationGroupSize", "from %d to 1 while automatic failover is still on fails in AWS: set enableAutomaticFailover and enableMultiAz to false first, in an update of its own with applyImmediately: true", p.past.replicationGroupSize)
			}
		},
	},
	{
		Name: "snapshots-later", Input: "snapshotRetentionLimit",
		Holds:   "With `clusterMode`, snapshots that were off stay off; without it, they are turned on while the first node (`-001`) is there. It is this version of the AWS provider that cannot turn them on otherwise.",
		Before:  "snapshotRetentionLimit: 0\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Example: "snapshotRetentionLimit: 7\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  snapshottingSource + "; \"Specified snapshotting cluster does not exist\" (https://github.com/hashicorp/terraform-provider-aws/issues/41567)",
		Silence: "turn snapshots on by hand, or leave them off",
		needs:   []string{"name", "clusterMode", "snapshotRetentionLimit", "snapshotWindow"},
		check: func(p *plan, say report) {
			if !p.past.retention.Known || p.past.retention.Value > 0 || p.retention.Value < 1 || p.replaces() {
				return
			}
			path := "snapshotRetentionLimit"
			if p.past.snapshotWindow.Value == "" {
				path = "snapshotWindow"
			}
			flags, members, first := fmt.Sprintf("--snapshot-retention-limit %d", p.retention.Value), p.past.members, p.name+"-001"
			switch {
			case p.topology.ClusterMode:
				say(path, "turns snapshots on, and with clusterMode this version of the AWS provider asks for them in a way that AWS refuses: turn them on by hand, %s, then pulumi up --refresh (not tried); or fill a second cluster from a manual snapshot, with snapshots from the start", p.modifyCommand(flags))
			case len(members) > 0 && !slices.Contains(members, first):
				say(path, "turns snapshots on, and this version of the AWS provider asks for them of the node %s, which is gone, so AWS refuses: turn them on by hand, %s, then pulumi up --refresh (not tried)",
					first, p.modifyCommand("--snapshotting-cluster-id "+members[len(members)-1]+" "+flags))
			}
		},
	},
	{
		Name: "logs-after-upgrade", Input: "slowLog",
		Holds:   "A log is asked for after the upgrade to a version that has it.",
		Before:  "redisVersion: 5.0.6\ninstanceType: cache.m6g.large",
		Example: "redisVersion: \"7.1\"\ninstanceType: cache.m6g.large\nslowLog: {}\napplyImmediately: true",
		Source:  "https://github.com/hashicorp/terraform-provider-aws/issues/46440",
		Silence: "upgrade in one update, and ask for the log in the next",
		needs:   versionInputs,
		check: func(p *plan, say report) {
			then, now := p.past.running, p.version
			if !then.Known || !now.Known || then.Value.AtLeast(6, 0, 0) || !now.Value.AtLeast(6, 0, 0) {
				return
			}
			for _, l := range p.logs {
				say(l.input, "comes in the same update as the upgrade from %s, and AWS refuses them together: upgrade first, and ask for the log in the next update", then.Value.Release())
			}
		},
	},
	{
		Name: "group-in-use", Input: "parameters",
		Holds:   "A parameter group is left at once, so that the old one can be deleted.",
		Before:  "parameters: { maxmemory-policy: allkeys-lru }",
		Example: "",
		Source:  "ElastiCache API, DeleteCacheParameterGroup, InvalidCacheParameterGroupState",
		Silence: "`applyImmediately: true`",
		needs:   slices.Concat([]string{"parameters", "applyImmediately"}, versionInputs),
		reads:   windowInputs,
		check: func(p *plan, say report) {
			then, now := p.past.ownGroup, p.ownGroup
			if then == nil || p.applyImmediately.Value || p.replaces() || now != nil && !moved(then.name, now.name) {
				return
			}
			say("parameters", "leaves the parameter group %s, which this update deletes, and AWS refuses that while a cluster uses it: without applyImmediately: true that may be until %s, and the update fails until then", spelling.Quote(then.name.Value), p.nextWindow())
		},
	},
	{
		Name: "parameter-fixed", Input: "parameters",
		Holds:   "A parameter that is set when a cluster is made stays as it is.",
		Example: "parameters: { databases: \"32\" }",
		Source:  "ElastiCache developer guide, \"Modifying an ElastiCache parameter group\": conditionally modifiable parameters",
		Silence: "leave it as it was, or make a second cluster",
		needs:   parameterInputs,
		check: func(p *plan, say report) {
			if p.replaces() {
				return
			}
			then, now := p.past.parameters.Entries, p.parameters.Entries
			for _, name := range slices.Sorted(maps.Keys(both(then, now))) {
				family, _ := p.family()
				known, ok := elasticache.FindParameter(family, name)
				was, is := then[name], now[name]
				if ok && known.Modifiable == elasticache.ModifiableUnused && name != clusterEnabled && (was.Known || !was.Given) && (is.Known || !is.Given) && was.Value != is.Value {
					say(parameterPath(name), "from %s to %s is likely to be refused: AWS lets no cluster that runs change it, nor use a group with another value of it", orDefault(was.Value), orDefault(is.Value))
				}
			}
		},
	},
	{
		Name: "one-at-a-time", Input: "replicationGroupSize",
		Holds:   "Nodes are added or taken away in an update of its own.",
		Example: "replicationGroupSize: 3\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  "https://github.com/hashicorp/terraform-provider-aws/issues/50096",
		Silence: "change the number of nodes in one update, and the node type or the version in another",
		needs:   slices.Concat([]string{"replicationGroupSize", shardsInput, replicasInput, "instanceType"}, versionInputs),
		check: func(p *plan, say report) {
			if p.topology == p.past.topology || p.replaces() {
				return
			}
			for _, other := range []struct {
				input   string
				changes bool
			}{{"instanceType", p.past.instanceType != p.instanceType}, {"engine", p.past.engine != p.engine}, {p.versionInput, moved(p.past.asked, p.asked)}} {
				if other.changes {
					say("replicationGroupSize", "changes together with %s: the AWS provider asks for one change after the other, and AWS may refuse the second while the first is under way; if it does, the next update goes on from there", other.input)
					return
				}
			}
		},
	},
}

// pending is what AWS changes in the maintenance window, unless it is asked to change it at once.
var pending = []Rule{{
	Name: "waits", Input: "instanceType",
	Holds:   "A change of `instanceType`, `engine` or the version is made at once. It is told in each update until it is made.",
	Example: "instanceType: cache.m7g.xlarge",
	Source:  "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	Silence: "`applyImmediately: true`",
	needs:   slices.Concat([]string{"instanceType", "applyImmediately"}, versionInputs),
	reads:   windowInputs,
	Late:    true,
	check: func(p *plan, say report) {
		if p.applyImmediately.Value {
			return
		}
		waiting := []struct{ property, input, asked string }{
			{"nodeType", "instanceType", p.instanceType}, {"engineVersion", p.versionInput, p.asked.Value},
		}
		if p.runs("engine") != p.engine.String() {
			waiting[1].property, waiting[1].input, waiting[1].asked = "engine", "engine", p.engine.String() // and its version with it
		}
		for _, one := range waiting {
			if runs := p.runs(one.property); runs != "" && runs != one.asked {
				alarms := ""
				if one.property == "nodeType" {
					alarms = p.alarmsMeanwhile(runs)
				}
				say(one.input, "from %s to %s waits for %s, since applyImmediately is not true: the update succeeds, the cluster goes on as it is until then, and each preview shows the change again%s",
					spelling.Quote(runs), spelling.Quote(one.asked), p.nextWindow(), alarms)
			}
		}
	},
}}
