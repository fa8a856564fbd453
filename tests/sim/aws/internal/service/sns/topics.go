package sns

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const maxTopicName = 256

var topicBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxTopicName},
	NotFound: "NotFound",
	Defaults: map[string]any{"fifoTopic": false, "contentBasedDeduplication": false},
	Replaces: []string{"name", "namePrefix", "fifoTopic"},
	Rules: func(in props.Map) error {
		format := arn.TopicName
		if in.Flag("fifoTopic") {
			format = arn.FifoTopicName
		}
		if !format.MatchString(in.Str("name")) {
			return awserr.New("InvalidParameter", "Invalid parameter: Topic Name")
		}
		return tags.CheckPlain("InvalidParameter", in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		arn := v.ARN("sns", in.Str("name"))
		if old := v.Find(awstype.Topic, v.Region, arn); old != nil {
			// CreateTopic answers with the topic that exists when it is asked for the same one.
			for key := range in {
				if !props.Same(in[key], old.Properties[key], false) {
					return "", nil, awserr.New("InvalidParameter",
						"Invalid parameter: Attributes Reason: Topic already exists with different attributes")
				}
			}
			v.Remove(old)
		}
		in["arn"] = arn
		in["owner"] = v.Account
		for key, value := range map[string]any{
			"beginningArchiveTime": "", "fifoThroughputScope": "", "namePrefix": "", "signatureVersion": 0,
			"tracingConfig": "",
			"policy": fmt.Sprintf(`{"Id":"__default_policy_ID","Statement":[{"Action":["SNS:GetTopicAttributes",`+
				`"SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic",`+
				`"SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],`+
				`"Condition":{"StringEquals":{"AWS:SourceOwner":%q}},"Effect":"Allow","Principal":{"AWS":"*"},`+
				`"Resource":%q,"Sid":"__default_statement_ID"}],"Version":"2008-10-17"}`,
				v.Account, arn),
		} {
			in.Otherwise(key, value)
		}
		return arn, in, nil
	},
}
