package rediscluster

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// replicationGroup makes the cluster itself.
func (b *builder) replicationGroup(n *network, who *access) (*awselasticache.ReplicationGroup, error) {
	p := b.plan
	group, err := b.parameterGroup()
	if err != nil {
		return nil, err
	}
	args := &awselasticache.ReplicationGroupArgs{
		ReplicationGroupId: pulumi.String(p.name),
		Description:        inputs.StringInput(p.description),
		Engine:             pulumi.String(p.engine),
		EngineVersion:      inputs.StringInput(p.asked),
		NodeType:           pulumi.String(p.instanceType),
		ParameterGroupName: group,
		Port:               inputs.IntInput(p.port),

		// Sent where it is false as well: left out, a change away from such nodes would be no change of it.
		DataTieringEnabled: pulumi.Bool(p.nodeType.DataTiering()),

		AutomaticFailoverEnabled: pulumi.Bool(p.enableAutomaticFailover),
		MultiAzEnabled:           pulumi.Bool(p.enableMultiAz),

		SubnetGroupName:  n.subnetGroupName,
		SecurityGroupIds: n.securityGroupIDs,

		// Always sent: a default of AWS's that changes, or differs by engine, would replace the cluster.
		// Source: https://github.com/hashicorp/terraform-provider-aws/issues/39955
		AtRestEncryptionEnabled:  inputs.BoolInput(p.atRestEncryption),
		TransitEncryptionEnabled: inputs.BoolInput(p.transitEncryption),

		MaintenanceWindow:      inputs.StringInput(p.maintenance),
		SnapshotWindow:         inputs.StringInput(p.window),
		SnapshotRetentionLimit: inputs.IntInput(p.retention),
		ApplyImmediately:       inputs.BoolInput(p.applyImmediately),
		Tags:                   b.Tags(),
	}
	if p.topology.ClusterMode {
		args.NumNodeGroups = pulumi.Int(p.topology.Shards)
		args.ReplicasPerNodeGroup = pulumi.Int(p.topology.ReplicasPerShard)
	} else {
		args.NumCacheClusters = pulumi.Int(p.topology.Nodes())
	}
	if p.migration != "" {
		args.ClusterMode = pulumi.String(p.migration)
	}
	args.TransitEncryptionMode = optional(p.transitMode)
	if p.usesToken() {
		args.AuthToken = who.token
		// Always sent: version 6 of the provider has a default of its own, and version 7 has none and demands it.
		// Source: https://github.com/hashicorp/terraform-provider-aws/pull/42336
		args.AuthTokenUpdateStrategy = pulumi.String(p.sentStrategy())
	}
	if p.hasUsers() {
		args.UserGroupIds = pulumi.StringArray{who.groupID.ToStringPtrOutput().Elem()}
	}
	if p.autoMinorUpgrade.Given || p.version.Known && p.version.Value.AtLeast(6, 0, 0) {
		// Always said where there is such a thing: AWS's own default moves a cluster to a version that the program does not name, and
		// the provider takes the way back to the named one for a downgrade, which replaces the cluster.
		args.AutoMinorVersionUpgrade = inputs.BoolInput(p.autoMinorUpgrade)
	}
	if p.zones.Given {
		args.PreferredCacheClusterAzs = p.zones.Input()
	}
	args.IpDiscovery, args.NetworkType, args.KmsKeyId = optional(p.ipDiscovery), optional(p.networkType), optional(p.kmsKeyID)
	if args.LogDeliveryConfigurations, err = b.logs(); err != nil {
		return nil, err
	}
	args.SnapshotName = optional(p.snapshotName)
	args.NotificationTopicArn = optional(p.notificationTopic)
	if p.files.Given {
		args.SnapshotArns = p.files.Inputs()
	}
	if p.leavesSnapshot() {
		args.FinalSnapshotIdentifier = b.finalSnapshot(n, args)
	}
	waits, err := b.history.hooks.BeforeUpdate("what waits", b.waits)
	if err != nil {
		return nil, err
	}
	opts := []pulumi.ResourceOption{pulumi.Timeouts(b.timeouts), waits}
	if p.deletionProtection {
		opts = append(opts, pulumi.Protect(true))
	}
	if !inputs.Said(p.snapshotName) && !p.files.Given {
		// What a cluster was filled from may be taken out of the program: it is no longer said, and not said to be another.
		opts = append(opts, pulumi.IgnoreChanges([]string{"snapshotName", "snapshotArns"}))
	}
	if p.usesUsers() {
		opts = append(opts, pulumi.IgnoreChanges(p.leftAlone()))
	}
	// No deleteBeforeReplace: where a replacement keeps the id, the provider asks for it by itself, and where the id
	// changes, the new cluster is there before the old one goes.
	made, err := awselasticache.NewReplicationGroup(b.Ctx, b.Name("replication-group"), args, b.Child(opts...)...)
	if err != nil || !p.hasUsers() {
		return made, err
	}
	return made, b.history.made(made)
}

// leftAlone are what the AWS provider must not be told of a cluster that has users, or is about to. Of a change of the strategy it
// makes a request for another token, which AWS refuses where there is none; and it cannot take the token away in the request that
// brings the users, as AWS demands, so that this is done beside it and what is found then is left as it is.
// Source: https://github.com/hashicorp/terraform-provider-aws/issues/39546.
func (p *plan) leftAlone() []string {
	if p.movesToUsers() {
		return []string{"authToken", "authTokenUpdateStrategy", "userGroupIds"}
	}
	return []string{"authTokenUpdateStrategy"}
}

// optional is a setting that is not sent where it is left out or empty.
func optional(s inputs.Setting[string]) pulumi.StringPtrInput {
	if !inputs.Said(s) {
		return nil
	}
	return inputs.StringInput(s).ToStringPtrOutput()
}
