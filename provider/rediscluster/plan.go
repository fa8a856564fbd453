package rediscluster

import (
	"context"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// planChange is a change of a cluster, from the plan of its last deployment to the plan of this run. Rules about
// changes run before AWS changes anything (see history).
type planChange = check.Change[*plan]

// planRunning is a plan together with the replication group that runs.
type planRunning = check.Running[*plan]

// plan holds every decision about a cluster, a part for each concern. It is complete before anything is registered;
// builders only translate it into resources.
type plan struct {
	in *inputs.Resolver

	identity   *identity.Plan
	engine     *engine.Plan
	topology   *topology.Plan
	parameters *parameters.Plan
	network    *network.Plan
	access     *access.Plan
	storage    *storage.Plan
	logs       *logs.Plan
	connection *connection.Plan
	scaling    *scaling.Plan
	monitoring *clusteralarms.Plan
	upkeep     upkeep
	windows    windows

	// accepted are the warnings that the program accepts. prepare adds the rules that they are checked against.
	accepted check.Accepted
	// region is the region of the AWS provider. It is empty where it is not known, or where no input depends on it.
	region string
}

// newPlan decides with the inputs, as far as their values are known. What is wrong with them is for the rules to say.
func newPlan(ctx context.Context, args *RedisClusterArgs) *plan {
	in := inputs.NewResolver(ctx)
	p := &plan{in: in, accepted: check.Accepted{Names: args.AcceptedWarnings, Component: "RedisCluster"}}
	p.engine = engine.NewPlan(in, inputs.Part[engine.Inputs](args))
	p.identity = identity.NewPlan(in, inputs.Part[identity.Inputs](args), title(p.engine.Engine))
	p.topology = topology.NewPlan(in, inputs.Part[topology.Inputs](args), p.engine)
	p.parameters = parameters.NewPlan(in, inputs.Part[parameters.Inputs](args), p.identity, p.engine, p.topology)
	p.network = network.NewPlan(in, inputs.Part[network.Inputs](args), p.identity, p.engine)
	p.access = access.NewPlan(in, inputs.Part[access.Inputs](args), p.identity, p.engine.Release)
	p.storage = storage.NewPlan(in, inputs.Part[storage.Inputs](args))
	p.logs = logs.NewPlan(in, inputs.Part[logs.Inputs](args), p.identity, p.engine.Release)
	p.connection = connection.NewPlan(in, inputs.Part[connection.Inputs](args), p.identity, p.engine.Release)
	p.scaling = scaling.NewPlan(inputs.Part[scaling.Inputs](args), scaling.Cluster{
		Identity: p.identity, Engine: p.engine, Topology: p.topology, Parameters: p.parameters,
	})
	p.monitoring = clusteralarms.NewPlan(in, inputs.Part[clusteralarms.Inputs](args),
		inputs.Part[monitoring.Inputs](args),
		clusteralarms.Cluster{Identity: p.identity, Engine: p.engine, Topology: p.topology, Scaling: p.scaling})
	p.upkeep = newUpkeep(in, args)
	p.windows = newWindows(in, args, p.identity.Name, p.storage)
	return p
}

// title begins the default description. It names the engine: AWS changes a description in place, so it can follow it.
func title(runs elasticache.Engine) string {
	if runs == elasticache.Valkey {
		return "Valkey cluster"
	}
	return "Redis cluster"
}

// These functions are the parts of a plan. They lift the rules about a part to rules about the plan.
func ofIdentity(p *plan) *identity.Plan { return p.identity }

func ofEngine(p *plan) *engine.Plan { return p.engine }

func ofEngineInMode(p *plan) engine.InMode {
	return engine.InMode{Plan: p.engine, SpeaksCluster: p.topology.SpeaksCluster()}
}

func ofTopology(p *plan) *topology.Plan { return p.topology }

func ofParameters(p *plan) *parameters.Plan { return p.parameters }

func ofNetwork(p *plan) *network.Plan { return p.network }

func ofAddressing(p *plan) *network.Addressing { return p.network.Addressing }

func ofPlacement(p *plan) *network.Placement { return p.network.Placement }

func ofAccess(p *plan) *access.Plan { return p.access }

func ofTLS(p *plan) *access.TLS { return p.access.TLS }

func ofStorage(p *plan) *storage.Plan { return p.storage }

func ofDataKey(p *plan) inputs.Setting[string] { return p.storage.Key }

func ofLogs(p *plan) *logs.Plan { return p.logs }

func ofConnection(p *plan) *connection.Plan { return p.connection }

func ofScaling(p *plan) *scaling.Plan { return p.scaling }

func ofMonitoring(p *plan) *monitoring.Plan { return p.monitoring.Plan }

func ofClusterAlarms(p *plan) *clusteralarms.Plan { return p.monitoring }

func ofAcceptance(p *plan) check.Accepted { return p.accepted }
