package rediscluster

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// snapshotsLater is about snapshots that are turned on.
var snapshotsLater = []check.Rule[planChange]{turnsSnapshotsOn(
	func(c planChange) bool {
		was := c.Was.storage.Retention
		return was.Known && was.Value < 1 && c.Now.storage.Retention.Value > 0
	},
	func(c planChange) turnedOn {
		path := "snapshotRetentionLimit"
		if c.Was.storage.SnapshotWindow.Value == "" {
			path = "snapshotWindow"
		}
		return turnedOn{c.Now, c.Was.topology.Members, path, "turns snapshots on"}
	},
)}

// snapshotsOff is a subject: a plan with snapshots, and the members of a replication group that has none.
type snapshotsOff struct {
	now     *plan
	members []string
}

// snapshotsAgain is the same rule, held against what runs: somebody turned snapshots off by hand.
var snapshotsAgain = []check.Rule[snapshotsOff]{turnsSnapshotsOn(
	func(s snapshotsOff) bool { return s.now.storage.Retention.Value > 0 },
	func(s snapshotsOff) turnedOn {
		return turnedOn{
			s.now, s.members, "snapshotRetentionLimit",
			"is 0 in AWS, where somebody changed it; this update turns snapshots on",
		}
	},
)}

// turnedOn is an update that turns snapshots on: with which nodes, at which path it is reported, and in which words.
type turnedOn struct {
	now         *plan
	members     []string
	path, words string
}

// turnsSnapshotsOn is the rule that snapshots can be turned on. It is held against two subjects: a change, and a
// cluster that runs.
func turnsSnapshotsOn[S any](does func(S) bool, how func(S) turnedOn) check.Rule[S] {
	return check.Rule[S]{
		Name: "snapshots-later", Input: "snapshotRetentionLimit",
		Holds: "With `clusterMode`, snapshots that were off stay off; without it, they are turned on while the " +
			"first node (`-001`) is there. It is this version of the AWS provider that cannot turn them on otherwise.",
		Before: "snapshotRetentionLimit: 0\nreplicationGroupSize: 4\n" +
			"clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Example: "snapshotRetentionLimit: 7\nreplicationGroupSize: 4\n" +
			"clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source: snapshottingSource + "; \"Specified snapshotting cluster does not exist\" " +
			"(https://github.com/hashicorp/terraform-provider-aws/issues/41567)",
		Silence: "turn snapshots on by hand, or leave them off",
		Needs:   []string{"name", "clusterMode", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(subject S, say check.Say) {
			if does(subject) {
				how(subject).report(say)
			}
		},
	}
}

// report says how to turn snapshots on by hand, where the AWS provider cannot.
func (t turnedOn) report(say check.Say) {
	group := elasticache.ReplicationGroupID(t.now.identity.Name)
	flags, first := fmt.Sprintf("--snapshot-retention-limit %d", t.now.storage.Retention.Value),
		t.now.identity.Name+"-001"
	switch {
	case t.now.topology.Shape.ClusterMode:
		say(t.path,
			"%s, and with clusterMode this version of the AWS provider asks for them in a way that AWS refuses: turn "+
				"them on by hand, %s, then pulumi up --refresh (not tried); or fill a second cluster from a manual "+
				"snapshot, with snapshots from the start",
			t.words, group.ModifyCommand(flags))
	case len(t.members) > 0 && !slices.Contains(t.members, first):
		say(t.path,
			"%s, and this version of the AWS provider asks for them of the node %s, which is gone, so AWS refuses: "+
				"turn them on by hand, %s, then pulumi up --refresh (not tried)",
			t.words, first, group.ModifyCommand("--snapshotting-cluster-id "+t.members[len(t.members)-1]+" "+flags))
	}
}
