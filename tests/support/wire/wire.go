// Package wire calls the component as the engine does, over gRPC, with a stand-in for the engine: property values in;
// property values, problems and warnings out. What the component registers is answered by the caller.
package wire

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi-go-provider/integration/fake"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	com "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
)

// URN is that of every cluster that is constructed.
var URN = urn(rediscluster.Token)

const name = "cache"

func urn(token string) resource.URN {
	return resource.URN("urn:pulumi:stack::project::" + token + "::" + name)
}

// Child is a resource that the component registers.
type Child = integration.MockResourceArgs

// Answer is what AWS says to a child: its id and its outputs.
type Answer func(Child) (id string, outputs property.Map, err error)

// Echo answers with what it is sent.
func Echo(child Child) (string, property.Map, error) { return child.Name + "-id", child.Inputs, nil }

// Problem is one that the engine is told of, by the path of an input.
type Problem struct{ Path, Reason string }

func (p Problem) String() string { return p.Path + ": " + p.Reason }

// Root is the input that a path begins with.
func Root(path string) string {
	if i := strings.IndexAny(path, ".[ "); i >= 0 {
		return path[:i]
	}
	return path
}

// Result is what came of a construct.
type Result struct {
	URN   string
	State property.Map
	// Children by their names, the component among them.
	Children map[string]Child
	// Warnings in the order in which they were given.
	Warnings []string
	// Problems in the order in which they were given.
	Problems []Problem
	// Hooks are the names of the hooks that were registered, sorted.
	Hooks []string
	// Err is set where the construct failed, with problems or otherwise.
	Err error
}

// Region is the one that clusters are made in, unless a context says another.
const Region = "eu-west-1"

type regionKey struct{}

// In is a context in which clusters are made in a region; where that is empty, in the usual one.
func In(ctx context.Context, region string) context.Context {
	return context.WithValue(ctx, regionKey{}, cmp.Or(region, Region))
}

type membersKey struct{}

// Running is a context in which AWS tells of nodes with these ids; where there are none, it tells of no node.
func Running(ctx context.Context, members []string) context.Context {
	return context.WithValue(ctx, membersKey{}, members)
}

type addedKey struct{}

// RuleAdded is a context in which every security group has a rule that somebody added in the AWS console.
func RuleAdded(ctx context.Context) context.Context { return context.WithValue(ctx, addedKey{}, true) }

// addedRules are the ids of the rules that were added.
func addedRules(ctx context.Context) property.Array {
	if ctx.Value(addedKey{}) == nil {
		return property.NewArray(nil)
	}
	return property.NewArray([]property.Value{property.New("sgr-0123456789abcdef0")})
}

// addedRule is what EC2 says of such a rule.
var addedRule = property.NewMap(map[string]property.Value{
	"cidrIpv4": property.New("203.0.113.0/24"), "description": property.New("office"),
	"ipProtocol": property.New("tcp"), "fromPort": property.New(6379.), "toPort": property.New(6379.),
	"isEgress": property.New(false),
})

type takenKey struct{}

// Taken is a context in which AWS has a replication group and a serverless cache of each name.
func Taken(ctx context.Context) context.Context { return context.WithValue(ctx, takenKey{}, true) }

type refusedKey struct{}

// RefusingHook is a context in which the engine registers no hook of this name.
func RefusingHook(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, refusedKey{}, name)
}

func regionIn(ctx context.Context) string {
	region, _ := ctx.Value(regionKey{}).(string)
	return cmp.Or(region, Region)
}

type componentsKey struct{}

// Serving is a context in which the plugin has these components, and no others.
func Serving(ctx context.Context, components []provider.Component) context.Context {
	return context.WithValue(ctx, componentsKey{}, provider.ServerOf(components))
}

func serverIn(ctx context.Context) func(*com.HostClient) (rpc.ResourceProviderServer, error) {
	if server, ok := ctx.Value(componentsKey{}).(func(*com.HostClient) (rpc.ResourceProviderServer, error)); ok {
		return server
	}
	return everything()
}

var everything = sync.OnceValue(func() func(*com.HostClient) (rpc.ResourceProviderServer, error) {
	return provider.ServerOf(provider.Components())
})

// Construct makes a cluster.
func Construct(ctx context.Context, inputs property.Map, preview bool, answer Answer) Result {
	return Update(ctx, nil, inputs, preview, answer)
}

// Update makes a cluster what the inputs say; before is what came of the construct that it was made by, or nil where it
// is new.
func Update(ctx context.Context, before *Result, inputs property.Map, preview bool, answer Answer) Result {
	return UpdateOf(ctx, rediscluster.Token, before, inputs, preview, answer)
}

// UpdateOf makes any component of the package what the inputs say.
func UpdateOf(
	ctx context.Context, token string, before *Result, inputs property.Map, preview bool, answer Answer,
) Result {
	return construct(ctx, token, before, inputs, preview, answer)
}

// ConstructOf makes any component of the package.
func ConstructOf(ctx context.Context, token string, inputs property.Map, preview bool, answer Answer) Result {
	return construct(ctx, token, nil, inputs, preview, answer)
}

func construct(
	ctx context.Context, token string, before *Result, inputs property.Map, preview bool, answer Answer,
) Result {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	result := Result{Children: map[string]Child{}}
	fail := func(err error) Result {
		result.Err = err
		return result
	}

	var mu sync.Mutex
	engine := fake.NewEngineServer()
	engineAddress, _, err := fake.StartEngineServer(ctx, engine)
	if err != nil {
		return fail(err)
	}
	register := func(child Child) (string, property.Map, error) {
		mu.Lock()
		defer mu.Unlock()
		result.Children[child.Name] = child
		return answer(child)
	}
	asked := newMonitor(ctx, before, register)
	monitorAddress, _, err := fake.StartMonitorServer(ctx, asked)
	if err != nil {
		return fail(err)
	}
	host, err := com.NewHostClient(engineAddress)
	if err != nil {
		return fail(err)
	}
	defer func() { _ = host.EngineConn().Close() }()
	server, err := serverIn(ctx)(host)
	if err != nil {
		return fail(err)
	}

	sent, dependencies, err := marshal(inputs)
	if err != nil {
		return fail(err)
	}
	response, err := server.Construct(ctx, &rpc.ConstructRequest{
		Project: "project", Stack: "stack", DryRun: preview, Parallel: 1, MonitorEndpoint: monitorAddress,
		Type: token, Name: name, Inputs: sent, InputDependencies: dependencies, AcceptsOutputValues: true,
	})
	result.Hooks = asked.hooksRegistered()
	for _, log := range engine.Logs() {
		if log.GetSeverity() == rpc.LogSeverity_WARNING && log.GetUrn() == string(urn(token)) {
			result.Warnings = append(result.Warnings, log.GetMessage())
		} else {
			return fail(fmt.Errorf("a message that is no warning of the component: %v", log))
		}
	}
	if err != nil {
		result.Problems = problemsIn(err)
		return fail(err)
	}
	result.URN = response.GetUrn()
	state, err := plugin.UnmarshalProperties(response.GetState(), options)
	if err != nil {
		return fail(err)
	}
	result.State = resource.FromResourcePropertyMap(state)
	return result
}

// newMonitor is an engine's monitor, of which a component asks for the region, and to which it registers its children.
func newMonitor(ctx context.Context, before *Result, register Answer) *monitor {
	refused, _ := ctx.Value(refusedKey{}).(string)
	return &monitor{
		before:  before,
		refused: refused,
		hooks:   map[string]*rpc.Callback{},
		ResourceMonitorServer: fake.NewResourceMonitorServer(&integration.MockResourceMonitor{
			CallF: func(call integration.MockCallArgs) (property.Map, error) {
				return invoked(ctx, call)
			},
			NewResourceF: register,
		}),
	}
}

// Account is the account that components are made in, and FarBucket a bucket in FarRegion. Every other bucket is in the
// region of the component.
const (
	Account   = "123456789012"
	FarBucket = "exports-in-frankfurt"
	FarRegion = "eu-central-1"
)

// takenARN is the ARN of what has the name of a component already.
const takenARN = "arn:aws:elasticache:eu-west-1:" + Account + ":replicationgroup:sessions"

// invoked answers what components ask the AWS provider.
func invoked(ctx context.Context, call integration.MockCallArgs) (property.Map, error) {
	switch {
	case call.Token == "aws:index/getRegion:getRegion":
		return property.NewMap(map[string]property.Value{"id": property.New(regionIn(ctx))}), nil
	case call.Token == "aws:index/getCallerIdentity:getCallerIdentity":
		return property.NewMap(map[string]property.Value{"accountId": property.New(Account)}), nil
	case call.Token == "aws:s3/getBucket:getBucket" && call.Args.Get("bucket").AsString() == FarBucket:
		return property.NewMap(map[string]property.Value{"region": property.New(FarRegion)}), nil
	case call.Token == "aws:s3/getBucket:getBucket":
		return property.NewMap(map[string]property.Value{"region": property.New(regionIn(ctx))}), nil
	case call.Token == "aws:vpc/getSecurityGroupRules:getSecurityGroupRules":
		return property.NewMap(map[string]property.Value{"ids": property.New(addedRules(ctx))}), nil
	case call.Token == "aws:vpc/getSecurityGroupRule:getSecurityGroupRule":
		return addedRule, nil
	case ctx.Value(takenKey{}) != nil && strings.HasPrefix(string(call.Token), "aws:elasticache/get"):
		return property.NewMap(map[string]property.Value{"arn": property.New(takenARN)}), nil
	case call.Token == "aws:elasticache/getReplicationGroup:getReplicationGroup":
		var ids []property.Value
		members, _ := ctx.Value(membersKey{}).([]string)
		for _, member := range members {
			ids = append(ids, property.New(member))
		}
		return property.NewMap(map[string]property.Value{"memberClusters": property.New(property.NewArray(ids))}), nil
	}
	return property.Map{}, fmt.Errorf("nobody answers %s", call.Token)
}

func problemsIn(err error) (problems []Problem) {
	if detailed, ok := rpcerror.FromError(err); ok {
		for _, one := range detailed.InputPropertiesErrors() {
			problems = append(problems, Problem{one.PropertyPath, one.Reason})
		}
	}
	return problems
}

var options = plugin.MarshalOptions{KeepUnknowns: true, KeepSecrets: true, KeepResources: true, KeepOutputValues: true}

func marshal(inputs property.Map) (*structpb.Struct, map[string]*rpc.ConstructRequest_PropertyDependencies, error) {
	sent, err := plugin.MarshalProperties(resource.ToResourcePropertyMap(inputs), options)
	if err != nil {
		return nil, nil, err
	}
	dependencies := map[string]*rpc.ConstructRequest_PropertyDependencies{}
	for name, value := range inputs.All {
		one := &rpc.ConstructRequest_PropertyDependencies{}
		for _, urn := range value.Dependencies() {
			one.Urns = append(one.Urns, string(urn))
		}
		dependencies[name] = one
	}
	return sent, dependencies, nil
}
