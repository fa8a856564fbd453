package elasticache

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// refuseReplicationGroup is what AWS refuses without a look at the rest of the cloud. Cluster mode is known when the
// parameter group is one of AWS's own.
func refuseReplicationGroup(in props.Map) error {
	name := in.Str("parameterGroupName")
	if name == "" {
		name = defaultGroupName(in)
	}
	group, known := defaultGroup(name)
	return refuseGroup(in, group, known)
}

func refuseGroup(in props.Map, group parameterGroup, groupKnown bool) error {
	if in.Str("globalReplicationGroupId") != "" {
		return tags.CheckPlain(invalidValue, in) // the primary group decides the rest
	}
	r := request{
		Map: in, topology: topologyOf(in, group.cluster), groupKnown: groupKnown, policy: group.set[evictionPolicy],
	}
	r.engine, _ = findEngine(in.Str("engine"), in.Str("engineVersion"))
	r.node = findNode(in.Str("nodeType"))
	for _, rule := range groupRules {
		if rule.when(r) {
			return awserr.New(rule.code, "%s", rule.message(r))
		}
	}
	for _, group := range in.Strs("securityGroupIds") {
		// CreateReplicationGroup documents no code of its own for this.
		if err := awserr.MalformedID(invalidValue, "sg", group); err != nil {
			return err
		}
	}
	if groupKnown && group.family != r.engine.family {
		return awserr.New(invalidCombination,
			"Expected a parameter group of family %s but found one of family %s",
			r.engine.family, group.family)
	}
	if err := refuseWindows(in); err != nil {
		return err
	}
	return tags.CheckPlain(invalidValue, in)
}

// refuseReplicationGroupIn is what AWS refuses of a new group because of what else there is.
func refuseReplicationGroupIn(v world.View, in props.Map) error {
	if id := strings.ToLower(in.Str("replicationGroupId")); v.Get(awstype.ReplicationGroup, id) != nil {
		return awserr.New("ReplicationGroupAlreadyExists", "Replication group %s already exists.", id)
	}
	if err := refuseSurroundings(v, in); err != nil {
		return err
	}
	return refuseNodes(v, "", topologyOf(in, false).nodes())
}

// refuseSurroundings looks at the parameter group, the network and the topic that a group names.
func refuseSurroundings(v world.View, in props.Map) error {
	if name := in.Str("parameterGroupName"); name != "" {
		group, err := findParameterGroup(v, name)
		if err != nil {
			return err
		}
		if err := refuseGroup(in, group, true); err != nil {
			return err
		}
	}
	if err := refuseNetwork(v, in); err != nil {
		return err
	}
	if err := refuseUserGroups(v, in); err != nil {
		return err
	}
	if arn.IsDistantKey(v.Region, in.Str("kmsKeyId")) {
		return awserr.New(invalidValue, "The key must be of the same region: %s", in.Str("kmsKeyId"))
	}
	return refuseTopic(v, in.Str("notificationTopicArn"))
}

// refuseNetwork looks at the subnets, the zones and the security groups of a group.
func refuseNetwork(v world.View, in props.Map) error {
	if !in.Has("subnetGroupName") {
		return awserr.New("InvalidVPCNetworkStateFault",
			"The default VPC has no cache subnet group named default: a cache subnet group is needed")
	}
	subnets := v.Get(awstype.SubnetGroup, strings.ToLower(in.Str("subnetGroupName")))
	if subnets == nil {
		return awserr.New("CacheSubnetGroupNotFoundFault", "Cache Subnet Group %s does not exist.",
			in.Str("subnetGroupName"))
	}
	if err := refuseZones(v, in, subnets); err != nil {
		return err
	}
	for _, id := range in.Strs("securityGroupIds") {
		if id == v.Get(awstype.VPC, subnets.Str("vpcId")).Str("defaultSecurityGroupId") {
			continue
		}
		if group := v.Get(awstype.SecurityGroup, id); group == nil || group.Str("vpcId") != subnets.Str("vpcId") {
			return awserr.New(invalidValue,
				"Some security group IDs are invalid or are not in the VPC of the cache subnet group: %s", id)
		}
	}
	return nil
}

func refuseZones(v world.View, in, subnets props.Map) error {
	zones := map[string]bool{}
	for _, id := range subnets.Strs("subnetIds") {
		zones[v.Get(awstype.Subnet, id).Str("availabilityZone")] = true
	}
	if in.Flag("multiAzEnabled") && len(zones) < 2 {
		return awserr.New(invalidCombination,
			"Multi-AZ needs a cache subnet group with subnets in at least two Availability Zones.")
	}
	for _, zone := range in.Strs("preferredCacheClusterAzs") {
		if !slices.Contains(world.ZonesOf(v.Region), zone) {
			// In ElastiCache's words, as github.com/boto/boto/issues/2747 quotes them.
			return awserr.New(invalidValue, "%s is not a valid availability zone.", zone)
		}
		if !zones[zone] {
			return awserr.New(invalidValue, "Availability zone %s is not covered by the cache subnet group %s.",
				zone,
				in.Str("subnetGroupName"))
		}
	}
	return nil
}

func refuseTopic(v world.View, id string) error {
	if id == "" {
		return nil
	}
	if topic, _, _ := arn.ParseTopic(id); topic.Region != v.Region || topic.Account != v.Account {
		return awserr.New(invalidValue,
			"The notification topic must be of the same account and the same region: %s", id)
	}
	if v.Get(awstype.Topic, id) == nil {
		return awserr.New(invalidValue, "Topic %s does not exist.", id)
	}
	return nil
}
