package rediscluster

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// The rules about changes compare what a cluster was last deployed with and what it is to become. They are held where the engine
// tells of a last deployment (see history), before anything is changed.

// changeWarnings are what a change costs that AWS makes.
var changeWarnings = slices.Concat(replacements, accessWarnings, sideEffects)

// changeRefusals are the changes that AWS refuses, or that would not do what they seem to.
var changeRefusals = slices.Concat(migrationChanges, networkChanges, accessChanges)

// planChange is a change of a cluster.
type planChange = check.Change[*plan]

// planRunning is what a cluster is to be, and what runs.
type planRunning = check.Running[*plan]

// unknownOf says which inputs are not known on either side of a change.
func unknownOf(c planChange) check.Unknown {
	return func(input string) bool { return c.Now.unknown.Cover(input) || c.Was.unknown.Cover(input) }
}

// isReplaced says whether one of the inputs has the AWS provider make another replication group: what the old one was does then not matter.
func isReplaced(c planChange) bool { return len(check.Run(c, unknownOf(c), replacements)) > 0 }

// refusedChanges are what AWS refuses of a change. A cluster that is replaced is made anew.
func refusedChanges(c planChange) check.Problems {
	replaced := isReplaced(c)
	var found check.Problems
	if replaced {
		found = check.Run(c.Now, unknownOf(c), creationRules)
	}
	return append(found, check.RunChange(c, replaced, unknownOf(c), changeRefusals)...)
}

// costsOf are what a change costs that AWS makes.
func costsOf(c planChange) check.Problems {
	return check.RunChange(c, isReplaced(c), unknownOf(c), changeWarnings)
}

// reportOf is how a change is told: what was a secret then, or is one now, is one.
func reportOf(c planChange) check.Report {
	told := c.Now.report()
	told.Secrets = maps.Clone(told.Secrets)
	maps.Copy(told.Secrets, c.Was.secrets)
	return told
}

// merged is a map of the entries of two.
func merged[V any](a, b map[string]V) map[string]V {
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

// networkChanges are about where the cluster is, and how clients get to it.
var networkChanges = []check.Rule[planChange]{
	{
		Name: "vpc-stays", Input: "vpcId", Anyway: true,
		Holds:   "A cluster stays in its VPC.",
		Example: "vpcId: vpc-0bbbbbbbbbbbbbbb1",
		Source:  "ElastiCache API, ModifyCacheSubnetGroup: the subnets of a group in use stay in its VPC; EC2 API, DeleteSecurityGroup, DependencyViolation",
		Needs:   []string{"vpcId", "name", "securityGroupIds"},
		Check: func(c planChange, say check.Say) {
			if then, now := c.Was.vpcID, c.Now.vpcID; check.Changed(then, now) && c.Was.name == c.Now.name && !c.Was.usesSecurityGroups() && !c.Now.usesSecurityGroups() {
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
var sideEffects = []check.Rule[planChange]{
	{
		Name: "failover-off-first", Input: "replicationGroupSize",
		Holds:   "The last replica goes when automatic failover is off.",
		Example: "replicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false\ninstanceType: cache.t4g.small",
		Before:  "instanceType: cache.t4g.small",
		Source:  "https://github.com/pulumi/pulumi-aws/issues/2226",
		Silence: "turn `enableAutomaticFailover` and `enableMultiAz` off in an update of its own, with `applyImmediately`, and lower the size in the next",
		Needs:   []string{"replicationGroupSize", "clusterMode", "enableAutomaticFailover", "enableMultiAz"},
		Check: func(c planChange, say check.Say) {
			if !c.Now.topology.ClusterMode && c.Now.topology.ReplicasPerShard == 0 && c.Was.topology.ReplicasPerShard > 0 && c.Was.enableAutomaticFailover {
				say("replicationGroupSize", "from %d to 1 while automatic failover is still on fails in AWS: set enableAutomaticFailover and enableMultiAz to false first, in an update of its own with applyImmediately: true", c.Was.replicationGroupSize)
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
		Needs:   []string{"name", "clusterMode", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(c planChange, say check.Say) {
			if !c.Was.retention.Known || c.Was.retention.Value > 0 || c.Now.retention.Value < 1 {
				return
			}
			path := "snapshotRetentionLimit"
			if c.Was.snapshotWindow.Value == "" {
				path = "snapshotWindow"
			}
			flags, members, first := fmt.Sprintf("--snapshot-retention-limit %d", c.Now.retention.Value), c.Was.members, c.Now.name+"-001"
			switch {
			case c.Now.topology.ClusterMode:
				say(path, "turns snapshots on, and with clusterMode this version of the AWS provider asks for them in a way that AWS refuses: turn them on by hand, %s, then pulumi up --refresh (not tried); or fill a second cluster from a manual snapshot, with snapshots from the start", c.Now.modifyCommand(flags))
			case len(members) > 0 && !slices.Contains(members, first):
				say(path, "turns snapshots on, and this version of the AWS provider asks for them of the node %s, which is gone, so AWS refuses: turn them on by hand, %s, then pulumi up --refresh (not tried)",
					first, c.Now.modifyCommand("--snapshotting-cluster-id "+members[len(members)-1]+" "+flags))
			}
		},
	},
	{
		Name: "logs-after-upgrade", Input: "slowLog", Anyway: true,
		Holds:   "A log is asked for after the upgrade to a version that has it.",
		Before:  "redisVersion: 5.0.6\ninstanceType: cache.m6g.large",
		Example: "redisVersion: \"7.1\"\ninstanceType: cache.m6g.large\nslowLog: {}\napplyImmediately: true",
		Source:  "https://github.com/hashicorp/terraform-provider-aws/issues/46440",
		Silence: "upgrade in one update, and ask for the log in the next",
		Needs:   versionInputs,
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.running, c.Now.version
			if !then.Known || !now.Known || then.Value.AtLeast(6, 0, 0) || !now.Value.AtLeast(6, 0, 0) {
				return
			}
			for _, l := range c.Now.logs {
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
		Needs:   slices.Concat([]string{"parameters", "applyImmediately"}, versionInputs),
		Reads:   windowInputs,
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.ownGroup, c.Now.ownGroup
			if then == nil || c.Now.applyImmediately.Value || now != nil && !check.Changed(then.name, now.name) {
				return
			}
			say("parameters", "leaves the parameter group %s, which this update deletes, and AWS refuses that while a cluster uses it: without applyImmediately: true that may be until %s, and the update fails until then", spelling.Quote(then.name.Value), c.Now.nextWindow())
		},
	},
	{
		Name: "parameter-fixed", Input: "parameters",
		Holds:   "A parameter that is set when a cluster is made stays as it is.",
		Example: "parameters: { databases: \"32\" }",
		Source:  "ElastiCache developer guide, \"Modifying an ElastiCache parameter group\": conditionally modifiable parameters",
		Silence: "leave it as it was, or make a second cluster",
		Needs:   parameterInputs,
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.parameters.Entries, c.Now.parameters.Entries
			for _, name := range slices.Sorted(maps.Keys(merged(then, now))) {
				family, _ := c.Now.family()
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
		Needs:   slices.Concat([]string{"replicationGroupSize", shardsInput, replicasInput, "instanceType"}, versionInputs),
		Check: func(c planChange, say check.Say) {
			if c.Now.topology == c.Was.topology {
				return
			}
			for _, other := range []struct {
				input   string
				changes bool
			}{{"instanceType", c.Was.instanceType != c.Now.instanceType}, {"engine", c.Was.engine != c.Now.engine}, {c.Now.versionInput, check.Changed(c.Was.asked, c.Now.asked)}} {
				if other.changes {
					say("replicationGroupSize", "changes together with %s: the AWS provider asks for one change after the other, and AWS may refuse the second while the first is under way; if it does, the next update goes on from there", other.input)
					return
				}
			}
		},
	},
}

// pending is what AWS changes in the maintenance window, unless it is asked to change it at once.
var pending = []check.Rule[planRunning]{{
	Name: "waits", Input: "instanceType",
	Holds:   "A change of `instanceType`, `engine` or the version is made at once. It is told in each update until it is made.",
	Example: "instanceType: cache.m7g.xlarge",
	Source:  "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	Silence: "`applyImmediately: true`",
	Needs:   slices.Concat([]string{"instanceType", "applyImmediately"}, versionInputs),
	Reads:   windowInputs,
	Late:    true,
	Check: func(r planRunning, say check.Say) {
		if r.Now.applyImmediately.Value {
			return
		}
		waiting := []struct{ property, input, asked string }{
			{"nodeType", "instanceType", r.Now.instanceType}, {"engineVersion", r.Now.versionInput, r.Now.asked.Value},
		}
		if r.Property("engine") != r.Now.engine.String() {
			waiting[1].property, waiting[1].input, waiting[1].asked = "engine", "engine", r.Now.engine.String() // and its version with it
		}
		for _, one := range waiting {
			if runs := r.Property(one.property); runs != "" && runs != one.asked {
				alarms := ""
				if one.property == "nodeType" {
					alarms = r.Now.alarmsMeanwhile(runs)
				}
				say(one.input, "from %s to %s waits for %s, since applyImmediately is not true: the update succeeds, the cluster goes on as it is until then, and each preview shows the change again%s",
					spelling.Quote(runs), spelling.Quote(one.asked), r.Now.nextWindow(), alarms)
			}
		}
	},
}}
