package rediscluster

// changeCase is a change that a rule is silent about, and one that breaks the rule. outside is nil where there is only
// a change inside.
type changeCase struct {
	then, inside, outside func(*args)
	path, says            string
}

var changeCases = map[string][]changeCase{
	"vpc-stays": {
		{asIs, asIs, inVPC("vpc-0bbbbbbbbbbbbbbb1"), "vpcId", `from "vpc-0aaaaaaaaaaaaaaa1" to "vpc-0bbbbbbbbbbbbbbb1"`},
		{ownGroups("sg-0aaaaaaaaaaaaaaa1"), all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), ownGroups("sg-0aaaaaaaaaaaaaaa1")), nil, "", ""},
		{asIs, all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), name("carts")), all(inVPC("vpc-0bbbbbbbbbbbbbbb1"), port(6380)), "vpcId", "under another name"},
	},
	"scaling-begins": {
		{shards(2, 1), all(scaled, port(6380)), all(shards(2, 1), scales(between(3, 6), nil), port(6380)), "clusterMode.numNodeGroups", "2 is outside of autoScaling.shards (3 to 6), so AWS would scale the new cluster at once: write 3, and replicationGroupSize: 6"},
		{shards(2, 1), all(shards(2, 1), scales(between(3, 6), nil)), all(shards(2, 1), scales(nil, between(2, 3)), port(6380)), "clusterMode.replicasPerNodeGroup", "write 2, and replicationGroupSize: 6"},
		{shards(2, 1), all(shards(2, 1), scales(nil, between(1, 1)), port(6380)), all(shards(9, 1), scales(between(2, 6), nil), port(6380)), "clusterMode.numNodeGroups", "write 6, and replicationGroupSize: 12"},
	},
	"tls-in-steps": {
		{asIs, all(tls(false), port(6380)), tls(false), "enableTransitEncryption", "from true to false takes two steps: first transitEncryptionMode: \"preferred\" alone"},
		{tls(false), tlsMode("preferred"), tls(true), "enableTransitEncryption", "from false to true takes two steps"},
		{tls(false), tlsMode("preferred"), tlsMode("required"), "enableTransitEncryption", "from false to true takes two steps"},
		{tlsMode("preferred"), tls(false), nil, "", ""},
		{tlsMode("preferred"), tlsMode("required"), nil, "", ""},
		{tlsMode("required"), tlsMode("preferred"), tls(false), "enableTransitEncryption", "takes two steps"},
		{all(version("6.2"), tls(false)), all(version("6.2"), tls(true)), nil, "", ""},
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
		{all(shards(1, 1), migrates("enabled")), all(shards(2, 1), migrates("enabled"), described("other")), nil, "", ""},
	},
	"shard-ids":              scalingChanges["shard-ids"],
	"scaling-starts":         scalingChanges["scaling-starts"],
	"scaling-unwatched":      scalingChanges["scaling-unwatched"],
	"scaling-limits-changed": scalingChanges["scaling-limits-changed"],
	"scaling-replaced":       scalingChanges["scaling-replaced"],
	"scaling-ends":           scalingChanges["scaling-ends"],
	"scaling-count":          scalingChanges["scaling-count"],
	"scaling-node-type":      scalingChanges["scaling-node-type"],
	"migration-of-new":       {{asIs, migrates("compatible"), all(migrates("compatible"), port(6380)), "clusterModeMigration", "made anew"}},
	"replaces-name":          {{asIs, port(6380), name("carts"), "name", `from "sessions" to "carts" REPLACES the replication group: the new one is made, empty, before it is deleted, and its data is left in the snapshot "` + lastSnapshot + `"`}},
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
		{users(app), all(port(6380), token(goodToken)), nil, "", ""},
	},
	"token-modified": {
		{all(version("4.0.10"), token(goodToken)), all(version("5.0.6"), token(goodToken)), all(version("4.0.10"), token("another-of-24-characters")), "authToken (secret)", "runs Redis OSS 4.0.10: upgrade it first"},
		{version("4.0.10"), all(version("4.0.10"), port(6380), generated), all(version("4.0.10"), generated), "generateAuthToken", "AWS changes tokens from Redis OSS 5.0.6 on"},
	},
	"users-and-tls": {
		{tlsMode("preferred"), tlsMode("required"), all(tlsMode("required"), users(app)), "users (secret)", "bring the users in the next"},
		{tls(false), all(tlsMode("preferred")), all(tlsMode("preferred"), userGroup("my-users")), "userGroupId", "bring the users in the next"},
		{users(app), asIs, tlsMode("preferred"), "users (secret)", "take the users away in this update"},
		{asIs, users(app), nil, "", ""},
	},
	"token-twice": {
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("SET")), token("another-of-24-characters"), "authToken (secret)", `the token before was not "SET"`},
		{all(generated, tokenVersion(2)), all(generated, tokenVersion(2), strategy("SET")), all(generated, tokenVersion(3)), "authTokenVersion", "also an earlier version is a new token"},
		{all(generated, tokenVersion(2), strategy("SET")), all(generated, tokenVersion(3)), nil, "", ""},
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
		{all(token(goodToken), users(app), strategy("DELETE")), users(app), nil, "", ""},
	},
	"users-added": {
		{asIs, generated, users(app), "users (secret)", "are turned away at once"},
		{asIs, asIs, userGroup("my-users"), "userGroupId", "bring a token first"},
		{userGroup("my-users"), userGroup("my-users"), userGroup("your-users"), "userGroupId", "is another group of users"},
		{users(app), all(users(app, named("web", ""))), userGroup("my-users"), "userGroupId", "is another group of users"},
		{all(generated, users(app), strategy("DELETE")), users(app), nil, "", ""},
	},
	"token-in-phases": {
		{token(goodToken), all(token("another-of-24-characters"), strategy("ROTATE")), all(token("another-of-24-characters"), strategy("SET")), "authTokenUpdateStrategy", `use "ROTATE" for the new token`},
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("SET")), all(generated, strategy("SET")), "authTokenUpdateStrategy", "would turn away every client"},
		{generated, all(generated, tokenVersion(2)), all(generated, tokenVersion(2), strategy("SET")), "authTokenUpdateStrategy", "would turn away every client"},
		{all(generated, tokenVersion(1)), all(generated, strategy("SET")), nil, "", ""},
		{token(goodToken), all(token(goodToken), users(app), strategy("DELETE")), all(token("another-of-24-characters"), users(app), strategy("DELETE")), "authToken (secret)", "would be left as it was"},
	},
	"users-in-steps": {
		{token(goodToken), all(token(goodToken), users(app), strategy("DELETE")), users(app), "users (secret)", `keep authToken and set authTokenUpdateStrategy to "DELETE" first`},
		{all(generated, userGroup("my-users"), strategy("DELETE")), userGroup("my-users"), nil, "", ""},
		{generated, all(generated, userGroup("my-users"), strategy("DELETE")), userGroup("my-users"), "userGroupId", "keep generateAuthToken"},
		{asIs, users(app), nil, "", ""},
	},
	"token-added": {
		{asIs, asIs, token(goodToken), "authToken (secret)", "AWS takes it beside no token at all"},
		{generated, token(goodToken), nil, "", ""},
		{asIs, asIs, all(generated, strategy("SET")), "generateAuthToken", "has AWS demand it at once"},
		{users(app), users(app), generated, "generateAuthToken", "takes the place of the users"},
	},
	"token-stays": {
		{token(goodToken), token("another-of-24-characters"), asIs, "authToken (secret)", "likely to refuse this update"},
		{generated, generated, asIs, "generateAuthToken", "likely to refuse this update"},
	},
	"token-alone": {
		{token(goodToken), token(goodToken), all(token(goodToken), strategy("SET")), "authTokenUpdateStrategy", "are turned away"},
		{all(generated, strategy("SET")), all(generated, strategy("SET")), nil, "", ""},
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
	"failover-off-first": {{asIs, all(failover(false), multiAZ(false)), nodes(1), "replicationGroupSize", "from 2 to 1"}, {all(failover(false), multiAZ(false)), nodes(1), nil, "", ""}},
	"snapshots-later": {
		{all(shards(2, 1), retention(0)), all(shards(2, 1), retention(0)), shards(2, 1), "snapshotRetentionLimit", "turns snapshots on, and with clusterMode this version of the AWS provider asks for them in a way that AWS refuses"},
		{all(shards(2, 1), retention(0)), asIs, all(shards(2, 1), retention(3)), "snapshotRetentionLimit", "aws elasticache modify-replication-group --replication-group-id sessions --snapshot-retention-limit 3 --apply-immediately, then pulumi up --refresh (not tried)"},
		{all(shards(2, 1), snapshotWindow("")), all(shards(2, 1), snapshotWindow("")), shards(2, 1), "snapshotWindow", "fill a second cluster"},
		{retention(0), retention(7), nil, "", ""},
	},
	"logs-after-upgrade": {{version("5.0.6"), version("6.2"), all(version("6.2"), slowLog(Log{})), "slowLog", "from Redis OSS 5.0.6"}, {version("6.0"), all(version("6.2"), slowLog(Log{})), nil, "", ""}},
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
