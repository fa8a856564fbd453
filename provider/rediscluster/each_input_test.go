package rediscluster

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// oneInput is an input given another value than it has by default, and what else the cluster needs for it.
type oneInput struct {
	change func(*args)
	needs  func(*args) // nil for nothing
}

// before is what the input needs.
func (o oneInput) before() func(*args) {
	if o.needs == nil {
		return asIs
	}
	return o.needs
}

// both is what the input needs, and the input.
func (o oneInput) both() func(*args) { return all(o.before(), o.change) }

// oneOfEach is every input, by its name. An input that is added has to be added here.
var oneOfEach = map[string]oneInput{
	"acceptedWarnings":                   {accepts("tls-off"), nil},
	"additionalSecurityGroupIds":         {beside(group2), nil},
	"alarmScope":                         {scope("group"), nil},
	"alarms":                             {func(a *args) { a.Alarms = &Alarms{Evictions: &monitoring.Alarm{}} }, nil},
	"alarmsSnsTopicArns":                 {alarmTopics(topic), nil},
	"allowConnectionsFromCidrBlocks":     {blocks("10.0.0.0/16"), nil},
	"allowConnectionsFromPrefixLists":    {prefixLists("pl-0123abcd"), nil},
	"allowConnectionsFromSecurityGroups": {groups(group1), nil},
	"allowConnectionsFromSelf":           {fromSelf, nil},
	"applyImmediately":                   {atOnce, nil},
	"authToken":                          {token(goodToken), nil},
	"authTokenUpdateStrategy":            {strategy("SET"), token(goodToken)},
	"authTokenVersion":                   {tokenVersion(2), generated},
	"autoMinorVersionUpgrade":            {autoUpgrade(true), nil},
	"autoScaling":                        {scales(between(2, 6), nil), shards(2, 1)},
	"clusterMode":                        {shards(2, 1), nil},
	"clusterModeMigration":               {migrates("disabled"), nil},
	"compositeAlarmSnsTopicArns":         {pager(topic), nil},
	"connectionSecret":                   {secretNamed("my-app/redis"), nil},
	"connectionUser":                     {connectsAs("web"), users(app, byIAM("web"))},
	"dataTieringEnabled":                 {func(a *args) { a.DataTieringEnabled = new(true) }, nodeType("cache.r6gd.xlarge")},
	"deletionProtection":                 {func(a *args) { a.DeletionProtection = new(true) }, nil},
	"description":                        {described("of the web team"), nil},
	"enableAtRestEncryption":             {atRest(false), nil},
	"enableAutomaticFailover":            {failover(false), all(failover(true), multiAZ(false))},
	"enableCloudwatchAlarms":             {func(a *args) { a.EnableCloudwatchAlarms = new(false) }, nil},
	"enableDashboard":                    {withDashboard, nil},
	"enableInsufficientDataActions":      {func(a *args) { a.EnableInsufficientDataActions = new(true) }, alarmTopics(topic)},
	"enableMultiAz":                      {multiAZ(false), nil},
	"enableTransitEncryption":            {tls(false), nil},
	"engine":                             {runs("valkey"), nil},
	"engineLog":                          {engineLog(Log{}), nil},
	"engineVersion":                      {engineVersion("7.0"), nil},
	"finalSnapshot":                      {func(a *args) { a.FinalSnapshot = new(false) }, nil},
	"generateAuthToken":                  {generated, nil},
	"instanceType":                       {nodeType("cache.r7g.large"), nil},
	"ipDiscovery":                        {discovers("ipv6"), networkType("dual_stack")},
	"kmsKeyId":                           {encryptedBy(kmsKey), nil},
	"maintenanceWindow":                  {maintained("sun:03:00-sun:04:00"), nil},
	"name":                               {name("carts"), nil},
	"networkType":                        {networkType("dual_stack"), nil},
	"parameterGroupName":                 {parameterGroup("my-parameters"), nil},
	"parameters":                         {parameterOf("timeout", "300"), nil},
	"port":                               {port(6380), nil},
	"preferredAvailabilityZones":         {zones("eu-west-1a", "eu-west-1b"), nil},
	"redisVersion":                       {version("7.0"), nil},
	"replicationGroupSize":               {size(3), nil},
	"securityGroupIds":                   {ownGroups(group2), nil},
	"slowLog":                            {slowLog(Log{}), nil},
	"snapshotArn":                        {fromARN(file), nil},
	"snapshotArns":                       {fromARNs(file), nil},
	"snapshotName":                       {fromName("before"), nil},
	"snapshotRetentionLimit":             {retention(3), nil},
	"snapshotWindow":                     {snapshotWindow("01:00-02:00"), nil},
	"snsTopicForNotifications":           {func(a *args) { a.SnsTopicForNotifications = pulumi.String(topic) }, nil},
	"subnetGroupName":                    {ownSubnetGroup(ownSubnets), nil},
	"subnetIds":                          {placed(subnet2, "subnet-0aaaaaaaaaaaaaaa3"), nil},
	"tags":                               {func(a *args) { a.Tags = tags(2) }, nil},
	"transitEncryptionMode":              {tlsMode("preferred"), nil},
	"userGroupId":                        {userGroup("my-users"), nil},
	"users":                              {users(app, byIAM("web"), named("default", "")), nil},
	"vpcId":                              {inVPC("vpc-0bbbbbbbbbbbbbbb1"), nil},
}

func TestOneOfEachInput(t *testing.T) {
	t.Parallel()
	assert.Equal(t, slices.Sorted(maps.Keys(inputs.Properties(reflect.TypeFor[RedisClusterArgs]()))),
		slices.Sorted(maps.Keys(oneOfEach)))
}

// traces are what the children of a cluster are asked to be, and what the cluster hands out.
func traces(t *testing.T, change func(*args)) (children map[string]map[string]any, outputs map[string]any) {
	t.Helper()
	withAlarms := func(a *args) { a.EnableCloudwatchAlarms = nil }
	g, outputs, _ := connected(t, all(withAlarms, change))
	children = map[string]map[string]any{}
	for name, r := range g {
		if r.TypeToken != Token {
			children[name] = r.Inputs.Mappable()
			children[name]["(protect)"] = r.RegisterRPC.GetProtect()
			children[name]["(ignoreChanges)"] = r.RegisterRPC.GetIgnoreChanges()
		}
	}
	return children, outputs
}

// Each input changes a child or an output. An input that is forgotten on its way to AWS is found here.
func TestEachInputReachesItsResource(t *testing.T) {
	t.Parallel()
	without := map[string]string{
		"acceptedWarnings":   "it takes warnings away",
		"dataTieringEnabled": "it may say no other than what the type of node decides",
	}
	for input, one := range oneOfEach {
		t.Run(input, func(t *testing.T) {
			t.Parallel()
			wasChildren, wasOutputs := traces(t, one.before())
			children, outputs := traces(t, one.both())
			if without[input] != "" {
				assert.Equal(t, wasChildren, children, without[input])
				assert.Equal(t, wasOutputs, outputs, without[input])
				return
			}
			same := assert.ObjectsAreEqual(wasChildren, children) && assert.ObjectsAreEqual(wasOutputs, outputs)
			assert.False(t, same, "it changes no child and no output")
		})
	}
}

// Each change of what the replication group is asked to be is one that the rules know of: it is refused, it replaces
// the group, or it is among those that wait and that may not come with a change of its mode.
func TestEachChangeOfTheGroupIsKnown(t *testing.T) {
	t.Parallel()
	without := map[string]string{
		"applyImmediately":           "it is about when AWS makes the other changes",
		"authToken":                  "the AWS provider changes it in a call of its own",
		"authTokenUpdateStrategy":    "it is how the token is changed",
		"authTokenVersion":           "the AWS provider changes the token in a call of its own",
		"clusterModeMigration":       "it is the change of the mode",
		"engineLog":                  "it is known as slowLog: AWS is sent both at once",
		"finalSnapshot":              "it is about the deletion",
		"generateAuthToken":          "the AWS provider changes the token in a call of its own",
		"parameterGroupName":         "a change of the mode comes with one of the parameter group",
		"parameters":                 "a change of the mode comes with one of the parameter group",
		"preferredAvailabilityZones": "the AWS provider sends it with the creation alone",
		"tags":                       "AWS changes them at once, and by themselves",
	}
	for input, one := range oneOfEach {
		t.Run(input, func(t *testing.T) {
			t.Parallel()
			group := func(change func(*args)) map[string]any {
				return mustDeploy(t, with(all(noAlarms, change)))["cache-replication-group"].Inputs.Mappable()
			}
			was, now := group(one.before()), group(one.both())
			if assert.ObjectsAreEqual(was, now) || without[input] != "" {
				return
			}
			u := afterwards(t, with(one.before()), with(one.both()), nil)
			var known []string
			for _, said := range rulebook().Refused(u.planChange) {
				known = append(known, inputs.Root(said.Path))
			}
			for _, said := range check.RunChange(u.planChange, false, rulebook().Unknown(u.planChange), replacements) {
				known = append(known, inputs.Root(said.Path))
			}
			for _, change := range groupChanges(u.planChange) {
				known = append(known, change.input)
			}
			assert.Contains(t, known, input)
		})
	}
}
