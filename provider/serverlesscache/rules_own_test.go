package serverlesscache

const (
	snapshot  = "arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before"
	ofNodesBy = "arn:aws:elasticache:eu-west-1:123456789012:snapshot:before"
	file      = "arn:aws:s3:::my-bucket/dump.rdb"
)

func restore(arns string) string { return "restoreFromSnapshotArns: [" + arns + "]" }

// ownCases are about what is a cache's own: its engine, limits, snapshots and subnets.
var ownCases = map[string][]ruleCase{
	"engine-form": {
		{"engine: valkey", "engine: memcached", "engine", "is not an engine"},
		{"engine: redis", "engine: Valkey", "engine", `use "valkey"`},
		{"", `engine: ""`, "engine", "is empty"},
	},
	"major-form": {
		{`majorEngineVersion: "8"`, `majorEngineVersion: "8.0"`, "majorEngineVersion", `use "8"`},
		{`majorEngineVersion: "7"`, `majorEngineVersion: "6"`, "majorEngineVersion", "older than the first " +
			"serverless Valkey"},
		{`majorEngineVersion: "99"`, `majorEngineVersion: "100"`, "majorEngineVersion", "a major version, one number"},
		{"engine: redis", "engine: redis\nmajorEngineVersion: \"8\"", "majorEngineVersion", `or engine: "valkey"`},
		{"engine: redis\nmajorEngineVersion: \"7\"", "engine: redis\nmajorEngineVersion: " +
			"\"7.1\"", "majorEngineVersion", `use "7"`},
		{"", `majorEngineVersion: ""`, "majorEngineVersion", "is empty"},
		{"", `majorEngineVersion: "valkey 8"`, "majorEngineVersion", `use "8"`},
	},
	"major-unknown": {
		{`majorEngineVersion: "9"`, `majorEngineVersion: "10"`, "majorEngineVersion", `"10" is not a major version that this package knows, which ends with 9`},
		{`majorEngineVersion: "8.0"`, `majorEngineVersion: "99"`, "majorEngineVersion", "passed on to AWS as it is"},
		{"engine: memcached\nmajorEngineVersion: \"10\"", `majorEngineVersion: "12"`, "majorEngineVersion", "not a " +
			"major version"},
	},
	"engine-minimum-bill": {
		{"engine: valkey", "engine: redis", "engine", `AWS bills 1 GB of data at least`},
		{"engine: memcached", "engine: redis\nmajorEngineVersion: \"7\"", "engine", `use "valkey"`},
	},
	"data-storage-range": {
		{"dataStorage: { maximum: 5000 }", "dataStorage: { maximum: 5001 }", "dataStorage.maximum", "5001 is out " +
			"of range: AWS takes 1 to 5000 GB"},
		{"dataStorage: { minimum: 1, maximum: 1 }", "dataStorage: { minimum: 0, maximum: 1 " +
			"}", "dataStorage.minimum", "0 is out of range: AWS takes 1 to 5000 GB; leave it out for no limit"},
		{"dataStorage: {}", "dataStorage: { maximum: -1 }", "dataStorage.maximum", "-1 is out of range"},
	},
	"data-storage-order": {
		{"dataStorage: { minimum: 10, maximum: 10 }", "dataStorage: { minimum: 11, maximum: 10 " +
			"}", "dataStorage.minimum", "11 is more than the maximum, 10: use 10 or less"},
		{"dataStorage: { minimum: 11 }", "dataStorage: { minimum: 5000, maximum: 4999 " +
			"}", "dataStorage.minimum", "use 4999 or less"},
	},
	"ecpu-range": {
		{"ecpuPerSecond: { maximum: 1000 }", "ecpuPerSecond: { maximum: 999 }", "ecpuPerSecond.maximum", "999 is " +
			"out of range: AWS takes 1000 to 15000000 ECPUs per second"},
		{"ecpuPerSecond: { minimum: 1000, maximum: 15000000 }", "ecpuPerSecond: { minimum: 1000, maximum: 15000001 " +
			"}", "ecpuPerSecond.maximum", "15000001 is out of range"},
		{"ecpuPerSecond: {}", "ecpuPerSecond: { minimum: -5 }", "ecpuPerSecond.minimum", "-5 is out of range"},
	},
	"ecpu-order": {
		{"ecpuPerSecond: { minimum: 2000, maximum: 2000 }", "ecpuPerSecond: { minimum: 2001, maximum: 2000 " +
			"}", "ecpuPerSecond.minimum", "2001 is more than the maximum, 2000: use 2000 or less"},
	},
	"no-ceiling": {
		{"", "dataStorage: null", "dataStorage", "has no maximum: AWS bills whatever clients store and do"},
		{"dataStorage: { minimum: 1, maximum: 2 }", "dataStorage: { minimum: 1 }", "dataStorage", "has no maximum"},
		{"", "ecpuPerSecond: {}", "ecpuPerSecond", "has no maximum"},
		{"", "dataStorage: {}\necpuPerSecond: null", "dataStorage", "and ecpuPerSecond have no maximum"},
	},
	"minimum-billed": {
		{"", "dataStorage: { minimum: 2, maximum: 10 }", "dataStorage.minimum", "2 GB are billed all the time"},
		{"ecpuPerSecond: { maximum: 2000 }", "ecpuPerSecond: { minimum: 1000, maximum: 2000 " +
			"}", "ecpuPerSecond.minimum", "1000 ECPUs per second are billed all the time"},
	},
	"daily-time-form": {
		{`dailySnapshotTime: "00:00"`, `dailySnapshotTime: "24:00"`, "dailySnapshotTime", `of the form "hh:mm"`},
		{`dailySnapshotTime: "23:59"`, `dailySnapshotTime: "06:00-07:00"`, "dailySnapshotTime", `use "06:00"`},
		{"", `dailySnapshotTime: ""`, "dailySnapshotTime", "is empty"},
		{"", `dailySnapshotTime: "6:00"`, "dailySnapshotTime", `use "06:00"`},
	},
	"retention-range": {
		{"snapshotRetentionLimit: 0", "snapshotRetentionLimit: -1", "snapshotRetentionLimit", "-1 is out of range"},
		{"snapshotRetentionLimit: 35", "snapshotRetentionLimit: 36", "snapshotRetentionLimit", "36 is out of range"},
	},
	"restore-form": {
		{restore(snapshot), restore("before"), "restoreFromSnapshotArns[0]", "it should be the ARN of a snapshot " +
			"of ElastiCache, or of an RDB file in S3"},
		{restore(ofNodesBy), restore("arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:sessions"), "restoreFromSnapshotArns[0]", "is the ARN of something else"},
		{restore(file + ", " + file + ".2.rdb"), restore(file + ", " +
			"s3://my-bucket/dump.rdb"), "restoreFromSnapshotArns[1]", `use "` + file + `"`},
		{restore(""), restore("\"" + file + " \""), "restoreFromSnapshotArns[0]", `use "` + file + `"`},
		{"", restore("arn:aws:elasticache::123456789012:snapshot:before"), "restoreFromSnapshotArns[0]", "names no " +
			"region or no account"},
		{"", restore("\"\""), "restoreFromSnapshotArns[0]", "is empty"},
	},
	"restore-region": {
		{restore(snapshot), restore("arn:aws:elasticache:us-east-1:123456789012:serverlesscachesnapshot:before"), "restoreFromSnapshotArns[0]", "is in us-east-1, and the cache is in eu-west-1"},
		{restore(file), restore("arn:aws:elasticache:us-east-1:123456789012:snapshot:before"), "restoreFromSnapshotArns[0]", "export it, and restore from the file"},
	},
	"restore-one": {
		{restore(snapshot), restore(snapshot + ", " + ofNodesBy), "restoreFromSnapshotArns", "name one snapshot, " +
			"or files alone"},
		{restore(file + ", " + file + ".2.rdb"), restore(snapshot + ", " +
			"" + file), "restoreFromSnapshotArns", "names more than one snapshot, or a snapshot beside files"},
	},
	"restore-suffix": {
		{restore(file), restore(file + ".gz"), "restoreFromSnapshotArns[0]", "does not end in .rdb"},
		{restore(snapshot), restore(file + ", arn:aws:s3:::my-bucket/dump"), "restoreFromSnapshotArns[1]", "does " +
			"not end in .rdb"},
	},
	"restore-partition": {
		{restore(file), restore("arn:aws-cn:s3:::my-bucket/dump.rdb"), "restoreFromSnapshotArns[0]", `is of the partition "aws-cn", and the cache is in eu-west-1`},
	},
	"key-form": {
		{"kmsKeyId: " + kmsKey, "kmsKeyId: alias/redis", "kmsKeyId", "is not the ARN of a KMS key"},
		{`kmsKeyId: ""`, "kmsKeyId: 01234567-89ab-cdef-0123-456789abcdef", "kmsKeyId", "is not the ARN of a KMS key"},
		{"", "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:alias/redis", "kmsKeyId", "is not the ARN of a KMS key"},
	},
	"key-export": {{"", "kmsKeyId: " + kmsKey, "kmsKeyId", "AWS needs it for an export"}},
	"key-govcloud": {{"kmsKeyId: " + kmsKey, "kmsKeyId: " +
		"arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1234", "kmsKeyId", "in AWS GovCloud (US)"}},
	"key-region": {
		{"kmsKeyId: " + kmsKey, "kmsKeyId: " +
			"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef", "kmsKeyId", "is in " +
			"us-east-1, and the cache is in eu-west-1"},
	},
	"subnets-count": {
		{"", "subnetIds: []", "subnetIds", "is empty, so AWS would take the subnets of the default VPC"},
	},
	"subnets-zones": {
		{"", "subnetIds: [subnet-0aaaaaaaaaaaaaaa1]", "subnetIds", "holds 1 subnet: if its zone fails, clients " +
			"lose the cache"},
		{"subnetIds: [subnet-1234567a, subnet-1234567b, subnet-1234567c]", "subnetIds: [subnet-1234567a, " +
			"subnet-1234567b, subnet-1234567c, subnet-1234567d]", "subnetIds", "holds 4 subnets: AWS is known to " +
			"take two or three"},
		{"subnetIds: []", "subnetIds: [subnet-1234567a]", "subnetIds", "name two or three, each in another zone"},
	},
	"subnet-form": {{"", "subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-1]", "subnetIds[1]", "1 character follows " +
		"the hyphen"}},
	"subnet-twice": {{"", "subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa1]", "subnetIds[1]", "is " +
		"listed already, as subnetIds[0]"}},
}
