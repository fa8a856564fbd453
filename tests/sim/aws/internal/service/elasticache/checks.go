package elasticache

import (
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
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

// fails is how a check says what is wrong with an input.
type fails func(key, format string, args ...any)

// checkReplicationGroup is what the provider refuses at plan time. It never quotes the token.
func checkReplicationGroup(in props.Map) []p.CheckFailure {
	var failures []p.CheckFailure
	fail := func(key, format string, args ...any) {
		failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
	}
	if in.Str("globalReplicationGroupId") != "" { // its engine is that of the primary
		in = in.Clone()
		delete(in, "engine")
	}
	for _, check := range []func(props.Map, fails){
		checkWords, checkIdentity, checkReplicas, checkBackups, checkToken, checkReferences, checkFailover, checkLogs,
	} {
		check(in, fail)
	}
	if len(in.Strs("userGroupIds")) > 1 {
		fail("userGroupIds", "Too many list items: Attribute user_group_ids supports 1 item maximum")
	}
	return failures
}

// checkWords is about inputs that do not go together, and those that take a few words.
func checkWords(in props.Map, fail fails) {
	for _, c := range conflicts {
		if in[c[0]] != nil && in[c[1]] != nil {
			fail(c[0], "Conflicting configuration arguments: %q: conflicts with %s", c[0], c[1])
		}
	}
	for _, o := range oneOf {
		if s := in.Str(o.key); s != "" && !slices.Contains(o.values, s) {
			fail(o.key, "expected %s to be one of %q, got %s", o.key, o.values, s)
		}
	}
	if in["description"] == "" {
		fail("description", "expected \"description\" to not be an empty string")
	}
}

// checkIdentity is about the id and the version.
func checkIdentity(in props.Map, fail fails) {
	if id := in.Str("replicationGroupId"); id != "" {
		switch {
		case len(id) > 40:
			fail("replicationGroupId", "expected length of replication_group_id to be in the range (1 - 40), got %s",
				id)
		case !identifier.MatchString(id):
			fail("replicationGroupId",
				"must contain only alphanumeric characters and hyphens, begin with a letter, not contain two "+
					"consecutive hyphens and not end with a hyphen")
		}
	}
	if version := in.Str("engineVersion"); version != "" {
		engine := in.Str("engine")
		if engine == "" {
			engine = "redis"
		}
		if format := engineVersionFormat[engine]; format != nil && !format.MatchString(version) {
			if engine == "valkey" {
				fail("engineVersion", "engine_version: %s is invalid. For Valkey, use <major>.<minor>.", version)
			} else {
				fail("engineVersion",
					"engine_version: %s is invalid. For Redis v6 or higher, use <major>.<minor>. For Redis v5 or "+
						"lower, use <major>.<minor>.<patch>.", version)
			}
		}
	}
}

func checkReplicas(in props.Map, fail fails) {
	if in["replicasPerNodeGroup"] != nil {
		if n := in.Num("replicasPerNodeGroup", 0); n < 0 || n > maxReplicas {
			fail("replicasPerNodeGroup", "expected replicas_per_node_group to be in the range (0 - 5), got %d", n)
		}
		if in["numNodeGroups"] == nil {
			fail("replicasPerNodeGroup",
				"\"replicas_per_node_group\": all of `num_node_groups,replicas_per_node_group` must be specified")
		}
	}
}

// checkBackups is about snapshots and windows.
func checkBackups(in props.Map, fail fails) {
	if n := in.Num("snapshotRetentionLimit", 0); n > maxRetention {
		fail("snapshotRetentionLimit", "expected snapshot_retention_limit to be at most (%d), got %d", maxRetention, n)
	}
	if window := in.Str("snapshotWindow"); window != "" && !dailyFormat.MatchString(window) {
		fail("snapshotWindow", "\"snapshot_window\" must satisfy the format of \"hh24:mi-hh24:mi\".")
	}
	if window := in.Str("maintenanceWindow"); window != "" && !weeklyFormat.MatchString(strings.ToLower(window)) {
		fail("maintenanceWindow", "\"maintenance_window\" must satisfy the format of \"ddd:hh24:mi-ddd:hh24:mi\".")
	}
}

func checkToken(in props.Map, fail fails) {
	if token, sent := in["authToken"].(string); sent {
		if len(token) < 16 || len(token) > 128 {
			fail("authToken", "\"auth_token\" must contain from 16 to 128 characters")
		}
		if token != "" && !tokenFormat.MatchString(token) {
			fail("authToken",
				"only alphanumeric characters or symbols (excluding \\, @, \", and /) allowed in \"auth_token\"")
		}
	}
}

// checkReferences is about the ARNs of other resources.
func checkReferences(in props.Map, fail fails) {
	for i, snapshot := range in.Strs("snapshotArns") {
		if !arn.PassesProvider(snapshot) || strings.Contains(snapshot, ",") {
			fail(fmt.Sprintf("snapshotArns[%d]", i),
				"\"snapshot_arns\" (%s) is an invalid ARN: arn: invalid prefix, or it holds a comma", snapshot)
		}
	}
	if topic := in.Str("notificationTopicArn"); topic != "" && !arn.PassesProvider(topic) {
		fail("notificationTopicArn", "\"notification_topic_arn\" (%s) is an invalid ARN: arn: invalid prefix", topic)
	}
}

func checkFailover(in props.Map, fail fails) {
	if in.Flag("automaticFailoverEnabled") && in["numCacheClusters"] != nil && in.Num("numCacheClusters", 0) <= 1 {
		fail("numCacheClusters", "\"num_cache_clusters\": must be at least 2 if automatic_failover_enabled is true")
	}
	if failover, known := in["automaticFailoverEnabled"].(bool); in.Flag("multiAzEnabled") && known && !failover {
		fail("automaticFailoverEnabled", "automatic_failover_enabled must be true if multi_az_enabled is true")
	}
}

func checkLogs(in props.Map, fail fails) {
	if len(in.Objects("logDeliveryConfigurations")) > 2 {
		fail("logDeliveryConfigurations", "Too many log_delivery_configuration blocks: no more than 2 are allowed")
	}
	for i, log := range in.Objects("logDeliveryConfigurations") {
		for key, values := range logWords {
			if s := log.Str(key); s != "" && !slices.Contains(values, s) {
				fail(fmt.Sprintf("logDeliveryConfigurations[%d].%s", i, key), "expected %s to be one of %q, got %s",
					key, values, s)
			}
		}
	}
}

var logWords = map[string][]string{
	"destinationType": {"cloudwatch-logs", "kinesis-firehose"},
	"logFormat":       {"text", "json"},
	"logType":         {"slow-log", "engine-log"},
}
