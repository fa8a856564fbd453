package rediscluster

import (
	"errors"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// The region is that of the provider that the program passes. Package location tests who is asked.
func TestRegionOfProvider(t *testing.T) {
	t.Parallel()
	for _, passed := range []bool{true, false} {
		r := newRecorder()
		err := pulumi.RunErr(func(ctx *pulumi.Context) error {
			elsewhere, err := aws.NewProvider(ctx, "elsewhere", &aws.ProviderArgs{Region: pulumi.String("us-east-1")})
			if err != nil {
				return err
			}
			var options []pulumi.ResourceOption
			if passed {
				options = append(options, pulumi.Providers(elsewhere))
			}
			_, err = New(ctx, "cache", with(alarmTopics(topic)), options...)
			return err
		}, pulumi.WithMocks("project", "stack", r))
		assert.Len(t, r.Providers, 1)
		if passed {
			assert.ErrorContains(t, err, "the cluster is in us-east-1, by its AWS provider")
			assert.NotContains(t, r.Graph, "cache", "nothing is registered")
		} else {
			assert.NoError(t, err)
		}
	}
}

// Where nothing is held against the region, nobody asks for it.
func TestRegionNotAsked(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*RedisClusterArgs){
		asIs, all(alarmTopics(farTopic), noAlarms), func(a *RedisClusterArgs) {
			a.KmsKeyId = pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) *string {
				return nil
			}).(pulumi.StringPtrOutput)
		},
	} {
		_, _, err := prepare(t.Context(), with(change), func() string {
			assert.Fail(t, "asked")
			return ""
		})
		assert.NoError(t, err)
	}
}

// silent is a provider that does not tell its region: a program's mocks, or one that is not configured yet.
type silent struct {
	*mocked.Recorder
	answer resource.PropertyMap
	err    error
}

func (s silent) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return s.answer, s.err }

// A region that is not known refuses nothing, and breaks nothing.
func TestRegionNotKnown(t *testing.T) {
	t.Parallel()
	for _, mocks := range []silent{{}, {answer: resource.PropertyMap{}}, {err: errors.New("no credentials")}} {
		mocks.Recorder = newRecorder()
		err := pulumi.RunErr(func(ctx *pulumi.Context) error {
			_, err := New(ctx, "cache", with(all(alarmTopics(farTopic), encryptedBy(kmsKey))))
			return err
		}, pulumi.WithMocks("project", "stack", mocks))
		assert.NoError(t, err)
		assert.Contains(t, mocks.Graph, "cache-replication-group")
	}
}

// Where the region is not known, topics are held against each other, and so are zones.
func TestRegionsAmongThemselves(t *testing.T) {
	t.Parallel()
	for what, test := range map[string]struct {
		change     func(*RedisClusterArgs)
		path, says string
	}{
		"topics":      {all(alarmTopics(topic), events(farTopic)), "snsTopicForNotifications", "is in us-east-1, but alarmsSnsTopicArns[0] is in eu-west-1"},
		"and a pager": {all(alarmTopics(farTopic), pager(topic)), "compositeAlarmSnsTopicArns[0]", "is in eu-west-1, but alarmsSnsTopicArns[0] is in us-east-1"},
		"zones":       {zones("us-east-1a", "eu-west-1b"), "preferredAvailabilityZones[1]", "is in eu-west-1, but preferredAvailabilityZones[0] is in us-east-1"},
		"a local one": {zones("us-west-2a", "us-east-1-bos-1a"), "preferredAvailabilityZones[1]", "is in us-east-1"},
	} {
		_, _, err := prepare(t.Context(), with(test.change), func() string { return "" })
		if found := Problems(err); assert.Len(t, found, 1, what) {
			assert.Equal(t, test.path, found[0].PropertyPath, what)
			assert.Contains(t, found[0].Reason, test.says, what)
		}
	}
	_, _, err := prepare(t.Context(), with(all(noAlarms, alarmTopics(topic), events(farTopic))), func() string {
		return ""
	})
	assert.NoError(t, err, "AWS does not see the topics of alarms that there are none of")
}

// A topic that is a secret is held against the region as well, and is not shown.
func TestRegionOfSecret(t *testing.T) {
	t.Parallel()
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.AlarmsSnsTopicArns = pulumi.StringArray{pulumi.ToSecret(pulumi.String(farTopic)).(pulumi.StringOutput)}
	}), home)
	require.Len(t, Problems(err), 1)
	assert.True(t, strings.HasSuffix(Problems(err)[0].PropertyPath, " (secret)"))
	for _, hidden := range []string{farTopic, "us-east-1"} {
		assert.NotContains(t, err.Error(), hidden)
	}
}
