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

func TestRefusedServerless(t *testing.T) {
	with := func(key string, value any) values { return serverlessInputs.with(key, value) }
	named := func(name string) values { return with("name", name) }
	storage := func(minimum, maximum int) values {
		return with("cacheUsageLimits", limits(minimum, maximum, 1000, 1000))
	}
	ecpu := func(minimum, maximum int) values { return with("cacheUsageLimits", limits(1, 1, minimum, maximum)) }
	version := func(engine, major string) values {
		return serverlessInputs.and(values{"engine": engine, "majorEngineVersion": major})
	}
	restored := func(arn string) values { return with("snapshotArnsToRestores", []string{arn}) }
	const valid = "arn:aws:kms:us-east-1:123456789012:key/k"
	for name, test := range map[string]struct {
		inside, outside values
		code, contains  string
	}{
		"long name":             {named(strings.Repeat("n", 40)), named(strings.Repeat("n", 41)), invalidValue, "ServerlessCacheName"},
		"first character":       {named("a1"), named("1a"), invalidValue, "must begin with a letter"},
		"hyphens":               {named("a-b"), named("a--b"), invalidValue, "two consecutive"},
		"last hyphen":           {named("a-b"), named("a-"), invalidValue, "must not end"},
		"space":                 {named("a-b"), named("a b"), invalidValue, "ServerlessCacheName"},
		"description":           {with("description", strings.Repeat("d", 255)), with("description", strings.Repeat("d", 256)), invalidValue, "Description"},
		"engine":                {version("valkey", "8"), version("keydb", "8"), invalidValue, "Engine"},
		"redis 7":               {version("redis", "7"), version("redis", "8"), invalidCombination, "major version"},
		"valkey 7":              {version("valkey", "7"), version("valkey", "6"), invalidCombination, "major version"},
		"valkey 9":              {version("valkey", "9"), version("valkey", "10"), invalidCombination, "major version"},
		"minor version":         {version("valkey", "8"), version("valkey", "8.1"), invalidCombination, "major version"},
		"retention":             {with("snapshotRetentionLimit", 35), with("snapshotRetentionLimit", 36), contract, "snapshotRetentionLimit"},
		"negative retention":    {with("snapshotRetentionLimit", 0), with("snapshotRetentionLimit", -1), invalidValue, "between 0 and 35"},
		"hour":                  {with("dailySnapshotTime", "23:59"), with("dailySnapshotTime", "24:00"), invalidValue, "DailySnapshotTime"},
		"minute":                {with("dailySnapshotTime", "00:00"), with("dailySnapshotTime", "00:60"), invalidValue, "DailySnapshotTime"},
		"window":                {with("dailySnapshotTime", "06:00"), with("dailySnapshotTime", "06:00-07:00"), invalidValue, "DailySnapshotTime"},
		"unit":                  {storage(1, 1), with("cacheUsageLimits", values{"dataStorage": values{"unit": "MB", "maximum": 1}}), contract, "cacheUsageLimits.dataStorage.unit"},
		"no unit":               {storage(1, 1), with("cacheUsageLimits", values{"dataStorage": values{"maximum": 1}}), contract, "Missing required"},
		"least storage":         {storage(0, 1), storage(-1, 1), invalidValue, "DataStorage limit. Must be between 1 and 5000"},
		"no storage at most":    {storage(1, 0), storage(1, -1), invalidValue, "DataStorage limit"},
		"most storage":          {storage(5000, 5000), storage(5000, 5001), invalidValue, "DataStorage limit"},
		"storage the wrong way": {storage(10, 10), storage(11, 10), invalidCombination, "DataStorage"},
		"least ECPUs":           {ecpu(1000, 1000), ecpu(999, 1000), contract, "cacheUsageLimits.ecpuPerSeconds[0].minimum"},
		"most ECPUs":            {ecpu(15_000_000, 15_000_000), ecpu(1000, 15_000_001), contract, "cacheUsageLimits.ecpuPerSeconds[0].maximum"},
		"ECPUs the wrong way":   {ecpu(2000, 2000), ecpu(2001, 2000), invalidCombination, "ECPUPerSecond"},
		"ECPUs twice": {ecpu(1000, 1000), with("cacheUsageLimits", values{"ecpuPerSeconds": []any{
			values{"maximum": 1000}, values{"maximum": 2000},
		}}), contract, "cacheUsageLimits.ecpuPerSeconds"},
		"subnet":            {with("subnetIds", []string{noSubnet}), with("subnetIds", []string{noVPC}), invalidValue, noVPC},
		"security group":    {with("securityGroupIds", []string{noGroup}), with("securityGroupIds", []string{noVPC}), invalidValue, noVPC},
		"key":               {with("kmsKeyId", valid), with("kmsKeyId", "arn:aws:kms:us-east-1:123456789012:k"), invalidValue, "KmsKeyId"},
		"user group":        {with("userGroupId", "users"), with("userGroupId", "1-users"), invalidValue, "UserGroupId"},
		"snapshot":          {restored(snapshotARN), restored("arn:aws:elasticache:us-east-1:123456789012:serverlesscache:a"), invalidValue, "SnapshotArnsToRestore"},
		"snapshot of nodes": {restored("arn:aws:elasticache:us-east-1:123456789012:snapshot:automatic.a-2024"), restored("arn:aws:elasticache:us-east-1:123456789012:snapshot:"), invalidValue, "SnapshotArnsToRestore"},
		"snapshot file":     {restored("arn:aws:s3:::bucket/a.rdb"), restored("arn:aws:s3:::bucket/a,b.rdb"), invalidValue, "SnapshotArnsToRestore"},
		"no ARN":            {restored(snapshotARN), restored("before"), contract, "snapshotArnsToRestores[0]"},
		"tags":              {with("tags", values{"a": "b"}), with("tags", values{"aws:a": "b"}), invalidValue, "reserved"},
		"no engine":         {serverlessInputs, with("engine", nil), contract, "engine"},
		"property of RDS":   {serverlessInputs, with("port", 6379), contract, "port"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(serverlessType, test.inside.properties()), "just inside")
			err := awssim.Refusal(serverlessType, test.outside.properties())
			assertRefused(t, err, test.code, test.contains)
			refused := (&awssim.ContractError{})
			assert.Equal(t, test.code == contract, errors.As(err, &refused), "%v", err)
		})
	}
}

// What the cloud holds decides these.
func TestServerlessRefusedInACloud(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	cache := n.serverless()
	elsewhere := e.create(vpcType, "elsewhere", values{"cidrBlock": "10.1.0.0/16"})
	far := e.create(subnetType, "far", values{"vpcId": elsewhere.id, "cidrBlock": "10.1.0.0/24"})
	same := e.create(subnetType, "same",
		values{"vpcId": n.vpc.id, "cidrBlock": "10.0.2.0/24", "availabilityZone": region + "a"})
	stranger := e.create(securityGroupType, "stranger", values{"vpcId": elsewhere.id})
	e.create(userType, "nobody", defaultInputs)
	e.create(userType, "app", userInputs)
	e.create(userGroupType, "redis", groupInputs)
	e.create(userGroupType, "valkey", values{"userGroupId": "valkey-users", "engine": "valkey"})
	e.create(serverlessType, "existing", cache.with("name", "existing"))
	e.create(replicationType, "group", n.cache())
	redis := cache.and(values{"engine": "redis", "majorEngineVersion": "7"})
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	for name, test := range map[string]struct {
		inside, outside values
		code, contains  string
	}{
		"name is taken":          {cache.with("name", "cache"), cache.with("name", "Existing"), "ServerlessCacheAlreadyExistsFault", "existing"},
		"subnets exist":          {cache, cache.with("subnetIds", []string{n.a.id, noSubnet}), invalidValue, noSubnet},
		"subnets of one VPC":     {cache, cache.with("subnetIds", []string{n.a.id, far.id}), invalidValue, far.id},
		"subnets of one zone":    {cache.with("subnetIds", []string{n.a.id, same.id}), cache.with("subnetIds", []string{far.id}), invalidValue, n.group.id},
		"security group exists":  {cache, cache.with("securityGroupIds", []string{noGroup}), invalidValue, noGroup},
		"security group's VPC":   {cache, cache.with("securityGroupIds", []string{n.group.id, stranger.id}), invalidValue, stranger.id},
		"group of a default VPC": {cache.and(values{"subnetIds": nil, "securityGroupIds": nil}), cache.with("subnetIds", nil), invalidValue, n.group.id},
		"key's region":           {cache.with("kmsKeyId", key), cache.with("kmsKeyId", strings.Replace(key, region, "eu-west-1", 1)), invalidValue, "same region"},
		"user group exists":      {cache.with("userGroupId", "valkey-users"), cache.with("userGroupId", "none"), "UserGroupNotFound", "none"},
		"valkey users of redis":  {cache.with("userGroupId", "Valkey-Users"), redis.with("userGroupId", "valkey-users"), invalidCombination, "engine valkey"},
		"redis users":            {redis.with("userGroupId", "cache-users"), redis.with("userGroupId", "none"), "UserGroupNotFound", "none"},
		"redis users of valkey":  {cache.with("userGroupId", "cache-users"), cache.with("userGroupId", "none"), "UserGroupNotFound", "none"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, serverlessType, test.inside.properties()), "just inside")
			err := e.cloud.Refusal(region, serverlessType, test.outside.properties())
			assertRefused(t, err, test.code, test.contains)
		})
	}
}

// Without a default VPC a cache needs subnets.
func TestServerlessWithoutADefaultNetwork(t *testing.T) {
	e := newEngine(t, awssim.InMemory(), nil)
	inputs := e.network().serverless()
	assert.NoError(t, e.cloud.Refusal(region, serverlessType, serverlessInputs.properties()))
	told, err := e.invoke("aws:ec2/getVpc:getVpc", values{"default": true})
	require.NoError(t, err)
	subnets, err := e.invoke("aws:ec2/getSubnets:getSubnets", values{"filters": []any{
		values{"name": "vpc-id", "values": []string{told.Get("id").AsString()}},
	}})
	require.NoError(t, err)
	for _, id := range subnets.Get("ids").AsArray().All {
		require.NoError(t, e.cloud.Delete(subnetType, id.AsString()))
	}
	assertRefused(t, e.cloud.Refusal(region, serverlessType, serverlessInputs.properties()), invalidValue, "SubnetIds")
	assert.NoError(t, e.cloud.Refusal(region, serverlessType, inputs.properties()))
}

func TestServerlessQuota(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	create := func(i int) error {
		_, err := e.cloud.Create(region, serverlessType,
			serverlessInputs.with("name", fmt.Sprint("cache-", i)).properties())
		return err
	}
	for i := range 40 {
		require.NoError(t, create(i))
	}
	assertRefused(t, create(40), "ServerlessCacheQuotaForCustomerExceededFault", "quota")
	_, err := e.cloud.Create("eu-west-1", serverlessType, serverlessInputs.properties())
	require.NoError(t, err, "each region has its own")
	require.NoError(t, e.cloud.SetServerlessQuota(41))
	require.NoError(t, create(40))
	assertRefused(t, create(41), "ServerlessCacheQuotaForCustomerExceededFault", "quota")
	require.NoError(t, e.cloud.SetServerlessQuota(0))
	require.NoError(t, e.cloud.Delete(serverlessType, "cache-0"))
	assertRefused(t, create(41), "ServerlessCacheQuotaForCustomerExceededFault", "quota")
}
