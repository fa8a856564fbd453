package elasticache

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// topology is how many nodes a group has and how they are arranged.
type topology struct {
	cluster          bool // cluster mode enabled
	shards, replicas int  // replicas of each shard
}

func (t topology) nodes() int { return t.shards * (1 + t.replicas) }

// topologyOf reads the counts. Cluster mode is the parameter group's affair, so one shard alone does not tell it.
func topologyOf(in props.Map, cluster bool) topology {
	if in["numNodeGroups"] != nil {
		return topology{
			cluster: cluster, shards: in.Num("numNodeGroups", 1), replicas: in.Num("replicasPerNodeGroup", 0),
		}
	}
	return topology{cluster: cluster, shards: 1, replicas: in.Num("numCacheClusters", 1) - 1}
}

// members are the ids of the nodes: id-001 in one shard without cluster mode, id-0001-001 with it. No node is renamed
// when its group moves to cluster mode, and no shard when others come and go.
func (t topology) members(id string, before []string) []string {
	var members []string
	moved := slices.Contains(before, id+"-001")
	for _, shard := range t.nodeGroups(nodeGroupsOf(id, before)) {
		for node := 1; node <= 1+t.replicas; node++ {
			if t.cluster && !(moved && shard == firstShard) {
				members = append(members, fmt.Sprintf("%s-%s-%03d", id, shard, node))
			} else {
				members = append(members, fmt.Sprintf("%s-%03d", id, node))
			}
		}
	}
	return members
}

// settleEndpoints says where a group is found: at the host that a test serves it at, or at names in AWS's form.
func settleEndpoints(v world.View, out props.Map) {
	id, tls := out.Str("replicationGroupId"), out.Flag("transitEncryptionEnabled")
	endpoints := endpointsOf(v, id, out.Flag("clusterEnabled"), tls)
	if out.Str("clusterMode") == "compatible" {
		endpoints.configuration = endpointsOf(v, id, true, tls).configuration // beside the others
	}
	for key, address := range map[string]string{
		"configurationEndpointAddress": endpoints.configuration, "primaryEndpointAddress": endpoints.primary,
		"readerEndpointAddress": endpoints.reader,
	} {
		if host := v.Hosts[id]; host != "" && address != "" {
			address = host
		}
		out[key] = address
	}
}

// endpoints has an empty string for an endpoint that the mode does not have, as the provider reports it.
type endpoints struct{ configuration, primary, reader string }

func endpointsOf(v world.View, id string, cluster, tls bool) endpoints {
	hash := world.Digest(v.Account, v.Region)[:6]
	zone := world.ShortRegion(v.Region) + ".cache.amazonaws.com"
	switch {
	case cluster && tls:
		return endpoints{configuration: "clustercfg." + id + "." + hash + "." + zone}
	case cluster:
		return endpoints{configuration: id + "." + hash + ".clustercfg." + zone}
	case tls:
		return endpoints{
			primary: "master." + id + "." + hash + "." + zone,
			reader:  "replica." + id + "." + hash + "." + zone,
		}
	}
	return endpoints{primary: id + "." + hash + ".ng.0001." + zone, reader: id + "-ro." + hash + ".ng.0001." + zone}
}

// counts are the inputs that change how many nodes there are.
var counts = []string{"numCacheClusters", "numNodeGroups", "replicasPerNodeGroup"}

// defaultGroupName is the parameter group that AWS takes when none is named: with more than one shard that with cluster
// mode.
func defaultGroupName(in props.Map) string {
	engine, _ := findEngine(in.Str("engine"), in.Str("engineVersion"))
	name := "default." + engine.family
	if in.Num("numNodeGroups", 1) > 1 || in.Str("clusterMode") == "enabled" {
		name += clusterOn
	}
	return name
}

// complete derives what AWS answers about a group in a topology: counts, members, endpoints, version.
func complete(v world.View, out props.Map, t topology) {
	id := out.Str("replicationGroupId")
	engine, _ := findEngine(out.Str("engine"), out.Str("engineVersion"))
	out["engineVersionActual"] = engine.actual
	out["clusterEnabled"] = t.cluster
	if !out.Has("clusterMode") || out.Str("clusterMode") != "compatible" {
		out["clusterMode"] = map[bool]string{true: "enabled", false: "disabled"}[t.cluster]
	}
	out["numCacheClusters"] = t.nodes()
	out["numNodeGroups"] = t.shards
	out["replicasPerNodeGroup"] = t.replicas
	out["memberClusters"] = t.members(id, out.Strs("memberClusters"))
	if !out.Flag("transitEncryptionEnabled") {
		out["transitEncryptionMode"] = ""
	} else if !out.Has("transitEncryptionMode") {
		out["transitEncryptionMode"] = "required"
	}
	settleEndpoints(v, out)
	for key, value := range out {
		out[key] = props.Normal(value)
	}
}
