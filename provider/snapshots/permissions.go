package snapshots

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// snapshotService is the service that ElastiCache reads and writes buckets as, in one region.
// Source: ElastiCache user guide, "Exporting a backup" and "Seeding a new self-designed cluster with an externally
// created backup".
func snapshotService(region string) policy.Principal {
	return policy.Service(region + ".elasticache-snapshot.amazonaws.com")
}

// exportsAllowed lets ElastiCache write exports to a bucket.
// Source: ElastiCache user guide, "Exporting a backup", step 2.
func exportsAllowed(region, bucket string) policy.Statement {
	return policy.Statement{
		Sid: "Exports", Why: "ElastiCache writes the export",
		Principal: snapshotService(region),
		Actions: []string{
			"s3:PutObject", "s3:GetObject", "s3:ListBucket", "s3:GetBucketAcl", "s3:ListMultipartUploadParts",
			"s3:ListBucketMultipartUploads",
		},
		Resources: []string{bucket, bucket + "/*"},
	}
}

// restoresAllowed lets ElastiCache read copies, to fill a new cluster from them.
// Source: ElastiCache user guide, "Seeding a new self-designed cluster with an externally created backup", step 4.
func restoresAllowed(region, bucket string) policy.Statement {
	return policy.Statement{
		Sid: "Restores", Why: "CreateReplicationGroup with SnapshotArns: ElastiCache reads the copies",
		Principal: snapshotService(region),
		Actions:   []string{"s3:GetObject", "s3:ListBucket", "s3:GetBucketAcl"},
		Resources: []string{bucket, bucket + "/*"},
	}
}

// groupPermissions are what the state machine of an export may do with the snapshots of a replication group.
// Source: Service Authorization Reference, "Amazon ElastiCache".
func groupPermissions(at workflow.Place, group string) []policy.Statement {
	return []policy.Statement{
		{
			Sid: "FindMembers", Why: "describeReplicationGroups",
			Actions:   []string{"elasticache:DescribeReplicationGroups"},
			Resources: []string{elasticacheARN(at, "replicationgroup:"+group)},
		},
		{
			Sid: "FindSnapshot", Why: "describeSnapshots lists by cluster, which is no resource to name",
			Actions: []string{"elasticache:DescribeSnapshots"}, Resources: []string{"*"},
		},
		{
			Sid: "Export", Why: "copySnapshot",
			Actions: []string{"elasticache:CopySnapshot"}, Resources: []string{elasticacheARN(at, "snapshot:*")},
		},
	}
}

// cachePermissions are what the state machine of an export may do with the snapshots of a serverless cache.
// Source: Service Authorization Reference, "Amazon ElastiCache".
func cachePermissions(at workflow.Place, cache string) []policy.Statement {
	snapshots := elasticacheARN(at, "serverlesscachesnapshot:*")
	return []policy.Statement{
		{
			Sid: "FindSnapshot", Why: "describeServerlessCacheSnapshots",
			Actions:   []string{"elasticache:DescribeServerlessCacheSnapshots"},
			Resources: []string{elasticacheARN(at, "serverlesscache:"+cache), snapshots},
		},
		{
			Sid: "Export", Why: "exportServerlessCacheSnapshot",
			Actions: []string{"elasticache:ExportServerlessCacheSnapshot"}, Resources: []string{snapshots},
		},
		{
			Sid: "FindFailure", Why: "describeEvents tells why ElastiCache could not export; it names no resource",
			Actions: []string{"elasticache:DescribeEvents"}, Resources: []string{"*"},
		},
	}
}

// bucketPermissions are what the state machine of an export may do with the bucket. ElastiCache does with it only what
// the caller may do as well, so the role needs permissions that it never uses itself. AWS documents them for
// CopySnapshot, and names no others for ExportServerlessCacheSnapshot.
// Source: ElastiCache user guide, "Exporting a backup", step 1; Service Authorization Reference, "Amazon ElastiCache",
// CopySnapshot, dependent actions.
func bucketPermissions(bucket string) []policy.Statement {
	return []policy.Statement{
		{
			Sid: "FindBucket", Why: "the export: ElastiCache finds out whether the bucket belongs to the caller",
			Actions: []string{"s3:ListAllMyBuckets"}, Resources: []string{"*"},
		},
		{
			Sid: "LookIntoBucket", Why: "listObjectsV2, and the export: ElastiCache checks the bucket as the caller",
			Actions:   []string{"s3:ListBucket", "s3:GetBucketLocation", "s3:GetBucketAcl"},
			Resources: []string{bucket},
		},
		{
			Sid: "Objects", Why: "headObject, and the export: ElastiCache checks the objects as the caller, with a " +
				"file that it writes and deletes",
			Actions:   []string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject"},
			Resources: []string{bucket + "/*"},
		},
	}
}

// elasticacheARN is the ARN of something in ElastiCache. What is not known in a preview is a wildcard there.
func elasticacheARN(at workflow.Place, resource string) string {
	if arn := policy.ARN(at.Partition(), "elasticache", at.Region, at.Account, resource); arn != "" {
		return arn
	}
	return "arn:" + at.Partition() + ":elasticache:*:*:" + resource
}

// copyPermissions are what S3 may do to copy objects from one bucket to another. Deletions are not replicated: what
// happens here must not reach the other account.
// Source: S3 user guide, "Setting up permissions for live replication".
//
// key is the KMS key of the copies, or empty.
func copyPermissions(from, target, key string) []policy.Statement {
	statements := []policy.Statement{
		{
			Sid: "ReadRule", Why: "S3 reads the replication rule and lists what to copy",
			Actions: []string{"s3:GetReplicationConfiguration", "s3:ListBucket"}, Resources: []string{from},
		},
		{
			Sid: "Read", Why: "S3 reads a version with its ACL, its tags and its lock",
			Actions: []string{
				"s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging",
				"s3:GetObjectRetention", "s3:GetObjectLegalHold",
			},
			Resources: []string{from + "/*"},
		},
		{
			Sid: "Write", Why: "S3 writes the copy, and gives it to the account of the bucket",
			Actions:   []string{"s3:ReplicateObject", "s3:ObjectOwnerOverrideToBucketOwner"},
			Resources: []string{target + "/*"},
		},
	}
	if key != "" {
		statements = append(statements, policy.Statement{
			Sid: "Encrypt", Why: "S3 encrypts the copy",
			Actions: []string{"kms:Encrypt"}, Resources: []string{key},
			Conditions: []policy.Condition{
				{Operator: "StringLike", Key: "kms:ViaService", Values: []string{"s3." + regionOfKey(key) + ".*"}},
				{
					Operator: "StringLike", Key: "kms:EncryptionContext:aws:s3:arn",
					Values: []string{target, target + "/*"},
				},
			},
		})
	}
	return statements
}

// regionOfKey is the region of a KMS key.
func regionOfKey(arn string) string {
	parts := strings.Split(arn, ":")
	return parts[min(3, len(parts)-1)]
}

// receives lets the replication roles of some accounts write copies, and nothing else: they cannot delete, and cannot
// replicate a deletion. The roles are told by their path, since they may not exist yet.
// Source: S3 user guide, "Setting up permissions for live replication", buckets of different accounts; IAM user guide,
// "AWS global condition context keys", aws:PrincipalArn.
func receives(region string, accounts []string, bucket string) []policy.Statement {
	partition := location.Partition(region)
	roles := make([]string, len(accounts))
	for i, account := range accounts {
		roles[i] = "arn:" + partition + ":iam::" + account + ":role" + workflow.RolePath + "*"
	}
	onlyRoles := []policy.Condition{{Operator: "ArnLike", Key: "aws:PrincipalArn", Values: roles}}
	return []policy.Statement{
		{
			Sid: "Receive", Why: "S3 writes the copy, and gives it to the account of the bucket",
			Principal:  policy.Accounts(partition, accounts),
			Actions:    []string{"s3:ReplicateObject", "s3:ObjectOwnerOverrideToBucketOwner"},
			Resources:  []string{bucket + "/*"},
			Conditions: onlyRoles,
		},
		{
			Sid: "ReceiveVersions", Why: "S3 makes sure that the bucket keeps versions",
			Principal: policy.Accounts(partition, accounts),
			Actions:   []string{"s3:GetBucketVersioning"}, Resources: []string{bucket},
			Conditions: onlyRoles,
		},
	}
}

// keeps denies everybody what would take a copy away before it expires. Whoever may change this policy could change it
// first; the lock of the objects holds even then.
func keeps(bucket string) policy.Statement {
	return policy.Statement{
		Sid: "Keep", Why: "nobody deletes a copy, or ends its lock early", Deny: true, Principal: policy.Everybody,
		Actions: []string{
			"s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateDelete", "s3:BypassGovernanceRetention",
		},
		Resources: []string{bucket + "/*"},
	}
}

// arrivalPermissions are what the state machine of a vault may do.
func arrivalPermissions(bucket string) []policy.Statement {
	return []policy.Statement{
		{
			Sid: "List", Why: "listObjectsV2",
			Actions: []string{"s3:ListBucket"}, Resources: []string{bucket},
		},
		{
			Sid: "ReadLock", Why: "headObject tells the lock of a copy",
			Actions: []string{"s3:GetObject", "s3:GetObjectRetention"}, Resources: []string{bucket + "/*"},
		},
		{
			Sid: "Lock", Why: "putObjectRetention locks a copy that has no lock",
			Actions: []string{"s3:PutObjectRetention"}, Resources: []string{bucket + "/*"},
		},
	}
}
