package construct

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

const region = "eu-west-1"

// around makes a network in a new cloud, and a cluster's inputs that use all of it and most of the options.
func around(t require.TestingT) (*awssim.Cloud, values) {
	cloud := awssim.InMemory()
	network, err := cloud.Network(region)
	require.NoError(t, err)
	return cloud, valid(values{
		"vpcId":                              str(network.VPC),
		"subnetIds":                          list(str(network.Subnets[0]), str(network.Subnets[1])),
		"allowConnectionsFromCidrBlocks":     list(str("10.0.0.0/16"), str("2001:db8::/32")),
		"allowConnectionsFromSecurityGroups": list(str(network.Groups[0])),
		"alarmsSnsTopicArns":                 list(str(network.Topic)),
		"snsTopicForNotifications":           str(network.Topic),
		"authToken":                          str("a-token-of-24-characters"),
		"clusterMode":                        property.New(values{"numNodeGroups": property.New(2.), "replicasPerNodeGroup": property.New(1.)}),
		"replicationGroupSize":               property.New(4.),
		"maintenanceWindow":                  str("sun:03:00-sun:05:00"),
		"snapshotWindow":                     str("01:00-02:00"),
		"snapshotRetentionLimit":             property.New(7.),
		"port":                               property.New(7000.),
		"redisVersion":                       str("7.0"),
		"applyImmediately":                   property.New(true),
		"enableTransitEncryption":            property.New(true),
		"enableAtRestEncryption":             property.New(true),
		"alarmScope":                         str("both"),
		"compositeAlarmSnsTopicArns":         list(str(network.Topic)),
		"enableDashboard":                    property.New(true),
		"enableInsufficientDataActions":      property.New(true),
		"engine":                             str("redis"),
		"tags":                               property.New(values{"team": str("web")}),
		"allowConnectionsFromPrefixLists":    list(str("pl-0123abcd")),
		"allowConnectionsFromSelf":           property.New(true),
		"additionalSecurityGroupIds":         list(str(network.Groups[1])),
		"authTokenUpdateStrategy":            str("ROTATE"),
		"transitEncryptionMode":              str("required"),
		"connectionSecret":                   property.New(values{"name": str("my-app/redis"), "recoveryWindowInDays": property.New(7.)}),
	})
}

// alternatives are what most of the options leave no place for: groups of the program's own, files to fill a cluster
// from.
func alternatives(t *rapid.T, cloud *awssim.Cloud, inputs values) {
	if rapid.Bool().Draw(t, "own subnet group") {
		_, err := cloud.Create(region, awstype.SubnetGroup,
			property.NewMap(values{"name": str("own"), "subnetIds": inputs["subnetIds"]}))
		require.NoError(t, err)
		delete(inputs, "subnetIds")
		inputs["subnetGroupName"] = str("own")
	}
	if rapid.Bool().Draw(t, "own security groups") {
		inputs["securityGroupIds"] = inputs["allowConnectionsFromSecurityGroups"]
		for _, name := range []string{
			"vpcId",
			"allowConnectionsFromCidrBlocks",
			"allowConnectionsFromPrefixLists",
			"allowConnectionsFromSecurityGroups",
			"allowConnectionsFromSelf",
			"additionalSecurityGroupIds",
		} {
			delete(inputs, name)
		}
	}
	switch rapid.SampledFrom([]string{"token", "generated", "users"}).Draw(t, "access") {
	case "generated":
		delete(inputs, "authToken")
		inputs["generateAuthToken"], inputs["authTokenVersion"] = property.New(true), property.New(2.)
	case "users":
		delete(inputs, "authToken")
		delete(inputs, "authTokenUpdateStrategy")
		inputs["connectionUser"] = str("app")
		inputs["users"] = list(
			property.New(values{
				"name":         str("app"),
				"accessString": str("on ~* +@all"),
				"passwords":    list(str("a-password-of-27-characters")),
			}),
			property.New(values{"name": str("web"), "accessString": str("on ~* +@read"), "iam": property.New(true)}),
		)
	}
	if rapid.Bool().Draw(t, "files") {
		delete(inputs, "clusterMode")
		inputs["alarmScope"] = str("nodes")
		inputs["snapshotArns"] = list(str("arn:aws:s3:::bucket/dump.rdb"), str("arn:aws:s3:::bucket/more.rdb"))
	}
}

// A good program, mutated at random, is either told what is wrong, all of it, the same way each time and with nothing
// registered; or every child of it is one that AWS takes in a real create. It never crashes.
func TestMutations(t *testing.T) {
	t.Parallel()
	mutations(t, rediscluster.Token, func(t *rapid.T) (*awssim.Cloud, values) {
		cloud, inputs := around(t)
		alternatives(t, cloud, inputs)
		return cloud, inputs
	})
}

// The same holds of a serverless cache.
func TestMutationsOfServerlessCaches(t *testing.T) {
	t.Parallel()
	mutations(t, serverlesscache.Token, aroundServerless)
}

// aroundServerless makes a network in a new cloud, and a serverless cache's inputs that use most of the options.
func aroundServerless(t *rapid.T) (*awssim.Cloud, values) {
	cloud := awssim.InMemory()
	network, err := cloud.Network(region)
	require.NoError(t, err)
	limits := func(minimum, maximum float64) property.Value {
		return property.New(values{"minimum": property.New(minimum), "maximum": property.New(maximum)})
	}
	inputs := values{
		"name": str("sessions"), "vpcId": str(network.VPC),
		"subnetIds":                          list(str(network.Subnets[0]), str(network.Subnets[1])),
		"allowConnectionsFromCidrBlocks":     list(str("10.0.0.0/16"), str("2001:db8::/32")),
		"allowConnectionsFromSecurityGroups": list(str(network.Groups[0])),
		"allowConnectionsFromPrefixLists":    list(str("pl-0123abcd")),
		"allowConnectionsFromSelf":           property.New(true),
		"additionalSecurityGroupIds":         list(str(network.Groups[1])),
		"alarms":                             property.New(values{"evictions": property.New(values{})}),
		"alarmsSnsTopicArns":                 list(str(network.Topic)),
		"compositeAlarmSnsTopicArns":         list(str(network.Topic)),
		"enableDashboard":                    property.New(true),
		"engine":                             str("valkey"), "majorEngineVersion": str("8"),
		"dataStorage": limits(1, 10), "ecpuPerSecond": limits(1000, 50000),
		"dailySnapshotTime": str("05:30"), "snapshotRetentionLimit": property.New(7.),
		"deletionProtection": property.New(true), "description": str("Sessions of the shop"),
		"connectionUser": str("app"),
		"users": list(
			property.New(values{
				"name": str("app"), "accessString": str("on ~* +@all"), "passwords": list(str("a-password-of-27-characters")),
			}),
			property.New(values{"name": str("web"), "accessString": str("on ~* +@read"), "iam": property.New(true)}),
		),
		"tags":             property.New(values{"team": str("web")}),
		"connectionSecret": property.New(values{"name": str("my-app/redis"), "recoveryWindowInDays": property.New(7.)}),
	}
	if rapid.Bool().Draw(t, "own security groups") {
		inputs["securityGroupIds"] = inputs["allowConnectionsFromSecurityGroups"]
		for _, name := range []string{
			"vpcId", "allowConnectionsFromCidrBlocks", "allowConnectionsFromPrefixLists",
			"allowConnectionsFromSecurityGroups", "allowConnectionsFromSelf", "additionalSecurityGroupIds",
		} {
			delete(inputs, name)
		}
	}
	if rapid.Bool().Draw(t, "files") {
		inputs["restoreFromSnapshotArns"] = list(str("arn:aws:s3:::bucket/dump.rdb"))
	}
	return cloud, inputs
}

// mutations mutates good inputs of a component.
func mutations(t *testing.T, token string, draw func(*rapid.T) (*awssim.Cloud, values)) {
	t.Helper()
	tried, accepted := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		tried++
		cloud, inputs := draw(t)
		names := slices.Sorted(maps.Keys(inputs))
		for range rapid.IntRange(1, 4).Draw(t, "mutations") {
			name := rapid.SampledFrom(names).Draw(t, "input")
			inputs[name] = mutated(t, inputs[name])
		}
		var refusals []error
		create := func(child wire.Child) (string, property.Map, error) {
			switch string(child.TypeToken) {
			case token:
				return "", child.Inputs, nil
			case "random:index/randomPassword:RandomPassword":
				return child.Name, child.Inputs.Set("result",
					str(strings.Repeat("g", int(child.Inputs.Get("length").AsNumber()))).WithSecret(true)), nil
			}
			made, err := cloud.Create(region, string(child.TypeToken), child.Inputs)
			if err != nil {
				refusals = append(refusals, fmt.Errorf("%s: %w", child.Name, err))
				return "", property.Map{}, err
			}
			return made.ID, resource.FromResourcePropertyMap(resource.NewPropertyMapFromMap(made.Properties)), nil
		}
		result := wire.ConstructOf(ctx(t), token, property.NewMap(inputs), false, create)
		if len(result.Problems) > 0 {
			assert.Empty(t, result.Children)
			for _, one := range result.Problems {
				assert.NotContains(t, one.String(), "\n")
				assert.Less(t, len(one.Reason), 3000)
			}
			again := wire.ConstructOf(ctx(t), token, property.NewMap(inputs), false, create)
			assert.Equal(t, result.Problems, again.Problems, "the same twice")
			return
		}
		accepted++
		absent := regexp.MustCompile("does not exist|UserGroupNotFound|Some security group IDs are invalid")
		if refused := errors.Join(refusals...); refused != nil && absent.MatchString(refused.Error()) {
			return // an id, well formed, of something that there is not
		}
		require.NoError(t, errors.Join(append(refusals, result.Err)...))
	})
	t.Logf("%d of %d accepted", accepted, tried)
	assert.Greater(t, accepted, tried/50, "some mutations are harmless")
}

// mutated is something else in place of a value, or the value with a part of it mutated.
func mutated(t *rapid.T, value property.Value) property.Value {
	var inside []func() property.Value
	switch {
	case value.IsArray():
		elements := value.AsArray().AsSlice()
		inside = append(inside, func() property.Value {
			if len(elements) > 0 {
				i := rapid.IntRange(0, len(elements)-1).Draw(t, "element")
				elements[i] = mutated(t, elements[i])
			}
			return property.New(property.NewArray(elements))
		}, func() property.Value {
			return property.New(property.NewArray(append(elements, elements...)))
		})
	case value.IsMap():
		inside = append(inside, func() property.Value {
			entries := value.AsMap().AsMap()
			if len(entries) > 0 {
				key := rapid.SampledFrom(slices.Sorted(maps.Keys(entries))).Draw(t, "key")
				entries[key] = mutated(t, entries[key])
			}
			return property.New(property.NewMap(entries))
		})
	case value.IsNumber():
		inside = append(inside, func() property.Value {
			return property.New(
				value.AsNumber() + rapid.SampledFrom([]float64{-1, 1, .5, 1e9, 1e300, math.Inf(-1)}).Draw(t, "added"),
			)
		})
	case value.IsBool():
		inside = append(inside, func() property.Value { return property.New(!value.AsBool()) })
	}
	other := rapid.OneOf(
		rapid.Map(rapid.String(), str),
		rapid.SampledFrom([]property.Value{
			str(""), str(" "), str("true"), str("1"), property.New(true), property.New(0.), property.New(-1.),
			property.New(2.5), property.New(math.NaN()),
			list(), list(property.New(property.Null)), list(list()), property.New(values{}),
			property.New(values{"": str("")}), property.New(property.Null),
		}),
	)
	return rapid.SampledFrom(append(inside,
		func() property.Value { return other.Draw(t, "other") },
		func() property.Value { return list(value) },
		func() property.Value { return value.WithSecret(true) },
	)).Draw(t, "mutation")()
}
