package rediscluster

import (
	"context"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The defaults that the documentation gives.
const (
	defaultMaintenanceWindow      = "sat:07:00-sat:08:00"
	defaultSnapshotWindow         = "06:00-07:00"
	defaultSnapshotRetentionLimit = 15
	defaultPort                   = 6379
)

// request is what the program asks for: every input, with its default where it was left out.
type request struct {
	name                    string
	instanceType            string
	replicationGroupSize    int
	enableAutomaticFailover bool
	enableMultiAz           bool
	clusterMode             *ClusterMode
	// migrationInput is empty for a cluster that stays in the mode that it was made in.
	migrationInput         string
	enableCloudwatchAlarms bool
	alarmSettings          *Alarms
	// alarmScopeInput is empty where the size decides.
	alarmScopeInput string
	engine          string
	// dataTiering is nil where the node type decides.
	dataTiering        *bool
	deletionProtection bool
	finalSnapshot      bool
	allowSelf          bool
	generateToken      bool
	// tokenStrategy is empty where the program says nothing.
	tokenStrategy string
	tokenVersion  int
	// tokenVersionGiven says that the program asks for a version.
	tokenVersionGiven bool
	// connectionUserInput is empty where the first user will do.
	connectionUserInput           string
	enableDashboard               bool
	enableInsufficientDataActions bool

	vpcID                 inputs.Setting[string]
	subnetIDs             inputs.List
	subnetGroupName       inputs.Setting[string]
	securityGroupIDs      inputs.List
	additionalGroupIDs    inputs.List
	allowedCIDRBlocks     inputs.List
	allowedPrefixLists    inputs.List
	allowedSecurityGroups inputs.List
	alarmTopics           inputs.List
	compositeTopics       inputs.List
	applyImmediately      inputs.Setting[bool]
	authToken             inputs.Setting[string]
	// tokenEmpty says that the program passes an empty token.
	tokenEmpty  bool
	transitMode inputs.Setting[string]
	userGroupID inputs.Setting[string]
	users       []user
	// usersGiven says that there is a list of users, which may be empty.
	usersGiven             bool
	connectionSecret       *secretRequest
	atRestEncryption       inputs.Setting[bool]
	transitEncryption      inputs.Setting[bool]
	logs                   []logRequest
	autoMinorUpgrade       inputs.Setting[bool]
	givenDescription       inputs.Setting[string]
	ipDiscovery            inputs.Setting[string]
	kmsKeyID               inputs.Setting[string]
	networkType            inputs.Setting[string]
	zones                  inputs.List
	maintenanceWindow      inputs.Setting[string]
	parameterGroupName     inputs.Setting[string]
	port                   inputs.Setting[int]
	redisVersion           inputs.Setting[string]
	engineVersion          inputs.Setting[string]
	snapshotArn            inputs.Setting[string]
	snapshotArns           inputs.List
	snapshotName           inputs.Setting[string]
	snapshotRetentionLimit inputs.Setting[int]
	snapshotWindow         inputs.Setting[string]
	notificationTopic      inputs.Setting[string]
	parameters             inputs.Dictionary
	tags                   inputs.Dictionary

	// accepted are the warnings that the program accepts.
	accepted check.Accepted
	// region is that of the AWS provider that the cluster is made by; empty where it is not known, or nothing is held against it.
	region string
	// secrets are the inputs of which the value, or a part of it, is a secret, and the paths of secrets that were refused.
	secrets inputs.Paths
	// refused are the paths of values that were refused already, and unknown those too that are not known yet.
	refused, unknown inputs.Paths
}

// newRequest resolves the inputs. The problems it finds are values that are not what their input takes.
func newRequest(ctx context.Context, args *RedisClusterArgs) (*request, check.Problems, error) {
	in := inputs.NewResolver(ctx)
	r := &request{
		name:                    args.Name,
		instanceType:            args.InstanceType,
		replicationGroupSize:    args.ReplicationGroupSize,
		enableAutomaticFailover: args.EnableAutomaticFailover,
		enableMultiAz:           args.EnableMultiAz,
		clusterMode:             args.ClusterMode,
		migrationInput:          inputs.OrElse(args.ClusterModeMigration, ""),
		enableCloudwatchAlarms:  inputs.OrElse(args.EnableCloudwatchAlarms, true),
		alarmSettings:           args.Alarms,
		alarmScopeInput:         inputs.OrElse(args.AlarmScope, ""),
		engine:                  inputs.OrElse(args.Engine, string(elasticache.Redis)),
		dataTiering:             args.DataTieringEnabled,
		deletionProtection:      inputs.OrElse(args.DeletionProtection, false),
		finalSnapshot:           inputs.OrElse(args.FinalSnapshot, true),
		allowSelf:               inputs.OrElse(args.AllowConnectionsFromSelf, false),
		generateToken:           inputs.OrElse(args.GenerateAuthToken, false),
		tokenStrategy:           inputs.OrElse(args.AuthTokenUpdateStrategy, ""),
		tokenVersion:            inputs.OrElse(args.AuthTokenVersion, 1),
		tokenVersionGiven:       args.AuthTokenVersion != nil,
		connectionUserInput:     inputs.OrElse(args.ConnectionUser, ""),
		enableDashboard:         inputs.OrElse(args.EnableDashboard, false),
		accepted:                check.Accepted{Names: args.AcceptedWarnings, Component: "RedisCluster", Rules: everyRule()},

		enableInsufficientDataActions: inputs.OrElse(args.EnableInsufficientDataActions, false),

		vpcID:                 inputs.Take(in, "vpcId", args.VpcId, ""),
		subnetIDs:             inputs.TakeList(in, "subnetIds", args.SubnetIds),
		securityGroupIDs:      inputs.TakeElements(in, "securityGroupIds", args.SecurityGroupIds),
		additionalGroupIDs:    inputs.TakeElements(in, "additionalSecurityGroupIds", args.AdditionalSecurityGroupIds),
		allowedPrefixLists:    inputs.TakeElements(in, "allowConnectionsFromPrefixLists", args.AllowConnectionsFromPrefixLists),
		allowedCIDRBlocks:     inputs.TakeElements(in, "allowConnectionsFromCidrBlocks", args.AllowConnectionsFromCidrBlocks),
		allowedSecurityGroups: inputs.TakeElements(in, "allowConnectionsFromSecurityGroups", args.AllowConnectionsFromSecurityGroups),
		alarmTopics:           inputs.TakeList(in, "alarmsSnsTopicArns", args.AlarmsSnsTopicArns),
		compositeTopics:       inputs.TakeElements(in, "compositeAlarmSnsTopicArns", args.CompositeAlarmSnsTopicArns),
		applyImmediately:      inputs.Take(in, "applyImmediately", args.ApplyImmediately, false),
		authToken:             inputs.Take(in, "authToken", args.AuthToken, ""),
		transitMode:           inputs.Take(in, "transitEncryptionMode", args.TransitEncryptionMode, ""),
		userGroupID:           inputs.Derive(inputs.Take(in, "userGroupId", args.UserGroupId, ""), strings.ToLower),
		users:                 takeUsers(in, args.Users),
		usersGiven:            args.Users != nil,
		connectionSecret:      takeConnectionSecret(in, args.ConnectionSecret),
		atRestEncryption:      inputs.Take(in, "enableAtRestEncryption", args.EnableAtRestEncryption, true),
		transitEncryption:     inputs.Take(in, "enableTransitEncryption", args.EnableTransitEncryption, true),
		logs:                  takeLogs(in, args),
		autoMinorUpgrade:      inputs.Take(in, "autoMinorVersionUpgrade", args.AutoMinorVersionUpgrade, false),
		givenDescription:      inputs.Take(in, "description", args.Description, ""),
		ipDiscovery:           inputs.Take(in, "ipDiscovery", args.IpDiscovery, ""),
		kmsKeyID:              inputs.Take(in, "kmsKeyId", args.KmsKeyId, ""),
		networkType:           inputs.Take(in, "networkType", args.NetworkType, ""),
		zones:                 inputs.TakeList(in, "preferredAvailabilityZones", args.PreferredAvailabilityZones),
		// As AWS and its provider do with capital letters.
		maintenanceWindow:      inputs.Derive(inputs.Take(in, "maintenanceWindow", args.MaintenanceWindow, defaultMaintenanceWindow), strings.ToLower),
		parameterGroupName:     inputs.Take(in, "parameterGroupName", args.ParameterGroupName, ""),
		port:                   inputs.Take(in, "port", args.Port, defaultPort),
		redisVersion:           inputs.Take(in, "redisVersion", args.RedisVersion, ""),
		engineVersion:          inputs.Take(in, "engineVersion", args.EngineVersion, ""),
		snapshotArn:            inputs.Take(in, "snapshotArn", args.SnapshotArn, ""),
		snapshotArns:           inputs.TakeList(in, "snapshotArns", args.SnapshotArns),
		snapshotName:           inputs.Take(in, "snapshotName", args.SnapshotName, ""),
		snapshotRetentionLimit: inputs.Take(in, "snapshotRetentionLimit", args.SnapshotRetentionLimit, defaultSnapshotRetentionLimit),
		snapshotWindow:         inputs.Take(in, "snapshotWindow", args.SnapshotWindow, defaultSnapshotWindow),
		// As AWS stores it: in capital letters it would differ from what AWS answers, which replaces the cluster each time.
		subnetGroupName:   inputs.Derive(inputs.Take(in, "subnetGroupName", args.SubnetGroupName, ""), strings.ToLower),
		notificationTopic: inputs.Take(in, "snsTopicForNotifications", args.SnsTopicForNotifications, ""),
		parameters:        inputs.TakeMap(in, "parameters", args.Parameters),
		tags:              inputs.TakeMap(in, "tags", args.Tags),
	}
	// An empty token is none: a secret of the program's configuration that was never set is one. The advice token-empty says so.
	r.tokenEmpty = r.authToken.Given && !inputs.Said(r.authToken)
	r.authToken.Given = inputs.Said(r.authToken)
	// A token is a secret whether or not the program says so.
	r.authToken.Secret = true
	in.Secrets["authToken"] = true
	r.secrets, r.refused, r.unknown = in.Secrets, in.Refused, in.Unknown
	return r, check.Refused(in), in.Err
}

// knows says whether fields of the object at a path were not refused, so that what they hold is what the program says.
func (r *request) knows(path string, fields ...string) bool {
	return !slices.ContainsFunc(fields, func(field string) bool { return r.refused.Cover(path + "." + field) })
}
