package serverlesscache

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// oneOfEach is every input, by its name, with another value than the sound cache has, and what else is changed for it.
// An
// input that is added has to be added here.
var oneOfEach = map[string]struct{ change, needs string }{
	"acceptedWarnings":                   {"acceptedWarnings: [no-ceiling]", ""},
	"additionalSecurityGroupIds":         {list("additionalSecurityGroupIds", group2), ""},
	"alarms":                             {"alarms: { hitRate: {} }", ""},
	"alarmsSnsTopicArns":                 {list(topics, topic+"-2"), ""},
	"allowConnectionsFromCidrBlocks":     {list(blocks, "10.0.0.0/16"), ""},
	"allowConnectionsFromPrefixLists":    {list(prefixLists, "pl-0123abcd"), ""},
	"allowConnectionsFromSecurityGroups": {list(groups, group2), ""},
	"allowConnectionsFromSelf":           {"allowConnectionsFromSelf: true", ""},
	"compositeAlarmSnsTopicArns":         {list(pager, topic), ""},
	"connectionSecret":                   {"connectionSecret: {}", ""},
	"connectionUser": {"connectionUser: web\n", "users: [{ name: app, accessString: on, iam: " +
		"true }, { name: web, accessString: on, iam: true }]\n"},
	"dailySnapshotTime":      {`dailySnapshotTime: "05:00"`, ""},
	"dataStorage":            {"dataStorage: { maximum: 11 }", ""},
	"deletionProtection":     {"deletionProtection: false", ""},
	"description":            {"description: other", ""},
	"ecpuPerSecond":          {"ecpuPerSecond: { maximum: 60000 }", ""},
	"enableCloudwatchAlarms": {"enableCloudwatchAlarms: false", ""},
	"enableDashboard":        {"enableDashboard: true", ""},
	"enableInsufficientDataActions": {"enableInsufficientDataActions: true\n", data("treatMissingData: "+
		"missing") + "\n"},
	"engine":                  {"engine: redis", ""},
	"kmsKeyId":                {"kmsKeyId: " + kmsKey, ""},
	"majorEngineVersion":      {`majorEngineVersion: "7"`, ""},
	"name":                    {"name: carts", ""},
	"restoreFromSnapshotArns": {restore(snapshot), ""},
	"securityGroupIds":        {own + "[" + group2 + "]", ""},
	"snapshotRetentionLimit":  {"snapshotRetentionLimit: 7", ""},
	"subnetIds":               {"subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa3]", ""},
	"tags":                    {"tags: { team: web }", ""},
	"userGroupId":             {ownUsers, ""},
	"users":                   {"users: [{ name: web, accessString: on, iam: true }]", ""},
	"vpcId":                   {"vpcId: vpc-0bbbbbbbbbbbbbbb1", ""},
}

func TestOneOfEachInput(t *testing.T) {
	t.Parallel()
	all := slices.Sorted(maps.Keys(oneOfEach))
	assert.Equal(t, slices.Sorted(maps.Keys(inputs.Properties(reflect.TypeFor[args]()))), all)
	assert.Equal(t, slices.Sorted(maps.Keys(inputDocs())), all)
}

// traces are what the children of a cache are asked to be, and what the cache hands out.
func traces(t *testing.T, changes ...string) (children map[string]map[string]any, outputs map[string]any) {
	t.Helper()
	outputs, _, g := outputsOf(t, changes...)
	children = map[string]map[string]any{}
	for name, r := range g {
		if r.TypeToken != Token {
			children[name] = r.Inputs.Mappable()
			children[name]["(protect)"] = r.RegisterRPC.GetProtect()
			children[name]["(ignoreChanges)"] = r.RegisterRPC.GetIgnoreChanges()
		}
	}
	return children, outputs
}

// Each input changes a child or an output. An input that is forgotten on its way to AWS is found here.
func TestEachInputReachesItsResource(t *testing.T) {
	t.Parallel()
	for input, one := range oneOfEach {
		wasChildren, wasOutputs := traces(t, one.needs)
		children, outputs := traces(t, one.needs, one.change)
		same := assert.ObjectsAreEqual(wasChildren, children) && assert.ObjectsAreEqual(wasOutputs, outputs)
		assert.Equal(t, input == "acceptedWarnings", same, "%s changes no child and no output", input)
	}
}

// Each change of what the cache itself is asked to be is known: it replaces the cache, or it is a field of the request.
func TestEachChangeOfTheCacheIsKnown(t *testing.T) {
	t.Parallel()
	for input, one := range oneOfEach {
		was, now := ran(t, one.needs), ran(t, one.needs+one.change)
		if input == "tags" || input == "vpcId" || assert.ObjectsAreEqual(was, now) {
			continue
		}
		c, told := afterwards(t, one.needs, one.needs+one.change)
		update := sending{c.Now, was, now}
		var known []string
		for _, f := range update.changed() {
			known = append(known, f.input(update))
		}
		for _, one := range told {
			known = append(known, inputs.Root(one.Path))
		}
		assert.Contains(t, known, input)
	}
}
