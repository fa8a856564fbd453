package rediscluster

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
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
var migrationRules = []check.Rule[*plan]{
	{
		Name: "migration-form", Input: "clusterModeMigration",
		Holds:   "A step of a migration is `compatible`, `enabled` or `disabled`.",
		Example: "clusterModeMigration: cluster",
		Source:  "ElastiCache API, ModifyReplicationGroup, ClusterMode",
		Needs:   []string{"clusterModeMigration"},
		Check: func(p *plan, say check.Say) {
			if _, err := parseMigration(p.migrationInput); err != nil {
				say("clusterModeMigration", "%v", err)
			}
		},
	},
	{
		Name: "migration-mode", Input: "clusterModeMigration",
		Holds:           "The last step, `enabled`, comes with `clusterMode`, and the others without.",
		Example:         "clusterModeMigration: enabled",
		Source:          migrationSource,
		StricterThanAWS: "AWS counts the nodes of one shard in either way.",
		Needs:           []string{"clusterModeMigration", "clusterMode"},
		Check: func(p *plan, say check.Say) {
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
		Needs:   []string{"clusterModeMigration", "clusterMode", "replicationGroupSize", "enableAutomaticFailover", replicasInput},
		Check: func(p *plan, say check.Say) {
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
		Needs:   slices.Concat([]string{"clusterModeMigration"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok && (p.migration == compatible || p.migration == enabled) && !version.AtLeast(7, 0, 0) {
				say("clusterModeMigration", "needs Redis OSS 7.0 or later, or Valkey, and this is %s: upgrade first, in an update of its own", version.Release())
			}
		},
	},
}

// modeInSteps is about the way from one step to the next.
var modeInSteps = check.Rule[planChange]{
	Name: "mode-in-steps", Input: "clusterMode",
	Holds:           "A cluster that runs gets to cluster mode by `clusterModeMigration`, step by step, and never back from the last one.",
	Example:         "clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }\nenableMultiAz: false",
	Source:          migrationSource,
	StricterThanAWS: "With one shard and a parameter group of the program's own, AWS sees no difference, and the cluster stays in the mode that it is in.",
	Needs:           []string{"clusterMode", "clusterModeMigration"},
	Check: func(c planChange, say check.Say) {
		then, now := c.Was.mode(), c.Now.mode()
		if then == now {
			return
		}
		switch {
		case then == enabled:
			say("clusterMode", "is not taken away from a cluster: AWS has no way back from cluster mode; make a second cluster without it")
		case then == disabled && now == enabled:
			say("clusterMode", "is not given to a cluster that runs in one step: leave it out and set clusterModeMigration to \"compatible\" first (docs/migrating.md); or make a second cluster, and fill it from a snapshot")
		case then == compatible && now == enabled && c.Now.migration != enabled:
			say("clusterMode", "comes with clusterModeMigration: \"enabled\", which is the last step: pass it as well")
		case then == compatible && now == disabled && c.Now.migration != disabled:
			say("clusterModeMigration", "is left out, and the cluster is between the modes: use \"disabled\" to go back, or \"enabled\" with clusterMode to go on")
		}
	},
}

// migrationChanges are about a cluster on its way.
var migrationChanges = []check.Rule[planChange]{
	modeInSteps,
	{
		Name: "migration-alone", Input: "instanceType",
		Holds:   "Nothing else of the replication group changes with its mode, and it is neither scaled nor upgraded between the modes.",
		Example: "clusterModeMigration: compatible\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  migrationSource,
		Needs:   slices.Concat([]string{"clusterMode", "clusterModeMigration", "instanceType", "replicationGroupSize"}, versionInputs),
		Reads:   []string{"description", "maintenanceWindow", "snapshotRetentionLimit", "snapshotWindow", "enableTransitEncryption", "transitEncryptionMode", "users", "userGroupId", "ipDiscovery", "snsTopicForNotifications", "autoMinorVersionUpgrade", "enableMultiAz", "additionalSecurityGroupIds", "securityGroupIds", "slowLog", "engineLog"},
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.mode(), c.Now.mode()
			if then == now && now != compatible || stepRefused(c) {
				return
			}
			why := fmt.Sprintf("AWS changes the mode of a cluster (%s to %s) by itself: make this change in an update before or after", then, now)
			if then == now {
				why = "AWS makes no such change between the modes: finish the migration first, or go back (clusterModeMigration: \"disabled\")"
			}
			for _, one := range groupChanges(c) {
				if then == now && !one.scales {
					continue
				}
				say(one.input, "changes, and %s", why)
			}
		},
	},
}

// creationRules are what is held against a cluster as it is made, by itself or in the place of another.
var creationRules = []check.Rule[*plan]{
	{
		Name: "migration-of-new", Input: "clusterModeMigration",
		Holds:           "What migrates is a cluster that runs, and stays.",
		Example:         "clusterModeMigration: compatible\nport: 6380",
		Source:          migrationSource,
		StricterThanAWS: "AWS makes clusters between the modes, whose nodes have other ids than those of one that was moved.",
		Needs:           []string{"clusterModeMigration"},
		Reads:           check.Read(replacements),
		Quotes:          []string{"clusterModeMigration"},
		Check: func(p *plan, say check.Say) {
			if p.migration == compatible || p.migration == enabled {
				say("clusterModeMigration", "is for a cluster that runs, and this one is made anew: leave it out; clusterMode alone makes one in cluster mode")
			}
		},
	},
}

// stepRefused says whether a change of the mode is none of the steps of a migration.
func stepRefused(c planChange) (refused bool) {
	modeInSteps.Check(c, func(string, string, ...any) { refused = true })
	return refused
}

// groupChange is an input of which the change goes to the replication group.
type groupChange struct {
	input string
	// scales says that it is one of the number of nodes, their type, or what runs on them.
	scales bool
}

// groupChanges are what AWS is asked to change of the replication group, beside its mode.
func groupChanges(c planChange) (changes []groupChange) {
	then, p := c.Was, c.Now
	for _, one := range []struct {
		groupChange
		changes bool
	}{
		{groupChange{"instanceType", true}, then.instanceType != p.instanceType},
		{groupChange{"replicationGroupSize", true}, then.topology.Nodes() != p.topology.Nodes() || p.topology.Shards != then.topology.Shards},
		{groupChange{"engine", true}, then.engine != p.engine},
		{groupChange{p.versionInput, true}, then.engine == p.engine && check.Changed(then.asked, p.asked)},
		{groupChange{"enableAutomaticFailover", false}, then.enableAutomaticFailover != p.enableAutomaticFailover},
		{groupChange{"enableMultiAz", false}, then.enableMultiAz != p.enableMultiAz},
		{groupChange{"enableTransitEncryption", false}, check.Changed(then.transitEncryption, p.transitEncryption)},
		{groupChange{"transitEncryptionMode", false}, movesMode(c)},
		{groupChange{p.usersInput(), false}, then.hasUsers() != p.hasUsers()},
		{groupChange{"autoMinorVersionUpgrade", false}, check.Changed(then.autoMinorUpgrade, p.autoMinorUpgrade)},
		{groupChange{"description", false}, check.Changed(then.description, p.description)},
		{groupChange{"ipDiscovery", false}, check.Changed(addresses(then.ipDiscovery), addresses(p.ipDiscovery))},
		{groupChange{"maintenanceWindow", false}, check.Changed(then.maintenance, p.maintenance)},
		{groupChange{"snapshotRetentionLimit", false}, check.Changed(then.retention, p.retention)},
		{groupChange{"snapshotWindow", false}, check.Changed(then.window, p.window)},
		{groupChange{"snsTopicForNotifications", false}, check.Changed(then.notificationTopic, p.notificationTopic)},
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
	return l.kind == other.kind && l.format == other.format && l.makesGroup() == other.makesGroup() && !check.Changed(l.stream, other.stream) && !check.Changed(l.group, other.group)
}
