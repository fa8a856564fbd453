package appautoscaling

import (
	"slices"
	"strings"

	"github.com/blang/semver"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// What can be scaled automatically. Source: ElastiCache developer guide, "Auto Scaling Valkey and Redis OSS clusters",
// Prerequisites. Its pages differ in the 8th generation, which only the newest of them names: it is taken here. None
// says in which words the rest is refused.
var (
	scalableFamilies = strings.Fields("m5 m6g m7g m8g r5 r6g r6gd r7g r7gd r8g r8gd c7gn c8gn")
	scalableSizes    = strings.Fields("large xlarge 2xlarge")
	firstVersion     = map[string]semver.Version{
		"redis": semver.MustParse("6.0.0"), "valkey": semver.MustParse("7.2.0"),
	}
	firstTieredVersion = map[string]semver.Version{
		"redis": semver.MustParse("7.0.7"), "valkey": semver.MustParse("7.2.0"),
	}
)

// mostNodes is what no raised quota of nodes in a cluster exceeds. Source: ElastiCache developer guide, "Working with
// shards".
const mostNodes = 500

// refuseTargetIn is what RegisterScalableTarget refuses looking at the replication group.
func refuseTargetIn(v world.View, in props.Map) error {
	id := groupOf(in)
	group := v.Get(awstype.ReplicationGroup, id)
	if group == nil {
		// in the form of the answer about ECS, which the provider waits for: "ECS service doesn't exist"
		return awserr.New(wrongValue, "ElastiCache replication group doesn't exist: %s", id)
	}
	if err := refuseGroup(group); err != nil {
		return err
	}
	shards, replicas := group.Num("numNodeGroups", 1), group.Num("replicasPerNodeGroup", 0)
	most := in.Num("maxCapacity", 0)
	if in.Str("scalableDimension") == shardDimension {
		shards = most
	} else {
		replicas = most
	}
	if nodes := shards * (1 + replicas); nodes > mostNodes {
		return awserr.New(wrongValue,
			"Maximum capacity of %d would make %d nodes of replication group %s, and %d is the most", most, nodes, id,
			mostNodes)
	}
	return nil
}

// refuseGroup is about whether a replication group can be scaled automatically at all.
func refuseGroup(group props.Map) error {
	id, nodeType := group.Str("replicationGroupId"), group.Str("nodeType")
	unsupported := func(why string) error {
		return awserr.New(wrongValue, "Auto scaling is not supported for replication group %s: %s", id, why)
	}
	minimum := firstVersion
	if group.Flag("dataTieringEnabled") {
		minimum = firstTieredVersion
	}
	engine := group.Str("engine")
	version, err := semver.ParseTolerant(group.Str("engineVersionActual"))
	family, size, _ := strings.Cut(strings.TrimPrefix(nodeType, "cache."), ".")
	switch {
	case group.Has("globalReplicationGroupId"):
		return unsupported("it is part of a global datastore")
	case !group.Flag("clusterEnabled"):
		return unsupported("cluster mode is not enabled")
	case err != nil || version.LT(minimum[engine]):
		return unsupported("the version of " + engine + " is " + group.Str("engineVersionActual") + ", and " +
			minimum[engine].String() + " is the first")
	case !slices.Contains(scalableFamilies, family) || !slices.Contains(scalableSizes, size):
		return unsupported("its node type is " + nodeType)
	}
	return nil
}
