package rediscluster

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// Limits of AWS on what is neither ElastiCache's own nor a property of a value.
const (
	// Source: ElastiCache user guide, "Quotas", subnets per subnet group.
	maxSubnets = 20
	// Source: EC2 API, IpPermission, FromPort and ToPort.
	minPort, maxPort = 1, 65535
	// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit.
	maxRetention = 35
	// Source: CloudWatch API, PutMetricAlarm, AlarmActions.
	maxAlarmActions = 5
	// Source: AWS general reference, "Tagging your AWS resources".
	maxTags, maxTagKey, maxTagValue = 50, 128, 256
)

// check finds every problem of the plan. A rule holds only for what is known: the engine runs the program again when
// the rest is.
func (p *plan) check() problems {
	var found problems
	for _, rule := range []func(*problems){
		p.checkName, p.checkTopology, p.checkFailover, p.checkEngine, p.checkNetwork, p.checkIngress,
		p.checkEncryption, p.checkWindows, p.checkSnapshots, p.checkAlarms, p.checkTags,
	} {
		rule(&found)
	}
	return found
}

// The name is the replication group's, and also the subnet group's and the security group's.
func (p *plan) checkName(found *problems) {
	if err := elasticache.CheckReplicationGroupID(p.name); err != nil {
		found.add("name", "%v", err)
		return
	}
	switch {
	case p.name == "default":
		// Source: ElastiCache API, CreateCacheSubnetGroup: the name is AWS's own.
		found.add("name", `"default" is the name of a subnet group of AWS's own: use another`)
	case strings.HasPrefix(p.name, "sg-"):
		// Source: EC2 API, CreateSecurityGroup, GroupName.
		found.add("name", `%q begins with "sg-", which EC2 refuses for the name of a security group: use another`, p.name)
	}
}

// Source: ElastiCache API, CreateReplicationGroup, NumCacheClusters, NumNodeGroups, ReplicasPerNodeGroup.
func (p *plan) checkTopology(found *problems) {
	size := p.replicationGroupSize
	if p.clusterMode == nil {
		switch {
		case size < 1:
			found.add("replicationGroupSize", "%d is too few: there is at least one node, the primary", size)
		case size > elasticache.MaxNodesClusterModeDisabled:
			found.add("replicationGroupSize", "%d is too many: without clusterMode AWS takes a primary and up to %d replicas, %d nodes in all; pass clusterMode to have more",
				size, elasticache.MaxReplicasPerShard, elasticache.MaxNodesClusterModeDisabled)
		}
		return
	}
	shards, replicas := p.clusterMode.NumNodeGroups, p.clusterMode.ReplicasPerNodeGroup
	sound := true
	if shards < 1 || shards > elasticache.MaxNodes {
		found.add("clusterMode.numNodeGroups", "%d is out of range: AWS takes 1 to %d shards", shards, elasticache.MaxNodes)
		sound = false
	}
	if replicas < 0 || replicas > elasticache.MaxReplicasPerShard {
		found.add("clusterMode.replicasPerNodeGroup", "%d is out of range: AWS takes 0 to %d replicas in each shard", replicas, elasticache.MaxReplicasPerShard)
		sound = false
	}
	if !sound {
		return
	}
	nodes := p.topology.Nodes()
	if nodes > elasticache.MaxNodes {
		found.add("clusterMode", "%d shards of %d nodes are %d nodes; AWS never takes more than %d", shards, 1+replicas, nodes, elasticache.MaxNodes)
	}
	if size != nodes {
		found.add("replicationGroupSize", "%d disagrees with clusterMode, which makes %d nodes (%d shards of %d nodes each): it counts all nodes, so use %d, or change clusterMode",
			size, nodes, shards, 1+replicas, nodes)
	}
}

// Source: ElastiCache API, CreateReplicationGroup, AutomaticFailoverEnabled and MultiAZEnabled; user guide,
// "Minimizing downtime in ElastiCache with Multi-AZ".
func (p *plan) checkFailover(found *problems) {
	if p.clusterMode != nil && !p.enableAutomaticFailover {
		found.add("enableAutomaticFailover", "false does not go with clusterMode: AWS takes cluster mode only with automatic failover; use true")
	}
	if p.clusterMode == nil && p.enableAutomaticFailover && p.replicationGroupSize == 1 {
		found.add("enableAutomaticFailover", "true needs a replica to fail over to, and replicationGroupSize is 1: use 2 or more, or false")
	}
	if !p.enableMultiAz {
		return
	}
	if !p.enableAutomaticFailover {
		found.add("enableMultiAz", "true needs enableAutomaticFailover: true")
	}
	if p.clusterMode != nil && p.clusterMode.ReplicasPerNodeGroup == 0 {
		found.add("enableMultiAz", "true needs a replica in each shard, and clusterMode.replicasPerNodeGroup is 0: use 1 or more, or false")
	}
	if p.clusterMode == nil && p.replicationGroupSize == 1 {
		found.add("enableMultiAz", "true needs a replica in another zone, and replicationGroupSize is 1: use 2 or more, or false")
	}
	if p.subnetIDs.counted && len(p.subnetIDs.elements) == 1 {
		found.add("subnetIds", "holds 1 subnet; enableMultiAz needs subnets in at least two availability zones")
	}
}

func (p *plan) checkEngine(found *problems) {
	_, nodeErr := elasticache.ParseNodeType(p.instanceType)
	if nodeErr != nil {
		found.add("instanceType", "%v", nodeErr)
	}
	if !p.redisVersion.known {
		return
	}
	version, err := elasticache.ParseVersion(p.redisVersion.value)
	if err == nil {
		err = version.CheckOffered()
	}
	if err != nil {
		found.add("redisVersion", "%v", err)
		return
	}
	if nodeErr == nil {
		if err := p.nodeType.CheckEngine(version); err != nil {
			found.add("instanceType", "%v", err)
		}
	}
	// A default group is known by its name; one of the program's own is known to AWS alone.
	if group := p.parameterGroupName; group.known && strings.HasPrefix(group.value, "default.") {
		if want := version.DefaultParameterGroup(p.topology.ClusterMode); group.value != want {
			mode := "without clusterMode"
			if p.topology.ClusterMode {
				mode = "with clusterMode"
			}
			found.add("parameterGroupName", "%q is not the default group of Redis OSS %s %s: use %q, or leave parameterGroupName out", group.value, version, mode, want)
		}
	}
}

func (p *plan) checkNetwork(found *problems) {
	if !p.vpcID.given {
		found.add("vpcId", "is required: the id of the VPC that the subnets belong to")
	} else if p.vpcID.known && strings.TrimSpace(p.vpcID.value) == "" {
		found.add("vpcId", "is empty: pass the id of the VPC that the subnets belong to")
	}
	switch n := len(p.subnetIDs.elements); {
	case !p.subnetIDs.given && p.subnetIDs.counted:
		found.add("subnetIds", "is required: the ids of the subnets to place the nodes in")
	case !p.subnetIDs.counted:
	case n == 0:
		found.add("subnetIds", "is empty: AWS needs at least one subnet")
	case n > maxSubnets:
		found.add("subnetIds", "holds %d subnets; AWS takes at most %d", n, maxSubnets)
	}
	checkElements(found, "subnetIds", p.subnetIDs, func(id string) error {
		if strings.TrimSpace(id) == "" {
			return fmt.Errorf("is empty: pass the id of a subnet")
		}
		return nil
	})
	if port := p.port; port.known && (port.value < minPort || port.value > maxPort) {
		found.add("port", "%d is not a TCP port: use %d to %d", port.value, minPort, maxPort)
	}
}

func (p *plan) checkIngress(found *problems) {
	checkElements(found, "allowConnectionsFromCidrBlocks", p.allowedCIDRBlocks, checkCIDR)
	checkElements(found, "allowConnectionsFromSecurityGroups", p.allowedSecurityGroups, func(id string) error {
		if strings.TrimSpace(id) == "" {
			return fmt.Errorf("is empty: pass the id of a security group")
		}
		return nil
	})
}

// checkCIDR refuses what EC2 refuses: something that is not a block, and host bits.
func checkCIDR(s string) error {
	block, err := netip.ParsePrefix(s)
	if err != nil {
		if address, err := netip.ParseAddr(s); err == nil && address.Zone() == "" {
			return fmt.Errorf("%q is an address, not a CIDR block: use \"%s/%d\"", s, address, address.BitLen())
		}
		return fmt.Errorf(`%q is not a CIDR block, for example "10.0.0.0/16" or "2001:db8::/32"`, s)
	}
	if masked := block.Masked(); masked != block {
		return fmt.Errorf("%q has host bits set: use %q", s, masked)
	}
	if canonical := block.String(); canonical != s {
		return fmt.Errorf("%q is not as EC2 writes it, and would differ in every preview: use %q", s, canonical)
	}
	return nil
}

// checkElements holds a rule over the known elements of a list, and that none stands twice.
func checkElements(found *problems, path string, l list, rule func(string) error) {
	seen := map[string]int{}
	for i, e := range l.elements {
		if !e.known {
			continue
		}
		at := fmt.Sprintf("%s[%d]", path, i)
		if err := rule(e.value); err != nil {
			found.add(at, "%v", err)
			continue
		}
		if first, twice := seen[e.value]; twice {
			found.add(at, "%q is listed already, as %s[%d]: leave one out", e.value, path, first)
			continue
		}
		seen[e.value] = i
	}
}

// Source: ElastiCache API, CreateReplicationGroup, AuthToken.
func (p *plan) checkEncryption(found *problems) {
	token := p.authToken
	if !token.given {
		return
	}
	if p.transitEncryption.known && !p.transitEncryption.value {
		found.add("authToken", "needs TLS, and enableTransitEncryption is false: use true, or leave authToken out")
	}
	if token.known {
		if err := elasticache.CheckAuthToken(token.value); err != nil {
			found.add("authToken", "%v", err)
		}
	}
}

func (p *plan) checkWindows(found *problems) {
	if w := p.maintenanceWindow; w.known {
		if _, err := elasticache.ParseWeeklyWindow(w.value); err != nil {
			found.add("maintenanceWindow", "%v", err)
		}
	}
	if w := p.window; w.known {
		if _, err := elasticache.ParseDailyWindow(w.value); err != nil {
			found.add("snapshotWindow", "%v", err)
		}
	}
	weekly, daily, ok := p.windows(p.window)
	if !ok || !weekly.Overlaps(daily) {
		return
	}
	if !p.snapshotWindow.given && !p.retention.known {
		// If it turns out to be 0, the window is one that does not collide.
		return
	}
	fix := "shorten maintenanceWindow"
	if free, ok := weekly.DailyOutside(); ok {
		fix = fmt.Sprintf("try snapshotWindow: %q", free)
	}
	if p.snapshotWindow.given {
		found.add("snapshotWindow", "%q overlaps maintenanceWindow %q, and AWS refuses that: %s", daily, weekly, fix)
	} else {
		found.add("maintenanceWindow", "%q overlaps the default of snapshotWindow, %q, and AWS refuses that: %s", weekly, daily, fix)
	}
}

// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit, SnapshotArns, SnapshotName.
func (p *plan) checkSnapshots(found *problems) {
	if n := p.snapshotRetentionLimit; n.known && (n.value < 0 || n.value > maxRetention) {
		found.add("snapshotRetentionLimit", "%d is out of range: AWS keeps snapshots for 0 (none) to %d days", n.value, maxRetention)
	}
	arn, name := p.snapshotArn, p.snapshotName
	if arn.given && arn.value != "" {
		if name.given && name.value != "" {
			found.add("snapshotArn", "does not go with snapshotName: a cluster is filled from one of them")
		}
		if p.clusterMode != nil {
			found.add("snapshotArn", "does not go with clusterMode: AWS wants the slots of each shard, which the AWS provider cannot say; restore with snapshotName")
		}
		if !isS3Object(arn.value) || strings.Contains(arn.value, ",") {
			found.add("snapshotArn", `%q is not the ARN of an object in S3, without commas, for example "arn:aws:s3:::my-bucket/dump.rdb"`, arn.value)
		}
	}
}

func isS3Object(arn string) bool {
	parts := strings.SplitN(arn, ":", 6)
	return len(parts) == 6 && parts[0] == "arn" && parts[2] == "s3" && strings.Contains(strings.Trim(parts[5], "/"), "/")
}

func (p *plan) checkAlarms(found *problems) {
	if n := len(p.alarmTopics.elements); n > maxAlarmActions {
		found.add("alarmsSnsTopicArns", "holds %d topics; CloudWatch tells at most %d", n, maxAlarmActions)
	}
	checkElements(found, "alarmsSnsTopicArns", p.alarmTopics, checkTopic)
	if topic := p.notificationTopic; topic.known && topic.value != "" {
		if err := checkTopic(topic.value); err != nil {
			found.add("snsTopicForNotifications", "%v", err)
		}
	}
}

// checkTopic looks at the form alone: whether the topic exists is for AWS to say.
func checkTopic(arn string) error {
	parts := strings.Split(arn, ":")
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "sns" || parts[5] == "" {
		return fmt.Errorf(`%q is not the ARN of an SNS topic, for example "arn:aws:sns:eu-west-1:123456789012:alerts"`, arn)
	}
	return nil
}

func (p *plan) checkTags(found *problems) {
	if !p.tags.known || p.tags.secret {
		return
	}
	if n := len(p.tags.value); n > maxTags {
		found.add("tags", "holds %d tags; AWS takes at most %d", n, maxTags)
	}
	for _, key := range slices.Sorted(maps.Keys(p.tags.value)) {
		at := fmt.Sprintf("tags[%q]", key)
		switch value := p.tags.value[key]; {
		case key == "" || len([]rune(key)) > maxTagKey:
			found.add(at, "the key is %d characters long; AWS takes 1 to %d", len([]rune(key)), maxTagKey)
		case strings.HasPrefix(strings.ToLower(key), "aws:"):
			found.add(at, "the prefix aws: is reserved: use another key")
		case len([]rune(value)) > maxTagValue:
			found.add(at, "the value is %d characters long; AWS takes at most %d", len([]rune(value)), maxTagValue)
		}
	}
}
