package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The life of a serverless cache, from a preview that knows no id to a destroy.
func TestServerlessLife(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	program := func(changes pulumi.Map) pulumi.RunFunc {
		return serverlessProgram(changed(pulumi.Map{
			"enableCloudwatchAlarms": nil, "deletionProtection": nil, "enableDashboard": pulumi.Bool(true),
			"users":            pulumi.Array{loginAs("app", "a-password-of-27-characters")},
			"connectionSecret": pulumi.Map{},
		}, changes))
	}
	stack := box.Program("test", program(nil))
	// A stack, a VPC, two subnets, the application's group and a topic; the component, its security group with one
	// rule, a user and one who is off, their group, the cache, the secret with its version, four alarms, the dashboard.
	const around, component = 6, 14
	created := stack.Preview()
	assert.Empty(t, box.Holds(), "a preview makes nothing")
	changes, outputs := stack.Up()
	assert.Equal(t, created, changes, "a preview shows what is made")
	assert.Equal(t, sandbox.Changes{"create": around + component}, changes)

	value := func(output string) any { return outputs[output].Value }
	cache := theCache(t, box)
	assert.Equal(t, "valkey", cache["engine"])
	assert.Equal(t, "8", cache["majorEngineVersion"])
	assert.Equal(t, "06:00", cache["dailySnapshotTime"])
	assert.EqualValues(t, 15, cache["snapshotRetentionLimit"])
	assert.Equal(t, "8.1", value("version"))
	assert.Equal(t, "sessions", value("name"))
	assert.Equal(t, "users", value("authentication"))
	assert.Regexp(t, `^sessions-\w+\.serverless\.euw1\.cache\.amazonaws\.com$`, value("endpoint"))
	assert.Equal(t, value("endpoint"), value("readerEndpoint"))
	assert.EqualValues(t, 6379, value("port"))
	assert.EqualValues(t, 6380, value("readerPort"))
	assert.Len(t, value("alarms"), 4)
	assert.Contains(t, value("dashboard"), "sessions-eu-west-1")
	for _, r := range stack.Resources() {
		if strings.HasPrefix(r.Name(), "cache-ingress-") {
			assert.EqualValues(t, 6379, r.Inputs["fromPort"])
			assert.EqualValues(t, 6380, r.Inputs["toPort"], "one rule opens both ports")
		}
	}

	assert.Len(t, stack.Preview(), 1, "nothing to do")
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"same": around + component}, changes)
	assert.Len(t, stack.Refresh(), 1, "AWS has what the state has")

	// A refresh finds what somebody changed, and an update mends it.
	require.NoError(t, box.Cloud.Set(serverlessCache, "sessions", "snapshotRetentionLimit", 3))
	assert.Equal(t, 1, stack.Refresh()["update"])
	changes, _ = stack.Up()
	assert.Equal(t, 1, changes["update"])
	assert.EqualValues(t, 15, theCache(t, box)["snapshotRetentionLimit"])

	// It is protected until the program says that it is not.
	// Without a preview, the engine first deletes what depends on the cache; the next update brings it back.
	_, err := stack.Stack.Destroy(t.Context())
	require.ErrorContains(t, err, "protect")
	assert.Equal(t, cache, theCache(t, box))
	stack.Run(program(pulumi.Map{"deletionProtection": pulumi.Bool(false)}))
	changes, _ = stack.Up()
	assert.NotContains(t, changes, "replace")
	assert.NotZero(t, changes["create"])
	stack.Destroy()
	assert.Empty(t, box.Holds())
	assertMade(t, box, 1)
}
