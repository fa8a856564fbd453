package scaling

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"

// Running are the nodes of a deployed cluster, as far as their ids are known. A cluster that AWS does not scale has the
// nodes of its plan if they are not.
func (p *Plan) Running() (elasticache.Nodes, bool) {
	members := p.Topology.Members
	if len(members) == 0 && !p.On() && p.Topology.CanListMembers() {
		for _, m := range p.Topology.Shape.Members() {
			members = append(members, m.ID(p.Identity.Name))
		}
	}
	return elasticache.NodesOf(p.Identity.Name, members)
}

// AsksWhatRuns says whether the rules about a change need the nodes that run now: AWS may have scaled the cluster since
// its last deployment.
func AsksWhatRuns(was, now *Plan) bool {
	then, wanted := was.Topology.Shape, now.Topology.Shape
	switch {
	case !then.ClusterMode || !wanted.ClusterMode:
		return false
	case was.On() || now.On():
		return true
	}
	return wanted.Shards != then.Shards
}
