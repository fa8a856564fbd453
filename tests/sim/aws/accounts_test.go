package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const otherAccount = "222222222222"

// deployRole is the role of another account that a provider assumes.
var deployRole = values{"roleArn": "arn:aws:iam::" + otherAccount + ":role/deploy"}

// elsewhere is an engine whose provider assumes a role of another account.
func elsewhere(t *testing.T, cloud *awssim.Cloud) *engine {
	t.Helper()
	return newEngine(t, cloud, values{"region": region, "assumeRole": deployRole})
}

// Names are taken within an account, and ARNs tell it.
func TestAccounts(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	other := elsewhere(t, e.cloud)
	alarm := alarmInputs.with("dimensions", nil)
	for token, inputs := range map[string]values{
		roleType: roleInputs, logGroupType: {"name": "group"}, metricAlarmType: alarm, topicType: {"name": "topic"},
		secretType: {"name": "secret"}, queueType: {"name": "queue"},
	} {
		mine, theirs := e.create(token, "one", inputs), other.create(token, "one", inputs)
		assert.Contains(t, mine.str("arn"), ":123456789012:")
		assert.Contains(t, theirs.str("arn"), ":"+otherAccount+":")
		assert.NotEqual(t, mine.str("arn"), theirs.str("arn"))
		e.unchanged(e.refresh(mine), inputs)
		require.NoError(t, other.delete(theirs))
		assert.NotEmpty(t, e.refresh(mine).id, token)
		assert.Empty(t, other.refresh(theirs).id, token)
	}
	machine := func(account string) values {
		return machineInputs.with("roleArn", "arn:aws:iam::"+account+":role/machine")
	}
	e.create(machineType, "machine", machine(awssim.Account))
	there := other.create(machineType, "machine", machine(otherAccount))
	assert.Equal(t, "arn:aws:states:us-east-1:222222222222:stateMachine:machine", there.id)
	overwritten, err := e.cloud.Overwritten()
	require.NoError(t, err)
	assert.Empty(t, overwritten)

	e.create(rolePolicyType, "policy", rolePolicyInputs)
	_, err = other.tryCreate(rolePolicyType, "policy", rolePolicyInputs)
	assertRefused(t, err, "NoSuchEntity", "app")
	for account, engine := range map[string]*engine{awssim.Account: e, otherAccount: other} {
		who, err := engine.invoke("aws:index/getCallerIdentity:getCallerIdentity", nil)
		require.NoError(t, err)
		assert.Equal(t, account, who.Get("accountId").AsString())
		assert.Contains(t, who.Get("arn").AsString(), account)
	}
}

// Each account has a default network of its own.
func TestDefaultNetworksOfAccounts(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	other := elsewhere(t, e.cloud)
	vpc := func(e *engine) string {
		found, err := e.invoke("aws:ec2/getVpc:getVpc", values{"default": true})
		require.NoError(t, err)
		return found.Get("id").AsString()
	}
	assert.NotEqual(t, vpc(e), vpc(other))
	e.create(securityGroupType, "g", values{"vpcId": vpc(e)})
	_, err := other.tryCreate(securityGroupType, "g", values{"vpcId": vpc(e)})
	assert.ErrorContains(t, err, "does not exist")
}

// What AWS keeps to itself is kept for each account.
func TestTokensOfAccounts(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	other := elsewhere(t, e.cloud)
	token := values{"authToken": "a-token-of-sixteen"}
	mine := e.create(replicationType, "cache", e.network().cache().and(token))
	theirs := other.create(replicationType, "cache", other.network().cache().and(token))
	assert.Equal(t, mine.id, theirs.id)
	assert.NotEqual(t, mine.str("primaryEndpointAddress"), theirs.str("primaryEndpointAddress"))
	require.NoError(t, e.delete(mine))
	logins := e.cloud.Logins(theirs.id)
	require.Len(t, logins, 1)
	assert.Equal(t, []string{"a-token-of-sixteen"}, logins[0].Passwords)
}

func TestCloudInAccount(t *testing.T) {
	cloud := newCloud(t)
	there := cloud.InAccount(otherAccount)
	queue := values{"name": "queue"}.properties()
	_, err := cloud.Create(region, queueType, queue)
	require.NoError(t, err)
	made, err := there.Create(region, queueType, queue)
	require.NoError(t, err)
	assert.Equal(t, otherAccount, made.Account)
	for _, looked := range []struct {
		*awssim.Cloud
		n int
	}{{cloud, 2}, {there, 1}, {cloud.InAccount("333333333333"), 0}} {
		all, err := looked.List()
		require.NoError(t, err)
		assert.Len(t, all, looked.n)
	}
	require.NoError(t, there.Set(queueType, made.ID, "delaySeconds", 7))
	found, err := there.Get(queueType, made.ID)
	require.NoError(t, err)
	assert.Equal(t, 7., found.Properties["delaySeconds"])
	_, err = there.Get(queueType, "https://sqs.us-east-1.amazonaws.com/123456789012/queue")
	assert.ErrorIs(t, err, awssim.ErrNotFound)
	mine, err := cloud.Metrics(region)
	require.NoError(t, err)
	theirs, err := there.Metrics(region)
	require.NoError(t, err)
	assert.Len(t, theirs, len(mine))
	require.NoError(t, there.Delete(queueType, made.ID))
	theirs, err = there.Metrics(region)
	require.NoError(t, err)
	assert.Empty(t, theirs)
}

func TestConfiguredAccounts(t *testing.T) {
	for name, test := range map[string]struct {
		config   values
		contains string // of the refusal; empty when there is none
	}{
		"allowed":                     {values{"allowedAccountIds": []string{awssim.Account}}, ""},
		"not allowed":                 {values{"allowedAccountIds": []string{otherAccount}}, "AWS account ID not allowed: " + awssim.Account},
		"allowed with a role":         {values{"allowedAccountIds": []string{otherAccount}, "assumeRole": deployRole}, ""},
		"not allowed with a role":     {values{"allowedAccountIds": `["123456789012"]`, "assumeRole": deployRole}, "AWS account ID not allowed: " + otherAccount},
		"forbidden":                   {values{"forbiddenAccountIds": []string{awssim.Account}}, "not allowed"},
		"no role":                     {values{"assumeRole": values{"roleArn": "arn:aws:iam::222222222222:user/deploy"}}, "is an invalid ARN"},
		"role as text":                {values{"allowedAccountIds": []string{otherAccount}, "assumeRole": `{"roleArn":"arn:aws:iam::222222222222:role/a"}`}, ""},
		"text that is not JSON":       {values{"assumeRole": "{"}, "assumeRole: "},
		"duration and no role at all": {values{"assumeRole": values{"duration": "1h"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := awssim.Provider(newCloud(t)).Configure(t.Context(),
				p.ConfigureRequest{Args: test.config.with("region", region).properties()})
			if test.contains == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, test.contains)
			}
		})
	}
}

// The provider of this version has no list of roles.
func TestUnknownConfiguration(t *testing.T) {
	for name, failures := range map[string]int{"assumeRole": 0, "assumeRoles": 1} {
		checked, err := awssim.Provider(newCloud(t)).CheckConfig(t.Context(), p.CheckRequest{
			Urn:    resource.NewURN("test", "project", "", "pulumi:providers:aws", "aws"),
			Inputs: values{name: "{}"}.properties(),
		})
		require.NoError(t, err)
		assert.Len(t, checked.Failures, failures)
	}
}
