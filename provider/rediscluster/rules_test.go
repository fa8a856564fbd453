package rediscluster

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// ruleCase is a rule with a value just inside, on which it is silent, and a value just outside, with what it says.
type ruleCase struct {
	inside, outside func(*RedisClusterArgs)
	path, says      string
}

// ruleCases are by the name of the rule, of all tables.
var ruleCases = union(
	identityCases, topologyCases, engineCases, parametersCases, logsCases, networkCases, accessCases, connectionCases,
	storageCases, monitoringCases, betweenCases, timeCases, upkeepCases, regionCases, acceptedCases,
	scalingCases, scheduleCases,
)

// union is all of the tables, and fails on a name that stands in two of them.
func union(tables ...map[string][]ruleCase) map[string][]ruleCase {
	all := map[string][]ruleCase{}
	for _, table := range tables {
		for name, cases := range table {
			if _, twice := all[name]; twice {
				panic(fmt.Sprintf("%s has cases in two tables", name))
			}
			all[name] = cases
		}
	}
	return all
}

// Each concern has cases for all rules in its tables, and for no others.
func TestCasesOfEachConcern(t *testing.T) {
	t.Parallel()
	one := map[string]bool{}
	for concern, its := range map[string]struct {
		cases map[string][]ruleCase
		rules []check.Doc
	}{
		"identity":   {identityCases, check.Docs(identity.Rules, identity.TagRules)},
		"topology":   {topologyCases, check.Docs(topology.Rules, topology.MigrationRules, topology.Advice)},
		"engine":     {engineCases, slices.Concat(check.Docs(engine.Rules, engine.Advice), check.Docs(engine.ModeAdvice))},
		"parameters": {parametersCases, check.Docs(parameters.Rules, parameters.Advice)},
		"logs":       {logsCases, check.Docs(logs.Rules)},
		"network":    {networkCases, check.Docs(network.Rules, network.Advice)},
		"access":     {accessCases, check.Docs(access.Rules, access.Advice)},
		"connection": {connectionCases, check.Docs(connection.Rules)},
		"storage":    {storageCases, check.Docs(storage.Rules, storage.Advice)},
		"monitoring": {monitoringCases, slices.Concat(
			check.Docs(clusteralarms.SettingRules, monitoring.TopicRules, monitoring.Advice, monitoring.TopicAdvice),
			check.Docs(clusteralarms.Rules, clusteralarms.Advice),
		)},
		"scaling": {union(scalingCases, scheduleCases), check.Docs(scaling.Rules, scaling.Advice)},
		"between": {betweenCases, check.Docs(subnetsBetween, nodeTypeBetween, snapshotBetween, snapshotBetweenAdvice,
			memoryBetweenAdvice)},
		"time":   {timeCases, check.Docs(timeRules)},
		"upkeep": {upkeepCases, check.Docs(upkeepRules, upkeepAdvice)},
		"regions": {
			regionCases, append(check.Docs(regions.Rules, regions.Advice), check.Docs(regionRules, regionAdvice)...),
		},
		"acceptance": {acceptedCases, check.Docs(check.AcceptedWarnings)},
	} {
		var rules []string
		for _, rule := range its.rules {
			rules = append(rules, rule.Name)
			assert.False(t, one[rule.Name], "%s is of one concern", rule.Name)
			one[rule.Name] = true
		}
		assert.ElementsMatch(t, rules, slices.Collect(maps.Keys(its.cases)), concern)
	}
	assert.Len(t, ruleCases, len(one), "all cases are of one of the tables")
}

// rulesByName are tables of one rule each, from the refusals and the advice.
var rulesByName = sync.OnceValue(func() map[string][]check.Rule[*plan] {
	tables := map[string][]check.Rule[*plan]{}
	for _, rule := range slices.Concat(refusals, advice) {
		tables[rule.Name] = append(tables[rule.Name], rule)
	}
	return tables
})

// broken are the problems of one rule with the inputs.
func broken(t *testing.T, rule check.Doc, args *RedisClusterArgs) check.Problems {
	t.Helper()
	p := newPlan(t.Context(), args)
	require.NoError(t, p.in.Err)
	require.Empty(t, p.in.Found)
	p.region, p.accepted.Rules = cmp.Or(rule.Region, region), everyRule()
	return p.report().Redact(p.check(rulesByName()[rule.Name]))
}

func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, rule := range Rules() {
		assert.False(t, seen[rule.Name], "%s stands once in the tables", rule.Name)
		seen[rule.Name] = true
		isAdvice := slices.ContainsFunc(advice, func(r check.Rule[*plan]) bool { return r.Name == rule.Name })
		assert.Equal(t, isAdvice, rule.Silence != "", "%s: what silences it", rule.Name)
		for what, text := range map[string]string{
			"input": rule.Input, "sentence": rule.Holds, "example": rule.Example, "source": rule.Source,
		} {
			assert.NotEmpty(t, text, "%s has no %s", rule.Name, what)
		}
		assert.NotEmpty(t, ruleCases[rule.Name], "%s has no case", rule.Name)
		for i, c := range ruleCases[rule.Name] {
			if !isAdvice {
				_, _, err := prepare(t.Context(), with(c.inside), home)
				assert.NoError(t, err, "%s %d: nothing is wrong inside", rule.Name, i)
			}
			assert.Empty(t, broken(t, rule, with(c.inside)), "%s %d: silent inside", rule.Name, i)

			found := broken(t, rule, with(c.outside))
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 420, "%s %d: short enough to read: %s", rule.Name, i,
					found[0].Reason)
			}
		}
	}
	for name := range ruleCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

// All problems are reported at once, in the order of the inputs, the same every time.
func TestProblemsTogether(t *testing.T) {
	t.Parallel()
	wrong := func(a *RedisClusterArgs) {
		a.Name = "Sessions"
		a.ReplicationGroupSize = 9
		a.Port = pulumi.Int(99999)
		a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/16", "10.0.0.5/16")
		a.AuthToken = pulumi.String("short-token")
		a.MaintenanceWindow = pulumi.String("sat:07:00")
		a.VpcId = nil
	}
	_, _, err := prepare(t.Context(), with(wrong), home)
	var paths []string
	for _, p := range Problems(err) {
		paths = append(paths, p.PropertyPath)
	}
	assert.Equal(t, []string{
		"name", "replicationGroupSize", "vpcId", "allowConnectionsFromCidrBlocks[1]", "authToken (secret)", "maintenanceWindow", "port",
	}, paths)
	assert.Contains(t, err.Error(),
		"RedisCluster: the inputs have 7 problems, so nothing of the cluster was changed:\n  - name: ")
	assert.NotContains(t, err.Error(), "short-token")
	for range 20 {
		_, _, again := prepare(t.Context(), with(wrong), home)
		assert.EqualError(t, again, err.Error())
	}
}

// The engine quotes what stands at the path of a problem, and a reason quotes the value: of a secret, neither may.
func TestProblemsOfSecrets(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringOutput { return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput) }
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.AuthToken = pulumi.String("too-short")
		a.MaintenanceWindow = secret("sun:06:30-sun:07:30").ToStringPtrOutput()
		a.RedisVersion = secret("7.1.99").ToStringPtrOutput()
		a.SnapshotWindow = pulumi.String("06:45-07:45")
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{secret("10.77.0.1/16")}
		a.Port = pulumi.ToSecret(pulumi.Int(987654)).(pulumi.IntOutput).ToIntPtrOutput()
	}), home)
	paths := map[string]string{}
	for _, p := range Problems(err) {
		paths[p.PropertyPath] = p.Reason
	}
	for _, path := range []string{
		"authToken (secret)", "redisVersion (secret)", "snapshotWindow", "allowConnectionsFromCidrBlocks[0] (secret)", "port (secret)",
	} {
		assert.Contains(t, paths, path)
	}
	assert.Len(t, paths, 5)
	for _, hidden := range []string{"too-short", "sun:06:30", "7.1.99", "10.77", "987654"} {
		assert.NotContains(t, err.Error(), hidden)
	}
	assert.Contains(t, paths["authToken (secret)"], "is 9 characters long")
	assert.Equal(t,
		"goes against a rule (maintenanceWindow is a secret, so no values are shown): The snapshot window and the "+
			"maintenance window share no minute. They may touch.",
		paths["snapshotWindow"])
}

// A part of an object is as secret as an input of its own, and so are the keys of a map that is one.
func TestProblemsOfSecretParts(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringPtrOutput {
		return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput).ToStringPtrOutput()
	}
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.SlowLog = &Log{LogGroupName: secret("s3cr3t value!")}
		a.EngineLog = &Log{KmsKeyId: secret("alias/s3cr3t")}
		a.Parameters = pulumi.ToSecret(pulumi.StringMap{"Hunter 2": pulumi.String("s3cr3t")}).(pulumi.StringMapOutput)
	}), home)
	require.Error(t, err)
	for _, hidden := range []string{"s3cr3t", "Hunter"} {
		assert.NotContains(t, err.Error(), hidden)
	}
	var paths []string
	for _, p := range Problems(err) {
		paths = append(paths, p.PropertyPath)
	}
	assert.Equal(t, []string{"engineLog.kmsKeyId (secret)", "parameters (secret)", "slowLog.logGroupName (secret)"},
		paths)

	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.Parameters = pulumi.ToSecret(pulumi.StringMap{"timeout": pulumi.String("300")}).(pulumi.StringMapOutput)
	}))
	assert.True(t, g["cache-parameter-group"].Sent["parameters"].ContainsSecrets())
}

// A maintenance window that is spread, beside a snapshot window that is not known yet, is not known yet, and nothing is
// wrong with it.
func TestSpreadBesideUnknown(t *testing.T) {
	t.Parallel()
	p := planOf(t, maintained("spread"), func(a *RedisClusterArgs) {
		a.ApplyImmediately = pulumi.Bool(false)
		a.SnapshotWindow = pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) *string {
			return nil
		}).(pulumi.StringPtrOutput)
	})
	assert.False(t, p.windows.maintenance.Known)
	assert.Empty(t, p.check(refusals))
	assert.Len(t, p.check(advice), 2,
		"of no one allowed, and of alarms that tell no one; not of a window that nobody knows")
}
