package awssim

import (
	"slices"
	"strings"
)

// lowered are the names that the service stores in lower case, however they are sent.
var lowered = []string{"replicationGroupId", "maintenanceWindow", "parameterGroupName", "subnetGroupName"}

var replicationSets = []string{
	"logDeliveryConfigurations",
	"memberClusters",
	"securityGroupIds",
	"securityGroupNames",
	"snapshotArns",
	"userGroupIds",
}

func lower(out props) {
	for _, key := range lowered {
		if out.has(key) {
			out[key] = strings.ToLower(out.str(key))
		}
	}
}

// replicationBehaviour is that of a replication group; elasticache_refusals.go has what AWS refuses.
var replicationBehaviour = behaviour{
	name:     &autoName{property: "replicationGroupId", max: 40, transform: strings.ToLower},
	notFound: "ReplicationGroupNotFoundFault",
	caseless: lowered,
	defaults: map[string]any{
		"automaticFailoverEnabled": false, "multiAzEnabled": false, "engine": "redis",
		"authTokenUpdateStrategy": "ROTATE",
	},
	replaces: []string{
		"atRestEncryptionEnabled", "dataTieringEnabled", "globalReplicationGroupId", "kmsKeyId", "networkType", "port",
		"replicationGroupId", "securityGroupNames", "snapshotArns", "snapshotName", "subnetGroupName",
	},
	replacesIf: replicationReplaces,
	sets:       replicationSets,
	computed:   []string{"securityGroupIds", "securityGroupNames"},
	ignored:    []string{"preferredCacheClusterAzs"},
	writeOnly: []string{
		"applyImmediately", "authToken", "authTokenUpdateStrategy", "finalSnapshotIdentifier",
		"preferredCacheClusterAzs",
		"snapshotArns", "snapshotName",
	},
	secrets: []string{"authToken"},

	check:      checkReplicationGroup,
	rules:      refuseReplicationGroup,
	references: refuseReplicationGroupIn,
	create:     createReplicationGroup,
	update:     updateReplicationGroup,
	unsettled:  unsettledByUpdate,
	reread:     forgetToken,
	imported: func(state, inputs props) {
		// AWS tells both ways to count nodes; a program may use one.
		if state.flag("clusterEnabled") {
			delete(inputs, "numCacheClusters")
		} else {
			delete(inputs, "numNodeGroups")
			delete(inputs, "replicasPerNodeGroup")
		}
	},

	beforeDelete: takeFinalSnapshot,
}

// takeFinalSnapshot leaves a snapshot behind, under a name that must not be taken.
func takeFinalSnapshot(v view, r *Resource) error {
	name := strings.ToLower(props(r.Properties).str("finalSnapshotIdentifier"))
	if name == "" {
		return nil
	}
	if v.get(snapshotType, name) != nil {
		return refuse("SnapshotAlreadyExistsFault", "Snapshot with specified name already exists: %s", name)
	}
	v.Resources = append(v.Resources, &Resource{
		Type: snapshotType, Region: v.region, ID: name, Properties: map[string]any{
			"name": name, "replicationGroupId": r.ID,
		},
	})
	return nil
}

// transitToggle is the running version from which the provider changes encryption in transit in place.
const transitToggle = "7.0.5"

// replicationReplaces are the changes that need a new group depending on what they start from.
func replicationReplaces(old, in props) []string {
	var replaces []string
	if !atLeast(old.str("engineVersionActual"), transitToggle) {
		replaces = append(replaces, "transitEncryptionEnabled")
	}
	if old.str("engine") == "valkey" && in.str("engine") == "redis" {
		replaces = append(replaces, "engine")
	}
	sameEngine := in.str("engine") == old.str("engine")
	wanted, found := findEngine(in.str("engine"), in.str("engineVersion"))
	if sameEngine && found && in.has("engineVersion") &&
		newer(minor(old.str("engineVersionActual")), minor(wanted.actual)) {
		replaces = append(replaces, "engineVersion") // a downgrade
	}
	return replaces
}

// minor leaves out the patch level.
func minor(version string) string {
	parts := strings.Split(version, ".")
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// defaultGroupName is the parameter group that AWS takes when none is named: with more than one shard that with cluster
// mode.
func defaultGroupName(in props) string {
	engine, _ := findEngine(in.str("engine"), in.str("engineVersion"))
	name := "default." + engine.family
	if in.num("numNodeGroups", 1) > 1 || in.str("clusterMode") == "enabled" {
		name += clusterOn
	}
	return name
}

func createReplicationGroup(v view, in props) (string, props, error) {
	id := strings.ToLower(in.str("replicationGroupId"))
	if v.get(replicationType, id) != nil {
		return "", nil, refuse("ReplicationGroupAlreadyExists", "Replication group %s already exists.", id)
	}
	out := in.clone()
	lower(out)
	out["arn"] = v.arn("elasticache", "replicationgroup:"+id)
	pickWindows(out)
	if !out.has("parameterGroupName") {
		out["parameterGroupName"] = defaultGroupName(in)
	}
	if !out.has("securityGroupIds") {
		subnets := v.get(subnetGroupType, out.str("subnetGroupName"))
		out["securityGroupIds"] = []any{v.get(vpcType, subnets.str("vpcId")).str("defaultSecurityGroupId")}
	}
	engine, _ := findEngine(in.str("engine"), in.str("engineVersion"))
	for key, value := range map[string]any{
		"engineVersion":            engine.version,
		"applyImmediately":         false,
		"atRestEncryptionEnabled":  engine.engine == "valkey",
		"autoMinorVersionUpgrade":  true,
		"dataTieringEnabled":       false,
		"globalReplicationGroupId": "",
		"ipDiscovery":              map[bool]string{true: "ipv6", false: "ipv4"}[in.str("networkType") == "ipv6"],
		"networkType":              "ipv4",
		"port":                     6379,
		"preferredCacheClusterAzs": []any{},
		"securityGroupNames":       []any{},
		"transitEncryptionEnabled": false,
	} {
		out.otherwise(key, value)
	}
	group, err := findParameterGroup(v, out.str("parameterGroupName"))
	if err != nil {
		return "", nil, err
	}
	v.hide(replicationType, id, in.str("authToken")) // whatever the strategy: CreateReplicationGroup takes none
	complete(v, out, topologyOf(in, group.cluster))
	return id, out, nil
}

// complete derives what AWS answers about a group in a topology: counts, members, endpoints, version.
func complete(v view, out props, t topology) {
	id := out.str("replicationGroupId")
	engine, _ := findEngine(out.str("engine"), out.str("engineVersion"))
	out["engineVersionActual"] = engine.actual
	out["clusterEnabled"] = t.cluster
	if !out.has("clusterMode") || out.str("clusterMode") != "compatible" {
		out["clusterMode"] = map[bool]string{true: "enabled", false: "disabled"}[t.cluster]
	}
	out["numCacheClusters"] = t.nodes()
	out["numNodeGroups"] = t.shards
	out["replicasPerNodeGroup"] = t.replicas
	out["memberClusters"] = t.members(id, out.strs("memberClusters"))
	if !out.flag("transitEncryptionEnabled") {
		out["transitEncryptionMode"] = ""
	} else if !out.has("transitEncryptionMode") {
		out["transitEncryptionMode"] = "required"
	}
	v.settleEndpoints(out)
	for key, value := range out {
		out[key] = normal(value)
	}
}

func updateReplicationGroup(v view, old, in, out props) error {
	if err := refuseModification(v, old, in, out); err != nil {
		return err
	}
	if len(in.strs("securityGroupIds")) == 0 {
		out["securityGroupIds"] = old["securityGroupIds"] // the provider does not send an empty set
	}
	out["preferredCacheClusterAzs"] = old["preferredCacheClusterAzs"]
	lower(out)
	pickWindows(out)
	out.otherwise("port", old["port"])
	if _, isDefault := defaultGroup(old.str("parameterGroupName")); isDefault && !in.has("parameterGroupName") {
		// A group that never had a parameter group of its own follows the engine's default.
		engine, _ := findEngine(out.str("engine"), out.str("engineVersion"))
		out["parameterGroupName"] = "default." + engine.family
		if old.flag("clusterEnabled") || out.str("clusterMode") == "enabled" {
			out["parameterGroupName"] = "default." + engine.family + clusterOn
		}
	}
	cluster := old.flag("clusterEnabled") || out.str("clusterMode") == "enabled"
	t := topologyOf(old, cluster)
	for _, key := range counts {
		if in[key] != nil && !same(in[key], old[key], false) {
			t = topologyOf(in, cluster)
		}
	}
	if err := updateTokens(v, old, in, out); err != nil {
		return err
	}
	v.postpone(old, in, out)
	complete(v, out, t)
	return nil
}

// unsettledByUpdate names what AWS answers differently after a change.
func unsettledByUpdate(old, in props) []string {
	var unsettled []string
	changed := func(keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool {
			value, sent := in[key]
			return sent && !same(value, old[key], false)
		})
	}
	if changed(counts...) {
		unsettled = append(unsettled, counts...)
		unsettled = append(unsettled, "memberClusters")
	}
	if changed("engine", "engineVersion") {
		unsettled = append(unsettled, "engineVersionActual")
		if _, sent := in["engineVersion"]; !sent {
			unsettled = append(unsettled, "engineVersion")
		}
		if _, sent := in["parameterGroupName"]; !sent {
			unsettled = append(unsettled, "parameterGroupName")
		}
	}
	if changed("clusterMode", "transitEncryptionEnabled") {
		unsettled = append(unsettled, "configurationEndpointAddress", "primaryEndpointAddress", "readerEndpointAddress",
			"clusterEnabled", "memberClusters")
	}
	return unsettled
}
