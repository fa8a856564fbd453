package scaling

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// change is a change of the plan.
type change = check.Change[*Plan]

const (
	onceShown = "it is shown in the update that makes the change, and not again"
	// keysMove is what the removal of shards asks of the others.
	// Source: ElastiCache user guide, "Online resharding and shard rebalancing".
	keysMove = " (their keys move to the others, which need the memory for them)"
)

// changeInputs are the inputs that the rules about changes of scaling read.
var changeInputs = []string{
	input, "clusterMode", topology.ShardsInput, topology.ReplicasInput, "replicationGroupSize",
}

// ChangeRefusals are about changes of the numbers that this version of the AWS provider cannot make.
var ChangeRefusals = []check.Rule[change]{
	{
		Name: "shard-ids", Input: topology.ShardsInput,
		Holds: "The shards that the AWS provider removes are there: it counts their IDs down from their number, and " +
			"scaling leaves gaps in the IDs.",
		Before:  "replicationGroupSize: 6\nclusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }",
		Example: twoShards,
		Runs: []string{
			"sessions-0001-001", "sessions-0001-002", "sessions-0002-001", "sessions-0002-002", "sessions-0005-001",
			"sessions-0005-002",
		},
		Source: "https://github.com/hashicorp/terraform-provider-aws/issues/43884",
		Needs:  changeInputs,
		Reads:  []string{"name"},
		Check: func(c change, say check.Say) {
			runs, ok := c.Was.Running()
			wanted := c.Now.Topology.Shape.Shards
			if !ok || !c.Now.Topology.Shape.ClusterMode || c.Now.Scales(shardsKind.word) {
				return
			}
			if missing := runs.MissingShards(wanted); len(missing) > 0 {
				say(topology.ShardsInput,
					"%d would remove %d of the %d shards that run (%s), and this version of the AWS provider asks AWS "+
						"to remove %s, which is not there, so AWS refuses: write %d, and replicationGroupSize: %d; "+
						"then remove shards with the AWS CLI (docs/scaling.md), and write the number that is left",
					wanted, len(runs.ShardIDs)-wanted, len(runs.ShardIDs), strings.Join(runs.ShardIDs, ", "),
					strings.Join(missing, " and "), len(runs.ShardIDs),
					len(runs.ShardIDs)*(1+c.Now.Topology.Shape.ReplicasPerShard))
			}
		},
	},
}

// Changes are about what changes of scaling do at once, and what they do not do.
var Changes = []check.Rule[change]{
	{
		Name: "scaling-starts", Input: input,
		Holds:   "A cluster that begins to scale by itself stays as it is at first.",
		Before:  twoShards + "\nalarmScope: group",
		Example: scaledShards + "\nalarmScope: group",
		Runs:    []string{"sessions-0001-001", "sessions-0001-002", "sessions-0002-001", "sessions-0002-002"},
		Source:  registerSource,
		Silence: onceShown,
		Needs:   changeInputs,
		Reads:   []string{"name"},
		Check: func(c change, say check.Say) {
			for _, d := range c.Now.Dimensions {
				if c.Was.Scales(d.word) {
					continue
				}
				say(d.Path, "lets AWS scale the %s from %d to %d, up to %d nodes, each of them billed%s; deployments "+
					"leave their number alone from now on",
					d.word, d.Min, d.Max, c.Now.Largest().Nodes(), d.movesNow(c.Was, nil))
			}
		},
	},
	{
		Name: "scaling-limits-changed", Input: input,
		Holds:   "Limits are changed without nodes being added or removed by it.",
		Before:  scaledShards,
		Example: twoShards + "\nautoScaling: { shards: { min: 2, max: 8 } }",
		Runs:    []string{"sessions-0001-001", "sessions-0001-002", "sessions-0002-001", "sessions-0002-002"},
		Source:  registerSource,
		Silence: onceShown,
		Needs:   changeInputs,
		Reads:   []string{"name"},
		Check: func(c change, say check.Say) {
			for _, d := range c.Now.Dimensions {
				then, scaled := c.Was.Find(d.word)
				left := d.leftToSchedules(c.Was)
				switch freed := d.freed(then); {
				case !scaled:
				case then.Limits != d.Limits:
					say(d.Path, "from %d to %d becomes from %d to %d, up to %d nodes, each of them billed%s%s",
						then.Min, then.Max, d.Min, d.Max, c.Now.Largest().Nodes(), d.movesNow(c.Was, left),
						d.untilScheduled())
				case freed != "":
					say(d.Path, "no schedule sets %s any longer, so the program's limits count again, from %d to %d, "+
						"in this update or in the first one after a refresh%s", freed, d.Min, d.Max,
						d.movesNow(c.Was, left))
				}
			}
		},
	},
	{
		Name: "scaling-ends", Input: input,
		Holds:   "A cluster that no longer scales by itself keeps its number of nodes.",
		Before:  twoShards + "\nautoScaling: { replicas: { min: 1, max: 3 } }",
		Example: twoShards,
		Runs: []string{
			"sessions-0001-001", "sessions-0001-002", "sessions-0001-003", "sessions-0002-001", "sessions-0002-002",
			"sessions-0002-003",
		},
		Source:  "the AWS provider sets the numbers of the program again (modifyReplicationGroupShardConfiguration)",
		Silence: onceShown,
		Needs:   changeInputs,
		Reads:   []string{"name"},
		Check: func(c change, say check.Say) {
			for _, d := range c.Was.Dimensions {
				if !c.Now.Topology.Shape.ClusterMode || c.Now.Scales(d.word) {
					continue
				}
				runs, ok := c.Was.Running()
				asked, there := d.of(c.Now.Topology.Shape), d.of(runs.Topology())
				switch {
				case !ok:
					say(input, "no longer scales the %s, so %s counts again: it is %d, and how many run is "+
						"not known; run \"pulumi refresh\", and write the number that runs", d.word, d.input, asked)
				case asked != there:
					say(input, "no longer scales the %s, so %s counts again: %d run, and it is %d, so AWS %s; "+
						"to keep them, write %d, and replicationGroupSize to match",
						d.word, d.input, there, asked,
						d.moves(there, asked, "in this update, or in the first one after a refresh"), there)
				}
			}
		},
	},
	{
		Name: "scaling-count", Input: topology.ShardsInput,
		Holds:  "A number that AWS scales is changed by its limits.",
		Before: scaledShards,
		Example: "replicationGroupSize: 8\nclusterMode: { numNodeGroups: 4, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }",
		Source:  "Pulumi documentation, resource option `ignoreChanges`",
		Silence: "leave the number as it is, and change `autoScaling`",
		Needs:   changeInputs,
		Check: func(c change, say check.Say) {
			for _, d := range c.Now.Dimensions {
				before, after := d.of(c.Was.Topology.Shape), d.of(c.Now.Topology.Shape)
				least, limit := "at least", "min"
				if after < before {
					least, limit = "at most", "max"
				}
				if before != after {
					say(d.input, "from %d to %d changes nothing: AWS scales the %s, and deployments leave their "+
						"number alone; to have %s %d, set %s.%s", before, after, d.word, least, after, d.Path, limit)
				}
			}
		},
	},
	{
		Name: "scaling-node-type", Input: "instanceType",
		Holds:   "The node type and `reserved-memory-percent` change while AWS does not scale.",
		Before:  scaledShards,
		Example: scaledShards + "\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  guide + ", considerations",
		Silence: "turn `autoScaling` off in an update before, and on again after it",
		Needs:   append([]string{"instanceType"}, changeInputs...),
		Reads:   []string{"parameters"},
		Check: func(c change, say check.Say) {
			if !c.Was.On() && !c.Now.On() {
				return
			}
			// The policy and the target go after the group has changed, and the change may wait for the window.
			const why = "from %s to %s while AWS scales the cluster: AWS advises not to, since the load of each node " +
				"changes with it; make this change between an update that removes autoScaling and one that adds it " +
				"(docs/scaling.md)"
			if then, now := c.Was.Engine.InstanceType, c.Now.Engine.InstanceType; then != now {
				say("instanceType", why, spelling.Quote(then), spelling.Quote(now))
			}
			if then, now := c.Was.reservedMemory(), c.Now.reservedMemory(); check.Changed(then, now) {
				say(`parameters["reserved-memory-percent"]`, why, spelling.Quote(then.Value), spelling.Quote(now.Value))
			}
		},
	},
}

// reservedMemory is the share of the memory of a node, in percent, that is kept for snapshots and for scaling.
// Source: ElastiCache user guide, "Managing reserved memory": 25 by default.
func (p *Plan) reservedMemory() inputs.Setting[string] {
	if set, ok := p.Parameters.Parameters.Entries["reserved-memory-percent"]; ok {
		return set
	}
	return inputs.Fixed("25")
}
