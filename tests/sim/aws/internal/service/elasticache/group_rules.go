package elasticache

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// request is a replication group as the rules below look at it.
type request struct {
	props.Map
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

// groupRules are the refusals of CreateReplicationGroup that its parameters alone decide, in the order of AWS's checks
// as far as known: identity, then engine and nodes, then topology, then encryption and access, then backups and the
// rest.
var groupRules = []groupRule{
	{invalidValue, say(fmt.Sprintf(notIdentifier, "ReplicationGroupId")), func(r request) bool {
		id := r.Str("replicationGroupId")
		return len(id) > 40 || !identifier.MatchString(id) || doubleHyphens.MatchString(id)
	}},
	{invalidValue, say("ReplicationGroupDescription must have a length between 1 and 255"), func(r request) bool {
		return utf8.RuneCountInString(r.Str("description")) > maxDescription
	}},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("Cannot find version %s for %s", r.Str("engineVersion"), r.Str("engine"))
	}, func(r request) bool { return r.engine.version == "" }},
	{"MissingParameter", say("The request must contain the parameter CacheNodeType"), func(r request) bool {
		return !r.Has("nodeType")
	}},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter CacheNodeType is not a valid node type: %s", r.Str("nodeType"))
	}, func(r request) bool { return r.node.sizes == "" }},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("Node type %s is not supported for %s version %s", r.Str("nodeType"), r.engine.engine,
			r.engine.version)
	}, func(r request) bool { return !r.engine.atLeastEngine(r.node.redis, "7.2") }},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter CacheParameterGroupName is not a valid name: %s", r.Str("parameterGroupName"))
	}, func(r request) bool {
		return r.Has("parameterGroupName") && !anyParameterGroup.MatchString(r.Str("parameterGroupName"))
	}},

	{invalidValue, say("The number of replicas per node group must be within 0 and 5."), func(r request) bool {
		return r.replicas < 0 || r.replicas > maxReplicas
	}},
	{
		invalidValue, say("The number of node groups must be at least 1."),
		func(r request) bool { return r.shards < 1 },
	},
	{clusterQuotaCode, say(clusterQuotaMessage), func(r request) bool { return r.nodes() > r.engine.mostNodes() }},
	{
		invalidCombination,
		say("Multiple node groups need a parameter group with cluster-enabled set to yes."), func(r request) bool {
			return r.groupKnown && !r.cluster && r.shards > 1
		},
	},
	{
		invalidCombination,
		say("A parameter group with cluster-enabled set to yes needs NumNodeGroups."), func(r request) bool {
			return r.groupKnown && r.cluster && r.Map["numNodeGroups"] == nil
		},
	},
	{
		invalidValue,
		say("Redis with cluster mode enabled cannot be created with auto failover turned off."), func(r request) bool {
			return (r.groupKnown && r.cluster || r.shards > 1) && !r.Flag("automaticFailoverEnabled")
		},
	},
	{
		invalidValue,
		say("Replication group must have at least one read replica to enable autofailover."), func(r request) bool {
			return r.groupKnown && !r.cluster && r.Flag("automaticFailoverEnabled") && r.replicas < 1
		},
	},
	{invalidCombination, say("Multi-AZ needs automatic failover."), func(r request) bool {
		return r.Flag("multiAzEnabled") && !r.Flag("automaticFailoverEnabled")
	}},
	{invalidCombination, say("Multi-AZ needs at least one replica in each node group."), func(r request) bool {
		return r.Flag("multiAzEnabled") && r.replicas < 1
	}},
	{
		invalidCombination,
		say("PreferredCacheClusterAZs can only be specified for one node group."), func(r request) bool {
			return r.Has("preferredCacheClusterAzs") && r.shards > 1
		},
	},
	{
		invalidValue,
		say("When specifying preferred availability zones, the number of cache clusters must be specified " +
			"and must match the number of preferred availability zones."), func(r request) bool {
			return r.Has("preferredCacheClusterAzs") && len(r.Strs("preferredCacheClusterAzs")) != r.nodes()
		},
	},
	{invalidCombination, say("ClusterMode is supported from Redis OSS 7.0 and Valkey 7.2."), func(r request) bool {
		return slices.Contains([]string{"enabled", "compatible"}, r.Str("clusterMode")) &&
			!r.engine.atLeastEngine("7.0", "7.2")
	}},
	{invalidCombination, say(
		"The cluster mode does not match the parameter cluster-enabled of the parameter group.",
	), func(r request) bool {
		return r.groupKnown &&
			(r.Str("clusterMode") == "enabled" && !r.cluster || r.Str("clusterMode") == "disabled" && r.cluster)
	}},

	{invalidCombination, say("Encryption features are not supported outside of a VPC."), func(r request) bool {
		return !r.Has("subnetGroupName") && (r.Flag("transitEncryptionEnabled") || r.Flag("atRestEncryptionEnabled"))
	}},
	{
		invalidCombination,
		say("TransitEncryptionMode is only supported with encryption in transit enabled."), func(r request) bool {
			return r.Has("transitEncryptionMode") && !r.Flag("transitEncryptionEnabled")
		},
	},
	{
		invalidCombination,
		say("TransitEncryptionMode preferred is supported from Redis OSS 7.0.5 and Valkey 7.2."), func(r request) bool {
			return r.Str("transitEncryptionMode") == preferred && !r.engine.atLeastEngine(transitToggle, "7.2")
		},
	},
	// Source of the words: cloudposse/terraform-aws-elasticache-redis#239.
	{invalidCombination, say(notPreferred), func(r request) bool {
		return r.Str("transitEncryptionMode") == preferred && (r.Has("authToken") || r.Has("userGroupIds"))
	}},
	{
		invalidValue,
		say("The AUTH token is only supported when encryption-in-transit is enabled."), func(r request) bool {
			return r.Has("authToken") && !r.Flag("transitEncryptionEnabled")
		},
	},
	{
		invalidCombination,
		say("User groups are only supported with encryption in transit enabled."), func(r request) bool {
			return r.Has("userGroupIds") && !r.Flag("transitEncryptionEnabled")
		},
	},
	{invalidCombination, say("User groups are supported from Redis OSS 6.0 and Valkey 7.2."), func(r request) bool {
		return r.Has("userGroupIds") && !r.engine.atLeastEngine("6.0", "7.2")
	}},
	{invalidCombination, say("KmsKeyId is only supported with encryption at rest enabled."), func(r request) bool {
		atRest, sent := r.Map["atRestEncryptionEnabled"].(bool)
		return r.Has("kmsKeyId") && !(atRest || !sent && r.engine.engine == "valkey")
	}},
	{invalidValue, say("The parameter KmsKeyId is not a valid key ARN."), func(r request) bool {
		return strings.HasPrefix(r.Str("kmsKeyId"), "arn:") && !arn.IsKey(r.Str("kmsKeyId"))
	}},

	{invalidCombination, say("Data tiering is only supported with r6gd node types."), func(r request) bool {
		return r.Flag("dataTieringEnabled") && !r.node.tiered
	}},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("When using the %s node type, you must enable data tiering.", r.Str("nodeType"))
	}, func(r request) bool { return r.node.tiered && !r.Flag("dataTieringEnabled") }},
	{invalidCombination, say(notTiered), func(r request) bool { return r.node.tiered && !tiers(r.policy) }},
	{
		invalidCombination,
		say("This network type is supported from Redis OSS 6.2 and Valkey 7.2."), func(r request) bool {
			return slices.Contains([]string{"ipv6", "dual_stack"}, r.Str("networkType")) &&
				!r.engine.atLeastEngine("6.2", "7.2")
		},
	},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("This network type is not supported by the node type %s.", r.Str("nodeType"))
	}, func(r request) bool {
		return slices.Contains([]string{"ipv6", "dual_stack"}, r.Str("networkType")) && r.node.xen
	}},
	{invalidCombination, say("IpDiscovery ipv6 needs a network type with IPv6."), func(r request) bool {
		return r.Str("ipDiscovery") == "ipv6" && slices.Contains([]string{"", "ipv4"}, r.Str("networkType"))
	}},
	{invalidCombination, say("IpDiscovery ipv4 needs a network type with IPv4."), func(r request) bool {
		return r.Str("ipDiscovery") == "ipv4" && r.Str("networkType") == "ipv6"
	}},
	{invalidValue, say("The parameter Port must be between 1 and 65535."), func(r request) bool {
		port := r.Num("port", 6379)
		return port < 1 || port > 65535
	}},
	{invalidValue, say("SnapshotRetentionLimit must be between 0 and 35."), func(r request) bool {
		n := r.Num("snapshotRetentionLimit", 0)
		return n < 0 || n > maxRetention
	}},
	{invalidCombination, say("Only one of SnapshotArns and SnapshotName may be specified."), func(r request) bool {
		return r.Has("snapshotArns") && r.Has("snapshotName")
	}},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter SnapshotName is not a valid name: %s", r.Str("snapshotName"))
	}, func(r request) bool { return r.Has("snapshotName") && !anySnapshot.MatchString(r.Str("snapshotName")) }},
	{invalidValue, say("SnapshotArns must name objects in Amazon S3, and cannot hold commas."), func(r request) bool {
		return slices.ContainsFunc(r.Strs("snapshotArns"), func(snapshot string) bool {
			return !arn.IsObject(snapshot) || strings.Contains(snapshot, ",")
		})
	}},
	{
		invalidCombination, say("Slots must be provided when restoring from snapshot ARNs with cluster mode enabled."),
		func(r request) bool {
			return r.Has("snapshotArns") && (r.groupKnown && r.cluster || r.shards > 1)
		},
	},
	{invalidValue, say("The parameter NotificationTopicArn is not a valid topic ARN."), func(r request) bool {
		topic, _, ok := arn.ParseTopic(r.Str("notificationTopicArn"))
		return r.Has("notificationTopicArn") && !(ok && topic.Partition == arn.PartitionOf(topic.Region))
	}},
	// A FIFO topic takes no message without a message group (SNS developer guide), and the service publishes without
	// one.
	{invalidValue, say("The notification topic must be a standard topic, not a FIFO topic."), func(r request) bool {
		_, fifo, _ := arn.ParseTopic(r.Str("notificationTopicArn"))
		return fifo
	}},
	{
		invalidValue,
		say("FinalSnapshotIdentifier is not a valid identifier: begin with a letter; use letters, digits " +
			"and single hyphens; do not end with a hyphen."), func(r request) bool {
			return r.Has("finalSnapshotIdentifier") && !identifier.MatchString(r.Str("finalSnapshotIdentifier"))
		},
	},
	{invalidValue, say("slow-log log delivery is not available for this redis engine version."), func(r request) bool {
		return r.delivers("slow-log") > 0 && !r.engine.atLeastEngine("6.0", "7.2")
	}},
	{
		invalidValue,
		say("engine-log log delivery is not available for this redis engine version."), func(r request) bool {
			return r.delivers("engine-log") > 0 && !r.engine.atLeastEngine("6.2", "7.2")
		},
	},
	{
		invalidCombination,
		say("Only one log delivery configuration is allowed for each log type."), func(r request) bool {
			return r.delivers("slow-log") > 1 || r.delivers("engine-log") > 1
		},
	},
	{
		invalidValue, say("The destination of a log is the name of a log group or a delivery stream, not an ARN."),
		func(r request) bool {
			return slices.ContainsFunc(r.Objects("logDeliveryConfigurations"), func(log props.Map) bool {
				if log.Str("destinationType") == "kinesis-firehose" {
					return !deliveryStreamName.MatchString(log.Str("destination"))
				}
				name := log.Str("destination")
				return !logGroupName.MatchString(name) || strings.HasPrefix(name, arn.ReservedLogGroup)
			})
		},
	},
}

func (r request) delivers(logType string) int {
	n := 0
	for _, log := range r.Objects("logDeliveryConfigurations") {
		if log.Str("logType") == logType {
			n++
		}
	}
	return n
}
