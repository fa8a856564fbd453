package aws

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

var bucketARNForm = spelling.Form{What: "the ARN of an S3 bucket", Example: "arn:aws:s3:::my-bucket"}

// ParseBucketARN reads the ARN of a bucket.
// Source: S3 user guide, "Policy resources for Amazon S3".
func ParseBucketARN(s string) (ARN, error) {
	a, err := readBucketARN(s)
	if err != nil {
		fix := spelling.Mend(s, readBucketARN, arnOfURL, withoutKey, arnOfBucket)
		return ARN{}, spelling.Malformed(s, bucketARNForm, fix)
	}
	return a, nil
}

func readBucketARN(s string) (ARN, error) {
	a, err := ParseARN(s)
	if err != nil || a.Service != "s3" || a.Region != "" || a.Account != "" || !bucketName.MatchString(a.Resource) {
		return ARN{}, spelling.ErrForm
	}
	return a, nil
}

// withoutKey takes the key of an object, or the wildcard of a policy, off the ARN of its bucket.
func withoutKey(s string) string {
	bucket, _, _ := strings.Cut(s, "/")
	return bucket
}

// arnOfBucket is the ARN of a bucket that is given by its name. The name alone does not tell the partition; most
// buckets are in "aws".
func arnOfBucket(s string) string {
	if newBucketName.MatchString(s) {
		return "arn:aws:s3:::" + s
	}
	return s
}

// newBucketName is what the name of a bucket that is made today can be, roughly.
// Source: S3 user guide, "Bucket naming rules".
var newBucketName = lazyregexp.New(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`)

// CheckBucketName says why no bucket has such a name, or nil.
// Source: S3 user guide, "Bucket naming rules".
func CheckBucketName(s string) error {
	return spelling.CheckName(s, spelling.Limited{Pattern: bucketName, Longest: 255}, spelling.Form{
		What: "the name of an S3 bucket", Example: "my-bucket",
	}, ":s3:::")
}

var accountForm = spelling.Form{What: "the ID of an AWS account, which is 12 digits", Example: "123456789012"}

// CheckAccountID says why a text is not the id of an account, or nil. A program that writes it as a number loses the
// zeros that it begins with.
// Source: AWS Account Management reference guide, "View AWS account identifiers".
func CheckAccountID(s string) error {
	_, err := readAccountID(s)
	if err == nil {
		return nil
	}
	return spelling.Malformed(s, accountForm, spelling.Mend(s, readAccountID, accountOfARN, unhyphenated, zeroPadded))
}

func readAccountID(s string) (string, error) { return spelling.Matching(accountPattern)(s) }

func accountOfARN(s string) string {
	if a, err := ParseARN(s); err == nil {
		return a.Account
	}
	return s
}

// unhyphenated is an account as the console shows it: 1234-5678-9012.
func unhyphenated(s string) string { return strings.ReplaceAll(s, "-", "") }

// zeroPadded gives a number the zeros at its beginning back.
func zeroPadded(s string) string {
	if !digitsAlone.MatchString(s) {
		return s
	}
	return fmt.Sprintf("%012s", s)
}

var digitsAlone = lazyregexp.New(`^\d{9,11}$`)
