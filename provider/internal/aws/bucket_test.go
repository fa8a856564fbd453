package aws

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// What is written in place of the ARN of a bucket is mended where one can tell what was meant.
func TestParseBucketARN(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"arn:aws:s3:::my-bucket", "arn:aws-cn:s3:::my-bucket", "arn:aws:s3:::My_Bucket.2017",
		"arn:aws:s3:::" + strings.Repeat("a", 63),
	} {
		parsed, err := ParseBucketARN(in)
		require.NoError(t, err, in)
		assert.Equal(t, in, parsed.String())
	}
	for in, says := range map[string]string{
		"my-bucket":                          `use "arn:aws:s3:::my-bucket"`,
		"s3://my-bucket":                     `use "arn:aws:s3:::my-bucket"`,
		"s3://my-bucket/exports/":            `use "arn:aws:s3:::my-bucket"`,
		"arn:aws:s3:::my-bucket/*":           `use "arn:aws:s3:::my-bucket"`,
		"arn:aws:s3:::my-bucket/dump.rdb":    `use "arn:aws:s3:::my-bucket"`,
		" arn:aws:s3:::my-bucket":            `use "arn:aws:s3:::my-bucket"`,
		"My Bucket":                          "is not the ARN of an S3 bucket",
		"ab":                                 "is not the ARN of an S3 bucket",
		"arn:aws:s3:::a b":                   "is not the ARN of an S3 bucket",
		"arn:aws:s3:eu-west-1::my-bucket":    "is not the ARN of an S3 bucket",
		"arn:aws:s3::123456789012:my-bucket": "is not the ARN of an S3 bucket",
		"arn:aws:sns:::my-bucket":            "is not the ARN of an S3 bucket",
		"arn:aws:s3:eu-west-1:123456789012:accesspoint/x": "is not the ARN of an S3 bucket",
		"": "is empty",
	} {
		_, err := ParseBucketARN(in)
		assert.ErrorContains(t, err, says, in)
	}
}

func TestCheckBucketName(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"my-bucket", "abc", "a.b.c", "My_Bucket", strings.Repeat("a", 255)} {
		assert.NoError(t, CheckBucketName(in), in)
	}
	for in, says := range map[string]string{
		"arn:aws:s3:::my-bucket": `use "my-bucket"`, "ab": "is not the name of an S3 bucket", "my bucket": "is a space",
		"": "is empty", strings.Repeat("a", 256): "256 characters", "my/bucket": "is not the name of an S3 bucket",
	} {
		assert.ErrorContains(t, CheckBucketName(in), says, in)
	}
}

// The ids of accounts lose the zeros at their beginning where a program takes them for numbers, and have hyphens in the
// console.
func TestCheckAccountID(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"123456789012", "000000000001"} {
		assert.NoError(t, CheckAccountID(in))
	}
	for in, says := range map[string]string{
		"1234-5678-9012":                 `use "123456789012"`,
		"arn:aws:iam::123456789012:root": `use "123456789012"`,
		"12345678901":                    `use "012345678901"`,
		"123456789":                      `use "000123456789"`,
		"12345678":                       "is not the ID of an AWS account, which is 12 digits",
		"1234567890123":                  "is not the ID of an AWS account",
		"12345678901a":                   "is not the ID of an AWS account",
		"１23456789012":                   "is not the ID of an AWS account",
		"123456789012 ":                  `use "123456789012"`,
		"":                               "is empty",
		"*":                              "is not the ID of an AWS account",
	} {
		assert.ErrorContains(t, CheckAccountID(in), says, in)
	}
}

// What a message proposes is right, and what is right is not refused.
func TestProposedBuckets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.OneOf(
			rapid.StringMatching(`(arn:aws(-cn)?:s3:::|s3://|)[a-z0-9.-]{1,66}(/[a-z*]{0,4})?`), rapid.String(),
		).Draw(t, "in")
		if parsed, err := ParseBucketARN(in); err == nil {
			assert.Equal(t, in, parsed.String())
		} else if _, fix, ok := strings.Cut(err.Error(), `use "`); ok {
			_, err := ParseBucketARN(strings.TrimSuffix(fix, `"`))
			assert.NoError(t, err, "%q", in)
		}
	})
}
