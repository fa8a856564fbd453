package awssim_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestNetwork(t *testing.T) {
	cloud := awssim.InMemory()
	n, err := cloud.Network(region)
	require.NoError(t, err)
	property := func(typ, id, key string) any {
		r, err := cloud.Get(typ, id)
		require.NoError(t, err)
		assert.Equal(t, region, r.Region)
		return r.Properties[key]
	}
	assert.Equal(t, "10.0.0.0/16", property(vpcType, n.VPC, "cidrBlock"))
	require.Len(t, n.Subnets, 3)
	for i, id := range n.Subnets {
		assert.Equal(t, fmt.Sprintf("10.0.%d.0/24", i), property(subnetType, id, "cidrBlock"))
		assert.Equal(t, region+string(rune('a'+i)), property(subnetType, id, "availabilityZone"))
		assert.Equal(t, n.VPC, property(subnetType, id, "vpcId"))
	}
	require.Len(t, n.Groups, 2)
	for i, id := range n.Groups {
		assert.Equal(t, fmt.Sprint("app-", i), property(securityGroupType, id, "name"))
		assert.Equal(t, n.VPC, property(securityGroupType, id, "vpcId"))
	}
	assert.Equal(t, "arn:aws:sns:us-east-1:123456789012:alerts", n.Topic)
	assert.Equal(t, false, property(topicType, n.Topic, "fifoTopic"))
	assert.Equal(t, "arn:aws:sns:us-east-1:123456789012:alerts.fifo", n.FIFOTopic)
	assert.Equal(t, true, property(topicType, n.FIFOTopic, "fifoTopic"))

	again, err := awssim.InMemory().Network(region)
	require.NoError(t, err)
	assert.Equal(t, n, again, "the same ids in each new cloud")
	another, err := cloud.Network("eu-west-1")
	require.NoError(t, err)
	assert.NotEqual(t, n.VPC, another.VPC)

	failing := awssim.InMemory()
	_, err = failing.Create(region, topicType,
		values{"name": "alerts.fifo", "fifoTopic": true, "contentBasedDeduplication": true}.properties())
	require.NoError(t, err)
	n, err = failing.Network(region)
	assert.ErrorContains(t, err, "already exists")
	assert.Empty(t, n)
}
