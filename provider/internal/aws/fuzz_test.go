package aws

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

func FuzzParseEC2ID(f *testing.F) {
	for _, parse := range []spellingtest.Parser{
		spellingtest.Of(ParseVPCID), spellingtest.Of(ParseSubnetID), spellingtest.Of(ParseSecurityGroupID),
	} {
		_, err := parse("")
		assert.Error(f, err)
	}
	spellingtest.Fuzz(f, func(s string) (fmt.Stringer, error) {
		switch {
		case strings.HasPrefix(s, "vpc"):
			return ParseVPCID(s)
		case strings.HasPrefix(s, "sub"):
			return ParseSubnetID(s)
		}
		return ParseSecurityGroupID(s)
	}, "vpc-0123abcd", "subnet-0123456789abcdef0", "sg-0123abcd", "123456789012/sg-0123abcd", "sg-0123ABCD", "vpc-1",
		"arn:aws:ec2:eu-west-1:123456789012:security-group/sg-0123abcd")
}

func FuzzParseBlock(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(func(s string) (netip.Prefix, error) { return ParseBlock(s) }), "10.0.0.0/16",
		"2001:db8::/32", "10.0.0.1/16", "10.0.0.1", "2001:0DB8::/32", "::ffff:10.0.0.0/112", "10.0.0.0/33",
		"fe80::1%eth0")
}

func FuzzParseARN(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseARN), "arn:aws:sns:eu-west-1:123456789012:alerts",
		"arn:aws:s3:::bucket/key", "arn:aws-cn:sns:cn-north-1:123456789012:a", "arn:aws:iam::123456789012:role/a:b")
}

func FuzzParseTopicARN(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseTopicARN), "arn:aws:sns:eu-west-1:123456789012:alerts",
		"arn:aws:sns:eu-west-1:123456789012:alerts.fifo", "arn:aws:sns:*:123456789012:a",
		"arn:aws:sns:eu-west-1:123456789012:a:6b0e", "ARN:AWS:SNS:eu-west-1:123456789012:Alerts")
}

func FuzzParseObjectARN(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseObjectARN), "arn:aws:s3:::bucket/dump.rdb", "s3://bucket/dump.rdb",
		"arn:aws:s3:eu-west-1:123456789012:bucket/a", "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/a,b")
}

func FuzzParseAlarmAction(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseAlarmAction), "arn:aws:sns:eu-west-1:123456789012:alerts",
		"arn:aws:lambda:eu-west-1:123456789012:function:page:live", "arn:aws:ssm:eu-west-1:123456789012:opsitem:3",
		"arn:aws:ssm-incidents:eu-west-1:123456789012:response-plan/redis", "arn:aws:sqs:eu-west-1:123456789012:q", "arn:aws:automate:eu-west-1:ec2:stop", " arn:aws:sns:eu-west-1:123456789012:Alerts", "arn:aws:polly:::x")
}

func FuzzParseKeyARN(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseKeyARN),
		"arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		"arn:aws:kms:eu-west-1:123456789012:alias/redis", "alias/redis", "01234567-89ab-cdef-0123-456789abcdef",
		"mrk-0123456789abcdef0123456789abcdef")
}

func FuzzParseBucketARN(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseBucketARN),
		"arn:aws:s3:::my-bucket", "arn:aws:s3:::my-bucket/*", "my-bucket",
		"s3://my-bucket/dump.rdb", "arn:aws-cn:s3:::my-bucket", "https://my-bucket.s3.amazonaws.com")
}

func FuzzNames(f *testing.F) {
	var parsers []spellingtest.Parser
	for _, check := range []func(string) error{
		CheckBucketName, CheckAccountID, CheckLogGroupName, CheckStreamName, CheckSecretName,
		func(s string) error { _, err := ParseZone(s); return err },
	} {
		parsers = append(parsers, spellingtest.Checking(check))
	}
	spellingtest.FuzzAll(f, parsers,
		"my-bucket", "My_Bucket", "arn:aws:s3:::my-bucket", "1234-5678-9012", "12345678901",
		"/my-team/redis", "aws/redis", "arn:aws:logs:eu-west-1:123456789012:log-group:redis", "redis-logs", "my-app/redis",
		"arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-app/redis-AbCdEf", "eu-west-1a", "euw1-az1", "us-west-2-lax-1a")
}

// FuzzDashboardURL checks that the address of a dashboard is one, in the region's own part of AWS.
func FuzzDashboardURL(f *testing.F) {
	for _, region := range []string{"eu-west-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", ""} {
		f.Add(region)
	}
	f.Fuzz(func(t *testing.T, region string) {
		address, ok := DashboardURL(region, "sessions")
		assert.Equal(t, consoles[PartitionOf(region)] != "", ok)
		assert.Equal(t, ok, strings.HasSuffix(address, "#dashboards/dashboard/sessions"))
	})
}
