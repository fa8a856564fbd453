// Package arn reads Amazon Resource Names, and says which ones services accept.
package arn

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// ARN is an Amazon Resource Name in its parts: arn:partition:service:region:account-id:resource, as the AWS General
// Reference has it. A part may be empty; the resource may hold colons.
type ARN struct{ Partition, Service, Region, Account, Resource string }

// Parse reads an ARN, and says whether the text is one.
func Parse(s string) (ARN, bool) {
	parts := strings.SplitN(s, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return ARN{}, false
	}
	return ARN{parts[1], parts[2], parts[3], parts[4], parts[5]}, true
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

// PartitionOf is the partition that a region belongs to.
func PartitionOf(region string) string {
	for _, p := range partitions {
		if strings.HasPrefix(region, p.regions) {
			return p.partition
		}
	}
	return "aws"
}

// suffixes are the domains of partitions whose services are not at amazonaws.com. Source: botocore's partitions.json.
var suffixes = map[string]string{
	"aws-cn": "amazonaws.com.cn", "aws-iso": "c2s.ic.gov", "aws-iso-b": "sc2s.sgov.gov", "aws-iso-e": "cloud.adc-e.uk",
	"aws-iso-f": "csp.hci.ic.gov", "aws-eusc": "amazonaws.eu",
}

// SuffixOf is the domain under which the services of a region are.
func SuffixOf(region string) string {
	return cmp.Or(suffixes[PartitionOf(region)], "amazonaws.com")
}

// IsPartition says whether AWS has a partition of that name.
func IsPartition(name string) bool {
	return name == "aws" ||
		slices.ContainsFunc(partitions, func(p struct{ regions, partition string }) bool { return p.partition == name })
}

// The forms of parts of ARNs.
var (
	RegionFormat   = regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$`)
	AccountFormat  = regexp.MustCompile(`^\d{12}$`)
	anyPartition   = regexp.MustCompile(`^aws(-[a-z]+)*$`)
	anyAccount     = regexp.MustCompile(`^(aws|aws-managed|third-party|\d{12}|cw.{10})?$`)
	AutomateFormat = regexp.MustCompile(`^arn:[\w-]+:automate:[\w-]+:ec2:(reboot|recover|stop|terminate)$`)
)

// PassesProvider is the provider's own check of an ARN, which is the same for all services.
func PassesProvider(s string) bool {
	a, ok := Parse(s)
	return ok && anyPartition.MatchString(a.Partition) && a.Service != "" &&
		(a.Region == "" || RegionFormat.MatchString(a.Region)) &&
		anyAccount.MatchString(a.Account) && a.Resource != ""
}

// The names of SNS topics.
var (
	TopicName     = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
	FifoTopicName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,251}\.fifo$`)
)

// ParseTopic reads the ARN of an SNS topic. Whether the partition belongs to the region is for the services to say,
// each in its own words.
func ParseTopic(s string) (topic ARN, fifo, ok bool) {
	topic, ok = Parse(s)
	fifo = FifoTopicName.MatchString(topic.Resource)
	return topic, fifo, ok && topic.Service == "sns" && RegionFormat.MatchString(topic.Region) &&
		AccountFormat.MatchString(topic.Account) && (fifo || TopicName.MatchString(topic.Resource))
}

// IsKey tells the ARN of a KMS key, or of an alias of one.
func IsKey(s string) bool {
	a, ok := Parse(s)
	kind, name, _ := strings.Cut(a.Resource, "/")
	return ok && a.Service == "kms" && RegionFormat.MatchString(a.Region) && a.Partition == PartitionOf(a.Region) &&
		AccountFormat.MatchString(a.Account) && (kind == "key" || kind == "alias") && name != ""
}

// IsDistantKey tells a key of another region, in which a service looks for no keys: keys never leave their region, and
// of a multi-Region key each region has one with an ARN of its own (KMS developer guide, "Multi-Region keys").
func IsDistantKey(region, s string) bool {
	a, ok := Parse(s)
	return ok && a.Service == "kms" && a.Region != region
}

// bucketName is the rule for buckets of us-east-1 before March 2018, which still exist (S3 user guide, "Bucket naming
// rules"): the API's own example of a snapshot file is in "my_bucket".
var bucketName = regexp.MustCompile(`^[A-Za-z0-9._-]{3,255}$`)

// IsObject tells the ARN of an object in S3: buckets belong to no region and no account.
func IsObject(s string) bool {
	a, ok := Parse(s)
	bucket, key, _ := strings.Cut(a.Resource, "/")
	return ok && IsPartition(a.Partition) && a.Service == "s3" && a.Region == "" && a.Account == "" &&
		bucketName.MatchString(bucket) && key != ""
}
