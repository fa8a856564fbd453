package awssim_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// What the cloud holds decides these.
func TestRefusalsInACloud(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	elsewhere := e.create(vpcType, "elsewhere", values{"cidrBlock": "10.1.0.0/16"})
	far := e.create(subnetType, "far",
		values{"vpcId": elsewhere.id, "cidrBlock": "10.1.0.0/24", "availabilityZone": region + "a"})
	stranger := e.create(securityGroupType, "stranger", values{"vpcId": elsewhere.id})
	narrow := e.create(subnetGroupType, "narrow", values{"subnetIds": []string{n.a.id}})
	e.create(subnetGroupType, "taken", values{"name": "taken", "subnetIds": []string{n.a.id}})
	custom := e.create(parameterGroupType, "custom", values{"family": "redis7"})
	clustered := e.create(parameterGroupType, "clustered",
		values{"family": "redis7", "parameters": []any{values{"name": "cluster-enabled", "value": "yes"}}})
	random := e.create(parameterGroupType, "random", parameters("redis7", "maxmemory-policy", "allkeys-random"))
	lru := e.create(parameterGroupType, "lru", parameters("redis7", "maxmemory-policy", "allkeys-lru"))
	tiered := n.cache().and(values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true})
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	topic := e.create(topicType, "topic", values{})
	e.create(replicationType, "existing", n.cache().with("replicationGroupId", "existing"))
	rule := values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "cidrIpv4": "10.0.0.0/8",
	}
	e.create(ingressRuleType, "rule", rule)
	subnet := values{"vpcId": n.vpc.id, "cidrBlock": "10.0.2.0/24"}
	cluster := clusterInputs.and(values{"subnetGroupName": n.subnets.id})
	e.create(metricAlarmType, "cpu", alarmInputs)
	e.create(metricAlarmType, "memory", alarmInputs.with("name", "memory"))
	e.create(metricAlarmType, "quoted", alarmInputs.with("name", `a "quoted" \ name`))
	e.create(compositeAlarmType, "existing", compositeInputs.with("alarmName", "existing"))
	alarmARN := "arn:aws:cloudwatch:us-east-1:123456789012:alarm:"
	suppressor := values{"alarm": "cpu", "waitPeriod": 0, "extensionPeriod": 0}

	tests := map[string]struct {
		token    string
		inside   values
		outside  values
		code     string
		contains string
	}{
		"group exists already":    {replicationType, n.cache(), n.cache().with("replicationGroupId", "Existing"), "ReplicationGroupAlreadyExists", "existing"},
		"subnet group exists":     {replicationType, n.cache(), n.cache().with("subnetGroupName", "none"), "CacheSubnetGroupNotFoundFault", "none"},
		"no subnet group":         {replicationType, n.cache(), n.cache().and(values{"subnetGroupName": nil, "transitEncryptionEnabled": false, "atRestEncryptionEnabled": false}), "InvalidVPCNetworkStateFault", "default VPC"},
		"multi-AZ in one zone":    {replicationType, n.cache().and(values{"subnetGroupName": narrow.id, "multiAzEnabled": false}), n.cache().with("subnetGroupName", narrow.id), invalidCombination, "two Availability Zones"},
		"zone of the subnets":     {replicationType, n.cache().with("preferredCacheClusterAzs", []string{region + "a", region + "b"}), n.cache().with("preferredCacheClusterAzs", []string{region + "a", region + "c"}), invalidValue, region + "c"},
		"zone's region":           {replicationType, n.cache().with("preferredCacheClusterAzs", []string{region + "a", region + "b"}), n.cache().with("preferredCacheClusterAzs", []string{region + "a", "eu-west-1b"}), invalidValue, "eu-west-1b is not a valid availability zone."},
		"region of a log's key":   {logGroupType, values{"name": "/a/b", "kmsKeyId": key}, values{"name": "/a/b", "kmsKeyId": strings.Replace(key, region, "eu-west-1", 1)}, "InvalidParameterException", "does not exist or is not allowed to be used with Arn"},
		"partition of a plan":     {metricAlarmType, alarmInputs.with("alarmActions", []string{"arn:aws:ssm-incidents::123456789012:responseplan/p"}), alarmInputs.with("alarmActions", []string{"arn:aws-us-gov:ssm-incidents::123456789012:responseplan/p"}), "ValidationError", "Invalid partition aws-us-gov specified. Only aws is supported."},
		"security group exists":   {replicationType, n.cache(), n.cache().with("securityGroupIds", []string{noGroup}), invalidValue, noGroup},
		"security group's VPC":    {replicationType, n.cache(), n.cache().with("securityGroupIds", []string{stranger.id}), invalidValue, stranger.id},
		"parameter group exists":  {replicationType, n.cache().with("parameterGroupName", custom.id), n.cache().with("parameterGroupName", "none"), "CacheParameterGroupNotFound", "CacheParameterGroup not found: none"},
		"parameter group family":  {replicationType, n.cache().with("parameterGroupName", custom.id), n.cache().and(values{"parameterGroupName": custom.id, "engineVersion": "6.2"}), invalidCombination, "Expected a parameter group of family redis6.x"},
		"cluster-enabled":         {replicationType, cluster.with("parameterGroupName", clustered.id), cluster.with("parameterGroupName", custom.id), invalidCombination, "cluster-enabled"},
		"eviction with tiering":   {replicationType, tiered.with("parameterGroupName", lru.id), tiered.with("parameterGroupName", random.id), invalidCombination, "Data tiering supports the maxmemory policies"},
		"eviction and no tiering": {replicationType, n.cache().with("parameterGroupName", random.id), tiered.with("parameterGroupName", random.id), invalidCombination, "Data tiering"},
		"key's region":            {replicationType, n.cache().with("kmsKeyId", key), n.cache().with("kmsKeyId", strings.Replace(key, region, "eu-west-1", 1)), invalidValue, "same region"},
		"topic exists":            {replicationType, n.cache().with("notificationTopicArn", topic.id), n.cache().with("notificationTopicArn", topic.id+"x"), invalidValue, "does not exist"},
		"topic's region":          {replicationType, n.cache().with("notificationTopicArn", topic.id), n.cache().with("notificationTopicArn", "arn:aws:sns:eu-west-1:123456789012:t"), invalidValue, "same region"},
		"action's region":         {metricAlarmType, alarmInputs.with("alarmActions", []string{topic.id}), alarmInputs.with("alarmActions", []string{"arn:aws:sns:eu-west-1:123456789012:t"}), "ValidationError", "Invalid region eu-west-1 specified. Only us-east-1 is supported."},
		"region of a function":    {metricAlarmType, alarmInputs.with("okActions", []string{"arn:aws:lambda:us-east-1:123456789012:function:f"}), alarmInputs.with("okActions", []string{"arn:aws:lambda:eu-west-1:123456789012:function:f"}), "ValidationError", "Invalid region eu-west-1 specified. Only us-east-1 is supported."},
		"region of an instance":   {metricAlarmType, alarmInputs.and(values{"dimensions": values{"InstanceId": "i"}, "okActions": []string{"arn:aws:automate:us-east-1:ec2:stop"}}), alarmInputs.and(values{"dimensions": values{"InstanceId": "i"}, "okActions": []string{"arn:aws:automate:eu-west-1:ec2:stop"}}), "ValidationError", "Invalid region eu-west-1"},
		"region of a composite's": {compositeAlarmType, compositeInputs.with("alarmActions", []string{topic.id}), compositeInputs.with("alarmActions", []string{"arn:aws:sns:eu-west-1:123456789012:t"}), "ValidationError", "Invalid region eu-west-1 specified. Only us-east-1 is supported."},
		"region of a plan":        {compositeAlarmType, compositeInputs.with("alarmActions", []string{"arn:aws:ssm-incidents::123456789012:responseplan/p"}), compositeInputs.with("alarmActions", []string{"arn:aws:lambda:eu-west-1:123456789012:function:f"}), "ValidationError", "Invalid region"},
		"alarms of a rule":        {compositeAlarmType, ruledBy("OK(cpu)"), ruledBy("OK(cpu) OR OK(none) OR NOT ALARM(\"no one\")"), "ValidationError", "Could not save the composite alarm as alarms [none, no one] in the alarm rule do not exist"},
		"ARNs of a rule":          {compositeAlarmType, ruledBy(`OK("` + alarmARN + `cpu") AND OK(` + alarmARN + `memory)`), ruledBy("OK(" + alarmARN + "none)"), "ValidationError", "do not exist"},
		"composites of a rule":    {compositeAlarmType, ruledBy("OK(existing)"), ruledBy("OK(any)"), "ValidationError", "alarms [any] in the alarm rule"},
		"region of a rule":        {compositeAlarmType, ruledBy("OK(" + alarmARN + "cpu)"), ruledBy("OK(arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cpu)"), "ValidationError", "eu-west-1:123456789012:alarm:cpu] in the alarm rule do not exist"},
		"account of a rule":       {compositeAlarmType, ruledBy("OK(" + alarmARN + "cpu)"), ruledBy("OK(arn:aws:cloudwatch:us-east-1:210987654321:alarm:cpu)"), "ValidationError", "do not exist"},
		"quote in a rule":         {compositeAlarmType, ruledBy(`OK("a \"quoted\" \\ name")`), ruledBy(`OK("a \"quoted\" name")`), "ValidationError", `alarms [a "quoted" name] in the alarm rule`},
		"suppressor exists":       {compositeAlarmType, compositeInputs.with("actionsSuppressor", suppressor), compositeInputs.with("actionsSuppressor", suppressor.with("alarm", "none")), "ValidationError", "ActionsSuppressor must be an existing alarm"},
		"a metric alarm's name":   {compositeAlarmType, compositeInputs, compositeInputs.with("alarmName", "cpu"), "ValidationError", "the name cpu exists already"},
		"a composite's name":      {metricAlarmType, alarmInputs, alarmInputs.with("name", "existing"), "ValidationError", "the name existing exists already"},
		"nodes of a cluster":      {replicationType, cluster.with("numNodeGroups", 45), cluster.with("numNodeGroups", 46), "NodeQuotaForClusterExceeded", "single cluster"},
		"subnets exist":           {subnetGroupType, values{"subnetIds": []string{n.a.id}}, values{"subnetIds": []string{n.a.id, noSubnet}}, invalidValue, noSubnet + "] are invalid"},
		"subnets of one VPC":      {subnetGroupType, values{"subnetIds": []string{far.id}}, values{"subnetIds": []string{n.a.id, far.id}}, invalidValue, "are invalid"},
		"subnet group is taken":   {subnetGroupType, values{"name": "free", "subnetIds": []string{n.a.id}}, values{"name": "taken", "subnetIds": []string{n.a.id}}, "CacheSubnetGroupAlreadyExists", "taken"},
		"parameter group's taken": {parameterGroupType, values{"name": "free", "family": "redis7"}, values{"name": custom.id, "family": "redis7"}, "CacheParameterGroupAlreadyExists", custom.id},
		"group name in a VPC":     {securityGroupType, values{"name": stranger.str("name"), "vpcId": n.vpc.id}, values{"name": stranger.str("name"), "vpcId": elsewhere.id}, "InvalidGroup.Duplicate", "already exists for VPC"},
		"VPC of a group":          {securityGroupType, values{"vpcId": n.vpc.id}, values{"vpcId": noVPC}, "InvalidVpcID.NotFound", noVPC},
		"group of a rule":         {ingressRuleType, rule.with("fromPort", 1), rule.with("securityGroupId", noGroup), "InvalidGroup.NotFound", noGroup},
		"peer of a rule":          {ingressRuleType, rule.and(values{"cidrIpv4": nil, "referencedSecurityGroupId": n.group.id}), rule.and(values{"cidrIpv4": nil, "referencedSecurityGroupId": stranger.id}), "InvalidGroup.NotFound", "different networks"},
		"equal rule":              {ingressRuleType, rule.with("cidrIpv4", "10.0.0.0/9"), rule, "InvalidPermission.Duplicate", "already exists"},
		"subnet outside":          {subnetType, subnet, subnet.with("cidrBlock", "10.9.0.0/24"), "InvalidSubnet.Range", "10.9.0.0/24"},
		"subnet conflict":         {subnetType, subnet, subnet.with("cidrBlock", "10.0.1.128/25"), "InvalidSubnet.Conflict", "conflicts"},
		"subnet zone":             {subnetType, subnet.with("availabilityZone", region+"c"), subnet.with("availabilityZone", region+"z"), invalidValue, region + "z"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, test.token, test.inside.properties()), "just inside")
			err := e.cloud.Refusal(region, test.token, test.outside.properties())
			require.Error(t, err, "just outside")
			assert.Contains(t, err.Error(), test.contains)
			var refused *awssim.AWSError
			require.True(t, errors.As(err, &refused), "%v", err)
			assert.Equal(t, test.code, refused.Code)
		})
	}
}
