package awssim

import (
	"regexp"
	"slices"
	"strings"
)

const (
	maxReplicas    = 5  // of a shard
	maxRetention   = 35 // days
	maxDescription = 255
)

var (
	tokenFormat   = regexp.MustCompile(`^[^@"/]+$`)
	doubleHyphens = regexp.MustCompile(`--`)
	// Names of what exists are wider than those that can be given: AWS's own parameter groups have dots in them
	// (default.redis7.cluster.on), and so have its snapshots (automatic.cache-001-2024-01-31-05-00).
	anyParameterGroup = regexp.MustCompile(`^[A-Za-z0-9.-]{1,255}$`)
	anySnapshot       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*$`)
	// Where logs go. Sources: the APIs CreateLogGroup and CreateDeliveryStream.
	logGroupName       = regexp.MustCompile(`^[A-Za-z0-9._/#-]{1,512}$`)
	deliveryStreamName = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
)

// refuseReplicationGroup is what AWS refuses without a look at the rest of the cloud. Cluster mode is known when the
// parameter group is one of AWS's own.
func refuseReplicationGroup(in props) error {
	name := in.str("parameterGroupName")
	if name == "" {
		name = defaultGroupName(in)
	}
	group, known := defaultGroup(name)
	return refuseGroup(in, group, known)
}

func refuseGroup(in props, group parameterGroup, groupKnown bool) error {
	if in.str("globalReplicationGroupId") != "" {
		return checkPlainTags(invalidValue, in) // the primary group decides the rest
	}
	r := request{
		props: in, topology: topologyOf(in, group.cluster), groupKnown: groupKnown, policy: group.set[evictionPolicy],
	}
	r.engine, _ = findEngine(in.str("engine"), in.str("engineVersion"))
	r.node = findNode(in.str("nodeType"))
	for _, rule := range groupRules {
		if rule.when(r) {
			return refuse(rule.code, "%s", rule.message(r))
		}
	}
	for _, group := range in.strs("securityGroupIds") {
		// CreateReplicationGroup documents no code of its own for this.
		if err := refuseID(invalidValue, "sg", group); err != nil {
			return err
		}
	}
	if groupKnown && group.family != r.engine.family {
		return refuse(invalidCombination, "Expected a parameter group of family %s but found one of family %s",
			r.engine.family, group.family)
	}
	if err := refuseWindows(in); err != nil {
		return err
	}
	return checkPlainTags(invalidValue, in)
}

// refuseReplicationGroupIn is what AWS refuses of a new group because of what else there is.
func refuseReplicationGroupIn(v view, in props) error {
	if id := strings.ToLower(in.str("replicationGroupId")); v.get(replicationType, id) != nil {
		return refuse("ReplicationGroupAlreadyExists", "Replication group %s already exists.", id)
	}
	if err := refuseSurroundings(v, in); err != nil {
		return err
	}
	return refuseNodes(v, "", topologyOf(in, false).nodes())
}

// refuseSurroundings looks at the parameter group, the network and the topic that a group names.
func refuseSurroundings(v view, in props) error {
	if name := in.str("parameterGroupName"); name != "" {
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
	if isDistantKey(v.region, in.str("kmsKeyId")) {
		return refuse(invalidValue, "The key must be of the same region: %s", in.str("kmsKeyId"))
	}
	return refuseTopic(v, in.str("notificationTopicArn"))
}

// refuseNetwork looks at the subnets, the zones and the security groups of a group.
func refuseNetwork(v view, in props) error {
	if !in.has("subnetGroupName") {
		return refuse("InvalidVPCNetworkStateFault", "No default VPC for this user: a cache subnet group is needed")
	}
	subnets := v.get(subnetGroupType, strings.ToLower(in.str("subnetGroupName")))
	if subnets == nil {
		return refuse("CacheSubnetGroupNotFoundFault", "Cache Subnet Group %s does not exist.",
			in.str("subnetGroupName"))
	}
	if err := refuseZones(v, in, subnets); err != nil {
		return err
	}
	for _, id := range in.strs("securityGroupIds") {
		if id == v.get(vpcType, subnets.str("vpcId")).str("defaultSecurityGroupId") {
			continue
		}
		if group := v.get(securityGroupType, id); group == nil || group.str("vpcId") != subnets.str("vpcId") {
			return refuse(invalidValue,
				"Some security group IDs are invalid or are not in the VPC of the cache subnet group: %s", id)
		}
	}
	return nil
}

func refuseZones(v view, in, subnets props) error {
	zones := map[string]bool{}
	for _, id := range subnets.strs("subnetIds") {
		zones[v.get(subnetType, id).str("availabilityZone")] = true
	}
	if in.flag("multiAzEnabled") && len(zones) < 2 {
		return refuse(invalidCombination,
			"Multi-AZ needs a cache subnet group with subnets in at least two Availability Zones.")
	}
	for _, zone := range in.strs("preferredCacheClusterAzs") {
		if !slices.Contains(zonesOf(v.region), zone) {
			// In ElastiCache's words, as github.com/boto/boto/issues/2747 quotes them.
			return refuse(invalidValue, "%s is not a valid availability zone.", zone)
		}
		if !zones[zone] {
			return refuse(invalidValue, "Availability zone %s is not covered by the cache subnet group %s.", zone,
				in.str("subnetGroupName"))
		}
	}
	return nil
}

func refuseTopic(v view, id string) error {
	if id == "" {
		return nil
	}
	if topic, _, _ := topicARN(id); topic.region != v.region || topic.account != Account {
		return refuse(invalidValue, "The notification topic must be of the same account and the same region: %s", id)
	}
	if v.get(topicType, id) == nil {
		return refuse(invalidValue, "Topic %s does not exist.", id)
	}
	return nil
}
