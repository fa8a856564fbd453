package rediscluster

import (
	"strings"
)

// accessCases are about TLS, tokens and users.
var accessCases = map[string][]ruleCase{
	"token-form": {
		{token(strings.Repeat("x", 16)), token(strings.Repeat("x", 15)), "authToken (secret)", "15 characters long; AWS takes 16 to 128"},
		{token(strings.Repeat("x", 128)), token(strings.Repeat("x", 129)), "authToken (secret)", "129 characters long"},
		{token("letters-0123456789!&#$^<>-"), token("letters-0123456789!&#$^<>-%"), "authToken (secret)", "holds a character that AWS does not take"},
		{asIs, token(strings.Repeat("x", 16) + "\n"), "authToken (secret)", "a line break"},
		{asIs, token("a-token-with-an@-in-it"), "authToken (secret)", "does not take in a token"},
		{asIs, token("a-token-with-a(in-it"), "authToken (secret)", "does not take everywhere"},
	},
	"token-tls": {
		{token("sixteen-letters-"), all(token("sixteen-letters-"), tls(false)), "authToken (secret)", "enableTransitEncryption is false"},
		{generated, all(generated, tls(false)), "generateAuthToken", "enableTransitEncryption is false"},
	},
	"token-one": {{generated, all(generated, token(goodToken)), "generateAuthToken", "leave one of them out"}},
	"token-version": {
		{all(generated, tokenVersion(1)), all(generated, tokenVersion(0)), "authTokenVersion", "0 is no version"},
		{all(generated, tokenVersion(7)), all(token(goodToken), tokenVersion(2)), "authTokenVersion", "none is generated"},
		{asIs, tokenVersion(2), "authTokenVersion", "none is generated"},
	},
	"strategy-form": {
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("rotate")), "authTokenUpdateStrategy", `use "ROTATE"`},
		{all(generated, strategy("SET")), all(generated, strategy("both")), "authTokenUpdateStrategy", "is none of ROTATE, SET, DELETE"},
	},
	"strategy-of-token": {
		{all(token(goodToken), strategy("SET")), strategy("SET"), "authTokenUpdateStrategy", "there is none"},
		{all(token(goodToken), strategy("DELETE"), users(app)), all(token(goodToken), strategy("DELETE")), "authTokenUpdateStrategy", "pass users or userGroupId as well"},
		{all(generated, strategy("DELETE"), userGroup("my-users")), all(users(app), strategy("DELETE")), "authTokenUpdateStrategy", "there is none"},
	},
	"tls-mode-form": {
		{tlsMode("preferred"), tlsMode("Preferred"), "transitEncryptionMode", `use "preferred"`},
		{tlsMode(""), tlsMode("off"), "transitEncryptionMode", "is none of preferred, required"},
	},
	"tls-mode-alone":   {{tlsMode("required"), all(tlsMode("required"), tls(false)), "transitEncryptionMode", "enableTransitEncryption is false"}},
	"tls-mode-version": {{all(tlsMode("preferred"), version("7.0")), all(tlsMode("preferred"), version("6.2")), "transitEncryptionMode", "this is Redis OSS 6.2"}, {all(tlsMode("preferred"), runs("valkey")), all(tlsMode("preferred"), version("6.x")), "transitEncryptionMode", "7.0 or later"}},
	"tls-mode-access":  {{all(tlsMode("required"), users(app)), all(tlsMode("preferred"), users(app)), "transitEncryptionMode", "does not go with a token or users"}, {tlsMode("preferred"), all(tlsMode("preferred"), generated), "transitEncryptionMode", "does not go with"}},
	"user-group-form":  {{userGroup("my-Users-1"), userGroup("my_users"), "userGroupId", `use "my-users"`}, {userGroup(""), userGroup("1st"), "userGroupId", "a letter first"}, {userGroup(strings.Repeat("u", 40)), userGroup(strings.Repeat("u", 41)), "userGroupId", "is 41 characters long; AWS takes at most 40"}},
	"users-one":        {{userGroup("my-users"), all(userGroup("my-users"), users(app)), "userGroupId", "does not go with users"}},
	"users-some":       {{users(app), users(), "users (secret)", "is empty"}},
	"user-name": {
		{users(app, named("web.1", "web")), users(app, named("my app", "web")), "users[1].name", "holds a space"},
		{asIs, users(named("", "web")), "users[0].name", "is empty"},
		{asIs, users(app, named("app", "other")), "users[1].name", `"app" is the name of users[0] already`},
	},
	"user-id": {
		{users(named("app.web", "App-web")), users(named("app.web", "app_web")), "users[0].userId", `use "app-web"`},
		{users(named("default", "")), users(User{Name: "app.web", AccessString: everything, Passwords: strs(goodPassword)}), "users[0].name", `makes the id "sessions-app.web"`},
		{users(byIAM("web-1")), users(byIAM("Web")), "users[0].name", "with IAM the name is the id"},
		{users(app, named("web", "other")), users(app, named("web", "sessions-app")), "users[1].userId", `"sessions-app" is the id of two users, "app" and "web"`},
		{users(named("default", "")), users(named("default", "Default")), "users[0].userId", "AWS's own user"},
		{asIs, users(named("app", "default")), "users[0].userId", "use another"},
		{asIs, users(byIAM("default")), "users[0].name", "with IAM the name is the id"},
		{asIs, users(named("web", "sessions-default")), "users[0].userId", `"web" and "default"`},
		{users(byIAM(strings.Repeat("u", 40))), users(byIAM(strings.Repeat("u", 41))), "users[0].name", "is 41 characters long; AWS takes at most 40; with IAM the name is the id"},
		{users(named("app", strings.Repeat("u", 40))), users(named("app", strings.Repeat("u", 41))), "users[0].userId", "is 41 characters long; AWS takes at most 40"},
		{all(name(strings.Repeat("n", 40)), users(app, named(strings.Repeat("u", 100), ""))), users(named(strings.Repeat("u", 40)+".", "")), "users[0].name", "which AWS does not take: pass userId"},
	},
	"users-quota": {
		{users(iamUsers(99)...), users(iamUsers(100)...), "users (secret)", `makes 101 users, with "default", which the group needs; AWS's quota is 100`},
		{users(append(iamUsers(99), named("default", ""))...), users(append(iamUsers(100), named("default", ""))...), "users (secret)", "makes 101 users; AWS"},
	},
	"user-name-long": {{users(named(strings.Repeat("u", 120), "")), users(app, named(strings.Repeat("u", 121), "")), "users[1].name", "is 121 characters long"}},
	"user-id-hyphens": {
		{users(named("web-app", "")), users(app, named("web-", "")), "users[1].name", `makes the id "sessions-web-"`},
		{users(named("-web", "web-app")), users(named("web", "web--app")), "users[0].userId", "use single ones"},
		{users(byIAM("web-app")), users(byIAM("web--app")), "users[0].name", "use another name"},
	},
	"user-iam-name": {{users(byIAM("app")), users(User{Name: "app", AccessString: everything, Iam: new(true), UserId: new("my-app")}), "users[0].userId", "leave userId out"}},
	"user-proof": {
		{users(app), users(User{Name: "app", AccessString: everything}), "users[0].passwords (secret)", "is required"},
		{users(byIAM("app")), users(User{Name: "app", AccessString: everything, Iam: new(true), Passwords: strs(goodPassword)}), "users[0].iam", "leave one of them out"},
		{users(withPasswords("a-first-one-of-some-length", goodPassword)), users(withPasswords("a-first-one-of-some-length", "a-second-of-some-length-", goodPassword)), "users[0].passwords (secret)", "holds 3 passwords; AWS takes 2"},
	},
	"user-password": {
		{users(withPasswords(strings.Repeat("x", 16))), users(withPasswords(strings.Repeat("x", 15))), "users[0].passwords[0] (secret)", "15 characters long; AWS takes 16 to 128"},
		{users(withPasswords(strings.Repeat("~", 128))), users(withPasswords(goodPassword, strings.Repeat("x", 129))), "users[0].passwords[1] (secret)", "129 characters long"},
		{users(withPasswords("every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~")), users(withPasswords("sixteen-letters-@")), "users[0].passwords[0] (secret)", "holds a character that AWS does not take"},
		{asIs, users(withPasswords(goodPassword, goodPassword)), "users[0].passwords[1] (secret)", "the same as the one before"},
	},
	"user-access": {
		{users(may("on ~app:* &news.* +@all -@dangerous +config|get")), users(may("on ~* allow-all")), "users[0].accessString (secret)", `holds "allow-all"`},
		{users(may("off resetkeys -@all (~x +get)")), users(may("")), "users[0].accessString (secret)", "is empty"},
		{asIs, users(may("on >a-password-in-clear ~* +@all")), "users[0].accessString (secret)", "says something about passwords"},
		{asIs, users(may("on nopass ~* +@all")), "users[0].accessString (secret)", "says something about passwords"},
		{users(may("on ~* resetkeys ~app:* +@all")), users(may("on ~* ~app:* +@all")), "users[0].accessString (secret)", `holds "~app:*" after ~*`},
		{users(may("on ~* (%W~x +set +client|id)")), users(may("on ~* (%W~x +set,get)")), "users[0].accessString (secret)", `holds "+set,get"`},
		{asIs, users(may("on ~* (>a-password-in-clear +get)")), "users[0].accessString (secret)", "says something about passwords"},
		{asIs, users(may("on ~* +get)")), "users[0].accessString (secret)", "ends a selector that did not begin"},
	},
	"user-command": {
		{users(may("on ~* +get +json.get +nosuch.get -@read")), users(may("on ~* +nosuch")), "users[0].accessString (secret)", `holds "+nosuch", and Redis OSS 7.1 refuses what it does not have: check the spelling`},
		{all(runs("valkey"), users(may("on ~* +@reed +nosuch"))), users(may("on ~* +@reed")), "users[0].accessString (secret)", `did you mean "+@read"?`},
		{all(version("6.2"), users(may("on ~* +getex +client|nosuch"))), all(version("6.0"), nodeType("cache.m6g.large"), users(may("on ~* +getex"))), "users[0].accessString (secret)", "(it came with Redis OSS 6.2): leave it out, or upgrade first"},
		{all(runs("valkey"), engineVersion("9.0"), users(may("on ~* +hexpire"))), users(may("on ~* +hexpire")), "users[0].accessString (secret)", "(it came with Valkey 9.0)"},
		{users(may("on ~* +client|id")), users(may("on ~* (+client|nosuch)")), "users[0].accessString (secret)", `holds "+client|nosuch"`},
	},
	"users-version": {
		{all(version("6.0"), nodeType("cache.m6g.large"), users(app)), all(version("5.0.6"), nodeType("cache.m6g.large"), users(app)), "users (secret)", "needs Redis OSS 6.0 or later"},
		{all(runs("valkey"), userGroup("my-users")), all(version("5.0.6"), nodeType("cache.m6g.large"), userGroup("my-users")), "userGroupId", "needs Redis OSS 6.0 or later"},
		{all(version("7.0"), users(byIAM("app"))), all(version("6.2"), users(byIAM("app"))), "users[0].iam", "use passwords, or upgrade first"},
		{all(version("6.2"), users(may("on ~* &* +@all"))), all(version("6.0"), nodeType("cache.m6g.large"), users(may("on ~* &* +@all"))), "users[0].accessString (secret)", "a rule about channels, which the engine knows from Redis OSS 6.2 on"},
		{all(version("7.0"), users(may("on %R~* +@all"))), all(version("6.2"), users(may("on %R~* +@all"))), "users[0].accessString (secret)", "from Redis OSS 7.0 on"},
		{all(runs("valkey"), engineVersion("9.1"), users(may("on ~* +@all db=0"))), all(runs("valkey"), users(may("on ~* +@all db=0"))), "users[0].accessString (secret)", "a rule about databases, which the engine knows from Valkey 9.1 on, and this is Valkey 8.2"},
	},
	"users-tls": {
		{users(app), all(users(app), tls(false)), "users (secret)", "enableTransitEncryption is false"},
		{userGroup("my-users"), all(userGroup("my-users"), tls(false)), "userGroupId", "enableTransitEncryption is false"},
	},
	"users-or-token": {
		{all(token(goodToken), users(app), strategy("DELETE")), all(token(goodToken), users(app)), "users (secret)", "leave authToken out"},
		{all(generated, userGroup("my-users"), strategy("DELETE")), all(generated, userGroup("my-users"), strategy("ROTATE")), "userGroupId", "leave generateAuthToken out"},
	},
	"connection-user": {{all(users(app), connectsAs("app")), all(users(app), connectsAs("web")), "connectionUser", `"web" is not the name of one of users`}, {asIs, connectsAs("app"), "connectionUser", "is not the name"}},
	"tls-preferred":   {{tlsMode("required"), tlsMode("preferred"), "transitEncryptionMode", "serves clients without TLS as well"}},
	"move-to-users":   {{users(app), all(users(app), token(goodToken), strategy("DELETE")), "authTokenUpdateStrategy", "--replication-group-id sessions --auth-token-update-strategy DELETE --user-group-ids-to-add sessions --apply-immediately"}, {asIs, all(userGroup("my-users"), generated, strategy("DELETE")), "authTokenUpdateStrategy", "--user-group-ids-to-add my-users"}},
	"move-keeps-clients": {
		{all(users(app, User{Name: "default", AccessString: everything, Passwords: strs(goodToken)}), token(goodToken), strategy("DELETE")), all(users(app), token(goodToken), strategy("DELETE")), "users (secret)", `has no user "default"`},
		{all(userGroup("my-users"), generated, strategy("DELETE")), all(users(User{Name: "default", AccessString: everything, Passwords: strs(goodPassword)}), token(goodToken), strategy("DELETE")), "users[0].passwords (secret)", "do not have the token"},
	},
	"user-command-unknown": {
		{all(runs("valkey"), users(may("on ~* +@all -@dangerous +json.get +ft.search"))), all(runs("valkey"), users(may("on ~* +@reed"))), "users[0].accessString (secret)", `holds "+@reed", which this package does not know of the version: it is passed on to AWS as it is; did you mean "+@read"?`},
		{users(may("on ~* +json.get")), users(may("on ~* +bf.add")), "users[0].accessString (secret)", "(it came with Valkey 8.1): leave it out, or upgrade first"},
		{asIs, all(runs("valkey"), users(may("on ~* (-client|zebra)"))), "users[0].accessString (secret)", `holds "-client|zebra", which this package does not know of the version: it is passed on to AWS as it is: check the spelling`},
	},
	"user-restricted": {
		{users(may("on ~* +@all -config|set")), users(may("on ~* +@all +config|get")), "users[0].accessString (secret)", `holds "+config|get": ElastiCache keeps the command from everyone`},
		{users(may("on ~* +@admin")), users(may("on ~* (~x +bgsave)")), "users[0].accessString (secret)", `holds "+bgsave"`},
	},
	"user-off": {{users(may("off ~* +@all")), users(may("~* +@all")), "users[0].accessString (secret)", `does not say "on"`}},
	"token-empty": {
		{asIs, token(""), "authToken (secret)", "is empty, which counts as none"},
		{all(token(""), generated), token(""), "authToken (secret)", "whoever may connect needs no password"},
		{all(token(""), users(app)), token(""), "authToken (secret)", "whoever may connect needs no password"},
	},
	"tls-off": {{tls(true), tls(false), "enableTransitEncryption", "false sends all data in plain text"}},
}
