package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNetworkLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	rule := e.create(ingressRuleType, "rule", values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "cidrIpv4": "10.0.0.0/16",
	})
	assert.Regexp(t, `^vpc-0[0-9a-f]{16}$`, n.vpc.id)
	assert.Regexp(t, `^subnet-0[0-9a-f]{16}$`, n.a.id)
	assert.Regexp(t, `^sg-0[0-9a-f]{16}$`, n.group.id)
	assert.Regexp(t, `^sgr-0[0-9a-f]{16}$`, rule.id)
	assert.Equal(t, rule.id, rule.str("securityGroupRuleId"))
	assert.Equal(t, "arn:aws:ec2:us-east-1:123456789012:security-group/"+n.group.id, n.group.str("arn"))
	assert.Equal(t, "Managed by Pulumi", n.group.str("description"))
	assert.Regexp(t, `^cache-[0-9a-f]{7}$`, n.group.str("name"))
	assert.Equal(t, n.vpc.id, n.subnets.str("vpcId"))
	assert.Equal(t, n.subnets.id, n.subnets.str("name"))
	assert.Equal(t, "arn:aws:elasticache:us-east-1:123456789012:subnetgroup:"+n.subnets.id, n.subnets.str("arn"))

	topic := e.create(topicType, "topic", values{"name": "events"})
	assert.Equal(t, "arn:aws:sns:us-east-1:123456789012:events", topic.id)
	alarm := e.create(metricAlarmType, "alarm", alarmInputs.with("alarmActions", []string{topic.id}))
	assert.Equal(t, "cpu", alarm.id)
	assert.Equal(t, "arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu", alarm.str("arn"))
}

func TestReplicationGroupLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	host := `[0-9a-f]{6}\.`
	tests := map[string]struct {
		change                         values
		configuration, primary, reader string
		members                        []string
		version, parameterGroup        string
	}{
		"TLS": {
			values{},
			`^$`, `^master\.cache\.` + host + `use1\.cache\.amazonaws\.com$`,
			`^replica\.cache\.` + host + `use1\.cache\.amazonaws\.com$`,
			[]string{"cache-001", "cache-002"},
			"7.1.0", "default.redis7",
		},
		"no TLS": {
			values{"transitEncryptionEnabled": false},
			`^$`,
			`^cache\.` + host + `ng\.0001\.use1\.cache\.amazonaws\.com$`,
			`^cache-ro\.` + host + `ng\.0001\.use1\.cache\.amazonaws\.com$`,
			[]string{"cache-001", "cache-002"},
			"7.1.0", "default.redis7",
		},
		"cluster mode": {
			values{
				"numCacheClusters":     nil,
				"numNodeGroups":        2,
				"replicasPerNodeGroup": 1,
				"parameterGroupName":   "default.redis7.cluster.on",
			},
			`^clustercfg\.cache\.` + host + `use1\.cache\.amazonaws\.com$`, `^$`, `^$`,
			[]string{"cache-0001-001", "cache-0001-002", "cache-0002-001", "cache-0002-002"},
			"7.1.0",
			"default.redis7.cluster.on",
		},
		"cluster mode without TLS": {
			values{
				"numCacheClusters":         nil,
				"numNodeGroups":            1,
				"replicasPerNodeGroup":     1,
				"parameterGroupName":       "default.redis7.cluster.on",
				"transitEncryptionEnabled": false,
			},
			`^cache\.` + host + `clustercfg\.use1\.cache\.amazonaws\.com$`, `^$`, `^$`,
			[]string{"cache-0001-001", "cache-0001-002"},
			"7.1.0", "default.redis7.cluster.on",
		},
		"one shard with a plain parameter group has no cluster mode": {
			values{"numCacheClusters": nil, "numNodeGroups": 1, "replicasPerNodeGroup": 1},
			`^$`, `^master\.`, `^replica\.`,
			[]string{"cache-001", "cache-002"},
			"7.1.0", "default.redis7",
		},
		"redis 6.x": {
			values{"engineVersion": "6.x", "parameterGroupName": nil},
			`^$`, `^master`, `^replica`,
			[]string{"cache-001", "cache-002"},
			"6.2.6", "default.redis6.x",
		},
		"valkey": {
			values{
				"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": nil, "replicationGroupId": "Cache",
			},
			`^$`, `^master`, `^replica`,
			[]string{"cache-001", "cache-002"},
			"8.0.1", "default.valkey8",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			inputs := n.cache().and(test.change)
			r := e.create(replicationType, "cache", inputs)
			defer func() { require.NoError(t, e.delete(r)) }()
			assert.Equal(t, "cache", r.id)
			assert.Equal(t, "arn:aws:elasticache:us-east-1:123456789012:replicationgroup:cache", r.str("arn"))
			assert.Regexp(t, test.configuration, r.str("configurationEndpointAddress"))
			assert.Regexp(t, test.primary, r.str("primaryEndpointAddress"))
			assert.Regexp(t, test.reader, r.str("readerEndpointAddress"))
			assert.Equal(t, test.members, r.strs("memberClusters"))
			assert.Equal(t, test.version, r.str("engineVersionActual"))
			assert.Equal(t, test.parameterGroup, r.str("parameterGroupName"))
			assert.Equal(t, test.configuration != `^$`, r.outputs.Get("clusterEnabled").AsBool())
			e.unchanged(r, inputs)
			e.unchanged(e.refresh(r), inputs)
		})
	}
}

func TestDefaultsOfAReplicationGroup(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	inputs := values{
		"description":     "d",
		"nodeType":        "cache.t4g.small",
		"subnetGroupName": n.subnets.id,
		"snapshotWindow":  "05:00-06:00",
	}
	r := e.create(replicationType, "plain", inputs)
	for key, want := range map[string]any{
		"engine": "redis", "engineVersion": "7.1", "port": 6379.0, "numCacheClusters": 1.0, "atRestEncryptionEnabled": false,
		"transitEncryptionEnabled": false, "autoMinorVersionUpgrade": true, "networkType": "ipv4", "ipDiscovery": "ipv4",
		"automaticFailoverEnabled": false, "multiAzEnabled": false, "parameterGroupName": "default.redis7",
		"maintenanceWindow": "sun:06:00-sun:07:00", "clusterMode": "disabled",
	} {
		assert.Equal(t, value(want), r.outputs.Get(key), key)
	}
	assert.Equal(t, []string{n.vpc.str("defaultSecurityGroupId")}, r.strs("securityGroupIds"))
	e.unchanged(r, inputs)

	valkey := e.create(replicationType, "valkey", inputs.with("engine", "valkey"))
	assert.True(t, valkey.outputs.Get("atRestEncryptionEnabled").AsBool(), "valkey encrypts by default")
	six := e.create(replicationType, "six", inputs.with("networkType", "ipv6"))
	assert.Equal(t, "ipv6", six.str("ipDiscovery"))
}
