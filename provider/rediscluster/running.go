package rediscluster

import (
	"cmp"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// A change of the node type waits for the maintenance window unless it is made at once. Until then alarms that fit the
// new nodes would be wrong about those that run: 5 % of the memory of a cache.r7g.16xlarge is more than a
// cache.r7g.large has at all. So what the alarms hold their metrics against follows the nodes that run. Which alarms
// there are follows the type that is asked for: their number must be known before AWS has answered.

// runs is the type of the nodes as the alarms find them. In an update it is the one that the provider has read once the
// replication group was updated. A preview answers what is asked for; where that waits, the hook of the group knows
// what runs.
// Source: the AWS provider reads nodeType from CacheNodeType of the first member (setFromCacheCluster).
func (b *builder) runs(group *awselasticache.ReplicationGroup) pulumi.StringOutput {
	// The URN comes together with the type, and is known in every preview. The type is not known in one in which the
	// AWS provider itself is yet to be created.
	return group.URN().ApplyT(func(pulumi.URN) (string, error) {
		read, err := internals.UnsafeAwaitOutput(b.Ctx.Context(), group.NodeType)
		if err != nil {
			return "", err
		}
		waits := ""
		if b.Ctx.DryRun() && !b.plan.applyImmediately.Value {
			waits = b.history.running()
		}
		answered, _ := read.Value.(string)
		return cmp.Or(waits, answered, b.plan.instanceType), nil
	}).(pulumi.StringOutput)
}

// fitted is an alarm as it is for nodes of a type: that of the row of its name that holds for them. Where none does, or
// one that watches a formula where this one watches a metric, the alarm stays as it is.
func (p *plan) fitted(a alarm, nodeType string) alarm {
	node, err := elasticache.ParseNodeType(nodeType)
	if err != nil || node == p.nodeType {
		return a
	}
	for _, m := range metrics {
		if m.key == a.key && m.appliesTo(node, p.topology) && (m.formula == nil) == (a.formula == nil) {
			a.configured, _ = m.with(p.alarmSettings.of(m.input), node)
		}
	}
	return a
}

// on is the plan for nodes of another type, with the alarms that there are.
func (p *plan) on(nodeType string) *plan {
	node, err := elasticache.ParseNodeType(nodeType)
	if err != nil || node == p.nodeType {
		return p
	}
	there := *p
	there.nodeType = node
	there.alarms = make([]alarm, len(p.alarms))
	for i, a := range p.alarms {
		there.alarms[i] = p.fitted(a, nodeType)
	}
	if p.dashboard != nil {
		there.dashboard = there.planDashboard()
	}
	return &there
}

// misfit says how the alarms for nodes of one type do on the nodes of the plan: whether there is a difference at all,
// and whether one may go off that should not.
func (p *plan) misfit(nodeType string) (differs, early bool) {
	node, _ := elasticache.ParseNodeType(nodeType)
	for _, here := range p.alarms {
		there := p.fitted(here, nodeType)
		if there.name == here.name && there.threshold == here.threshold && there.expression() == here.expression() {
			continue
		}
		later := there.threshold > here.threshold
		switch {
		case here.math != nil:
			later = node.CreditsPerHour() > p.nodeType.CreditsPerHour()
		case there.comparison == lessThan:
			later = there.threshold < here.threshold
		}
		differs, early = true, early || there.name != here.name || !later
	}
	return differs, early
}

// alarmsMeanwhile is what becomes of the alarms while nodes of a type wait to become those of the plan, as the end of a
// sentence.
func (p *plan) alarmsMeanwhile(nodeType string) string {
	differs, early := p.misfit(nodeType)
	if !differs {
		return ""
	}
	told := `; the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
	if early {
		told += ", and may go off on the new nodes before that: run it right after the window"
	}
	return told
}
