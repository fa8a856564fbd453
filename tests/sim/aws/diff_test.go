package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDiffKinds(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	cache := n.cache()
	redis6 := cache.and(values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x"})
	valkey := cache.and(values{"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8"})
	rule := values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 1, "toPort": 1, "cidrIpv4": "10.0.0.0/8",
	}
	group := values{"vpcId": n.vpc.id, "description": "d", "name": "n"}
	parameters := values{"family": "redis7", "name": "p", "description": "d"}
	subnet := values{"vpcId": n.vpc.id, "cidrBlock": "10.0.9.0/24", "availabilityZone": region + "a"}
	topics := numbered(2, "arn:aws:sns:us-east-1:123456789012:topic-%d")
	sg2 := e.create(securityGroupType, "second", values{"vpcId": n.vpc.id})

	tests := map[string]struct {
		token         string
		before, after values
		property      string // of the one difference; empty for none
		kind          p.DiffKind
	}{
		"nothing":                       {replicationType, cache, values{}, "", ""},
		"order of a set":                {replicationType, cache.with("securityGroupIds", []string{n.group.id, sg2.id}), values{"securityGroupIds": []string{sg2.id, n.group.id}}, "", ""},
		"order of subnets":              {subnetGroupType, values{"name": "s", "subnetIds": []string{n.a.id, n.b.id}}, values{"subnetIds": []string{n.b.id, n.a.id}}, "", ""},
		"case of the id":                {replicationType, cache, values{"replicationGroupId": "CACHE"}, "", ""},
		"what AWS decides":              {replicationType, cache, values{"snapshotWindow": nil}, "", ""},
		"zones count at creation only":  {replicationType, cache, values{"preferredCacheClusterAzs": []string{region + "a", region + "b"}}, "", ""},
		"description":                   {replicationType, cache, values{"description": "other"}, "description", p.Update},
		"node type":                     {replicationType, cache, values{"nodeType": "cache.r7g.xlarge"}, "nodeType", p.Update},
		"nodes":                         {replicationType, cache, values{"numCacheClusters": 3}, "numCacheClusters", p.Update},
		"added tags":                    {replicationType, cache, values{"tags": values{"a": "b"}}, "tags", p.Add},
		"removed tags":                  {replicationType, cache.with("tags", values{"a": "b"}), values{"tags": nil}, "tags", p.Delete},
		"added token":                   {replicationType, cache, values{"authToken": "0123456789abcdef"}, "authToken", p.Add},
		"rotated token":                 {replicationType, cache.with("authToken", "0123456789abcdef"), values{"authToken": "0123456789abcdeF"}, "authToken", p.Update},
		"removed retention":             {replicationType, cache, values{"snapshotRetentionLimit": nil}, "snapshotRetentionLimit", p.Delete},
		"removed failover":              {replicationType, cache, values{"automaticFailoverEnabled": true, "multiAzEnabled": nil}, "multiAzEnabled", p.Update},
		"not known yet":                 {replicationType, cache, values{"securityGroupIds": property.New(property.Computed)}, "securityGroupIds", p.Update},
		"port":                          {replicationType, cache, values{"port": 6380}, "port", p.UpdateReplace},
		"id":                            {replicationType, cache, values{"replicationGroupId": "other"}, "replicationGroupId", p.UpdateReplace},
		"subnet group":                  {replicationType, cache, values{"subnetGroupName": "other"}, "subnetGroupName", p.UpdateReplace},
		"at rest":                       {replicationType, cache, values{"atRestEncryptionEnabled": false}, "atRestEncryptionEnabled", p.UpdateReplace},
		"key":                           {replicationType, cache, values{"kmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/k"}, "kmsKeyId", p.AddReplace},
		"network type":                  {replicationType, cache, values{"networkType": "dual_stack"}, "networkType", p.UpdateReplace},
		"snapshot":                      {replicationType, cache, values{"snapshotName": "s"}, "snapshotName", p.AddReplace},
		"removed snapshot":              {replicationType, cache.with("snapshotName", "s"), values{"snapshotName": nil}, "snapshotName", p.DeleteReplace},
		"snapshot files":                {replicationType, cache, values{"snapshotArns": []string{"arn:aws:s3:::bucket/k"}}, "snapshotArns", p.AddReplace},
		"TLS of redis 7.1":              {replicationType, cache, values{"transitEncryptionEnabled": false}, "transitEncryptionEnabled", p.Update},
		"TLS of redis 6.2":              {replicationType, redis6, values{"transitEncryptionEnabled": false}, "transitEncryptionEnabled", p.UpdateReplace},
		"upgrade":                       {replicationType, cache.with("engineVersion", "7.0"), values{"engineVersion": "7.1"}, "engineVersion", p.Update},
		"downgrade":                     {replicationType, cache, values{"engineVersion": "7.0"}, "engineVersion", p.UpdateReplace},
		"redis to valkey":               {replicationType, cache.with("parameterGroupName", nil), values{"engine": "valkey", "engineVersion": "7.2"}, "engine", p.Update},
		"valkey to redis":               {replicationType, valkey.with("parameterGroupName", nil), values{"engine": "redis", "engineVersion": "7.1"}, "engine", p.UpdateReplace},
		"security group's description":  {securityGroupType, group, values{"description": "other"}, "description", p.UpdateReplace},
		"security group's name":         {securityGroupType, group, values{"name": "other"}, "name", p.UpdateReplace},
		"security group's VPC":          {securityGroupType, group, values{"vpcId": noVPC}, "vpcId", p.UpdateReplace},
		"security group's tags":         {securityGroupType, group, values{"tags": values{"a": "b"}}, "tags", p.Add},
		"rule's group":                  {ingressRuleType, rule, values{"securityGroupId": sg2.id}, "securityGroupId", p.UpdateReplace},
		"rule's block":                  {ingressRuleType, rule, values{"cidrIpv4": "10.0.0.0/9"}, "cidrIpv4", p.Update},
		"egress rule's group":           {egressRuleType, rule, values{"securityGroupId": sg2.id}, "securityGroupId", p.UpdateReplace},
		"subnet group's name":           {subnetGroupType, values{"name": "s", "subnetIds": []string{n.a.id}}, values{"name": "t"}, "name", p.UpdateReplace},
		"subnet group's subnets":        {subnetGroupType, values{"name": "s", "subnetIds": []string{n.a.id}}, values{"subnetIds": []string{n.b.id}}, "subnetIds", p.Update},
		"parameter group's name":        {parameterGroupType, parameters, values{"name": "q"}, "name", p.UpdateReplace},
		"parameter group's family":      {parameterGroupType, parameters, values{"family": "redis6.x"}, "family", p.UpdateReplace},
		"parameter group's description": {parameterGroupType, parameters, values{"description": "other"}, "description", p.UpdateReplace},
		"parameters":                    {parameterGroupType, parameters, values{"parameters": []any{values{"name": "a", "value": "b"}}}, "parameters", p.Add},
		"alarm's name":                  {metricAlarmType, alarmInputs, values{"name": "other"}, "name", p.UpdateReplace},
		"alarm's threshold":             {metricAlarmType, alarmInputs, values{"threshold": 91}, "threshold", p.Update},
		"alarm's actions":               {metricAlarmType, alarmInputs, values{"actionsEnabled": false}, "actionsEnabled", p.Update},
		"composite's name":              {compositeAlarmType, ruled("a", "TRUE"), values{"alarmName": "b"}, "alarmName", p.UpdateReplace},
		"composite's switch":            {compositeAlarmType, ruled("a", "TRUE"), values{"actionsEnabled": false}, "actionsEnabled", p.UpdateReplace},
		"composite's default":           {compositeAlarmType, ruled("a", "TRUE"), values{"actionsEnabled": true}, "", ""},
		"composite's rule":              {compositeAlarmType, ruled("a", "TRUE"), values{"alarmRule": "FALSE"}, "alarmRule", p.Update},
		"composite's description":       {compositeAlarmType, ruled("a", "TRUE"), values{"alarmDescription": "d"}, "alarmDescription", p.Add},
		"composite's actions":           {compositeAlarmType, ruled("a", "TRUE").with("okActions", topics), values{"okActions": []string{topics[1], topics[0]}}, "", ""},
		"composite's action":            {compositeAlarmType, ruled("a", "TRUE").with("okActions", topics), values{"okActions": topics[:1]}, "okActions", p.Update},
		"composite's suppressor":        {compositeAlarmType, ruled("a", "TRUE"), values{"actionsSuppressor": values{"alarm": "b", "waitPeriod": 1, "extensionPeriod": 1}}, "actionsSuppressor", p.Add},
		"composite's tags":              {compositeAlarmType, ruled("a", "TRUE").with("tags", values{"a": "b"}), values{"tags": nil}, "tags", p.Delete},
		"dashboard's name":              {dashboardType, dashboard(`{"widgets": []}`), values{"dashboardName": "other"}, "dashboardName", p.UpdateReplace},
		"dashboard's form":              {dashboardType, dashboard(`{"widgets": [], "start": "-P1D"}`), values{"dashboardBody": `{"start":"-P1D","widgets":[]}`}, "", ""},
		"dashboard's body":              {dashboardType, dashboard(`{"widgets": []}`), values{"dashboardBody": `{"widgets": [], "start": "-P1D"}`}, "dashboardBody", p.Update},
		"log group's name":              {logGroupType, values{"name": "t"}, values{"name": "u"}, "name", p.UpdateReplace},
		"log group's retention":         {logGroupType, values{"name": "t"}, values{"name": "t", "retentionInDays": 7}, "retentionInDays", p.Update},
		"topic's name":                  {topicType, values{"name": "t"}, values{"name": "u"}, "name", p.UpdateReplace},
		"vpc's block":                   {vpcType, values{"cidrBlock": "10.0.0.0/16"}, values{"cidrBlock": "10.1.0.0/16"}, "cidrBlock", p.UpdateReplace},
		"subnet's zone":                 {subnetType, subnet, values{"availabilityZone": region + "b"}, "availabilityZone", p.UpdateReplace},
		"subnet's block":                {subnetType, subnet, values{"cidrBlock": "10.0.8.0/24"}, "cidrBlock", p.UpdateReplace},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			r := e.create(test.token, "subject", test.before)
			defer func() { require.NoError(t, e.delete(r)) }()
			_, diff := e.diff(r, test.before.and(test.after))
			assert.Equal(t, test.property != "", diff.HasChanges, "%v", diff.DetailedDiff)
			if test.property != "" {
				assert.Equal(t, p.PropertyDiff{Kind: test.kind}, diff.DetailedDiff[test.property], "%v",
					diff.DetailedDiff)
			}
		})
	}
}

// A replacement under the same name cannot be created before the old resource is gone, and the provider says so.
func TestReplacementsUnderAGivenName(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	for name, test := range map[string]struct {
		before, after values
		first         bool
	}{
		"given name":         {n.cache(), values{"port": 6380}, true},
		"made-up name":       {n.cache().with("replicationGroupId", nil), values{"port": 6380}, false},
		"other name":         {n.cache(), values{"replicationGroupId": "other"}, false},
		"change in place":    {n.cache(), values{"description": "other"}, false},
		"name is not needed": {n.cache(), values{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			r := e.create(replicationType, "cache", test.before)
			defer func() { require.NoError(t, e.delete(r)) }()
			_, diff := e.diff(r, test.before.and(test.after))
			assert.Equal(t, test.first, diff.DeleteBeforeReplace)
		})
	}
}
