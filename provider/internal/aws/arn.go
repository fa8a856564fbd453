package aws

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// ARN is an Amazon Resource Name, taken apart.
// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
type ARN struct {
	// Partition is the group of regions: "aws", "aws-cn", "aws-us-gov".
	Partition string
	// Service is the namespace of the service: "sns".
	Service string
	// Region and Account are empty where the service's names are global, as in S3.
	Region, Account string
	// Resource is what the service makes of it.
	Resource string
}

var (
	partitionPattern = lazyregexp.New(`^aws(-[a-z]+)*$`)
	servicePattern   = lazyregexp.New(`^[a-z0-9-]+$`)
	regionPattern    = lazyregexp.New(`^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$`)
	accountPattern   = lazyregexp.New(`^\d{12}$`)
)

// partitions are those of the regions whose names begin so. A region that is not among them is of a partition that this
// package does not know.
// Source: AWS General Reference, "AWS service endpoints"; AWS SDKs, partitions.json.
var partitions = []struct{ regions, partition string }{
	{"cn-", "aws-cn"},
	{"us-gov-", "aws-us-gov"},
	{"us-iso-", "aws-iso"},
	{"us-isob-", "aws-iso-b"},
	{"eu-isoe-", "aws-iso-e"},
	{"us-isof-", "aws-iso-f"},
	{"eusc-", "aws-eusc"},
	{"us-", "aws"},
	{"eu-", "aws"},
	{"ap-", "aws"},
	{"ca-", "aws"},
	{"sa-", "aws"},
	{"me-", "aws"},
	{"af-", "aws"},
	{"il-", "aws"},
	{"mx-", "aws"},
}

func (a ARN) String() string {
	return strings.Join([]string{"arn", a.Partition, a.Service, a.Region, a.Account, a.Resource}, ":")
}

// ParseARN takes an ARN apart, and says which part of it is not one.
func ParseARN(s string) (ARN, error) {
	parts := strings.SplitN(s, ":", 6)
	if strings.TrimSpace(s) == "" {
		return ARN{}, errors.New("is empty")
	}
	if len(parts) != 6 || parts[0] != "arn" {
		return ARN{}, fmt.Errorf(`%s is not an ARN ("arn:partition:service:region:account:resource")`,
			spelling.Quote(s))
	}
	a := ARN{Partition: parts[1], Service: parts[2], Region: parts[3], Account: parts[4], Resource: parts[5]}
	switch {
	case !partitionPattern.MatchString(a.Partition):
		return ARN{}, fmt.Errorf(`%s has the partition %q; most are "aws"`, spelling.Quote(s), a.Partition)
	case !servicePattern.MatchString(a.Service):
		return ARN{}, fmt.Errorf("%s has the service %q", spelling.Quote(s), a.Service)
	case a.Region != "" && !regionPattern.MatchString(a.Region):
		return ARN{}, fmt.Errorf(`%s has the region %q; regions are like "eu-west-1"`, spelling.Quote(s), a.Region)
	case a.Account != "" && !accountPattern.MatchString(a.Account):
		return ARN{}, fmt.Errorf("%s has the account %q; accounts have 12 digits", spelling.Quote(s), a.Account)
	case strings.TrimSpace(a.Resource) == "":
		return ARN{}, fmt.Errorf("%s names no resource at its end", spelling.Quote(s))
	}
	if right := PartitionOf(a.Region); right != "" && a.Partition != right {
		return ARN{}, fmt.Errorf("%s has the partition %q, but %s is of %q", spelling.Quote(s), a.Partition, a.Region,
			right)
	}
	return a, nil
}

var topicForm = spelling.Form{What: "the ARN of an SNS topic", Example: "arn:aws:sns:eu-west-1:123456789012:alerts"}

var (
	topicName     = lazyregexp.New(`^[A-Za-z0-9_-]{1,256}$`)
	fifoTopicName = lazyregexp.New(`^[A-Za-z0-9_-]{1,251}\.fifo$`)
)

// ParseTopicARN reads the ARN of a standard topic of SNS. A FIFO topic wants a message group with each message. AWS
// says nowhere that ElastiCache gives one, and this package takes it that it does not.
// Source: SNS API, CreateTopic, Name, and Publish, MessageGroupId.
func ParseTopicARN(s string) (ARN, error) {
	a, err := readTopicARN(s)
	if err != nil {
		if fix := spelling.Mend(s, readTopicARN, lowerARN); fix != "" {
			return ARN{}, spelling.Malformed(s, topicForm, fix)
		}
	}
	return a, err
}

func readTopicARN(s string) (ARN, error) {
	a, err := readAnyTopicARN(s)
	if err == nil && fifoTopicName.MatchString(a.Resource) {
		return ARN{}, fmt.Errorf("%s is a FIFO topic, to which ElastiCache cannot publish: use a standard topic",
			spelling.Quote(s))
	}
	return a, err
}

// readAnyTopicARN reads the ARN of a topic, standard or FIFO.
func readAnyTopicARN(s string) (ARN, error) {
	a, err := ParseARN(s)
	switch {
	case err != nil:
		return ARN{}, fmt.Errorf("%w; it should be %s", err, topicForm)
	case a.Service != "sns":
		return ARN{}, fmt.Errorf("%s is the ARN of something of %q; it should be %s", spelling.Quote(s), a.Service,
			topicForm)
	case a.Region == "":
		return ARN{}, fmt.Errorf("%s names no region; it should be %s", spelling.Quote(s), topicForm)
	case a.Account == "":
		return ARN{}, fmt.Errorf("%s names no account; it should be %s", spelling.Quote(s), topicForm)
	case strings.Contains(a.Resource, ":"):
		return ARN{}, fmt.Errorf("%s is the ARN of a subscription: use that of its topic, %q", spelling.Quote(s),
			firstSixParts(s))
	case !topicName.MatchString(a.Resource) && !fifoTopicName.MatchString(a.Resource):
		return ARN{},
			fmt.Errorf("%s has the topic %s; names of topics are 1 to 256 letters, digits, hyphens and underscores",
				spelling.Quote(s), spelling.Quote(a.Resource))
	}
	return a, nil
}

// lowerARN puts all but the resource into lower case, which is the case of all that AWS names.
func lowerARN(s string) string {
	parts := strings.SplitN(s, ":", 6)
	for i := range min(5, len(parts)) {
		parts[i] = strings.ToLower(parts[i])
	}
	return strings.Join(parts, ":")
}

// firstSixParts takes a subscription off the ARN of its topic.
func firstSixParts(s string) string {
	parts := strings.Split(s, ":")
	return strings.Join(parts[:min(6, len(parts))], ":")
}

var keyForm = spelling.Form{
	What:    "the ARN of a KMS key",
	Example: "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
}

// ParseKeyARN reads the ARN of a KMS key. An alias is none.
// Source: KMS developer guide, "Key identifiers (KeyId)".
func ParseKeyARN(s string) (ARN, error) {
	a, err := readKeyARN(s)
	if err != nil {
		return ARN{}, spelling.Malformed(s, keyForm, spelling.Mend(s, readKeyARN, lowerARN))
	}
	return a, nil
}

func readKeyARN(s string) (ARN, error) {
	a, err := ParseARN(s)
	if err != nil || a.Service != "kms" || !keyResource.MatchString(a.Resource) || a.Region == "" || a.Account == "" {
		return ARN{}, spelling.ErrForm
	}
	return a, nil
}

var keyResource = lazyregexp.New(`^key/[A-Za-z0-9-]{1,128}$`)

var objectForm = spelling.Form{What: "the ARN of an object in S3", Example: "arn:aws:s3:::my-bucket/dump.rdb"}

// Buckets made in us-east-1 before 2018 may have capital letters, underscores and up to 255 characters; AWS's own
// example of a snapshot file is in "my_bucket".
// Source: S3 user guide, "Bucket naming rules"; ElastiCache API, CreateReplicationGroup, SnapshotArns.
var bucketName = lazyregexp.New(`^[A-Za-z0-9._-]{3,255}$`)

// ParseObjectARN reads the ARN of an object in S3, as a snapshot to restore from is named.
// Source: ElastiCache API, CreateReplicationGroup, SnapshotArns: "The Amazon S3 object name in the ARN cannot contain
// any commas."
func ParseObjectARN(s string) (ARN, error) {
	a, err := readObjectARN(s)
	if err != nil {
		if fix := spelling.Mend(s, readObjectARN, lowerARN, arnOfURL); fix != "" {
			return ARN{}, spelling.Malformed(s, objectForm, fix)
		}
	}
	return a, err
}

func arnOfURL(s string) string { return strings.Replace(s, "s3://", "arn:aws:s3:::", 1) }

func readObjectARN(s string) (ARN, error) {
	a, err := ParseARN(s)
	if err != nil {
		return ARN{}, fmt.Errorf("%w; it should be %s", err, objectForm)
	}
	bucket, key, _ := strings.Cut(a.Resource, "/")
	switch {
	case a.Service != "s3":
		return ARN{}, fmt.Errorf("%s is the ARN of something of %q; it should be %s", spelling.Quote(s), a.Service,
			objectForm)
	case strings.HasPrefix(a.Resource, "accesspoint/"):
		return ARN{}, fmt.Errorf("%s is an access point, and ElastiCache reads from buckets; it should be %s",
			spelling.Quote(s), objectForm)
	case a.Region != "" || a.Account != "":
		fixed := a
		fixed.Region, fixed.Account = "", ""
		return ARN{}, fmt.Errorf("%s names a region or an account, which the ARNs of S3 objects do not: use %q",
			spelling.Quote(s), fixed)
	case !bucketName.MatchString(bucket):
		return ARN{}, fmt.Errorf("%s has the bucket %s, which is not the name of one; it should be %s",
			spelling.Quote(s), spelling.Quote(bucket), objectForm)
	case strings.TrimSpace(key) != key:
		return ARN{}, spelling.ErrForm // and mended
	case key == "":
		return ARN{}, fmt.Errorf("%s names a bucket and no object in it; it should be %s", spelling.Quote(s),
			objectForm)
	case strings.Contains(key, ","):
		return ARN{}, fmt.Errorf(
			"%s holds a comma, which AWS does not take in the name of a snapshot file: rename the object",
			spelling.Quote(s),
		)
	}
	return a, nil
}
