package bucket

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// Bucket is a bucket in AWS.
type Bucket struct {
	Name, Arn pulumi.StringOutput
	// Ready are the resources that make the bucket fit to be written to. What writes to it, or replicates from or to
	// it, waits for them.
	Ready []pulumi.Resource
}

// ReadyArn is the ARN of the bucket for others to use: known when the bucket is closed and versioned.
func (b *Bucket) ReadyArn() pulumi.StringOutput {
	ids := pulumi.Array{b.Arn}
	for _, one := range b.Ready {
		ids = append(ids, one.(pulumi.CustomResource).ID())
	}
	return ids.ToArrayOutput().ApplyT(func(all []any) string { return all[0].(string) }).(pulumi.StringOutput)
}

// settings creates the resources that set up the bucket, one by one.
type settings struct {
	*component.Builder
	plan   *Plan
	bucket *s3.BucketV2
	needs  []any
	ready  []pulumi.Resource
}

// Build creates the bucket. Its policy is written when the values of needs are known, which [Plan.Policy] reads.
func (p *Plan) Build(b *component.Builder, needs ...any) (*Bucket, error) {
	made, err := s3.NewBucketV2(b.Ctx, b.Name("bucket"), &s3.BucketV2Args{
		BucketPrefix: pulumi.String(p.prefix()), ForceDestroy: pulumi.Bool(p.ForceDestroy),
		ObjectLockEnabled: pulumi.Bool(p.Lock != nil), Tags: b.Tags(),
	}, b.Child(
		// The name of a bucket that holds data stays, whatever the component is called later.
		pulumi.IgnoreChanges([]string{"bucketPrefix"}),
	)...)
	if err != nil {
		return nil, err
	}
	s := &settings{b, p, made, needs, nil}
	for _, step := range []func() (pulumi.Resource, error){
		s.ownership, s.publicAccess, s.policy, s.encryption, s.versioning, s.lock, s.lifecycle,
	} {
		one, err := step()
		if err != nil {
			return nil, err
		}
		if one != nil {
			s.ready = append(s.ready, one)
		}
	}
	return &Bucket{Name: made.Bucket, Arn: made.Arn, Ready: s.ready}, nil
}

// after are the options of a setting that needs an earlier one: S3 refuses two changes of a bucket at once, and the
// order is the order in which the bucket becomes safe. A destroy leaves the settings to the deletion of the bucket: if
// AWS refuses that, because there are objects in it, the bucket is as safe as it was.
func (s *settings) after() []pulumi.ResourceOption {
	return s.Child(pulumi.DependsOn(s.ready), pulumi.DeletedWith(s.bucket))
}

// ownership turns ACLs off: what ElastiCache or replication writes belongs to the account of the bucket.
func (s *settings) ownership() (pulumi.Resource, error) {
	return s3.NewBucketOwnershipControls(s.Ctx, s.Name("bucket-ownership"), &s3.BucketOwnershipControlsArgs{
		Bucket: s.bucket.Bucket,
		Rule:   s3.BucketOwnershipControlsRuleArgs{ObjectOwnership: pulumi.String("BucketOwnerEnforced")},
	}, s.after()...)
}

func (s *settings) publicAccess() (pulumi.Resource, error) {
	return s3.NewBucketPublicAccessBlock(s.Ctx, s.Name("bucket-public-access"), &s3.BucketPublicAccessBlockArgs{
		Bucket: s.bucket.Bucket, BlockPublicAcls: pulumi.Bool(true), BlockPublicPolicy: pulumi.Bool(true),
		IgnorePublicAcls: pulumi.Bool(true), RestrictPublicBuckets: pulumi.Bool(true),
	}, s.after()...)
}

func (s *settings) policy() (pulumi.Resource, error) {
	document := pulumi.All(append([]any{s.bucket.Arn}, s.needs...)...).ApplyT(func(known []any) string {
		arn := known[0].(string)
		own := s.plan.Policy(arn)
		return policy.Document(append(own[:len(own):len(own)], policy.OnlyTLS(arn, arn+"/*"))...)
	}).(pulumi.StringOutput)
	return s3.NewBucketPolicy(s.Ctx, s.Name("bucket-policy"), &s3.BucketPolicyArgs{
		Bucket: s.bucket.Bucket, Policy: document,
	}, s.after()...)
}

func (s *settings) encryption() (pulumi.Resource, error) {
	by := s3.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs{
		SseAlgorithm: pulumi.String("AES256"),
	}
	rule := s3.BucketServerSideEncryptionConfigurationV2RuleArgs{}
	if inputs.Said(s.plan.Key) {
		by.SseAlgorithm, by.KmsMasterKeyId = pulumi.String("aws:kms"), inputs.StringInput(s.plan.Key)
		rule.BucketKeyEnabled = pulumi.Bool(true) // one call to KMS for many objects
	}
	rule.ApplyServerSideEncryptionByDefault = by
	return s3.NewBucketServerSideEncryptionConfigurationV2(s.Ctx, s.Name("bucket-encryption"),
		&s3.BucketServerSideEncryptionConfigurationV2Args{
			Bucket: s.bucket.Bucket, Rules: s3.BucketServerSideEncryptionConfigurationV2RuleArray{rule},
		}, s.after()...)
}

func (s *settings) versioning() (pulumi.Resource, error) {
	return s3.NewBucketVersioningV2(s.Ctx, s.Name("bucket-versioning"), &s3.BucketVersioningV2Args{
		Bucket: s.bucket.Bucket,
		VersioningConfiguration: s3.BucketVersioningV2VersioningConfigurationArgs{
			Status: pulumi.String("Enabled"),
		},
	}, s.after()...)
}

func (s *settings) lock() (pulumi.Resource, error) {
	if s.plan.Lock == nil {
		return nil, nil
	}
	return s3.NewBucketObjectLockConfigurationV2(s.Ctx, s.Name("bucket-lock"),
		&s3.BucketObjectLockConfigurationV2Args{
			Bucket: s.bucket.Bucket,
			Rule: s3.BucketObjectLockConfigurationV2RuleArgs{
				DefaultRetention: s3.BucketObjectLockConfigurationV2RuleDefaultRetentionArgs{
					Mode: pulumi.String(s.plan.Lock.Mode.API()),
					Days: pulumi.Int(s.plan.Lock.Days),
				},
			},
		}, s.after()...)
}

// lifecycle expires objects, and then their versions. With days in it, S3 also takes away the markers that are left of
// objects whose versions are gone.
// Source: S3 API, LifecycleExpiration, ExpiredObjectDeleteMarker.
func (s *settings) lifecycle() (pulumi.Resource, error) {
	return s3.NewBucketLifecycleConfigurationV2(s.Ctx, s.Name("bucket-lifecycle"),
		&s3.BucketLifecycleConfigurationV2Args{
			Bucket: s.bucket.Bucket,
			Rules: s3.BucketLifecycleConfigurationV2RuleArray{s3.BucketLifecycleConfigurationV2RuleArgs{
				Id: pulumi.String("expire"), Status: pulumi.String("Enabled"),
				Filter: s3.BucketLifecycleConfigurationV2RuleFilterArgs{Prefix: pulumi.String("")},
				Expiration: s3.BucketLifecycleConfigurationV2RuleExpirationArgs{
					Days: pulumi.Int(s.plan.RetentionInDays),
				},
				NoncurrentVersionExpiration: s3.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs{
					NoncurrentDays: pulumi.Int(NoncurrentDays),
				},
				AbortIncompleteMultipartUpload: s3.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs{
					DaysAfterInitiation: pulumi.Int(AbandonedUploadDays),
				},
			}},
		}, s.after()...)
}
