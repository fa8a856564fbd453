package awssim

import (
	"fmt"
)

const maxTopicName = 256

var topicBehaviour = behaviour{
	name:     &autoName{property: "name", max: maxTopicName},
	notFound: "NotFound",
	defaults: map[string]any{"fifoTopic": false, "contentBasedDeduplication": false},
	replaces: []string{"name", "namePrefix", "fifoTopic"},
	rules: func(in props) error {
		format := topicName
		if in.flag("fifoTopic") {
			format = fifoTopicName
		}
		if !format.MatchString(in.str("name")) {
			return refuse("InvalidParameter", "Invalid parameter: Topic Name")
		}
		return checkPlainTags("InvalidParameter", in)
	},
	create: func(v view, in props) (string, props, error) {
		arn := v.arn("sns", in.str("name"))
		if old := v.find(topicType, v.region, arn); old != nil {
			// CreateTopic answers with the topic that exists when it is asked for the same one.
			for key := range in {
				if !same(in[key], old.Properties[key], false) {
					return "", nil, refuse("InvalidParameter",
						"Invalid parameter: Attributes Reason: Topic already exists with different attributes")
				}
			}
			v.remove(old)
		}
		in["arn"] = arn
		in["owner"] = Account
		for key, value := range map[string]any{
			"beginningArchiveTime": "", "fifoThroughputScope": "", "namePrefix": "", "signatureVersion": 0,
			"tracingConfig": "",
			"policy": fmt.Sprintf(`{"Id":"__default_policy_ID","Statement":[{"Action":["SNS:GetTopicAttributes",`+
				`"SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic",`+
				`"SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],`+
				`"Condition":{"StringEquals":{"AWS:SourceOwner":%q}},"Effect":"Allow","Principal":{"AWS":"*"},`+
				`"Resource":%q,"Sid":"__default_statement_ID"}],"Version":"2008-10-17"}`,
				Account, arn),
		} {
			in.otherwise(key, value)
		}
		return arn, in, nil
	},
}
