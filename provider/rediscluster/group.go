package rediscluster

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// replicationGroup creates the cluster itself.
func (b *builder) replicationGroup(n *network.Network, who *access.Access) (*awselasticache.ReplicationGroup, error) {
	p := b.plan
	args, err := b.groupArgs(n, who)
	if err != nil {
		return nil, err
	}
	name := b.Name("replication-group")
	warns := p.identity.WarnIfTaken(b.Builder, b.history, "replication group", p.report(), b.isThere)
	opts := []pulumi.ResourceOption{pulumi.Timeouts(b.timeouts), b.history.Of(name, warns, b.comparesGroup)}
	if p.upkeep.deletionProtection {
		opts = append(opts, pulumi.Protect(true))
	}
	if !inputs.Said(p.storage.SnapshotName) && !p.storage.Files.Given {
		// A program may drop the snapshot that filled its cluster. To drop it is no change; to name another one is.
		opts = append(opts, pulumi.IgnoreChanges([]string{"snapshotName", "snapshotArns"}))
	}
	if p.scaling.On() {
		// AWS changes these numbers between deployments. Sent again, they would scale the cluster back.
		opts = append(opts, pulumi.IgnoreChanges(p.scaling.LeftToAWS()))
	}
	if p.access.Users.Wanted() {
		opts = append(opts, pulumi.IgnoreChanges(p.access.LeftAlone()))
	}
	// No deleteBeforeReplace: where a replacement keeps the id, the provider asks for it by itself, and where the id
	// changes, the new cluster is there before the old one goes.
	made, err := awselasticache.NewReplicationGroup(b.Ctx, name, args, b.Child(opts...)...)
	if err != nil {
		return nil, err
	}
	made.Arn = b.history.Kept(made, made.Arn)
	if !p.access.AuthenticatesUsers() {
		return made, nil
	}
	// Manual steps are then the error of the component.
	return made, b.history.manualSteps.Wait(made)
}

// groupArgs are what AWS is asked for, with the parameter group and the log groups that are created for it.
func (b *builder) groupArgs(n *network.Network, who *access.Access) (*awselasticache.ReplicationGroupArgs, error) {
	p := b.plan
	group, err := p.parameters.Build(b.Builder)
	if err != nil {
		return nil, err
	}
	args := &awselasticache.ReplicationGroupArgs{
		ReplicationGroupId: pulumi.String(p.identity.Name),
		Description:        inputs.StringInput(p.identity.Description),
		Engine:             pulumi.String(p.engine.Engine),
		EngineVersion:      inputs.StringInput(p.engine.Asked),
		NodeType:           pulumi.String(p.engine.InstanceType),
		ParameterGroupName: group,
		Port:               inputs.IntInput(p.network.Addressing.Port),

		// Sent even if it is false: otherwise a change to nodes without data tiering would not change it.
		DataTieringEnabled: pulumi.Bool(p.engine.NodeType.DataTiering()),

		AutomaticFailoverEnabled: pulumi.Bool(p.topology.AutomaticFailover),
		MultiAzEnabled:           pulumi.Bool(p.topology.MultiAZ),

		SubnetGroupName:  n.SubnetGroupName,
		SecurityGroupIds: n.SecurityGroupIDs,

		// Always sent: a default of AWS's that changes, or differs by engine, would replace the cluster.
		// Source: https://github.com/hashicorp/terraform-provider-aws/issues/39955
		AtRestEncryptionEnabled:  inputs.BoolInput(p.storage.AtRest),
		TransitEncryptionEnabled: inputs.BoolInput(p.access.TLS.Enabled),

		MaintenanceWindow:      inputs.StringInput(p.windows.maintenance),
		SnapshotWindow:         inputs.StringInput(p.windows.snapshot),
		SnapshotRetentionLimit: inputs.IntInput(p.storage.Retention),
		ApplyImmediately:       inputs.BoolInput(p.upkeep.applyImmediately),
		Tags:                   b.Tags(),

		TransitEncryptionMode: inputs.Optional(p.access.TLS.Mode),
		IpDiscovery:           inputs.Optional(p.network.Addressing.IPDiscovery),
		NetworkType:           inputs.Optional(p.network.Addressing.NetworkType),
		KmsKeyId:              inputs.Optional(p.storage.Key),
		SnapshotName:          inputs.Optional(p.storage.SnapshotName),
		NotificationTopicArn:  inputs.Optional(p.upkeep.notificationTopic),
	}
	if args.LogDeliveryConfigurations, err = p.logs.Build(b.Builder); err != nil {
		return nil, err
	}
	p.addShape(args)
	p.addAccess(args, who)
	if p.upkeep.autoMinorUpgrade.Given || p.engine.Version.Known && p.engine.Version.Value.AtLeast(6, 0, 0) {
		// Always sent to versions that have it. AWS's own default moves a cluster to a version that the program does
		// not name, and the provider replaces the cluster to go back.
		args.AutoMinorVersionUpgrade = inputs.BoolInput(p.upkeep.autoMinorUpgrade)
	}
	if p.storage.Files.Given {
		args.SnapshotArns = p.storage.Files.Inputs()
	}
	if p.leavesSnapshot() {
		args.FinalSnapshotIdentifier = b.finalSnapshot(n, args)
	}
	return args, nil
}

// addShape says how many nodes there are, and where.
func (p *plan) addShape(args *awselasticache.ReplicationGroupArgs) {
	if shape := p.topology.Shape; shape.ClusterMode {
		args.NumNodeGroups = pulumi.Int(shape.Shards)
		args.ReplicasPerNodeGroup = pulumi.Int(shape.ReplicasPerShard)
	} else {
		args.NumCacheClusters = pulumi.Int(shape.Nodes())
	}
	if p.topology.Migration != "" {
		args.ClusterMode = pulumi.String(p.topology.Migration)
	}
	if p.topology.Zones.Given {
		args.PreferredCacheClusterAzs = p.topology.Zones.Input()
	}
}

// addAccess says who can log in.
func (p *plan) addAccess(args *awselasticache.ReplicationGroupArgs, who *access.Access) {
	if p.access.Token.Wanted() {
		args.AuthToken = who.Token
		// Always sent: version 6 of the provider has a default of its own, and version 7 has none and demands it.
		// Source: https://github.com/hashicorp/terraform-provider-aws/pull/42336
		args.AuthTokenUpdateStrategy = pulumi.String(p.access.Token.SentStrategy())
	}
	if p.access.AuthenticatesUsers() {
		args.UserGroupIds = pulumi.StringArray{who.GroupID.ToStringPtrOutput().Elem()}
	}
}

// leavesSnapshot says whether the deletion of the cluster takes a last snapshot.
func (p *plan) leavesSnapshot() bool {
	return p.storage.FinalSnapshot && !p.engine.NodeType.Lacks(elasticache.Snapshots)
}

// finalSnapshot is a name for the last snapshot. AWS refuses to delete a cluster if another snapshot has the name, so
// it follows from whatever differs in an earlier cluster of the same name: the inputs that replace a cluster, and the
// security groups. The names repeat if a cluster is replaced there and back again, or created again in the same
// security groups. AWS then refuses the deletion, and nothing is lost.
// Source: ElastiCache API, DeleteReplicationGroup, FinalSnapshotIdentifier: SnapshotAlreadyExistsFault.
func (b *builder) finalSnapshot(n *network.Network, args *awselasticache.ReplicationGroupArgs) pulumi.StringPtrInput {
	var groups any = n.SecurityGroupIDs.ToStringArrayOutput().ApplyT(func(ids []string) string {
		return strings.Join(slices.Sorted(slices.Values(ids)), " ")
	})
	if n.SecurityGroup != nil {
		groups = n.SecurityGroup.ID()
	}
	from := pulumi.All(groups, args.Port, args.AtRestEncryptionEnabled, args.TransitEncryptionEnabled,
		args.DataTieringEnabled,
		args.Engine, args.EngineVersion, inputs.StringInput(b.plan.storage.Key),
		inputs.StringInput(b.plan.network.Addressing.NetworkType), inputs.StringInput(b.plan.storage.SnapshotName),
		// ARNs of files hold no commas, and a made subnet group says nothing that the name does not.
		b.plan.storage.Files.Input().ApplyT(func(arns []string) string {
			return strings.Join(arns, ",")
		}), inputs.StringInput(b.plan.network.Placement.SubnetGroup))
	return from.ApplyT(func(parts []any) *string {
		sum := fnv.New32a()
		fmt.Fprint(sum, parts...)
		name := fmt.Sprintf("%s-final-%08x", b.plan.identity.Name, sum.Sum32())
		return &name
	}).(pulumi.StringPtrOutput)
}

// reshardingTime is how long a change of a sharded cluster may take: slots move while the cluster serves, at a pace
// that depends on the data.
// Source: ElastiCache user guide, "Online resharding and shard rebalancing".
const reshardingTime = "6h"

// timeouts are the timeouts of the replication group. The defaults of the provider are an hour to create, 40 minutes to
// update and 45 to delete.
func timeouts(p *plan, opts []pulumi.ResourceOption) *pulumi.CustomTimeouts {
	own := pulumi.CustomTimeouts{}
	if p.topology.Shape.ClusterMode {
		own.Update = reshardingTime
	}
	return component.Timeouts(own, opts)
}

// nodeTypeThatRuns is the type of the nodes that the alarms watch. In an update the provider reads it after it has
// updated the replication group. In a preview the provider answers with what the program asks for; if that change
// waits, the hook of the group knows what runs.
// Source: the AWS provider reads nodeType from CacheNodeType of the first member (setFromCacheCluster).
func (b *builder) nodeTypeThatRuns(group *awselasticache.ReplicationGroup) pulumi.StringOutput {
	// The URN comes together with the type, and every preview knows it. A preview does not know the type if the AWS
	// provider itself is yet to be created.
	return group.URN().ApplyT(func(pulumi.URN) (string, error) {
		read, err := internals.UnsafeAwaitOutput(b.Ctx.Context(), group.NodeType)
		if err != nil {
			return "", err
		}
		waits := ""
		if b.Ctx.DryRun() && !b.plan.upkeep.applyImmediately.Value {
			waits = b.history.runningNodeType()
		}
		answered, _ := read.Value.(string)
		return cmp.Or(waits, answered, b.plan.engine.InstanceType), nil
	}).(pulumi.StringOutput)
}
