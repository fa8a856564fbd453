package rediscluster

import (
	"slices"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// refusals are the rules that have to hold. Their order is that of the problems of one input.
var refusals = slices.Concat(nameRules, topologyRules, migrationRules, engineRules, parameterRules, placementRules, logRules, networkRules, encryptionRules, userRules, connectionRules, timeRules, snapshotRules, topicRules, regionRules, alarmRules, tagRules,
	check.Of(check.AcceptedWarnings, func(p *plan) check.Accepted { return p.accepted }))

// Rules are all rules in the order of the inputs in the documentation, the refusals of an input before the advice.
func Rules() []check.Doc { return check.InOrder(check.Docs(refusals, advice), inputOrder()) }

// Transitions are the rules about changes: those that stop an update, then those that say what it costs.
func Transitions() []check.Doc {
	return slices.Concat(check.Docs(creationRules), check.Docs(changeRefusals), check.Docs(manualSteps), check.Docs(changeWarnings), check.Docs(pending))
}

// Observations are the rules about what AWS says of a cluster that runs, and that no input tells.
func Observations() []check.Doc { return check.Docs(observations) }

// everyRule are the rules of a RedisCluster, of all tables.
var everyRule = sync.OnceValue(func() []check.Doc { return slices.Concat(Rules(), Transitions(), Observations()) })

// check finds everything in the plan that breaks a rule of the table.
func (p *plan) check(rules []check.Rule[*plan]) check.Problems {
	return check.Run(p, p.unknown.Cover, rules)
}
