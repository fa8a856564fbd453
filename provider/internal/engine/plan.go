// Package engine is the concern of what runs, and on what nodes: Redis OSS or Valkey, its version, and the node type.
package engine

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is what runs, and on what nodes.
type Plan struct {
	InstanceType string
	NodeType     elasticache.NodeType
	// DataTiering is nil where the node type decides.
	DataTiering *bool

	// EngineName is as the program writes it. Engine is empty where that is none.
	EngineName string
	Engine     elasticache.Engine

	// RedisVersion and EngineVersion are the two inputs of a version.
	RedisVersion, EngineVersion inputs.Setting[string]
	// Asked is the version as AWS is sent it: as the program writes it, or the standard one. It comes from
	// VersionInput, or would.
	Asked        inputs.Setting[string]
	VersionInput string
	Version      inputs.Setting[elasticache.Version]
	// Running is the version that runs, of a cluster that was deployed: that of the plan, or a later one that AWS moved
	// it to.
	Running inputs.Setting[elasticache.Version]
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs) *Plan {
	p := &Plan{
		InstanceType:  args.InstanceType,
		DataTiering:   args.DataTieringEnabled,
		EngineName:    inputs.OrElse(args.Engine, string(elasticache.Redis)),
		RedisVersion:  inputs.Take(in, "redisVersion", args.RedisVersion, ""),
		EngineVersion: inputs.Take(in, "engineVersion", args.EngineVersion, ""),
	}
	p.NodeType, _ = elasticache.ParseNodeType(p.InstanceType)
	p.Engine, _ = elasticache.ParseEngine(p.EngineName)
	p.Asked, p.VersionInput = p.askedVersion()
	p.Version = inputs.Derive(p.Asked, func(s string) elasticache.Version {
		v, _ := p.Engine.ParseVersion(s)
		return v
	})
	p.Running = p.Version
	return p
}

// Deployed takes note of the version that runs, as the outputs of the cluster have it.
func (p *Plan) Deployed(actual string) {
	if running, ok := p.Engine.Running(actual); ok {
		p.Running.Value, p.Running.Known = running, true
	}
}

// askedVersion is the version that the program asks for, by the one input or the other, or the standard one of the
// engine.
func (p *Plan) askedVersion() (asked inputs.Setting[string], input string) {
	asked, input = p.EngineVersion, "engineVersion"
	if !asked.Given && (p.RedisVersion.Given || p.Engine != elasticache.Valkey) {
		asked, input = p.RedisVersion, "redisVersion"
	}
	if asked.Known && !asked.Given {
		asked.Value = p.Engine.DefaultVersion().String()
	}
	return asked, input
}

// VersionInputs are those that the version follows from.
var VersionInputs = []string{"engine", "engineVersion", "redisVersion"}

// OfferedVersion is the version, where it is one that AWS offers.
func (p *Plan) OfferedVersion() (elasticache.Version, bool) {
	v := p.Version.Value
	return v, p.Version.Known && v.Engine != "" && v.CheckOffered() == nil
}

// twoVersions says whether the program's version is one of another engine, or one of two: nothing more is said about it
// then.
func (p *Plan) twoVersions() bool {
	return p.RedisVersion.Given && (p.EngineVersion.Given || p.Engine == elasticache.Valkey)
}
