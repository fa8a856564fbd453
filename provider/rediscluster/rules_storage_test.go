package rediscluster

// storageCases are about what is encrypted, and about snapshots.
var storageCases = map[string][]ruleCase{
	"key-govcloud": {{encryptedBy(kmsKey), encryptedBy("arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1234"), "kmsKeyId", "in AWS GovCloud (US)"}},
	"key-form": {
		{encryptedBy(kmsKey), encryptedBy("alias/redis"), "kmsKeyId", "is not the ARN of a KMS key"},
		{asIs, encryptedBy("01234567-89ab-cdef-0123-456789abcdef"), "kmsKeyId", "is not the ARN of a KMS key"},
		{asIs, encryptedBy("arn:aws:kms:eu-west-1:123456789012:alias/redis"), "kmsKeyId", "is not the ARN of a KMS key"},
		{encryptedBy(""), encryptedBy(topic), "kmsKeyId", "is not the ARN of a KMS key"},
	},
	"key-at-rest": {{encryptedBy(kmsKey), all(encryptedBy(kmsKey), atRest(false)), "kmsKeyId", "enableAtRestEncryption is false"}},
	"key-export":  {{encryptedBy(""), encryptedBy(kmsKey), "kmsKeyId", "AWS does not use it for exports, and is known to refuse to export snapshots that are encrypted with one"}},
	"retention-range": {
		{retention(0), retention(-1), "snapshotRetentionLimit", "-1 is out of range"},
		{retention(35), retention(36), "snapshotRetentionLimit", "36 is out of range"},
		{all(snapshotWindow(""), retention(0)), all(snapshotWindow(""), retention(99)), "snapshotRetentionLimit", "99 is out of range"},
	},
	"snapshot-name-form": {
		{fromName("automatic.sessions-001-2026-11-23-06-00"), fromName("before upgrade"), "snapshotName", "its character 7 is a space"},
		{fromName(""), fromName("  "), "snapshotName", "is empty"},
		{asIs, fromName("arn:aws:elasticache:eu-west-1:123456789012:snapshot:before"), "snapshotName", `use "before"`},
	},
	"snapshot-arn-form": {
		{fromARN("arn:aws-cn:s3:::buc/d/dump.rdb"), fromARN("s3://my-bucket/dump.rdb"), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARN(""), fromARN("arn:aws:s3:::my-bucket"), "snapshotArn", "names a bucket and no object in it"},
		{fromARN(file), fromARN("arn:aws:s3:::my-bucket/a,b.rdb"), "snapshotArn", "holds a comma"},
		{asIs, fromARN("arn:aws:s3:eu-west-1:123456789012:my-bucket/dump.rdb"), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARN("arn:aws:s3:::My_Bucket/dump.rdb"), fromARN("arn:aws:s3:::my bucket/dump.rdb"), "snapshotArn", `has the bucket "my bucket"`},
		{asIs, fromARN(file + " "), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{asIs, fromARN("arn:aws:s3:eu-west-1:123456789012:accesspoint/mine/object/dump.rdb"), "snapshotArn", "is an access point"},
		{asIs, fromARN("arn:aws:sns:eu-west-1:123456789012:x/y"), "snapshotArn", `something of "sns"`},
		{fromARNs(file, file+".2.rdb"), fromARNs(file, "s3://my-bucket/dump.rdb"), "snapshotArns[1]", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARNs(), fromARNs(""), "snapshotArns[0]", "is empty"},
	},
	"snapshot-arn-or-arns": {
		{all(fromARN(""), fromARNs(file)), all(fromARN(file), fromARNs(file)), "snapshotArns", "does not go with snapshotArn"},
		{all(fromARN(file), fromARNs()), all(fromARN(file), fromARNs(file+".2.rdb", file)), "snapshotArns", "put all files into snapshotArns"},
	},
	"snapshot-source": {
		{all(fromARN(file), fromName("")), all(fromARN(file), fromName("before")), "snapshotArn", "does not go with snapshotName"},
		{all(fromARNs(), fromName("before")), all(fromARNs(file), fromName("before")), "snapshotArns", "does not go with snapshotName"},
	},
	"at-rest-off": {{atRest(true), atRest(false), "enableAtRestEncryption", "in plain text"}},
	"snapshot-arn-suffix": {
		{fromARN(file), fromARN(file + ".gz"), "snapshotArn", "does not end in .rdb"},
		{fromARNs(file), fromARNs(file, file+".gz"), "snapshotArns[1]", "does not end in .rdb"},
	},
	"snapshot-arn-twice": {{fromARNs(file, file+".2.rdb"), fromARNs(file, file), "snapshotArns[1]", "is listed already, as snapshotArns[0]"}},
}
