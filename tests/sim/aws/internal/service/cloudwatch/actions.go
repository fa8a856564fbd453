package cloudwatch

import (
	"regexp"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// actionForms are the actions that PutMetricAlarm documents: by service, what follows the region in their ARNs. A topic
// has a form of its own (see [arn.ParseTopic]). Policies of Application Auto Scaling name a resource in place of an
// Auto Scaling group (Application Auto Scaling user guide, "Create an alarm").
var actionForms = map[string]*regexp.Regexp{
	"aiops":       regexp.MustCompile(`^\d{12}:investigation-group[:/][\w-]+$`),
	"automate":    regexp.MustCompile(`^ec2:(reboot|recover|stop|terminate)$`),
	"autoscaling": regexp.MustCompile(`^\d{12}:scalingPolicy:[\w-]+:(autoScalingGroupName|resource)/.+:policyName/.+$`),
	"lambda":      regexp.MustCompile(`^\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$`),
	"sns":         regexp.MustCompile(``),
	"ssm":         regexp.MustCompile(`^\d{12}:opsitem:[1-4](#CATEGORY=[A-Za-z]+)?$`),
	// without a hyphen in the API's reference, with one in Incident Manager's ARNs
	"ssm-incidents": regexp.MustCompile(`^\d{12}:response-?plan/[\w-]{1,200}$`),
	"swf": regexp.MustCompile(
		`^\d{12}:action/actions/AWS_EC2\.InstanceId\.(Reboot|Recover|Stop|Terminate)/1\.0$`,
	),
}

var (
	metricAlarmActions    = props.SortedKeys(actionForms)
	compositeAlarmActions = []string{"aiops", "lambda", "sns", "ssm", "ssm-incidents"} // PutCompositeAlarm

	ec2Actions = []string{"automate", "swf"}
	// regionalActions reach what is in the region of the alarm alone. For functions that is an assumption: AWS
	// documents other accounts for them, and no other regions. Of the rest of the services it documents neither.
	regionalActions = []string{"automate", "lambda", "sns"}
)

func actionsOf(in props.Map) []string {
	var actions []string
	for _, state := range alarmActions {
		actions = append(actions, in.Strs(state)...)
	}
	return actions
}

// refuseActions looks at the actions of an alarm that can have those of some services.
func refuseActions(in props.Map, services []string) error {
	for _, action := range actionsOf(in) {
		if err := refuseAction(action, services); err != nil {
			return err
		}
		if a, _ := arn.Parse(action); slices.Contains(ec2Actions, a.Service) && !hasInstance(in) {
			// In CloudWatch's words, as github.com/marklogic/cloud-enablement-aws/issues/82 quotes them.
			return awserr.New(awserr.ValidationError,
				"Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.")
		}
	}
	return nil
}

// hasInstance tells an alarm on a metric of an EC2 instance.
func hasInstance(in props.Map) bool {
	return in.Object("dimensions").Has("InstanceId") ||
		slices.ContainsFunc(in.Objects("metricQueries"), func(query props.Map) bool {
			return query.Object("metric").Object("dimensions").Has("InstanceId")
		})
}

// refuseAction looks at the ARN of an action by itself.
func refuseAction(action string, services []string) error {
	a, ok := arn.Parse(action)
	if !ok || !arn.IsPartition(a.Partition) {
		return awserr.New(awserr.ValidationError, "Invalid arn syntax: %s", action)
	}
	if !slices.Contains(services, a.Service) {
		// In CloudWatch's words, as github.com/badmintoncryer/cdk-preflight quotes them.
		return awserr.New(awserr.ValidationError, "Unsupported AWS vendor %s", a.Service)
	}
	_, _, isTopic := arn.ParseTopic(action)
	global := a.Service == "ssm-incidents" // a response plan belongs to no region
	wellFormed := actionForms[a.Service].MatchString(a.Account+":"+a.Resource) && (a.Service != "sns" || isTopic) &&
		(global && a.Region == "" || !global && arn.RegionFormat.MatchString(a.Region))
	switch wanted := arn.PartitionOf(a.Region); {
	case !wellFormed:
		return awserr.New(awserr.ValidationError, "Invalid arn syntax: %s", action)
	case !global && a.Partition != wanted:
		// In CloudWatch's words, as github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/61 quotes them.
		return awserr.New(awserr.ValidationError, "Invalid partition %s specified. Only %s is supported.", a.Partition,
			wanted)
	}
	return nil
}

// refuseDistantActions is about what the alarm cannot reach: CloudWatch publishes in the region of the alarm alone. In
// its words, as github.com/cds-snc/notification-terraform/pull/128 quotes them of topics, and
// github.com/badmintoncryer/cdk-preflight of EC2 actions.
func refuseDistantActions(v world.View, in props.Map) error {
	for _, action := range actionsOf(in) {
		a, ok := arn.Parse(action)
		if wanted := arn.PartitionOf(v.Region); ok && a.Region == "" && a.Partition != wanted {
			return awserr.New(awserr.ValidationError, "Invalid partition %s specified. Only %s is supported.",
				a.Partition, wanted)
		}
		if ok && slices.Contains(regionalActions, a.Service) && a.Region != v.Region {
			return awserr.New(awserr.ValidationError, "Invalid region %s specified. Only %s is supported.", a.Region,
				v.Region)
		}
	}
	return nil
}
