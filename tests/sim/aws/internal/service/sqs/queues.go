package sqs

import (
	"fmt"
	"regexp"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxQueueName = 80
	maxWait      = 20
	wrongValue   = "InvalidAttributeValue"
)

var (
	queueName     = regexp.MustCompile(`^[0-9A-Za-z_-]{1,80}$`)
	fifoQueueName = regexp.MustCompile(`^[0-9A-Za-z_-]{1,75}\.fifo$`)
	// ranges are those of numbers, by input (API, CreateQueue, Attributes).
	ranges = map[string][2]int{
		"delaySeconds":                 {0, 900},
		"kmsDataKeyReusePeriodSeconds": {60, 86400},
		"maxMessageSize":               {1024, 262144},
		"messageRetentionSeconds":      {60, 1209600},
		"visibilityTimeoutSeconds":     {0, 43200},
	}
	documents = []string{"policy", "redriveAllowPolicy", "redrivePolicy"}
)

var queueBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxQueueName},
	NotFound: "AWS.SimpleQueueService.NonExistentQueue",
	Defaults: map[string]any{
		"contentBasedDeduplication": false, "delaySeconds": 0, "fifoQueue": false, "maxMessageSize": 262144,
		"messageRetentionSeconds": 345600, "receiveWaitTimeSeconds": 0, "visibilityTimeoutSeconds": 30,
	},
	Replaces:  []string{"name", "namePrefix", "fifoQueue"},
	Documents: documents,

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Within(ranges)
		c.JSON(documents...)
		c.Apart("name", "namePrefix")
		c.Apart("kmsMasterKeyId", "sqsManagedSseEnabled")
		return c.Failures()
	},
	Rules: refuseQueue,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		in.Otherwise("name", nameAfter(v, in))
		in.Otherwise("namePrefix", "")
		if err := refuseName(in); err != nil {
			return "", nil, err
		}
		id := fmt.Sprintf("https://sqs.%s.%s/%s/%s", v.Region, arn.SuffixOf(v.Region), v.Account, in.Str("name"))
		if old := v.Find(awstype.Queue, v.Region, id); old != nil {
			// CreateQueue answers with the queue that exists when it is asked for the same one.
			for _, key := range props.SortedKeys(in) {
				if key != "tags" && key != "tagsAll" && !props.Same(in[key], old.Properties[key], false) {
					return "", nil, awserr.New("QueueAlreadyExists", "A queue already exists with the same name and a "+
						"different value for attribute %s", key)
				}
			}
			v.Remove(old)
		}
		in["arn"], in["url"] = v.ARN("sqs", in.Str("name")), id
		settle(in)
		return id, in, nil
	},
	Update: func(_ world.View, _, in, out props.Map) error {
		settle(out)
		return refuseQueue(in)
	},
}

func nameAfter(v world.View, in props.Map) string {
	name := fmt.Sprintf("%s%026d", in.Str("namePrefix"), v.Serial)
	if in.Flag("fifoQueue") {
		name += ".fifo"
	}
	return name
}

// settle fills in what a queue has when nobody says. Queues are encrypted with keys of SQS's own by default (API,
// CreateQueue, SqsManagedSseEnabled), unless there is a key of KMS.
func settle(out props.Map) {
	if out.Has("kmsMasterKeyId") {
		out["sqsManagedSseEnabled"] = false
	}
	out.Otherwise("sqsManagedSseEnabled", true)
	out.Otherwise("kmsDataKeyReusePeriodSeconds", 300)
	out.Otherwise("deduplicationScope", "")
	out.Otherwise("fifoThroughputLimit", "")
	for _, name := range documents {
		out[name] = props.NormalJSON(out.Str(name))
	}
}

// refuseQueue is what SQS refuses looking at the properties alone, and what the provider refuses of the whole.
func refuseQueue(in props.Map) error {
	if in.Has("name") {
		if err := refuseName(in); err != nil {
			return err
		}
	}
	if in.Flag("contentBasedDeduplication") && !in.Flag("fifoQueue") {
		return fmt.Errorf("content-based deduplication can only be set for FIFO queue")
	}
	if n := in.Num("receiveWaitTimeSeconds", 0); n < 0 || n > maxWait {
		return awserr.New(wrongValue, "Invalid value for the parameter ReceiveMessageWaitTimeSeconds.")
	}
	if key := in.Str("kmsMasterKeyId"); key != "" {
		if _, isARN := arn.Parse(key); isARN && !arn.IsKey(key) {
			return awserr.New(wrongValue, "Invalid value for the parameter KmsMasterKeyId.")
		}
	}
	return tags.CheckPlain("InvalidParameterValue", in)
}

func refuseName(in props.Map) error {
	form := queueName
	if in.Flag("fifoQueue") {
		form = fifoQueueName
	}
	if !form.MatchString(in.Str("name")) {
		return fmt.Errorf("invalid queue name: %s", in.Str("name"))
	}
	return nil
}
