package awssim

// The tokens of the resource types.
const (
	vpcType            = "aws:ec2/vpc:Vpc"
	subnetType         = "aws:ec2/subnet:Subnet"
	securityGroupType  = "aws:ec2/securityGroup:SecurityGroup"
	ingressRuleType    = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
	egressRuleType     = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
	prefixListType     = "aws:ec2/managedPrefixList:ManagedPrefixList"
	subnetGroupType    = "aws:elasticache/subnetGroup:SubnetGroup"
	parameterGroupType = "aws:elasticache/parameterGroup:ParameterGroup"
	replicationType    = "aws:elasticache/replicationGroup:ReplicationGroup"
	userType           = "aws:elasticache/user:User"
	userGroupType      = "aws:elasticache/userGroup:UserGroup"
	metricAlarmType    = "aws:cloudwatch/metricAlarm:MetricAlarm"
	compositeAlarmType = "aws:cloudwatch/compositeAlarm:CompositeAlarm"
	dashboardType      = "aws:cloudwatch/dashboard:Dashboard"
	logGroupType       = "aws:cloudwatch/logGroup:LogGroup"
	zoneType           = "aws:route53/zone:Zone"
	recordType         = "aws:route53/record:Record"
	secretType         = "aws:secretsmanager/secret:Secret"
	secretVersionType  = "aws:secretsmanager/secretVersion:SecretVersion"
	topicType          = "aws:sns/topic:Topic"
)

// snapshotType marks the final snapshots in the cloud. It is no type of Pulumi's.
const snapshotType = "elasticache:snapshot"
