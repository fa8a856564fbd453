package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const topicType = "aws:sns/topic:Topic"

func TestCommands(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	t.Setenv(awssim.StateEnv, path)
	cloud := awssim.Open(path)
	topic, err := cloud.Create("us-east-1", topicType,
		property.NewMap(map[string]property.Value{"name": property.New("events")}))
	require.NoError(t, err)

	call := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		require.NoError(t, run(args, &out), "%v", args)
		return out.String()
	}
	assert.Equal(t, topicType+"  "+topic.ID+"  events\n", call("list"))
	var listed []awssim.Resource
	require.NoError(t, json.Unmarshal([]byte(call("list", "-json")), &listed))
	assert.Equal(t, topic.ID, listed[0].ID)

	call("set", topicType, topic.ID, "displayName", `"drifted"`)
	assert.Contains(t, call("get", topicType, topic.ID), `"displayName": "drifted"`)

	call("fault", "-op", "create", "-type", topicType, "-throttle", "2")
	call("fault", "clear")
	assert.JSONEq(t, `{"calls": 0, "throttled": 0}`, call("calls", "create", topicType))

	call("maintain")
	assert.Contains(t, call("list"), topic.ID, "nothing waited")
	call("delete", topicType, topic.ID)
	assert.Empty(t, call("list"))
	call("reset")
	assert.JSONEq(t, `[]`, call("list", "-json"))
}

func TestMistakes(t *testing.T) {
	for name, args := range map[string][]string{
		"no command":      {},
		"unknown command": {"lst"},
		"missing id":      {"get", topicType},
		"empty fault":     {"fault"},
		"not JSON":        {"set", topicType, "id", "name", "text"},
		"no such topic":   {"forget", topicType, "id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(awssim.StateEnv, filepath.Join(t.TempDir(), "cloud.json"))
			assert.Error(t, run(args, &bytes.Buffer{}))
		})
	}
	t.Setenv(awssim.StateEnv, "")
	assert.ErrorContains(t, run([]string{"list"}, &bytes.Buffer{}), "AWSSIM_STATE is not set")
}
