// Package construct tests the component over the wire, as the engine calls it: property values in, property values out.
package construct

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

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
		"vpcId":                   str("vpc-0123456789abcdef0"),
		"subnetIds":               list(str("subnet-0123456789abcdef0"), str("subnet-0123456789abcdef1")),
	}
	maps.Copy(inputs, changes)
	return inputs
}

// construct calls the component, and AWS answers with what it is sent.
func construct(t require.TestingT, inputs values, preview bool) wire.Result {
	return wire.Construct(ctx(t), property.NewMap(inputs), preview, wire.Echo)
}

// problems are what an error says to the engine, by path.
func problems(t require.TestingT, result wire.Result) map[string]string {
	require.Error(t, result.Err)
	require.NotEmpty(t, result.Problems, "%v", result.Err)
	found := map[string]string{}
	for _, one := range result.Problems {
		found[one.Path] = one.Reason
	}
	return found
}

func TestConstruct(t *testing.T) {
	t.Parallel()
	resp := construct(t, valid(values{"arn": property.New(property.Null), "port": property.New(property.Null)}), false)
	require.NoError(t, resp.Err)
	assert.EqualValues(t, wire.URN, resp.URN)
	assert.Len(t, resp.Children, 4+2*7)
	assert.Equal(t, "sessions", resp.State.Get("replicationGroupId").AsString())
	assert.True(t, resp.State.Get("configurationEndpoint").IsNull(), "absent, not empty")
}

func assertMade(t *testing.T, made map[string]wire.Child, names ...string) {
	t.Helper()
	assert.Subset(t, slices.Collect(maps.Keys(made)), names)
}

// The outputs over the wire are those of the schema, under the same names.
func TestOutputNames(t *testing.T) {
	t.Parallel()
	resp := construct(t, valid(nil), false)
	require.NoError(t, resp.Err)
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
	return property.New(property.Computed).WithDependencies([]resource.URN{
		"urn:pulumi:stack::project::aws:ec2/vpc:Vpc::vpc",
	})
}

// Everything that is not plain may be unknown in a preview, in each form in which SDKs say so: an output value with the
// resources that it comes from, or a text that stands for it, as Pulumi's SDK for Java sends it.
func TestUnknowns(t *testing.T) {
	t.Parallel()
	for form, one := range map[string]property.Value{
		"output value": unknown(), "stand-in": property.New(property.Computed),
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			testUnknowns(t, func() property.Value { return one })
		})
	}
}

func testUnknowns(t *testing.T, unknown func() property.Value) {
	t.Helper()
	changes := values{
		"allowConnectionsFromCidrBlocks":     list(unknown(), str("10.0.0.0/16")),
		"allowConnectionsFromSecurityGroups": list(unknown()),
	}
	for _, name := range []string{
		"vpcId", "subnetIds", "alarmsSnsTopicArns", "applyImmediately", "enableAtRestEncryption", "enableTransitEncryption",
		"maintenanceWindow", "parameterGroupName", "port", "redisVersion", "snapshotArn", "snapshotName", "snapshotRetentionLimit", "snapshotWindow",
		"snapshotArns", "snsTopicForNotifications", "tags",
	} {
		changes[name] = unknown()
	}
	result := construct(t, valid(changes), true)
	require.NoError(t, result.Err)
	assert.Len(t, result.Children, 7+2*7)
	// A rule whose source is not known yet is named by its place.
	assertMade(t, result.Children, "cache-ingress-cidr-0", "cache-ingress-cidr-10.0.0.0-16", "cache-ingress-group-0")

	result = construct(t, valid(values{
		"subnetIds": property.New(property.Null), "subnetGroupName": unknown(), "vpcId": property.New(property.Null), "securityGroupIds": list(unknown(), str("sg-0123abcd")),
	}), true)
	require.NoError(t, result.Err)
	assert.Len(t, result.Children, 2+2*7, "the component, the replication group and the alarms")
	group := result.Children["cache-replication-group"].Inputs
	assert.True(t, group.Get("subnetGroupName").IsComputed())
	assert.True(t, group.Get("securityGroupIds").HasComputed())

	result = construct(t, valid(values{
		"name": unknown(), "instanceType": unknown(), "replicationGroupSize": unknown(), "enableAutomaticFailover": unknown(), "enableMultiAz": unknown(),
		"clusterMode": unknown(), "enableCloudwatchAlarms": unknown(),
		"allowConnectionsFromCidrBlocks": unknown(), "allowConnectionsFromSecurityGroups": unknown(), "securityGroupIds": unknown(),
	}), true)
	assert.Empty(t, result.Children)
	assert.Len(t, problems(t, result), 10, "all that the component decides with")
}

// What is plain may come as an Output, as long as it is known: a value of another stack, for example.
func TestKnownOutputs(t *testing.T) {
	t.Parallel()
	deps := []resource.URN{"urn:pulumi:stack::project::pulumi:pulumi:StackReference::infra"}
	result := construct(t, valid(values{
		"name":                           str("sessions").WithDependencies(deps),
		"clusterMode":                    property.New(values{"numNodeGroups": property.New(2.).WithDependencies(deps), "replicasPerNodeGroup": property.New(0.)}).WithDependencies(deps),
		"enableMultiAz":                  property.New(false).WithDependencies(deps),
		"allowConnectionsFromCidrBlocks": list(str("10.0.0.0/16"), str("10.1.0.0/16")).WithDependencies(deps),
	}), true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-ingress-cidr-10.0.0.0-16", "cache-ingress-cidr-10.1.0.0-16",
		"cache-alarm-cpu-0002-001")
}

func TestSecretsStaySecret(t *testing.T) {
	t.Parallel()
	const token = "a-token-without-a-mark"
	resp := construct(t, valid(values{
		"authToken":                      str(token),
		"vpcId":                          str("vpc-0123456789abcdef0").WithSecret(true),
		"allowConnectionsFromCidrBlocks": list(str("10.0.0.0/16")).WithSecret(true),
		"tags":                           property.New(values{"owner": str("somebody").WithSecret(true)}),
	}), false)
	require.NoError(t, resp.Err)
	made := resp.Children
	assert.True(t, made["cache-replication-group"].Inputs.Get("authToken").Secret())
	assert.True(t, made["cache-security-group"].Inputs.Get("vpcId").Secret())
	assert.True(t, made["cache-security-group"].Inputs.Get("tags").HasSecrets())
	const rule = "cache-ingress-cidr-secret-e485" // a secret does not show in a name
	assertMade(t, made, rule)
	assert.True(t, made[rule].Inputs.Get("cidrIpv4").Secret())
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
			str("10.0.0.0/16"), list(str("")), list(str("10.0.0.1/16")), list(property.New(property.Null)),
			list(str("１0.0.0.0/16")), list(property.New(10.)),
		},
		"allowConnectionsFromSecurityGroups": {str("sg-1"), list(str("")), list(property.New(property.Null))},
		"applyImmediately":                   {str("yes")},
		"authToken (secret)":                 {str("short"), property.New(1234567890123456.), list(), str(strings.Repeat("x", 129))},
		"clusterMode":                        {list(), list(object), str("enabled"), property.New(true)},
		"clusterMode.numNodeGroups":          {object},
		"additionalSecurityGroupIds":         {str("sg-0123abcd"), list(str("redis")), list(property.New(property.Null))},
		"allowConnectionsFromPrefixLists":    {str("pl-0123abcd"), list(str("10.0.0.0/8")), property.New(true)},
		"allowConnectionsFromSelf":           {str("true"), list()},
		"authTokenUpdateStrategy":            {str("BOTH"), property.New(1.)},
		"authTokenVersion":                   {property.New(2.), str("2"), property.New(1.5)},
		"connectionSecret":                   {property.New(true), str("my-secret"), list(object)},
		"connectionSecret.name":              {property.New(values{"name": str("my redis")})},
		"connectionUser":                     {str("app"), property.New(1.)},
		"generateAuthToken":                  {str("true"), property.New(1.)},
		"transitEncryptionMode":              {str("on"), property.New(true)},
		"userGroupId":                        {str("my_users"), list(str("my-users"))},
		"users":                              {list(), str("app"), property.New(values{"name": str("app")}), list(str("app"))},
		"users[0].accessString (secret)":     {list(property.New(values{"name": str("app"), "passwords": list(str("a-password-of-27-characters"))}))},
		"users[0].name":                      {list(property.New(values{"accessString": str("on"), "iam": property.New(true)}))},
		"users[0].passwords (secret)":        {list(property.New(values{"name": str("app"), "accessString": str("on"), "passwords": str("a-password-in-no-list")}))},
		"users[0].passwords[0] (secret)":     {list(property.New(values{"name": str("app"), "accessString": str("on"), "passwords": list(str("too-short"))})), list(property.New(values{"name": str("app"), "accessString": str("on"), "passwords": list(property.New(1234567890123456789.))}))},
		"users[0].password (secret)":         {list(property.New(values{"name": str("app"), "accessString": str("on"), "password": str("a-password-of-27-characters")}))},
		"enableAtRestEncryption":             {str("true")},
		"enableCloudwatchAlarms":             {str("false")},
		"enableTransitEncryption":            {property.New(0.)},
		"maintenanceWindow":                  {str(""), str("sat"), str("sat:07:00-sat:07:59"), property.New(7.)},
		"parameterGroupName":                 {str("default.redis5.0"), property.New(7.)},
		"port":                               {property.New(0.), property.New(-1.), property.New(65536.), property.New(6379.5), str("6379")},
		"redisVersion":                       {str(""), str("latest"), str("7"), property.New(7.1)},
		"snapshotArn":                        {str("bucket"), property.New(1.)},
		"securityGroupIds":                   {list(), str("sg-0123abcd"), list(str("redis")), list(property.New(property.Null)), object},
		"snapshotArns":                       {str("arn:aws:s3:::bucket/dump.rdb"), list(str("")), list(property.New(property.Null)), property.New(true)},
		"subnetGroupName":                    {str("my_subnets"), property.New(1.), list(str("my-subnets"))},
		"snapshotName":                       {property.New(1.)},
		"snapshotRetentionLimit":             {property.New(-1.), property.New(36.), property.New(1.5), str("15")},
		"auth_token (secret)":                {str("a-token-under-a-wrong-name")},
		"snapshotWindow":                     {str("6"), str("06:00-06:30"), property.New(6.)},
		"snsTopicForNotifications":           {str("topic"), property.New(1.)},
		"tags":                               {list(), str("a=b"), property.New(values{"a": property.New(property.Null)}), property.New(values{"a": property.New(1.)}), property.New(values{"aws:a": str("")})},
	} {
		for _, value := range wrong {
			name := wire.Root(input)
			result := construct(t, valid(values{name: value}), true)
			assert.Empty(t, result.Children, "%s: %#v", input, value)
			if !assert.Error(t, result.Err, "%s: %#v", input, value) {
				continue
			}
			found := problems(t, result)
			named := false
			for path := range found {
				named = named || strings.HasPrefix(path, input)
			}
			assert.True(t, named, "%s: %#v: %v", input, value, found)
		}
	}
}
