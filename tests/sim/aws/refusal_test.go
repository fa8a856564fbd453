package awssim_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func numbered(n int, format string) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(format, i))
	}
	return out
}

func tags(n int) values {
	out := values{}
	for _, key := range numbered(n, "tag-%d") {
		out[key] = "x"
	}
	return out
}

const (
	invalidValue       = "InvalidParameterValue"
	invalidCombination = "InvalidParameterCombination"
	contract           = "" // refused by the provider, with a property's path instead of a code
)

func parameters(family string, namesAndValues ...string) values {
	list := []any{}
	for i := 0; i < len(namesAndValues); i += 2 {
		list = append(list, values{"name": namesAndValues[i], "value": namesAndValues[i+1]})
	}
	return values{"family": family, "parameters": list}
}

func ruledBy(rule string) values { return compositeInputs.with("alarmRule", rule) }

// refusalCase is a rule with a value just inside, which must be accepted, and one just outside, with the answer.
type refusalCase struct {
	token    string
	inside   values
	outside  values
	code     string
	contains string
}

func checkRefusals(t *testing.T, tests map[string]refusalCase) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(test.token, test.inside.properties()), "just inside")

			err := awssim.Refusal(test.token, test.outside.properties())
			require.Error(t, err, "just outside")
			assert.Contains(t, err.Error(), test.contains)
			var refused *awssim.AWSError
			if test.code != contract {
				require.True(t, errors.As(err, &refused), "%v", err)
				assert.Equal(t, test.code, refused.Code)
			} else {
				var failures *awssim.ContractError
				assert.True(t, errors.As(err, &failures), "%v", err)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	single := values{"numCacheClusters": 1, "automaticFailoverEnabled": false, "multiAzEnabled": false}
	old := values{"engineVersion": "5.0.6", "parameterGroupName": "default.redis5.0", "nodeType": "cache.r6g.large"}
	oldest := values{
		"engineVersion": "4.0.10", "parameterGroupName": "default.redis4.0.cluster.on", "nodeType": "cache.r5.large",
	}
	valkey := values{"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8"}
	tiered := values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true}
	slow := values{
		"destination": "group", "destinationType": "cloudwatch-logs", "logFormat": "json", "logType": "slow-log",
	}
	engineLog := slow.with("logType", "engine-log")
	stream := slow.and(values{"destination": "stream", "destinationType": "kinesis-firehose"})
	six := values{"engineVersion": "6.0", "parameterGroupName": "default.redis6.x", "nodeType": "cache.r6g.large"}
	groupARN := "arn:aws:elasticache:us-east-1:123456789012:usergroup:g"
	rule := values{
		"securityGroupId": noGroup, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "cidrIpv4": "10.0.0.0/8",
	}
	peer := rule.and(values{"cidrIpv4": nil, "referencedSecurityGroupId": noGroup})
	topic := "arn:aws:sns:us-east-1:123456789012:topic"

	checkRefusals(t, map[string]refusalCase{
		"id of 40 characters": {
			replicationType,
			cacheInputs.with("replicationGroupId", strings.Repeat("a", 40)),
			cacheInputs.with("replicationGroupId", strings.Repeat("a", 41)),
			contract, "replicationGroupId: expected length",
		},
		"id begins with a letter":    {replicationType, cacheInputs.with("replicationGroupId", "a1"), cacheInputs.with("replicationGroupId", "1a"), contract, "begin with a letter"},
		"id with double hyphens":     {replicationType, cacheInputs.with("replicationGroupId", "a-b-c"), cacheInputs.with("replicationGroupId", "a--b"), contract, "consecutive hyphens"},
		"id ends with a hyphen":      {replicationType, cacheInputs.with("replicationGroupId", "a-1"), cacheInputs.with("replicationGroupId", "a-"), contract, "end with a hyphen"},
		"description":                {replicationType, cacheInputs.with("description", strings.Repeat("d", 255)), cacheInputs.with("description", strings.Repeat("d", 256)), invalidValue, "ReplicationGroupDescription"},
		"description is not empty":   {replicationType, cacheInputs.with("description", "d"), cacheInputs.with("description", ""), contract, "description: expected"},
		"engine":                     {replicationType, cacheInputs.and(valkey), cacheInputs.with("engine", "memcached"), contract, "engine: expected"},
		"version format":             {replicationType, cacheInputs, cacheInputs.with("engineVersion", "7.1.0"), contract, "engine_version: 7.1.0 is invalid"},
		"version format of valkey":   {replicationType, cacheInputs.and(valkey), cacheInputs.and(valkey).with("engineVersion", "6.2"), contract, "For Valkey"},
		"version exists":             {replicationType, cacheInputs.with("engineVersion", "7.0"), cacheInputs.with("engineVersion", "7.2"), invalidCombination, "Cannot find version 7.2 for redis"},
		"version 5.0.5 is gone":      {replicationType, cacheInputs.and(old), cacheInputs.and(old).with("engineVersion", "5.0.5"), invalidCombination, "Cannot find version 5.0.5"},
		"family":                     {replicationType, cacheInputs.and(old), cacheInputs.and(old).with("parameterGroupName", "default.redis7"), invalidCombination, "Expected a parameter group of family redis5.0 but found one of family redis7"},
		"node type exists":           {replicationType, cacheInputs, cacheInputs.with("nodeType", "cache.r7g.huge"), invalidValue, "not a valid node type"},
		"node type is needed":        {replicationType, cacheInputs, cacheInputs.with("nodeType", nil), "MissingParameter", "CacheNodeType"},
		"node type and old redis":    {replicationType, cacheInputs.and(old), cacheInputs.and(old).with("nodeType", "cache.r7g.large"), invalidCombination, "cache.r7g.large is not supported for redis version 5.0.6"},
		"node type of valkey only":   {replicationType, cacheInputs.and(valkey).with("nodeType", "cache.r8g.large"), cacheInputs.with("nodeType", "cache.r8g.large"), invalidCombination, "is not supported"},
		"small t4g and redis 4":      {replicationType, cacheInputs.and(old).with("nodeType", "cache.t4g.small"), cacheInputs.and(old).and(values{"engineVersion": "4.0.10", "parameterGroupName": "default.redis4.0", "nodeType": "cache.t4g.small"}), invalidCombination, "is not supported"},
		"six nodes":                  {replicationType, cacheInputs.with("numCacheClusters", 6), cacheInputs.with("numCacheClusters", 7), invalidValue, "within 0 and 5"},
		"five replicas of a shard":   {replicationType, clusterInputs.with("replicasPerNodeGroup", 5), clusterInputs.with("replicasPerNodeGroup", 6), contract, "replicasPerNodeGroup: expected"},
		"no shards":                  {replicationType, clusterInputs.with("numNodeGroups", 1), clusterInputs.with("numNodeGroups", 0), invalidValue, "node groups"},
		"500 nodes":                  {replicationType, clusterInputs.with("numNodeGroups", 250), clusterInputs.with("numNodeGroups", 251), "NodeQuotaForClusterExceeded", "exceed"},
		"500 nodes of valkey":        {replicationType, clusterInputs.and(valkey).and(values{"numNodeGroups": 250, "parameterGroupName": nil}), clusterInputs.and(valkey).and(values{"numNodeGroups": 251, "parameterGroupName": nil}), "NodeQuotaForClusterExceeded", "exceed"},
		"250 nodes before 5.0.6":     {replicationType, clusterInputs.and(oldest).with("numNodeGroups", 125), clusterInputs.and(oldest).with("numNodeGroups", 126), "NodeQuotaForClusterExceeded", "exceed"},
		"counts of both modes":       {replicationType, clusterInputs, clusterInputs.with("numCacheClusters", 2), contract, "conflicts with"},
		"replicas without shards":    {replicationType, cacheInputs, cacheInputs.with("numCacheClusters", nil).with("replicasPerNodeGroup", 1), contract, "must be specified"},
		"shards without cluster.on":  {replicationType, clusterInputs, clusterInputs.with("parameterGroupName", "default.redis7"), invalidCombination, "cluster-enabled"},
		"cluster.on without shards":  {replicationType, cacheInputs, cacheInputs.with("parameterGroupName", "default.redis7.cluster.on"), invalidCombination, "needs NumNodeGroups"},
		"cluster mode and failover":  {replicationType, clusterInputs, clusterInputs.and(values{"automaticFailoverEnabled": false, "multiAzEnabled": false}), invalidValue, "Redis with cluster mode enabled cannot be created with auto failover turned off."},
		"a shard of its own":         {replicationType, clusterInputs.and(values{"numNodeGroups": 1, "replicasPerNodeGroup": 0, "multiAzEnabled": false}), clusterInputs.with("replicasPerNodeGroup", 0), invalidCombination, "Multi-AZ needs at least one replica"},
		"failover needs two nodes":   {replicationType, cacheInputs.and(single), cacheInputs.and(single).with("automaticFailoverEnabled", true), contract, "must be at least 2 if automatic_failover_enabled is true"},
		"failover and the default":   {replicationType, cacheInputs.and(single).with("numCacheClusters", nil), cacheInputs.and(single).and(values{"numCacheClusters": nil, "automaticFailoverEnabled": true}), invalidValue, "at least one read replica"},
		"multi-AZ needs failover":    {replicationType, cacheInputs, cacheInputs.with("automaticFailoverEnabled", false), contract, "automatic_failover_enabled must be true if multi_az_enabled is true"},
		"zones of each node":         {replicationType, cacheInputs.with("preferredCacheClusterAzs", []string{"us-east-1a", "us-east-1b"}), cacheInputs.with("preferredCacheClusterAzs", []string{"us-east-1a"}), invalidValue, "preferred availability zones"},
		"zones of one shard":         {replicationType, clusterInputs, clusterInputs.with("preferredCacheClusterAzs", numbered(4, "us-east-1%d")), invalidCombination, "PreferredCacheClusterAZs"},
		"TLS mode without TLS":       {replicationType, cacheInputs.with("transitEncryptionMode", "preferred"), cacheInputs.and(values{"transitEncryptionEnabled": false, "transitEncryptionMode": "preferred"}), invalidCombination, "TransitEncryptionMode"},
		"token without TLS":          {replicationType, cacheInputs.with("authToken", "0123456789abcdef"), cacheInputs.and(values{"transitEncryptionEnabled": false, "authToken": "0123456789abcdef"}), invalidValue, "encryption-in-transit"},
		"short token":                {replicationType, cacheInputs.with("authToken", strings.Repeat("a", 16)), cacheInputs.with("authToken", strings.Repeat("a", 15)), contract, "16 to 128"},
		"long token":                 {replicationType, cacheInputs.with("authToken", strings.Repeat("a", 128)), cacheInputs.with("authToken", strings.Repeat("a", 129)), contract, "16 to 128"},
		"token with a slash":         {replicationType, cacheInputs.with("authToken", "0123456789abcde!"), cacheInputs.with("authToken", "0123456789abcde/"), contract, "authToken: only alphanumeric"},
		"token and users":            {replicationType, cacheInputs.with("userGroupIds", []string{groupARN}), cacheInputs.and(values{"authToken": "0123456789abcdef", "userGroupIds": []string{groupARN}}), contract, "conflicts with userGroupIds"},
		"users need TLS":             {replicationType, cacheInputs.with("userGroupIds", []string{"g"}), cacheInputs.and(values{"transitEncryptionEnabled": false, "userGroupIds": []string{"g"}}), invalidCombination, "User groups"},
		"users need redis 6":         {replicationType, cacheInputs.with("userGroupIds", []string{"g"}), cacheInputs.and(old).with("userGroupIds", []string{"g"}), invalidCombination, "User groups are supported"},
		"one user group":             {replicationType, cacheInputs.with("userGroupIds", []string{"g"}), cacheInputs.with("userGroupIds", []string{"g", "h"}), contract, "1 item maximum"},
		"key without at rest":        {replicationType, cacheInputs.with("kmsKeyId", "arn:aws:kms:us-east-1:123456789012:key/k"), cacheInputs.and(values{"atRestEncryptionEnabled": false, "kmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/k"}), invalidCombination, "KmsKeyId"},
		"tiering on other nodes":     {replicationType, cacheInputs.and(tiered), cacheInputs.with("dataTieringEnabled", true), invalidCombination, "only supported with r6gd"},
		"r6gd without tiering":       {replicationType, cacheInputs.and(tiered), cacheInputs.and(tiered).with("dataTieringEnabled", nil), invalidCombination, "When using the cache.r6gd.xlarge node type, you must enable data tiering."},
		"dualStack is no word":       {replicationType, cacheInputs.with("networkType", "dual_stack"), cacheInputs.with("networkType", "dualStack"), contract, "networkType: expected"},
		"ipv6 needs redis 6.2":       {replicationType, cacheInputs.with("networkType", "ipv6"), cacheInputs.and(old).with("networkType", "ipv6"), invalidCombination, "network type"},
		"ipv6 needs Nitro":           {replicationType, cacheInputs.and(values{"nodeType": "cache.m5.large", "networkType": "dual_stack"}), cacheInputs.and(values{"nodeType": "cache.m4.large", "networkType": "dual_stack"}), invalidCombination, "not supported by the node type"},
		"discovery of ipv6":          {replicationType, cacheInputs.and(values{"networkType": "dual_stack", "ipDiscovery": "ipv6"}), cacheInputs.with("ipDiscovery", "ipv6"), invalidCombination, "IpDiscovery ipv6"},
		"discovery of ipv4":          {replicationType, cacheInputs.and(values{"networkType": "dual_stack", "ipDiscovery": "ipv4"}), cacheInputs.and(values{"networkType": "ipv6", "ipDiscovery": "ipv4"}), invalidCombination, "IpDiscovery ipv4"},
		"discovery of both":          {replicationType, cacheInputs.with("ipDiscovery", "ipv4"), cacheInputs.and(values{"networkType": "dual_stack", "ipDiscovery": "dual_stack"}), contract, "ipDiscovery: expected"},
		"key's account":              {replicationType, cacheInputs.with("kmsKeyId", "arn:aws:kms:us-east-1:123456789012:alias/a"), cacheInputs.with("kmsKeyId", "arn:aws:kms:us-east-1:1234:key/k"), invalidValue, "KmsKeyId"},
		"key's partition":            {replicationType, cacheInputs.with("kmsKeyId", "arn:aws-cn:kms:cn-north-1:123456789012:key/k"), cacheInputs.with("kmsKeyId", "arn:aws:kms:cn-north-1:123456789012:key/k"), invalidValue, "KmsKeyId"},
		"key's service":              {replicationType, cacheInputs.with("kmsKeyId", "a-key-id"), cacheInputs.with("kmsKeyId", "arn:aws:iam::123456789012:role/r"), invalidValue, "KmsKeyId"},
		"cluster mode of redis 6":    {replicationType, cacheInputs.with("clusterMode", "compatible"), cacheInputs.and(values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x", "clusterMode": "compatible"}), invalidCombination, "ClusterMode is supported"},
		"cluster mode and its group": {replicationType, clusterInputs.with("clusterMode", "enabled"), cacheInputs.with("clusterMode", "enabled"), invalidCombination, "cluster mode does not match"},
		"cluster mode's word":        {replicationType, cacheInputs.with("clusterMode", "disabled"), cacheInputs.with("clusterMode", "off"), contract, "clusterMode: expected"},
		"port":                       {replicationType, cacheInputs.with("port", 65535), cacheInputs.with("port", 65536), invalidValue, "Port"},
		"retention":                  {replicationType, cacheInputs.with("snapshotRetentionLimit", 35), cacheInputs.with("snapshotRetentionLimit", 36), contract, "snapshotRetentionLimit: expected"},
		"negative retention":         {replicationType, cacheInputs.with("snapshotRetentionLimit", 0), cacheInputs.with("snapshotRetentionLimit", -1), invalidValue, "SnapshotRetentionLimit"},
		"snapshot window format":     {replicationType, cacheInputs.with("snapshotWindow", ""), cacheInputs.with("snapshotWindow", "6:00-7:00"), contract, "snapshotWindow"},
		"snapshot window length":     {replicationType, cacheInputs.with("snapshotWindow", "05:00-06:00"), cacheInputs.with("snapshotWindow", "05:00-05:59"), invalidValue, "Snapshot window must be at least 60 minutes."},
		"maintenance window format":  {replicationType, cacheInputs.with("maintenanceWindow", "SUN:07:00-sun:08:00"), cacheInputs.with("maintenanceWindow", "07:00-08:00"), contract, "maintenanceWindow"},
		"maintenance window length":  {replicationType, cacheInputs.with("maintenanceWindow", "sat:23:30-sun:00:30"), cacheInputs.with("maintenanceWindow", "sat:23:30-sun:00:29"), invalidValue, "Maintenance window"},
		"windows that touch":         {replicationType, cacheInputs.with("maintenanceWindow", "sat:05:00-sat:06:00"), cacheInputs.with("maintenanceWindow", "sat:05:00-sat:06:01"), invalidValue, "The snapshot window and maintenance window must not overlap."},
		"windows around midnight":    {replicationType, cacheInputs.and(values{"maintenanceWindow": "sat:22:00-sat:23:30", "snapshotWindow": "23:30-00:30"}), cacheInputs.and(values{"maintenanceWindow": "sun:00:29-sun:01:29", "snapshotWindow": "23:30-00:30"}), invalidValue, "must not overlap"},
		"windows without backups":    {replicationType, cacheInputs.with("snapshotRetentionLimit", 0), cacheInputs.and(values{"snapshotRetentionLimit": 0, "maintenanceWindow": "sat:06:00-sat:07:00"}), invalidValue, "must not overlap"},
		"a week of maintenance":      {replicationType, cacheInputs.with("maintenanceWindow", "sun:07:00-mon:06:00"), cacheInputs.with("maintenanceWindow", "sun:07:00-sat:07:00"), invalidValue, "must not overlap"},
		"snapshot file":              {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k.rdb"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket"}), invalidValue, "SnapshotArns"},
		"snapshot file with a comma": {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k.rdb"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k,l"}), contract, "snapshotArns[0]"},
		"snapshot files and shards":  {replicationType, clusterInputs.with("snapshotName", "s"), clusterInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k.rdb"}), invalidCombination, "Slots must be provided"},
		"one source of data":         {replicationType, cacheInputs.with("snapshotName", "s"), cacheInputs.and(values{"snapshotName": "s", "snapshotArns": []string{"arn:aws:s3:::bucket/k.rdb"}}), invalidCombination, "Only one of"},
		"final snapshot":             {replicationType, cacheInputs.with("finalSnapshotIdentifier", "last-one"), cacheInputs.with("finalSnapshotIdentifier", "last--one"), invalidValue, "FinalSnapshotIdentifier"},
		"notification topic":         {replicationType, cacheInputs.with("notificationTopicArn", topic), cacheInputs.with("notificationTopicArn", "arn:aws:sqs:us-east-1:123456789012:queue"), invalidValue, "NotificationTopicArn"},
		"topic's name":               {replicationType, cacheInputs.with("notificationTopicArn", topic+"_1-A"), cacheInputs.with("notificationTopicArn", topic+".1"), invalidValue, "NotificationTopicArn"},
		"topic's account":            {replicationType, cacheInputs.with("notificationTopicArn", topic), cacheInputs.with("notificationTopicArn", "arn:aws:sns:us-east-1::topic"), invalidValue, "NotificationTopicArn"},
		"topic's region":             {replicationType, cacheInputs.with("notificationTopicArn", topic), cacheInputs.with("notificationTopicArn", "arn:aws:sns:*:123456789012:topic"), contract, "notificationTopicArn"},
		"topic without a region":     {replicationType, cacheInputs.with("notificationTopicArn", topic), cacheInputs.with("notificationTopicArn", "arn:aws:sns::123456789012:topic"), invalidValue, "NotificationTopicArn"},
		"topic's partition":          {replicationType, cacheInputs.with("notificationTopicArn", "arn:aws-cn:sns:cn-north-1:123456789012:topic"), cacheInputs.with("notificationTopicArn", "arn:aws:sns:cn-north-1:123456789012:topic"), invalidValue, "NotificationTopicArn"},
		"FIFO topic":                 {replicationType, cacheInputs.with("notificationTopicArn", topic), cacheInputs.with("notificationTopicArn", topic+".fifo"), invalidValue, "FIFO"},
		"bucket of 3 characters":     {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws-cn:s3:::b.1/folder/k.rdb"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::b1/k.rdb"}), invalidValue, "SnapshotArns"},
		"bucket of 255 characters":   {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::" + strings.Repeat("b", 255) + "/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::" + strings.Repeat("b", 256) + "/k"}), invalidValue, "SnapshotArns"},
		"bucket in a few letters":    {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::My_Bucket/K.rdb"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::my bucket/k.rdb"}), invalidValue, "SnapshotArns"},
		"bucket of no region":        {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:us-east-1::bucket/k"}), invalidValue, "SnapshotArns"},
		"bucket of no account":       {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3::123456789012:bucket/k"}), invalidValue, "SnapshotArns"},
		"bucket's partition":         {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws-us-gov:s3:::bucket/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws-moon:s3:::bucket/k"}), invalidValue, "SnapshotArns"},
		"snapshot file's service":    {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws:rds:::bucket/k"}), invalidValue, "SnapshotArns"},
		"snapshot file's key":        {replicationType, cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/k"}), cacheInputs.with("snapshotArns", []string{"arn:aws:s3:::bucket/"}), invalidValue, "SnapshotArns"},
		"snapshot name":              {replicationType, cacheInputs.with("snapshotName", "automatic.cache-001-2024-01-31-05-00"), cacheInputs.with("snapshotName", "1st"), invalidValue, "SnapshotName"},
		"blank snapshot name":        {replicationType, cacheInputs.with("snapshotName", "a"), cacheInputs.with("snapshotName", " "), invalidValue, "SnapshotName"},
		"snapshot name in ASCII":     {replicationType, cacheInputs.with("snapshotName", "naive"), cacheInputs.with("snapshotName", "naïve"), invalidValue, "SnapshotName"},
		"snapshot is no ARN":         {replicationType, cacheInputs.with("snapshotName", "s"), cacheInputs.with("snapshotName", "arn:aws:elasticache:us-east-1:123456789012:snapshot:s"), invalidValue, "SnapshotName"},
		"parameter group's name":     {replicationType, cacheInputs.with("parameterGroupName", "my-own.group7"), cacheInputs.with("parameterGroupName", "my/group"), invalidValue, "CacheParameterGroupName"},
		"parameter group's length":   {replicationType, cacheInputs.with("parameterGroupName", strings.Repeat("p", 255)), cacheInputs.with("parameterGroupName", strings.Repeat("p", 256)), invalidValue, "CacheParameterGroupName"},
		"blank parameter group":      {replicationType, cacheInputs.with("parameterGroupName", ""), cacheInputs.with("parameterGroupName", " "), invalidValue, "CacheParameterGroupName"},
		"security group id":          {replicationType, cacheInputs.with("securityGroupIds", []string{noGroup}), cacheInputs.with("securityGroupIds", []string{noGroup, "sg-1"}), invalidValue, `Invalid id: "sg-1" (expecting "sg-...")`},
		"slow log of redis 5":        {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow, engineLog}), cacheInputs.and(old).with("logDeliveryConfigurations", []any{slow}), invalidValue, "slow-log log delivery is not available for this redis engine version."},
		"engine log of redis 6.0":    {replicationType, cacheInputs.and(six).and(values{"engineVersion": "6.2", "logDeliveryConfigurations": []any{engineLog}}), cacheInputs.and(six).with("logDeliveryConfigurations", []any{engineLog}), invalidValue, "engine-log log delivery is not available for this redis engine version."},
		"logs of valkey":             {replicationType, cacheInputs.and(valkey).with("logDeliveryConfigurations", []any{slow, engineLog}), cacheInputs.and(valkey).with("logDeliveryConfigurations", []any{slow, engineLog, slow.with("destination", "third")}), contract, "no more than 2"},
		"log type":                   {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{engineLog}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("logType", "audit-log")}), contract, "logDeliveryConfigurations[0].logType"},
		"log destination":            {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{stream}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destinationType", "s3")}), contract, "logDeliveryConfigurations[0].destinationType"},
		"log group's name":           {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destination", "/aws/vendedlogs/"+strings.Repeat("g", 496))}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destination", strings.Repeat("g", 513))}), invalidValue, "destination of a log"},
		"log group's letters":        {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destination", "a.b-c_d/e#f")}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destination", "a b")}), invalidValue, "destination of a log"},
		"delivery stream's name":     {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{stream.with("destination", strings.Repeat("s", 64))}), cacheInputs.with("logDeliveryConfigurations", []any{stream.with("destination", strings.Repeat("s", 65))}), invalidValue, "destination of a log"},
		"two logs of one type":       {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow, engineLog}), cacheInputs.with("logDeliveryConfigurations", []any{slow, slow.with("destination", "other")}), invalidCombination, "Only one log"},
		"log to an ARN":              {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("destination", "arn:aws:logs:us-east-1:123456789012:log-group:g")}), invalidValue, "not an ARN"},
		"log format":                 {replicationType, cacheInputs.with("logDeliveryConfigurations", []any{slow}), cacheInputs.with("logDeliveryConfigurations", []any{slow.with("logFormat", "xml")}), contract, "logDeliveryConfigurations[0].logFormat"},
		"tags":                       {replicationType, cacheInputs.with("tags", tags(50)), cacheInputs.with("tags", tags(51)), invalidValue, "maximum number of tags"},
		"characters of tags":         {replicationType, cacheInputs.with("tags", values{"naïve key_1": "+-=._:/@ 中"}), cacheInputs.with("tags", values{"a&b": "x"}), invalidValue, `"a&b"`},
		"characters of tag values":   {replicationType, cacheInputs.with("tags", values{"a": ""}), cacheInputs.with("tags", values{"a": "b\tc"}), invalidValue, `"a"`},
		"reserved tag in capitals":   {replicationType, cacheInputs.with("tags", values{"aws": "x"}), cacheInputs.with("tags", values{"AWS:team": "x"}), invalidValue, "reserved"},
		"reserved tag":               {replicationType, cacheInputs.with("tags", values{"aws-team": "x"}), cacheInputs.with("tags", values{"aws:team": "x"}), invalidValue, "reserved"},

		"no subnets":              {subnetGroupType, values{"subnetIds": numbered(1, "subnet-%08x")}, values{"subnetIds": []string{}}, invalidValue, "SubnetIds"},
		"subnet group name":       {subnetGroupType, values{"name": "A-b", "subnetIds": []string{noSubnet}}, values{"name": "a_b", "subnetIds": []string{noSubnet}}, invalidValue, "CacheSubnetGroupName"},
		"reserved subnet group":   {subnetGroupType, values{"name": "defaults", "subnetIds": []string{noSubnet}}, values{"name": "Default", "subnetIds": []string{noSubnet}}, invalidValue, "CacheSubnetGroupName"},
		"subnet id":               {subnetGroupType, values{"subnetIds": []string{noSubnet}}, values{"subnetIds": []string{noSubnet, "subnet-1"}}, "InvalidSubnet", `Invalid id: "subnet-1" (expecting "subnet-...")`},
		"tags of a subnet group":  {subnetGroupType, values{"subnetIds": []string{noSubnet}, "tags": values{"a": "b"}}, values{"subnetIds": []string{noSubnet}, "tags": values{"a": "#"}}, invalidValue, `"a"`},
		"tags of parameters":      {parameterGroupType, values{"family": "redis7", "tags": values{"a": "b"}}, values{"family": "redis7", "tags": values{"a": "#"}}, invalidValue, `"a"`},
		"parameter group family":  {parameterGroupType, values{"family": "valkey8"}, values{"family": "redis8"}, invalidValue, "family"},
		"parameter group name":    {parameterGroupType, values{"family": "redis7", "name": "a-b"}, values{"family": "redis7", "name": "a.b"}, invalidValue, "CacheParameterGroupName"},
		"unknown parameter":       {parameterGroupType, parameters("redis7", "timeout", "20"), parameters("redis7", "time-out", "20"), invalidValue, "Could not find parameter with name: time-out"},
		"parameter's capitals":    {parameterGroupType, parameters("redis7", "timeout", "20"), parameters("redis7", "Timeout", "20"), invalidValue, "Could not find parameter with name: Timeout"},
		"parameter of redis 6":    {parameterGroupType, parameters("redis6.x", "hash-max-ziplist-value", "64"), parameters("redis7", "hash-max-ziplist-value", "64"), invalidValue, "Could not find"},
		"parameter of redis 7":    {parameterGroupType, parameters("valkey7", "hash-max-listpack-value", "64"), parameters("redis6.x", "hash-max-listpack-value", "64"), invalidValue, "Could not find"},
		"parameter of redis 5":    {parameterGroupType, parameters("redis5.0", "lua-replicate-commands", "no"), parameters("redis6.x", "lua-replicate-commands", "no"), invalidValue, "Could not find"},
		"parameter of redis 4":    {parameterGroupType, parameters("redis4.0", "min-slaves-to-write", "1"), parameters("redis5.0", "min-slaves-to-write", "1"), invalidValue, "Could not find"},
		"parameter of valkey 8":   {parameterGroupType, parameters("valkey8", "commandlog-request-larger-than", "-1"), parameters("valkey7", "commandlog-request-larger-than", "-1"), invalidValue, "Could not find"},
		"parameter till valkey 7": {parameterGroupType, parameters("valkey7", "lazyfree-lazy-user-del", "yes"), parameters("valkey8", "lazyfree-lazy-user-del", "yes"), invalidValue, "Could not find"},
		"parameter of valkey 9":   {parameterGroupType, parameters("valkey9", "cluster-databases", "10000"), parameters("valkey8", "cluster-databases", "16"), invalidValue, "Could not find"},
		"parameter of an old one": {parameterGroupType, parameters("redis3.2", "list-max-ziplist-size", "1"), parameters("redis4.0", "list-max-ziplist-size", "1"), invalidValue, "The parameter list-max-ziplist-size cannot be modified."},
		"append-only file":        {parameterGroupType, parameters("redis7", "databases", "32"), parameters("redis7", "appendonly", "yes"), invalidValue, "The parameter appendonly cannot be modified."},
		"memory of a node":        {parameterGroupType, parameters("valkey9", "reserved-memory-percent", "25"), parameters("valkey9", "maxmemory", "1000000"), invalidValue, "The parameter maxmemory cannot be modified."},
		"rehashing":               {parameterGroupType, parameters("redis6.x", "activerehashing", "no"), parameters("redis7", "activerehashing", "no"), invalidValue, "The parameter activerehashing cannot be modified."},
		"value of a few words":    {parameterGroupType, parameters("redis4.0", "maxmemory-policy", "allkeys-lfu"), parameters("redis4.0", "maxmemory-policy", "lru"), invalidValue, "Invalid parameter value: lru for: maxmemory-policy allowed values are: volatile-lru,"},
		"yes in capitals":         {parameterGroupType, parameters("redis7", "cluster-enabled", "yes"), parameters("redis7", "cluster-enabled", "Yes"), invalidValue, "Invalid parameter value: Yes"},
		"value of a range":        {parameterGroupType, parameters("redis5.0", "active-defrag-cycle-max", "75"), parameters("redis5.0", "active-defrag-cycle-max", "76"), invalidValue, "allowed values are: 1-75"},
		"least value of a range":  {parameterGroupType, parameters("redis5.0", "active-defrag-cycle-max", "1"), parameters("redis5.0", "active-defrag-cycle-max", "0"), invalidValue, "allowed values are: 1-75"},
		"value of two ranges":     {parameterGroupType, parameters("redis7", "timeout", "0"), parameters("redis7", "timeout", "19"), invalidValue, "allowed values are: 0,20-"},
		"value without an end":    {parameterGroupType, parameters("redis7", "repl-backlog-size", "10737418240"), parameters("redis7", "repl-backlog-size", "16383"), invalidValue, "16384-"},
		"any number":              {parameterGroupType, parameters("redis7", "slowlog-log-slower-than", "-1"), parameters("redis7", "slowlog-log-slower-than", "1.5"), invalidValue, "Invalid parameter value"},
		"value of valkey 8":       {parameterGroupType, parameters("valkey7", "maxmemory-samples", "65"), parameters("valkey8", "maxmemory-samples", "65"), invalidValue, "1-64"},
		"keyspace events":         {parameterGroupType, parameters("redis7", "notify-keyspace-events", ""), parameters("redis7", "notify-keyspace-events", "KEq"), invalidValue, "notify-keyspace-events"},
		"second parameter":        {parameterGroupType, parameters("redis7", "timeout", "0", "databases", "1"), parameters("redis7", "timeout", "0", "databases", "0"), invalidValue, "databases"},

		"CIDR with host bits":      {ingressRuleType, rule, rule.with("cidrIpv4", "10.0.0.1/8"), contract, `did you mean "10.0.0.0/8"?`},
		"CIDR":                     {ingressRuleType, rule.with("cidrIpv4", "10.0.0.1/32"), rule.with("cidrIpv4", "10.0.0.1/33"), contract, "not a valid CIDR block"},
		"CIDR of the other family": {ingressRuleType, rule.and(values{"cidrIpv4": nil, "cidrIpv6": "::/0"}), rule.with("cidrIpv4", "::/0"), contract, "not a valid CIDR block"},
		"one source":               {ingressRuleType, rule, rule.with("referencedSecurityGroupId", noGroup), contract, "one (and only one)"},
		"no source":                {egressRuleType, rule, rule.with("cidrIpv4", nil), contract, "one (and only one)"},
		"highest port":             {ingressRuleType, rule.and(values{"fromPort": 0, "toPort": 65535}), rule.and(values{"fromPort": 0, "toPort": 65536}), invalidValue, "port range"},
		"ports in order":           {ingressRuleType, rule.with("toPort", 6380), rule.with("fromPort", 6380), invalidValue, "port range"},
		"both ports":               {ingressRuleType, rule, rule.with("toPort", nil), invalidValue, "both from and to"},
		"protocol":                 {ingressRuleType, rule.with("ipProtocol", "udp"), rule.with("ipProtocol", "redis"), invalidValue, "protocol"},
		"rule description":         {ingressRuleType, rule.with("description", "a-b (c)"), rule.with("description", "naïve"), contract, "description"},
		"group description":        {securityGroupType, values{"description": strings.Repeat("d", 255)}, values{"description": strings.Repeat("d", 256)}, contract, "description"},
		"group name":               {securityGroupType, values{"name": "sgx"}, values{"name": "sg-x"}, contract, "cannot begin with sg-"},
		"group of 8 digits":        {ingressRuleType, rule.with("securityGroupId", "sg-0123abcd"), rule.with("securityGroupId", "sg-0123abc"), "InvalidGroupId.Malformed", `Invalid id: "sg-0123abc" (expecting "sg-...")`},
		"group of 17 digits":       {egressRuleType, rule, rule.with("securityGroupId", noGroup+"0"), "InvalidGroupId.Malformed", "sg-..."},
		"group in small letters":   {ingressRuleType, rule, rule.with("securityGroupId", "sg-0123ABCD"), "InvalidGroupId.Malformed", "sg-..."},
		"group without a prefix":   {ingressRuleType, rule, rule.with("securityGroupId", "0123abcd"), "InvalidGroupId.Malformed", "sg-..."},
		"empty group":              {ingressRuleType, rule, rule.with("securityGroupId", ""), "InvalidGroupId.Malformed", "sg-..."},
		"peer":                     {ingressRuleType, peer, peer.with("referencedSecurityGroupId", noSubnet), "InvalidGroupId.Malformed", "sg-..."},
		"peer's account":           {egressRuleType, peer.with("referencedSecurityGroupId", "123456789012/"+noGroup), peer.with("referencedSecurityGroupId", "1234/"+noGroup), "InvalidGroupId.Malformed", "sg-..."},
		"peer in an account":       {egressRuleType, peer, peer.with("referencedSecurityGroupId", "123456789012/sg-1"), "InvalidGroupId.Malformed", `"sg-1"`},
		"group's VPC id":           {securityGroupType, values{"vpcId": noVPC}, values{"vpcId": "vpc-1"}, "InvalidVpcID.Malformed", `Invalid id: "vpc-1" (expecting "vpc-...")`},
		"subnet's VPC id":          {subnetType, values{"vpcId": noVPC, "cidrBlock": "10.0.0.0/24"}, values{"vpcId": noGroup, "cidrBlock": "10.0.0.0/24"}, "InvalidVpcID.Malformed", "vpc-..."},
		"reserved tag of EC2":      {vpcType, values{"cidrBlock": "10.0.0.0/16", "tags": values{"#!?": "<\t>"}}, values{"cidrBlock": "10.0.0.0/16", "tags": values{"Aws:x": "x"}}, invalidValue, "reserved"},
		"vpc block":                {vpcType, values{"cidrBlock": "10.0.0.0/16"}, values{"cidrBlock": "10.0.0.0/15"}, "InvalidVpc.Range", "10.0.0.0/15"},

		"key of a log group":  {logGroupType, values{"name": "/a/b", "kmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/k"}, values{"name": "/a/b", "kmsKeyId": "alias/k"}, "InvalidParameterException", "not a valid ARN"},
		"tags of a log group": {logGroupType, values{"name": "/a/b", "tags": values{"a": "b"}}, values{"name": "/a/b", "tags": values{"aws:a": "b"}}, "InvalidParameterException", ""},

		"topic name": {topicType, values{"name": strings.Repeat("t", 256)}, values{"name": strings.Repeat("t", 257)}, "InvalidParameter", "Topic Name"},
		"topic tags": {topicType, values{"name": "t", "tags": values{"a": "b"}}, values{"name": "t", "tags": values{"a": "b;"}}, "InvalidParameter", `"a"`},
		"fifo topic": {topicType, values{"name": "t.fifo", "fifoTopic": true}, values{"name": "t.fifo"}, "InvalidParameter", "Topic Name"},
	})
}
