package rediscluster

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// leavesSnapshot says whether the deletion of the cluster takes a last snapshot.
func (p *plan) leavesSnapshot() bool {
	return p.finalSnapshot && !p.nodeType.Lacks(elasticache.Snapshots)
}

// finalSnapshot is a name that the last snapshot of another cluster has not, or the deletion would fail: neither of one that was made
// and destroyed under the same name before, whose security group was another, nor of one that this one takes the place of, which
// differed in what replaces a cluster. Where it is replaced there and back again, or made again in security groups that have outlived
// it, the names repeat: AWS then refuses the deletion, and nothing is lost.
// Source: ElastiCache API, DeleteReplicationGroup, FinalSnapshotIdentifier: SnapshotAlreadyExistsFault.
func (b *builder) finalSnapshot(n *network, args *awselasticache.ReplicationGroupArgs) pulumi.StringPtrInput {
	var groups any = n.securityGroupIDs.ToStringArrayOutput().ApplyT(func(ids []string) string { return strings.Join(slices.Sorted(slices.Values(ids)), " ") })
	if n.securityGroup != nil {
		groups = n.securityGroup.ID()
	}
	from := pulumi.All(groups, args.Port, args.AtRestEncryptionEnabled, args.TransitEncryptionEnabled, args.DataTieringEnabled,
		args.Engine, args.EngineVersion, inputs.StringInput(b.plan.kmsKeyID), inputs.StringInput(b.plan.networkType), inputs.StringInput(b.plan.snapshotName),
		// ARNs of files hold no commas, and a made subnet group says nothing that the name does not.
		b.plan.files.Input().ApplyT(func(arns []string) string { return strings.Join(arns, ",") }), inputs.StringInput(b.plan.subnetGroupName))
	return from.ApplyT(func(parts []any) *string {
		sum := fnv.New32a()
		fmt.Fprint(sum, parts...)
		name := fmt.Sprintf("%s-final-%08x", b.plan.name, sum.Sum32())
		return &name
	}).(pulumi.StringPtrOutput)
}

// reshardingTime is how long a change of a sharded cluster may take: slots move while the cluster serves, at a pace that depends on
// the data.
// Source: ElastiCache user guide, "Online resharding and shard rebalancing".
const reshardingTime = "6h"

// timeouts are those of the replication group: the provider's own are an hour to create, 40 minutes to update and 45 to delete.
func timeouts(p *plan, opts []pulumi.ResourceOption) *pulumi.CustomTimeouts {
	own := pulumi.CustomTimeouts{}
	if p.topology.ClusterMode {
		own.Update = reshardingTime
	}
	return component.Timeouts(own, opts)
}
