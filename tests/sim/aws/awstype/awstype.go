// Package awstype names the types of AWS resources by their tokens, for the simulation and for tests
// that look for resources.
package awstype

// The tokens of the resource types.
const (
	VPC              = "aws:ec2/vpc:Vpc"
	Subnet           = "aws:ec2/subnet:Subnet"
	SecurityGroup    = "aws:ec2/securityGroup:SecurityGroup"
	IngressRule      = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
	EgressRule       = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
	PrefixList       = "aws:ec2/managedPrefixList:ManagedPrefixList"
	SubnetGroup      = "aws:elasticache/subnetGroup:SubnetGroup"
	ParameterGroup   = "aws:elasticache/parameterGroup:ParameterGroup"
	ReplicationGroup = "aws:elasticache/replicationGroup:ReplicationGroup"
	User             = "aws:elasticache/user:User"
	UserGroup        = "aws:elasticache/userGroup:UserGroup"
	ServerlessCache  = "aws:elasticache/serverlessCache:ServerlessCache"
	MetricAlarm      = "aws:cloudwatch/metricAlarm:MetricAlarm"
	CompositeAlarm   = "aws:cloudwatch/compositeAlarm:CompositeAlarm"
	Dashboard        = "aws:cloudwatch/dashboard:Dashboard"
	LogGroup         = "aws:cloudwatch/logGroup:LogGroup"
	Zone             = "aws:route53/zone:Zone"
	Record           = "aws:route53/record:Record"
	Secret           = "aws:secretsmanager/secret:Secret"
	SecretVersion    = "aws:secretsmanager/secretVersion:SecretVersion"
	Topic            = "aws:sns/topic:Topic"
	Role             = "aws:iam/role:Role"
	RolePolicy       = "aws:iam/rolePolicy:RolePolicy"
	StateMachine     = "aws:sfn/stateMachine:StateMachine"
	Schedule         = "aws:scheduler/schedule:Schedule"
	ScheduleGroup    = "aws:scheduler/scheduleGroup:ScheduleGroup"
	Queue            = "aws:sqs/queue:Queue"
)

// The tokens of what is about buckets of S3.
const (
	Bucket            = "aws:s3/bucketV2:BucketV2"
	BucketVersioning  = "aws:s3/bucketVersioningV2:BucketVersioningV2"
	BucketEncryption  = "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"
	BucketOwnership   = "aws:s3/bucketOwnershipControls:BucketOwnershipControls"
	BucketAccessBlock = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
	BucketLifecycle   = "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"
	BucketPolicy      = "aws:s3/bucketPolicy:BucketPolicy"
	BucketObjectLock  = "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2"
	BucketReplication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig"
)

// The tokens of what scales replication groups.
const (
	ScalingTarget   = "aws:appautoscaling/target:Target"
	ScalingPolicy   = "aws:appautoscaling/policy:Policy"
	ScheduledAction = "aws:appautoscaling/scheduledAction:ScheduledAction"
)

// Snapshot marks the final snapshots in the cloud. It is no type of Pulumi's.
const Snapshot = "elasticache:snapshot"
