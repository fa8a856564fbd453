// Package engine is the concern of the engine, Redis OSS or Valkey, of its version, and of the node type.
package engine

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is the engine, its version, and the node type.
type Plan struct {
	// InstanceType is the node type as the program writes it. NodeType is zero where the text is not a node type.
	InstanceType string
	NodeType     elasticache.NodeType
	// dataTiering is what the program says about data tiering, or nil. The node type decides.
	dataTiering *bool

	// EngineName is the engine as the program writes it. Engine is empty where the text is not an engine.
	EngineName string
	Engine     elasticache.Engine

	// redisVersion and engineVersion are the two inputs that can give the version.
	redisVersion, engineVersion inputs.Setting[string]
	// VersionInput is the input that gives the version, or the one to use where the program gives none.
	VersionInput string
	// Asked is the version as AWS is sent it, and Version the same taken apart: zero where the text is not a version.
	Asked   inputs.Setting[string]
	Version inputs.Setting[elasticache.Version]
	// Running is the version that a deployed cluster runs: Version, unless AWS has moved the cluster to a later one.
	Running inputs.Setting[elasticache.Version]
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs) *Plan {
	p := &Plan{
		InstanceType:  args.InstanceType,
		dataTiering:   args.DataTieringEnabled,
		EngineName:    inputs.OrElse(args.Engine, string(elasticache.Redis)),
		redisVersion:  inputs.Take(in, "redisVersion", args.RedisVersion, ""),
		engineVersion: inputs.Take(in, "engineVersion", args.EngineVersion, ""),
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

// Deployed notes which version a cluster runs, as the output engineVersionActual of its last deployment says.
func (p *Plan) Deployed(actual string) {
	if running, ok := p.Engine.Running(actual); ok {
		p.Running.Value, p.Running.Known = running, true
	}
}

// askedVersion is the version that the program gives, or the default of the engine, and the input that it belongs to.
func (p *Plan) askedVersion() (asked inputs.Setting[string], input string) {
	asked, input = p.engineVersion, "engineVersion"
	if !asked.Given && (p.redisVersion.Given || p.Engine != elasticache.Valkey) {
		asked, input = p.redisVersion, "redisVersion"
	}
	if asked.Known && !asked.Given {
		asked.Value = p.Engine.DefaultVersion().String()
	}
	return asked, input
}

// VersionInputs are the inputs that the version follows from.
var VersionInputs = []string{"engine", "engineVersion", "redisVersion"}

// OfferedVersion is the version of the plan; ok is false where it is not known, or AWS does not offer it.
func (p *Plan) OfferedVersion() (version elasticache.Version, ok bool) {
	v := p.Version.Value
	return v, p.Version.Known && v.Engine != "" && v.CheckOffered() == nil
}

// versionContradicts says whether redisVersion is given together with engineVersion, or for Valkey. Rules about the
// version itself are silent then: which version is meant is not clear.
func (p *Plan) versionContradicts() bool {
	return p.redisVersion.Given && (p.engineVersion.Given || p.Engine == elasticache.Valkey)
}
