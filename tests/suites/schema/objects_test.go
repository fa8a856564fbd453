package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClusterMode(t *testing.T) {
	t.Parallel()
	object := served(t).Types["aws-redis:index:ClusterMode"]
	assert.ElementsMatch(t, []string{"numNodeGroups", "replicasPerNodeGroup"}, object.Required)
	for name, property := range object.Properties {
		assert.Equal(t, "plain integer", shape(property.TypeSpec), name)
	}
}

func TestAlarms(t *testing.T) {
	t.Parallel()
	alarm := served(t).Types["aws-redis:index:Alarm"]
	got := map[string]string{}
	for name, property := range alarm.Properties {
		got[name] = shape(property.TypeSpec)
	}
	assert.Equal(t, map[string]string{
		"enabled": "plain boolean", "threshold": "plain number", "period": "plain integer", "evaluationPeriods": "plain integer",
		"datapointsToAlarm": "plain integer", "treatMissingData": "plain TreatMissingData",
	}, got)
	assert.Empty(t, alarm.Required)
	alarms := served(t).Types["aws-redis:index:Alarms"]
	assert.Contains(t, alarms.Properties, "memory")
	assert.Empty(t, alarms.Required)
	for name, property := range alarms.Properties {
		assert.Equal(t, "plain Alarm", shape(property.TypeSpec), name)
		assert.NotEmpty(t, property.Description, name)
	}
}

// A user is known when the program runs, but for what it may do and its passwords, which are secrets.
func TestUser(t *testing.T) {
	t.Parallel()
	user := served(t).Types["aws-redis:index:User"]
	got := map[string]string{}
	for name, property := range user.Properties {
		got[name] = shape(property.TypeSpec)
		assert.NotEmpty(t, property.Description, name)
		assert.Equal(t, name == "passwords", property.Secret, name)
	}
	assert.Equal(t, map[string]string{
		"accessString": "string", "iam": "plain boolean", "name": "plain string", "passwords": "plain [string]", "userId": "plain string",
	}, got)
	assert.Equal(t, []string{"name", "accessString"}, user.Required)
}

func TestConnectionSecret(t *testing.T) {
	t.Parallel()
	secret := served(t).Types["aws-redis:index:ConnectionSecret"]
	got := map[string]string{}
	for name, property := range secret.Properties {
		got[name] = shape(property.TypeSpec)
		assert.NotEmpty(t, property.Description, name)
	}
	assert.Equal(t, map[string]string{"kmsKeyId": "string", "name": "string", "recoveryWindowInDays": "plain integer"},
		got)
	assert.Empty(t, secret.Required)
}

// What of a log is a name or a key may come from a resource; what the component decides with may not.
func TestLog(t *testing.T) {
	t.Parallel()
	log := served(t).Types["aws-redis:index:Log"]
	got := map[string]string{}
	for name, property := range log.Properties {
		got[name] = shape(property.TypeSpec)
		assert.NotEmpty(t, property.Description, name)
	}
	assert.Equal(t, map[string]string{
		"deliveryStreamName": "string", "format": "plain LogFormat", "kmsKeyId": "string", "logGroupName": "string", "retentionInDays": "plain integer",
	}, got)
	assert.Empty(t, log.Required)
}
