package elasticache

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// replicationBehaviour is that of a replication group; elasticache_refusals.go has what AWS refuses.
var replicationBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "replicationGroupId", Max: 40, Transform: strings.ToLower},
	NotFound: "ReplicationGroupNotFoundFault",
	Caseless: lowered,
	Defaults: map[string]any{
		"automaticFailoverEnabled": false, "multiAzEnabled": false, "engine": "redis",
		"authTokenUpdateStrategy": "ROTATE",
	},
	Replaces: []string{
		"atRestEncryptionEnabled", "dataTieringEnabled", "globalReplicationGroupId", "kmsKeyId", "networkType", "port",
		"replicationGroupId", "securityGroupNames", "snapshotArns", "snapshotName", "subnetGroupName",
	},
	ReplacesIf: replicationReplaces,
	Sets:       replicationSets,
	Computed:   []string{"securityGroupIds", "securityGroupNames"},
	Ignored:    []string{"preferredCacheClusterAzs"},
	WriteOnly: []string{
		"applyImmediately", "authToken", "authTokenUpdateStrategy", "finalSnapshotIdentifier",
		"preferredCacheClusterAzs",
		"snapshotArns", "snapshotName",
	},
	Secrets: []string{"authToken"},

	Check:      checkReplicationGroup,
	Rules:      refuseReplicationGroup,
	References: refuseReplicationGroupIn,
	Create:     createReplicationGroup,
	Update:     updateReplicationGroup,
	Unsettled:  unsettledByUpdate,
	Reread:     forgetToken,
	Imported: func(state, inputs props.Map) {
		// The provider has them in the state of what it created alone.
		for _, name := range []string{"snapshotArns", "snapshotName"} {
			delete(state, name)
			delete(inputs, name)
		}
		// AWS tells both ways to count nodes; a program may use one.
		if state.Flag("clusterEnabled") {
			delete(inputs, "numCacheClusters")
		} else {
			delete(inputs, "numNodeGroups")
			delete(inputs, "replicasPerNodeGroup")
		}
	},

	BeforeDelete: takeFinalSnapshot,
}

// takeFinalSnapshot leaves a snapshot behind, under a name that must not be taken.
func takeFinalSnapshot(v world.View, r *world.Resource) error {
	name := strings.ToLower(props.Map(r.Properties).Str("finalSnapshotIdentifier"))
	if name == "" {
		return nil
	}
	if v.Get(awstype.Snapshot, name) != nil {
		return awserr.New("SnapshotAlreadyExistsFault", "Snapshot with specified name already exists: %s", name)
	}
	v.Resources = append(v.Resources, &world.Resource{
		Type: awstype.Snapshot, Account: v.Account, Region: v.Region, ID: name,
		Properties: map[string]any{"name": name, "replicationGroupId": r.ID},
	})
	return nil
}

// replicationReplaces are the changes that need a new group depending on what they start from.
func replicationReplaces(old, in props.Map) []string {
	var replaces []string
	if !atLeast(old.Str("engineVersionActual"), transitToggle) {
		replaces = append(replaces, "transitEncryptionEnabled")
	}
	if old.Str("engine") == "valkey" && in.Str("engine") == "redis" {
		replaces = append(replaces, "engine")
	}
	sameEngine := in.Str("engine") == old.Str("engine")
	wanted, found := findEngine(in.Str("engine"), in.Str("engineVersion"))
	if sameEngine && found && in.Has("engineVersion") &&
		newer(minor(old.Str("engineVersionActual")), minor(wanted.actual)) {
		replaces = append(replaces, "engineVersion") // a downgrade
	}
	return replaces
}

// minor leaves out the patch level.
func minor(version string) string {
	parts := strings.Split(version, ".")
	return strings.Join(parts[:min(2, len(parts))], ".")
}

func createReplicationGroup(v world.View, in props.Map) (string, props.Map, error) {
	id := strings.ToLower(in.Str("replicationGroupId"))
	if v.Get(awstype.ReplicationGroup, id) != nil {
		return "", nil, awserr.New("ReplicationGroupAlreadyExists", "Replication group %s already exists.", id)
	}
	out := in.Clone()
	lower(out)
	out["arn"] = v.ARN("elasticache", "replicationgroup:"+id)
	pickWindows(out)
	if !out.Has("parameterGroupName") {
		out["parameterGroupName"] = defaultGroupName(in)
	}
	if !out.Has("securityGroupIds") {
		subnets := v.Get(awstype.SubnetGroup, out.Str("subnetGroupName"))
		out["securityGroupIds"] = []any{v.Get(awstype.VPC, subnets.Str("vpcId")).Str("defaultSecurityGroupId")}
	}
	engine, _ := findEngine(in.Str("engine"), in.Str("engineVersion"))
	for key, value := range map[string]any{
		"engineVersion":            engine.version,
		"applyImmediately":         false,
		"atRestEncryptionEnabled":  engine.engine == "valkey",
		"autoMinorVersionUpgrade":  true,
		"dataTieringEnabled":       false,
		"globalReplicationGroupId": "",
		"ipDiscovery":              map[bool]string{true: "ipv6", false: "ipv4"}[in.Str("networkType") == "ipv6"],
		"networkType":              "ipv4",
		"port":                     6379,
		"preferredCacheClusterAzs": []any{},
		"securityGroupNames":       []any{},
		"transitEncryptionEnabled": false,
	} {
		out.Otherwise(key, value)
	}
	group, err := findParameterGroup(v, out.Str("parameterGroupName"))
	if err != nil {
		return "", nil, err
	}
	v.Hide(awstype.ReplicationGroup, id,
		in.Str("authToken")) // whatever the strategy: CreateReplicationGroup takes none
	complete(v, out, topologyOf(in, group.cluster))
	return id, out, nil
}

func updateReplicationGroup(v world.View, old, in, out props.Map) error {
	in = withCountsOfState(v.Known, old, in)
	if err := refuseModification(v, old, in, out); err != nil {
		return err
	}
	if len(in.Strs("securityGroupIds")) == 0 {
		out["securityGroupIds"] = old["securityGroupIds"] // the provider does not send an empty set
	}
	out["preferredCacheClusterAzs"] = old["preferredCacheClusterAzs"]
	lower(out)
	pickWindows(out)
	out.Otherwise("port", old["port"])
	if _, isDefault := defaultGroup(old.Str("parameterGroupName")); isDefault && !in.Has("parameterGroupName") {
		// A group that never had a parameter group of its own follows the engine's default.
		engine, _ := findEngine(out.Str("engine"), out.Str("engineVersion"))
		out["parameterGroupName"] = "default." + engine.family
		if old.Flag("clusterEnabled") || out.Str("clusterMode") == "enabled" {
			out["parameterGroupName"] = "default." + engine.family + clusterOn
		}
	}
	cluster := old.Flag("clusterEnabled") || out.Str("clusterMode") == "enabled"
	t := topologyOf(old, cluster)
	if countsDiffer(old, in) {
		t = topologyOf(in, cluster)
	}
	if err := removeShards(v.Known, old, out, t.shards); err != nil {
		return err
	}
	if err := updateTokens(v, old, in, out); err != nil {
		return err
	}
	postpone(v, old, in, out)
	complete(v, out, t)
	return nil
}

// unsettledByUpdate names what AWS answers differently after a change.
func unsettledByUpdate(old, in props.Map) []string {
	var unsettled []string
	changed := func(keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool {
			value, sent := in[key]
			return sent && !props.Same(value, old[key], false)
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
