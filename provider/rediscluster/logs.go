package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// defaultLogRetention is how many days a log group that is made keeps its events. CloudWatch's own default is for ever.
const defaultLogRetention = 30

// logRequest is a log that the program asks for.
type logRequest struct {
	kind  elasticache.LogType
	input string
	// stream, group and key are as the program gives them.
	stream, group, key inputs.Setting[string]
	format             string
	retention          int
	// retentionGiven says that the program says how long.
	retentionGiven bool
}

func takeLogs(in *inputs.Resolver, args *RedisClusterArgs) []logRequest {
	var logs []logRequest
	for _, one := range []struct {
		kind  elasticache.LogType
		input string
		asked *Log
	}{{elasticache.EngineLog, "engineLog", args.EngineLog}, {elasticache.SlowLog, "slowLog", args.SlowLog}} {
		if one.asked == nil {
			continue
		}
		logs = append(logs, logRequest{
			kind: one.kind, input: one.input,
			stream:    inputs.Take(in, one.input+".deliveryStreamName", one.asked.DeliveryStreamName, ""),
			group:     inputs.Take(in, one.input+".logGroupName", one.asked.LogGroupName, ""),
			key:       inputs.Take(in, one.input+".kmsKeyId", one.asked.KmsKeyId, ""),
			format:    inputs.OrElse(one.asked.Format, string(elasticache.JSON)),
			retention: inputs.OrElse(one.asked.RetentionInDays, defaultLogRetention), retentionGiven: one.asked.RetentionInDays != nil,
		})
	}
	return logs
}

// makesGroup says whether a log group is made for the log.
func (l logRequest) makesGroup() bool {
	return !inputs.Said(l.stream) && !inputs.Said(l.group)
}

// logGroupName of a log group that is made. Its beginning is one that CloudWatch Logs lets the services of AWS write to by one
// permission for all: under another, each group takes a part of the 5,120 characters of a resource policy, of which an account has
// ten in a region.
// Source: CloudWatch Logs user guide, "Enabling logging from AWS services", log group resource policy size limit.
func (p *plan) logGroupName(l logRequest) string {
	return "/aws/vendedlogs/elasticache/" + p.name + "/" + string(l.kind)
}

// logs makes the log groups and is where the logs go.
func (b *builder) logs() (awselasticache.ReplicationGroupLogDeliveryConfigurationArray, error) {
	var deliveries awselasticache.ReplicationGroupLogDeliveryConfigurationArray
	for _, l := range b.plan.logs {
		delivery := awselasticache.ReplicationGroupLogDeliveryConfigurationArgs{
			LogType: pulumi.String(l.kind), LogFormat: pulumi.String(l.format), DestinationType: pulumi.String(elasticache.ToLogGroup),
		}
		switch {
		case l.makesGroup():
			group, err := cloudwatch.NewLogGroup(b.Ctx, b.Name("log-"+string(l.kind)), &cloudwatch.LogGroupArgs{
				Name: pulumi.String(b.plan.logGroupName(l)), RetentionInDays: pulumi.Int(l.retention), KmsKeyId: optional(l.key), Tags: b.Tags(),
			}, b.Child()...)
			if err != nil {
				return nil, err
			}
			delivery.Destination = group.Name
		case inputs.Said(l.stream):
			delivery.DestinationType, delivery.Destination = pulumi.String(elasticache.ToStream), inputs.StringInput(l.stream)
		default:
			delivery.Destination = inputs.StringInput(l.group)
		}
		deliveries = append(deliveries, delivery)
	}
	return deliveries, nil
}
