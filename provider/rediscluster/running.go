package rediscluster

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
)

// runningMembers asks AWS for the nodes of a cluster. They are nil if AWS does not answer; then the rules have to do
// with the nodes of the last deployment.
func runningMembers(ctx *pulumi.Context, opts []pulumi.ResourceOption, replicationGroupID string) []string {
	from, ok := location.Asking(ctx, opts)
	if !ok {
		return nil
	}
	group, err := awselasticache.LookupReplicationGroup(ctx, &awselasticache.LookupReplicationGroupArgs{
		ReplicationGroupId: replicationGroupID,
	}, from...)
	if err != nil {
		_ = ctx.Log.Debug("The nodes that run are not known, so changes are held against the last deployment: "+
			err.Error(), nil)
		return nil
	}
	return group.MemberClusters
}

// isThere says whether AWS has a replication group with the id of the cluster. It is false if AWS does not answer.
func (b *builder) isThere() bool {
	group, err := awselasticache.LookupReplicationGroup(b.Ctx, &awselasticache.LookupReplicationGroupArgs{
		ReplicationGroupId: b.plan.identity.Name,
	}, b.Asking())
	return err == nil && group.Arn != ""
}
