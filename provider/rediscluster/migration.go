package rediscluster

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// migration is a step on the way of a cluster that runs from the one mode to the other.
// Source: ElastiCache developer guide, "Modifying cluster mode".
type migration string

const (
	compatible migration = "compatible"
	enabled    migration = "enabled"
	disabled   migration = "disabled"
)

// parseMigration reads a step, which may be empty. Where it is none, the text itself is.
func parseMigration(s string) (migration, error) {
	if s == "" {
		return "", nil
	}
	return migration(s), oneOf(s, string(compatible), string(enabled), string(disabled))
}

// groupSuffix tells the parameter group of the cluster's own apart from the one of before: in a group that is in use, cluster-enabled
// cannot be changed.
func (m migration) groupSuffix() string {
	if m == compatible || m == enabled {
		return "-cluster"
	}
	return ""
}

// speaksCluster says whether the nodes serve clients that speak the cluster protocol, for which they need a parameter group that says so.
func (p *plan) speaksCluster() bool { return p.topology.ClusterMode || p.migration == compatible }

// mode is the cluster mode as AWS has it.
func (p *plan) mode() migration {
	switch {
	case p.topology.ClusterMode:
		return enabled
	case p.migration == compatible:
		return compatible
	default:
		return disabled
	}
}

const migrationSource = "ElastiCache developer guide, \"Modifying cluster mode\""

// migrationRules are about a step by itself.
var migrationRules = []Rule{
	{
		Name: "migration-form", Input: "clusterModeMigration",
		Holds:   "A step of a migration is `compatible`, `enabled` or `disabled`.",
		Example: "clusterModeMigration: cluster",
		Source:  "ElastiCache API, ModifyReplicationGroup, ClusterMode",
		needs:   []string{"clusterModeMigration"},
		check: func(p *plan, say report) {
			if _, err := parseMigration(p.migrationInput); err != nil {
				say("clusterModeMigration", "%v", err)
			}
		},
	},
	{
		Name: "migration-mode", Input: "clusterModeMigration",
		Holds:   "The last step, `enabled`, comes with `clusterMode`, and the others without.",
		Example: "clusterModeMigration: enabled",
		Source:  migrationSource,
		Beyond:  "AWS counts the nodes of one shard in either way.",
		needs:   []string{"clusterModeMigration", "clusterMode"},
		check: func(p *plan, say report) {
			switch {
			case p.migration == enabled && p.clusterMode == nil:
				say("clusterModeMigration", "\"enabled\" goes with clusterMode: { numNodeGroups: 1, replicasPerNodeGroup: %d }, which is what the cluster then is; pass it as well", max(p.replicationGroupSize-1, 0))
			case (p.migration == compatible || p.migration == disabled) && p.clusterMode != nil:
				say("clusterModeMigration", "%q does not go with clusterMode: leave clusterMode out until the last step, \"enabled\"", p.migration)
			}
		},
	},
	{
		Name: "migration-replica", Input: "clusterModeMigration",
		Holds:   "A cluster that changes its mode has automatic failover and a replica.",
		Example: "clusterModeMigration: compatible\nreplicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false\ninstanceType: cache.t4g.small",
		Source:  migrationSource,
		needs:   []string{"clusterModeMigration", "clusterMode", "replicationGroupSize", "enableAutomaticFailover", replicasInput},
		check: func(p *plan, say report) {
			if p.migration == compatible && p.clusterMode == nil && (!p.enableAutomaticFailover || p.topology.ReplicasPerShard < 1) {
				say("clusterModeMigration", "needs enableAutomaticFailover: true and at least one replica (replicationGroupSize: 2): change that first, in an update of its own")
			}
		},
	},
	{
		Name: "migration-version", Input: "clusterModeMigration",
		Holds:   "The mode is changed from Redis OSS 7.0 on, and with Valkey.",
		Example: "clusterModeMigration: compatible\nredisVersion: \"6.2\"\ninstanceType: cache.m6g.large",
		Source:  migrationSource,
		needs:   slices.Concat([]string{"clusterModeMigration"}, versionInputs),
		check: func(p *plan, say report) {
			if version, ok := p.offeredVersion(); ok && (p.migration == compatible || p.migration == enabled) && !version.AtLeast(7, 0, 0) {
				say("clusterModeMigration", "needs Redis OSS 7.0 or later, or Valkey, and this is %s: upgrade first, in an update of its own", version.Release())
			}
		},
	},
}

// modeInSteps is about the way from one step to the next.
var modeInSteps = Rule{
	Name: "mode-in-steps", Input: "clusterMode",
	Holds:   "A cluster that runs gets to cluster mode by `clusterModeMigration`, step by step, and never back from the last one.",
	Example: "clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }\nenableMultiAz: false",
	Source:  migrationSource,
	Beyond:  "With one shard and a parameter group of the program's own, AWS sees no difference, and the cluster stays in the mode that it is in.",
	needs:   []string{"clusterMode", "clusterModeMigration"},
	check: func(p *plan, say report) {
		then, now := p.past.mode(), p.mode()
		if then == now || p.replaces() {
			return
		}
		switch {
		case then == enabled:
			say("clusterMode", "is not taken away from a cluster: AWS has no way back from cluster mode; make a second cluster without it")
		case then == disabled && now == enabled:
			say("clusterMode", "is not given to a cluster that runs in one step: leave it out and set clusterModeMigration to \"compatible\" first (docs/migrating.md); or make a second cluster, and fill it from a snapshot")
		case then == compatible && now == enabled && p.migration != enabled:
			say("clusterMode", "comes with clusterModeMigration: \"enabled\", which is the last step: pass it as well")
		case then == compatible && now == disabled && p.migration != disabled:
			say("clusterModeMigration", "is left out, and the cluster is between the modes: use \"disabled\" to go back, or \"enabled\" with clusterMode to go on")
		}
	},
}

// migrationTransitions are about a cluster on its way.
var migrationTransitions = []Rule{
	modeInSteps,
	{
		Name: "migration-alone", Input: "instanceType",
		Holds:   "Nothing else of the replication group changes with its mode, and it is neither scaled nor upgraded between the modes.",
		Example: "clusterModeMigration: compatible\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  migrationSource,
		needs:   slices.Concat([]string{"clusterMode", "clusterModeMigration", "instanceType", "replicationGroupSize"}, versionInputs),
		reads:   []string{"description", "maintenanceWindow", "snapshotRetentionLimit", "snapshotWindow", "enableTransitEncryption", "transitEncryptionMode", "users", "userGroupId", "ipDiscovery", "snsTopicForNotifications", "autoMinorVersionUpgrade", "enableMultiAz", "additionalSecurityGroupIds", "securityGroupIds", "slowLog", "engineLog"},
		check: func(p *plan, say report) {
			then, now := p.past.mode(), p.mode()
			if then == now && now != compatible || p.replaces() || len(p.check([]Rule{modeInSteps})) > 0 {
				return
			}
			why := fmt.Sprintf("AWS changes the mode of a cluster (%s to %s) by itself: make this change in an update before or after", then, now)
			if then == now {
				why = "AWS makes no such change between the modes: finish the migration first, or go back (clusterModeMigration: \"disabled\")"
			}
			for _, one := range p.groupChanges() {
				if then == now && !one.scales {
					continue
				}
				say(one.input, "changes, and %s", why)
			}
		},
	},
}

// beginnings are what is held against a cluster as it is made, by itself or in the place of another.
var beginnings = []Rule{
	{
		Name: "migration-of-new", Input: "clusterModeMigration",
		Holds:   "What migrates is a cluster that runs, and stays.",
		Example: "clusterModeMigration: compatible\nport: 6380",
		Source:  migrationSource,
		Beyond:  "AWS makes clusters between the modes, whose nodes have other ids than those of one that was moved.",
		needs:   []string{"clusterModeMigration"},
		reads:   inputsOf(replacements),
		quotes:  []string{"clusterModeMigration"},
		check: func(p *plan, say report) {
			if (p.migration == compatible || p.migration == enabled) && (p.past == nil || p.replaces()) {
				say("clusterModeMigration", "is for a cluster that runs, and this one is made anew: leave it out; clusterMode alone makes one in cluster mode")
			}
		},
	},
}

// inputsOf are all that some rules read.
func inputsOf(rules []Rule) (all []string) {
	for _, rule := range rules {
		all = append(all, slices.Concat(rule.needs, rule.reads)...)
	}
	return all
}

// groupChange is an input of which the change goes to the replication group.
type groupChange struct {
	input string
	// scales says that it is one of the number of nodes, their type, or what runs on them.
	scales bool
}

// groupChanges are what AWS is asked to change of the replication group, beside its mode.
func (p *plan) groupChanges() (changes []groupChange) {
	then := p.past
	for _, one := range []struct {
		groupChange
		changes bool
	}{
		{groupChange{"instanceType", true}, then.instanceType != p.instanceType},
		{groupChange{"replicationGroupSize", true}, then.topology.Nodes() != p.topology.Nodes() || p.topology.Shards != then.topology.Shards},
		{groupChange{"engine", true}, then.engine != p.engine},
		{groupChange{p.versionInput, true}, then.engine == p.engine && moved(then.asked, p.asked)},
		{groupChange{"enableAutomaticFailover", false}, then.enableAutomaticFailover != p.enableAutomaticFailover},
		{groupChange{"enableMultiAz", false}, then.enableMultiAz != p.enableMultiAz},
		{groupChange{"enableTransitEncryption", false}, moved(then.transitEncryption, p.transitEncryption)},
		{groupChange{"transitEncryptionMode", false}, p.movesMode()},
		{groupChange{p.usersInput(), false}, then.hasUsers() != p.hasUsers()},
		{groupChange{"autoMinorVersionUpgrade", false}, moved(then.autoMinorUpgrade, p.autoMinorUpgrade)},
		{groupChange{"description", false}, moved(then.description, p.description)},
		{groupChange{"ipDiscovery", false}, moved(addresses(then.ipDiscovery), addresses(p.ipDiscovery))},
		{groupChange{"maintenanceWindow", false}, moved(then.maintenance, p.maintenance)},
		{groupChange{"snapshotRetentionLimit", false}, moved(then.retention, p.retention)},
		{groupChange{"snapshotWindow", false}, moved(then.window, p.window)},
		{groupChange{"snsTopicForNotifications", false}, moved(then.notificationTopic, p.notificationTopic)},
		{groupChange{"additionalSecurityGroupIds", false}, !then.usesSecurityGroups() && !p.usesSecurityGroups() && !sameElements(then.additionalGroupIDs, p.additionalGroupIDs)},
		{groupChange{"securityGroupIds", false}, then.usesSecurityGroups() != p.usesSecurityGroups() || p.usesSecurityGroups() && !sameElements(then.securityGroupIDs, p.securityGroupIDs)},
		{groupChange{"slowLog", false}, !slices.EqualFunc(then.logs, p.logs, logRequest.sameDelivery)},
	} {
		if one.changes {
			changes = append(changes, one.groupChange)
		}
	}
	return changes
}

// sameElements says whether two lists hold the same in any order, as far as that is known.
func sameElements(a, b inputs.List) bool {
	unknown := func(e inputs.Setting[string]) bool { return !e.Known }
	if slices.ContainsFunc(a.Elements, unknown) || slices.ContainsFunc(b.Elements, unknown) {
		return len(a.Elements) == len(b.Elements)
	}
	return slices.Equal(slices.Sorted(slices.Values(a.Values())), slices.Sorted(slices.Values(b.Values())))
}

// sameDelivery says whether a log goes where another one goes, in the same form, as far as that is known.
func (l logRequest) sameDelivery(other logRequest) bool {
	return l.kind == other.kind && l.format == other.format && l.makesGroup() == other.makesGroup() && !moved(l.stream, other.stream) && !moved(l.group, other.group)
}
