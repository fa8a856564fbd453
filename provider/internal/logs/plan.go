// Package logs is the concern of the logs of the engine, and where they are delivered.
package logs

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan are the logs of the engine that are delivered.
type Plan struct {
	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Plan

	Logs []Request
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan) *Plan {
	return &Plan{in: in, identity: identity, engine: engine, Logs: takeLogs(in, args)}
}

// defaultLogRetention is how many days a log group that is made keeps its events. CloudWatch's own default is for ever.
const defaultLogRetention = 30

// Request is a log that the program asks for.
type Request struct {
	kind  elasticache.LogType
	Input string
	// stream, group and key are as the program gives them.
	stream, group, Key inputs.Setting[string]
	format             string
	retention          int
	// retentionGiven says that the program says how long.
	retentionGiven bool
}

func takeLogs(in *inputs.Resolver, args Inputs) []Request {
	var logs []Request
	for _, one := range []struct {
		kind  elasticache.LogType
		input string
		asked *Log
	}{{elasticache.EngineLog, "engineLog", args.EngineLog}, {elasticache.SlowLog, "slowLog", args.SlowLog}} {
		if one.asked == nil {
			continue
		}
		logs = append(logs, Request{
			kind: one.kind, Input: one.input,
			stream:         inputs.Take(in, one.input+".deliveryStreamName", one.asked.DeliveryStreamName, ""),
			group:          inputs.Take(in, one.input+".logGroupName", one.asked.LogGroupName, ""),
			Key:            inputs.Take(in, one.input+".kmsKeyId", one.asked.KmsKeyId, ""),
			format:         inputs.OrElse(one.asked.Format, string(elasticache.JSON)),
			retention:      inputs.OrElse(one.asked.RetentionInDays, defaultLogRetention),
			retentionGiven: one.asked.RetentionInDays != nil,
		})
	}
	return logs
}

// MakesGroup says whether a log group is made for the log.
func (l Request) MakesGroup() bool {
	return !inputs.Said(l.stream) && !inputs.Said(l.group)
}

// logGroupName of a log group that is made. Its beginning is one that CloudWatch Logs lets the services of AWS write to
// by one permission for all: under another, each group takes a part of the 5,120 characters of a resource policy, of
// which an account has ten in a region.
// Source: CloudWatch Logs user guide, "Enabling logging from AWS services", log group resource policy size limit.
func (p *Plan) logGroupName(l Request) string {
	return "/aws/vendedlogs/elasticache/" + p.identity.Name + "/" + string(l.kind)
}
