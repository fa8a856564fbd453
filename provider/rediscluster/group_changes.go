package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// groupChange is an input whose change reaches the replication group.
type groupChange struct {
	input string
	// scales says that the input decides the number of nodes, their type, or the engine that runs on them.
	scales bool
}

// groupChanges are the inputs whose changes reach the replication group, except for changes of its mode.
func groupChanges(c planChange) (changes []groupChange) {
	then, p := c.Was, c.Now
	before, after := then.network.Ingress, p.network.Ingress
	for _, one := range []struct {
		groupChange
		changes bool
	}{
		{groupChange{"instanceType", true}, then.engine.InstanceType != p.engine.InstanceType},
		{groupChange{"replicationGroupSize", true}, changesNodes(c)},
		{groupChange{"engine", true}, then.engine.Engine != p.engine.Engine},
		{
			groupChange{p.engine.VersionInput, true},
			then.engine.Engine == p.engine.Engine && check.Changed(then.engine.Asked, p.engine.Asked),
		},
		{
			groupChange{"enableAutomaticFailover", false},
			then.topology.AutomaticFailover != p.topology.AutomaticFailover,
		},
		{groupChange{"enableMultiAz", false}, then.topology.MultiAZ != p.topology.MultiAZ},
		{groupChange{"enableTransitEncryption", false}, check.Changed(then.access.TLS.Enabled, p.access.TLS.Enabled)},
		{groupChange{"transitEncryptionMode", false}, access.MovesTLSMode(check.PartOf(c, ofTLS))},
		{groupChange{p.access.Users.Input(), false}, then.access.AuthenticatesUsers() != p.access.AuthenticatesUsers()},
		{
			groupChange{"autoMinorVersionUpgrade", false},
			check.Changed(then.upkeep.autoMinorUpgrade, p.upkeep.autoMinorUpgrade),
		},
		{groupChange{"description", false}, check.Changed(then.identity.Description, p.identity.Description)},
		{
			groupChange{"ipDiscovery", false},
			check.Changed(network.OrIPv4(then.network.Addressing.IPDiscovery),
				network.OrIPv4(p.network.Addressing.IPDiscovery)),
		},
		{groupChange{"maintenanceWindow", false}, check.Changed(then.windows.maintenance, p.windows.maintenance)},
		{groupChange{"snapshotRetentionLimit", false}, check.Changed(then.storage.Retention, p.storage.Retention)},
		{groupChange{"snapshotWindow", false}, check.Changed(then.windows.snapshot, p.windows.snapshot)},
		{
			groupChange{"snsTopicForNotifications", false},
			check.Changed(then.upkeep.notificationTopic, p.upkeep.notificationTopic),
		},
		{
			groupChange{"additionalSecurityGroupIds", false},
			!before.UsesSecurityGroups() && !after.UsesSecurityGroups() &&
				!sameElements(before.AdditionalGroups, after.AdditionalGroups),
		},
		{groupChange{"securityGroupIds", false}, before.UsesSecurityGroups() != after.UsesSecurityGroups() ||
			after.UsesSecurityGroups() && !sameElements(before.SecurityGroups, after.SecurityGroups)},
		{groupChange{"slowLog", false}, !slices.EqualFunc(then.logs.Logs, p.logs.Logs, logs.Request.SameDelivery)},
	} {
		if one.changes {
			changes = append(changes, one.groupChange)
		}
	}
	return changes
}

// changesNodes says whether the change reaches the number of nodes, or how they are arranged. The numbers that AWS
// scales are not sent.
func changesNodes(c planChange) bool {
	then, now := c.Was.topology.Shape, c.Now.topology.Shape
	return then.Shards != now.Shards && !c.Now.scaling.Scales("shards") ||
		then.ReplicasPerShard != now.ReplicasPerShard && !c.Now.scaling.Scales("replicas")
}

// sameElements says whether two lists hold the same elements in any order. It compares lengths if one is not known.
func sameElements(a, b inputs.List) bool {
	unknown := func(e inputs.Setting[string]) bool { return !e.Known }
	if slices.ContainsFunc(a.Elements, unknown) || slices.ContainsFunc(b.Elements, unknown) {
		return len(a.Elements) == len(b.Elements)
	}
	return slices.Equal(slices.Sorted(slices.Values(a.Values())), slices.Sorted(slices.Values(b.Values())))
}
