package topology

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"

// ModeInSteps is about changes of the mode. AWS moves a cluster that runs in steps.
var ModeInSteps = []check.Rule[check.Change[*Plan]]{{
	Name: "mode-in-steps", Input: "clusterMode",
	Holds: "A cluster that runs gets to cluster mode by `clusterModeMigration`, step by step, and never " +
		"back from the last one.",
	Example: "clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }\nenableMultiAz: false",
	Source:  MigrationSource,
	StricterThanAWS: "With one shard and a parameter group of the program's own, AWS sees no difference, and the " +
		"cluster stays in the mode that it is in.",
	Needs: []string{"clusterMode", "clusterModeMigration"},
	Check: func(c check.Change[*Plan], say check.Say) {
		then, now := c.Was.Mode(), c.Now.Mode()
		if then == now {
			return
		}
		switch {
		case then == ModeEnabled:
			say("clusterMode",
				"is not taken away from a cluster: AWS has no way back from cluster mode; make a second cluster "+
					"without it")
		case then == ModeDisabled && now == ModeEnabled:
			say("clusterMode",
				"is not given to a cluster that runs in one step: leave it out and set clusterModeMigration to "+
					"\"compatible\" first (docs/upgrading.md); or make a second cluster, and fill it from a snapshot")
		case then == ModeCompatible && now == ModeEnabled && c.Now.Migration != ModeEnabled:
			say("clusterMode", "comes with clusterModeMigration: \"enabled\", which is the last step: pass it as well")
		case then == ModeCompatible && now == ModeDisabled && c.Now.Migration != ModeDisabled:
			say("clusterModeMigration",
				"is left out, and the cluster is between the modes: use \"disabled\" to go back, or \"enabled\" with "+
					"clusterMode to go on")
		}
	},
}}

// StepRefused says whether ModeInSteps refuses a change.
func StepRefused(c check.Change[*Plan]) (refused bool) {
	ModeInSteps[0].Check(c, func(string, string, ...any) { refused = true })
	return refused
}

// Changes are about changes of the number of nodes.
var Changes = []check.Rule[check.Change[*Plan]]{
	{
		Name: "failover-off-first", Input: "replicationGroupSize",
		Holds: "The last replica goes when automatic failover is off.",
		Example: "replicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false\n" +
			"instanceType: cache.t4g.small",
		Before: "instanceType: cache.t4g.small",
		Source: "https://github.com/pulumi/pulumi-aws/issues/2226",
		Silence: "turn `enableAutomaticFailover` and `enableMultiAz` off in an update of its own, with " +
			"`applyImmediately`, and lower the size in the next",
		Needs: []string{"replicationGroupSize", "clusterMode", "enableAutomaticFailover", "enableMultiAz"},
		Check: func(c check.Change[*Plan], say check.Say) {
			if !c.Now.Shape.ClusterMode && c.Now.Shape.ReplicasPerShard == 0 && c.Was.Shape.ReplicasPerShard > 0 &&
				c.Was.AutomaticFailover {
				say("replicationGroupSize",
					"from %d to 1 while automatic failover is still on fails in AWS: set enableAutomaticFailover and "+
						"enableMultiAz to false first, in an update of its own with applyImmediately: true",
					c.Was.Size)
			}
		},
	},
}
