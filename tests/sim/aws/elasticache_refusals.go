package awssim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
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

// oneOf are the inputs that take a few words only.
var oneOf = []struct {
	key    string
	values []string
}{
	{"engine", []string{"redis", "valkey"}},
	{"networkType", []string{"ipv4", "ipv6", "dual_stack"}},
	{"ipDiscovery", []string{"ipv4", "ipv6"}},
	{"transitEncryptionMode", []string{"preferred", "required"}},
	{"clusterMode", []string{"enabled", "disabled", "compatible"}},
	{"authTokenUpdateStrategy", []string{"SET", "ROTATE", "DELETE"}},
}

// conflicts are inputs that the provider does not take together.
var conflicts = [][2]string{
	{"numCacheClusters", "numNodeGroups"},
	{"numCacheClusters", "replicasPerNodeGroup"},
	{"authToken", "userGroupIds"},
	{"globalReplicationGroupId", "nodeType"},
	{"globalReplicationGroupId", "engine"},
	{"globalReplicationGroupId", "engineVersion"},
	{"globalReplicationGroupId", "numNodeGroups"},
	{"globalReplicationGroupId", "parameterGroupName"},
	{"globalReplicationGroupId", "transitEncryptionEnabled"},
	{"globalReplicationGroupId", "atRestEncryptionEnabled"},
	{"globalReplicationGroupId", "snapshotArns"},
	{"globalReplicationGroupId", "snapshotName"},
}

// checkReplicationGroup is what the provider refuses at plan time. It never quotes the token.
func checkReplicationGroup(in props) []p.CheckFailure {
	var failures []p.CheckFailure
	fail := func(key, format string, args ...any) {
		failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
	}
	if in.str("globalReplicationGroupId") != "" { // its engine is that of the primary
		in = in.clone()
		delete(in, "engine")
	}
	for _, c := range conflicts {
		if in[c[0]] != nil && in[c[1]] != nil {
			fail(c[0], "Conflicting configuration arguments: %q: conflicts with %s", c[0], c[1])
		}
	}
	for _, o := range oneOf {
		if s := in.str(o.key); s != "" && !slices.Contains(o.values, s) {
			fail(o.key, "expected %s to be one of %q, got %s", o.key, o.values, s)
		}
	}
	if in["description"] == "" {
		fail("description", "expected \"description\" to not be an empty string")
	}
	if id := in.str("replicationGroupId"); id != "" {
		switch {
		case len(id) > 40:
			fail("replicationGroupId", "expected length of replication_group_id to be in the range (1 - 40), got %s", id)
		case !identifier.MatchString(id):
			fail("replicationGroupId", "must contain only alphanumeric characters and hyphens, begin with a letter, not contain two "+
				"consecutive hyphens and not end with a hyphen")
		}
	}
	if version := in.str("engineVersion"); version != "" {
		engine := in.str("engine")
		if engine == "" {
			engine = "redis"
		}
		if format := engineVersionFormat[engine]; format != nil && !format.MatchString(version) {
			if engine == "valkey" {
				fail("engineVersion", "engine_version: %s is invalid. For Valkey, use <major>.<minor>.", version)
			} else {
				fail("engineVersion", "engine_version: %s is invalid. For Redis v6 or higher, use <major>.<minor>. For Redis v5 or "+
					"lower, use <major>.<minor>.<patch>.", version)
			}
		}
	}
	if in["replicasPerNodeGroup"] != nil {
		if n := in.num("replicasPerNodeGroup", 0); n < 0 || n > maxReplicas {
			fail("replicasPerNodeGroup", "expected replicas_per_node_group to be in the range (0 - 5), got %d", n)
		}
		if in["numNodeGroups"] == nil {
			fail("replicasPerNodeGroup", "\"replicas_per_node_group\": all of `num_node_groups,replicas_per_node_group` must be specified")
		}
	}
	if n := in.num("snapshotRetentionLimit", 0); n > maxRetention {
		fail("snapshotRetentionLimit", "expected snapshot_retention_limit to be at most (%d), got %d", maxRetention, n)
	}
	if window := in.str("snapshotWindow"); window != "" && !dailyFormat.MatchString(window) {
		fail("snapshotWindow", "\"snapshot_window\" must satisfy the format of \"hh24:mi-hh24:mi\".")
	}
	if window := in.str("maintenanceWindow"); window != "" && !weeklyFormat.MatchString(strings.ToLower(window)) {
		fail("maintenanceWindow", "\"maintenance_window\" must satisfy the format of \"ddd:hh24:mi-ddd:hh24:mi\".")
	}
	if token, sent := in["authToken"].(string); sent {
		if len(token) < 16 || len(token) > 128 {
			fail("authToken", "\"auth_token\" must contain from 16 to 128 characters")
		}
		if token != "" && !tokenFormat.MatchString(token) {
			fail("authToken", "only alphanumeric characters or symbols (excluding \\, @, \", and /) allowed in \"auth_token\"")
		}
	}
	for i, arn := range in.strs("snapshotArns") {
		if !passesProvider(arn) || strings.Contains(arn, ",") {
			fail(fmt.Sprintf("snapshotArns[%d]", i), "\"snapshot_arns\" (%s) is an invalid ARN: arn: invalid prefix, or it holds a comma", arn)
		}
	}
	if arn := in.str("notificationTopicArn"); arn != "" && !passesProvider(arn) {
		fail("notificationTopicArn", "\"notification_topic_arn\" (%s) is an invalid ARN: arn: invalid prefix", arn)
	}
	if in.flag("automaticFailoverEnabled") && in["numCacheClusters"] != nil && in.num("numCacheClusters", 0) <= 1 {
		fail("numCacheClusters", "\"num_cache_clusters\": must be at least 2 if automatic_failover_enabled is true")
	}
	if failover, known := in["automaticFailoverEnabled"].(bool); in.flag("multiAzEnabled") && known && !failover {
		fail("automaticFailoverEnabled", "automatic_failover_enabled must be true if multi_az_enabled is true")
	}
	if len(in.objects("logDeliveryConfigurations")) > 2 {
		fail("logDeliveryConfigurations", "Too many log_delivery_configuration blocks: no more than 2 are allowed")
	}
	for i, log := range in.objects("logDeliveryConfigurations") {
		for key, values := range logWords {
			if s := log.str(key); s != "" && !slices.Contains(values, s) {
				fail(fmt.Sprintf("logDeliveryConfigurations[%d].%s", i, key), "expected %s to be one of %q, got %s", key, values, s)
			}
		}
	}
	if len(in.strs("userGroupIds")) > 1 {
		fail("userGroupIds", "Too many list items: Attribute user_group_ids supports 1 item maximum")
	}
	return failures
}

var logWords = map[string][]string{
	"destinationType": {"cloudwatch-logs", "kinesis-firehose"},
	"logFormat":       {"text", "json"},
	"logType":         {"slow-log", "engine-log"},
}

// preferred is the mode of encryption in transit in which clients may do without it.
const preferred = "preferred"

const notPreferred = "Transit encryption preferred is not supported with redis access control."

// request is a replication group as the rules below look at it.
type request struct {
	props
	engine engineVersion
	node   nodeFamily
	topology
	groupKnown bool   // whether cluster mode could be told
	policy     string // for evictions, empty for AWS's own
}

// groupRule is one thing that AWS refuses: when says whether it is so, and message what AWS answers.
type groupRule struct {
	code    string
	message func(request) string
	when    func(request) bool
}

func say(message string) func(request) string { return func(request) string { return message } }

// groupRules are the refusals of CreateReplicationGroup that its parameters alone decide, in the order of AWS's checks as far
// as known: identity, then engine and nodes, then topology, then encryption and access, then backups and the rest.
var groupRules = []groupRule{
	{invalidValue, say(fmt.Sprintf(notIdentifier, "ReplicationGroupId")), func(r request) bool {
		id := r.str("replicationGroupId")
		return len(id) > 40 || !identifier.MatchString(id) || doubleHyphens.MatchString(id)
	}},
	{invalidValue, say("ReplicationGroupDescription must have a length between 1 and 255"), func(r request) bool {
		return len(r.str("description")) > maxDescription
	}},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("Cannot find version %s for %s", r.str("engineVersion"), r.str("engine"))
	}, func(r request) bool { return r.engine.version == "" }},
	{"MissingParameter", say("The request must contain the parameter CacheNodeType"), func(r request) bool { return !r.has("nodeType") }},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter CacheNodeType is not a valid node type: %s", r.str("nodeType"))
	}, func(r request) bool { return r.node.sizes == "" }},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("Node type %s is not supported for %s version %s", r.str("nodeType"), r.engine.engine, r.engine.version)
	}, func(r request) bool { return !r.engine.atLeastEngine(r.node.redis, "7.2") }},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter CacheParameterGroupName is not a valid name: %s", r.str("parameterGroupName"))
	}, func(r request) bool {
		return r.has("parameterGroupName") && !anyParameterGroup.MatchString(r.str("parameterGroupName"))
	}},

	{invalidValue, say("The number of replicas per node group must be within 0 and 5."), func(r request) bool {
		return r.replicas < 0 || r.replicas > maxReplicas
	}},
	{invalidValue, say("The number of node groups must be at least 1."), func(r request) bool { return r.shards < 1 }},
	{clusterQuotaCode, say(clusterQuotaMessage), func(r request) bool { return r.nodes() > r.engine.mostNodes() }},
	{invalidCombination, say("Multiple node groups need a parameter group with cluster-enabled set to yes."), func(r request) bool {
		return r.groupKnown && !r.cluster && r.shards > 1
	}},
	{invalidCombination, say("A parameter group with cluster-enabled set to yes needs NumNodeGroups."), func(r request) bool {
		return r.groupKnown && r.cluster && r.props["numNodeGroups"] == nil
	}},
	{invalidValue, say("Redis with cluster mode enabled cannot be created with auto failover turned off."), func(r request) bool {
		return (r.groupKnown && r.cluster || r.shards > 1) && !r.flag("automaticFailoverEnabled")
	}},
	{invalidValue, say("Replication group must have at least one read replica to enable autofailover."), func(r request) bool {
		return r.groupKnown && !r.cluster && r.flag("automaticFailoverEnabled") && r.replicas < 1
	}},
	{invalidCombination, say("Multi-AZ needs automatic failover."), func(r request) bool {
		return r.flag("multiAzEnabled") && !r.flag("automaticFailoverEnabled")
	}},
	{invalidCombination, say("Multi-AZ needs at least one replica in each node group."), func(r request) bool {
		return r.flag("multiAzEnabled") && r.replicas < 1
	}},
	{invalidCombination, say("PreferredCacheClusterAZs can only be specified for one node group."), func(r request) bool {
		return r.has("preferredCacheClusterAzs") && r.shards > 1
	}},
	{invalidValue, say("When specifying preferred availability zones, the number of cache clusters must be specified and must match " +
		"the number of preferred availability zones."), func(r request) bool {
		return r.has("preferredCacheClusterAzs") && len(r.strs("preferredCacheClusterAzs")) != r.nodes()
	}},
	{invalidCombination, say("ClusterMode is supported from Redis OSS 7.0 and Valkey 7.2."), func(r request) bool {
		return slices.Contains([]string{"enabled", "compatible"}, r.str("clusterMode")) && !r.engine.atLeastEngine("7.0", "7.2")
	}},
	{invalidCombination, say("The cluster mode does not match the parameter cluster-enabled of the parameter group."), func(r request) bool {
		return r.groupKnown && (r.str("clusterMode") == "enabled" && !r.cluster || r.str("clusterMode") == "disabled" && r.cluster)
	}},

	{invalidCombination, say("Encryption features are not supported outside of a VPC."), func(r request) bool {
		return !r.has("subnetGroupName") && (r.flag("transitEncryptionEnabled") || r.flag("atRestEncryptionEnabled"))
	}},
	{invalidCombination, say("TransitEncryptionMode is only supported with encryption in transit enabled."), func(r request) bool {
		return r.has("transitEncryptionMode") && !r.flag("transitEncryptionEnabled")
	}},
	{invalidCombination, say("TransitEncryptionMode preferred is supported from Redis OSS 7.0.5 and Valkey 7.2."), func(r request) bool {
		return r.str("transitEncryptionMode") == preferred && !r.engine.atLeastEngine(transitToggle, "7.2")
	}},
	// Source of the words: cloudposse/terraform-aws-elasticache-redis#239.
	{invalidCombination, say(notPreferred), func(r request) bool {
		return r.str("transitEncryptionMode") == preferred && (r.has("authToken") || r.has("userGroupIds"))
	}},
	{invalidValue, say("The AUTH token is only supported when encryption-in-transit is enabled."), func(r request) bool {
		return r.has("authToken") && !r.flag("transitEncryptionEnabled")
	}},
	{invalidCombination, say("User groups are only supported with encryption in transit enabled."), func(r request) bool {
		return r.has("userGroupIds") && !r.flag("transitEncryptionEnabled")
	}},
	{invalidCombination, say("User groups are supported from Redis OSS 6.0 and Valkey 7.2."), func(r request) bool {
		return r.has("userGroupIds") && !r.engine.atLeastEngine("6.0", "7.2")
	}},
	{invalidCombination, say("KmsKeyId is only supported with encryption at rest enabled."), func(r request) bool {
		atRest, sent := r.props["atRestEncryptionEnabled"].(bool)
		return r.has("kmsKeyId") && !(atRest || !sent && r.engine.engine == "valkey")
	}},
	{invalidValue, say("The parameter KmsKeyId is not a valid key ARN."), func(r request) bool {
		return strings.HasPrefix(r.str("kmsKeyId"), "arn:") && !isKeyARN(r.str("kmsKeyId"))
	}},

	{invalidCombination, say("Data tiering is only supported with r6gd node types."), func(r request) bool {
		return r.flag("dataTieringEnabled") && !r.node.tiered
	}},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("When using the %s node type, you must enable data tiering.", r.str("nodeType"))
	}, func(r request) bool { return r.node.tiered && !r.flag("dataTieringEnabled") }},
	{invalidCombination, say(notTiered), func(r request) bool { return r.node.tiered && !tiers(r.policy) }},
	{invalidCombination, say("This network type is supported from Redis OSS 6.2 and Valkey 7.2."), func(r request) bool {
		return slices.Contains([]string{"ipv6", "dual_stack"}, r.str("networkType")) && !r.engine.atLeastEngine("6.2", "7.2")
	}},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("This network type is not supported by the node type %s.", r.str("nodeType"))
	}, func(r request) bool {
		return slices.Contains([]string{"ipv6", "dual_stack"}, r.str("networkType")) && r.node.xen
	}},
	{invalidCombination, say("IpDiscovery ipv6 needs a network type with IPv6."), func(r request) bool {
		return r.str("ipDiscovery") == "ipv6" && slices.Contains([]string{"", "ipv4"}, r.str("networkType"))
	}},
	{invalidCombination, say("IpDiscovery ipv4 needs a network type with IPv4."), func(r request) bool {
		return r.str("ipDiscovery") == "ipv4" && r.str("networkType") == "ipv6"
	}},
	{invalidValue, say("The parameter Port must be between 1 and 65535."), func(r request) bool {
		port := r.num("port", 6379)
		return port < 1 || port > 65535
	}},
	{invalidValue, say("SnapshotRetentionLimit must be between 0 and 35."), func(r request) bool {
		n := r.num("snapshotRetentionLimit", 0)
		return n < 0 || n > maxRetention
	}},
	{invalidCombination, say("Only one of SnapshotArns and SnapshotName may be specified."), func(r request) bool {
		return r.has("snapshotArns") && r.has("snapshotName")
	}},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter SnapshotName is not a valid name: %s", r.str("snapshotName"))
	}, func(r request) bool { return r.has("snapshotName") && !anySnapshot.MatchString(r.str("snapshotName")) }},
	{invalidValue, say("SnapshotArns must name objects in Amazon S3, and cannot hold commas."), func(r request) bool {
		return slices.ContainsFunc(r.strs("snapshotArns"), func(arn string) bool { return !isObjectARN(arn) || strings.Contains(arn, ",") })
	}},
	{invalidCombination, say("Slots must be provided when restoring from snapshot ARNs with cluster mode enabled."), func(r request) bool {
		return r.has("snapshotArns") && (r.groupKnown && r.cluster || r.shards > 1)
	}},
	{invalidValue, say("The parameter NotificationTopicArn is not a valid topic ARN."), func(r request) bool {
		topic, _, ok := topicARN(r.str("notificationTopicArn"))
		return r.has("notificationTopicArn") && !(ok && topic.partition == partitionOf(topic.region))
	}},
	// A FIFO topic takes no message without a message group (SNS developer guide), and the service publishes without one.
	{invalidValue, say("The notification topic must be a standard topic, not a FIFO topic."), func(r request) bool {
		_, fifo, _ := topicARN(r.str("notificationTopicArn"))
		return fifo
	}},
	{invalidValue, say("FinalSnapshotIdentifier is not a valid identifier: begin with a letter; use letters, digits and single " +
		"hyphens; do not end with a hyphen."), func(r request) bool {
		return r.has("finalSnapshotIdentifier") && !identifier.MatchString(r.str("finalSnapshotIdentifier"))
	}},
	{invalidValue, say("slow-log log delivery is not available for this redis engine version."), func(r request) bool {
		return r.delivers("slow-log") > 0 && !r.engine.atLeastEngine("6.0", "7.2")
	}},
	{invalidValue, say("engine-log log delivery is not available for this redis engine version."), func(r request) bool {
		return r.delivers("engine-log") > 0 && !r.engine.atLeastEngine("6.2", "7.2")
	}},
	{invalidCombination, say("Only one log delivery configuration is allowed for each log type."), func(r request) bool {
		return r.delivers("slow-log") > 1 || r.delivers("engine-log") > 1
	}},
	{invalidValue, say("The destination of a log is the name of a log group or a delivery stream, not an ARN."), func(r request) bool {
		return slices.ContainsFunc(r.objects("logDeliveryConfigurations"), func(log props) bool {
			if log.str("destinationType") == "kinesis-firehose" {
				return !deliveryStreamName.MatchString(log.str("destination"))
			}
			name := log.str("destination")
			return !logGroupName.MatchString(name) || strings.HasPrefix(name, reservedLogGroup)
		})
	}},
}

func (r request) delivers(logType string) int {
	n := 0
	for _, log := range r.objects("logDeliveryConfigurations") {
		if log.str("logType") == logType {
			n++
		}
	}
	return n
}

// refuseReplicationGroup is what AWS refuses without a look at the rest of the cloud. Cluster mode is known when the parameter
// group is one of AWS's own.
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
	r := request{props: in, topology: topologyOf(in, group.cluster), groupKnown: groupKnown, policy: group.set[evictionPolicy]}
	r.engine, _ = findEngine(in.str("engine"), in.str("engineVersion"))
	r.node, _ = findNode(in.str("nodeType"))
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
		return refuse(invalidCombination, "Expected a parameter group of family %s but found one of family %s", r.engine.family, group.family)
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
	if !in.has("subnetGroupName") {
		return refuse("InvalidVPCNetworkStateFault", "No default VPC for this user: a cache subnet group is needed")
	}
	subnets := v.get(subnetGroupType, strings.ToLower(in.str("subnetGroupName")))
	if subnets == nil {
		return refuse("CacheSubnetGroupNotFoundFault", "Cache Subnet Group %s does not exist.", in.str("subnetGroupName"))
	}
	zones := map[string]bool{}
	for _, id := range subnets.strs("subnetIds") {
		zones[v.get(subnetType, id).str("availabilityZone")] = true
	}
	if in.flag("multiAzEnabled") && len(zones) < 2 {
		return refuse(invalidCombination, "Multi-AZ needs a cache subnet group with subnets in at least two Availability Zones.")
	}
	for _, zone := range in.strs("preferredCacheClusterAzs") {
		if !slices.Contains(zonesOf(v.region), zone) {
			// In ElastiCache's words, as github.com/boto/boto/issues/2747 quotes them.
			return refuse(invalidValue, "%s is not a valid availability zone.", zone)
		}
		if !zones[zone] {
			return refuse(invalidValue, "Availability zone %s is not covered by the cache subnet group %s.", zone, in.str("subnetGroupName"))
		}
	}
	for _, id := range in.strs("securityGroupIds") {
		if id == v.get(vpcType, subnets.str("vpcId")).str("defaultSecurityGroupId") {
			continue
		}
		if group := v.get(securityGroupType, id); group == nil || group.str("vpcId") != subnets.str("vpcId") {
			return refuse(invalidValue, "Some security group IDs are invalid or are not in the VPC of the cache subnet group: %s", id)
		}
	}
	if err := refuseUserGroups(v, in); err != nil {
		return err
	}
	if v.isDistantKey(in.str("kmsKeyId")) {
		return refuse(invalidValue, "The key must be of the same region: %s", in.str("kmsKeyId"))
	}
	if arn := in.str("notificationTopicArn"); arn != "" {
		if topic, _, _ := topicARN(arn); topic.region != v.region || topic.account != Account {
			return refuse(invalidValue, "The notification topic must be of the same account and the same region: %s", arn)
		}
		if v.get(topicType, arn) == nil {
			return refuse(invalidValue, "Topic %s does not exist.", arn)
		}
	}
	return nil
}

// refuseModification is what AWS refuses of a change that the provider makes in place.
func refuseModification(v view, old, in, out props) error {
	cluster := old.flag("clusterEnabled")
	changed := func(key string) bool {
		value, sent := in[key]
		if text, isText := value.(string); isText && slices.Contains(lowered, key) {
			return !strings.EqualFold(text, old.str(key))
		}
		return sent && !same(value, old[key], slices.Contains(replicationSets, key)) && !(isEmpty(value) && isEmpty(old[key]))
	}
	oldNode, _ := findNode(old.str("nodeType"))
	newNode, _ := findNode(in.str("nodeType"))
	turnsOn := changed("snapshotRetentionLimit") && old.num("snapshotRetentionLimit", 0) == 0
	switch {
	case cluster && !in.flag("automaticFailoverEnabled"):
		return refuse(invalidCombination, "Turning off automatic failover for replication group with cluster mode enabled is not supported.")
	case !cluster && changed("numNodeGroups"):
		return refuse(invalidCombination, "The number of node groups can only change with cluster mode enabled.")
	case cluster && changed("numCacheClusters"):
		return refuse(invalidCombination, "The number of cache clusters can only change with cluster mode disabled.")
	case changed("nodeType") && newNode.sizes != "" && oldNode.tiered != newNode.tiered:
		return refuse(invalidValue, "A replication group cannot move between node types with and without data tiering.")
	case old.str("engine") == "redis" && in.str("engine") == "valkey" && !in.has("engineVersion"):
		return refuse(invalidCombination, "EngineVersion must be given when the engine changes.")
	// Where snapshots were off, the provider's request names a SnapshottingClusterId, <id>-001, whatever nodes there are. It is
	// that which AWS refuses. Sources: internal/service/elasticache/replication_group.go of terraform-provider-aws v5;
	// hashicorp/terraform#19336 and terraform-provider-aws#41567 for AWS's answers.
	case turnsOn && cluster:
		return refuse(invalidCombination, "Cannot set snapshotting cluster for cluster mode enabled replication group.")
	case turnsOn && !slices.Contains(old.strs("memberClusters"), old.str("replicationGroupId")+"-001"):
		return refuse("CacheClusterNotFound", "Specified snapshotting cluster does not exist")
	case !old.flag("transitEncryptionEnabled") && in.flag("transitEncryptionEnabled") && in.str("transitEncryptionMode") != preferred:
		return refuse(invalidCombination, "Encryption in transit of an existing replication group must be enabled with "+
			"TransitEncryptionMode preferred before it can be required.")
	case old.flag("transitEncryptionEnabled") && in["transitEncryptionEnabled"] == false && old.str("transitEncryptionMode") != preferred:
		return refuse(invalidCombination, "TransitEncryptionMode must be preferred before encryption in transit can be disabled.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && old.has("userGroupIds"):
		// Source: aws-controllers-k8s/community#2536.
		return refuse(invalidCombination, "Modification of transit encryption is not supported for access control enabled clusters.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && in.has("userGroupIds"):
		// Source: hashicorp/terraform-provider-aws#42966.
		return refuse(invalidValue, "User group based access control requires encryption-in-transit to be enabled.")
	}
	if err := refuseMigration(old, in, changed); err != nil {
		return err
	}
	wanted := afterwards(old, in, out)
	if err := refuseReplicationGroup(wanted); err != nil {
		return err
	}
	if name := wanted.str("parameterGroupName"); name != "" {
		group, err := findParameterGroup(v, name)
		if err != nil {
			return err
		}
		if group.cluster != cluster && in.str("clusterMode") != "enabled" && in.str("clusterMode") != "compatible" {
			return refuse(invalidCombination, otherValue, clusterEnabled)
		}
		if from, err := findParameterGroup(v, old.str("parameterGroupName")); err == nil {
			if err := refuseOtherParameters(from, group); err != nil {
				return err
			}
		}
	}
	if nodes := topologyOf(wanted, false).nodes(); nodes > old.num("numCacheClusters", 0) {
		if err := refuseNodes(v, old.str("replicationGroupId"), nodes); err != nil {
			return err
		}
	}
	return refuseSurroundings(v, wanted)
}

// afterwards is a group as it would be after a change, in the form of a create: without what counts at creation only, and
// with the counts of its mode.
func afterwards(old, in, out props) props {
	wanted := out.clone()
	for _, key := range append([]string{"preferredCacheClusterAzs", "snapshotArns", "snapshotName"}, counts...) {
		delete(wanted, key)
	}
	if in["clusterMode"] == nil {
		delete(wanted, "clusterMode")
	}
	if !wanted.flag("transitEncryptionEnabled") {
		delete(wanted, "transitEncryptionMode")
	}
	if _, isDefault := defaultGroup(old.str("parameterGroupName")); isDefault && !in.has("parameterGroupName") {
		delete(wanted, "parameterGroupName") // it follows the engine
	}
	from, keys := old, counts[:1]
	if old.flag("clusterEnabled") || slices.Contains([]string{"enabled", "compatible"}, in.str("clusterMode")) {
		keys = counts[1:]
	}
	if slices.ContainsFunc(counts, func(key string) bool { return in[key] != nil && !same(in[key], old[key], false) }) {
		from, keys = in, counts
	}
	for _, key := range keys {
		if from[key] != nil {
			wanted[key] = from[key]
		}
	}
	return wanted
}

// besideClusterMode are the inputs that can change together with the cluster mode: the parameter group, and what the provider
// does not send, or sends by itself.
var besideClusterMode = []string{
	"clusterMode", "parameterGroupName", "applyImmediately", "authToken", "authTokenUpdateStrategy", "finalSnapshotIdentifier",
	"preferredCacheClusterAzs", "snapshotArns", "snapshotName", "tags", "tagsAll",
}

// notBetweenModes is what AWS does not do to a group in compatible mode: it is neither scaled nor upgraded.
var notBetweenModes = append([]string{"nodeType", "engine", "engineVersion"}, counts...)

// refuseMigration is about the online move to cluster mode: disabled, compatible, enabled, and back from compatible only.
func refuseMigration(old, in props, changed func(string) bool) error {
	if !changed("clusterMode") {
		if key := slices.IndexFunc(notBetweenModes, changed); key >= 0 && old.str("clusterMode") == "compatible" {
			return refuse(invalidCombination, "%s cannot be modified while the cluster mode is compatible.", notBetweenModes[key])
		}
		return nil
	}
	from, to := old.str("clusterMode"), in.str("clusterMode")
	allowed := map[string][]string{"disabled": {"compatible"}, "compatible": {"enabled", "disabled"}}
	if !slices.Contains(allowed[from], to) {
		return refuse(invalidCombination, "Cluster mode cannot be modified from %s to %s.", from, to)
	}
	if !old.flag("automaticFailoverEnabled") || !in.flag("automaticFailoverEnabled") || old.num("replicasPerNodeGroup", 0) < 1 {
		return refuse(invalidCombination, "Cluster mode can only be modified with automatic failover and at least one replica.")
	}
	for _, key := range sortedKeys(in) {
		if changed(key) && !slices.Contains(besideClusterMode, key) {
			return refuse(invalidCombination, "ClusterMode cannot be modified together with other parameters: %s", key)
		}
	}
	return nil
}
