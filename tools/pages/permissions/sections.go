package permissions

import "slices"

// Section are the statements that one part of a component needs. Who does not use the part leaves them out.
type Section struct {
	// Name begins the Sids of its statements.
	Name string
	// For says which inputs need it, and is empty for what is always needed.
	For   string
	Types []string
	// Grants are needed beside the ones of the types.
	Grants []Grant
}

// Component is a component with the parts of it that make calls to AWS.
type Component struct {
	Name     string
	Sections []Section
	// Bucket and Log are how the buckets and the log groups of the component begin.
	Bucket, Log string
}

const (
	securityGroup = "aws:ec2/securityGroup:SecurityGroup"
	ingressRule   = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
	metricAlarm   = "aws:cloudwatch/metricAlarm:MetricAlarm"
)

// firstCluster lets the first cluster of an account create the role that ElastiCache acts as.
// Source: ElastiCache developer guide, "Using service-linked roles for Amazon ElastiCache".
var firstCluster = Section{"First", "only for the first cluster or cache of an account", nil, []Grant{
	allow("iam", "CreateServiceLinkedRole",
		"arn:aws:iam::{account}:role/aws-service-role/elasticache.amazonaws.com/AWSServiceRoleForElastiCache").
		only("StringEquals", "iam:AWSServiceName", "elasticache.amazonaws.com"),
}}

// watching are the parts that are the same for clusters and caches.
var watching = []Section{
	{"Alarms", "`enableCloudwatchAlarms`, on by default", []string{metricAlarm}, nil},
	{"Composite", "`compositeAlarmSnsTopicArns`", []string{"aws:cloudwatch/compositeAlarm:CompositeAlarm"}, nil},
	{"Dashboard", "`enableDashboard`", []string{"aws:cloudwatch/dashboard:Dashboard"}, nil},
	{"Secret", "`connectionSecret`", []string{
		"aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretVersion:SecretVersion",
	}, nil},
}

// users are for a component that names the group of them by some calls.
func users(calls string) Section {
	return Section{"Users", "`users`", []string{
		"aws:elasticache/user:User", "aws:elasticache/userGroup:UserGroup",
	}, []Grant{allow("elasticache", calls, cache+"usergroup:{name}")}}
}

// stateMachine is what runs by the clock.
func stateMachine(sections ...Section) []Section {
	return append([]Section{
		{"Run", "", []string{
			"aws:cloudwatch/logGroup:LogGroup", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy",
			"aws:sfn/stateMachine:StateMachine", "aws:scheduler/scheduleGroup:ScheduleGroup",
			"aws:scheduler/schedule:Schedule", "aws:sqs/queue:Queue",
		}, nil},
		{"Alarms", "`enableCloudwatchAlarms`, on by default", []string{metricAlarm}, nil},
	}, sections...)
}

// closedBucket are a bucket and the settings that both components make.
var closedBucket = []string{
	"aws:s3/bucketV2:BucketV2", "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "aws:s3/bucketPolicy:BucketPolicy",
	"aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
	"aws:s3/bucketVersioningV2:BucketVersioningV2",
	"aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
}

// Components are all components that create resources in AWS.
var Components = []Component{
	{Name: "RedisCluster", Log: "elasticache/{name}/", Sections: append([]Section{
		{"Cluster", "", []string{"aws:elasticache/replicationGroup:ReplicationGroup"}, nil},
		{"Network", "`subnetIds` and `vpcId`", []string{
			"aws:elasticache/subnetGroup:SubnetGroup", securityGroup, ingressRule,
		}, nil},
		firstCluster,
		{"Parameters", "`parameters`, `autoScaling`", []string{"aws:elasticache/parameterGroup:ParameterGroup"}, nil},
		users("CreateReplicationGroup ModifyReplicationGroup"),
		{"Logs", "`engineLog`, `slowLog`", []string{"aws:cloudwatch/logGroup:LogGroup"}, []Grant{
			// Source: ElastiCache developer guide, "Log delivery", permissions.
			allow("logs", "CreateLogDelivery DeleteLogDelivery DescribeResourcePolicies GetLogDelivery "+
				"ListLogDeliveries PutResourcePolicy UpdateLogDelivery"),
		}},
		{"Scaling", "`autoScaling`", []string{
			"aws:appautoscaling/target:Target", "aws:appautoscaling/policy:Policy",
			"aws:appautoscaling/scheduledAction:ScheduledAction",
		}, nil},
	}, watching...)},
	{Name: "RedisServerlessCache", Sections: append([]Section{
		{"Cache", "", []string{"aws:elasticache/serverlessCache:ServerlessCache"}, nil},
		{"Network", "`vpcId`", []string{securityGroup, ingressRule}, nil},
		firstCluster,
		users("CreateServerlessCache ModifyServerlessCache"),
	}, watching...)},
	{Name: "RedisSnapshotExport", Bucket: "{name}-snapshots", Log: "states/{name}-snapshot-", Sections: stateMachine(
		Section{"Bucket", "no `bucketName`", closedBucket, nil},
		Section{"Empty", "`forceDestroy`", nil, []Grant{
			allow("s3", "ListBucketVersions", bucket),
			allow("s3", "DeleteObject DeleteObjectVersion", bucket+"/*"),
		}},
		Section{"Copy", "`copyTo`", []string{"aws:s3/bucketReplicationConfig:BucketReplicationConfig"}, nil},
	)},
	{Name: "RedisSnapshotVault", Bucket: "{name}-vault", Log: "states/{name}-snapshot-", Sections: stateMachine(
		Section{"Bucket", "", slices.Concat(closedBucket, []string{
			"aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
		}), nil},
	)},
	{Name: "RedisDnsRecords", Sections: []Section{{"Records", "", []string{"aws:route53/record:Record"}, nil}}},
}
