package rediscluster

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

const lastSnapshot = "sessions-final-01234567"

// update is a change of a cluster, and what runs.
type update struct {
	planChange
	runs planRunning
}

// afterwards is the change of a cluster that was deployed before as something else.
func afterwards(t require.TestingT, then, now *RedisClusterArgs, outputs map[string]any) update {
	sent := resource.NewPropertyMapFromMap(outputs)
	return updated(t, remember(context.Background(), recorded(t, then), sent), now)
}

// updated is the change of a cluster that was deployed before.
func updated(t require.TestingT, was *plan, now *RedisClusterArgs) update {
	p := newPlan(context.Background(), now)
	require.NoError(t, p.in.Err)
	require.Empty(t, p.in.Found)
	require.NotNil(t, was)
	c := planChange{Was: was, Now: p}
	return update{c, planRunning{Now: c.Now, Property: func(property string) string {
		if property == "authToken" && was.access.Token.Wanted() {
			return goodToken // until someone takes it away
		}
		return map[string]string{
			"nodeType":      was.engine.InstanceType,
			"engine":        was.engine.EngineName,
			"engineVersion": was.engine.Asked.Value,
		}[property]
	}}}
}

// changes are what rules about changes say.
func (u update) changes(rules []check.Rule[planChange]) check.Problems {
	return check.RunChange(u.planChange, isReplaced(u.planChange), rulebook().Unknown(u.planChange), rules)
}

// waiting are what rules about what runs say.
func (u update) waiting(rules []check.Rule[planRunning]) check.Problems {
	return check.Run(u.runs, u.Now.in.Unknown.Cover, rules)
}

// all are what all rules about changes say.
func (u update) all() check.Problems {
	return slices.Concat(rulebook().Refused(u.planChange), u.waiting(manualSteps), rulebook().Costs(u.planChange),
		u.waiting(pendingChanges))
}

// of are what one rule says.
func (u update) of(rule string) (found check.Problems) {
	for _, one := range u.all() {
		if one.Rule.Name == rule {
			found = append(found, one)
		}
	}
	return rulebook().ReportOf(u.planChange).Redact(found)
}

// accessWarnings are what a change of access does, and sideEffects what other changes bring with them.
var (
	accessWarnings = rulesNamedAs(changeWarnings, check.Docs(access.ChangeWarnings, access.TLSChangeWarnings),
		check.Docs(accessWaits))
	sideEffects = rulesNamedAs(changeWarnings, check.Docs(topology.Changes), check.Docs(logs.Changes),
		check.Docs(parameters.Changes), check.Docs(snapshotsLater, groupInUse, oneAtATime))
)

// rulesNamedAs are the rules that have the names of others.
func rulesNamedAs[S any](rules []check.Rule[S], docs ...[]check.Doc) []check.Rule[S] {
	return slices.DeleteFunc(slices.Clone(rules), func(r check.Rule[S]) bool {
		return !slices.ContainsFunc(slices.Concat(docs...), func(d check.Doc) bool { return d.Name == r.Name })
	})
}
