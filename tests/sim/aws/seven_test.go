package awssim_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"
)

// newSeven is version 7 of the provider over a cloud.
func newSeven(t *testing.T, cloud *awssim.Cloud, config values) *engine {
	t.Helper()
	server, err := integration.NewServer(context.Background(), awssim.Package, semver.MustParse(awssim.VersionSeven()),
		integration.WithProvider(awssim.ProviderSeven(cloud)))
	require.NoError(t, err)
	require.NoError(t, server.Configure(p.ConfigureRequest{Args: config.properties()}))
	return &engine{t: t, cloud: cloud, server: server}
}

// Nothing that version 6 has for the simulated types is gone in version 7, or of another kind, but for what is said
// here. So whatever the components send is taken, and what they read is there.
func TestSevenHasWhatSixHas(t *testing.T) {
	t.Parallel()
	gone := map[string][]string{}
	table := seven.Published()
	simulated := awssim.Schema()
	for token, resource := range simulated.Resources {
		shape := table.Resources[token]
		for name := range resource.InputProperties {
			if shape.Inputs.Kind(name) == "" {
				gone[token] = append(gone[token], "input "+name)
			}
		}
		for name := range resource.Properties {
			if shape.Outputs.Kind(name) == "" {
				gone[token] = append(gone[token], "output "+name)
			}
		}
	}
	for token, function := range simulated.Functions {
		shape := table.Functions[token]
		for name := range function.Inputs.Properties {
			if shape.Inputs.Kind(name) == "" {
				gone[token] = append(gone[token], "input "+name)
			}
		}
		for name := range function.Outputs.Properties {
			if shape.Outputs.Kind(name) == "" {
				gone[token] = append(gone[token], "output "+name)
			}
		}
	}
	assert.Equal(t, map[string][]string{
		"aws:elasticache/getServerlessCache:getServerlessCache": {"output id"},
	}, gone)
}

// The types without a region are those of services that have none.
func TestSevenHasRegions(t *testing.T) {
	t.Parallel()
	without := map[string]bool{}
	for token, shape := range seven.Published().Resources {
		if shape.Inputs.Kind("region") == "" {
			without[token] = true
		}
	}
	assert.Equal(t, []string{awstype.Role, awstype.RolePolicy, awstype.Record, awstype.Zone},
		slices.Sorted(maps.Keys(without)))
}

// Values are compared with the table at any depth.
func TestSevenRefusesWhatItDoesNotHave(t *testing.T) {
	t.Parallel()
	e := newSeven(t, newCloud(t), values{"region": region})
	logs := values{"destination": "d", "destinationType": "cloudwatch-logs", "logFormat": "json", "logType": "slow-log"}
	sound := values{"description": "d", "replicationGroupId": "g", "nodeType": "cache.t4g.small"}
	for name, test := range map[string]struct {
		inputs values
		refuse string
	}{
		"sound":              {sound.with("logDeliveryConfigurations", []any{logs}), ""},
		"unknown":            {sound.with("authTokenStrategy", "SET"), "authTokenStrategy"},
		"unknown, inside":    {sound.with("logDeliveryConfigurations", []any{logs.with("kind", "x")}), "kind"},
		"missing":            {values{"replicationGroupId": "g"}, "description"},
		"missing, inside":    {sound.with("logDeliveryConfigurations", []any{logs.with("logType", nil)}), "logType"},
		"a list for text":    {sound.with("nodeType", []any{"cache.t4g.small"}), "nodeType"},
		"an object for list": {sound.with("logDeliveryConfigurations", logs), "logDeliveryConfigurations"},
	} {
		failures := e.check(awstype.ReplicationGroup, "g", values{}.properties(), test.inputs).Failures
		if test.refuse == "" {
			assert.Empty(t, failures, name)
			continue
		}
		require.NotEmpty(t, failures, name)
		assert.True(t, slices.ContainsFunc(failures, func(f p.CheckFailure) bool {
			return strings.HasSuffix(f.Property, test.refuse)
		}), "%s: %v", name, failures)
	}
}

// Version 7 fills in the region, and no strategy for a token.
func TestSevenFillsIn(t *testing.T) {
	t.Parallel()
	inputs := values{"description": "d", "replicationGroupId": "g", "nodeType": "cache.t4g.small"}
	cloud := newCloud(t)
	old := newEngine(t, cloud, nil).check(awstype.ReplicationGroup, "g", values{}.properties(), inputs).Inputs
	assert.Equal(t, "ROTATE", old.Get("authTokenUpdateStrategy").AsString(), "version 6")
	e := newSeven(t, cloud, values{"region": region})
	now := e.check(awstype.ReplicationGroup, "g", values{}.properties(), inputs).Inputs
	assert.True(t, now.Get("authTokenUpdateStrategy").IsNull())
	assert.Equal(t, region, now.Get("region").AsString())
}

// A region of a resource's own is where it is created, and another one replaces it. A state of version 6 has none.
func TestSevenReplacesForAnotherRegion(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t)
	e := newSeven(t, cloud, values{"region": region})
	topic := e.create(topicType, "t", values{"name": "alerts", "region": "us-west-2"})
	assert.Contains(t, topic.str("arn"), ":us-west-2:")
	diff := func(old resourceState, inputs values) p.DiffResponse {
		resp, err := e.server.Diff(p.DiffRequest{
			ID: old.id, Urn: old.urn, State: old.outputs, OldInputs: old.inputs,
			Inputs: e.check(topicType, "t", old.inputs, inputs).Inputs,
		})
		require.NoError(t, err)
		return resp
	}
	assert.False(t, diff(topic, values{"name": "alerts", "region": "us-west-2"}).HasChanges)
	assert.Equal(t, p.UpdateReplace, diff(topic, values{"name": "alerts"}).DetailedDiff["region"].Kind)
	six := newEngine(t, cloud, nil).create(topicType, "t", values{"name": "pager"})
	assert.Equal(t, p.Add, diff(six, values{"name": "pager"}).DetailedDiff["region"].Kind)
	require.NoError(t, e.delete(topic))
}

// A bucket in another region is found, and the property that version 6 has for its region is the one asked in.
func TestSevenTellsTheRegionOfABucket(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t)
	newSeven(t, cloud, values{"region": "us-west-2"}).create(bucketType, "b", bucketNamed("here"))
	found, err := newSeven(t, cloud, values{"region": region}).invoke("aws:s3/getBucket:getBucket",
		values{"bucket": "here"})
	require.NoError(t, err)
	assert.Equal(t, "us-west-2", found.Get("bucketRegion").AsString())
	assert.Equal(t, region, found.Get("region").AsString())
	assert.Equal(t, "here.s3.us-west-2.amazonaws.com", found.Get("bucketRegionalDomainName").AsString())
}

// The configuration takes a chain of roles in place of one. The last of them decides the account.
func TestSevenAssumesRoles(t *testing.T) {
	t.Parallel()
	role := func(account string) values { return values{"roleArn": "arn:aws:iam::" + account + ":role/deploy"} }
	e := newSeven(t, newCloud(t), values{
		"region": region, "assumeRoles": []any{role("111111111111"), role("222222222222")},
	})
	topic := e.create(topicType, "t", values{"name": "alerts"})
	assert.Contains(t, topic.str("arn"), ":222222222222:")
	for name, refused := range map[string]bool{"assumeRole": true, "assumeRoles": false, "region": false} {
		checked, err := e.server.CheckConfig(p.CheckRequest{Inputs: values{name: "x"}.properties()})
		require.NoError(t, err)
		assert.Equal(t, refused, len(checked.Failures) > 0, name)
	}
}
