package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Changes are about alarms that a change of the cluster takes away.
var Changes = []check.Rule[check.Change[*Plan]]{
	{
		Name: "scaling-unwatched", Input: "alarmScope",
		Holds: "A cluster that begins to scale by itself keeps its alarms on nodes, or the program says that the " +
			"group is enough.",
		Before: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Example: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { replicas: { min: 1, max: 3 } }",
		Beside: []string{"scaling-starts"},
		Source: "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\": of a replication " +
			"group, AWS publishes the engine's CPU and the memory",
		Silence: "write `alarmScope`",
		Needs: []string{
			"alarmScope", "autoScaling", "enableCloudwatchAlarms", topology.ShardsInput, topology.ReplicasInput,
		},
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Was.Enabled && c.Now.Enabled && c.Was.scope().includesNodes() && c.Now.scopeInput == "" &&
				c.Now.Scaling.On() && !c.Was.Scaling.On() {
				say("alarmScope",
					"is left out, so the alarms on nodes are removed: AWS adds and removes the nodes, and alarms on "+
						"the group watch every one of them, but not its replication lag, connections, swap and free "+
						"memory; docs/alarms.md says how to watch these; write \"group\" to keep it so")
			}
		},
	},
}
