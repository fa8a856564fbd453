// Package logs is the concern of the logs that the engine writes and of their delivery.
package logs

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is which logs are delivered, and where to.
type Plan struct {
	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Release

	Logs []Request
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identityPlan *identity.Plan, enginePlan *engine.Release) *Plan {
	return &Plan{in: in, identity: identityPlan, engine: enginePlan, Logs: takeLogs(in, args)}
}

// defaultRetention is how many days a log group keeps its events. The default of CloudWatch is for ever.
const defaultRetention = 30

// Request is a log that the program asks for.
type Request struct {
	kind elasticache.LogType
	// Input is the input that asks for the log.
	Input string
	// stream and group are the program's own destinations, and Key encrypts a log group that is created.
	stream, group, Key inputs.Setting[string]
	format             string
	// retention is how many days a log group that is created keeps its events, and retentionGiven whether the program
	// says so.
	retention      int
	retentionGiven bool
}

// takeLogs are the logs that the program asks for.
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
			retention:      inputs.OrElse(one.asked.RetentionInDays, defaultRetention),
			retentionGiven: one.asked.RetentionInDays != nil,
		})
	}
	return logs
}

// MakesGroup says whether a log group is created for the log.
func (l Request) MakesGroup() bool {
	return !inputs.Said(l.stream) && !inputs.Said(l.group)
}

// logGroupName is the name of the log group that is created for a log. One permission lets AWS write to all log groups
// under /aws/vendedlogs/. A group with another name needs its own line in a resource policy. There is little room for
// such lines: an account has ten policies of 5,120 characters in each region.
// Source: CloudWatch Logs user guide, "Enabling logging from AWS services", log group resource policy size limit.
func (p *Plan) logGroupName(l Request) string {
	return "/aws/vendedlogs/elasticache/" + p.identity.Name + "/" + string(l.kind)
}
