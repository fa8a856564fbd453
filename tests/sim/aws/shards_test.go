package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lone is a group of shards without replicas, whose members are its shards.
var lone = values{"replicasPerNodeGroup": 0, "multiAzEnabled": false}

// inputsOf are the inputs of [shardedCache], where the group is.
func inputsOf(group resourceState, change values) values {
	return clusterInputs.and(change).and(values{
		"subnetGroupName": group.str("subnetGroupName"), "securityGroupIds": group.strs("securityGroupIds"),
	})
}

// Shards keep their ids when others go, and new ones come behind the last.
func TestShardIDsHaveGaps(t *testing.T) {
	e, group := shardedCache(t, lone.with("numNodeGroups", 5))
	inputs := func(n int) values { return inputsOf(group, lone).with("numNodeGroups", n) }
	assert.Equal(t, []string{"cache-0001-001", "cache-0002-001", "cache-0003-001", "cache-0004-001", "cache-0005-001"},
		group.strs("memberClusters"))
	require.NoError(t, e.cloud.Resize("cache", 3, 0))
	group = e.refresh(group)
	assert.Equal(t, []string{"cache-0001-001", "cache-0004-001", "cache-0005-001"}, group.strs("memberClusters"))
	assert.Equal(t, value(3), group.outputs.Get("numNodeGroups"))
	assert.Equal(t, value(3), group.outputs.Get("numCacheClusters"))

	_, err := e.tryUpdate(group, inputs(2))
	assertRefused(t, err, "InvalidParameterValue", "The following node group ids are invalid: [0003]")
	_, err = e.tryUpdate(group, inputs(1))
	assertRefused(t, err, "InvalidParameterValue", "The following node group ids are invalid: [0003, 0002]")
	group = e.update(group, inputs(4))
	assert.Equal(t, []string{"cache-0001-001", "cache-0004-001", "cache-0005-001", "cache-0006-001"},
		group.strs("memberClusters"))
	group = e.update(group, inputs(3))
	assert.Equal(t, []string{"cache-0001-001", "cache-0005-001", "cache-0006-001"}, group.strs("memberClusters"),
		"0004 went, as the count was 4")
	require.NoError(t, e.cloud.Resize("cache", 3, 1))
	assert.Equal(t, []string{
		"cache-0001-001", "cache-0001-002", "cache-0005-001", "cache-0005-002", "cache-0006-001", "cache-0006-002",
	}, e.refresh(group).strs("memberClusters"))
}

// The provider compares the counts with its state, so that what scaled meanwhile stays while the program has the count
// that the state has, and what ignores changes sends none.
func TestCountsOfTheStateAreNotSent(t *testing.T) {
	e, group := shardedCache(t, lone.with("numNodeGroups", 2))
	inputs := inputsOf(group, lone)
	require.NoError(t, e.cloud.Resize("cache", 5, 0))
	group = e.update(group, inputs.with("description", "other"))
	assert.Equal(t, "5 x 0", countsOf(t, e.cloud))
	assert.Equal(t, value(5), group.outputs.Get("numNodeGroups"), "the provider reads after its update")

	// now the state has 5 and the program 2
	checked := e.check(replicationType, "cache", group.inputs, inputs.with("description", "ignoring"))
	ignoring := p.UpdateRequest{
		ID: group.id, Urn: group.urn, State: group.outputs, OldInputs: group.inputs, Inputs: checked.Inputs,
		IgnoreChanges: []string{"numNodeGroups"},
	}
	updated, err := e.server.Update(ignoring)
	require.NoError(t, err)
	assert.Equal(t, value(5), updated.Properties.Get("numNodeGroups"))
	assert.Equal(t, "5 x 0", countsOf(t, e.cloud))
	// a change of the count would be refused, as there is a gap
	require.NoError(t, e.cloud.Resize("cache", 3, 0))
	change := func(ignored ...string) error {
		_, err := e.cloud.Change(region, replicationType, "cache", inputs.properties(),
			inputs.with("description", "x").properties(), ignored)
		return err
	}
	assert.NoError(t, change("numNodeGroups"))
	assertRefused(t, change(), "InvalidParameterValue", "invalid")

	// a count that differs from the state is sent, and is about the shards that there are
	require.NoError(t, e.cloud.Resize("cache", 7, 0))
	_, err = e.tryUpdate(group, inputs.with("numNodeGroups", 4))
	assertRefused(t, err, "InvalidParameterValue", "must be 3 to have 4 of 7 node groups, and 1 were given")
}

func TestResizeRefuses(t *testing.T) {
	e, _ := shardedCache(t, nil)
	for name, test := range map[string]struct {
		shards, replicas int
		code             string
	}{
		"no shards":        {0, 1, "InvalidParameterValue"},
		"replicas":         {2, 6, "InvalidParameterValue"},
		"Multi-AZ":         {2, 0, "InvalidParameterValue"},
		"nodes of a group": {46, 1, "NodeQuotaForClusterExceeded"},
	} {
		t.Run(name, func(t *testing.T) {
			assertRefused(t, e.cloud.Resize("cache", test.shards, test.replicas), test.code, "")
			assert.Equal(t, "2 x 1", countsOf(t, e.cloud))
		})
	}
	assertRefused(t, e.cloud.Resize("none", 1, 1), "ReplicationGroupNotFoundFault", "none")
}

func TestGetReplicationGroup(t *testing.T) {
	const function = "aws:elasticache/getReplicationGroup:getReplicationGroup"
	e, group := shardedCache(t, values{"authToken": "0123456789abcdef", "snapshotRetentionLimit": nil})
	require.NoError(t, e.cloud.Resize("cache", 3, 1))
	found, err := e.invoke(function, values{"replicationGroupId": "cache"})
	require.NoError(t, err)
	for key, want := range map[string]any{
		"id": "cache", "replicationGroupId": "cache", "arn": group.str("arn"), "authTokenEnabled": true,
		"automaticFailoverEnabled": true, "clusterMode": "enabled", "description": "a cache", "multiAzEnabled": true,
		"configurationEndpointAddress": group.str("configurationEndpointAddress"), "primaryEndpointAddress": "",
		"readerEndpointAddress": "", "nodeType": "cache.r7g.large", "numCacheClusters": 6, "numNodeGroups": 3,
		"replicasPerNodeGroup": 1, "port": 6379, "snapshotRetentionLimit": 0, "snapshotWindow": "06:00-07:00",
		"logDeliveryConfigurations": []any{},
		"memberClusters": []string{
			"cache-0001-001", "cache-0001-002", "cache-0002-001", "cache-0002-002", "cache-0003-001", "cache-0003-002",
		},
	} {
		assert.Equal(t, value(want), found.Get(key), key)
	}
	assert.Equal(t, 20, found.Len(), "and nothing else")
	_, err = e.invoke(function, values{"replicationGroupId": "none"})
	assert.ErrorContains(t, err, "reading ElastiCache Replication Group (none): couldn't find resource")
	_, err = elsewhere(t, e.cloud).invoke(function, values{"replicationGroupId": "cache"})
	assert.ErrorContains(t, err, "couldn't find resource")
}
