// Package s3 simulates the part of Amazon S3 that keeps backups: buckets, their settings, and which objects they hold.
package s3

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Bucket:            {Constructor: s3.NewBucketV2, Behaviour: bucketBehaviour},
		awstype.BucketVersioning:  {Constructor: s3.NewBucketVersioningV2, Behaviour: versioningBehaviour},
		awstype.BucketOwnership:   {Constructor: s3.NewBucketOwnershipControls, Behaviour: ownershipBehaviour},
		awstype.BucketAccessBlock: {Constructor: s3.NewBucketPublicAccessBlock, Behaviour: accessBlockBehaviour},
		awstype.BucketPolicy:      {Constructor: s3.NewBucketPolicy, Behaviour: policyBehaviour},
		awstype.BucketEncryption: {
			Constructor: s3.NewBucketServerSideEncryptionConfigurationV2, Behaviour: encryptionBehaviour,
		},
		awstype.BucketLifecycle: {
			Constructor: s3.NewBucketLifecycleConfigurationV2, Behaviour: lifecycleBehaviour,
		},
		awstype.BucketObjectLock: {
			Constructor: s3.NewBucketObjectLockConfigurationV2, Behaviour: objectLockBehaviour,
		},
		awstype.BucketReplication: {Constructor: s3.NewBucketReplicationConfig, Behaviour: replicationBehaviour},
	}
}

// Functions are what a program asks of buckets.
func Functions() map[string]*registry.Function {
	return map[string]*registry.Function{
		"aws:s3/getBucket:getBucket": {SDK: s3.LookupBucket, Answer: lookUpBucket},
	}
}
