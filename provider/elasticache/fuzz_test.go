package elasticache

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// parser is what every value has: a way in, and a way back.
type parser func(string) (fmt.Stringer, error)

func of[T fmt.Stringer](parse func(string) (T, error)) parser {
	return func(s string) (fmt.Stringer, error) { return parse(s) }
}

// holdsTrue is what is true of a parser, whatever it is given: it does not panic; a value prints as something that parses to
// the same value; an error is one line of a bearable length; and what an error says to use instead is right.
func holdsTrue(t *testing.T, parse parser, s string) {
	t.Helper()
	value, err := parse(s)
	if err == nil {
		again, err := parse(value.String())
		require.NoError(t, err, "%q prints as %q", s, value)
		assert.Equal(t, value, again)
		return
	}
	message := err.Error()
	assert.NotContains(t, message, "\n")
	assert.True(t, utf8.ValidString(message))
	assert.Less(t, utf8.RuneCountInString(message), 700)
	for _, cure := range []string{": use \"", ": try \""} {
		_, fix, found := strings.Cut(message, cure)
		if fix, _, _ = strings.Cut(fix, "\""); found && !strings.Contains(fix, `\`) {
			_, err := parse(fix)
			assert.NoError(t, err, "of %q it says: %s", s, message)
		}
	}
}

// fuzz runs a parser over the seeds, and with -fuzz over what grows from them. The corpus is in testdata/fuzz.
func fuzz(f *testing.F, parse parser, seeds ...string) {
	for _, seed := range append(seeds, "", " ", "\x00", "é", "\xff", strings.Repeat("a", 300)) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) { holdsTrue(t, parse, s) })
}

func FuzzParseDailyWindow(f *testing.F) {
	fuzz(f, of(ParseDailyWindow), "06:00-07:00", "23:30-00:30", "6:00-7:00", "06:00 - 07:00", "24:00-01:00", "6-7", "sat:06:00-sat:07:00", "06:00–07:00")
}

func FuzzParseWeeklyWindow(f *testing.F) {
	fuzz(f, of(ParseWeeklyWindow), "sat:07:00-sat:08:00", "sat:23:30-sun:00:30", "Sat:07:00-Sat:08:00", "saturday 7:00 - saturday 8:00", "sat:07:00-sat:07:30", "07:00-08:00")
}

func FuzzParseVersion(f *testing.F) {
	fuzz(f, of(Redis.ParseVersion), "7.1", "6.x", "5.0.6", "7.1.0", "7", "v7.1", "redis7", "5.0", "10.1", "7.x")
}

func FuzzParseValkeyVersion(f *testing.F) {
	fuzz(f, of(Valkey.ParseVersion), "7.2", "8.0", "8.0.1", "8", "v8.1", "valkey8", "7.1", "10.1", "9.x")
}

func FuzzParseAccessString(f *testing.F) {
	fuzz(f, of(ParseAccessString), "on ~* +@all", "on ~app:* &news.* -@all +get (%R~b* +client|id)", "on >a-password-in-clear", "(+get", "+get,set", "+client|", "((+get))", "%RR~x", "~* ~x", "(~\"a +get)")
}

func FuzzParseEngine(f *testing.F) {
	fuzz(f, of(ParseEngine), "redis", "valkey", "Redis", "Valkey 8.0", "redis7", "memcached")
}

func FuzzParseNodeType(f *testing.F) {
	fuzz(f, of(ParseNodeType), "cache.r7g.large", "cache.m5.24xlarge", "r7g.large", "db.r6g.large", "Cache.M7g.Large", "cache.r6gd.xlarge")
}

func FuzzParseReplicationGroupID(f *testing.F) {
	fuzz(f, of(ParseReplicationGroupID), "sessions", "a-1", "My_Redis", "a--b", "a-", "1a", strings.Repeat("a", 41))
}

func FuzzParseEC2ID(f *testing.F) {
	for _, parse := range []parser{of(ParseVPCID), of(ParseSubnetID), of(ParseSecurityGroupID)} {
		_, err := parse("")
		assert.Error(f, err)
	}
	fuzz(f, func(s string) (fmt.Stringer, error) {
		switch {
		case strings.HasPrefix(s, "vpc"):
			return ParseVPCID(s)
		case strings.HasPrefix(s, "sub"):
			return ParseSubnetID(s)
		}
		return ParseSecurityGroupID(s)
	}, "vpc-0123abcd", "subnet-0123456789abcdef0", "sg-0123abcd", "123456789012/sg-0123abcd", "sg-0123ABCD", "vpc-1", "arn:aws:ec2:eu-west-1:123456789012:security-group/sg-0123abcd")
}

func FuzzParseBlock(f *testing.F) {
	fuzz(f, of(func(s string) (netip.Prefix, error) { return ParseBlock(s) }), "10.0.0.0/16", "2001:db8::/32", "10.0.0.1/16", "10.0.0.1", "2001:0DB8::/32", "::ffff:10.0.0.0/112", "10.0.0.0/33", "fe80::1%eth0")
}

func FuzzParseARN(f *testing.F) {
	fuzz(f, of(ParseARN), "arn:aws:sns:eu-west-1:123456789012:alerts", "arn:aws:s3:::bucket/key", "arn:aws-cn:sns:cn-north-1:123456789012:a", "arn:aws:iam::123456789012:role/a:b")
}

func FuzzParseTopicARN(f *testing.F) {
	fuzz(f, of(ParseTopicARN), "arn:aws:sns:eu-west-1:123456789012:alerts", "arn:aws:sns:eu-west-1:123456789012:alerts.fifo", "arn:aws:sns:*:123456789012:a", "arn:aws:sns:eu-west-1:123456789012:a:6b0e", "ARN:AWS:SNS:eu-west-1:123456789012:Alerts")
}

func FuzzParseObjectARN(f *testing.F) {
	fuzz(f, of(ParseObjectARN), "arn:aws:s3:::bucket/dump.rdb", "s3://bucket/dump.rdb", "arn:aws:s3:eu-west-1:123456789012:bucket/a", "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/a,b")
}

func FuzzParseAlarmAction(f *testing.F) {
	fuzz(f, of(ParseAlarmAction), "arn:aws:sns:eu-west-1:123456789012:alerts", "arn:aws:lambda:eu-west-1:123456789012:function:page:live", "arn:aws:ssm:eu-west-1:123456789012:opsitem:3",
		"arn:aws:ssm-incidents:eu-west-1:123456789012:response-plan/redis", "arn:aws:sqs:eu-west-1:123456789012:q", "arn:aws:automate:eu-west-1:ec2:stop", " arn:aws:sns:eu-west-1:123456789012:Alerts", "arn:aws:polly:::x")
}
