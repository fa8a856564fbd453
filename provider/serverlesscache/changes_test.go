package serverlesscache

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// changeCase is a change that a rule is silent about, and one that breaks the rule. outside is "-" where there is only
// a change inside.
type changeCase struct{ then, inside, outside, path, says string }

const (
	valkey7   = "engine: valkey\nmajorEngineVersion: \"7\"\n"
	ownUsers  = "users: null\nuserGroupId: my-users\n"
	noUsers   = "users: null\n"
	someLimit = "dataStorage: { minimum: 2, maximum: 10 }\n"
)

var changeCases = map[string][]changeCase{
	"replaces-name": {
		{"", "description: other", "name: " +
			"carts", "name", `from "sessions" to "carts" REPLACES the serverless cache: the new one is made before it is deleted, and its data is LOST`},
		{"", "", "name: carts\n" + restore(snapshot), "name", "filled from restoreFromSnapshotArns; what was " +
			"written since that snapshot is LOST"},
	},
	"replaces-subnets": {
		{"", "subnetIds: [subnet-0aaaaaaaaaaaaaaa2, subnet-0aaaaaaaaaaaaaaa1]", "subnetIds: " +
			"[subnet-0aaaaaaaaaaaaaaa1]", "subnetIds", "take a snapshot by hand"},
	},
	"replaces-engine": {
		{"engine: redis", valkey7, "-", "", ""},
		{valkey7, "engine: valkey\nmajorEngineVersion: \"8\"", "engine: " +
			"redis", "engine", `from "valkey" to "redis" REPLACES`},
		{"", "engine: valkey", "engine: redis", "engine", "Valkey serves the clients of Redis OSS: stay with it"},
	},
	"replaces-major": {
		{valkey7, valkey7 + "description: other", "majorEngineVersion: " +
			"\"8\"", "majorEngineVersion", `from "7" to "8" REPLACES`},
		{"engine: redis", valkey7, "engine: " +
			"valkey", "majorEngineVersion", `go to Valkey 7 first: majorEngineVersion: "7"`},
		{"", "engine: redis", "majorEngineVersion: \"9\"", "majorEngineVersion", "AWS upgrades a cache in place"},
	},
	"replaces-key": {
		{"", "kmsKeyId: \"\"", "kmsKeyId: " + kmsKey, "kmsKeyId", "REPLACES the serverless cache: it is deleted " +
			"before the new one is made"},
		{"kmsKeyId: " + kmsKey, "kmsKeyId: " + kmsKey + "\ndescription: other", "", "kmsKeyId", "LOST"},
	},
	"replaces-source": {
		{restore(snapshot), "", restore(ofNodesBy), "restoreFromSnapshotArns", "fill a second cache from it"},
		{restore(file + ", " + file + ".2.rdb"), restore(file+", "+file+".2.rdb") + "\ndescription: " +
			"other", restore(file + ".2.rdb, " + file), "restoreFromSnapshotArns", "REPLACES"},
		{"", restore(""), restore(snapshot), "restoreFromSnapshotArns", "from none to"},
	},
	"users-added": {
		{noUsers, noUsers + "description: other", "", "users (secret)", "clients that log in as none of the users " +
			"are turned away at once"},
		{noUsers, noUsers + "userGroupId: \"\"", ownUsers, "userGroupId", "is new on a cache that runs"},
		{ownUsers, noUsers, "users: null\nuserGroupId: other-users", "userGroupId", "is another group of users " +
			"than before"},
		{"", "users: [{ name: other, accessString: on ~* +@all, iam: true }]", ownUsers, "userGroupId", "is " +
			"another group"},
		{noUsers, noUsers + "name: carts", "-", "", ""},
	},
	"password-in-steps": {
		{user("passwords: [a-password-of-27-characters]"), user("passwords: [a-password-of-27-characters, " +
			"the-next-one-of-27-characters]"), user("passwords: " +
			"[the-next-one-of-27-characters]"), "users[0].passwords (secret)", "list the two, old and new"},
		{"", ownUsers, user(byPassword), "users[0].iam", "turned away"},
	},
	"vpc-stays": {
		{"", "vpcId: vpc-0bbbbbbbbbbbbbbb1\nname: carts", "vpcId: " +
			"vpc-0bbbbbbbbbbbbbbb1", "vpcId", `from "vpc-0aaaaaaaaaaaaaaa1" to "vpc-0bbbbbbbbbbbbbbb1"`},
		{own + "[" + group1 + "]", own + "[" + group1 + "]\nvpcId: vpc-0bbbbbbbbbbbbbbb1", "-", "", ""},
	},
	"limits-stay": {
		{someLimit, "dataStorage: { minimum: 3, maximum: 20 }", "dataStorage: { maximum: 10 }", "dataStorage", "no " +
			"longer has a limit that the cache has"},
		{"", "ecpuPerSecond: { minimum: 1000, maximum: 50000 }", "ecpuPerSecond: " +
			"null", "ecpuPerSecond", "'ECPUPerSecond={Maximum=0}'"},
		{"dataStorage: null\necpuPerSecond: null", "", "-", "", ""},
		{"", "name: carts\ndataStorage: null", "dataStorage: null", "dataStorage", "docs/serverless.md"},
		{
			"", "dataStorage: { maximum: 20 }", "dataStorage: { maximum: 20 }\necpuPerSecond: null", "ecpuPerSecond",
			"'ECPUPerSecond={Maximum=0}'",
		},
	},
	"users-stay": {
		{"", ownUsers, noUsers, "users (secret)", "aws elasticache modify-serverless-cache --serverless-cache-name " +
			"sessions --remove-user-group"},
		{noUsers, noUsers + "description: other", "-", "", ""},
		{ownUsers, "name: carts\n" + noUsers, noUsers, "users (secret)", "give the users"},
	},
	"one-field": {
		{"", "snapshotRetentionLimit: 7", "snapshotRetentionLimit: 7\ndescription: " +
			"other", "description", "changes together with snapshotRetentionLimit, and AWS takes one of these in a " +
			"request"},
		{"", "snapshotRetentionLimit: 7\ntags: { team: web }", "snapshotRetentionLimit: 7\ndailySnapshotTime: " +
			"\"07:00\"", "dailySnapshotTime", "snapshotRetentionLimit, then dailySnapshotTime"},
		{"", "dataStorage: { maximum: 11 }\necpuPerSecond: { maximum: 60000 }", "ecpuPerSecond: { maximum: 60000 " +
			"}\nsnapshotRetentionLimit: 7", "ecpuPerSecond", "together with snapshotRetentionLimit"},
		{"", "name: carts\ndescription: other\nsnapshotRetentionLimit: 7", "dataStorage: { maximum: 11 " +
			"}\ndescription: other", "description", "together with dataStorage"},
		{valkey7, "engine: redis\ndescription: other", "-", "", ""},
		{restore(snapshot), restore(ofNodesBy) + "\ndescription: other\nsnapshotRetentionLimit: 7", "-", "", ""},
		{list("additionalSecurityGroupIds", group1, group2), list("additionalSecurityGroupIds", group2, group1) + "description: other", list("additionalSecurityGroupIds", group2) + "description: other", "additionalSecurityGroupIds", "together with description"},
		{"engine: redis", valkey7, "engine: valkey\nmajorEngineVersion: \"7\"\ndescription: " +
			"other", "description", "together with engine"},
	},
}

// ran is what the engine has of a cache that is deployed with inputs, and is sent of it when they change.
func ran(t *testing.T, changes string) resource.PropertyMap {
	t.Helper()
	return mustDeploy(t, changes)["cache-serverless-cache"].Inputs
}

// afterwards are what the rules say of a change, by the moment at which they do.
func afterwards(t *testing.T, then, now string) (c planChange, found check.Problems) {
	t.Helper()
	c = changed(t, with(t, then), with(t, now), nil)
	found = slices.Concat(rulebook().Refused(c), rulebook().Costs(c))
	if update := (sending{c.Now, ran(t, then), ran(t, now)}); !update.replaced() {
		found = append(found, check.Run(update, c.Now.in.Unknown.Cover, oneAtATime)...)
	}
	return c, rulebook().ReportOf(c).Redact(found)
}

// Each rule about changes is silent on a change inside it, and says one thing about a change outside.
func TestChanges(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, rule := range ChangeRules() {
		seen[rule.Name] = true
		stops := rule.Late || rule.Name == "vpc-stays"
		assert.Equal(t, !stops, rule.Silence != "", "%s: what silences it", rule.Name)
		assert.NotEmpty(t, changeCases[rule.Name], "%s has no case", rule.Name)
		said := func(then, now string) (of check.Problems) {
			_, found := afterwards(t, then, now)
			for _, one := range found {
				if one.Rule.Name == rule.Name {
					of = append(of, one)
				}
			}
			return of
		}
		for i, c := range changeCases[rule.Name] {
			assert.Empty(t, said(c.then, c.inside), "%s %d: silent inside", rule.Name, i)
			assert.Empty(t, said(c.then, c.then), "%s %d: silent where nothing changes", rule.Name, i)
			if c.outside == "-" || c.says == "" {
				continue
			}
			found := said(c.then, c.outside)
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.NotRegexp(t, ofNodes, found[0].Reason, "%s %d: about a cache", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 520, "%s %d: short enough to read: "+
					"%s", rule.Name, i, found[0].Reason)
			}
		}
	}
	for name := range changeCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

// What AWS has of a cache that the program does not ask for is no change, however AWS writes it down.
func TestWhatAWSAnswersIsNoChange(t *testing.T) {
	t.Parallel()
	now := changed(t, with(t), with(t), nil).Now
	program := ran(t, "")
	for what, answer := range map[string]map[string]any{
		"a description": {"description": " "},
		"another order": {"securityGroupIds": []any{"b", "a"}},
		"limits of " +
			"zero": {"cacheUsageLimits": map[string]any{"dataStorage": map[string]any{"unit": "GB", "minimum": 0, "maximum": 0}, "ecpuPerSeconds": []any{map[string]any{"minimum": 0, "maximum": 0}}}},
		"an empty group":    {"userGroupId": ""},
		"an empty key":      {"kmsKeyId": ""},
		"a time of its own": {"dailySnapshotTime": "05:00"},
	} {
		state, asked := program.Copy(), program.Copy()
		for key, value := range answer {
			state[resource.PropertyKey(key)] = resource.NewPropertyValue(value)
			delete(asked, resource.PropertyKey(key))
		}
		if what == "another order" {
			asked["securityGroupIds"] = resource.NewPropertyValue([]any{"a", "b"})
		}
		update := sending{now, state, asked}
		assert.False(t, update.replaced(), what)
		assert.Empty(t, check.Run(update, now.in.Unknown.Cover, oneAtATime), what)
		assert.Empty(t, update.changed(), what)
	}
}

// Secrets are compared, and not shown; what is not known yet is no change.
func TestLateChangesOfSecrets(t *testing.T) {
	t.Parallel()
	c := changed(t, with(t), with(t), nil)
	state, asked := ran(t, ""), ran(t, "snapshotRetentionLimit: 7")
	asked["description"] = resource.MakeSecret(resource.NewProperty("hidden-text"))
	c.Now.in.Secrets = map[string]bool{"description": true}
	found := c.Now.report().Redact(check.Run(sending{c.Now, state, asked}, c.Now.in.Unknown.Cover, oneAtATime))
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Reason, "changes together with snapshotRetentionLimit")
	assert.NotContains(t, found[0].Reason, "hidden-text")

	state["description"] = asked["description"]
	assert.Empty(t, check.Run(sending{c.Now, state, asked}, c.Now.in.Unknown.Cover, oneAtATime), "the same secret")
	for _, unknown := range []resource.PropertyKey{
		"description", "securityGroupIds", "userGroupId", "kmsKeyId", "subnetIds",
	} {
		asked := ran(t, "snapshotRetentionLimit: 7")
		asked[unknown] = resource.MakeComputed(resource.NewProperty(""))
		update := sending{c.Now, ran(t, ""), asked}
		assert.False(t, update.replaced(), unknown)
		assert.Empty(t, check.Run(update, c.Now.in.Unknown.Cover, oneAtATime), unknown)
	}
}

// The version that AWS moved a cache to is no change.
func TestVersionThatRuns(t *testing.T) {
	t.Parallel()
	c := changed(t, with(t), with(t), map[string]any{"engineVersionActual": "8.1"})
	assert.Equal(t, "8.1", c.Was.engine.Running.Value.String())
	assert.Empty(t, rulebook().Costs(c))
	assert.Equal(t, awstype.ServerlessCache, mustDeploy(t)["cache-serverless-cache"].TypeToken)
	assert.Equal(t, mocked.Region, planOf(t, with(t)).region)
}
