package rediscluster

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const region = "eu-west-1"

// home is the region of the provider that the tests' clusters are made by.
func home() string { return region }

// ownSubnets is a subnet group of the program's own, in two zones.
const ownSubnets = "my-subnets"

// ownUsers is a group of users of the program's own.
const ownUsers = "my-users"

// surroundings are what a cluster needs around it, in a cloud of its own.
type surroundings struct {
	cloud        *awssim.Cloud
	vpc          string
	subnets      []string
	groups       []string
	alerts, fifo string
}

// newSurroundings makes the same network, with the same ids, in a new cloud each time.
func newSurroundings(t require.TestingT) surroundings {
	cloud := awssim.InMemory()
	require.NoError(t, cloud.SetNodeQuota(500), "a quota is what an account has of it; see the advice about it")
	require.NoError(t, cloud.SetSubnetQuota(100))
	n, err := cloud.Network(region)
	require.NoError(t, err)
	_, err = cloud.Create(region, "aws:elasticache/subnetGroup:SubnetGroup", property.NewMap(map[string]property.Value{
		"name": property.New(ownSubnets), "subnetIds": property.New([]property.Value{property.New(n.Subnets[0]), property.New(n.Subnets[1])}),
	}))
	require.NoError(t, err)
	user, err := cloud.Create(region, "aws:elasticache/user:User", property.NewMap(map[string]property.Value{
		"userId": property.New("nobody"), "userName": property.New("default"), "engine": property.New("redis"), "accessString": property.New("off -@all"),
		"authenticationMode": property.New(map[string]property.Value{"type": property.New("no-password-required")}),
	}))
	require.NoError(t, err)
	_, err = cloud.Create(region, "aws:elasticache/userGroup:UserGroup", property.NewMap(map[string]property.Value{
		"userGroupId": property.New(ownUsers), "engine": property.New("redis"), "userIds": property.New([]property.Value{property.New(user.ID)}),
	}))
	require.NoError(t, err)
	return surroundings{cloud: cloud, vpc: n.VPC, subnets: n.Subnets, groups: n.Groups, alerts: n.Topic, fifo: n.FIFOTopic}
}

// verdicts answers what a program registers as AWS would, from a real create of it.
type verdicts struct {
	cloud *awssim.Cloud
	// refusals are what AWS, or its provider, did not take.
	refusals []error
}

func (a *verdicts) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func (a *verdicts) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken == Token || !strings.HasPrefix(args.TypeToken, "aws:") {
		return madeElsewhere(args)
	}
	made, err := a.cloud.Create(region, args.TypeToken, resource.FromResourcePropertyMap(args.Inputs))
	if err != nil {
		a.refusals = append(a.refusals, fmt.Errorf("%s: %w", args.Name, err))
		return "", nil, err
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}

// madeElsewhere answers for what is not AWS's: the component itself, and what is random.
func madeElsewhere(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken != "random:index/randomPassword:RandomPassword" {
		return "", args.Inputs, nil
	}
	outputs := args.Inputs.Copy()
	outputs["result"] = resource.MakeSecret(resource.NewProperty(strings.Repeat("g", int(args.Inputs["length"].NumberValue())-1) + args.Inputs["keepers"].ObjectValue()["version"].StringValue()))
	return args.Name, outputs, nil
}

// translate makes a cluster without holding its inputs against the rules.
func translate(cloud pulumi.MockResourceMonitor, args *RedisClusterArgs) error {
	return pulumi.RunErr(func(ctx *pulumi.Context) error {
		p, found, err := newPlan(ctx.Context(), args)
		if err := errors.Join(err, p.report().Err(found)); err != nil {
			return err
		}
		c := &RedisCluster{}
		if err := ctx.RegisterComponentResource(Token, "cache", c); err != nil {
			return err
		}
		h, err := newHistory(ctx, p, Token, "cache", nil)
		if err != nil {
			return err
		}
		_, err = (&builder{Builder: component.NewBuilder(ctx, c, "cache", p.identity.Tags, nil), plan: p, history: h}).children()
		return err
	}, pulumi.WithMocks("project", "stack", cloud))
}

// create makes a cluster in AWS without holding its inputs against the rules, and is what AWS refused of it.
func (s surroundings) create(args *RedisClusterArgs) error {
	cloud := &verdicts{cloud: s.cloud}
	err := translate(cloud, args)
	if refused := errors.Join(cloud.refusals...); refused != nil {
		return refused
	}
	return err
}

// fit puts a cluster of the tests into the surroundings.
func (s surroundings) fit(args *RedisClusterArgs) *RedisClusterArgs {
	known := map[string]string{
		"vpc-0aaaaaaaaaaaaaaa1": s.vpc, subnet1: s.subnets[0], subnet2: s.subnets[1], group1: s.groups[0], group2: s.groups[1],
		topic: s.alerts, topic + ".fifo": s.fifo,
	}
	replace := func(input pulumi.StringInput) pulumi.StringInput {
		if id, ok := known[string(input.(pulumi.String))]; ok {
			return pulumi.String(id)
		}
		return input
	}
	if vpc, ok := args.VpcId.(pulumi.String); ok {
		args.VpcId = replace(vpc).(pulumi.String)
	}
	for _, list := range []pulumi.StringArrayInput{args.SubnetIds, args.AlarmsSnsTopicArns} {
		elements, _ := list.(pulumi.StringArray)
		for i := range elements {
			elements[i] = replace(elements[i])
		}
	}
	for _, list := range [][]pulumi.StringInput{args.CompositeAlarmSnsTopicArns, args.AllowConnectionsFromSecurityGroups, args.SecurityGroupIds, args.AdditionalSecurityGroupIds} {
		for i := range list {
			list[i] = replace(list[i])
		}
	}
	return args
}

// Every rule is AWS's: what it refuses, AWS refuses, or the rule says why it goes beyond AWS. And AWS takes what is just
// inside.
func TestRulesAreThoseOfAWS(t *testing.T) {
	t.Parallel()
	for _, rule := range refusals {
		refused := 0
		for i, c := range ruleCases[rule.Name] {
			if s := newSurroundings(t); s.create(s.fit(with(c.outside))) != nil {
				refused++
			} else {
				assert.NotEmpty(t, rule.StricterThanAWS, "%s %d: AWS takes what the rule refuses", rule.Name, i)
			}
		}
		if rule.StricterThanAWS != "" {
			assert.Less(t, refused, len(ruleCases[rule.Name]), "%s goes nowhere beyond AWS", rule.Name)
		}
	}
}

// mayBeRefused are the pieces of advice about what AWS may refuse, and why they refuse nothing.
var mayBeRefused = map[string]string{
	"action-unknown": unknownToUs, "node-family-unknown": unknownToUs, "node-family-withdrawn": unknownToUs,
	"user-command-unknown": unknownToUs, "version-unknown": unknownToUs,
	"users-quota":    "an account can have it raised",
	"action-regions": "AWS says nothing of actions in other regions",
	"key-govcloud":   "its pages disagree", "local-zones": "it says that Multi-AZ is turned off, and not whether it refuses",
}

const unknownToUs = "this package does not know it, and AWS may"

// What advice is about, AWS takes: what it refuses is refused before anything is made, and not advised against.
func TestAdviceIsAboutWhatAWSTakes(t *testing.T) {
	t.Parallel()
	for _, rule := range advice {
		if _, may := mayBeRefused[rule.Name]; may {
			continue
		}
		for i, c := range ruleCases[rule.Name] {
			s := newSurroundings(t)
			_, err := s.cloud.Create(region, "aws:elasticache/parameterGroup:ParameterGroup", property.NewMap(map[string]property.Value{
				"name": property.New("my-parameters"), "family": property.New("redis7"),
			}))
			require.NoError(t, err)
			verdict := s.create(s.fit(with(c.outside)))
			assert.True(t, verdict == nil || elsewhere(verdict), "%s %d: AWS refuses it: %v", rule.Name, i, verdict)
		}
	}
}

// The checks and AWS agree about random clusters: what the checks accept, AWS accepts in a real create; what AWS refuses, the
// checks had refused; and what the checks refuse, AWS refuses, but for the rules that go beyond AWS on purpose.
func TestChecksAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, accepted, refused int
	property := func(t *rapid.T) {
		tried++
		s := newSurroundings(t)
		args := drawArgs(t, s)
		p, found, err := newPlan(context.Background(), args)
		require.NoError(t, err)
		require.Empty(t, found)
		p.region = region
		plan := p
		problems := plan.check(slices.Concat(refusals, creationRules))
		text := fmt.Sprint(p.report().Err(p.hide(problems)))
		assert.Equal(t, text, fmt.Sprint(p.report().Err(p.hide(p.check(slices.Concat(refusals, creationRules))))), "the same twice")
		plan.check(advice)

		verdict := s.create(args)
		switch {
		case len(problems) == 0 && !plan.engine.NodeType.Known():
			// For AWS alone to say.
		case len(problems) == 0 && (elsewhere(verdict) || plan.actsElsewhere()):
		case len(problems) == 0:
			accepted++
			require.NoError(t, verdict, "the checks accept what AWS refuses")
		case !slices.ContainsFunc(problems, func(p check.Problem) bool {
			return p.Rule.StricterThanAWS != "" || inputs.Root(p.Path) == "alarmsSnsTopicArns" && !plan.monitoring.Enabled // AWS does not see them
		}):
			refused++
			require.Error(t, verdict, "AWS takes what the checks refuse: %s", text)
		}
	}
	rapid.Check(t, property)
	t.Logf("%d of %d accepted, %d refused by both", accepted, tried, refused)
	assert.Greater(t, accepted, tried/10, "much of what is drawn is right")
	assert.Greater(t, refused, tried/10, "and much is wrong")
}

// elsewhere says whether AWS refuses something because of what else there is in the account, which the inputs alone do not
// tell.
func elsewhere(refused error) bool {
	return refused != nil && slices.ContainsFunc([]string{
		"does not exist", "UserGroupNotFound", "Some input subnets in", "same account and the same region", "SnapshotNotFoundFault",
		"is not covered by the cache subnet group", "Could not find parameter", "Some security group IDs are invalid or are not in the VPC",
	}, func(s string) bool { return strings.Contains(refused.Error(), s) })
}

// actsElsewhere says whether alarms do something in another region, of which AWS's documentation does not say whether it takes it:
// the simulated AWS does not, and the checks warn.
func (p *plan) actsElsewhere() bool {
	return slices.ContainsFunc(p.check(regionAdvice), func(one check.Problem) bool { return one.Rule.Name == "action-regions" })
}

// drawArgs draws a cluster that is right in most ways, with up to three things about it changed at random.
func drawArgs(t *rapid.T, s surroundings) *RedisClusterArgs {
	a := &RedisClusterArgs{
		Name:         rapid.StringMatching(`[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,8}){0,2}`).Draw(t, "name"),
		InstanceType: rapid.SampledFrom(nodeTypes).Draw(t, "node type"),
		VpcId:        pulumi.String(s.vpc),
		SubnetIds:    pulumi.ToStringArray(s.subnets[:rapid.IntRange(1, 3).Draw(t, "subnets")]),
	}
	if rapid.Bool().Draw(t, "cluster mode") {
		n, replicas := rapid.IntRange(1, 8).Draw(t, "shards"), rapid.IntRange(0, 5).Draw(t, "replicas")
		a.ClusterMode = &ClusterMode{NumNodeGroups: n, ReplicasPerNodeGroup: replicas}
		a.ReplicationGroupSize, a.EnableAutomaticFailover = n*(1+replicas), true
		a.EnableMultiAz = replicas > 0 && len(a.SubnetIds.(pulumi.StringArray)) > 1
	} else {
		a.ReplicationGroupSize = rapid.IntRange(1, 6).Draw(t, "size")
		a.EnableAutomaticFailover = a.ReplicationGroupSize > 1
		a.EnableMultiAz = a.EnableAutomaticFailover && len(a.SubnetIds.(pulumi.StringArray)) > 1
	}
	// Many alarms cost time and say nothing new.
	alarms := a.ReplicationGroupSize < 8
	a.EnableCloudwatchAlarms = &alarms
	for range rapid.IntRange(0, 4).Draw(t, "options") {
		rapid.SampledFrom(options).Draw(t, "option").set(t, a, s)
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 1, 2, 3}).Draw(t, "slips") {
		rapid.SampledFrom(slips).Draw(t, "slip").set(t, a, s)
	}
	return a
}

var nodeTypes = []string{
	"cache.m7g.large", "cache.t4g.micro", "cache.r6g.xlarge", "cache.m5.large", "cache.r6gd.xlarge", "cache.t3.medium", "cache.c7gn.large", "cache.m99g.large", "cache.r4.large",
}

// A change of a cluster that has a name, so that a failure can be read.
type change struct {
	what string
	set  func(*rapid.T, *RedisClusterArgs, surroundings)
}

func (c change) String() string { return c.what }

// options are inputs that may be given, right in themselves.
var options = []change{
	{"blocks", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromCidrBlocks = strs(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32", "192.168.1.1/32", "::/0", "172.16.0.0/12",
		}), 0, 4, rapid.ID).Draw(t, "blocks")...)
	}},
	{"groups", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromSecurityGroups = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "groups")]...)
	}},
	{"own subnets", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		ownSubnetGroup(rapid.SampledFrom([]string{ownSubnets, "My-Subnets", "default", "no-such-group"}).Draw(t, "subnet group"))(a)
		if rapid.IntRange(0, 3).Draw(t, "beside subnets") == 0 {
			placed(subnet1, subnet2)(a)
		}
	}},
	{"own groups", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SecurityGroupIds = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "own groups")]...)
		if rapid.Bool().Draw(t, "alone") {
			a.VpcId, a.AllowConnectionsFromCidrBlocks, a.AllowConnectionsFromSecurityGroups = nil, nil, nil
		}
	}},
	{"other sources", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromPrefixLists = strs(rapid.SampledFrom([]string{"pl-0123abcd", "pl-0123456789abcdef0"}).Draw(t, "prefix list"))
		a.AllowConnectionsFromSelf = ptr(rapid.Bool().Draw(t, "self"))
		a.AdditionalSecurityGroupIds = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "additional groups")]...)
	}},
	{"a generated token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		generated(a)
		if rapid.Bool().Draw(t, "version") {
			tokenVersion(rapid.IntRange(0, 3).Draw(t, "token version"))(a)
		}
	}},
	{"strategy", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		strategy(rapid.SampledFrom([]string{"ROTATE", "SET", "DELETE"}).Draw(t, "strategy"))(a)
	}},
	{"mode of TLS", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		tlsMode(rapid.SampledFrom([]string{"preferred", "required", ""}).Draw(t, "mode"))(a)
	}},
	{"users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		users(rapid.SliceOfN(rapid.SampledFrom([]User{
			app, named("default", ""), byIAM("web"), may("on %R~app:* +@read"), named("web.1", "web-1"), may("off -@all"), withPasswords(goodPassword, "another-password-of-some-length"), may("on ~* &* +@all"), named("other", "sessions-app"),
		}), 0, 3).Draw(t, "users")...)(a)
	}},
	{"a long name, and users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Name = rapid.StringMatching(`[a-z]{28}(-[a-z]{1,5}){2}`).Draw(t, "long name")
		user := rapid.StringMatching(`[a-z]{1,30}(-[a-z]{1,10})?`)
		users(named(user.Draw(t, "user"), ""), named("web", user.Draw(t, "id")), app)(a)
	}},
	{"own users", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { userGroup(ownUsers)(a) }},
	{"secret", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){secretNamed("my-app/redis"), secretNamed(""), secretKey(kmsKey), secretKept(0), secretKept(7)}).Draw(t, "secret")(a)
	}},
	{"topics", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AlarmsSnsTopicArns = pulumi.ToStringArray([]string{s.alerts})
	}},
	{"Valkey", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		runs("valkey")(a)
		if rapid.Bool().Draw(t, "says the version") {
			engineVersion(rapid.SampledFrom([]string{"7.2", "8.0", "8.1", "8.2", "9.0", "9.1"}).Draw(t, "version"))(a)
		}
	}},
	{"version of either", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		engineVersion(rapid.SampledFrom([]string{"4.0.10", "5.0.6", "6.x", "6.2", "7.1", "7.2", "8.2"}).Draw(t, "version"))(a)
	}},
	{"settings", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			autoUpgrade(true), networkType("dual_stack"), networkType("ipv6"), networkType("ipv4"), discovers("ipv4"), encryptedBy(kmsKey), described("of the tests"), parameterOf("timeout", "300"),
			parameterOf("maxmemory-policy", "allkeys-lfu"), parameterOf("maxmemory-policy", "noeviction"), parameterOf("databases", "32"), parameterOf("no-such-thing", "1"),
		}).Draw(t, "setting")(a)
	}},
	{"logs", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		slowLog(rapid.SampledFrom([]Log{{}, {Format: ptr("text"), RetentionInDays: ptr(7)}, {LogGroupName: pulumi.String("/my/group")}, {DeliveryStreamName: pulumi.String("stream")}}).Draw(t, "slow log"))(a)
		if rapid.Bool().Draw(t, "both") {
			engineLog(Log{KmsKeyId: pulumi.String(kmsKey)})(a)
		}
	}},
	{"another region", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			alarmTopics(farTopic), pager(farTopic), events(farTopic), encryptedBy(farKey), secretKey(farKey), slowLog(Log{KmsKeyId: pulumi.String(farKey)}),
			all(nodes(2), zones("us-east-1a", "us-east-1b")), alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:page"), alarmTopics(responsePlan("aws-cn")),
			alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"),
		}).Draw(t, "elsewhere")(a)
	}},
	{"zones", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		zones(rapid.SliceOfN(rapid.SampledFrom([]string{"eu-west-1a", "eu-west-1b", "eu-west-1c"}), 1, 6).Draw(t, "zones")...)(a)
	}},
	{"migration", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		migrates(rapid.SampledFrom([]string{"compatible", "enabled", "disabled"}).Draw(t, "step"))(a)
	}},
	{"pager", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) { pager(s.alerts)(a) }},
	{"scope", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		scope(rapid.SampledFrom([]string{"nodes", "group", "both"}).Draw(t, "scope"))(a)
	}},
	{"dashboard", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { withDashboard(a) }},
	{"every alarm", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Alarms = &Alarms{}
		for input := range monitoring.AlarmFields {
			turnOn(a.Alarms, input)
		}
	}},
	{"other actions", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		alarmTopics(rapid.SampledFrom([]string{
			"arn:aws:lambda:eu-west-1:123456789012:function:page", "arn:aws:ssm:eu-west-1:123456789012:opsitem:1#CATEGORY=Availability",
			"arn:aws:ssm-incidents::123456789012:response-plan/redis", "arn:aws:aiops:eu-west-1:123456789012:investigation-group/redis",
			"arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:0a1b:resource/x:policyName/y",
		}).Draw(t, "action"))(a)
		a.EnableInsufficientDataActions = ptr(rapid.Bool().Draw(t, "insufficient data"))
	}},
	{"events", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SnsTopicForNotifications = pulumi.String(s.alerts)
	}},
	{"apply immediately", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ApplyImmediately = pulumi.Bool(rapid.Bool().Draw(t, "at once"))
	}},
	{"token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AuthToken = pulumi.String(rapid.StringMatching(`[A-Za-z0-9!&#$^<>-]{16,128}`).Draw(t, "token"))
	}},
	{"at rest", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { atRest(rapid.Bool().Draw(t, "at rest"))(a) }},
	{"no TLS", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { tls(false)(a) }},
	{"maintenance", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { maintained(drawWeekly(t))(a) }},
	{"snapshots", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { snapshotWindow(drawDaily(t))(a) }},
	{"no snapshots", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { snapshotWindow("")(a) }},
	{"retention", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		retention(rapid.IntRange(0, 35).Draw(t, "days"))(a)
	}},
	{"port", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		port(rapid.IntRange(1, 65535).Draw(t, "port"))(a)
	}},
	{"version", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		version(rapid.SampledFrom([]string{"7.1", "7.0", "6.2", "6.x", "6.0", "5.0.6", "4.0.10"}).Draw(t, "version"))(a)
	}},
	{"a snapshot", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { fromName("before-upgrade")(a) }},
	{"a file", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { fromARN(file)(a) }},
	{"files", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		fromARNs(rapid.SliceOfN(rapid.SampledFrom([]string{file, file + ".2.rdb", file + ".gz"}), 0, 3).Draw(t, "files")...)(a)
	}},
	{"tags", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		tag(rapid.SampledFrom([]string{"team", "a/b", "Größe"}).Draw(t, "key"), rapid.SampledFrom([]string{"web", "", "a b"}).Draw(t, "value"))(a)
	}},
}

// slips are what goes wrong.
var slips = []change{
	{"the name", slip(func(a *RedisClusterArgs) *string { return &a.Name })},
	{"the node type", slip(func(a *RedisClusterArgs) *string { return &a.InstanceType })},
	{"the VPC", func(t *rapid.T, a *RedisClusterArgs, s surroundings) { a.VpcId = slipped(t, s.vpc).(pulumi.String) }},
	{"no VPC", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.VpcId = nil }},
	{"a subnet", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		given, _ := a.SubnetIds.(pulumi.StringArray)
		a.SubnetIds = append(given, slipped(t, s.subnets[0]))
	}},
	{"no subnets", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.SubnetIds = nil }},
	{"the subnet group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		ownSubnetGroup(string(slipped(t, ownSubnets).(pulumi.String)))(a)
	}},
	{"an own group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SecurityGroupIds = append(a.SecurityGroupIds, slipped(t, s.groups[1]))
		a.AllowConnectionsFromCidrBlocks, a.AllowConnectionsFromSecurityGroups = nil, nil
	}},
	{"the version", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.RedisVersion = slipped(t, "7.1").(pulumi.String)
	}},
	{"the window", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotWindow = slipped(t, drawDaily(t)).(pulumi.String)
	}},
	{"the maintenance window", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.MaintenanceWindow = slipped(t, drawWeekly(t)).(pulumi.String)
	}},
	{"a block", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromCidrBlocks = append(a.AllowConnectionsFromCidrBlocks,
			slipped(t, rapid.SampledFrom([]string{"10.0.0.0/16", "2001:db8::/32", "192.168.1.0/24"}).Draw(t, "block")))
	}},
	{"a group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromSecurityGroups = append(a.AllowConnectionsFromSecurityGroups, slipped(t, s.groups[1]))
	}},
	{"a prefix list", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromPrefixLists = append(a.AllowConnectionsFromPrefixLists, slipped(t, "pl-0123abcd"))
	}},
	{"an additional group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AdditionalSecurityGroupIds = append(a.AdditionalSecurityGroupIds, slipped(t, s.groups[1]))
	}},
	{"a user", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		u := app
		switch field := rapid.SampledFrom([]string{"name", "id", "password", "access"}).Draw(t, "field"); field {
		case "name":
			u.Name = string(slipped(t, "app").(pulumi.String))
			if rapid.Bool().Draw(t, "by IAM") {
				u = byIAM(string(slipped(t, strings.Repeat("u", 39)).(pulumi.String)))
			}
		case "id":
			u.UserId = ptr(string(slipped(t, rapid.SampledFrom([]string{"my-app", strings.Repeat("my-app-", 5) + "users"}).Draw(t, "user id")).(pulumi.String)))
		case "password":
			u.Passwords = []pulumi.StringInput{slipped(t, goodPassword)}
		case "access":
			u.AccessString = drawAccess(t)
		}
		a.Users = append(a.Users, u)
	}},
	{"the secret", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){secretNamed(string(slipped(t, "my-app/redis").(pulumi.String))), secretKept(rapid.IntRange(-1, 31).Draw(t, "days"))}).Draw(t, "secret")(a)
	}},
	{"the user group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		userGroup(string(slipped(t, rapid.SampledFrom([]string{ownUsers, strings.Repeat("u", 40)}).Draw(t, "own users")).(pulumi.String)))(a)
	}},
	{"the log group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		name := rapid.SampledFrom([]string{"/my/group", "aws/group", "/aws/group"}).Draw(t, "log group")
		slowLog(Log{LogGroupName: slipped(t, name).(pulumi.String)})(a)
	}},
	{"a topic", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AlarmsSnsTopicArns = pulumi.StringArray{slipped(t, rapid.SampledFrom([]string{s.alerts, s.fifo}).Draw(t, "topic"))}
	}},
	{"the events' topic", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SnsTopicForNotifications = slipped(t, rapid.SampledFrom([]string{s.alerts, s.fifo}).Draw(t, "topic")).(pulumi.String)
	}},
	{"the file", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotArn = slipped(t, file).(pulumi.String)
	}},
	{"a file more", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		given, _ := a.SnapshotArns.(pulumi.StringArray)
		a.SnapshotArns = append(given, slipped(t, file))
	}},
	{"the snapshot", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotName = slipped(t, "before-upgrade").(pulumi.String)
	}},
	{"the token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AuthToken = slipped(t, rapid.StringMatching(`[A-Za-z0-9!&#$^<>-]{15,130}`).Draw(t, "token")).(pulumi.String)
	}},
	{"a tag", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Tags = pulumi.StringMap{string(slipped(t, "team").(pulumi.String)): slipped(t, "web")}
	}},
	{"the size", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ReplicationGroupSize = rapid.IntRange(-1, 8).Draw(t, "size")
	}},
	{"failover", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.EnableAutomaticFailover = !a.EnableAutomaticFailover
	}},
	{"multi-AZ", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.EnableMultiAz = !a.EnableMultiAz }},
	{"the shards", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: rapid.SampledFrom([]int{-1, 0, 1, 100, 501}).Draw(t, "shards"), ReplicasPerNodeGroup: rapid.SampledFrom([]int{-1, 0, 5, 6}).Draw(t, "replicas")}
		no := false
		a.EnableCloudwatchAlarms = &no
	}},
	{"the port", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		port(rapid.SampledFrom([]int{-1, 0, 65536}).Draw(t, "port"))(a)
	}},
	{"the retention", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		retention(rapid.SampledFrom([]int{-1, 36, 1000}).Draw(t, "days"))(a)
	}},
	{"the parameter group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		parameterGroup(rapid.SampledFrom([]string{"default.redis7", "default.redis7.cluster.on", "default.redis6.x", "default.redis5.0.cluster.on", "my group"}).Draw(t, "group"))(a)
	}},
}

func slip(field func(*RedisClusterArgs) *string) func(*rapid.T, *RedisClusterArgs, surroundings) {
	return func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		*field(a) = string(slipped(t, *field(a)).(pulumi.String))
	}
}

// slipped is a value as a tired person writes it, or a machine at random.
func slipped(t *rapid.T, s string) pulumi.StringInput {
	at := rapid.IntRange(0, len(s)).Draw(t, "at")
	inserted := rapid.SampledFrom([]string{" ", "-", "_", ".", "/", ":", "A", "0", "9", "x", "é", "о", "\u200b", "\n", ",", "%"}).Draw(t, "character")
	return pulumi.String(rapid.SampledFrom([]string{
		s[:at] + inserted + s[at:],
		s[:max(at-1, 0)] + s[at:],
		s[:max(at-1, 0)] + inserted + s[at:],
		strings.ToUpper(s), " " + s, s + s, "", s,
		rapid.String().Draw(t, "anything"),
	}).Draw(t, "slipped"))
}

func drawWeekly(t *rapid.T) string {
	days := []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	start := rapid.IntRange(0, 7*1440-1).Draw(t, "start")
	at := func(minute int) string {
		minute %= 7 * 1440
		return fmt.Sprintf("%s:%02d:%02d", days[minute/1440], minute%1440/60, minute%60)
	}
	return at(start) + "-" + at(start+rapid.IntRange(58, 200).Draw(t, "minutes"))
}

func drawDaily(t *rapid.T) string {
	start := rapid.IntRange(0, 1439).Draw(t, "start")
	at := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute%1440/60, minute%60) }
	return at(start) + "-" + at(start+rapid.IntRange(58, 200).Draw(t, "minutes"))
}
