// Package engine is the concern of the engine, Redis OSS or Valkey, of its version, and of the node type.
package engine

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is the engine, its version, and the node type.
type Plan struct {
	*Release

	// InstanceType is the node type as the program writes it. NodeType is zero where the text is not a node type.
	InstanceType string
	NodeType     elasticache.NodeType
	// dataTiering is what the program says about data tiering, or nil. The node type decides.
	dataTiering *bool

	// redisVersion and engineVersion are the two inputs that can give the version.
	redisVersion, engineVersion inputs.Setting[string]
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs) *Plan {
	p := &Plan{
		Release:       newRelease(args.Engine, elasticache.Redis),
		InstanceType:  args.InstanceType,
		dataTiering:   args.DataTieringEnabled,
		redisVersion:  inputs.Take(in, "redisVersion", args.RedisVersion, ""),
		engineVersion: inputs.Take(in, "engineVersion", args.EngineVersion, ""),
	}
	p.NodeType, _ = elasticache.ParseNodeType(p.InstanceType)
	asked, input := p.askedVersion()
	p.ask(asked, input, p.Engine.ParseVersion)
	return p
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

// versionContradicts says whether redisVersion is given together with engineVersion, or for Valkey. Rules about the
// version itself are silent then: which version is meant is not clear.
func (p *Plan) versionContradicts() bool {
	return p.redisVersion.Given && (p.engineVersion.Given || p.Engine == elasticache.Valkey)
}
