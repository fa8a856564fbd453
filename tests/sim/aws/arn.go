package awssim

import (
	"regexp"
	"slices"
	"strings"
)

// arn is an Amazon Resource Name in its parts: arn:partition:service:region:account-id:resource, as the AWS General
// Reference has it. A part may be empty; the resource may hold colons.
type arn struct{ partition, service, region, account, resource string }

func parseARN(s string) (arn, bool) {
	parts := strings.SplitN(s, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return arn{}, false
	}
	return arn{parts[1], parts[2], parts[3], parts[4], parts[5]}, true
}

// partitions are AWS's partitions but for the usual one, by how the names of their regions begin. Source: botocore's
// partitions.json.
var partitions = []struct{ regions, partition string }{
	{"cn-", "aws-cn"},
	{"us-gov-", "aws-us-gov"},
	{"us-iso-", "aws-iso"},
	{"us-isob-", "aws-iso-b"},
	{"eu-isoe-", "aws-iso-e"},
	{"us-isof-", "aws-iso-f"},
	{"eusc-", "aws-eusc"},
}

func partitionOf(region string) string {
	for _, p := range partitions {
		if strings.HasPrefix(region, p.regions) {
			return p.partition
		}
	}
	return "aws"
}

func isPartition(name string) bool {
	return name == "aws" ||
		slices.ContainsFunc(partitions, func(p struct{ regions, partition string }) bool { return p.partition == name })
}

var (
	regionFormat   = regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$`)
	accountFormat  = regexp.MustCompile(`^\d{12}$`)
	anyPartition   = regexp.MustCompile(`^aws(-[a-z]+)*$`)
	anyAccount     = regexp.MustCompile(`^(aws|aws-managed|third-party|\d{12}|cw.{10})?$`)
	automateFormat = regexp.MustCompile(`^arn:[\w-]+:automate:[\w-]+:ec2:(reboot|recover|stop|terminate)$`)
)

// passesProvider is the provider's own check of an ARN, which is the same for all services.
func passesProvider(s string) bool {
	a, ok := parseARN(s)
	return ok && anyPartition.MatchString(a.partition) && a.service != "" &&
		(a.region == "" || regionFormat.MatchString(a.region)) &&
		anyAccount.MatchString(a.account) && a.resource != ""
}

var (
	topicName     = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
	fifoTopicName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,251}\.fifo$`)
)

// topicARN reads the ARN of an SNS topic. Whether the partition is that of the region is for the services to say, each
// in its own words.
func topicARN(s string) (topic arn, fifo, ok bool) {
	topic, ok = parseARN(s)
	fifo = fifoTopicName.MatchString(topic.resource)
	return topic, fifo, ok && topic.service == "sns" && regionFormat.MatchString(topic.region) &&
		accountFormat.MatchString(topic.account) && (fifo || topicName.MatchString(topic.resource))
}

// isKeyARN tells the ARN of a KMS key, or of an alias of one.
func isKeyARN(s string) bool {
	a, ok := parseARN(s)
	kind, name, _ := strings.Cut(a.resource, "/")
	return ok && a.service == "kms" && regionFormat.MatchString(a.region) && a.partition == partitionOf(a.region) &&
		accountFormat.MatchString(a.account) && (kind == "key" || kind == "alias") && name != ""
}

// isDistantKey tells a key of another region, in which a service looks for no keys: keys never leave their region, and
// of a multi-Region key each region has one with an ARN of its own (KMS developer guide, "Multi-Region keys").
func isDistantKey(region, s string) bool {
	a, ok := parseARN(s)
	return ok && a.service == "kms" && a.region != region
}

// bucketName is the rule for buckets of us-east-1 before March 2018, which still exist (S3 user guide, "Bucket naming
// rules"): the API's own example of a snapshot file is in "my_bucket".
var bucketName = regexp.MustCompile(`^[A-Za-z0-9._-]{3,255}$`)

// isObjectARN tells the ARN of an object in S3: buckets belong to no region and no account.
func isObjectARN(s string) bool {
	a, ok := parseARN(s)
	bucket, key, _ := strings.Cut(a.resource, "/")
	return ok && isPartition(a.partition) && a.service == "s3" && a.region == "" && a.account == "" &&
		bucketName.MatchString(bucket) && key != ""
}
