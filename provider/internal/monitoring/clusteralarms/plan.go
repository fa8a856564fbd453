// Package clusteralarms is what the concern of monitoring needs to know of a cluster of nodes: its alarms on each node
// and on the replication group, their thresholds by node type, and the charts of its dashboard.
package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Plan is the monitoring of a cluster.
type Plan struct {
	*monitoring.Plan
	*watchedCluster

	in *inputs.Resolver
}

// NewPlan decides as far as the values allow. The rules report what is wrong with them.
func NewPlan(in *inputs.Resolver, args Inputs, common monitoring.Inputs, of Cluster) *Plan {
	c := &watchedCluster{
		Cluster: of, settings: monitoring.SettingsOf(args.Alarms), scopeInput: inputs.OrElse(args.AlarmScope, ""),
		table: tableFor(of.Scaling),
	}
	watched := monitoring.Watched{
		Name: c.Identity.Name, Kind: "cluster",
		FirstSteps: "the events of ElastiCache: a failover or a node that is replaced",
		Settings:   c.settings,
		Metric: func(alarm string) monitoring.Metric {
			return c.rowFor(alarm, c.Engine.NodeType).on(c.Engine.NodeType)
		},
		Fit: c.fit,
	}
	if c.Topology.CanListMembers() {
		watched.Alarms, watched.Draw = c.alarms(), c.draw
	}
	return &Plan{Plan: monitoring.NewPlan(in, common, watched), watchedCluster: c, in: in}
}
