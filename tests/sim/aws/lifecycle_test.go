package awssim_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
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
			values{}, `^$`, `^master\.cache\.` + host + `use1\.cache\.amazonaws\.com$`, `^replica\.cache\.` + host + `use1\.cache\.amazonaws\.com$`,
			[]string{"cache-001", "cache-002"}, "7.1.0", "default.redis7",
		},
		"no TLS": {
			values{"transitEncryptionEnabled": false}, `^$`, `^cache\.` + host + `ng\.0001\.use1\.cache\.amazonaws\.com$`,
			`^cache-ro\.` + host + `ng\.0001\.use1\.cache\.amazonaws\.com$`, []string{"cache-001", "cache-002"}, "7.1.0", "default.redis7",
		},
		"cluster mode": {
			values{"numCacheClusters": nil, "numNodeGroups": 2, "replicasPerNodeGroup": 1, "parameterGroupName": "default.redis7.cluster.on"},
			`^clustercfg\.cache\.` + host + `use1\.cache\.amazonaws\.com$`, `^$`, `^$`,
			[]string{"cache-0001-001", "cache-0001-002", "cache-0002-001", "cache-0002-002"}, "7.1.0", "default.redis7.cluster.on",
		},
		"cluster mode without TLS": {
			values{"numCacheClusters": nil, "numNodeGroups": 1, "replicasPerNodeGroup": 1, "parameterGroupName": "default.redis7.cluster.on", "transitEncryptionEnabled": false},
			`^cache\.` + host + `clustercfg\.use1\.cache\.amazonaws\.com$`, `^$`, `^$`,
			[]string{"cache-0001-001", "cache-0001-002"}, "7.1.0", "default.redis7.cluster.on",
		},
		"one shard with a plain parameter group has no cluster mode": {
			values{"numCacheClusters": nil, "numNodeGroups": 1, "replicasPerNodeGroup": 1},
			`^$`, `^master\.`, `^replica\.`, []string{"cache-001", "cache-002"}, "7.1.0", "default.redis7",
		},
		"redis 6.x": {
			values{"engineVersion": "6.x", "parameterGroupName": nil}, `^$`, `^master`, `^replica`,
			[]string{"cache-001", "cache-002"}, "6.2.6", "default.redis6.x",
		},
		"valkey": {
			values{"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": nil, "replicationGroupId": "Cache"}, `^$`, `^master`, `^replica`,
			[]string{"cache-001", "cache-002"}, "8.0.1", "default.valkey8",
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
	inputs := values{"description": "d", "nodeType": "cache.t4g.small", "subnetGroupName": n.subnets.id, "snapshotWindow": "05:00-06:00"}
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

func TestPreviews(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	checked := e.check(replicationType, "cache", property.Map{}, n.cache().with("subnetGroupName", property.New(property.Computed)))
	require.Empty(t, checked.Failures)
	created, err := e.server.Create(p.CreateRequest{Urn: urnOf(replicationType, "cache"), Properties: checked.Inputs, DryRun: true})
	require.NoError(t, err)
	assert.Empty(t, created.ID)
	assert.Equal(t, "7.1", created.Properties.Get("engineVersion").AsString())
	for _, key := range []string{"arn", "memberClusters", "primaryEndpointAddress", "subnetGroupName", "engineVersionActual", "ipDiscovery"} {
		assert.True(t, created.Properties.Get(key).IsComputed(), key)
	}
	assert.True(t, created.Properties.Get("notificationTopicArn").IsNull(), "what AWS does not decide is known to be absent")
	resources, err := e.cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		assert.NotEqual(t, replicationType, r.Type, "a preview creates nothing")
	}

	r := e.create(replicationType, "cache", n.cache())
	grown, _ := e.diff(r, n.cache().with("numCacheClusters", 3))
	preview, err := e.server.Update(p.UpdateRequest{ID: r.id, Urn: r.urn, State: r.outputs, OldInputs: r.inputs, Inputs: grown, DryRun: true})
	require.NoError(t, err)
	assert.True(t, preview.Properties.Get("memberClusters").IsComputed())
	assert.Equal(t, r.str("primaryEndpointAddress"), preview.Properties.Get("primaryEndpointAddress").AsString())
	assert.Equal(t, r.outputs, e.refresh(r).outputs, "a preview changes nothing")
}

func TestUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())

	grown := n.cache().and(values{"numCacheClusters": 3, "description": "bigger", "tags": values{"a": "b"}})
	r = e.update(r, grown)
	assert.Equal(t, []string{"cache-001", "cache-002", "cache-003"}, r.strs("memberClusters"))
	assert.Equal(t, "b", r.outputs.Get("tagsAll").AsMap().Get("a").AsString())
	e.unchanged(r, grown)

	r = e.update(r, n.cache().with("snapshotRetentionLimit", nil))
	assert.True(t, r.outputs.Get("tags").IsNull(), "what is not sent any more goes")
	assert.Equal(t, []string{"cache-001", "cache-002"}, r.strs("memberClusters"))

	valkey := n.cache().and(values{"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8", "applyImmediately": true})
	r = e.update(r, valkey)
	assert.Equal(t, "8.0.1", r.str("engineVersionActual"))
	e.unchanged(e.refresh(r), valkey)

	shards := clusterInputs.and(values{"subnetGroupName": n.subnets.id, "replicationGroupId": "shards"})
	c := e.create(replicationType, "shards", shards)
	c = e.update(c, shards.with("numNodeGroups", 3))
	assert.Len(t, c.strs("memberClusters"), 6)
	assert.Equal(t, 6.0, c.outputs.Get("numCacheClusters").AsNumber())
}

// What restarts nodes waits for the maintenance window, and the parameter group with the version, unless it is to be made at once.
func TestMaintenance(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())
	asked := n.cache().and(values{"nodeType": "cache.r7g.xlarge", "engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8", "description": "changed"})
	r = e.update(r, asked)
	node := func() []string {
		return []string{r.str("nodeType"), r.str("engine"), r.str("engineVersionActual"), r.str("parameterGroupName"), r.str("description")}
	}
	assert.Equal(t, []string{"cache.r7g.large", "redis", "7.1.0", "default.redis7", "changed"}, node())
	require.NoError(t, cloud.Maintain())
	r = e.refresh(r)
	assert.Equal(t, []string{"cache.r7g.xlarge", "valkey", "8.0.1", "default.valkey8", "changed"}, node())
	e.unchanged(r, asked)

	r = e.update(r, asked.with("nodeType", "cache.r7g.large"))
	r = e.update(r, asked)
	require.NoError(t, cloud.Maintain())
	r = e.refresh(r)
	assert.Equal(t, "cache.r7g.xlarge", r.str("nodeType"), "what is asked for no more is not made")
}

func TestRefusedUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	clear := n.cache().and(values{"transitEncryptionEnabled": false, "snapshotRetentionLimit": 0})
	cluster := clusterInputs.and(values{"subnetGroupName": n.subnets.id, "snapshotRetentionLimit": 0})
	alone := clear.and(values{"numCacheClusters": 1, "automaticFailoverEnabled": false, "multiAzEnabled": false})
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
		"shards without cluster mode":      {clear, values{"numCacheClusters": nil, "numNodeGroups": 2, "replicasPerNodeGroup": 1}, "number of node groups"},
		"other parameter group's mode":     {clear, values{"parameterGroupName": "default.redis7.cluster.on"}, "cluster-enabled"},
		"major upgrade with the old group": {clear, values{"engine": "valkey", "engineVersion": "8.0"}, "Expected a parameter group of family valkey8"},
		"other engine without a version":   {clear, values{"engine": "valkey", "engineVersion": nil, "parameterGroupName": "default.valkey8"}, "EngineVersion"},
		"TLS in one step":                  {clear, values{"transitEncryptionEnabled": true}, "preferred"},
		"TLS off in one step":              {n.cache(), values{"transitEncryptionEnabled": false}, "preferred"},
		"token taken away":                 {n.cache().and(values{"authToken": "a-token-of-sixteen"}), values{"authToken": nil}, "AUTH token"},
		"overlapping windows":              {clear, values{"snapshotWindow": "07:30-08:30"}, "must not overlap"},
		"tiering":                          {clear, values{"nodeType": "cache.r6gd.xlarge"}, "data tiering"},
		"too many nodes":                   {clear, values{"numCacheClusters": 7}, "within 0 and 5"},
		"missing security group":           {clear, values{"securityGroupIds": []string{noGroup}}, noGroup},
		"malformed security group":         {clear, values{"securityGroupIds": []string{"sg-1"}}, "expecting"},
		"malformed parameter group":        {clear, values{"parameterGroupName": "a b"}, "CacheParameterGroupName"},
		"cluster mode back":                {cluster, values{"clusterMode": "disabled"}, "cannot be modified from enabled to disabled"},
		"cluster mode back halfway":        {cluster, values{"clusterMode": "compatible"}, "cannot be modified from enabled to compatible"},
		"cluster mode and more":            {clear, values{"clusterMode": "compatible", "description": "other"}, "together with other parameters: description"},
		"cluster mode and the version":     {n.cache().with("engineVersion", "7.0"), values{"clusterMode": "compatible", "engineVersion": "7.1"}, "together with other parameters: engineVersion"},
		"cluster mode without failover":    {clear.and(values{"automaticFailoverEnabled": false, "multiAzEnabled": false}), values{"clusterMode": "compatible"}, "automatic failover and at least one replica"},
		"cluster mode of one node":         {alone, values{"clusterMode": "compatible"}, "automatic failover and at least one replica"},
		"cluster mode of redis 6":          {six, values{"clusterMode": "compatible"}, "ClusterMode is supported"},
		"databases of the next group":      {clear.with("parameterGroupName", many.id), values{"parameterGroupName": "default.redis7"}, "The parameter databases has a different value in the requested parameter group than the current parameter group."},
		"databases of the next family":     {six.with("parameterGroupName", rehashing.id), values{"engineVersion": "7.0", "parameterGroupName": many.id}, "The parameter databases has a different value"},
		"eviction with tiering":            {tiered, values{"parameterGroupName": random.id}, "Data tiering supports the maxmemory policies"},
		"cluster mode at once":             {clear, values{"clusterMode": "enabled"}, "cannot be modified from disabled to enabled"},
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
		r := e.create(replicationType, "cache", clear)
		r = e.update(r, clear.and(values{"transitEncryptionEnabled": true, "transitEncryptionMode": "preferred"}))
		r = e.update(r, clear.and(values{"transitEncryptionEnabled": true, "transitEncryptionMode": "required"}))
		assert.Regexp(t, `^master\.`, r.str("primaryEndpointAddress"))
		require.NoError(t, e.delete(r))
	})
	t.Run("cluster mode in two steps", func(t *testing.T) {
		r := e.create(replicationType, "cache", clear)
		r = e.update(r, clear.with("clusterMode", "compatible"))
		r = e.update(r, clear.and(values{"clusterMode": "enabled", "parameterGroupName": "default.redis7.cluster.on"}))
		assert.True(t, r.outputs.Get("clusterEnabled").AsBool())
		require.NoError(t, e.delete(r))
	})
	t.Run("cluster mode there and back", func(t *testing.T) {
		own := clear.with("parameterGroupName", nil)
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
	rule := values{"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 1, "toPort": 1, "referencedSecurityGroupId": n.group.id}
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

func TestImport(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	n := e.network()
	inputs := n.cache().and(values{"authToken": "0123456789abcdef", "tags": values{"team": "cache"}})
	created := e.create(replicationType, "cache", inputs)

	for _, r := range []resourceState{n.vpc, n.a, n.subnets, n.group, created} {
		read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn})
		require.NoError(t, err)
		require.Equal(t, r.id, read.ID)
		asWritten := values{}
		for key, v := range read.Inputs.All {
			asWritten[key] = v
		}
		assert.Empty(t, e.check(string(r.urn.Type()), r.urn.Name(), property.Map{}, asWritten).Failures, "a program with what was imported is valid")
		imported := resourceState{r.urn, read.ID, read.Inputs, read.Properties}
		assert.True(t, read.Inputs.Get("authToken").IsNull(), "AWS does not tell the token")
		assert.True(t, read.Properties.Get("authToken").IsNull())
		program := values{}
		for key, v := range r.inputs.All {
			if key != "__defaults" && key != "authToken" {
				program[key] = v
			}
		}
		e.unchanged(imported, program)
	}
}

func TestDrift(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())

	require.NoError(t, e.cloud.Set(replicationType, r.id, "snapshotRetentionLimit", 1))
	require.NoError(t, e.cloud.Set(replicationType, r.id, "notificationTopicArn", "arn:aws:sns:us-east-1:123456789012:x"))
	_, diff := e.diff(r, n.cache())
	assert.False(t, diff.HasChanges, "Pulumi does not see drift before it looks")

	r = e.refresh(r)
	assert.Equal(t, 1.0, r.inputs.Get("snapshotRetentionLimit").AsNumber())
	_, diff = e.diff(r, n.cache())
	assert.Equal(t, map[string]p.PropertyDiff{
		"snapshotRetentionLimit": {Kind: p.Update}, "notificationTopicArn": {Kind: p.Delete},
	}, diff.DetailedDiff)
	r = e.update(r, n.cache())
	e.unchanged(e.refresh(r), n.cache())

	require.NoError(t, e.cloud.Forget(replicationType, r.id))
	assert.Empty(t, e.refresh(r).id, "what is gone has no id")
	assert.NoError(t, e.delete(r), "deleting what is gone is no error")
}

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

func TestFinalSnapshot(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	inputs := n.cache().with("finalSnapshotIdentifier", "Last")
	require.NoError(t, e.delete(e.create(replicationType, "cache", inputs)))
	snapshot, err := e.cloud.Get("elasticache:snapshot", "last")
	require.NoError(t, err)
	assert.Equal(t, "cache", snapshot.Properties["replicationGroupId"])
	assert.ErrorContains(t, e.delete(e.create(replicationType, "cache", inputs)), "SnapshotAlreadyExistsFault")
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
		return clusterInputs.and(values{"subnetGroupName": n.subnets.id, "replicationGroupId": name, "numNodeGroups": shards})
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

// The provider turns snapshots on at the node -001, whichever nodes there are.
func TestSnapshotsOfTheFirstNode(t *testing.T) {
	e := newEngine(t, awssim.InMemory(), nil)
	inputs := e.network().cache().with("snapshotRetentionLimit", 0)
	r := e.create(replicationType, "cache", inputs)
	require.NoError(t, e.cloud.Set(replicationType, r.id, "memberClusters", []string{"cache-002", "cache-003"}))
	_, err := e.tryUpdate(e.refresh(r), inputs.with("snapshotRetentionLimit", 7))
	assert.ErrorContains(t, err, "CacheClusterNotFound: Specified snapshotting cluster does not exist")

	require.NoError(t, e.cloud.Set(replicationType, r.id, "snapshotRetentionLimit", 1)) // by hand
	e.update(e.refresh(r), inputs.with("snapshotRetentionLimit", 7))
}

// Before 6.0 automatic upgrades are asked for in vain, and not refused.
func TestMinorUpgradesOfOldVersions(t *testing.T) {
	e := newEngine(t, awssim.InMemory(), nil)
	inputs := e.network().cache().and(values{
		"engineVersion": "5.0.6", "parameterGroupName": "default.redis5.0", "nodeType": "cache.m5.large", "autoMinorVersionUpgrade": true,
	})
	r := e.create(replicationType, "cache", inputs)
	e.unchanged(e.refresh(r), inputs)
	e.update(r, inputs.with("autoMinorVersionUpgrade", false))
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

func TestTheTokenStaysSecret(t *testing.T) {
	const token, next = "a-very-secret-token", "another-secret-token"
	path := filepath.Join(t.TempDir(), "cloud.json")
	hidden := func() {
		t.Helper()
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Contains(t, string(content), "sha256:")
		assert.NotContains(t, string(content), token)
		assert.NotContains(t, string(content), next)
	}
	e := newEngine(t, awssim.Open(path), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache().with("authToken", token))
	hidden()
	assert.True(t, r.outputs.Get("authToken").Secret())
	r = e.update(r, n.cache().with("authToken", next))
	hidden()
	r = e.refresh(r)
	assert.Equal(t, property.New(next).WithSecret(true), r.outputs.Get("authToken"))
	assert.Equal(t, property.New(next).WithSecret(true), r.inputs.Get("authToken"))
	require.NoError(t, e.cloud.Set(replicationType, r.id, "authToken", token))
	hidden()
}

func TestDefaultTags(t *testing.T) {
	e := newEngine(t, newCloud(t), values{"region": region, "defaultTags": `{"tags":{"owner":"us","env":"dev"}}`})
	inputs := values{"cidrBlock": "10.0.0.0/16", "tags": values{"env": "prod"}}
	r := e.create(vpcType, "net", inputs)
	assert.Equal(t, value(values{"owner": "us", "env": "prod"}), r.outputs.Get("tagsAll"))
	assert.Equal(t, value(values{"env": "prod"}), r.outputs.Get("tags"))
	e.unchanged(e.refresh(r), inputs)
}

func TestConfiguration(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	t.Setenv("AWS_DEFAULT_REGION", "")
	provider := awssim.Provider(newCloud(t))
	err := provider.Configure(t.Context(), p.ConfigureRequest{Args: values{"skipCredentialsValidation": "true"}.properties()})
	assert.ErrorContains(t, err, "missing region information")

	t.Setenv("AWS_DEFAULT_REGION", "eu-north-1")
	e := newEngine(t, newCloud(t), values{})
	assert.Contains(t, e.create(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"}).str("arn"), ":eu-north-1:")

	t.Setenv(awssim.StateEnv, "")
	e = newEngine(t, nil, nil)
	_, err = e.tryCreate(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"})
	assert.ErrorContains(t, err, "AWSSIM_STATE is not set")
}

func TestFunctions(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	zones, err := e.server.Invoke(p.InvokeRequest{
		Token: "aws:index/getAvailabilityZones:getAvailabilityZones", Args: values{"state": "available"}.properties(),
	})
	require.NoError(t, err)
	assert.Equal(t, value([]string{"us-east-1a", "us-east-1b", "us-east-1c"}), zones.Return.Get("names"))
	assert.Equal(t, value([]string{"use1-az1", "use1-az2", "use1-az3"}), zones.Return.Get("zoneIds"))

	where, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
	require.NoError(t, err)
	assert.Equal(t, region, where.Return.Get("name").AsString())

	abroad := newEngine(t, newCloud(t), values{"region": "eu-west-1"})
	where, err = abroad.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
	require.NoError(t, err)
	assert.Equal(t, "eu-west-1", where.Return.Get("name").AsString())

	who, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getCallerIdentity:getCallerIdentity"})
	require.NoError(t, err)
	assert.Equal(t, awssim.Account, who.Return.Get("accountId").AsString())

	refused, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion", Args: values{"nope": 1}.properties()})
	require.NoError(t, err)
	assert.Len(t, refused.Failures, 1)
}

// sdkCalls answers what a program asks through the SDK, with the default provider or with the explicit one that it names.
type sdkCalls struct {
	defaultProvider, explicit *engine
}

func (c sdkCalls) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	return args.Name + "-id", args.Inputs, nil
}

func (c sdkCalls) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	e := c.defaultProvider
	if args.Provider != "" {
		e = c.explicit
	}
	resp, err := e.server.Invoke(p.InvokeRequest{Token: tokens.Type(args.Token), Args: resource.FromResourcePropertyMap(args.Args)})
	return resource.ToResourcePropertyMap(resp.Return), err
}

func TestGetRegionOfTheSDK(t *testing.T) {
	calls := sdkCalls{newEngine(t, newCloud(t), nil), newEngine(t, newCloud(t), values{"region": "eu-west-1"})}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		here, err := aws.GetRegion(ctx, nil)
		require.NoError(t, err)
		assert.Equal(t, &aws.GetRegionResult{
			Id: region, Name: region, Endpoint: "ec2.us-east-1.amazonaws.com", Description: "Simulated (us-east-1)",
		}, here)

		provider, err := aws.NewProvider(ctx, "abroad", &aws.ProviderArgs{Region: pulumi.String("eu-west-1")})
		require.NoError(t, err)
		abroad, err := aws.GetRegion(ctx, &aws.GetRegionArgs{}, pulumi.Provider(provider))
		require.NoError(t, err)
		assert.Equal(t, "eu-west-1", abroad.Name)

		other := "ap-south-1"
		asked, err := aws.GetRegion(ctx, &aws.GetRegionArgs{Name: &other}, pulumi.Provider(provider))
		require.NoError(t, err)
		assert.Equal(t, other, asked.Id)

		later := aws.GetRegionOutput(ctx, aws.GetRegionOutputArgs{}, pulumi.Provider(provider))
		later.Name().ApplyT(func(name string) string {
			assert.Equal(t, "eu-west-1", name)
			return name
		})
		return nil
	}, pulumi.WithMocks("project", "stack", calls)))
}
