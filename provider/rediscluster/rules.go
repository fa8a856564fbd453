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
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// refusals are the rules that have to hold. Several problems of one input are reported in this order.
var refusals = slices.Concat(
	check.Of(identity.Rules, ofIdentity),
	check.Of(topology.Rules, ofTopology), subnetsBetween, check.Of(topology.MigrationRules, ofTopology),
	check.Of(scaling.Rules, ofReadScaling),
	check.Of(engine.Rules, ofEngine), nodeTypeBetween,
	check.Of(parameters.Rules, ofParameters),
	check.Of(logs.Rules, ofLogs),
	check.Of(network.Rules, ofNetwork),
	check.Of(access.Rules, ofAccess),
	check.Of(connection.Rules, ofConnection),
	timeRules,
	check.Of(storage.Rules, ofStorage), snapshotBetween,
	check.Of(monitoring.TopicRules, ofMonitoring), upkeepRules,
	check.Of(regions.Rules, (*plan).regional), regionRules,
	check.Of(clusteralarms.Rules, ofClusterAlarms), check.Of(clusteralarms.SettingRules, ofMonitoring),
	check.Of(identity.TagRules, ofIdentity),
	check.Of(check.AcceptedWarnings, ofAcceptance),
)

// advice are the rules about what is legal and unwise. What breaks one becomes a warning, which the program can silence
// with the choice that the rule asks for.
var advice = slices.Concat(
	check.Of(monitoring.Advice, ofMonitoring), check.Of(clusteralarms.Advice, ofClusterAlarms),
	check.Of(parameters.Advice, ofParameters), check.Of(engine.ModeAdvice, ofEngineInMode),
	check.Of(access.Advice, ofAccess),
	check.Of(regions.Advice, (*plan).regional), regionAdvice,
	check.Of(topology.Advice, ofTopology), check.Of(scaling.Advice, ofReadScaling),
	check.Of(engine.Advice, ofEngine),
	upkeepAdvice,
	check.Of(network.Advice, ofNetwork),
	check.Of(storage.Advice, ofStorage),
	check.Of(monitoring.TopicAdvice, ofMonitoring),
	snapshotBetweenAdvice, memoryBetweenAdvice,
)

// changeRefusals are the rules about changes that AWS refuses, or that would not do what they seem to.
var changeRefusals = slices.Concat(
	check.OfChange(topology.ModeInSteps, ofTopology), migrationAlone,
	check.OfChange(network.ChangeRefusals, ofNetwork),
	check.OfChange(access.ChangeRefusals, ofAccess),
	check.OfChange(scaling.ChangeRefusals, ofScaling),
)

// changeWarnings are the rules about what a change costs that AWS accepts.
var changeWarnings = slices.Concat(
	replacements,
	check.OfChange(access.ChangeWarnings, ofAccess), accessWaits, check.OfChange(access.TLSChangeWarnings, ofAccess),
	check.OfChange(topology.Changes, ofTopology),
	check.OfChange(scaling.Changes, ofScaling), scalingReplaced,
	check.OfChange(clusteralarms.Changes, ofClusterAlarms),
	snapshotsLater,
	check.OfChange(logs.Changes, ofLogs),
	groupInUse, check.OfChange(parameters.Changes, ofParameters),
	oneAtATime,
)

// These rules stop an update because of what runs. manualSteps ask for a step in AWS first. runningRefusals carry the
// names of rules in changeRefusals, which document them, and catch what was changed by hand since the last deployment.
var (
	manualSteps     = check.OfRunning(access.ManualSteps, ofAccess)
	runningRefusals = check.OfRunning(access.RunningChanges, ofAccess)
)

// Rules are all rules in the order of the inputs in the documentation, the refusals of an input before the advice.
func Rules() []check.Doc { return check.InOrder(check.Docs(refusals, advice), inputOrder()) }

// ChangeRules are the rules about changes: first the ones that stop an update, then the ones that say what it costs.
func ChangeRules() []check.Doc {
	return slices.Concat(
		check.Docs(creationRules), check.Docs(changeRefusals), check.Docs(manualSteps), check.Docs(changeWarnings),
		check.Docs(pendingChanges),
	)
}

// Observations are the rules about what only AWS knows of a cluster that runs.
func Observations() []check.Doc {
	return slices.Concat(
		check.Docs(identity.Observations), check.Docs(clusteralarms.Observations), check.Docs(network.Observations),
	)
}

// everyRule are the rules of all tables.
var everyRule = sync.OnceValue(func() []check.Doc { return slices.Concat(Rules(), ChangeRules(), Observations()) })

// ofReadScaling is the scaling of a plan for rules about it. It is off while a part of it is of a wrong type, which is
// reported: what stands for that part says nothing.
func ofReadScaling(p *plan) *scaling.Plan {
	if p.in.Refused.Touch("autoScaling") {
		return scaling.NewPlan(scaling.Inputs{}, p.scaling.Cluster)
	}
	return p.scaling
}

// check returns what breaks a rule of the table.
func (p *plan) check(rules []check.Rule[*plan]) check.Problems {
	return comparing().Run(p, rules)
}
