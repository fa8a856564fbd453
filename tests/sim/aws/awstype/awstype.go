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
)

// Snapshot marks the final snapshots in the cloud. It is no type of Pulumi's.
const Snapshot = "elasticache:snapshot"
