package awssim

import (
	"slices"
	"strings"
)

// refuseModification is what AWS refuses of a change that the provider makes in place.
func refuseModification(v view, old, in, out props) error {
	changed := func(key string) bool {
		value, sent := in[key]
		if text, isText := value.(string); isText && slices.Contains(lowered, key) {
			return !strings.EqualFold(text, old.str(key))
		}
		return sent && !same(value, old[key], slices.Contains(replicationSets, key)) &&
			!(isEmpty(value) && isEmpty(old[key]))
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
	if nodes := topologyOf(wanted, false).nodes(); nodes > old.num("numCacheClusters", 0) {
		if err := refuseNodes(v, old.str("replicationGroupId"), nodes); err != nil {
			return err
		}
	}
	return refuseSurroundings(v, wanted)
}

// refuseSteps is about what has no way from one to the other.
func refuseSteps(old, in props, changed func(string) bool) error {
	cluster := old.flag("clusterEnabled")
	oldNode, newNode := findNode(old.str("nodeType")), findNode(in.str("nodeType"))
	turnsOn := changed("snapshotRetentionLimit") && old.num("snapshotRetentionLimit", 0) == 0
	switch {
	case cluster && !in.flag("automaticFailoverEnabled"):
		return refuse(invalidCombination,
			"Turning off automatic failover for replication group with cluster mode enabled is not supported.")
	case !cluster && changed("numNodeGroups"):
		return refuse(invalidCombination, "The number of node groups can only change with cluster mode enabled.")
	case cluster && changed("numCacheClusters"):
		return refuse(invalidCombination, "The number of cache clusters can only change with cluster mode disabled.")
	case changed("nodeType") && newNode.sizes != "" && oldNode.tiered != newNode.tiered:
		return refuse(invalidValue, "A replication group cannot move between node types with and without data tiering.")
	case old.str("engine") == "redis" && in.str("engine") == "valkey" && !in.has("engineVersion"):
		return refuse(invalidCombination, "EngineVersion must be given when the engine changes.")
	// Where snapshots were off, the provider's request names a SnapshottingClusterId, <id>-001, whatever nodes there
	// are. It is that which AWS refuses. Sources: internal/service/elasticache/replication_group.go of
	// terraform-provider-aws v5; hashicorp/terraform#19336 and terraform-provider-aws#41567 for AWS's answers.
	case turnsOn && cluster:
		return refuse(invalidCombination, "Cannot set snapshotting cluster for cluster mode enabled replication group.")
	case turnsOn && !slices.Contains(old.strs("memberClusters"), old.str("replicationGroupId")+"-001"):
		return refuse("CacheClusterNotFound", "Specified snapshotting cluster does not exist")
	}
	return nil
}

// refuseTransitSteps is about encryption in transit, which is turned on and off in two steps.
func refuseTransitSteps(old, in props, changed func(string) bool) error {
	switch {
	case !old.flag("transitEncryptionEnabled") && in.flag("transitEncryptionEnabled") &&
		in.str("transitEncryptionMode") != preferred:
		return refuse(invalidCombination,
			"Encryption in transit of an existing replication group must be enabled with "+
				"TransitEncryptionMode preferred before it can be required.")
	case old.flag("transitEncryptionEnabled") && in["transitEncryptionEnabled"] == false &&
		old.str("transitEncryptionMode") != preferred:
		return refuse(invalidCombination,
			"TransitEncryptionMode must be preferred before encryption in transit can be disabled.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && old.has("userGroupIds"):
		// Source: aws-controllers-k8s/community#2536.
		return refuse(invalidCombination,
			"Modification of transit encryption is not supported for access control enabled clusters.")
	case (changed("transitEncryptionEnabled") || changed("transitEncryptionMode")) && in.has("userGroupIds"):
		// Source: hashicorp/terraform-provider-aws#42966.
		return refuse(invalidValue, "User group based access control requires encryption-in-transit to be enabled.")
	}
	return nil
}

// refuseOtherGroup is about a parameter group with values that a running group cannot take.
func refuseOtherGroup(v view, old, in, wanted props) error {
	name := wanted.str("parameterGroupName")
	if name == "" {
		return nil
	}
	group, err := findParameterGroup(v, name)
	if err != nil {
		return err
	}
	if group.cluster != old.flag("clusterEnabled") && in.str("clusterMode") != "enabled" &&
		in.str("clusterMode") != "compatible" {
		return refuse(invalidCombination, otherValue, clusterEnabled)
	}
	from, err := findParameterGroup(v, old.str("parameterGroupName"))
	if err != nil {
		return nil // a group that is gone has no values to differ from
	}
	return refuseOtherParameters(from, group)
}

// afterwards is a group as it would be after a change, in the form of a create: without what counts at creation only,
// and with the counts of its mode.
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
func refuseMigration(old, in props, changed func(string) bool) error {
	if !changed("clusterMode") {
		if key := slices.IndexFunc(notBetweenModes, changed); key >= 0 && old.str("clusterMode") == "compatible" {
			return refuse(invalidCombination, "%s cannot be modified while the cluster mode is compatible.",
				notBetweenModes[key])
		}
		return nil
	}
	from, to := old.str("clusterMode"), in.str("clusterMode")
	allowed := map[string][]string{"disabled": {"compatible"}, "compatible": {"enabled", "disabled"}}
	if !slices.Contains(allowed[from], to) {
		return refuse(invalidCombination, "Cluster mode cannot be modified from %s to %s.", from, to)
	}
	if !old.flag("automaticFailoverEnabled") || !in.flag("automaticFailoverEnabled") ||
		old.num("replicasPerNodeGroup", 0) < 1 {
		return refuse(invalidCombination,
			"Cluster mode can only be modified with automatic failover and at least one replica.")
	}
	for _, key := range sortedKeys(in) {
		if changed(key) && !slices.Contains(besideClusterMode, key) {
			return refuse(invalidCombination, "ClusterMode cannot be modified together with other parameters: %s", key)
		}
	}
	return nil
}
