package rediscluster

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
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

	vpcID                 setting[string]
	subnetIDs             list
	subnetGroupName       setting[string]
	securityGroupIDs      list
	additionalGroupIDs    list
	allowedCIDRBlocks     list
	allowedPrefixLists    list
	allowedSecurityGroups list
	alarmTopics           list
	compositeTopics       list
	applyImmediately      setting[bool]
	authToken             setting[string]
	transitMode           setting[string]
	userGroupID           setting[string]
	users                 []user
	// usersGiven says that there is a list of users, which may be empty.
	usersGiven             bool
	connectionSecret       *secretRequest
	atRestEncryption       setting[bool]
	transitEncryption      setting[bool]
	logs                   []logRequest
	autoMinorUpgrade       setting[bool]
	givenDescription       setting[string]
	ipDiscovery            setting[string]
	kmsKeyID               setting[string]
	networkType            setting[string]
	zones                  list
	maintenanceWindow      setting[string]
	parameterGroupName     setting[string]
	port                   setting[int]
	redisVersion           setting[string]
	engineVersion          setting[string]
	snapshotArn            setting[string]
	snapshotArns           list
	snapshotName           setting[string]
	snapshotRetentionLimit setting[int]
	snapshotWindow         setting[string]
	notificationTopic      setting[string]
	parameters             dictionary
	tags                   dictionary

	// secrets are the inputs of which the value, or a part of it, is a secret.
	secrets map[string]bool
	// unknown are the inputs of which the value is not known: yet, or because it was refused already.
	unknown map[string]bool
}

// newRequest resolves the inputs. The problems it finds are values that are not what their input takes.
func newRequest(ctx context.Context, args *RedisClusterArgs) (*request, problems, error) {
	in := newResolver(ctx)
	r := &request{
		name:                    args.Name,
		instanceType:            args.InstanceType,
		replicationGroupSize:    args.ReplicationGroupSize,
		enableAutomaticFailover: args.EnableAutomaticFailover,
		enableMultiAz:           args.EnableMultiAz,
		clusterMode:             args.ClusterMode,
		migrationInput:          orElse(args.ClusterModeMigration, ""),
		enableCloudwatchAlarms:  orElse(args.EnableCloudwatchAlarms, true),
		alarmSettings:           args.Alarms,
		alarmScopeInput:         orElse(args.AlarmScope, ""),
		engine:                  orElse(args.Engine, string(elasticache.Redis)),
		dataTiering:             args.DataTieringEnabled,
		deletionProtection:      orElse(args.DeletionProtection, false),
		finalSnapshot:           orElse(args.FinalSnapshot, true),
		allowSelf:               orElse(args.AllowConnectionsFromSelf, false),
		generateToken:           orElse(args.GenerateAuthToken, false),
		tokenStrategy:           orElse(args.AuthTokenUpdateStrategy, ""),
		tokenVersion:            orElse(args.AuthTokenVersion, 1),
		tokenVersionGiven:       args.AuthTokenVersion != nil,
		connectionUserInput:     orElse(args.ConnectionUser, ""),
		enableDashboard:         orElse(args.EnableDashboard, false),

		enableInsufficientDataActions: orElse(args.EnableInsufficientDataActions, false),

		vpcID:                 take(in, "vpcId", args.VpcId, ""),
		subnetIDs:             takeList(in, "subnetIds", args.SubnetIds),
		securityGroupIDs:      takeElements(in, "securityGroupIds", args.SecurityGroupIds),
		additionalGroupIDs:    takeElements(in, "additionalSecurityGroupIds", args.AdditionalSecurityGroupIds),
		allowedPrefixLists:    takeElements(in, "allowConnectionsFromPrefixLists", args.AllowConnectionsFromPrefixLists),
		allowedCIDRBlocks:     takeElements(in, "allowConnectionsFromCidrBlocks", args.AllowConnectionsFromCidrBlocks),
		allowedSecurityGroups: takeElements(in, "allowConnectionsFromSecurityGroups", args.AllowConnectionsFromSecurityGroups),
		alarmTopics:           takeList(in, "alarmsSnsTopicArns", args.AlarmsSnsTopicArns),
		compositeTopics:       takeElements(in, "compositeAlarmSnsTopicArns", args.CompositeAlarmSnsTopicArns),
		applyImmediately:      take(in, "applyImmediately", args.ApplyImmediately, false),
		authToken:             take(in, "authToken", args.AuthToken, ""),
		transitMode:           take(in, "transitEncryptionMode", args.TransitEncryptionMode, ""),
		userGroupID:           derive(take(in, "userGroupId", args.UserGroupId, ""), strings.ToLower),
		users:                 takeUsers(in, args.Users),
		usersGiven:            args.Users != nil,
		connectionSecret:      takeConnectionSecret(in, args.ConnectionSecret),
		atRestEncryption:      take(in, "enableAtRestEncryption", args.EnableAtRestEncryption, true),
		transitEncryption:     take(in, "enableTransitEncryption", args.EnableTransitEncryption, true),
		logs:                  takeLogs(in, args),
		autoMinorUpgrade:      take(in, "autoMinorVersionUpgrade", args.AutoMinorVersionUpgrade, false),
		givenDescription:      take(in, "description", args.Description, ""),
		ipDiscovery:           take(in, "ipDiscovery", args.IpDiscovery, ""),
		kmsKeyID:              take(in, "kmsKeyId", args.KmsKeyId, ""),
		networkType:           take(in, "networkType", args.NetworkType, ""),
		zones:                 takeList(in, "preferredAvailabilityZones", args.PreferredAvailabilityZones),
		// As AWS and its provider do with capital letters.
		maintenanceWindow:      derive(take(in, "maintenanceWindow", args.MaintenanceWindow, defaultMaintenanceWindow), strings.ToLower),
		parameterGroupName:     take(in, "parameterGroupName", args.ParameterGroupName, ""),
		port:                   take(in, "port", args.Port, defaultPort),
		redisVersion:           take(in, "redisVersion", args.RedisVersion, ""),
		engineVersion:          take(in, "engineVersion", args.EngineVersion, ""),
		snapshotArn:            take(in, "snapshotArn", args.SnapshotArn, ""),
		snapshotArns:           takeList(in, "snapshotArns", args.SnapshotArns),
		snapshotName:           take(in, "snapshotName", args.SnapshotName, ""),
		snapshotRetentionLimit: take(in, "snapshotRetentionLimit", args.SnapshotRetentionLimit, defaultSnapshotRetentionLimit),
		snapshotWindow:         take(in, "snapshotWindow", args.SnapshotWindow, defaultSnapshotWindow),
		// As AWS stores it: in capital letters it would differ from what AWS answers, which replaces the cluster each time.
		subnetGroupName:   derive(take(in, "subnetGroupName", args.SubnetGroupName, ""), strings.ToLower),
		notificationTopic: take(in, "snsTopicForNotifications", args.SnsTopicForNotifications, ""),
		parameters:        takeMap(in, "parameters", args.Parameters),
		tags:              takeMap(in, "tags", args.Tags),
	}
	// A token is a secret whether or not the program says so.
	r.authToken.secret = true
	in.secrets["authToken"] = true
	r.secrets, r.unknown = in.secrets, in.unknown
	return r, in.found, in.err
}

// orElse is a value, or the default of an input.
func orElse[T any](value *T, absent T) T {
	if value == nil {
		return absent
	}
	return *value
}

// resolver gathers what resolving the inputs brings up beside their values.
type resolver struct {
	ctx     context.Context
	found   problems
	secrets map[string]bool
	unknown map[string]bool
	// err is why an input that was waited for never came: some other resource's failure, and no problem of the inputs.
	err error
}

// newResolver begins with what was refused before.
func newResolver(ctx context.Context) *resolver {
	found, paths := refusedIn(ctx)
	in := &resolver{ctx: ctx, found: found, secrets: map[string]bool{}, unknown: map[string]bool{}}
	for _, one := range found {
		path := strings.TrimSuffix(one.path, secretMark)
		paths = append(paths, path)
		if path != one.path {
			in.secrets[Root(path)] = true
		}
		if list, _, isElement := strings.Cut(path, "["); isElement {
			// Nor is it known how many there would be.
			paths = append(paths, list)
		}
	}
	for _, path := range paths {
		in.unknown[path] = true
		if path == "clusterMode" {
			// Nor is what is in it. The other way round, one number may be known without the other.
			in.unknown[shardsInput], in.unknown[replicasInput] = true, true
		}
	}
	return in
}

func (in *resolver) failed(name string, err error) {
	var wrongType wrongTypeError
	switch {
	case errors.As(err, &wrongType):
		in.found.add(name, "%v", err)
		in.unknown[name] = true
	case err != nil:
		in.err = errors.Join(in.err, fmt.Errorf("waiting for %s: %w", name, err))
	}
}

// saw notes of an input that it is not known, or that it or a part of it is a secret.
func (in *resolver) saw(name string, known, secret bool) {
	if !known {
		in.unknown[name] = true
	}
	if secret {
		in.secrets[Root(name)] = true
	}
}

func take[T any, I pulumi.Input](in *resolver, name string, input I, absent T) setting[T] {
	s, err := resolve(in.ctx, input, absent)
	in.failed(name, err)
	s.known = s.known && !in.unknown[name]
	in.saw(name, s.known, s.secret)
	return s
}

func takeList(in *resolver, name string, input pulumi.StringArrayInput) list {
	l, err := resolveList(in.ctx, input)
	return in.takeList(name, l, err)
}

func takeElements(in *resolver, name string, inputs []pulumi.StringInput) list {
	l, err := resolveElements(in.ctx, inputs)
	return in.takeList(name, l, err)
}

func (in *resolver) takeList(name string, l list, err error) list {
	in.failed(name, err)
	l.counted = l.counted && !in.unknown[name]
	in.saw(name, l.counted, false)
	for i, e := range l.elements {
		l.elements[i].known = e.known && !in.unknown[element(name, i)]
		in.saw(name, true, e.secret)
	}
	return l
}

func takeMap(in *resolver, name string, input pulumi.StringMapInput) dictionary {
	d, err := resolveMap(in.ctx, input)
	in.failed(name, err)
	in.saw(name, d.counted, false)
	for _, e := range d.entries {
		in.saw(name, true, e.secret)
	}
	return d
}
