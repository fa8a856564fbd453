package elasticache

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// refuseModification is what AWS refuses of a change that the provider makes in place.
func refuseModification(v world.View, old, in, out props.Map) error {
	changed := func(key string) bool {
		value, sent := in[key]
		if text, isText := value.(string); isText && slices.Contains(lowered, key) {
			return !strings.EqualFold(text, old.Str(key))
		}
		return sent && !props.Same(value, old[key], slices.Contains(replicationSets, key)) &&
			!(props.IsEmpty(value) && props.IsEmpty(old[key]))
	}
	if err := refuseSteps(old, in, changed); err != nil {
		return err
	}
	if err := refuseTransitSteps(old, in, changed); err != nil {
		return err
	}
	if err := refuseMigration(old, in, changed); err != nil {
		return err
	}
	wanted := afterwards(old, in, out)
	if err := refuseReplicationGroup(wanted); err != nil {
		return err
	}
	if err := refuseOtherGroup(v, old, in, wanted); err != nil {
		return err
	}
	if nodes := topologyOf(wanted, false).nodes(); nodes > old.Num("numCacheClusters", 0) {
		if err := refuseNodes(v, old.Str("replicationGroupId"), nodes); err != nil {
			return err
		}
	}
	return refuseSurroundings(v, wanted)
}

// refuseSteps is about what has no way from one to the other.
func refuseSteps(old, in props.Map, changed func(string) bool) error {
	cluster := old.Flag("clusterEnabled")
	oldNode, newNode := findNode(old.Str("nodeType")), findNode(in.Str("nodeType"))
	turnsOn := changed("snapshotRetentionLimit") && old.Num("snapshotRetentionLimit", 0) == 0
	switch {
	case cluster && !in.Flag("automaticFailoverEnabled"):
		return awserr.New(invalidCombination,
			"Turning off automatic failover for replication group with cluster mode enabled is not supported.")
	case !cluster && changed("numNodeGroups"):
		return awserr.New(invalidCombination,
			"The number of node groups can only change with cluster mode enabled.")
	case cluster && changed("numCacheClusters"):
		return awserr.New(invalidCombination,
			"The number of cache clusters can only change with cluster mode disabled.")
	case changed("nodeType") && newNode.sizes != "" && oldNode.tiered != newNode.tiered:
		return awserr.New(invalidValue,
			"A replication group cannot move between node types with and without data tiering.")
	case old.Str("engine") == "redis" && in.Str("engine") == "valkey" && !in.Has("engineVersion"):
		return awserr.New(invalidCombination, "EngineVersion must be given when the engine changes.")
	// Where snapshots were off, the provider's request names a SnapshottingClusterId, <id>-001, whatever nodes there
	// are. It is that which AWS refuses. Sources: internal/service/elasticache/replication_group.go of
	// terraform-provider-aws v5; hashicorp/terraform#19336 and terraform-provider-aws#41567 for AWS's answers.
	case turnsOn && cluster:
		return awserr.New(invalidCombination,
			"Cannot set snapshotting cluster for cluster mode enabled replication group.")
	case turnsOn && !slices.Contains(old.Strs("memberClusters"), old.Str("replicationGroupId")+"-001"):
		return awserr.New("CacheClusterNotFound", "Specified snapshotting cluster does not exist")
	}
	return nil
}

// refuseTransitSteps is about encryption in transit, which is turned on and off in two steps.
func refuseTransitSteps(old, in props.Map, changed func(string) bool) error {
	switch {
	case !old.Flag("transitEncryptionEnabled") && in.Flag("transitEncryptionEnabled") &&
		in.Str("transitEncryptionMode") != preferred:
		return awserr.New(invalidCombination,
			"Encryption in transit of an existing replication group must be enabled with "+
				"TransitEncryptionMode preferred before it can be required.")
	case old.Flag("transitEncryptionEnabled") && in["transitEncryptionEnabled"] == false &&
		old.Str("transitEncryptionMode") != preferred:
		return awserr.New(invalidCombination,
			"TransitEncryptionMode must be preferred before encryption in transit can be disabled.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && old.Has("userGroupIds"):
		// Source: aws-controllers-k8s/community#2536.
		return awserr.New(invalidCombination,
			"Modification of transit encryption is not supported for access control enabled clusters.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && in.Has("userGroupIds"):
		// Source: hashicorp/terraform-provider-aws#42966.
		return awserr.New(invalidValue,
			"User group based access control requires encryption-in-transit to be enabled.")
	}
	return nil
}

// refuseOtherGroup is about a parameter group with values that a running group cannot take.
func refuseOtherGroup(v world.View, old, in, wanted props.Map) error {
	name := wanted.Str("parameterGroupName")
	if name == "" {
		return nil
	}
	group, err := findParameterGroup(v, name)
	if err != nil {
		return err
	}
	if group.cluster != old.Flag("clusterEnabled") && in.Str("clusterMode") != "enabled" &&
		in.Str("clusterMode") != "compatible" {
		return awserr.New(invalidCombination, otherValue, clusterEnabled)
	}
	from, err := findParameterGroup(v, old.Str("parameterGroupName"))
	if err != nil {
		return nil // a group that is gone has no values to differ from
	}
	return refuseOtherParameters(from, group)
}

// afterwards is a group as it would be after a change, in the form of a create: without what counts at creation only,
// and with the counts of its mode.
func afterwards(old, in, out props.Map) props.Map {
	wanted := out.Clone()
	for _, key := range append([]string{"preferredCacheClusterAzs", "snapshotArns", "snapshotName"}, counts...) {
		delete(wanted, key)
	}
	if in["clusterMode"] == nil {
		delete(wanted, "clusterMode")
	}
	if !wanted.Flag("transitEncryptionEnabled") {
		delete(wanted, "transitEncryptionMode")
	}
	if _, isDefault := defaultGroup(old.Str("parameterGroupName")); isDefault && !in.Has("parameterGroupName") {
		delete(wanted, "parameterGroupName") // it follows the engine
	}
	from, keys := old, counts[:1]
	if old.Flag("clusterEnabled") || slices.Contains([]string{"enabled", "compatible"}, in.Str("clusterMode")) {
		keys = counts[1:]
	}
	if countsDiffer(old, in) {
		from, keys = in, counts
	}
	for _, key := range keys {
		if from[key] != nil {
			wanted[key] = from[key]
		}
	}
	return wanted
}

// besideClusterMode are the inputs that can change together with the cluster mode: the parameter group, and what the
// provider does not send, or sends by itself.
var besideClusterMode = []string{
	"clusterMode", "parameterGroupName", "applyImmediately", "authToken", "authTokenUpdateStrategy",
	"finalSnapshotIdentifier",
	"preferredCacheClusterAzs", "snapshotArns", "snapshotName", "tags", "tagsAll",
}

// notBetweenModes is what AWS does not do to a group in compatible mode: it is neither scaled nor upgraded.
var notBetweenModes = append([]string{"nodeType", "engine", "engineVersion"}, counts...)

// refuseMigration is about the online move to cluster mode: disabled, compatible, enabled, and back from compatible
// only.
func refuseMigration(old, in props.Map, changed func(string) bool) error {
	if !changed("clusterMode") {
		if key := slices.IndexFunc(notBetweenModes, changed); key >= 0 && old.Str("clusterMode") == "compatible" {
			return awserr.New(invalidCombination, "%s cannot be modified while the cluster mode is compatible.",
				notBetweenModes[key])
		}
		return nil
	}
	from, to := old.Str("clusterMode"), in.Str("clusterMode")
	allowed := map[string][]string{"disabled": {"compatible"}, "compatible": {"enabled", "disabled"}}
	if !slices.Contains(allowed[from], to) {
		return awserr.New(invalidCombination, "Cluster mode cannot be modified from %s to %s.", from, to)
	}
	if !old.Flag("automaticFailoverEnabled") || !in.Flag("automaticFailoverEnabled") ||
		old.Num("replicasPerNodeGroup", 0) < 1 {
		return awserr.New(invalidCombination,
			"Cluster mode can only be modified with automatic failover and at least one replica.")
	}
	for _, key := range props.SortedKeys(in) {
		if changed(key) && !slices.Contains(besideClusterMode, key) {
			return awserr.New(invalidCombination,
				"ClusterMode cannot be modified together with other parameters: %s", key)
		}
	}
	return nil
}
