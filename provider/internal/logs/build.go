package logs

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Build creates the log groups, and returns where each log is delivered.
func (p *Plan) Build(b *component.Builder) (awselasticache.ReplicationGroupLogDeliveryConfigurationArray, error) {
	var deliveries awselasticache.ReplicationGroupLogDeliveryConfigurationArray
	for _, l := range p.Logs {
		delivery := awselasticache.ReplicationGroupLogDeliveryConfigurationArgs{
			LogType: pulumi.String(l.kind), LogFormat: pulumi.String(l.format),
			DestinationType: pulumi.String(elasticache.ToLogGroup),
		}
		switch {
		case l.MakesGroup():
			group, err := cloudwatch.NewLogGroup(b.Ctx, b.Name("log-"+string(l.kind)), &cloudwatch.LogGroupArgs{
				Name:            pulumi.String(p.logGroupName(l)),
				RetentionInDays: pulumi.Int(l.retention),
				KmsKeyId:        inputs.Optional(l.Key),
				Tags:            b.Tags(),
			}, b.Child()...)
			if err != nil {
				return nil, err
			}
			delivery.Destination = group.Name
		case inputs.Said(l.stream):
			delivery.DestinationType, delivery.Destination = pulumi.String(elasticache.ToStream),
				inputs.StringInput(l.stream)
		default:
			delivery.Destination = inputs.StringInput(l.group)
		}
		deliveries = append(deliveries, delivery)
	}
	return deliveries, nil
}
