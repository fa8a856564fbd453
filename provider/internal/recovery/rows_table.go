package recovery

import "strings"

// Row is what an interrupted creation of a type of resource leaves, and how to get it into the state.
type Row struct {
	Type string
	// ID are templates of the id that an import takes. The first one counts whose inputs are all there.
	ID []string
	// Find asks AWS for the id, where the inputs do not tell it.
	Find question
	// Repeats says why a second creation does no harm, so that nothing has to be imported. Empty where AWS refuses it,
	// or makes a second resource.
	Repeats string
	// Wait ends when AWS has finished what the interrupted run asked for. Where AWS has no command that waits, Until says
	// what Wait prints then.
	Wait, Until string
	// Look shows the resource, whose id is {id}, where it would be bad to delete another one of that id.
	Look string
	// Remove deletes the resource.
	Remove string
	// Gone ends when it is deleted.
	Gone string
	// Restored are inputs that a new resource is filled from. AWS does not return them, so an import does not know them,
	// and the provider replaces a resource that gets one. RestoredBy are their names in a component.
	Restored   []string
	RestoredBy string
	// Source is where the id of an import is documented: pages of the Terraform provider, v5.100.0, section "Import",
	// by the names below website/docs/r; or the page of another provider.
	Source string
}

// What AWS does with the second of two equal requests.
const (
	putAgain = "the next pulumi up writes it again, in the place of the first one"
	sameOne  = "AWS answers a second request for the same with the one that exists"
)

// describeServerless shows a serverless cache. The AWS CLI has no command that waits for one.
const describeServerless = "aws elasticache describe-serverless-caches --serverless-cache-name {id}"

// byName is the row of a type whose id is an input, and whose second creation AWS refuses.
func byName(kind, input, remove, source string) Row {
	return Row{Type: kind, ID: []string{"{" + input + "}"}, Remove: remove + " {id}", Source: source}
}

// ofBucket is the row of a setting of a bucket, which has one of each.
func ofBucket(setting, source string) Row {
	return Row{
		Type: "aws:s3/" + strings.ToLower(setting[:1]) + setting[1:] + ":" + setting, ID: []string{"{bucket}"},
		Repeats: putAgain, Source: source,
	}
}

// Rows are all types of resources outside Pulumi that a component creates.
var Rows = []Row{
	{
		Type: "aws:elasticache/replicationGroup:ReplicationGroup", ID: []string{"{replicationGroupId}"},
		Wait:   "aws elasticache wait replication-group-available --replication-group-id {id}",
		Look:   "aws elasticache describe-replication-groups --replication-group-id {id}",
		Remove: "aws elasticache delete-replication-group --replication-group-id {id} --final-snapshot-identifier {id}-unused",
		Gone:   "aws elasticache wait replication-group-deleted --replication-group-id {id}",
		Source: "elasticache_replication_group",
		// Source: the provider marks snapshot_name and snapshot_arns ForceNew, and reads neither.
		Restored: []string{"snapshotName", "snapshotArns"}, RestoredBy: "snapshotName, snapshotArn or snapshotArns",
	},
	byName("aws:elasticache/subnetGroup:SubnetGroup", "name",
		"aws elasticache delete-cache-subnet-group --cache-subnet-group-name", "elasticache_subnet_group"),
	byName("aws:elasticache/parameterGroup:ParameterGroup", "name",
		"aws elasticache delete-cache-parameter-group --cache-parameter-group-name", "elasticache_parameter_group"),
	byName("aws:elasticache/user:User", "userId", "aws elasticache delete-user --user-id", "elasticache_user"),
	byName("aws:elasticache/userGroup:UserGroup", "userGroupId",
		"aws elasticache delete-user-group --user-group-id", "elasticache_user_group"),
	{
		Type: "aws:elasticache/serverlessCache:ServerlessCache", ID: []string{"{name}"},
		Wait:  describeServerless + " --query ServerlessCaches[0].Status",
		Until: "available", Look: describeServerless,
		Remove: "aws elasticache delete-serverless-cache --serverless-cache-name {id} --final-snapshot-name {id}-unused",
		Source: "elasticache_serverless_cache",
		// Source: the provider replaces a cache that gets snapshot_arns_to_restore, and does not read it.
		Restored: []string{"snapshotArnsToRestores"}, RestoredBy: "restoreFromSnapshotArns",
	},
	{
		Type: "aws:ec2/securityGroup:SecurityGroup",
		Find: question{
			Command: "aws ec2 describe-security-groups", Options: []string{"--filters", "Name=vpc-id,Values={vpcId}"},
			List: "SecurityGroups", Where: []condition{{Field: "GroupName", Input: "name"}}, Print: "GroupId",
		},
		Remove: "aws ec2 delete-security-group --group-id {id}", Source: "security_group",
	},
	{
		Type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
		Find: question{
			Command: "aws ec2 describe-security-group-rules",
			Options: []string{"--filters", "Name=group-id,Values={securityGroupId}"},
			List:    "SecurityGroupRules",
			Where: []condition{
				{Field: "!IsEgress"},
				{Field: "IpProtocol", Input: "ipProtocol"},
				{Field: "FromPort", Input: "fromPort"},
				{Field: "ToPort", Input: "toPort"},
				{Field: "CidrIpv4", Input: "cidrIpv4"},
				{Field: "CidrIpv6", Input: "cidrIpv6"},
				{Field: "PrefixListId", Input: "prefixListId"},
				{Field: "ReferencedGroupInfo.GroupId", Input: "referencedSecurityGroupId", AfterSlash: true},
			},
			Print: "SecurityGroupRuleId",
		},
		Remove: "aws ec2 revoke-security-group-ingress --group-id {securityGroupId} --security-group-rule-ids {id}",
		Source: "vpc_security_group_ingress_rule",
	},
	// CloudWatch API, PutMetricAlarm, PutCompositeAlarm and PutDashboard: one that exists is overwritten.
	{Type: "aws:cloudwatch/metricAlarm:MetricAlarm", ID: []string{"{name}"}, Repeats: putAgain, Source: "cloudwatch_metric_alarm"},
	{Type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", ID: []string{"{alarmName}"}, Repeats: putAgain, Source: "cloudwatch_composite_alarm"},
	{Type: "aws:cloudwatch/dashboard:Dashboard", ID: []string{"{dashboardName}"}, Repeats: putAgain, Source: "cloudwatch_dashboard"},
	byName("aws:cloudwatch/logGroup:LogGroup", "name", "aws logs delete-log-group --log-group-name",
		"cloudwatch_log_group"),
	{
		Type: "aws:secretsmanager/secret:Secret",
		Find: question{
			Command: "aws secretsmanager describe-secret", Options: []string{"--secret-id", "{name}"}, Print: "ARN",
		},
		Remove: "aws secretsmanager delete-secret --secret-id {id} --force-delete-without-recovery", Source: "secretsmanager_secret",
	},
	// Secrets Manager API, PutSecretValue: the new version is the current one, and the one before it becomes the previous.
	{Type: "aws:secretsmanager/secretVersion:SecretVersion", Repeats: putAgain, Source: "secretsmanager_secret_version"},
	{
		Type:   "aws:route53/record:Record",
		ID:     []string{"{zoneId}_{name}_{type}_{setIdentifier}", "{zoneId}_{name}_{type}"},
		Source: "route53_record",
	},
	{
		Type: "aws:iam/role:Role", ID: []string{"{name}"},
		Find: question{
			Command: "aws iam list-roles", List: "Roles",
			Where: []condition{{Field: "RoleName", Input: "namePrefix", Begins: true}}, Print: "RoleName",
		},
		Remove: "aws iam delete-role --role-name {id}", Source: "iam_role",
	},
	// IAM API, PutRolePolicy: "Adds or updates".
	{Type: "aws:iam/rolePolicy:RolePolicy", ID: []string{"{role}:{name}"}, Repeats: putAgain, Source: "iam_role_policy"},
	// Step Functions API, CreateStateMachine: "an idempotent API".
	{
		Type: "aws:sfn/stateMachine:StateMachine", Repeats: sameOne,
		Find: question{
			Command: "aws stepfunctions list-state-machines", List: "stateMachines",
			Where: []condition{{Field: "name", Input: "name"}}, Print: "stateMachineArn",
		},
		Source: "sfn_state_machine",
	},
	byName("aws:scheduler/scheduleGroup:ScheduleGroup", "name", "aws scheduler delete-schedule-group --name",
		"scheduler_schedule_group"),
	{
		Type: "aws:scheduler/schedule:Schedule", ID: []string{"{groupName}/{name}"},
		Remove: "aws scheduler delete-schedule --group-name {groupName} --name {name}", Source: "scheduler_schedule",
	},
	// SQS API, CreateQueue: the URL of the queue that exists, if the attributes are the same.
	{
		Type: "aws:sqs/queue:Queue", Repeats: sameOne,
		Find: question{
			Command: "aws sqs get-queue-url", Options: []string{"--queue-name", "{name}"}, Print: "QueueUrl",
		},
		Source: "sqs_queue",
	},
	{
		Type: "aws:s3/bucketV2:BucketV2", ID: []string{"{bucket}"},
		Find: question{
			Command: "aws s3api list-buckets", List: "Buckets",
			Where: []condition{{Field: "Name", Input: "bucketPrefix", Begins: true}}, Print: "Name",
		},
		Remove: "aws s3api delete-bucket --bucket {id}", Source: "s3_bucket",
	},
	ofBucket("BucketOwnershipControls", "s3_bucket_ownership_controls"),
	ofBucket("BucketPublicAccessBlock", "s3_bucket_public_access_block"),
	ofBucket("BucketPolicy", "s3_bucket_policy"),
	ofBucket("BucketServerSideEncryptionConfigurationV2", "s3_bucket_server_side_encryption_configuration"),
	ofBucket("BucketVersioningV2", "s3_bucket_versioning"),
	ofBucket("BucketLifecycleConfigurationV2", "s3_bucket_lifecycle_configuration"),
	ofBucket("BucketObjectLockConfigurationV2", "s3_bucket_object_lock_configuration"),
	ofBucket("BucketReplicationConfig", "s3_bucket_replication_configuration"),
	// Application Auto Scaling API, RegisterScalableTarget, PutScalingPolicy and PutScheduledAction: "Registers or
	// updates" and "Creates or updates".
	{
		Type: "aws:appautoscaling/target:Target", ID: []string{"{serviceNamespace}/{resourceId}/{scalableDimension}"},
		Repeats: putAgain, Source: "appautoscaling_target",
	},
	{
		Type: "aws:appautoscaling/policy:Policy", ID: []string{"{serviceNamespace}/{resourceId}/{scalableDimension}/{name}"},
		Repeats: putAgain, Source: "appautoscaling_policy",
	},
	// The provider has no import for these.
	{Type: "aws:appautoscaling/scheduledAction:ScheduledAction", Repeats: putAgain, Source: "appautoscaling_scheduled_action"},

	ofKubernetes("ConfigMap"), ofKubernetes("Secret"), ofKubernetes("Service"),
}

// ofKubernetes is the row of a kind of object in a cluster.
func ofKubernetes(kind string) Row {
	return Row{
		Type: "kubernetes:core/v1:" + kind, ID: []string{"{metadata.namespace}/{metadata.name}"},
		Remove: "kubectl delete " + strings.ToLower(kind) + " --namespace {metadata.namespace} {metadata.name}",
		Source: "the page of the type in the Kubernetes provider, Import",
	}
}
