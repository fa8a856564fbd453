// Package permissions has the permissions of IAM that whoever deploys needs, by type of resource, and writes policies
// of them: docs/reference/permissions.md.
package permissions

import "strings"

// Grant are actions on resources. Without resources it is about all: AWS has none to name for these actions.
type Grant struct {
	Actions []string
	On      []string
	If      Condition
}

// Condition is a condition of a statement. The zero value is none.
type Condition struct{ Operator, Key, Value string }

// Row is what the AWS provider does with a type of resource: it creates, reads, updates, tags and deletes it.
type Row struct {
	Type   string
	Grants []Grant
	// Source is the file of the provider that makes the calls, below internal/service of terraform-provider-aws
	// v5.100.0, which pulumi-aws v6.83.4 is made of. Which action a call needs, and on what, is in AWS's Service
	// Authorization Reference.
	Source string
}

// allow are actions of a service, separated by spaces, on resources.
func allow(service, actions string, on ...string) Grant {
	g := Grant{On: on}
	for action := range strings.FieldsSeq(actions) {
		g.Actions = append(g.Actions, service+":"+action)
	}
	return g
}

// only adds a condition to a grant.
func (g Grant) only(operator, key, value string) Grant {
	g.If = Condition{operator, key, value}
	return g
}

// The places of resources. What stands in braces follows from the inputs, see [Example].
const (
	cache     = "arn:aws:elasticache:{region}:{account}:"
	ec2       = "arn:aws:ec2:{region}:{account}:"
	alarm     = "arn:aws:cloudwatch:{region}:{account}:alarm:"
	logGroup  = "arn:aws:logs:{region}:{account}:log-group:/aws/vendedlogs/"
	secret    = "arn:aws:secretsmanager:{region}:{account}:secret:{component}-connection-secret-*"
	bucket    = "arn:aws:s3:::{bucket}-*"
	role      = "arn:aws:iam::{account}:role/redis-snapshots/{name}-snapshot*"
	scheduler = "arn:aws:scheduler:{region}:{account}:"
)

// tags are the actions of ElastiCache on tags, which a deployment with tags of its own or of the provider needs.
const tags = " AddTagsToResource ListTagsForResource RemoveTagsFromResource"

// network are what ElastiCache does as whoever creates or changes a cluster in a VPC.
// Source: Service Authorization Reference, "Amazon ElastiCache", dependent actions.
var network = []Grant{
	allow("ec2", "DescribeNetworkInterfaces DescribeSubnets DescribeVpcs"),
	allow("ec2", "CreateNetworkInterface", ec2+"network-interface/*", ec2+"security-group/*", ec2+"subnet/*"),
	allow("ec2", "DeleteNetworkInterface", ec2+"network-interface/*"),
}

// passed is the role of a resource, handed to the service that acts as it.
func passed(service string) Grant {
	return allow("iam", "PassRole", role).only("StringEquals", "iam:PassedToService", service)
}

// setting is a setting of a bucket, which is read and written by one call each.
func setting(kind, calls, file string) Row {
	return Row{"aws:s3/" + kind, []Grant{allow("s3", calls, bucket)}, "s3/" + file}
}

// Rows are all types of resources of AWS that a component creates.
var Rows = []Row{
	{"aws:elasticache/replicationGroup:ReplicationGroup", append([]Grant{
		allow("elasticache", "CreateReplicationGroup DecreaseReplicaCount DeleteReplicationGroup "+
			"DescribeReplicationGroups IncreaseReplicaCount ModifyReplicationGroup "+
			"ModifyReplicationGroupShardConfiguration"+tags, cache+"replicationgroup:{name}"),
		// What a group is made of has to be named, too.
		allow("elasticache", "CreateReplicationGroup", cache+"subnetgroup:{name}", cache+"cluster:{name}-*"),
		allow("elasticache", "CreateReplicationGroup ModifyReplicationGroup", cache+"parametergroup:default.*"),
		allow("elasticache", "DescribeCacheClusters", cache+"cluster:{name}-*"),
		allow("elasticache", "DeleteReplicationGroup", cache+"snapshot:{name}-final-*"),
	}, network...), "elasticache/replication_group.go"},
	{"aws:elasticache/subnetGroup:SubnetGroup", []Grant{
		allow("elasticache", "CreateCacheSubnetGroup DeleteCacheSubnetGroup DescribeCacheSubnetGroups "+
			"ModifyCacheSubnetGroup"+tags, cache+"subnetgroup:{name}"),
	}, "elasticache/subnet_group.go"},
	{"aws:elasticache/parameterGroup:ParameterGroup", []Grant{
		allow("elasticache", "CreateCacheParameterGroup CreateReplicationGroup DeleteCacheParameterGroup "+
			"DescribeCacheParameterGroups DescribeCacheParameters ModifyCacheParameterGroup ModifyReplicationGroup "+
			"ResetCacheParameterGroup"+tags, cache+"parametergroup:{name}-*"),
	}, "elasticache/parameter_group.go"},
	{"aws:elasticache/user:User", []Grant{
		// The id of a user who logs in with IAM has to be its name.
		// Source: ElastiCache user guide, "Authenticating with IAM", limitations.
		allow("elasticache", "CreateUser CreateUserGroup DeleteUser DescribeUsers ModifyUser ModifyUserGroup"+tags,
			cache+"user:{name}-*", cache+"user:{iamUser}"),
	}, "elasticache/user.go"},
	{"aws:elasticache/userGroup:UserGroup", []Grant{
		allow("elasticache", "CreateUserGroup DeleteUserGroup DescribeUserGroups ModifyUserGroup"+tags,
			cache+"usergroup:{name}"),
	}, "elasticache/user_group.go"},
	{"aws:elasticache/serverlessCache:ServerlessCache", []Grant{
		allow("elasticache", "CreateServerlessCache DeleteServerlessCache DescribeServerlessCaches "+
			"ModifyServerlessCache"+tags, cache+"serverlesscache:{name}"),
		// Source: Service Authorization Reference, "Amazon ElastiCache", CreateServerlessCache, dependent actions.
		allow("ec2", "DescribeSecurityGroups DescribeSubnets DescribeTags DescribeVpcEndpoints DescribeVpcs"),
		allow("ec2", "CreateVpcEndpoint",
			ec2+"security-group/*", ec2+"subnet/*", ec2+"vpc-endpoint/*", ec2+"vpc/{vpc}"),
		allow("ec2", "DeleteVpcEndpoints", ec2+"vpc-endpoint/*"),
		allow("ec2", "CreateTags", ec2+"vpc-endpoint/*").only("StringEquals", "ec2:CreateAction", "CreateVpcEndpoint"),
	}, "elasticache/serverless_cache.go"},
	{"aws:ec2/securityGroup:SecurityGroup", []Grant{
		// A preview looks for rules that others added: internal/service/ec2/vpc_security_group_rules_data_source.go.
		allow("ec2", "DescribeNetworkInterfaces DescribeSecurityGroupRules DescribeSecurityGroups"),
		allow("ec2", "CreateSecurityGroup", ec2+"security-group/*", ec2+"vpc/{vpc}"),
		// A new group has a rule for everything that goes out, which the provider takes away.
		allow("ec2", "DeleteSecurityGroup RevokeSecurityGroupEgress", ec2+"security-group/*").
			only("ArnEquals", "ec2:Vpc", ec2+"vpc/{vpc}"),
		allow("ec2", "CreateTags DeleteTags", ec2+"security-group/*"),
	}, "ec2/vpc_security_group.go"},
	{"aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", []Grant{
		allow("ec2", "DescribeSecurityGroupRules"),
		allow("ec2", "AuthorizeSecurityGroupIngress ModifySecurityGroupRules RevokeSecurityGroupIngress",
			ec2+"security-group/*").only("ArnEquals", "ec2:Vpc", ec2+"vpc/{vpc}"),
		allow("ec2", "AuthorizeSecurityGroupIngress CreateTags DeleteTags ModifySecurityGroupRules",
			ec2+"security-group-rule/*"),
	}, "ec2/vpc_security_group_ingress_rule.go"},
	{"aws:cloudwatch/metricAlarm:MetricAlarm", []Grant{
		allow("cloudwatch", "DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource UntagResource",
			alarm+"{name}-*"),
	}, "cloudwatch/metric_alarm.go"},
	{"aws:cloudwatch/compositeAlarm:CompositeAlarm", []Grant{
		// For a composite alarm AWS accepts these two on all resources only, though a metric alarm can be named.
		// Source: CloudWatch API reference, "PutCompositeAlarm" and "DescribeAlarms".
		allow("cloudwatch", "DescribeAlarms PutCompositeAlarm"),
		allow("cloudwatch", "DeleteAlarms ListTagsForResource TagResource UntagResource", alarm+"{name}?is?unhealthy*"),
	}, "cloudwatch/composite_alarm.go"},
	{"aws:cloudwatch/dashboard:Dashboard", []Grant{
		allow("cloudwatch", "DeleteDashboards GetDashboard PutDashboard",
			"arn:aws:cloudwatch::{account}:dashboard/{name}-*"),
	}, "cloudwatch/dashboard.go"},
	{"aws:cloudwatch/logGroup:LogGroup", []Grant{
		allow("logs", "DescribeLogGroups"),
		allow("logs", "CreateLogGroup DeleteLogGroup DeleteRetentionPolicy ListTagsForResource PutRetentionPolicy "+
			"TagResource UntagResource", logGroup+"{log}*"),
	}, "logs/group.go"},
	{"aws:secretsmanager/secret:Secret", []Grant{
		allow("secretsmanager", "CreateSecret DeleteSecret DescribeSecret GetResourcePolicy TagResource UntagResource "+
			"UpdateSecret", secret),
	}, "secretsmanager/secret.go"},
	{"aws:secretsmanager/secretVersion:SecretVersion", []Grant{
		allow("secretsmanager", "DescribeSecret GetSecretValue ListSecretVersionIds PutSecretValue "+
			"UpdateSecretVersionStage", secret),
	}, "secretsmanager/secret_version.go"},
	{"aws:route53/record:Record", []Grant{
		allow("route53", "ChangeResourceRecordSets GetHostedZone ListResourceRecordSets",
			"arn:aws:route53:::hostedzone/{zone}"),
		allow("route53", "GetChange", "arn:aws:route53:::change/*"),
	}, "route53/record.go"},
	{"aws:iam/role:Role", []Grant{
		allow("iam", "CreateRole DeleteRole GetRole ListAttachedRolePolicies ListInstanceProfilesForRole "+
			"ListRolePolicies TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription", role),
	}, "iam/role.go"},
	{"aws:iam/rolePolicy:RolePolicy", []Grant{
		allow("iam", "DeleteRolePolicy GetRolePolicy PutRolePolicy", role),
	}, "iam/role_policy.go"},
	{"aws:sfn/stateMachine:StateMachine", []Grant{
		allow("states", "CreateStateMachine DeleteStateMachine DescribeStateMachine ListStateMachineVersions "+
			"ListTagsForResource TagResource UntagResource UpdateStateMachine",
			"arn:aws:states:{region}:{account}:stateMachine:{name}-snapshot-*"),
		allow("states", "ValidateStateMachineDefinition"),
		passed("states.amazonaws.com"),
	}, "sfn/state_machine.go"},
	{"aws:scheduler/scheduleGroup:ScheduleGroup", []Grant{
		allow("scheduler", "CreateScheduleGroup DeleteScheduleGroup GetScheduleGroup ListTagsForResource TagResource "+
			"UntagResource", scheduler+"schedule-group/{name}-snapshot-*"),
		// To delete a group deletes its schedules.
		allow("scheduler", "DeleteSchedule", scheduler+"schedule/{name}-snapshot-*/*"),
	}, "scheduler/schedule_group.go"},
	{"aws:scheduler/schedule:Schedule", []Grant{
		allow("scheduler", "CreateSchedule DeleteSchedule GetSchedule UpdateSchedule",
			scheduler+"schedule/{name}-snapshot-*/*"),
		passed("scheduler.amazonaws.com"),
	}, "scheduler/schedule.go"},
	{"aws:sqs/queue:Queue", []Grant{
		allow("sqs", "CreateQueue DeleteQueue GetQueueAttributes ListQueueTags SetQueueAttributes TagQueue UntagQueue",
			"arn:aws:sqs:{region}:{account}:{name}-snapshot-*"),
	}, "sqs/queue.go"},
	// The provider reads every setting of a bucket, whether or not something sets it.
	{"aws:s3/bucketV2:BucketV2", []Grant{
		allow("s3", "CreateBucket DeleteBucket GetAccelerateConfiguration GetBucketAcl GetBucketCORS "+
			"GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketPolicy "+
			"GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration "+
			"GetLifecycleConfiguration GetReplicationConfiguration ListBucket PutBucketTagging", bucket),
	}, "s3/bucket.go"},
	setting("bucketOwnershipControls:BucketOwnershipControls", "GetBucketOwnershipControls PutBucketOwnershipControls",
		"bucket_ownership_controls.go"),
	setting("bucketPublicAccessBlock:BucketPublicAccessBlock", "GetBucketPublicAccessBlock PutBucketPublicAccessBlock",
		"bucket_public_access_block.go"),
	setting("bucketPolicy:BucketPolicy", "DeleteBucketPolicy GetBucketPolicy PutBucketPolicy", "bucket_policy.go"),
	setting("bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
		"GetEncryptionConfiguration PutEncryptionConfiguration", "bucket_server_side_encryption_configuration.go"),
	setting("bucketVersioningV2:BucketVersioningV2", "GetBucketVersioning PutBucketVersioning", "bucket_versioning.go"),
	setting("bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
		"GetLifecycleConfiguration PutLifecycleConfiguration", "bucket_lifecycle_configuration.go"),
	// A bucket with a lock is created with both of these.
	setting("bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
		"GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration PutBucketVersioning",
		"bucket_object_lock_configuration.go"),
	{"aws:s3/bucketReplicationConfig:BucketReplicationConfig", []Grant{
		allow("s3", "GetReplicationConfiguration PutReplicationConfiguration", bucket),
		passed("s3.amazonaws.com"),
	}, "s3/bucket_replication_configuration.go"},
	{"aws:appautoscaling/target:Target", []Grant{
		allow("application-autoscaling", "DescribeScalableTargets"),
		allow("application-autoscaling", "DeregisterScalableTarget ListTagsForResource RegisterScalableTarget "+
			"TagResource UntagResource", "arn:aws:application-autoscaling:{region}:{account}:scalable-target/*"),
		// Application Auto Scaling checks that the caller may do what it will do.
		// Source: ElastiCache developer guide, "IAM permissions required for Auto Scaling".
		allow("elasticache", "DescribeCacheClusters", cache+"cluster:{name}-*"),
		allow("elasticache", "DescribeCacheParameters",
			cache+"parametergroup:default.*", cache+"parametergroup:{name}-*"),
		allow("iam", "CreateServiceLinkedRole", "arn:aws:iam::{account}:role/aws-service-role/"+scalingService+
			"/AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG").
			only("StringEquals", "iam:AWSServiceName", scalingService),
	}, "appautoscaling/target.go"},
	{"aws:appautoscaling/policy:Policy", []Grant{
		allow("application-autoscaling", "DescribeScalingPolicies"),
		allow("application-autoscaling", "DeleteScalingPolicy PutScalingPolicy",
			"arn:aws:application-autoscaling:{region}:{account}:scalable-target/*"),
		// The alarms that Application Auto Scaling makes for a policy.
		allow("cloudwatch", "DeleteAlarms DescribeAlarms PutMetricAlarm",
			alarm+"TargetTracking-replication-group/{name}-*"),
	}, "appautoscaling/policy.go"},
	{"aws:appautoscaling/scheduledAction:ScheduledAction", []Grant{
		allow("application-autoscaling", "DescribeScheduledActions"),
		allow("application-autoscaling", "DeleteScheduledAction PutScheduledAction",
			"arn:aws:application-autoscaling:{region}:{account}:scalable-target/*"),
	}, "appautoscaling/scheduled_action.go"},
}

const scalingService = "elasticache.application-autoscaling.amazonaws.com"
