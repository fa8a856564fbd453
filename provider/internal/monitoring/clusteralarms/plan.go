// Package clusteralarms is what the concern of monitoring needs to know of a cluster of nodes: its alarms on each node
// and on the replication group, their thresholds by node type, and the charts of its dashboard.
package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Plan is the monitoring of a cluster.
type Plan struct {
	*monitoring.Plan

	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Plan
	topology *topology.Plan

	settings map[string]*monitoring.Alarm
	// scopeInput is empty if the size of the cluster decides.
	scopeInput string
}

// Cluster is what the alarms follow from.
type Cluster struct {
	Identity *identity.Plan
	Engine   *engine.Plan
	Topology *topology.Plan
}

// NewPlan decides as far as the values allow. The rules report what is wrong with them.
func NewPlan(in *inputs.Resolver, args Inputs, common monitoring.Inputs, of Cluster) *Plan {
	p := &Plan{
		in: in, identity: of.Identity, engine: of.Engine, topology: of.Topology,
		settings: args.Alarms.settings(), scopeInput: inputs.OrElse(args.AlarmScope, ""),
	}
	watched := monitoring.Watched{
		Name: p.identity.Name, Kind: "cluster",
		FirstSteps: "the events of ElastiCache: a failover or a node that is replaced",
		Settings:   p.settings,
		Metric: func(alarm string) monitoring.Metric {
			return p.rowFor(alarm, p.engine.NodeType).on(p.engine.NodeType)
		},
		Fit: p.fit,
	}
	if p.topology.Drawable() {
		watched.Alarms, watched.Draw = p.alarms(), p.draw
	}
	p.Plan = monitoring.NewPlan(in, common, watched)
	return p
}
