package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRefusedUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	plaintext := n.cache().and(values{"transitEncryptionEnabled": false, "snapshotRetentionLimit": 0})
	cluster := clusterInputs.and(values{"subnetGroupName": n.subnets.id, "snapshotRetentionLimit": 0})
	alone := plaintext.and(values{"numCacheClusters": 1, "automaticFailoverEnabled": false, "multiAzEnabled": false})
	six := n.cache().and(values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x"})
	tiered := n.cache().and(values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true})
	many := e.create(parameterGroupType, "many", parameters("redis7", "databases", "32"))
	rehashing := e.create(parameterGroupType, "rehashing", parameters("redis6.x", "activerehashing", "no"))
	random := e.create(parameterGroupType, "random", parameters("redis7", "maxmemory-policy", "allkeys-random"))
	tests := map[string]struct {
		before, after values
		contains      string
	}{
		"failover off with cluster mode":   {cluster, values{"automaticFailoverEnabled": false, "multiAzEnabled": false}, "Turning off automatic failover"},
		"backups on with cluster mode":     {cluster, values{"snapshotRetentionLimit": 1}, "Cannot set snapshotting cluster"},
		"shards without cluster mode":      {plaintext, values{"numCacheClusters": nil, "numNodeGroups": 2, "replicasPerNodeGroup": 1}, "number of node groups"},
		"other parameter group's mode":     {plaintext, values{"parameterGroupName": "default.redis7.cluster.on"}, "cluster-enabled"},
		"major upgrade with the old group": {plaintext, values{"engine": "valkey", "engineVersion": "8.0"}, "Expected a parameter group of family valkey8"},
		"other engine without a version":   {plaintext, values{"engine": "valkey", "engineVersion": nil, "parameterGroupName": "default.valkey8"}, "EngineVersion"},
		"TLS in one step":                  {plaintext, values{"transitEncryptionEnabled": true}, "preferred"},
		"TLS off in one step":              {n.cache(), values{"transitEncryptionEnabled": false}, "preferred"},
		"token taken away":                 {n.cache().and(values{"authToken": "a-token-of-sixteen"}), values{"authToken": nil}, "AUTH token"},
		"overlapping windows":              {plaintext, values{"snapshotWindow": "07:30-08:30"}, "must not overlap"},
		"tiering":                          {plaintext, values{"nodeType": "cache.r6gd.xlarge"}, "data tiering"},
		"too many nodes":                   {plaintext, values{"numCacheClusters": 7}, "within 0 and 5"},
		"missing security group":           {plaintext, values{"securityGroupIds": []string{noGroup}}, noGroup},
		"malformed security group":         {plaintext, values{"securityGroupIds": []string{"sg-1"}}, "expecting"},
		"malformed parameter group":        {plaintext, values{"parameterGroupName": "a b"}, "CacheParameterGroupName"},
		"cluster mode back":                {cluster, values{"clusterMode": "disabled"}, "cannot be modified from enabled to disabled"},
		"cluster mode back halfway":        {cluster, values{"clusterMode": "compatible"}, "cannot be modified from enabled to compatible"},
		"cluster mode and more":            {plaintext, values{"clusterMode": "compatible", "description": "other"}, "together with other parameters: description"},
		"cluster mode and the version":     {n.cache().with("engineVersion", "7.0"), values{"clusterMode": "compatible", "engineVersion": "7.1"}, "together with other parameters: engineVersion"},
		"cluster mode without failover":    {plaintext.and(values{"automaticFailoverEnabled": false, "multiAzEnabled": false}), values{"clusterMode": "compatible"}, "automatic failover and at least one replica"},
		"cluster mode of one node":         {alone, values{"clusterMode": "compatible"}, "automatic failover and at least one replica"},
		"cluster mode of redis 6":          {six, values{"clusterMode": "compatible"}, "ClusterMode is supported"},
		"databases of the next group":      {plaintext.with("parameterGroupName", many.id), values{"parameterGroupName": "default.redis7"}, "The parameter databases has a different value in the requested parameter group than the current parameter group."},
		"databases of the next family":     {six.with("parameterGroupName", rehashing.id), values{"engineVersion": "7.0", "parameterGroupName": many.id}, "The parameter databases has a different value"},
		"eviction with tiering":            {tiered, values{"parameterGroupName": random.id}, "Data tiering supports the maxmemory policies"},
		"cluster mode at once":             {plaintext, values{"clusterMode": "enabled"}, "cannot be modified from disabled to enabled"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			r := e.create(replicationType, "cache", test.before)
			_, err := e.tryUpdate(r, test.before.and(test.after))
			assert.ErrorContains(t, err, test.contains)
			assert.Equal(t, r.outputs, e.refresh(r).outputs, "a refused update changes nothing")
			require.NoError(t, e.delete(r))
		})
	}
	t.Run("TLS in two steps", func(t *testing.T) {
		r := e.create(replicationType, "cache", plaintext)
		r = e.update(r, plaintext.and(values{"transitEncryptionEnabled": true, "transitEncryptionMode": "preferred"}))
		r = e.update(r, plaintext.and(values{"transitEncryptionEnabled": true, "transitEncryptionMode": "required"}))
		assert.Regexp(t, `^master\.`, r.str("primaryEndpointAddress"))
		require.NoError(t, e.delete(r))
	})
	t.Run("cluster mode in two steps", func(t *testing.T) {
		r := e.create(replicationType, "cache", plaintext)
		r = e.update(r, plaintext.with("clusterMode", "compatible"))
		r = e.update(r,
			plaintext.and(values{"clusterMode": "enabled", "parameterGroupName": "default.redis7.cluster.on"}))
		assert.True(t, r.outputs.Get("clusterEnabled").AsBool())
		require.NoError(t, e.delete(r))
	})
	t.Run("cluster mode there and back", func(t *testing.T) {
		own := plaintext.with("parameterGroupName", nil)
		r := e.create(replicationType, "cache", own)
		r = e.update(r, own.with("clusterMode", "compatible"))
		r = e.update(r, own.with("clusterMode", "disabled"))
		assert.False(t, r.outputs.Get("clusterEnabled").AsBool())
		r = e.update(r, own.with("clusterMode", "compatible"))
		r = e.update(r, own.with("clusterMode", "enabled"))
		assert.Equal(t, "default.redis7.cluster.on", r.str("parameterGroupName"))
		require.NoError(t, e.delete(r))
	})
	t.Run("a group of one's own with cluster mode", func(t *testing.T) {
		own := e.create(parameterGroupType, "own", parameters("redis7", "cluster-enabled", "yes"))
		r := e.create(replicationType, "cache", cluster)
		r = e.update(r, cluster.with("parameterGroupName", own.id))
		require.NoError(t, e.delete(r))
	})
	t.Run("rehashing, which redis 7 hides", func(t *testing.T) {
		r := e.create(replicationType, "cache", six.with("parameterGroupName", rehashing.id))
		r = e.update(r, six.and(values{"engineVersion": "7.0", "parameterGroupName": random.id}))
		require.NoError(t, e.delete(r))
	})
}

// What a replication group uses can change in part only.
func TestParametersInUse(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	for name, test := range map[string]struct {
		family        string
		before, after []string
		inputs        values
		contains      string // empty when the change is taken
	}{
		"cluster-enabled":     {"redis7", nil, []string{"cluster-enabled", "yes"}, nil, "InvalidParameterValue: The parameter cluster-enabled cannot be modified."},
		"databases":           {"redis7", []string{"databases", "32"}, []string{"databases", "16"}, nil, "The parameter databases cannot be modified."},
		"databases given up":  {"redis7", []string{"databases", "32"}, nil, nil, "The parameter databases cannot be modified."},
		"databases kept":      {"redis7", []string{"databases", "32"}, []string{"timeout", "60", "databases", "32"}, nil, ""},
		"rehashing":           {"redis6.x", nil, []string{"activerehashing", "no"}, values{"engineVersion": "6.2"}, "The parameter activerehashing cannot be modified."},
		"databases of shards": {"valkey9", nil, []string{"cluster-databases", "4"}, values{"engine": "valkey", "engineVersion": "9.0"}, "The parameter cluster-databases cannot be modified."},
		"unknown":             {"redis7", nil, []string{"none", "1"}, nil, "Could not find parameter with name: none"},
		"eviction":            {"redis7", nil, []string{"maxmemory-policy", "allkeys-random"}, nil, ""},
		"eviction of tiers":   {"redis7", nil, []string{"maxmemory-policy", "allkeys-random"}, values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true}, "Data tiering supports"},
		"LRU of tiers":        {"redis7", nil, []string{"maxmemory-policy", "allkeys-lru"}, values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			group := e.create(parameterGroupType, "group", parameters(test.family, test.before...))
			spare := e.create(parameterGroupType, "spare", parameters(test.family, test.before...))
			cache := e.create(replicationType, "cache", n.cache().and(test.inputs).with("parameterGroupName", group.id))
			if test.contains == "" {
				group = e.update(group, parameters(test.family, test.after...))
			} else {
				_, err := e.tryUpdate(group, parameters(test.family, test.after...))
				assert.ErrorContains(t, err, test.contains)
			}
			if name != "unknown" {
				spare = e.update(spare, parameters(test.family, test.after...))
			}
			for _, r := range []resourceState{cache, group, spare} {
				require.NoError(t, e.delete(r))
			}
		})
	}
}

func TestRefusedUpdatesOfTheRest(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	rule := values{
		"securityGroupId":           n.group.id,
		"ipProtocol":                "tcp",
		"fromPort":                  1,
		"toPort":                    1,
		"referencedSecurityGroupId": n.group.id,
	}
	for name, test := range map[string]struct {
		token         string
		before, after values
		contains      string
	}{
		"action of another region": {metricAlarmType, alarmInputs, values{"okActions": []string{"arn:aws:sns:eu-west-1:123456789012:t"}}, "Invalid region eu-west-1"},
		"action that is no topic":  {metricAlarmType, alarmInputs, values{"okActions": []string{"arn:aws:sns:us-east-1:123456789012:a b"}}, "Invalid arn syntax"},
		"peer of a rule":           {ingressRuleType, rule, values{"referencedSecurityGroupId": "sg-1"}, "InvalidGroupId.Malformed"},
		"subnet of a group":        {subnetGroupType, values{"subnetIds": []string{n.a.id}}, values{"subnetIds": []string{"subnet-1"}}, "InvalidSubnet: "},
		"tag of a group":           {subnetGroupType, values{"subnetIds": []string{n.a.id}}, values{"tags": values{"a": "!"}}, "The tag"},
	} {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			r := e.create(test.token, "subject", test.before)
			defer func() { require.NoError(t, e.delete(r)) }()
			_, err := e.tryUpdate(r, test.before.and(test.after))
			assert.ErrorContains(t, err, test.contains)
		})
	}
}
