// Package construct tests the component over the wire, as the engine calls it: property values in, property values out.
package construct

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/awssim"
)

const urn resource.URN = "urn:pulumi:stack::project::" + rediscluster.Token + "::cache"

type values = map[string]property.Value

func str(s string) property.Value { return property.New(s) }

func list(elements ...property.Value) property.Value {
	return property.New(property.NewArray(append([]property.Value{}, elements...)))
}

// valid are inputs of which nothing is wrong, with changes: a null value takes one out.
func valid(changes values) values {
	inputs := values{
		"name":                    str("sessions"),
		"instanceType":            str("cache.m7g.large"),
		"replicationGroupSize":    property.New(2.),
		"enableAutomaticFailover": property.New(true),
		"enableMultiAz":           property.New(true),
		"vpcId":                   str("vpc-1"),
		"subnetIds":               list(str("subnet-1"), str("subnet-2")),
	}
	for name, value := range changes {
		inputs[name] = value
	}
	return inputs
}

// children are the resources that a construct registered, by name.
type children struct {
	mu     sync.Mutex
	byName map[string]integration.MockResourceArgs
}

// construct calls the component with mocks for AWS, which answer with what they are sent.
func construct(t require.TestingT, inputs values, preview bool) (p.ConstructResponse, map[string]integration.MockResourceArgs, error) {
	prov, err := provider.New()
	require.NoError(t, err)
	made := children{byName: map[string]integration.MockResourceArgs{}}
	server, err := integration.NewServer(ctx(t), provider.Name, semver.MustParse(provider.Version()),
		integration.WithProvider(prov),
		integration.WithMocks(&integration.MockResourceMonitor{
			NewResourceF: func(args integration.MockResourceArgs) (string, property.Map, error) {
				made.mu.Lock()
				defer made.mu.Unlock()
				made.byName[args.Name] = args
				return args.Name + "-id", args.Inputs, nil
			},
		}))
	require.NoError(t, err)
	resp, err := server.Construct(p.ConstructRequest{Urn: urn, Inputs: property.NewMap(inputs), DryRun: preview})
	return resp, made.byName, err
}

// problems are what an error says to the engine, by path.
func problems(t require.TestingT, err error) map[string]string {
	require.Error(t, err)
	detailed, ok := rpcerror.FromError(err)
	require.True(t, ok, "%T: %v", err, err)
	found := map[string]string{}
	for _, one := range detailed.InputPropertiesErrors() {
		found[one.PropertyPath] = one.Reason
	}
	require.NotEmpty(t, found, "%v", err)
	return found
}

func TestConstruct(t *testing.T) {
	t.Parallel()
	resp, made, err := construct(t, valid(values{"arn": property.New(property.Null), "port": property.New(property.Null)}), false)
	require.NoError(t, err)
	assert.Equal(t, urn, resp.Urn)
	assert.Len(t, made, 10)
	assert.Equal(t, "sessions", resp.State.Get("replicationGroupId").AsString())
	assert.True(t, resp.State.Get("configurationEndpoint").IsNull(), "absent, not empty")
}

func assertMade(t *testing.T, made map[string]integration.MockResourceArgs, names ...string) {
	t.Helper()
	assert.Subset(t, slices.Collect(maps.Keys(made)), names)
}

// The outputs over the wire are those of the schema, under the same names.
func TestOutputNames(t *testing.T) {
	t.Parallel()
	resp, _, err := construct(t, valid(nil), false)
	require.NoError(t, err)
	for name := range resp.State.All {
		assert.NotContains(t, name, ",", "the name of a tag, without its options")
	}
	for _, name := range []string{
		"alarmArns", "arn", "cacheClusterIds", "cacheNodeId", "cachePort", "endpoint", "engineVersionActual", "parameterGroupName",
		"primaryEndpoint", "readerEndpoint", "replicationGroupId", "securityGroupId", "subnetGroupName",
	} {
		_, ok := resp.State.GetOk(name)
		assert.True(t, ok, name)
	}
}

func unknown() property.Value {
	return property.New(property.Computed).WithDependencies([]resource.URN{"urn:pulumi:stack::project::aws:ec2/vpc:Vpc::vpc"})
}

// Everything that is not plain may be unknown in a preview.
func TestUnknowns(t *testing.T) {
	t.Parallel()
	changes := values{
		"allowConnectionsFromCidrBlocks":     list(unknown(), str("10.0.0.0/16")),
		"allowConnectionsFromSecurityGroups": list(unknown()),
	}
	for _, name := range []string{
		"vpcId", "subnetIds", "alarmsSnsTopicArns", "applyImmediately", "enableAtRestEncryption", "enableTransitEncryption",
		"maintenanceWindow", "parameterGroupName", "port", "redisVersion", "snapshotArn", "snapshotName", "snapshotRetentionLimit", "snapshotWindow",
		"snsTopicForNotifications", "tags",
	} {
		changes[name] = unknown()
	}
	_, made, err := construct(t, valid(changes), true)
	require.NoError(t, err)
	assert.Len(t, made, 13)
	// An Output is named after what it comes from.
	assertMade(t, made, "cache-ingress-cidr-vpc", "cache-ingress-cidr-10.0.0.0-16", "cache-ingress-group-vpc")

	_, made, err = construct(t, valid(values{
		"name": unknown(), "instanceType": unknown(), "replicationGroupSize": unknown(), "enableAutomaticFailover": unknown(), "enableMultiAz": unknown(),
		"clusterMode": unknown(), "enableCloudwatchAlarms": unknown(),
		"allowConnectionsFromCidrBlocks": unknown(), "allowConnectionsFromSecurityGroups": unknown(),
	}), true)
	assert.Empty(t, made)
	assert.Len(t, problems(t, err), 9, "all that the component decides with")
}

// What is plain may come as an Output, as long as it is known: a value of another stack, for example.
func TestKnownOutputs(t *testing.T) {
	t.Parallel()
	deps := []resource.URN{"urn:pulumi:stack::project::pulumi:pulumi:StackReference::infra"}
	_, made, err := construct(t, valid(values{
		"name":                           str("sessions").WithDependencies(deps),
		"clusterMode":                    property.New(values{"numNodeGroups": property.New(2.).WithDependencies(deps), "replicasPerNodeGroup": property.New(0.)}).WithDependencies(deps),
		"enableMultiAz":                  property.New(false).WithDependencies(deps),
		"allowConnectionsFromCidrBlocks": list(str("10.0.0.0/16"), str("10.1.0.0/16")).WithDependencies(deps),
	}), true)
	require.NoError(t, err)
	assertMade(t, made, "cache-ingress-cidr-10.0.0.0-16", "cache-ingress-cidr-10.1.0.0-16", "cache-alarm-cpu-0002-001")
}

func TestSecretsStaySecret(t *testing.T) {
	t.Parallel()
	const token = "a-token-without-a-mark"
	resp, made, err := construct(t, valid(values{
		"authToken":                      str(token),
		"vpcId":                          str("vpc-1").WithSecret(true),
		"allowConnectionsFromCidrBlocks": list(str("10.0.0.0/16")).WithSecret(true),
		"tags":                           property.New(values{"owner": str("somebody").WithSecret(true)}),
	}), false)
	require.NoError(t, err)
	assert.True(t, made["cache-replication-group"].Inputs.Get("authToken").Secret())
	assert.True(t, made["cache-security-group"].Inputs.Get("vpcId").Secret())
	assert.True(t, made["cache-security-group"].Inputs.Get("tags").HasSecrets())
	assertMade(t, made, "cache-ingress-cidr-0") // a secret does not show in a name
	assert.True(t, made["cache-ingress-cidr-0"].Inputs.Get("cidrIpv4").Secret())
	for name, value := range resp.State.All {
		if !value.HasSecrets() {
			assert.NotContains(t, fmt.Sprintf("%#v", value), token, name)
		}
	}
}

// Whatever a program can send where it should not: an error that names the input, never a panic, never a rounding.
func TestWrongValues(t *testing.T) {
	t.Parallel()
	object := property.New(values{})
	for input, wrong := range map[string][]property.Value{
		"name":                    {str(""), str(" "), str("Sessions"), str("sessiоns"), property.New(1.), object, list(), property.New(true)},
		"instanceType":            {str(""), str("large"), property.New(1.), list(str("cache.m7g.large"))},
		"replicationGroupSize":    {property.New(0.), property.New(-1.), property.New(2.5), property.New(1e300), property.New(math.Inf(1)), property.New(math.NaN()), str("2"), str("")},
		"enableAutomaticFailover": {str("true"), property.New(1.)},
		"enableMultiAz":           {str(""), object},
		"vpcId":                   {str(""), str("\t"), property.New(1.), object},
		"subnetIds":               {list(), str("subnet-1"), list(property.New(property.Null)), list(str("")), list(list(str("subnet-1"))), object},
		"alarmsSnsTopicArns":      {str("arn"), list(str("arn")), list(property.New(property.Null)), object},
		"allowConnectionsFromCidrBlocks": {
			str("10.0.0.0/16"), list(str("")), list(str("10.0.0.1/16")), list(property.New(property.Null)), list(str("１0.0.0.0/16")), list(property.New(10.)),
		},
		"allowConnectionsFromSecurityGroups": {str("sg-1"), list(str("")), list(property.New(property.Null))},
		"applyImmediately":                   {str("yes")},
		"authToken (secret)":                 {str(""), str("short"), property.New(1234567890123456.), list(), str(strings.Repeat("x", 129))},
		"clusterMode":                        {list(), list(object), str("enabled"), property.New(true)},
		"clusterMode.numNodeGroups":          {object},
		"enableAtRestEncryption":             {str("true")},
		"enableCloudwatchAlarms":             {str("false")},
		"enableTransitEncryption":            {property.New(0.)},
		"maintenanceWindow":                  {str(""), str("sat"), str("sat:07:00-sat:07:59"), property.New(7.)},
		"parameterGroupName":                 {str("default.redis5.0"), property.New(7.)},
		"port":                               {property.New(0.), property.New(-1.), property.New(65536.), property.New(6379.5), str("6379")},
		"redisVersion":                       {str(""), str("latest"), str("7"), property.New(7.1)},
		"snapshotArn":                        {str("bucket"), property.New(1.)},
		"snapshotName":                       {property.New(1.)},
		"snapshotRetentionLimit":             {property.New(-1.), property.New(36.), property.New(1.5), str("15")},
		"auth_token (secret)":                {str("a-token-under-a-wrong-name")},
		"snapshotWindow":                     {str("6"), str("06:00-06:30"), property.New(6.)},
		"snsTopicForNotifications":           {str("topic"), property.New(1.)},
		"tags":                               {list(), str("a=b"), property.New(values{"a": property.New(property.Null)}), property.New(values{"a": property.New(1.)}), property.New(values{"aws:a": str("")})},
	} {
		for _, value := range wrong {
			name, _, _ := strings.Cut(strings.TrimSuffix(input, " (secret)"), ".")
			_, made, err := construct(t, valid(values{name: value}), true)
			assert.Empty(t, made, "%s: %#v", input, value)
			if !assert.Error(t, err, "%s: %#v", input, value) {
				continue
			}
			found := problems(t, err)
			named := false
			for path := range found {
				named = named || strings.HasPrefix(path, input)
			}
			assert.True(t, named, "%s: %#v: %v", input, value, found)
		}
	}
}

// What the component accepts, AWS accepts: every child of every cluster is held against the simulated AWS, whose rules
// are written over AWS's own properties and share nothing with the component's.
func TestWhatIsAcceptedAWSAccepts(t *testing.T) {
	t.Parallel()
	tried, accepted := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		inputs := draw(t)
		tried++
		_, made, err := construct(t, inputs, false)
		if err != nil {
			// Refused: for a reason, that names an input.
			for path, reason := range problems(t, err) {
				assert.NotEmpty(t, path)
				assert.NotEmpty(t, reason)
			}
			return
		}
		accepted++
		for name, child := range made {
			if child.TypeToken == rediscluster.Token {
				continue
			}
			require.NoError(t, awssim.Refusal(string(child.TypeToken), child.Inputs), "%s", name)
		}
	})
	t.Logf("%d of %d accepted", accepted, tried)
	assert.Greater(t, accepted, tried/10, "much of what is drawn is right")
}

// draw makes inputs that are right more often than not, so that both answers are met.
func draw(t *rapid.T) values {
	mostly := func(name string, right, wrong *rapid.Generator[property.Value]) property.Value {
		if rapid.IntRange(0, 79).Draw(t, name+" wrong") == 0 {
			return wrong.Draw(t, name)
		}
		return right.Draw(t, name)
	}
	of := func(options ...property.Value) *rapid.Generator[property.Value] { return rapid.SampledFrom(options) }
	number := func(lo, hi int) *rapid.Generator[property.Value] {
		return rapid.Map(rapid.IntRange(lo, hi), func(n int) property.Value { return property.New(float64(n)) })
	}
	text := rapid.Map(rapid.String(), str)

	seldom := func(name string) bool { return rapid.IntRange(0, 39).Draw(t, name) == 0 }

	size := rapid.IntRange(1, 6).Draw(t, "size")
	inputs := values{
		"name":                    mostly("name", rapid.Map(rapid.StringMatching(`[a-z][a-z0-9]{0,15}(-[a-z0-9]{1,15})?`), str), text),
		"instanceType":            mostly("node", of(str("cache.m7g.large"), str("cache.t4g.micro"), str("cache.r6g.xlarge"), str("cache.m5.large"), str("cache.r6gd.xlarge"), str("cache.t2.micro")), text),
		"replicationGroupSize":    property.New(float64(size)),
		"enableAutomaticFailover": property.New((size > 1) != seldom("failover wrong")),
		"enableMultiAz":           property.New(size > 1 && rapid.Bool().Draw(t, "multi-AZ") || seldom("multi-AZ wrong")),
		"vpcId":                   str("vpc-0123456789abcdef0"),
		"subnetIds":               list(str("subnet-0123456789abcdef0"), str("subnet-0123456789abcdef1")),
		"enableCloudwatchAlarms":  property.New(rapid.Bool().Draw(t, "alarms")),
	}
	if rapid.Bool().Draw(t, "cluster mode") {
		shards, replicas := rapid.IntRange(1, 6).Draw(t, "shards"), rapid.IntRange(0, 5).Draw(t, "replicas")
		inputs["clusterMode"] = property.New(values{"numNodeGroups": property.New(float64(shards)), "replicasPerNodeGroup": property.New(float64(replicas))})
		inputs["replicationGroupSize"] = property.New(float64(shards * (1 + replicas)))
		inputs["enableAutomaticFailover"] = property.New(true)
		inputs["enableMultiAz"] = property.New(replicas > 0)
	}
	for name, value := range map[string]func() property.Value{
		"allowConnectionsFromCidrBlocks": func() property.Value {
			return list(mostly("block", of(str("10.0.0.0/16"), str("0.0.0.0/0"), str("2001:db8::/32"), str("192.168.1.1/32"), str("::/0")), text))
		},
		"allowConnectionsFromSecurityGroups": func() property.Value { return list(str("sg-0123456789abcdef0")) },
		"alarmsSnsTopicArns": func() property.Value {
			return list(mostly("topic", of(str("arn:aws:sns:eu-west-1:123456789012:alerts")), text))
		},
		"applyImmediately": func() property.Value { return property.New(rapid.Bool().Draw(t, "at once")) },
		"authToken": func() property.Value {
			return mostly("token", rapid.Map(rapid.StringMatching(`[A-Za-z0-9!&#$^<>-]{16,128}`), str), text)
		},
		"enableAtRestEncryption":  func() property.Value { return property.New(rapid.Bool().Draw(t, "at rest")) },
		"enableTransitEncryption": func() property.Value { return property.New(rapid.IntRange(0, 3).Draw(t, "TLS") > 0) },
		"maintenanceWindow":       func() property.Value { return mostly("weekly", rapid.Map(rapid.IntRange(0, 10079), weekly), text) },
		"port":                    func() property.Value { return mostly("port", number(1, 65535), number(-10, 70000)) },
		"redisVersion": func() property.Value {
			return mostly("version", of(str("7.1"), str("7.0"), str("6.2"), str("6.x"), str("6.0"), str("5.0.6"), str("4.0.10")), of(str("7.2"), str("8.0"), str("5.0.0"), str("7.1.0"), str("3.2.6")))
		},
		"snapshotRetentionLimit": func() property.Value { return mostly("retention", number(0, 35), number(-5, 50)) },
		"parameterGroupName": func() property.Value {
			return mostly("group", of(str("")), of(str("default.redis7"), str("default.redis7.cluster.on"), str("default.redis6.x"), str("default.redis5.0.cluster.on")))
		},
		"snapshotArn": func() property.Value {
			return mostly("snapshot ARN", of(str("")), of(str("arn:aws:s3:::bucket/dump.rdb"), str("bucket")))
		},
		"snapshotName":             func() property.Value { return mostly("snapshot", of(str(""), str("before")), of(str("before"))) },
		"snsTopicForNotifications": func() property.Value { return mostly("events", of(str("")), text) },
		"snapshotWindow":           func() property.Value { return mostly("daily", rapid.Map(rapid.IntRange(0, 1439), daily), text) },
		"tags": func() property.Value {
			return property.New(values{mostly("key", of(str("team"), str("a/b")), text).AsString(): mostly("tag", of(str("web"), str("")), text)})
		},
	} {
		if rapid.Bool().Draw(t, "with "+name) {
			inputs[name] = value()
		}
	}
	return inputs
}

func weekly(start int) property.Value {
	days := []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	at := func(minute int) string {
		minute %= 7 * 1440
		return fmt.Sprintf("%s:%02d:%02d", days[minute/1440], minute%1440/60, minute%60)
	}
	return str(at(start) + "-" + at(start+60))
}

func daily(start int) property.Value {
	at := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute%1440/60, minute%60) }
	return str(at(start) + "-" + at(start+90))
}
