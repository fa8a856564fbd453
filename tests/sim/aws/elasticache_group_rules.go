package awssim

import (
	"fmt"
	"slices"
	"strings"
)

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

// groupRules are the refusals of CreateReplicationGroup that its parameters alone decide, in the order of AWS's checks
// as far as known: identity, then engine and nodes, then topology, then encryption and access, then backups and the
// rest.
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
	{"MissingParameter", say("The request must contain the parameter CacheNodeType"), func(r request) bool {
		return !r.has("nodeType")
	}},
	{invalidValue, func(r request) string {
		return fmt.Sprintf("The parameter CacheNodeType is not a valid node type: %s", r.str("nodeType"))
	}, func(r request) bool { return r.node.sizes == "" }},
	{invalidCombination, func(r request) string {
		return fmt.Sprintf("Node type %s is not supported for %s version %s", r.str("nodeType"), r.engine.engine,
			r.engine.version)
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
	{
		invalidCombination,
		say("Multiple node groups need a parameter group with cluster-enabled set to yes."), func(r request) bool {
			return r.groupKnown && !r.cluster && r.shards > 1
		},
	},
	{
		invalidCombination,
		say("A parameter group with cluster-enabled set to yes needs NumNodeGroups."), func(r request) bool {
			return r.groupKnown && r.cluster && r.props["numNodeGroups"] == nil
		},
	},
	{
		invalidValue,
		say("Redis with cluster mode enabled cannot be created with auto failover turned off."), func(r request) bool {
			return (r.groupKnown && r.cluster || r.shards > 1) && !r.flag("automaticFailoverEnabled")
		},
	},
	{
		invalidValue,
		say("Replication group must have at least one read replica to enable autofailover."), func(r request) bool {
			return r.groupKnown && !r.cluster && r.flag("automaticFailoverEnabled") && r.replicas < 1
		},
	},
	{invalidCombination, say("Multi-AZ needs automatic failover."), func(r request) bool {
		return r.flag("multiAzEnabled") && !r.flag("automaticFailoverEnabled")
	}},
	{invalidCombination, say("Multi-AZ needs at least one replica in each node group."), func(r request) bool {
		return r.flag("multiAzEnabled") && r.replicas < 1
	}},
	{
		invalidCombination,
		say("PreferredCacheClusterAZs can only be specified for one node group."), func(r request) bool {
			return r.has("preferredCacheClusterAzs") && r.shards > 1
		},
	},
	{invalidValue, say("When specifying preferred availability zones, the number of cache clusters must be specified " +
		"and must match the number of preferred availability zones."), func(r request) bool {
		return r.has("preferredCacheClusterAzs") && len(r.strs("preferredCacheClusterAzs")) != r.nodes()
	}},
	{invalidCombination, say("ClusterMode is supported from Redis OSS 7.0 and Valkey 7.2."), func(r request) bool {
		return slices.Contains([]string{"enabled", "compatible"}, r.str("clusterMode")) &&
			!r.engine.atLeastEngine("7.0", "7.2")
	}},
	{invalidCombination, say(
		"The cluster mode does not match the parameter cluster-enabled of the parameter group.",
	), func(r request) bool {
		return r.groupKnown &&
			(r.str("clusterMode") == "enabled" && !r.cluster || r.str("clusterMode") == "disabled" && r.cluster)
	}},

	{invalidCombination, say("Encryption features are not supported outside of a VPC."), func(r request) bool {
		return !r.has("subnetGroupName") && (r.flag("transitEncryptionEnabled") || r.flag("atRestEncryptionEnabled"))
	}},
	{
		invalidCombination,
		say("TransitEncryptionMode is only supported with encryption in transit enabled."), func(r request) bool {
			return r.has("transitEncryptionMode") && !r.flag("transitEncryptionEnabled")
		},
	},
	{
		invalidCombination,
		say("TransitEncryptionMode preferred is supported from Redis OSS 7.0.5 and Valkey 7.2."), func(r request) bool {
			return r.str("transitEncryptionMode") == preferred && !r.engine.atLeastEngine(transitToggle, "7.2")
		},
	},
	// Source of the words: cloudposse/terraform-aws-elasticache-redis#239.
	{invalidCombination, say(notPreferred), func(r request) bool {
		return r.str("transitEncryptionMode") == preferred && (r.has("authToken") || r.has("userGroupIds"))
	}},
	{
		invalidValue,
		say("The AUTH token is only supported when encryption-in-transit is enabled."), func(r request) bool {
			return r.has("authToken") && !r.flag("transitEncryptionEnabled")
		},
	},
	{
		invalidCombination,
		say("User groups are only supported with encryption in transit enabled."), func(r request) bool {
			return r.has("userGroupIds") && !r.flag("transitEncryptionEnabled")
		},
	},
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
	{
		invalidCombination,
		say("This network type is supported from Redis OSS 6.2 and Valkey 7.2."), func(r request) bool {
			return slices.Contains([]string{"ipv6", "dual_stack"}, r.str("networkType")) &&
				!r.engine.atLeastEngine("6.2", "7.2")
		},
	},
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
		return slices.ContainsFunc(r.strs("snapshotArns"), func(snapshot string) bool {
			return !isObjectARN(snapshot) || strings.Contains(snapshot, ",")
		})
	}},
	{
		invalidCombination, say("Slots must be provided when restoring from snapshot ARNs with cluster mode enabled."),
		func(r request) bool {
			return r.has("snapshotArns") && (r.groupKnown && r.cluster || r.shards > 1)
		},
	},
	{invalidValue, say("The parameter NotificationTopicArn is not a valid topic ARN."), func(r request) bool {
		topic, _, ok := topicARN(r.str("notificationTopicArn"))
		return r.has("notificationTopicArn") && !(ok && topic.partition == partitionOf(topic.region))
	}},
	// A FIFO topic takes no message without a message group (SNS developer guide), and the service publishes without
	// one.
	{invalidValue, say("The notification topic must be a standard topic, not a FIFO topic."), func(r request) bool {
		_, fifo, _ := topicARN(r.str("notificationTopicArn"))
		return fifo
	}},
	{invalidValue, say("FinalSnapshotIdentifier is not a valid identifier: begin with a letter; use letters, digits " +
		"and single hyphens; do not end with a hyphen."), func(r request) bool {
		return r.has("finalSnapshotIdentifier") && !identifier.MatchString(r.str("finalSnapshotIdentifier"))
	}},
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
			return slices.ContainsFunc(r.objects("logDeliveryConfigurations"), func(log props) bool {
				if log.str("destinationType") == "kinesis-firehose" {
					return !deliveryStreamName.MatchString(log.str("destination"))
				}
				name := log.str("destination")
				return !logGroupName.MatchString(name) || strings.HasPrefix(name, reservedLogGroup)
			})
		},
	},
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
