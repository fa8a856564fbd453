package aws

import (
	"fmt"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// AlarmAction is something that an alarm of CloudWatch does when its state changes.
type AlarmAction struct {
	ARN
	// Documented is false for an ARN of a service whose actions this package does not know.
	Documented bool
	// AlarmOnly says that it is done when the alarm goes off, and not when it recovers.
	AlarmOnly bool
	// Local says that it has to be in the region of the alarm. AWS says so of topics alone.
	Local bool
	// Composite says that a composite alarm does it, too.
	Composite bool
	// FIFO says that it is a FIFO topic, which may never hear of the alarm.
	FIFO bool
}

// actionKind is what CloudWatch does with ARNs of one service.
type actionKind struct {
	service string
	form    spelling.Form
	// resource is what the end of the ARN looks like.
	resource *lazyregexp.Regexp
	// global says that the ARN names no region.
	global               bool
	alarmOnly, composite bool
}

// actionKinds are the actions of alarms beside topics. What is done at the alarm alone is what CloudWatch says so of,
// and scaling, which would follow the recovery as well.
// Source: CloudWatch API, PutMetricAlarm and PutCompositeAlarm, AlarmActions; CloudWatch user guide, "Alarm actions".
var actionKinds = []actionKind{
	{
		service: "lambda", form: spelling.Form{
			What:    "the ARN of a Lambda function",
			Example: "arn:aws:lambda:eu-west-1:123456789012:function:page-someone",
		},
		resource: lazyregexp.New(`^function:[A-Za-z0-9_-]{1,64}(:(\$LATEST|[A-Za-z0-9_-]{1,128}))?$`), composite: true,
	},
	{
		service: "ssm", form: spelling.Form{
			What:    "the ARN of an OpsItem action",
			Example: "arn:aws:ssm:eu-west-1:123456789012:opsitem:2#CATEGORY=Performance",
		},
		resource: lazyregexp.New(`^opsitem:[1-4](#CATEGORY=[A-Za-z]+)?$`), alarmOnly: true, composite: true,
	},
	{
		service: "ssm-incidents", form: spelling.Form{
			What: "the ARN of a response plan", Example: "arn:aws:ssm-incidents::123456789012:response-plan/redis",
		},
		resource: lazyregexp.New(`^response-?plan/.+$`), global: true, alarmOnly: true, composite: true,
	},
	{
		service: "aiops", form: spelling.Form{
			What:    "the ARN of an investigation group",
			Example: "arn:aws:aiops:eu-west-1:123456789012:investigation-group/redis",
		},
		resource: lazyregexp.New(`^investigation-group[:/].+$`), alarmOnly: true, composite: true,
	},
	{
		service: "autoscaling", form: spelling.Form{
			What: "the ARN of a scaling policy", Example: "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:…",
		},
		resource: lazyregexp.New(`^scalingPolicy:.+$`), alarmOnly: true,
	},
}

// noActions are services that people want to be told through and that CloudWatch does not call, and what to do instead.
var noActions = map[string]string{
	"sqs":      "subscribe the queue to a topic of SNS, and give that",
	"firehose": "subscribe the stream to a topic of SNS, and give that",
	"kinesis":  "read the topic of SNS from a Lambda function that writes to the stream",
	"events": "EventBridge gets every change of an alarm by itself: make a rule for \"CloudWatch Alarm State " +
		"Change\" there",
	"states":   "EventBridge starts it: make a rule for \"CloudWatch Alarm State Change\" there",
	"chatbot":  "give the channel a topic of SNS, and give that topic here",
	"logs":     "EventBridge writes to a log group: make a rule for \"CloudWatch Alarm State Change\" there",
	"iam":      "give what is to be told, for example a topic of SNS",
	"automate": "it acts on an EC2 instance, and a node of ElastiCache is none",
	"swf":      "it acts on an EC2 instance, and a node of ElastiCache is none",
}

// ParseAlarmAction reads the ARN of an action: a topic of SNS, or one of the other services that CloudWatch calls. That
// of a service of which nothing is known is returned as it is.
func ParseAlarmAction(s string) (AlarmAction, error) {
	a, err := readAlarmAction(s)
	if err != nil {
		if fix := spelling.Mend(s, readAlarmAction, lowerARN); fix != "" {
			form := topicForm
			for _, kind := range actionKinds {
				if arn, err := ParseARN(fix); err == nil && arn.Service == kind.service {
					form = kind.form
				}
			}
			return AlarmAction{}, spelling.Malformed(s, form, fix)
		}
	}
	return a, err
}

func readAlarmAction(s string) (AlarmAction, error) {
	// Some of them are of a form of their own: "arn:aws:automate:eu-west-1:ec2:reboot".
	if parts := strings.SplitN(s, ":", 4); len(parts) == 4 && parts[0] == "arn" && noActions[parts[2]] != "" {
		return AlarmAction{}, fmt.Errorf("%s is of %q, which is no action of these alarms: %s", spelling.Quote(s),
			parts[2], noActions[parts[2]])
	}
	arn, err := ParseARN(s)
	if err != nil || arn.Service == "sns" {
		topic, err := readAnyTopicARN(s)
		fifo := fifoTopicName.MatchString(topic.Resource)
		return AlarmAction{ARN: topic, Documented: true, Local: true, Composite: true, FIFO: fifo}, err
	}
	for _, kind := range actionKinds {
		if kind.service != arn.Service {
			continue
		}
		switch {
		case !kind.resource.MatchString(arn.Resource):
			return AlarmAction{}, fmt.Errorf("%s is of %q, but not %s", spelling.Quote(s), arn.Service, kind.form)
		case arn.Account == "":
			return AlarmAction{}, fmt.Errorf("%s names no account; it should be %s", spelling.Quote(s), kind.form)
		case kind.global && arn.Region != "":
			return AlarmAction{}, fmt.Errorf("%s names a region, and the ARNs of response plans do not: use %q",
				spelling.Quote(s), strings.Replace(s, ":"+arn.Region+":", "::", 1))
		case !kind.global && arn.Region == "":
			return AlarmAction{}, fmt.Errorf("%s names no region; it should be %s", spelling.Quote(s), kind.form)
		}
		return AlarmAction{ARN: arn, Documented: true, AlarmOnly: kind.alarmOnly, Composite: kind.composite}, nil
	}
	// A slip of the finger is none of the services that AWS may have added since.
	for _, service := range append([]string{"sns"}, actionServices()...) {
		if levenshtein.Distance(service, arn.Service, nil) == 1 {
			return AlarmAction{}, fmt.Errorf("%s is of %q, which is no action of an alarm; did you mean %q?",
				spelling.Quote(s), arn.Service, service)
		}
	}
	return AlarmAction{ARN: arn}, nil
}

func actionServices() []string {
	var services []string
	for _, kind := range actionKinds {
		services = append(services, kind.service)
	}
	return services
}
