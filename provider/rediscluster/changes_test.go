package rediscluster

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const lastSnapshot = "sessions-final-01234567"

// recorded are the inputs as the engine has them in its state.
func recorded(t require.TestingT, args *RedisClusterArgs) resource.PropertyMap {
	inputs, err := tryRecorded(args)
	require.NoError(t, err)
	return inputs
}

func tryRecorded(args *RedisClusterArgs) (resource.PropertyMap, error) {
	r := &recorder{graph: graph{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		return ctx.RegisterComponentResourceV2(Token, "cache", inputs.Recorded(args), &RedisCluster{})
	}, pulumi.WithMocks("project", "stack", r))
	return r.graph["cache"].sent, err
}

// accessWarnings are what a change of access does, and sideEffects what other changes bring with them.
var (
	accessWarnings = rulesNamedAs(changeWarnings, check.Docs(access.Warnings, access.TLSWarnings), check.Docs(accessWaits))
	sideEffects    = rulesNamedAs(changeWarnings, check.Docs(topology.Changes), check.Docs(logs.Changes), check.Docs(parameters.Changes), check.Docs(snapshotsLater, groupInUse, oneAtATime))
)

// rulesNamedAs are the rules that have the names of others.
func rulesNamedAs[S any](rules []check.Rule[S], docs ...[]check.Doc) []check.Rule[S] {
	return slices.DeleteFunc(slices.Clone(rules), func(r check.Rule[S]) bool {
		return !slices.ContainsFunc(slices.Concat(docs...), func(d check.Doc) bool { return d.Name == r.Name })
	})
}

// update is a change of a cluster, and what runs.
type update struct {
	planChange
	runs planRunning
}

// afterwards is the change of a cluster that was deployed before as something else.
func afterwards(t require.TestingT, then, now *RedisClusterArgs, outputs map[string]any) update {
	sent := resource.NewPropertyMapFromMap(outputs)
	return updated(t, remember(context.Background(), recorded(t, then), sent), now)
}

// updated is the change of a cluster that was deployed before.
func updated(t require.TestingT, was *plan, now *RedisClusterArgs) update {
	p, found, err := newPlan(context.Background(), now)
	require.NoError(t, err)
	require.Empty(t, found)
	require.NotNil(t, was)
	c := planChange{Was: was, Now: p}
	return update{c, planRunning{Now: c.Now, Property: func(property string) string {
		if property == "authToken" && was.access.UsesToken() {
			return goodToken // until someone takes it away
		}
		return map[string]string{"nodeType": was.engine.InstanceType, "engine": was.engine.EngineName, "engineVersion": was.engine.Asked.Value}[property]
	}}}
}

// changes are what rules about changes say.
func (u update) changes(rules []check.Rule[planChange]) check.Problems {
	return check.RunChange(u.planChange, isReplaced(u.planChange), unknownOf(u.planChange), rules)
}

// waiting are what rules about what runs say.
func (u update) waiting(rules []check.Rule[planRunning]) check.Problems {
	return check.Run(u.runs, u.Now.in.Unknown.Cover, rules)
}

// all are what all rules about changes say.
func (u update) all() check.Problems {
	return slices.Concat(refusedChanges(u.planChange), u.waiting(manualSteps), costsOf(u.planChange), u.waiting(pending))
}

// of are what one rule says.
func (u update) of(rule string) (found check.Problems) {
	for _, one := range u.all() {
		if one.Rule.Name == rule {
			found = append(found, one)
		}
	}
	return reportOf(u.planChange).Redact(found)
}

// changeCase is a change that a rule is silent about, and one that it is not.
type changeCase struct {
	then, inside, outside func(*args)
	path, says            string
}

var changeCases = map[string][]changeCase{
	"vpc-stays": {
		{asIs, asIs, inVPC("vpc-0bbbbbbbbbbbbbbb1"), "vpcId", `from "vpc-0aaaaaaaaaaaaaaa1" to "vpc-0bbbbbbbbbbbbbbb1"`},
		{ownGroups("sg-0aaaaaaaaaaaaaaa1"), all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), ownGroups("sg-0aaaaaaaaaaaaaaa1")), all(), "", ""},
		{asIs, all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), name("carts")), all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), port(6380)), "vpcId", "under another name"},
	},
	"tls-in-steps": {
		{asIs, all(tls(false), port(6380)), tls(false), "enableTransitEncryption", "from true to false takes two steps: first transitEncryptionMode: \"preferred\" alone"},
		{tls(false), tlsMode("preferred"), tls(true), "enableTransitEncryption", "from false to true takes two steps"},
		{tls(false), tlsMode("preferred"), tlsMode("required"), "enableTransitEncryption", "from false to true takes two steps"},
		{tlsMode("preferred"), tls(false), all(), "", ""},
		{tlsMode("preferred"), tlsMode("required"), all(), "", ""},
		{tlsMode("required"), tlsMode("preferred"), tls(false), "enableTransitEncryption", "takes two steps"},
		{all(version("6.2"), tls(false)), all(version("6.2"), tls(true)), all(), "", ""},
	},
	"mode-in-steps": {
		{asIs, migrates("compatible"), shards(1, 1), "clusterMode", `set clusterModeMigration to "compatible" first`},
		{asIs, all(shards(2, 1), port(6380)), shards(2, 1), "clusterMode", "in one step"},
		{shards(2, 1), shards(3, 1), asIs, "clusterMode", "no way back"},
		{migrates("compatible"), all(shards(1, 1), migrates("enabled")), shards(1, 1), "clusterMode", `"enabled"`},
		{migrates("compatible"), migrates("disabled"), asIs, "clusterModeMigration", `"disabled" to go back`},
		{migrates("disabled"), asIs, shards(1, 1), "clusterMode", "in one step"},
		{all(shards(1, 1), migrates("enabled")), all(shards(2, 1), migrates("enabled")), asIs, "clusterMode", "no way back"},
	},
	"migration-alone": {
		{asIs, migrates("compatible"), all(migrates("compatible"), nodeType("cache.m7g.xlarge")), "instanceType", "(disabled to compatible) by itself"},
		{asIs, all(migrates("compatible"), alarmTopics(topic), retention(15)), all(migrates("compatible"), retention(3)), "snapshotRetentionLimit", "by itself"},
		{ownGroups("sg-0aaaaaaaaaaaaaaa1"), all(ownGroups("sg-0aaaaaaaaaaaaaaa1"), migrates("compatible")), all(ownGroups("sg-0aaaaaaaaaaaaaaa2"), migrates("compatible")), "securityGroupIds", "by itself"},
		{asIs, migrates("compatible"), all(migrates("compatible"), slowLog(Log{})), "slowLog", "by itself"},
		{migrates("compatible"), all(migrates("compatible"), described("other")), all(migrates("compatible"), size(3)), "replicationGroupSize", "between the modes"},
		{migrates("compatible"), all(shards(1, 1), migrates("enabled")), all(shards(2, 1), migrates("enabled")), "replicationGroupSize", "(compatible to enabled)"},
		{all(shards(1, 1), migrates("enabled")), all(shards(2, 1), migrates("enabled"), described("other")), all(), "", ""},
	},
	"migration-of-new": {{asIs, migrates("compatible"), all(migrates("compatible"), port(6380)), "clusterModeMigration", "made anew"}},
	"replaces-name":    {{asIs, port(6380), name("carts"), "name", `from "sessions" to "carts" REPLACES the replication group: the new one is made, empty, before it is deleted, and its data is left in the snapshot "` + lastSnapshot + `"`}},
	"replaces-port": {
		{asIs, port(6379), port(6380), "port", `add snapshotName: "` + lastSnapshot + `" to this update`},
		{asIs, asIs, all(port(6380), fromName(lastSnapshot)), "port", "which is filled from its snapshot"},
	},
	"replaces-at-rest":      {{asIs, atRest(true), atRest(false), "enableAtRestEncryption", "from true to false REPLACES"}},
	"replaces-key":          {{asIs, encryptedBy(""), encryptedBy(kmsKey), "kmsKeyId", "from none to"}},
	"replaces-network-type": {{asIs, networkType("ipv4"), networkType("dual_stack"), "networkType", `from "ipv4" to "dual_stack"`}},
	"replaces-tls":          {{all(version("6.2"), nodeType("cache.m6g.large")), all(version("6.2"), nodeType("cache.m6g.large")), all(version("6.2"), nodeType("cache.m6g.large"), tls(false)), "enableTransitEncryption", "REPLACES"}},
	"replaces-tiering": {
		{asIs, nodeType("cache.m7g.xlarge"), nodeType("cache.r6gd.xlarge"), "instanceType", "add snapshotName"},
		{nodeType("cache.r6gd.xlarge"), nodeType("cache.r6gd.2xlarge"), nodeType("cache.r6g.xlarge"), "instanceType", "choose a node type with data tiering"},
	},
	"replaces-engine": {
		{runs("valkey"), runs("valkey"), asIs, "engine", `from "valkey" to "redis" REPLACES`},
		{runs("valkey"), runs("valkey"), asIs, "engine", "it is the AWS provider that replaces it: AWS is known to go from Valkey 7.2 back to Redis OSS 7.1"},
	},
	"replaces-version": {{asIs, runs("valkey"), version("7.0"), "redisVersion", `name the version that runs, "7.1"`}, {version("7.0"), version("7.1"), version("6.2"), "redisVersion", `to "6.2"`}},
	"replaces-source": {
		{fromName("before"), asIs, fromName("after"), "snapshotName", `from "before" to "after" REPLACES`},
		{fromARN(file), fromARN(""), fromARN(file + ".rdb"), "snapshotArn", "fill a second cluster"},
		{asIs, asIs, fromName(lastSnapshot), "snapshotName", "which is filled from its snapshot"},
	},
	"replaces-subnet-group": {
		{ownSubnetGroup("mine"), ownSubnetGroup("Mine"), ownSubnetGroup("other"), "subnetGroupName", `from "mine" to "other" REPLACES`},
		{asIs, ownSubnetGroup("sessions"), ownSubnetGroup("mine"), "subnetGroupName", `from "sessions" to "mine"`},
	},
	"token-at-once": {
		{users(app), all(token(goodToken), strategy("SET")), token(goodToken), "authToken (secret)", `set authTokenUpdateStrategy to "SET"`},
		{userGroup("my-users"), all(generated, strategy("SET")), all(generated, strategy("ROTATE")), "generateAuthToken", "everyone who may connect could log in"},
		{users(app), all(port(6380), token(goodToken)), all(), "", ""},
	},
	"token-modified": {
		{all(version("4.0.10"), token(goodToken)), all(version("5.0.6"), token(goodToken)), all(version("4.0.10"), token("another-of-24-characters")), "authToken (secret)", "runs Redis OSS 4.0.10: upgrade it first"},
		{version("4.0.10"), all(version("4.0.10"), port(6380), generated), all(version("4.0.10"), generated), "generateAuthToken", "AWS changes tokens from Redis OSS 5.0.6 on"},
	},
	"users-and-tls": {
		{tlsMode("preferred"), tlsMode("required"), all(tlsMode("required"), users(app)), "users (secret)", "bring the users in the next"},
		{tls(false), all(tlsMode("preferred")), all(tlsMode("preferred"), userGroup("my-users")), "userGroupId", "bring the users in the next"},
		{users(app), asIs, tlsMode("preferred"), "users (secret)", "take the users away in this update"},
		{asIs, users(app), all(), "", ""},
	},
	"token-twice": {
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("SET")), token("another-of-24-characters"), "authToken (secret)", `the token before was not "SET"`},
		{all(generated, tokenVersion(2)), all(generated, tokenVersion(2), strategy("SET")), all(generated, tokenVersion(3)), "authTokenVersion", "also an earlier version is a new token"},
		{all(generated, tokenVersion(2), strategy("SET")), all(generated, tokenVersion(3)), all(), "", ""},
		{token(goodToken), all(token(goodToken), strategy("SET")), token("another-of-24-characters"), "authToken (secret)", "if a rotation is under way"},
	},
	"password-in-steps": {
		{users(withPasswords(goodPassword)), users(withPasswords(goodPassword, "the-next-one-of-27-characters")), users(withPasswords("the-next-one-of-27-characters")), "users[0].passwords (secret)", "list the two, old and new"},
		{users(withPasswords(goodPassword, "the-next-one-of-27-characters")), users(withPasswords("the-next-one-of-27-characters")), users(withPasswords(goodPassword)), "users[0].passwords (secret)", "does not have the newest password"},
		{users(app, named("web", "")), users(named("web", ""), app), users(app), "users (secret)", `no longer lists "web"`},
		{users(byIAM("app")), users(byIAM("app"), named("web", "")), users(app), "users[0].iam", "in the other way"},
	},
	"tls-demanded": {{tlsMode("preferred"), tls(false), tlsMode("required"), "transitEncryptionMode", "clients without TLS are turned away"}},
	"access-waits": {
		{asIs, all(users(app), atOnce), users(app), "applyImmediately", "the change of users wait for"},
		{userGroup("my-users"), all(userGroup("your-users"), atOnce), userGroup("your-users"), "applyImmediately", "the change of userGroupId wait for"},
		{users(app), users(app, named("web", "")), asIs, "applyImmediately", "the change of users wait for"},
		{tlsMode("preferred"), all(tlsMode("required"), atOnce), tlsMode("required"), "applyImmediately", "the change of transitEncryptionMode wait for"},
		{tlsMode("preferred"), asIs, tls(false), "applyImmediately", "clients are let in as before"},
		{all(token(goodToken), users(app), strategy("DELETE")), users(app), all(), "", ""},
	},
	"users-added": {
		{asIs, generated, users(app), "users (secret)", "are turned away at once"},
		{asIs, asIs, userGroup("my-users"), "userGroupId", "bring a token first"},
		{userGroup("my-users"), userGroup("my-users"), userGroup("your-users"), "userGroupId", "is another group of users"},
		{users(app), all(users(app, named("web", ""))), userGroup("my-users"), "userGroupId", "is another group of users"},
		{all(generated, users(app), strategy("DELETE")), users(app), all(), "", ""},
	},
	"token-in-phases": {
		{token(goodToken), all(token("another-of-24-characters"), strategy("ROTATE")), all(token("another-of-24-characters"), strategy("SET")), "authTokenUpdateStrategy", `use "ROTATE" for the new token`},
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("SET")), all(generated, strategy("SET")), "authTokenUpdateStrategy", "would turn away every client"},
		{generated, all(generated, tokenVersion(2)), all(generated, tokenVersion(2), strategy("SET")), "authTokenUpdateStrategy", "would turn away every client"},
		{all(generated, tokenVersion(1)), all(generated, strategy("SET")), all(), "", ""},
		{token(goodToken), all(token(goodToken), users(app), strategy("DELETE")), all(token("another-of-24-characters"), users(app), strategy("DELETE")), "authToken (secret)", "would be left as it was"},
	},
	"users-in-steps": {
		{token(goodToken), all(token(goodToken), users(app), strategy("DELETE")), users(app), "users (secret)", `keep authToken and set authTokenUpdateStrategy to "DELETE" first`},
		{all(generated, userGroup("my-users"), strategy("DELETE")), userGroup("my-users"), all(), "", ""},
		{generated, all(generated, userGroup("my-users"), strategy("DELETE")), userGroup("my-users"), "userGroupId", "keep generateAuthToken"},
		{asIs, users(app), all(), "", ""},
	},
	"token-added": {
		{asIs, asIs, token(goodToken), "authToken (secret)", "AWS takes it beside no token at all"},
		{generated, token(goodToken), all(), "", ""},
		{asIs, asIs, all(generated, strategy("SET")), "generateAuthToken", "has AWS demand it at once"},
		{users(app), users(app), generated, "generateAuthToken", "takes the place of the users"},
	},
	"token-stays": {
		{token(goodToken), token("another-of-24-characters"), asIs, "authToken (secret)", "likely to refuse this update"},
		{generated, generated, asIs, "generateAuthToken", "likely to refuse this update"},
	},
	"token-alone": {
		{token(goodToken), token(goodToken), all(token(goodToken), strategy("SET")), "authTokenUpdateStrategy", "are turned away"},
		{all(generated, strategy("SET")), all(generated, strategy("SET")), all(), "", ""},
	},
	"strategy-with-token": {
		{all(token(goodToken), strategy("SET")), all(token("another-of-24-characters"), strategy("ROTATE")), all(token(goodToken), strategy("ROTATE")), "authTokenUpdateStrategy", "may refuse"},
		{all(generated, strategy("SET")), all(generated, tokenVersion(2)), generated, "authTokenUpdateStrategy", "leave \"SET\" until the next token"},
	},
	"users-gone":     {{users(app), generated, asIs, "users (secret)", "everyone who may connect can log in"}, {userGroup("my-users"), users(app), asIs, "userGroupId", "everyone who may connect can log in"}},
	"tls-mode-said":  {{tlsMode("preferred"), tlsMode("required"), asIs, "transitEncryptionMode", `write "required" to turn them away`}},
	"tls-turned-off": {{tlsMode("preferred"), tlsMode("required"), tls(false), "enableTransitEncryption", "is no longer encrypted"}},
	"token-gone-first": {
		{all(token(goodToken), users(app), strategy("DELETE")), all(token(goodToken), users(app), strategy("DELETE")), users(app), "users (secret)", "aws elasticache modify-replication-group --replication-group-id sessions"},
	},
	"failover-off-first": {{asIs, all(failover(false), multiAZ(false)), nodes(1), "replicationGroupSize", "from 2 to 1"}, {all(failover(false), multiAZ(false)), nodes(1), all(), "", ""}},
	"snapshots-later": {
		{all(shards(2, 1), retention(0)), all(shards(2, 1), retention(0)), shards(2, 1), "snapshotRetentionLimit", "turns snapshots on, and with clusterMode this version of the AWS provider asks for them in a way that AWS refuses"},
		{all(shards(2, 1), retention(0)), asIs, all(shards(2, 1), retention(3)), "snapshotRetentionLimit", "aws elasticache modify-replication-group --replication-group-id sessions --snapshot-retention-limit 3 --apply-immediately, then pulumi up --refresh (not tried)"},
		{all(shards(2, 1), snapshotWindow("")), all(shards(2, 1), snapshotWindow("")), shards(2, 1), "snapshotWindow", "fill a second cluster"},
		{retention(0), retention(7), all(), "", ""},
	},
	"logs-after-upgrade": {{version("5.0.6"), version("6.2"), all(version("6.2"), slowLog(Log{})), "slowLog", "from Redis OSS 5.0.6"}, {version("6.0"), all(version("6.2"), slowLog(Log{})), all(), "", ""}},
	"group-in-use": {
		{parameterOf("timeout", "300"), parameterOf("timeout", "60"), asIs, "parameters", `leaves the parameter group "sessions-redis7", which this update deletes, and AWS refuses that while a cluster uses it`},
		{parameterOf("timeout", "300"), all(runs("valkey"), parameterOf("timeout", "300"), atOnce), all(runs("valkey"), parameterOf("timeout", "300")), "parameters", "sat:07:00-sat:08:00 UTC"},
	},
	"parameter-fixed": {
		{asIs, parameterOf("timeout", "300"), parameterOf("databases", "32"), `parameters["databases"]`, `from AWS's default to "32"`},
		{parameterOf("databases", "32"), parameterOf("databases", "32"), asIs, `parameters["databases"]`, `from "32" to AWS's default`},
	},
	"one-at-a-time": {{asIs, size(3), all(size(3), nodeType("cache.m7g.xlarge")), "replicationGroupSize", "together with instanceType: the AWS provider asks for one change after the other, and AWS may refuse the second while the first is under way"}, {asIs, nodeType("cache.m7g.xlarge"), all(size(3), runs("valkey")), "replicationGroupSize", "together with engine"}},
	"waits":         {{asIs, all(nodeType("cache.m7g.xlarge"), atOnce), nodeType("cache.m7g.xlarge"), "instanceType", `from "cache.m7g.large" to "cache.m7g.xlarge" waits for the maintenance window (sat:07:00-sat:08:00 UTC)`}, {version("7.0"), version("7.0"), version("7.1"), "redisVersion", "waits"}},
}

func migrates(step string) func(*args) { return func(a *args) { a.ClusterModeMigration = &step } }

func atOnce(a *args) { a.ApplyImmediately = pulumi.Bool(true) }

// Each rule about changes is silent on a change inside it, and says one thing of one outside.
func TestChanges(t *testing.T) {
	t.Parallel()
	outputs := map[string]any{"finalSnapshotName": lastSnapshot}
	seen := map[string]bool{}
	for _, rule := range Transitions() {
		seen[rule.Name] = true
		assert.Equal(t, !slices.ContainsFunc(slices.Concat(check.Docs(creationRules), check.Docs(changeRefusals), check.Docs(access.ManualSteps)), func(r check.Doc) bool { return r.Name == rule.Name }), rule.Silence != "", "%s: what silences it", rule.Name)
		for what, text := range map[string]string{"input": rule.Input, "sentence": rule.Holds, "example": rule.Before + rule.Example, "source": rule.Source} {
			assert.NotEmpty(t, text, "%s has no %s", rule.Name, what)
		}
		assert.NotEmpty(t, changeCases[rule.Name], "%s has no case", rule.Name)
		said := func(then, now func(*args)) check.Problems {
			return afterwards(t, with(then), with(now), outputs).of(rule.Name)
		}
		for i, c := range changeCases[rule.Name] {
			assert.Empty(t, said(c.then, c.inside), "%s %d: silent inside", rule.Name, i)
			assert.Empty(t, said(c.then, c.then), "%s %d: silent where nothing changes", rule.Name, i)
			found := said(c.then, c.outside)
			if c.says == "" {
				continue
			}
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 480, "%s %d: short enough to read: %s", rule.Name, i, found[0].Reason)
			}
		}
	}
	for name := range changeCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

// What becomes of the data is said as it is: in a snapshot, carried over, or lost.
func TestFate(t *testing.T) {
	t.Parallel()
	say := func(outputs map[string]any, now func(*args)) string {
		found := afterwards(t, with(asIs), with(now), outputs).changes(replacements)
		require.NotEmpty(t, found)
		return found[0].Reason
	}
	assert.Contains(t, say(nil, port(6380)), "its data is LOST: it leaves no snapshot")
	assert.Contains(t, say(map[string]any{"finalSnapshotName": nil}, port(6380)), "LOST")
	kept := map[string]any{"finalSnapshotName": lastSnapshot}
	assert.Contains(t, say(kept, port(6380)), "to carry it over")
	assert.NotContains(t, say(kept, version("7.0")), "to carry it over", "AWS fills no older version from it")
}

// The version that runs counts, not the one that was asked for: AWS may have moved the cluster.
func TestVersionThatRuns(t *testing.T) {
	t.Parallel()
	found := afterwards(t, with(version("6.0")), with(version("6.2")), map[string]any{"engineVersionActual": "7.0.7"}).changes(replacements)
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Reason, `from "7.0.7" to "6.2" REPLACES`)
	assert.Contains(t, found[0].Reason, `name the version that runs, "7.0"`)

	assert.Empty(t, afterwards(t, with(asIs), with(tls(false)), map[string]any{"engineVersionActual": "7.0.4"}).changes(changeRefusals), "replaced: too old for a step")
	assert.Len(t, afterwards(t, with(asIs), with(tls(false)), map[string]any{"engineVersionActual": "7.0.4"}).changes(replacements), 1)
}

// Without cluster mode snapshots are turned on at the node -001, which may be gone: the nodes of the last deployment tell.
func TestSnapshotsWithoutTheFirstNode(t *testing.T) {
	t.Parallel()
	said := func(then, now func(*args), members ...any) string {
		return fmt.Sprint(afterwards(t, with(then), with(now), map[string]any{"cacheClusterIds": members}).changes(sideEffects))
	}
	assert.Equal(t, "[]", said(retention(0), retention(7)), "which nodes there are is not known")
	assert.Equal(t, "[]", said(retention(0), retention(7), "sessions-001", "sessions-003"))
	assert.Equal(t, "[]", said(retention(1), retention(7), "sessions-002", "sessions-003"))
	without := said(retention(0), retention(7), "sessions-002", "sessions-003")
	assert.Contains(t, without, "this version of the AWS provider asks for them of the node sessions-001, which is gone, so AWS refuses")
	assert.Contains(t, without, "aws elasticache modify-replication-group --replication-group-id sessions --snapshotting-cluster-id sessions-003 --snapshot-retention-limit 7 --apply-immediately")
}

// A token that comes from somewhere else than before is the same one still.
func TestTokenThatTheClusterHas(t *testing.T) {
	t.Parallel()
	has := map[string]any{"authToken": goodToken}
	assert.Empty(t, afterwards(t, with(all(generated, strategy("SET"))), with(all(token(goodToken), strategy("SET"))), has).changes(changeRefusals))
	assert.NotEmpty(t, afterwards(t, with(all(generated, strategy("SET"))), with(all(token("another-of-24-characters"), strategy("SET"))), has).changes(changeRefusals))
}

// What runs counts as well: the users may have taken the place of the token by hand, and the program be as it was before.
func TestTokenOfAClusterThatHasUsersByNow(t *testing.T) {
	t.Parallel()
	p, _, err := newPlan(context.Background(), with(token(goodToken)))
	require.NoError(t, err)
	said := func(groups ...any) check.Problems {
		outputs := resource.NewPropertyMapFromMap(map[string]any{"userGroupIds": groups})
		runs := planRunning{Now: p, Property: func(property string) string { return component.FirstText(outputs, property) }}
		return check.Run(runs, p.in.Unknown.Cover, manualStepsUntold)
	}
	assert.Len(t, said("sessions"), 1)
	p.access.TokenStrategy = access.SetToken
	assert.Empty(t, said("sessions"))
	p.access.TokenStrategy = ""
	assert.Empty(t, said())
}

// That a part of a user is a secret does not keep the move from being told.
func TestMoveIsToldOfSecretUsers(t *testing.T) {
	t.Parallel()
	secretly := users(app)
	withSecret := func(a *args) {
		secretly(a)
		a.Users[0].AccessString = pulumi.ToSecret(a.Users[0].AccessString).(pulumi.StringOutput)
	}
	u := afterwards(t, with(all(token(goodToken), withSecret, strategy("DELETE"))), with(withSecret), nil)
	found := u.Now.hide(u.waiting(manualSteps))
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Reason, "aws elasticache modify-replication-group --replication-group-id sessions")
}

// Of a secret no value is told, of then or of now; of what is not known, nothing.
func TestChangesOfSecrets(t *testing.T) {
	t.Parallel()
	secretly := func(value string) func(*args) {
		return func(a *args) { a.KmsKeyId = pulumi.ToSecret(pulumi.String(value)).(pulumi.StringOutput) }
	}
	other := "arn:aws:kms:eu-west-1:123456789012:key/11111111-89ab-cdef-0123-456789abcdef"
	for _, way := range [][2]func(*args){{secretly(kmsKey), encryptedBy(other)}, {encryptedBy(kmsKey), secretly(other)}} {
		r := &recorder{graph: graph{}}
		require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
			p, _, err := newPlan(ctx.Context(), with(way[1]))
			require.NoError(t, err)
			h := &history{ctx: ctx, plan: p}
			require.NoError(t, h.compare(&pulumi.ResourceHookArgs{OldInputs: recorded(t, with(way[0]))}))
			require.Len(t, h.costs, 1)
			assert.Equal(t, "kmsKeyId (secret)", h.costs[0].Path)
			assert.NotContains(t, h.costs[0].Reason, "arn:")
			assert.Contains(t, h.costs[0].Reason, "chosen when a cluster is made")
			return nil
		}, pulumi.WithMocks("project", "stack", r)))
	}
	u := afterwards(t, with(asIs), with(port(6380)), nil)
	u.Now.in.Unknown = map[string]bool{"port": true}
	assert.Empty(t, u.changes(replacements))
	u.Now.in.Unknown, u.Was.in.Unknown = nil, map[string]bool{"port": true}
	assert.Empty(t, u.changes(replacements))
}

// A component that was imported has no inputs on record, and nothing is said of the first update.
func TestNoPast(t *testing.T) {
	t.Parallel()
	assert.Nil(t, remember(t.Context(), resource.PropertyMap{}, resource.PropertyMap{}))
	odd := resource.NewPropertyMapFromMap(map[string]any{"name": 7., "port": "6379", "subnetIds": "subnet", "clusterMode": []any{1.}, "unheardOf": true, "alarms": "none", "tags": []any{}})
	assert.Nil(t, remember(t.Context(), odd, nil), "what another version recorded is no value of ours")
}

// What the engine records of the inputs can be read back: the same inputs, secrets included.
func TestRecordedInputsAreReadBack(t *testing.T) {
	t.Parallel()
	s := newSurroundings(t)
	rapid.Check(t, func(t *rapid.T) {
		args := drawArgs(t, s)
		if rapid.Bool().Draw(t, "secret") {
			args.Description = pulumi.ToSecret(pulumi.String("secret")).(pulumi.StringOutput)
			args.Tags = pulumi.StringMap{"team": pulumi.ToSecret(pulumi.String("web")).(pulumi.StringOutput)}
		}
		was, err := tryRecorded(args)
		if err != nil {
			t.Skip("half a character, which no program can send")
		}
		read := &RedisClusterArgs{}
		inputs.Read(read, was)
		require.Equal(t, was, recorded(t, read))
	})
}

// The rules about changes and AWS agree about random changes: a cluster is replaced where they say so, and nowhere else; what they refuse,
// AWS refuses; and of what AWS refuses something is told.
func TestChangesAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, replacedAll, refusedAll int
	rapid.Check(t, func(t *rapid.T) {
		s := newSurroundings(t)
		then := drawArgs(t, s)
		sound := func(args *RedisClusterArgs) bool {
			p, found, err := newPlan(context.Background(), args)
			if err != nil || len(found) > 0 {
				return false
			}
			p.region = region
			return len(p.check(refusals)) == 0
		}
		if !sound(then) {
			t.Skip("not a cluster")
		}
		then.EnableCloudwatchAlarms, then.EnableDashboard = ptr(false), nil // they follow the cluster
		now := *then
		for range rapid.IntRange(1, 2).Draw(t, "changes") {
			rapid.SampledFrom(slices.Concat(options, turns)).Draw(t, "change").set(t, &now, s)
		}
		if !sound(&now) {
			t.Skip("not a cluster")
		}
		now.EnableCloudwatchAlarms, now.EnableDashboard = ptr(false), nil
		runs := &changing{cloud: s.cloud}
		if translate(runs, then) != nil {
			t.Skip("AWS has something against it")
		}
		was, id := runs.sent, runs.id
		becomes := &changing{cloud: s.cloud, exists: true}
		if translate(becomes, &now) != nil {
			t.Skip("AWS has something against what is around it")
		}
		tried++
		replaced, refused := s.cloud.Change(region, replicationGroupToken, id, was, becomes.sent, becomes.ignored)

		u := afterwards(t, then, &now, runs.outputs)
		told := fmt.Sprint(u.all())
		require.Equal(t, replaced, isReplaced(u.planChange), "AWS replaces: %t; told: %s", replaced, told)
		if replaced {
			replacedAll++
		}
		if slices.ContainsFunc(refusedChanges(u.planChange), func(one check.Problem) bool { return one.Rule.StricterThanAWS == "" }) {
			require.Error(t, refused, "AWS takes what is refused: %s", told)
		}
		if refused != nil && !elsewhere(refused) && u.Now.engine.NodeType.Known() {
			refusedAll++
			require.NotEmpty(t, slices.Concat(refusedChanges(u.planChange), u.changes(accessWarnings), u.waiting(manualSteps), u.changes(sideEffects)), "AWS refuses, and nothing is told: %v", refused)
		}
	})
	t.Logf("%d changes, of which %d replace and %d are refused", tried, replacedAll, refusedAll)
	if tried >= 200 { // of fewer, chance may leave out a kind
		assert.Greater(t, replacedAll, tried/20)
		assert.Greater(t, refusedAll, tried/200)
	}
}

const replicationGroupToken = "aws:elasticache/replicationGroup:ReplicationGroup"

// turns are changes that the options of a new cluster are not.
var turns = []change{
	{"cluster mode", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		if a.ClusterMode == nil {
			shards(rapid.IntRange(1, 3).Draw(t, "shards"), rapid.IntRange(0, 2).Draw(t, "replicas"))(a)
		} else {
			a.ClusterMode, a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = nil, 2, true, false
		}
	}},
	{"size", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		if n := rapid.IntRange(1, 6).Draw(t, "size"); a.ClusterMode == nil {
			a.ReplicationGroupSize, a.EnableAutomaticFailover = n, n > 1
			a.EnableMultiAz = a.EnableMultiAz && n > 1
		}
	}},
	{"node type", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.InstanceType = rapid.SampledFrom(nodeTypes).Draw(t, "node type")
	}},
	{"migration", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		switch a.ClusterModeMigration = nil; {
		case a.ClusterMode == nil:
			migrates(rapid.SampledFrom([]string{"compatible", "disabled"}).Draw(t, "step"))(a)
			atOnce(a)
		default:
			migrates("enabled")(a)
		}
	}},
	{"TLS", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { tls(rapid.Bool().Draw(t, "TLS"))(a) }},
	{"TLS and its mode", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		all(tls(true), tlsMode(rapid.SampledFrom([]string{"preferred", "required"}).Draw(t, "mode")))(a)
	}},
	{"no token", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.AuthToken, a.GenerateAuthToken = nil, nil }},
	{"no users", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.Users, a.UserGroupId = nil, nil }},
	{"to users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		users(app)(a)
		if a.UserGroupId = nil; rapid.Bool().Draw(t, "in steps") {
			strategy("DELETE")(a)
		} else {
			a.AuthToken, a.GenerateAuthToken, a.AuthTokenUpdateStrategy = nil, nil, nil
		}
	}},
	{"another token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		all(token(rapid.SampledFrom([]string{goodToken, "another-of-24-characters"}).Draw(t, "token")), strategy(rapid.SampledFrom([]string{"ROTATE", "SET"}).Draw(t, "strategy")))(a)
		a.GenerateAuthToken = nil
	}},
	{"no snapshot", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.SnapshotName, a.SnapshotArn = nil, nil }},
	{"no parameters", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.Parameters = nil }},
}

// changing answers as AWS does, and keeps what the replication group is sent. Where one is there to be changed it makes no second one, nor of
// what is around it.
type changing struct {
	cloud   *awssim.Cloud
	exists  bool
	sent    property.Map
	ignored []string
	id      string
	outputs map[string]any
}

func (c *changing) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func (c *changing) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken == Token || !strings.HasPrefix(args.TypeToken, "aws:") {
		return madeElsewhere(args)
	}
	inputs := resource.FromResourcePropertyMap(args.Inputs)
	if args.TypeToken == replicationGroupToken {
		c.sent, c.ignored = inputs, args.RegisterRPC.GetIgnoreChanges()
	}
	if c.exists {
		if args.TypeToken == replicationGroupToken {
			return args.Name, args.Inputs, nil
		}
		held, err := c.cloud.List()
		if err != nil {
			return "", nil, err
		}
		for _, r := range held {
			for _, key := range []string{"name", "userId", "userGroupId"} {
				if name, ok := inputs.GetOk(key); ok && r.Type == args.TypeToken && r.Name() == name.AsString() {
					return r.ID, resource.NewPropertyMapFromMap(r.Properties), nil
				}
			}
		}
		if args.TypeToken == "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" {
			return args.Name, args.Inputs, nil
		}
	}
	made, err := c.cloud.Create(region, args.TypeToken, inputs)
	if err != nil {
		return "", nil, err
	}
	if args.TypeToken == replicationGroupToken {
		c.id = made.ID
		c.outputs = map[string]any{"engineVersionActual": made.Properties["engineVersionActual"], "finalSnapshotName": made.Properties["finalSnapshotIdentifier"]}
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}
