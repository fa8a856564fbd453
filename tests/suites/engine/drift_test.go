package engine

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const theUsersPassword = "the-password-of-30-characters-"

// watched is a cluster with all that somebody could change by hand. The program adds a rule of its own to the security
// group, with a tag.
func watched(changes pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		inputs := changed(pulumi.Map{
			"allowConnectionsFromSecurityGroups": pulumi.StringArray{n.app.ID()},
			"allowConnectionsFromCidrBlocks":     pulumi.ToStringArray([]string{"10.0.0.0/16"}),
			"enableCloudwatchAlarms":             pulumi.Bool(true),
			"alarmsSnsTopicArns":                 pulumi.StringArray{n.alerts.Arn},
			"connectionSecret":                   pulumi.Map{"recoveryWindowInDays": pulumi.Int(0)},
			"enableDashboard":                    pulumi.Bool(true),
			"parameters":                         pulumi.StringMap{"maxmemory-policy": pulumi.String("allkeys-lru")},
			"slowLog":                            pulumi.Map{},
			"tags":                               pulumi.StringMap{"team": pulumi.String("web")},
			"users": pulumi.Array{pulumi.Map{
				"name": pulumi.String("app"), "accessString": pulumi.String("on ~* &* +@all"),
				"passwords": pulumi.StringArray{pulumi.String(theUsersPassword)},
			}},
		}, changes)
		c := &struct {
			pulumi.ResourceState

			SecurityGroupID pulumi.StringOutput `pulumi:"securityGroupId"`
		}{}
		if err := ctx.RegisterRemoteComponentResource(clusterType, "cache", n.inputs(inputs), c); err != nil {
			return err
		}
		_, err = vpc.NewSecurityGroupIngressRule(ctx, "own", &vpc.SecurityGroupIngressRuleArgs{
			SecurityGroupId: c.SecurityGroupID, IpProtocol: pulumi.String("tcp"), FromPort: pulumi.Int(6379),
			ToPort: pulumi.Int(6379), CidrIpv4: pulumi.String("192.0.2.0/24"),
			Tags: pulumi.StringMap{"program": pulumi.String("batch")},
		})
		return err
	}
}

// byHand is something that somebody changes in the AWS console: a property of a resource, or the resource as a whole,
// which is deleted if no property is named.
type byHand struct {
	resource, property string
	to                 any
}

// The changes that one `pulumi up --refresh` takes back.
var healed = map[string]byHand{
	"snapshots are turned off":   {"replication-group", "snapshotRetentionLimit", 0},
	"another snapshot window":    {"replication-group", "snapshotWindow", "01:00-02:00"},
	"another maintenance window": {"replication-group", "maintenanceWindow", "mon:03:00-mon:04:00"},
	"another description":        {"replication-group", "description", "by hand"},
	"failover is turned off":     {"replication-group", "automaticFailoverEnabled", false},
	"Multi-AZ is turned off":     {"replication-group", "multiAzEnabled", false},
	"log delivery is turned off": {"replication-group", "logDeliveryConfigurations", []any{}},
	"other security groups":      {"replication-group", "securityGroupIds", []any{"sg-0123456789abcdef0"}},
	"a tag is removed":           {"replication-group", "tags", map[string]any{}},
	"another tag":                {"security-group", "tags", map[string]any{"team": "web", "by": "hand"}},
	"a parameter is reset":       {"parameter-group", "parameters", []any{}},
	"a subnet is removed":        {"subnet-group", "subnetIds", []any{}},
	"other rights of a user":     {"user-app", "accessString", "on ~* -@all +get"},
	"a user leaves the group":    {"user-group", "userIds", []any{}},
	"logs go sooner":             {"log-slow-log", "retentionInDays", 1},
	"another dashboard":          {"dashboard", "dashboardBody", `{"widgets":[]}`},
	"another threshold":          {"alarm-cpu-001", "threshold", 99},
	"an alarm notifies nobody":   {"alarm-memory-001", "alarmActions", []any{}},
	"actions are disabled":       {"alarm-swap-001", "actionsEnabled", false},
	"an alarm is deleted":        {"alarm-connections-001", "", nil},
	"a rule is deleted":          {"ingress-cidr-10.0.0.0-16", "", nil},
}

// idsInAWS are the ids of the resources of the component, by what follows its name.
func idsInAWS(stack *sandbox.Stack) map[string]sandbox.State {
	all := map[string]sandbox.State{}
	for name, r := range stack.Resources() {
		if role, ours := strings.CutPrefix(name, "cache-"); ours {
			all[role] = r
		}
	}
	return all
}

// warned are the warnings of the component in a log, each once, without the ones about where plugins come from.
func warned(log string) []string {
	var all []string
	for _, line := range regexp.MustCompile(`(?m)^ +warning: (.*\[[a-z-]+\])$`).FindAllStringSubmatch(log, -1) {
		all = append(all, line[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// addRule adds a rule to the security group, as the AWS console does, and returns its id.
func addRule(t *testing.T, box *sandbox.Sandbox, kind, group string, more map[string]property.Value) string {
	t.Helper()
	rule := map[string]property.Value{
		"securityGroupId": property.New(group), "ipProtocol": property.New("tcp"),
		"fromPort": property.New(6379.), "toPort": property.New(6379.), "cidrIpv4": property.New("203.0.113.0/24"),
	}
	maps.Copy(rule, more)
	made, err := box.Cloud.Create(sandbox.Region, kind, property.NewMap(rule))
	require.NoError(t, err)
	return made.ID
}

// Whatever somebody changes by hand, a preview names it, and one `pulumi up --refresh` takes it back, or says what to
// do. Where nothing was changed, nothing is said.
func TestDrift(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", watched(nil))
	log := said(t, stack, func() { stack.Up() })
	assert.Empty(t, warned(log), "everything is new")
	log = said(t, stack, func() { assert.Len(t, stack.PreviewWithRefresh(), 1, "nothing to do") })
	assert.Empty(t, warned(log), "nothing was changed")

	resources := idsInAWS(stack)
	read := func(change byHand) any {
		r := resources[change.resource]
		found, err := box.Cloud.Get(r.Type, r.ID)
		require.NoError(t, err, change.resource)
		return found.Properties[change.property]
	}
	before := map[string]any{}
	for what, change := range healed {
		r, exists := resources[change.resource]
		require.True(t, exists, change.resource)
		if change.property == "" {
			require.NoError(t, box.Cloud.Forget(r.Type, r.ID), what)
			continue
		}
		before[what] = read(change)
		require.NotEqual(t, change.to, before[what], what)
		require.NoError(t, box.Cloud.Set(r.Type, r.ID, change.property, change.to), what)
	}
	group := resources["security-group"].ID
	added := addRule(t, box, ingressRule, group, map[string]property.Value{"description": property.New("office")})
	outward := addRule(t, box, awstype.EgressRule, group, nil)
	secret := resources["connection-secret"]
	value, _ := box.Cloud.Secret(secret.ID)
	_, err := box.Cloud.Create(sandbox.Region, awstype.SecretVersion, property.NewMap(map[string]property.Value{
		"secretId": property.New(secret.ID), "secretString": property.New("the-secret-by-hand"),
	}))
	require.NoError(t, err)

	others := []string{
		fmt.Sprintf("allowConnectionsFromCidrBlocks: the security group %s has a rule that this component did not "+
			"create, and that allowedSources does not list: %s, inbound, tcp port 6379 from 203.0.113.0/24 "+
			`("office"). To remove it: aws ec2 revoke-security-group-ingress --group-id %s --security-group-rule-ids `+
			"%s; if the source is a client of yours, then list it here. If a program of yours created it, give it a "+
			"tag (docs/operating.md) [other-rules]", group, added, group, added),
		fmt.Sprintf("allowConnectionsFromCidrBlocks: the security group %s has a rule that this component did not "+
			"create: %s, outbound, tcp port 6379 to 203.0.113.0/24. To remove it: aws ec2 "+
			"revoke-security-group-egress --group-id %s --security-group-rule-ids %s. If a program of yours created "+
			"it, give it a tag (docs/operating.md) [other-rules]", group, outward, group, outward),
	}
	slices.Sort(others)
	log = said(t, stack, func() { assert.Len(t, stack.Preview(), 1, "a preview alone does not read resources") })
	assert.Equal(t, others, warned(log), "but finds what is none")

	preview := said(t, stack, func() { stack.PreviewWithRefresh() })
	assert.Equal(t, others, warned(preview))
	shows := func(resource, property string) bool {
		step := "create"
		if property != "" {
			step = `update \[diff: ~[\w,]*\b` + property + `\b`
		}
		return regexp.MustCompile(regexp.QuoteMeta("cache-"+resource) + " " + step).MatchString(preview)
	}
	for what, change := range healed {
		assert.True(t, shows(change.resource, change.property), "the preview names it: %s", what)
	}
	assert.True(t, shows("connection-secret-version", "versionStages"), "another value in the secret")

	up := said(t, stack, func() { stack.UpWithRefresh() })
	for what, was := range before {
		assert.Equal(t, was, read(healed[what]), "%s: as before", what)
	}
	now := idsInAWS(stack)
	assert.Equal(t, slices.Sorted(maps.Keys(resources)), slices.Sorted(maps.Keys(now)))
	again, _ := box.Cloud.Secret(secret.ID)
	assert.Equal(t, value, again, "the value of the program")
	log = said(t, stack, func() { assert.Len(t, stack.PreviewWithRefresh(), 1, "nothing to do") })
	assert.Equal(t, others, warned(log), "until somebody decides")

	// Both warnings are followed: the rules are removed, and one source is listed.
	require.NoError(t, box.Cloud.Delete(awstype.EgressRule, outward))
	require.NoError(t, box.Cloud.Delete(ingressRule, added))
	stack.Run(watched(pulumi.Map{
		"allowConnectionsFromCidrBlocks": pulumi.ToStringArray([]string{"203.0.113.0/24"}),
	}))
	log = said(t, stack, func() { stack.Up() })
	assert.Empty(t, warned(log), "neither the new rule nor the one that goes belongs to somebody else")

	for _, secret := range []string{theUsersPassword, "the-secret-by-hand"} {
		assert.NotContains(t, preview+up+log, secret)
	}
}

// Another node type may be what waits for the maintenance window, so it is shown until the window.
func TestDriftOfTheNodeType(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(nil))
	stack.Up()
	require.NoError(t, box.Cloud.Set(replicationGroup, "sessions", "nodeType", "cache.t4g.medium"))
	log := said(t, stack, func() { stack.UpWithRefresh() })
	assert.Contains(t, log,
		`instanceType: from "cache.t4g.medium" to "cache.t4g.small" waits for the maintenance window`)
	require.NoError(t, box.Cloud.Maintain())
	assert.Equal(t, "cache.t4g.small", get(t, box)["nodeType"])
}

// With cluster mode the AWS provider cannot turn snapshots on, so the preview says how. Nothing fails where AWS does
// not answer, and nobody asks where the program leaves the rules to others.
func TestDriftThatTheProviderCannotTakeBack(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	sharded := func(blocks ...string) pulumi.RunFunc {
		return program(changed(shardedBy(2, 1),
			pulumi.Map{"allowConnectionsFromCidrBlocks": pulumi.ToStringArray(blocks)}))
	}
	stack := box.Program("test", sharded("10.0.0.0/16"))
	stack.Up()
	require.NoError(t, box.Cloud.Set(replicationGroup, "sessions", "snapshotRetentionLimit", 0))
	log := said(t, stack, func() { assert.Equal(t, 1, stack.PreviewWithRefresh()["update"]) })
	warnings := warned(log)
	require.Len(t, warnings, 1, log)
	assert.Contains(t, warnings[0], "snapshotRetentionLimit: is 0 in AWS, where somebody changed it; this update "+
		"turns snapshots on, and with clusterMode this version of the AWS provider asks for them in a way that AWS "+
		"refuses: turn them on by hand, aws elasticache modify-replication-group --replication-group-id sessions "+
		"--snapshot-retention-limit 15 --apply-immediately, then pulumi up --refresh")
	require.NoError(t, box.Cloud.Set(replicationGroup, "sessions", "snapshotRetentionLimit", 15)) // that command
	log = said(t, stack, func() { assert.Len(t, stack.UpWithRefresh(), 1, "nothing to do") })
	assert.Empty(t, warned(log))

	addRule(t, box, ingressRule, idsInAWS(stack)["security-group"].ID, nil)
	fault(t, box, "invoke", "aws:vpc/getSecurityGroupRules:getSecurityGroupRules", "UnauthorizedOperation",
		"You are not authorized to perform this operation.")
	log = said(t, stack, func() { assert.Len(t, stack.Preview(), 1, "nothing to do") })
	assert.Empty(t, warned(log), "AWS does not answer")
	assert.Len(t, warned(said(t, stack, func() { stack.Preview() })), 1, "it answers again")

	stack.Run(sharded())
	assert.Len(t, warned(said(t, stack, func() { stack.Up() })), 1, "the component had rules of its own until now")
	assert.Empty(t, warned(said(t, stack, func() { stack.Preview() })), "all rules are the program's own")
}

// A serverless cache tells of other rules as well.
func TestDriftOfAServerlessCache(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", serverlessProgram(nil))
	stack.Up()
	added := addRule(t, box, ingressRule, idsInAWS(stack)["security-group"].ID,
		map[string]property.Value{"ipProtocol": property.New("-1"), "fromPort": {}, "toPort": {}})
	log := said(t, stack, func() { assert.Len(t, stack.Preview(), 1, "nothing to do") })
	assert.Contains(t, log, added+", inbound, all traffic from 203.0.113.0/24. To remove it: ")
}
