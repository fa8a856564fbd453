package rediscluster

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// dataAfterReplacement says what becomes of the data of a cluster that is replaced, and how to carry it over if a
// snapshot of the old cluster can fill the new one.
func dataAfterReplacement(c planChange, fills bool) string {
	last := c.Was.storage.LastSnapshot
	order := "it is deleted before the new one is made"
	if c.Was.identity.Name != c.Now.identity.Name {
		order = "the new one is made, empty, before it is deleted"
	}
	switch {
	case last == "":
		return order + ", and its data is LOST: it leaves no snapshot"
	case c.Was.identity.Name != c.Now.identity.Name, !fills:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster", order, last)
	case c.Now.storage.SnapshotName.Known && c.Now.storage.SnapshotName.Value == last:
		return fmt.Sprintf("%s, which is filled from its snapshot %q; nothing serves in between", order, last)
	default:
		return fmt.Sprintf("%s, and its data is left in the snapshot %q, not in the new cluster (to carry it over, "+
			"add snapshotName: %q to this update)",
			order, last, last)
	}
}

// replacing are the rules about inputs that the AWS provider can only change by replacing the cluster.
func replacing[P any](replacements []check.Replacement[P], part func(*plan) P) []check.Rule[planChange] {
	return check.Replaces(replacements, part, func(r check.Rule[planChange]) check.Rule[planChange] {
		r.Silence = "leave it as it is; `deletionProtection` has the engine refuse the update"
		r.Lasting = check.DataLasts("cluster")
		r.Reads = []string{"snapshotName", "finalSnapshot"}
		return r
	}, func(c planChange, path string, r check.Replaced, say check.Say) {
		say(path, "from %s to %s REPLACES the replication group: %s; %s", r.From, r.To,
			dataAfterReplacement(c, r.Fills), r.Instead)
	})
}

// replacements are the rules about changes that replace the replication group.
var replacements = slices.Concat(
	replacing(identity.NameReplaces, ofIdentity),
	replacing(network.PortReplaces, ofAddressing),
	replacing(storage.AtRestReplaces, ofStorage), replacing(storage.KeyReplaces, ofDataKey),
	replacing(network.NetworkTypeReplaces, ofAddressing),
	replacing(access.TLSReplaces, ofTLS),
	replacing(engine.Replacements, ofEngine),
	replacing(storage.SourceReplaces, ofStorage),
	replacing(network.SubnetGroupReplaces, ofPlacement),
)
