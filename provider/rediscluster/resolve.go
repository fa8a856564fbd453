package rediscluster

import (
	"context"
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
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
	enableCloudwatchAlarms  bool

	vpcID                  setting[string]
	subnetIDs              list
	allowedCIDRBlocks      list
	allowedSecurityGroups  list
	alarmTopics            list
	applyImmediately       setting[bool]
	authToken              setting[string]
	atRestEncryption       setting[bool]
	transitEncryption      setting[bool]
	maintenanceWindow      setting[string]
	parameterGroupName     setting[string]
	port                   setting[int]
	redisVersion           setting[string]
	snapshotArn            setting[string]
	snapshotName           setting[string]
	snapshotRetentionLimit setting[int]
	snapshotWindow         setting[string]
	notificationTopic      setting[string]
	tags                   setting[map[string]string]
}

// newRequest resolves the inputs. The problems it finds are values that are not what their input takes.
func newRequest(ctx context.Context, args *RedisClusterArgs) (*request, problems) {
	var found problems
	r := &request{
		name:                    args.Name,
		instanceType:            args.InstanceType,
		replicationGroupSize:    args.ReplicationGroupSize,
		enableAutomaticFailover: args.EnableAutomaticFailover,
		enableMultiAz:           args.EnableMultiAz,
		clusterMode:             args.ClusterMode,
		enableCloudwatchAlarms:  args.EnableCloudwatchAlarms == nil || *args.EnableCloudwatchAlarms,

		vpcID:                  take(ctx, &found, "vpcId", args.VpcId, ""),
		subnetIDs:              takeList(ctx, &found, "subnetIds", args.SubnetIds),
		allowedCIDRBlocks:      takeElements(ctx, &found, "allowConnectionsFromCidrBlocks", args.AllowConnectionsFromCidrBlocks),
		allowedSecurityGroups:  takeElements(ctx, &found, "allowConnectionsFromSecurityGroups", args.AllowConnectionsFromSecurityGroups),
		alarmTopics:            takeList(ctx, &found, "alarmsSnsTopicArns", args.AlarmsSnsTopicArns),
		applyImmediately:       take(ctx, &found, "applyImmediately", args.ApplyImmediately, false),
		authToken:              take(ctx, &found, SecretPath("authToken"), args.AuthToken, ""),
		atRestEncryption:       take(ctx, &found, "enableAtRestEncryption", args.EnableAtRestEncryption, true),
		transitEncryption:      take(ctx, &found, "enableTransitEncryption", args.EnableTransitEncryption, true),
		maintenanceWindow:      take(ctx, &found, "maintenanceWindow", args.MaintenanceWindow, defaultMaintenanceWindow),
		parameterGroupName:     take(ctx, &found, "parameterGroupName", args.ParameterGroupName, ""),
		port:                   take(ctx, &found, "port", args.Port, defaultPort),
		redisVersion:           take(ctx, &found, "redisVersion", args.RedisVersion, defaultVersion),
		snapshotArn:            take(ctx, &found, "snapshotArn", args.SnapshotArn, ""),
		snapshotName:           take(ctx, &found, "snapshotName", args.SnapshotName, ""),
		snapshotRetentionLimit: take(ctx, &found, "snapshotRetentionLimit", args.SnapshotRetentionLimit, defaultSnapshotRetentionLimit),
		snapshotWindow:         take(ctx, &found, "snapshotWindow", args.SnapshotWindow, defaultSnapshotWindow),
		notificationTopic:      take(ctx, &found, "snsTopicForNotifications", args.SnsTopicForNotifications, ""),
		tags:                   take(ctx, &found, "tags", args.Tags, map[string]string{}),
	}
	// A token is a secret whether or not the program says so.
	r.authToken.secret = true
	return r, found
}

func take[T any, I pulumi.Input](ctx context.Context, found *problems, path string, input I, absent T) setting[T] {
	s, err := resolve(ctx, input, absent)
	if err != nil {
		found.add(path, "%v", err)
	}
	return s
}

func takeList(ctx context.Context, found *problems, path string, input pulumi.StringArrayInput) list {
	l, err := resolveList(ctx, input)
	if err != nil {
		found.add(path, "%v", err)
	}
	return l
}

func takeElements(ctx context.Context, found *problems, path string, inputs []pulumi.StringInput) list {
	l, err := resolveElements(ctx, inputs)
	if err != nil {
		found.add(path, "%v", err)
	}
	return l
}

// inputs are the arguments as the engine records them in the component's state, the token as a secret.
func (a *RedisClusterArgs) inputs() pulumi.Map {
	recorded := pulumi.Map{}
	v := reflect.ValueOf(a).Elem()
	for name, i := range properties(v.Type()) {
		field := v.Field(i)
		switch field.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Interface:
			if field.IsNil() {
				continue
			}
		}
		switch value := field.Interface().(type) {
		case pulumi.Input:
			recorded[name] = value
		case []pulumi.StringInput:
			recorded[name] = pulumi.StringArray(value)
		default:
			recorded[name] = pulumi.Any(value)
		}
	}
	if a.AuthToken != nil {
		recorded["authToken"] = pulumi.ToSecret(a.AuthToken)
	}
	return recorded
}
