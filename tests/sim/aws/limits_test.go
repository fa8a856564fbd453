package awssim_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestInUse(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	group := e.create(parameterGroupType, "params", values{"family": "redis7"})
	peer := e.create(securityGroupType, "app", values{"vpcId": n.vpc.id})
	own := e.create(ingressRuleType, "own", values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "referencedSecurityGroupId": peer.id,
	})
	cache := e.create(replicationType, "cache", n.cache().with("parameterGroupName", group.id))

	for name, used := range map[string]struct {
		resource resourceState
		code     string
	}{
		"vpc":              {n.vpc, "DependencyViolation"},
		"subnet":           {n.a, "DependencyViolation"},
		"security group":   {n.group, "DependencyViolation"},
		"referenced group": {peer, "DependencyViolation"},
		"subnet group":     {n.subnets, "CacheSubnetGroupInUse"},
		"parameter group":  {group, "InvalidCacheParameterGroupState"},
	} {
		assert.ErrorContains(t, e.delete(used.resource), used.code, name)
	}
	_, err := e.tryUpdate(n.subnets, values{"subnetIds": []string{n.a.id}})
	assert.ErrorContains(t, err, "SubnetInUse")

	for _, r := range []resourceState{cache, n.group, own, peer, group, n.subnets, n.a, n.b, n.vpc} {
		assert.NoError(t, e.delete(r), r.urn)
	}
	resources, err := e.cloud.List()
	require.NoError(t, err)
	assert.Empty(t, resources)
}

func TestCollisions(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	n := e.network()
	e.create(replicationType, "cache", n.cache())
	_, err := e.tryCreate(replicationType, "other", n.cache())
	assert.ErrorContains(t, err, "ReplicationGroupAlreadyExists: Replication group cache already exists.")

	abroad := newEngine(t, cloud, values{"region": "eu-west-1"})
	vpc := abroad.create(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"})
	subnet := abroad.create(subnetType, "a", values{"vpcId": vpc.id, "cidrBlock": "10.0.0.0/24"})
	subnets := abroad.create(subnetGroupType, "subnets", values{"name": n.subnets.id, "subnetIds": []string{subnet.id}})
	far := abroad.create(replicationType, "cache", n.cache().and(values{
		"subnetGroupName": subnets.id, "securityGroupIds": nil, "multiAzEnabled": false,
	}))
	assert.Contains(t, far.str("arn"), "eu-west-1", "names are taken in one region only")

	e.create(metricAlarmType, "one", alarmInputs)
	e.create(metricAlarmType, "two", alarmInputs.with("threshold", 1))
	resources, err := cloud.List()
	require.NoError(t, err)
	alarms := 0
	for _, r := range resources {
		if r.Type == metricAlarmType {
			alarms++
			assert.Equal(t, 1.0, r.Properties["threshold"], "an alarm is overwritten silently")
		}
	}
	assert.Equal(t, 1, alarms)
}

// What a program lists twice, the provider keeps once, and sees no change in it.
func TestSetsHoldEachOnce(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	topic := e.create(topicType, "topic", values{})
	for _, test := range []struct {
		token, property string
		inputs          values
		want            []string
	}{
		{subnetGroupType, "subnetIds", values{"subnetIds": []string{n.a.id, n.b.id, n.a.id}}, []string{n.a.id, n.b.id}},
		{metricAlarmType, "alarmActions", alarmInputs.with("alarmActions", []string{topic.id, topic.id}), []string{topic.id}},
		{replicationType, "securityGroupIds", n.cache().with("securityGroupIds", []string{n.group.id, n.group.id}), []string{n.group.id}},
	} {
		r := e.create(test.token, "twice", test.inputs)
		assert.Equal(t, test.want, r.strs(test.property))
		e.unchanged(r, test.inputs)
		e.unchanged(e.refresh(r), test.inputs)
		r = e.update(r, test.inputs.with("tags", values{"a": "b"}))
		assert.Equal(t, test.want, r.strs(test.property))
	}
}

// The service does not tell names apart by their case.
func TestNamesOfGroupsInAnyCase(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	inputs := values{"name": "My-Subnets", "subnetIds": []string{n.a.id, n.b.id}}
	subnets := e.create(subnetGroupType, "subnets", inputs)
	assert.Equal(t, "my-subnets", subnets.id)
	assert.Equal(t, "my-subnets", subnets.str("name"))
	e.unchanged(e.refresh(subnets), inputs)
	_, err := e.tryCreate(subnetGroupType, "again", inputs.with("name", "MY-subnets"))
	assert.ErrorContains(t, err, "CacheSubnetGroupAlreadyExists")

	parameters := e.create(parameterGroupType, "parameters", values{"name": "My-Parameters", "family": "redis7"})
	cache := n.cache().and(values{"subnetGroupName": "My-Subnets", "parameterGroupName": "My-Parameters"})
	r := e.create(replicationType, "cache", cache)
	assert.Equal(t, "my-subnets", r.str("subnetGroupName"))
	assert.Equal(t, "my-parameters", r.str("parameterGroupName"))
	e.unchanged(r, cache)
	r = e.update(r, cache.with("description", "other"))
	assert.Equal(t, "my-parameters", r.str("parameterGroupName"))
	assert.ErrorContains(t, e.delete(subnets), "CacheSubnetGroupInUse")
	assert.ErrorContains(t, e.delete(parameters), "InvalidCacheParameterGroupState")
}

func TestNodeQuotas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	e := newEngine(t, awssim.Open(path), nil)
	n := e.network()
	cluster := func(name string, shards int) values {
		return clusterInputs.and(values{
			"subnetGroupName": n.subnets.id, "replicationGroupId": name, "numNodeGroups": shards,
		})
	}
	small := e.create(replicationType, "small", cluster("small", 10)) // 20 nodes
	_, err := e.tryUpdate(small, cluster("small", 46))
	assert.ErrorContains(t, err, "NodeQuotaForClusterExceeded")

	for _, name := range []string{"a", "b", "c"} {
		e.create(replicationType, name, cluster(name, 45)) // 290 nodes now, of the 300 of the region
	}
	_, err = e.tryCreate(replicationType, "d", cluster("d", 6))
	assert.ErrorContains(t, err, "NodeQuotaForCustomerExceeded")
	_, err = e.tryUpdate(small, cluster("small", 16))
	assert.ErrorContains(t, err, "NodeQuotaForCustomerExceeded")
	small = e.update(small, cluster("small", 15))

	require.NoError(t, e.cloud.SetNodeQuota(500)) // 1666 in the region
	e = newEngine(t, awssim.Open(path), nil)
	large := e.create(replicationType, "large", cluster("large", 250))
	assert.Len(t, large.strs("memberClusters"), 500)
	e.create(replicationType, "d", cluster("d", 250))
	_, err = e.tryCreate(replicationType, "e", cluster("e", 184))
	assert.ErrorContains(t, err, "NodeQuotaForCustomerExceeded")
	_, err = e.tryCreate(replicationType, "e", cluster("e", 251))
	assert.ErrorContains(t, err, "NodeQuotaForClusterExceeded")

	require.NoError(t, e.cloud.SetNodeQuota(0))
	small = e.update(small, cluster("small", 14))
	e.update(large, cluster("large", 100)) // what is there may shrink, and stay above the quota
	_, err = e.tryUpdate(small, cluster("small", 15))
	assert.ErrorContains(t, err, "NodeQuotaForCustomerExceeded")
}

// The subnets of a group are counted before they are looked up, and their quota can be raised.
func TestSubnetQuota(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	e := newEngine(t, awssim.Open(path), nil)
	n := e.network()
	subnets := func(ids ...string) values { return values{"name": n.subnets.id, "subnetIds": ids} }
	refusal := func(ids ...string) error {
		return e.cloud.Refusal(region, subnetGroupType, subnets(ids...).with("name", "other").properties())
	}
	var many []string
	for i := range 21 {
		cidr := fmt.Sprintf("10.0.%d.0/24", 100+i)
		many = append(many, e.create(subnetType, fmt.Sprint("subnet-", i), values{
			"vpcId": n.vpc.id, "cidrBlock": cidr, "availabilityZone": region + "a",
		}).id)
	}
	assert.NoError(t, refusal(many[:20]...))
	assert.NoError(t, refusal(append(many[:20:20], many[0])...), "one that is listed twice counts once")
	assert.ErrorContains(t, refusal(many...), "CacheSubnetQuotaExceededFault")
	_, err := e.tryUpdate(n.subnets, subnets(many...))
	assert.ErrorContains(t, err, "CacheSubnetQuotaExceededFault")

	require.NoError(t, e.cloud.SetSubnetQuota(21))
	e = newEngine(t, awssim.Open(path), nil)
	assert.NoError(t, refusal(many...))
	assert.ErrorContains(t, refusal(append(many, n.a.id)...), "CacheSubnetQuotaExceededFault")
	e.update(n.subnets, subnets(many...))
}

// An ARN is of the partition in which its region lies, and the services take their own ARNs.
func TestPartitions(t *testing.T) {
	for region, partition := range map[string]string{
		"eu-west-1": "aws", "cn-north-1": "aws-cn", "us-gov-west-1": "aws-us-gov", "us-iso-east-1": "aws-iso", "us-isob-east-1": "aws-iso-b",
		"eusc-de-east-1": "aws-eusc",
	} {
		e := newEngine(t, awssim.InMemory(), values{"region": region})
		topic := e.create(topicType, "topic", values{"name": "events"})
		assert.Equal(t, "arn:"+partition+":sns:"+region+":123456789012:events", topic.id)
		alarm := alarmInputs.with("alarmActions", []string{topic.id})
		e.update(e.create(metricAlarmType, "alarm", alarm), alarm.with("threshold", 1))
	}
}
