package rediscluster

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// openness is all about a cluster that lets someone in, or lets what they say be read.
type openness struct {
	// Rules are the sources that the rules let in, with the ports; Groups those with rules of their own.
	Rules, Groups []string
	Egress        bool
	TLS, AtRest   bool
	Mode          string
	// Login is how clients log in; Open are users as whom anyone can.
	Login string
	Open  []string
}

func opennessOf(t *testing.T, change func(*RedisClusterArgs)) openness {
	t.Helper()
	g, outputs, _ := connected(t, change)
	var o openness
	for name, r := range g {
		switch {
		case strings.HasSuffix(r.TypeToken, ":SecurityGroupIngressRule"):
			o.Rules = append(o.Rules, name)
			assert.Equal(t, r.get("fromPort"), r.get("toPort"), "one port")
		case strings.HasSuffix(r.TypeToken, ":SecurityGroupEgressRule"):
			o.Egress = true
		case strings.HasSuffix(r.TypeToken, ":SecurityGroup"):
			o.Egress = o.Egress || r.has("egress")
			assert.False(t, r.has("ingress"))
		case strings.HasSuffix(r.TypeToken, ":User") && r.has("noPasswordRequired") &&
			!strings.HasPrefix(r.get("accessString").(string), "off "):
			o.Open = append(o.Open, name)
		case strings.HasSuffix(r.TypeToken, ":ReplicationGroup"):
			o.TLS, o.AtRest = r.get("transitEncryptionEnabled").(bool), r.get("atRestEncryptionEnabled").(bool)
			o.Mode, _ = r.get("transitEncryptionMode").(string)
			for _, id := range r.get("securityGroupIds").([]any) {
				o.Groups = append(o.Groups, id.(string))
			}
		}
	}
	slices.Sort(o.Rules)
	o.Login = outputs["authentication"].(string)
	return o
}

// Every input is given a value, and nothing is open by it but what it says. An input that is added has to be added
// here.
func TestNoInputOpensMoreThanItSays(t *testing.T) {
	t.Parallel()
	closed := opennessOf(t, asIs)
	assert.Equal(t, openness{Groups: []string{"cache-security-group-id"}, TLS: true, AtRest: true, Login: "none"},
		closed, "the default is closed and encrypted")
	own := "cache-security-group-id"
	says := func(change func(*openness)) *openness {
		o := closed
		change(&o)
		return &o
	}
	listed := map[string]struct {
		change func(*RedisClusterArgs)
		opens  *openness // nil for nothing
	}{
		"enableAutomaticFailover": {failover(true), nil}, "enableMultiAz": {multiAZ(false), nil}, "instanceType": {nodeType("cache.r7g.large"), nil}, "name": {name("carts"), nil},
		"replicationGroupSize": {size(3), nil}, "subnetIds": {placed(subnet2, subnet1), nil}, "vpcId": {inVPC("vpc-0bbbbbbbbbbbbbbb1"), nil},
		"acceptedWarnings": {accepts("tls-off"), nil}, "alarmScope": {scope("group"), nil}, "alarms": {func(a *args) { a.Alarms = &Alarms{} }, nil}, "alarmsSnsTopicArns": {alarmTopics(topic), nil},
		"applyImmediately": {atOnce, nil}, "autoMinorVersionUpgrade": {autoUpgrade(true), nil}, "clusterMode": {shards(2, 1), nil}, "clusterModeMigration": {migrates("disabled"), nil},
		"compositeAlarmSnsTopicArns": {pager(topic), nil}, "connectionSecret": {secretNamed("my-app/redis"), nil}, "dataTieringEnabled": {func(a *args) { a.DataTieringEnabled = ptr(false) }, nil},
		"deletionProtection": {func(a *args) { a.DeletionProtection = ptr(true) }, nil}, "description": {described("of the web team"), nil},
		"enableCloudwatchAlarms": {func(a *args) { a.EnableCloudwatchAlarms = ptr(true) }, nil}, "enableDashboard": {withDashboard, nil},
		"enableInsufficientDataActions": {func(a *args) { a.EnableInsufficientDataActions = ptr(true) }, nil}, "engine": {runs("valkey"), nil}, "engineLog": {engineLog(Log{}), nil},
		"engineVersion": {engineVersion("7.1"), nil}, "finalSnapshot": {func(a *args) { a.FinalSnapshot = ptr(false) }, nil}, "ipDiscovery": {all(networkType("dual_stack"), discovers("ipv6")), nil},
		"kmsKeyId": {encryptedBy(kmsKey), nil}, "maintenanceWindow": {maintained("sun:03:00-sun:04:00"), nil}, "parameterGroupName": {parameterGroup("my-parameters"), nil},
		"networkType": {networkType("dual_stack"), nil}, "parameters": {parameterOf("timeout", "300"), nil}, "port": {port(6380), nil}, "preferredAvailabilityZones": {zones("eu-west-1a", "eu-west-1b"), nil},
		"redisVersion": {version("7.0"), nil}, "slowLog": {slowLog(Log{}), nil}, "snapshotArn": {fromARN(file), nil}, "snapshotArns": {fromARNs(file), nil}, "snapshotName": {fromName("before"), nil},
		"snapshotRetentionLimit": {retention(3), nil}, "snapshotWindow": {snapshotWindow("01:00-02:00"), nil}, "snsTopicForNotifications": {func(a *args) { a.SnsTopicForNotifications = pulumi.String(topic) }, nil},
		"subnetGroupName": {ownSubnetGroup(ownSubnets), nil}, "tags": {func(a *args) { a.Tags = tags(2) }, nil},

		"allowConnectionsFromCidrBlocks":     {blocks("10.0.0.0/16"), says(func(o *openness) { o.Rules = []string{"cache-ingress-cidr-10.0.0.0-16"} })},
		"allowConnectionsFromPrefixLists":    {prefixLists("pl-0123abcd"), says(func(o *openness) { o.Rules = []string{"cache-ingress-prefix-list-pl-0123abcd"} })},
		"allowConnectionsFromSecurityGroups": {groups(group1), says(func(o *openness) { o.Rules = []string{"cache-ingress-group-" + group1} })},
		"allowConnectionsFromSelf":           {fromSelf, says(func(o *openness) { o.Rules = []string{"cache-ingress-self"} })},
		"additionalSecurityGroupIds":         {beside(group2), says(func(o *openness) { o.Groups = []string{own, group2} })},
		"securityGroupIds":                   {ownGroups(group2), says(func(o *openness) { o.Groups = []string{group2} })},
		"enableAtRestEncryption":             {atRest(false), says(func(o *openness) { o.AtRest = false })},
		"enableTransitEncryption":            {tls(false), says(func(o *openness) { o.TLS = false })},
		"transitEncryptionMode":              {tlsMode("preferred"), says(func(o *openness) { o.Mode = "preferred" })},
		"authToken":                          {token(goodToken), says(func(o *openness) { o.Login = "token" })},
		"authTokenUpdateStrategy":            {all(token(goodToken), strategy("SET")), says(func(o *openness) { o.Login = "token" })},
		"authTokenVersion":                   {all(generated, tokenVersion(2)), says(func(o *openness) { o.Login = "token" })},
		"generateAuthToken":                  {generated, says(func(o *openness) { o.Login = "token" })},
		"connectionUser":                     {all(users(app), connectsAs("app")), says(func(o *openness) { o.Login = "users" })},
		"userGroupId":                        {userGroup("my-users"), says(func(o *openness) { o.Login = "users" })},
		"users":                              {users(app, byIAM("web"), named("default", "")), says(func(o *openness) { o.Login = "users" })},
	}
	assert.Equal(t, slices.Sorted(maps.Keys(inputs.Properties(reflect.TypeFor[RedisClusterArgs]()))),
		slices.Sorted(maps.Keys(listed)), "every input")
	for input, one := range listed {
		want := closed
		if one.opens != nil {
			want = *one.opens
		}
		assert.Equal(t, want, opennessOf(t, one.change), input)
	}
}
