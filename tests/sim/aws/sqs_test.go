package awssim_test

import (
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQueueLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := values{"messageRetentionSeconds": 1209600}
	queue := e.create(queueType, "dead", inputs)
	name := queue.str("name")
	assert.Regexp(t, `^dead-[0-9a-f]{7}$`, name)
	assert.Equal(t, "https://sqs.us-east-1.amazonaws.com/123456789012/"+name, queue.id)
	for key, want := range map[string]any{
		"url": queue.id, "arn": "arn:aws:sqs:us-east-1:123456789012:" + name, "messageRetentionSeconds": 1209600,
		"visibilityTimeoutSeconds": 30, "sqsManagedSseEnabled": true, "fifoQueue": false, "policy": "",
	} {
		assert.Equal(t, value(want), queue.outputs.Get(key), key)
	}
	e.unchanged(e.refresh(queue), inputs)
	for name, another := range map[string]any{"name": "other", "fifoQueue": true} {
		_, diff := e.diff(queue, inputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	changed := inputs.and(values{"kmsMasterKeyId": "alias/aws/sqs", "delaySeconds": 1})
	queue = e.update(queue, changed)
	assert.False(t, queue.outputs.Get("sqsManagedSseEnabled").AsBool())
	e.unchanged(e.refresh(queue), changed)
	require.NoError(t, e.delete(queue))
	e.assertEmpty()

	e.create(queueType, "same", values{"name": "same"})
	e.create(queueType, "same", values{"name": "same"})
	_, err := e.tryCreate(queueType, "same", values{"name": "same", "delaySeconds": 1})
	assertRefused(t, err, "QueueAlreadyExists", "delaySeconds")
	assert.Regexp(t, `^p-\d{26}\.fifo$`,
		e.create(queueType, "fifo", values{"namePrefix": "p-", "fifoQueue": true}).str("name"))
}

func TestRefusedQueues(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	longest := strings.Repeat("a", 80)
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	with := func(key string, value any) values { return values{"name": "q", key: value} }
	for name, test := range map[string]struct {
		inside, outside values
		contains        string
	}{
		"longest name":         {values{"name": longest}, values{"name": longest + "a"}, "invalid queue name"},
		"name":                 {values{"name": "aZ_-9"}, values{"name": "a.b"}, "invalid queue name"},
		"name of a FIFO":       {values{"name": "q.fifo", "fifoQueue": true}, with("fifoQueue", true), "invalid queue name"},
		"name and prefix":      {with("delaySeconds", 0), with("namePrefix", "p"), "conflicts"},
		"shortest retention":   {with("messageRetentionSeconds", 60), with("messageRetentionSeconds", 59), "messageRetentionSeconds"},
		"longest retention":    {with("messageRetentionSeconds", 1209600), with("messageRetentionSeconds", 1209601), "messageRetentionSeconds"},
		"delay":                {with("delaySeconds", 900), with("delaySeconds", 901), "delaySeconds"},
		"size":                 {with("maxMessageSize", 1024), with("maxMessageSize", 1023), "maxMessageSize"},
		"visibility":           {with("visibilityTimeoutSeconds", 43200), with("visibilityTimeoutSeconds", 43201), "visibilityTimeoutSeconds"},
		"wait":                 {with("receiveWaitTimeSeconds", 20), with("receiveWaitTimeSeconds", 21), "InvalidAttributeValue"},
		"reuse of a key":       {with("kmsDataKeyReusePeriodSeconds", 60), with("kmsDataKeyReusePeriodSeconds", 59), "kmsDataKeyReusePeriodSeconds"},
		"two encryptions":      {with("kmsMasterKeyId", key), with("kmsMasterKeyId", key).with("sqsManagedSseEnabled", false), "conflicts"},
		"key":                  {with("kmsMasterKeyId", key), with("kmsMasterKeyId", strings.Replace(key, "kms", "iam", 1)), "KmsMasterKeyId"},
		"policy":               {with("policy", "{}"), with("policy", "{"), "invalid JSON"},
		"dead letters":         {with("redrivePolicy", "{}"), with("redrivePolicy", "no"), "invalid JSON"},
		"duplicates of no use": {values{"name": "q.fifo", "fifoQueue": true, "contentBasedDeduplication": true}, with("contentBasedDeduplication", true), "FIFO"},
		"tags":                 {with("tags", values{"a": "b"}), with("tags", values{"aws:a": "b"}), "aws:"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, queueType, test.inside.properties()), "just inside")
			assert.ErrorContains(t, e.cloud.Refusal(region, queueType, test.outside.properties()), test.contains)
		})
	}
}
