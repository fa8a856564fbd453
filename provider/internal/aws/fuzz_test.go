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
