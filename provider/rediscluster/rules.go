package rediscluster

import (
	"slices"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// refusals are the rules that have to hold. Their order is that of the problems of one input.
var refusals = slices.Concat(
	check.Of(identity.Rules, ofIdentity),
	check.Of(topology.Rules, ofTopology), subnetsBetween, check.Of(topology.MigrationRules, ofTopology),
	check.Of(engine.Rules, ofEngine), nodeTypeBetween,
	check.Of(parameters.Rules, ofParameters),
	check.Of(logs.Rules, ofLogs),
	check.Of(network.Rules, ofNetwork),
	check.Of(access.Rules, ofAccess),
	check.Of(connection.Rules, ofConnection),
	timeRules,
	check.Of(storage.Rules, ofStorage), snapshotBetween,
	check.Of(monitoring.TopicRules, ofMonitoring), upkeepRules, regionRules,
	check.Of(clusteralarms.Rules, ofClusterAlarms), check.Of(monitoring.SettingRules("instanceType"), ofMonitoring),
	check.Of(identity.TagRules, ofIdentity),
	check.Of(check.AcceptedWarnings, ofAcceptance),
)

// advice is what is legal and unwise. Each piece is given once, as a warning of the component, and each can be silenced
// by the choice that it asks for.
var advice = slices.Concat(
	check.Of(monitoring.Advice, ofMonitoring), check.Of(clusteralarms.Advice, ofClusterAlarms),
	check.Of(parameters.Advice, ofParameters), check.Of(engine.ModeAdvice, ofEngineInMode),
	check.Of(access.Advice, ofAccess),
	regionAdvice,
	check.Of(topology.Advice, ofTopology),
	check.Of(engine.Advice, ofEngine),
	upkeepAdvice,
	check.Of(network.Advice, ofNetwork),
	check.Of(storage.Advice, ofStorage),
	check.Of(monitoring.TopicAdvice, ofMonitoring),
	snapshotBetweenAdvice,
)

// changeRefusals are the changes that AWS refuses, or that would not do what they seem to.
var changeRefusals = slices.Concat(
	check.OfChange(topology.ModeInSteps, ofTopology), migrationAlone,
	check.OfChange(network.ChangeRefusals, ofNetwork),
	check.OfChange(access.ChangeRefusals, ofAccess),
)

// changeWarnings are what a change costs that AWS makes.
var changeWarnings = slices.Concat(
	replacements,
	check.OfChange(access.ChangeWarnings, ofAccess), accessWaits, check.OfChange(access.TLSChangeWarnings, ofAccess),
	check.OfChange(topology.Changes, ofTopology),
	snapshotsLater,
	check.OfChange(logs.Changes, ofLogs),
	groupInUse, check.OfChange(parameters.Changes, ofParameters),
	oneAtATime,
)

// manualSteps are what has to be done in AWS before the replication group is updated; manualStepsUntold are held
// against what runs as well, and documented with the changes.
var (
	manualSteps       = check.OfRunning(access.ManualSteps, ofAccess)
	manualStepsUntold = check.OfRunning(access.RunningChanges, ofAccess)
)

// Rules are all rules in the order of the inputs in the documentation, the refusals of an input before the advice.
func Rules() []check.Doc { return check.InOrder(check.Docs(refusals, advice), inputOrder()) }

// Transitions are the rules about changes: those that stop an update, then those that say what it costs.
func Transitions() []check.Doc {
	return slices.Concat(
		check.Docs(creationRules), check.Docs(changeRefusals), check.Docs(manualSteps), check.Docs(changeWarnings),
		check.Docs(pending),
	)
}

// Observations are the rules about what AWS says of a cluster that runs, and that no input tells.
func Observations() []check.Doc { return check.Docs(clusteralarms.Observations) }

// everyRule are the rules of a RedisCluster, of all tables.
var everyRule = sync.OnceValue(func() []check.Doc { return slices.Concat(Rules(), Transitions(), Observations()) })

// check finds everything in the plan that breaks a rule of the table.
func (p *plan) check(rules []check.Rule[*plan]) check.Problems {
	return check.Run(p, p.in.Unknown.Cover, rules)
}
