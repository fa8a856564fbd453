package access

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// UserRules are about the users and their group.
var UserRules = []check.Rule[*Users]{
	check.Form(check.Rule[*Users]{
		Name: "user-group-form", Input: "userGroupId",
		Holds: "A group of users is given by its id: a letter first, then letters, digits and hyphens, 40 " +
			"characters at most. Empty for none.",
		Example: "userGroupId: my_users",
		Source:  "ElastiCache API, CreateUserGroup, UserGroupId; " + userIDSource,
	}, func(users *Users) (string, bool) { return check.UnlessEmpty(users.GroupID) }, elasticache.CheckUserID),
	{
		Name: "users-one", Input: "userGroupId",
		Holds: "The users are those of `users`, for which a group is made, or those of a group of the " +
			"program's own.",
		Example: "userGroupId: my-users\nusers: [{ name: app, accessString: on ~* +@all, passwords: " +
			"[a-password-of-27-characters] }]",
		Source:          elasticache.CreateAPI + ", UserGroupIds: one group",
		StricterThanAWS: "AWS would see the one that it is sent.",
		Needs:           []string{"userGroupId"},
		Reads:           []string{"users"},
		Check: func(users *Users, say check.Say) {
			if inputs.Said(users.GroupID) && users.Listed {
				say("userGroupId",
					"does not go with users, for which a group is made: leave one of them out, or put the users into "+
						"your own group")
			}
		},
	},
	{
		Name: "users-some", Input: "users",
		Holds:           "Where users are listed, there is one at least.",
		Example:         "users: []",
		Source:          usersSource,
		StricterThanAWS: "AWS would see no users, and let everyone in who may connect.",
		Check: func(users *Users, say check.Say) {
			if users.Listed && len(users.Asked) == 0 {
				say("users",
					"is empty, so everyone who may connect would need no password: list one, or leave this out")
			}
		},
	},
	{
		Name: "user-name", Input: "users",
		Holds: "Each user has a name, without spaces, and no other user has it.",
		Example: "users: [{ name: my app, accessString: on ~* +@all, passwords: " +
			"[a-password-of-27-characters], userId: app }]",
		Source: apiCreateUser + ", UserName; CreateUserGroup, DuplicateUserName",
		StricterThanAWS: "AWS documents no form of names. One with a space in it cannot be written into Redis's own " +
			"rules.",
		Check: func(users *Users, say check.Say) {
			seen := map[string]string{}
			for _, u := range users.Asked {
				if !users.in.Knows(u.path, "name") {
					continue
				}
				if err := elasticache.CheckUserName(u.Name); err != nil {
					say(u.path+".name", "%v", err)
				} else if first, again := seen[u.Name]; again {
					say(u.path+".name", "%s is the name of %s already: leave one out", spelling.Quote(u.Name), first)
				} else {
					seen[u.Name] = u.path
				}
			}
		},
	},
	{
		Name: "user-id", Input: "users",
		Holds: "The id of a user is a letter and then letters, digits and hyphens, 40 characters at most, and no " +
			"other user has it. It follows from the name unless `userId` says otherwise; with IAM it is the name.",
		Example: "users: [{ name: app.web, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  apiCreateUser + ", UserId; " + userIDSource,
		Needs:   []string{"name"},
		Check: func(users *Users, say check.Say) {
			seen := map[string]PlannedUser{}
			for _, u := range users.Planned {
				first, again := seen[u.id]
				switch err := elasticache.CheckOwnUserID(u.id); {
				case !users.in.Knows(u.path, "name", "iam", "userId"):
					continue
				case elasticache.CheckUserName(u.Name) != nil:
				case err != nil && u.path == "":
					// The program does not list this user: the name of the cluster is wrong, and its own rule says so.
				case err != nil && u.iam && !u.idGiven:
					say(u.path+".name", "%v; with IAM the name is the id", err)
				case err != nil && u.idGiven:
					say(u.path+".userId", "%v", err)
				case err != nil:
					say(u.path+".name",
						"makes the id %s, which AWS does not take: pass userId as well, of letters, digits and hyphens",
						spelling.Quote(u.id))
				case again && first.Name != u.Name:
					// The program does not list the user as which no one can log in.
					say(cmp.Or(u.path, first.path)+".userId", "%s is the id of two users, %s and %s: give one another",
						spelling.Quote(u.id), spelling.Quote(first.Name), spelling.Quote(u.Name))
				}
				seen[u.id] = u
			}
		},
	},
	{
		Name: "user-iam-name", Input: "users",
		Holds:   "The id of a user that logs in with IAM is its name.",
		Example: "users: [{ name: app, accessString: on ~* +@all, iam: true, userId: my-app }]",
		Source:  "ElastiCache developer guide, \"Authenticating with IAM\", limitations",
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				if users.in.Knows(u.path, "name", "iam", "userId") && u.iam && u.id != "" && u.id != u.Name {
					say(u.path+".userId",
						"%s is not the name, %s, and AWS wants the two to be one with IAM: leave userId out",
						spelling.Quote(u.id), spelling.Quote(u.Name))
				}
			}
		},
	},
	{
		Name: "user-proof", Input: "users",
		Holds:           "A user has one or two passwords, or logs in with IAM.",
		Example:         "users: [{ name: app, accessString: on ~* +@all }]",
		Source:          apiCreateUser + ", AuthenticationMode; Passwords: up to two",
		StricterThanAWS: "AWS would be sent one of two proofs.",
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				switch n := len(u.Passwords.Elements); {
				case !u.Passwords.Counted || !users.in.Knows(u.path, "iam"):
				case u.iam && n > 0:
					say(u.path+".iam", "true does not go with passwords: leave one of them out")
				case !u.iam && n == 0:
					say(u.path+".passwords",
						"is required, one or two; or pass iam: true. No user without any proof is made")
				case n > elasticache.MaxUserPasswords:
					say(u.path+".passwords",
						"holds %d passwords; AWS takes %d, the one that is on its way out and the new one", n,
						elasticache.MaxUserPasswords)
				}
			}
		},
	},
	{
		Name: "user-password", Input: "users",
		Holds: "A password has 16 to 128 printable characters, without spaces and , \" / @. The two of a " +
			"user differ.",
		Example:         "users: [{ name: app, accessString: on ~* +@all, passwords: [too-short] }]",
		Source:          usersSource + "; " + apiCreateUser + ", Passwords",
		StricterThanAWS: "The aws provider would take the second of two that are the same for the first.",
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				for i, password := range u.Passwords.Elements {
					path := inputs.Element(u.path+".passwords", i)
					if !password.Known {
						continue
					}
					if err := elasticache.CheckUserPassword(password.Value); err != nil {
						say(path, "%v", err)
					} else if first := u.Passwords.Elements[0]; i > 0 && first.Known && first.Value == password.Value {
						say(path, "is the same as the one before it: leave it out")
					}
				}
			}
		},
	},
	{
		Name: "user-access", Input: "users",
		Holds: "An access string is made of Redis's rules for commands, keys and channels, in selectors as well, " +
			"and says nothing about passwords.",
		Example: "users: [{ name: app, accessString: on ~* allow-all, passwords: [a-password-of-27-characters] }]",
		Source:  usersSource + ", specifying permissions using an access string; Redis documentation, \"ACL\"",
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				if u.access.Known {
					if _, err := elasticache.ParseAccessString(u.access.Value); err != nil {
						say(u.path+".accessString", "%v", err)
					}
				}
			}
		},
	},
	{
		Name: "user-command", Input: "users",
		Holds: "With Redis OSS, an access string names commands, subcommands and categories that the version has. " +
			"Those of modules have a dot in their names, and are not held to it.",
		Example: "users: [{ name: app, accessString: on ~* +@reed, passwords: [a-password-of-27-characters] }]",
		Source: "Redis 7.0, COMMAND DOCS and ACL CAT; ElastiCache user guide, \"Supported engines and versions\": " +
			"7.1 is compatible with 7.0",
		Needs: slices.Concat([]string{"users"}, engine.VersionInputs),
		Check: func(users *Users, say check.Say) {
			version, ok := users.engine.OfferedVersion()
			if !ok || !version.HasUsers() {
				return
			}
			for _, u := range users.Asked {
				rights, _ := u.rights()
				for _, unknown := range rights.Unknown(version) {
					if unknown.Certain {
						say(u.path+".accessString", "holds %s, and %s refuses what it does not have%s", unknown.Rule,
							version.Release(), remedy(unknown))
					}
				}
			}
		},
	},
	{
		Name: "users-version", Input: "users",
		Holds: "There are users from Redis OSS 6.0 on, rules about channels and payloads from 6.2 on, users that " +
			"log in with IAM, selectors, `%R~` and `-command|part` from 7.0 on, all of it with Valkey, and rules " +
			"about databases from Valkey 9.1 on. `userGroupId` is held to the first as well.",
		Example: "users: [{ name: app, accessString: on ~* +@all, iam: true }]\nredisVersion: \"6.2\"\n" +
			"instanceType: cache.m6g.large",
		Source: usersSource + "; \"Authenticating with IAM\"",
		Needs:  slices.Concat([]string{"userGroupId"}, engine.VersionInputs),
		Reads:  []string{"users"},
		Check: func(users *Users, say check.Say) {
			version, ok := users.engine.OfferedVersion()
			if !ok || !users.Wanted() {
				return
			}
			if !version.HasUsers() {
				say(users.Input(),
					"needs Redis OSS 6.0 or later, or Valkey, and this is %s: use a token (authToken), or upgrade "+
						"first",
					version.Release())
				return
			}
			for _, u := range users.Asked {
				if users.in.Knows(u.path, "iam") && u.iam && !version.HasIAM() {
					say(u.path+".iam",
						"needs Redis OSS 7.0 or later, or Valkey, and this is %s: use passwords, or upgrade first",
						version.Release())
				}
				rights, _ := u.rights()
				if kind, needed := rights.Needs(); !needed.In(version) {
					say(u.path+".accessString", "holds %s, which the engine knows from %s on, and this is %s", kind,
						needed, version.Release())
				}
			}
		},
	},
	{
		Name: "connection-user", Input: "connectionUser",
		Holds:           "The user that the outputs connect as is one of `users`.",
		Example:         "connectionUser: app",
		Source:          "this package: connectionUrl, environment, connectionSecret",
		StricterThanAWS: "AWS does not see it.",
		Needs:           []string{"connectionUser", "users"},
		Check: func(users *Users, say check.Say) {
			is := func(u AskedUser) bool { return u.Name == users.ConnectionName || !users.in.Knows(u.path, "name") }
			if users.ConnectionName != "" && !slices.ContainsFunc(users.Asked, is) {
				say("connectionUser", "%s is not the name of one of users: name one of them, or leave it out",
					spelling.Quote(users.ConnectionName))
			}
		},
	},
}

// remedy is what to do about a rule of an access string that the version of the engine does not know. It ends a
// message.
func remedy(unknown elasticache.UnknownRule) string {
	switch {
	case unknown.Release != "":
		return fmt.Sprintf(" (it came with %s): leave it out, or upgrade first", unknown.Release)
	case unknown.Meant != "":
		return fmt.Sprintf("; did you mean %q?", unknown.Meant)
	}
	return ": check the spelling, or leave it out"
}
