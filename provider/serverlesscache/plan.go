package serverlesscache

import (
	"context"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// planChange is a change of a cache, from the plan of its last deployment to the plan of this run.
type planChange = check.Change[*plan]

// plan holds every decision about a cache: the parts of the concerns, and what is the cache's own.
type plan struct {
	in *inputs.Resolver

	identity   *identity.Plan
	engine     *engine.Major
	ingress    *network.Ingress
	subnets    inputs.List
	users      *access.Users
	connection *connection.Plan
	monitoring *serverlessalarms.Plan

	limits limits
	key    inputs.Setting[string]
	// retention is how many days automatic snapshots are kept, and snapshotTime when they are taken.
	retention    inputs.Setting[int]
	snapshotTime inputs.Setting[string]
	// restore are the snapshots that fill a new cache.
	restore            inputs.List
	deletionProtection bool

	accepted check.Accepted
	// region is the region of the AWS provider. It is empty where it is not known, or where no input depends on it.
	region string
}

// newPlan decides with the inputs, as far as their values are known. What is wrong with them is for the rules to say.
func newPlan(ctx context.Context, args *RedisServerlessCacheArgs) *plan {
	in := inputs.NewResolver(ctx)
	p := &plan{in: in, accepted: check.Accepted{Names: args.AcceptedWarnings, Component: componentName}}
	p.engine = engine.NewMajor(inputs.Part[engine.MajorInputs](args))
	// The description names no engine: a change of both would be two, and AWS takes one change in an update.
	p.identity = identity.NewPlan(in, inputs.Part[identity.Inputs](args), "Serverless cache")
	p.ingress = network.NewIngress(in, inputs.Part[network.IngressInputs](args), p.identity)
	p.subnets = inputs.TakeList(in, "subnetIds", args.SubnetIds)
	p.users = access.NewUsers(in, inputs.Part[access.UserInputs](args), p.identity, p.engine.Release)
	p.connection = connection.NewPlan(in, inputs.Part[connection.Inputs](args), p.identity, p.engine.Release)
	p.limits = limits{args.DataStorage, args.EcpuPerSecond}
	p.key = inputs.Take(in, "kmsKeyId", args.KmsKeyId, "")
	p.retention = inputs.Take(in, "snapshotRetentionLimit", args.SnapshotRetentionLimit, storage.DefaultRetention)
	p.snapshotTime = inputs.Take(in, "dailySnapshotTime", args.DailySnapshotTime, storage.DefaultDailyTime)
	p.restore = inputs.TakeList(in, "restoreFromSnapshotArns", args.RestoreFromSnapshotArns)
	p.deletionProtection = inputs.OrElse(args.DeletionProtection, true)
	p.monitoring = serverlessalarms.NewPlan(in, inputs.Part[serverlessalarms.Inputs](args),
		inputs.Part[monitoring.Inputs](args), p.limits.watched(p.identity))
	return p
}

// These functions are the parts of a plan. They lift the rules about a part to rules about the plan.
func ofIdentity(p *plan) *identity.Plan { return p.identity }

func ofEngine(p *plan) *engine.Major { return p.engine }

func ofIngress(p *plan) *network.Ingress { return p.ingress }

func ofSubnets(p *plan) inputs.List { return p.subnets }

func ofUsers(p *plan) *access.Users { return p.users }

func ofConnection(p *plan) *connection.Plan { return p.connection }

func ofKey(p *plan) inputs.Setting[string] { return p.key }

func ofRetention(p *plan) inputs.Setting[int] { return p.retention }

func ofMonitoring(p *plan) *monitoring.Plan { return p.monitoring.Plan }

func ofAlarms(p *plan) *serverlessalarms.Plan { return p.monitoring }

func ofAcceptance(p *plan) check.Accepted { return p.accepted }
