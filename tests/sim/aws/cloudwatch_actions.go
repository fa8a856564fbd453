package awssim

import (
	"regexp"
	"slices"
)

// actionForms are the actions that PutMetricAlarm documents: by service, what follows the region in their ARNs. A topic
// has a form of its own (see [topicARN]). Policies of Application Auto Scaling name a resource in place of an Auto
// Scaling group (Application Auto Scaling user guide, "Create an alarm").
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
	metricAlarmActions    = sortedKeys(actionForms)
	compositeAlarmActions = []string{"aiops", "lambda", "sns", "ssm", "ssm-incidents"} // PutCompositeAlarm

	ec2Actions = []string{"automate", "swf"}
	// regionalActions reach what is in the region of the alarm alone. For functions that is an assumption: AWS
	// documents other accounts for them, and no other regions. Of the rest of the services it documents neither.
	regionalActions = []string{"automate", "lambda", "sns"}
)

func actionsOf(in props) []string {
	var actions []string
	for _, state := range alarmActions {
		actions = append(actions, in.strs(state)...)
	}
	return actions
}

// refuseActions looks at the actions of an alarm that can have those of some services.
func refuseActions(in props, services []string) error {
	for _, action := range actionsOf(in) {
		if err := refuseAction(action, services); err != nil {
			return err
		}
		if a, _ := parseARN(action); slices.Contains(ec2Actions, a.service) && !hasInstance(in) {
			// In CloudWatch's words, as github.com/marklogic/cloud-enablement-aws/issues/82 quotes them.
			return refuse(validationError,
				"Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.")
		}
	}
	return nil
}

// hasInstance tells an alarm on a metric of an EC2 instance.
func hasInstance(in props) bool {
	return in.object("dimensions").has("InstanceId") ||
		slices.ContainsFunc(in.objects("metricQueries"), func(query props) bool {
			return query.object("metric").object("dimensions").has("InstanceId")
		})
}

// refuseAction looks at the ARN of an action by itself.
func refuseAction(action string, services []string) error {
	a, ok := parseARN(action)
	if !ok || !isPartition(a.partition) {
		return refuse(validationError, "Invalid arn syntax: %s", action)
	}
	if !slices.Contains(services, a.service) {
		// In CloudWatch's words, as github.com/badmintoncryer/cdk-preflight quotes them.
		return refuse(validationError, "Unsupported AWS vendor %s", a.service)
	}
	_, _, isTopic := topicARN(action)
	global := a.service == "ssm-incidents" // a response plan belongs to no region
	wellFormed := actionForms[a.service].MatchString(a.account+":"+a.resource) && (a.service != "sns" || isTopic) &&
		(global && a.region == "" || !global && regionFormat.MatchString(a.region))
	switch wanted := partitionOf(a.region); {
	case !wellFormed:
		return refuse(validationError, "Invalid arn syntax: %s", action)
	case !global && a.partition != wanted:
		// In CloudWatch's words, as github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/61 quotes them.
		return refuse(validationError, "Invalid partition %s specified. Only %s is supported.", a.partition, wanted)
	}
	return nil
}

// refuseDistantActions is about what the alarm cannot reach: CloudWatch publishes in the region of the alarm alone. In
// its words, as github.com/cds-snc/notification-terraform/pull/128 quotes them of topics, and
// github.com/badmintoncryer/cdk-preflight of EC2 actions.
func refuseDistantActions(v view, in props) error {
	for _, action := range actionsOf(in) {
		a, ok := parseARN(action)
		if wanted := partitionOf(v.region); ok && a.region == "" && a.partition != wanted {
			return refuse(validationError, "Invalid partition %s specified. Only %s is supported.", a.partition, wanted)
		}
		if ok && slices.Contains(regionalActions, a.service) && a.region != v.region {
			return refuse(validationError, "Invalid region %s specified. Only %s is supported.", a.region, v.region)
		}
	}
	return nil
}
