// Package bucket is the concern of a private bucket that holds snapshots: versioned, encrypted, closed to the public
// and to requests without TLS, and emptied by a lifecycle.
package bucket

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// The days after which S3 deletes what nobody reads: a version that was deleted or overwritten, and the parts of an
// upload that never ended. A week is time to notice a mistake and to bring an object back.
const (
	NoncurrentDays      = 7
	AbandonedUploadDays = 3
)

// Plan is a bucket.
type Plan struct {
	// Name begins the name of the bucket.
	Name string
	// RetentionInDays is how long an object stays.
	RetentionInDays int
	// ForceDestroy deletes the objects together with the bucket.
	ForceDestroy bool
	// Key is the KMS key that encrypts what is written without one of its own; S3's own key if it is left out.
	Key inputs.Setting[string]
	// Lock is nil if objects can be deleted before they expire.
	Lock *Lock
	// Policy is the policy of the bucket with this ARN, besides the rule that requests have TLS.
	Policy func(arn string) []policy.Statement
}

// Lock says that S3 refuses to delete or overwrite a version for some days after it is written.
type Lock struct {
	Mode LockMode
	Days int
}

// LockMode says who can still delete a locked version.
type LockMode string

// The modes of Object Lock.
// Source: S3 user guide, "Locking objects with Object Lock", retention modes.
const (
	Governance LockMode = "governance"
	Compliance LockMode = "compliance"
)

// API is the mode as the API of S3 spells it.
func (m LockMode) API() string { return strings.ToUpper(string(m)) }

// longestPrefix is how long the beginning of a bucket's name can be: the provider adds 26 characters, and a name has at
// most 63.
// Source: pulumi-aws, s3.BucketV2, bucketPrefix; S3 user guide, "Bucket naming rules".
const longestPrefix = 37

// prefix begins the name of the bucket. The names of clusters can be longer than there is room for.
func (p *Plan) prefix() string {
	const end = "-"
	return strings.Trim(p.Name[:min(len(p.Name), longestPrefix-len(end))], "-") + end
}
