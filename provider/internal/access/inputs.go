package access

import (
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say who can log in, and how connections are encrypted.
type Inputs struct {
	AuthToken               pulumi.StringPtrInput `pulumi:"authToken,optional" provider:"secret"`
	AuthTokenUpdateStrategy *string               `pulumi:"authTokenUpdateStrategy,optional"`
	AuthTokenVersion        *int                  `pulumi:"authTokenVersion,optional"`
	ConnectionUser          *string               `pulumi:"connectionUser,optional"`
	EnableTransitEncryption pulumi.BoolPtrInput   `pulumi:"enableTransitEncryption,optional"`
	GenerateAuthToken       *bool                 `pulumi:"generateAuthToken,optional"`
	TransitEncryptionMode   pulumi.StringPtrInput `pulumi:"transitEncryptionMode,optional"`
	UserGroupId             pulumi.StringPtrInput `pulumi:"userGroupId,optional"`
	Users                   []User                `pulumi:"users,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"authToken": {
		Meaning: "The password that clients give with AUTH. It is kept as a secret: encrypted in state, never in " +
			"logs or messages, whether the program marks it or not.",
		Allowed: "16 to 128 letters, digits and symbols of ! & # $ ^ < > -; only with `enableTransitEncryption`; not " +
			"beside `generateAuthToken`, nor beside users but on the way to them. An empty one is none, with a " +
			"warning where that leaves the cluster without a password",
		Absent: "none: whoever may connect needs no password, unless `generateAuthToken`, `users` or `userGroupId` " +
			"is given",
		Change: inputs.InPlace + ", at once, as `authTokenUpdateStrategy` says: by default the old token stays valid " +
			"beside the new one, and a token added to a cluster that had none is not demanded yet. AWS has no way to " +
			"take a token away but a move to users",
		Source: "ElastiCache user guide, \"Authenticating with the AUTH command\"",
	},
	"authTokenUpdateStrategy": {
		Meaning: "How AWS takes a token that changes. `ROTATE` takes it beside the one before, so that clients with " +
			"either are let in; `SET` with the same token then turns away those with the one before. With `DELETE`, " +
			"which goes with users, the token stays as it is and the users are made beside it, for the move to them. " +
			"docs/access.md tells each way step by step.",
		Allowed: "`ROTATE`, `SET` or `DELETE`, with a token; a step out of order is refused or told at preview; " +
			"known when the program runs",
		Absent: "`ROTATE`",
		Change: inputs.InPlace +
			", at once. From `ROTATE` to `SET` with the same token, the one before is no longer valid",
		Source: "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
	},
	"authTokenVersion": {
		Meaning: "Which of the tokens that are generated the cluster has: another number asks for another token.",
		Allowed: "1 or more, with `generateAuthToken`; known when the program runs",
		Absent:  "`1`",
		Change:  inputs.InPlace + ", at once: another token is generated, and taken as `authTokenUpdateStrategy` says",
		Source:  "the random provider, RandomPassword, keepers",
	},
	"connectionUser": {
		Meaning: "The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and " +
			"`connectionSecret` connect as.",
		Allowed: "the name of one of `users`; known when the program runs",
		Absent:  "the first of `users` that has a password and is not `default`; where none is, the first",
		Change:  inputs.InPlace + ": the outputs change, the cluster is not touched",
		Source:  "this package",
	},
	"enableTransitEncryption": {
		Meaning: "Whether connections are encrypted with TLS. Clients must then use TLS.",
		Absent:  "`true`",
		Change: "REPLACES a replication group that runs a version before 7.0.5: its data is lost unless it is " +
			"restored from a snapshot. From 7.0.5 on it is in place, in two steps, with `transitEncryptionMode: " +
			"preferred` between them; a single step is refused at preview. docs/access.md tells both ways",
		Source: elasticache.CreateAPI + ", TransitEncryptionEnabled",
		Also:   []string{"transitEncryptionEnabled"},
	},
	"generateAuthToken": {
		Meaning: "Whether a token is generated: 64 letters and digits, from the random provider. It is kept as a " +
			"secret, and clients get it from `authToken`, `connectionUrl`, `environment` or `connectionSecret`.",
		Allowed: "only with `enableTransitEncryption`; not beside `authToken`, nor beside users but on the way to " +
			"them; known when the program runs",
		Absent: "`false`",
		Change: "as that of `authToken`",
		Source: authSource,
	},
	"transitEncryptionMode": {
		Meaning: "Whether TLS is demanded of clients: with `required` it is, with `preferred` clients without it are " +
			"served as well, which is for the time in which clients are moved to TLS or away from it.",
		Allowed: "`preferred` or `required`, with `enableTransitEncryption`; `preferred` with Redis OSS from 7.0 on, " +
			"and Valkey; an empty string for none",
		Absent: "`required` for a new cluster; one that runs stays as it is",
		Change: inputs.InPlace + ". TLS is turned on and off in two steps, with `preferred` between them, and " +
			"`applyImmediately`; a single step is refused at preview. docs/access.md tells both ways",
		Source: elasticache.CreateAPI + ", TransitEncryptionMode",
	},
	"userGroupId": {
		Meaning: "The id of a group of users of your own: they, and no one else, can log in.",
		Allowed: "a group in the same account and region, of the engine `redis`, or for Valkey of either; in lower " +
			"case as AWS stores it (capital letters are sent so); only with `enableTransitEncryption`; not beside " +
			"`users`, nor beside a token but on the way to it; an empty string for none",
		Absent: "the users of `users`, or none",
		Change: inputs.InPlace +
			", with `applyImmediately`. From a token to users it takes two steps (`authTokenUpdateStrategy`)",
		Source: elasticache.CreateAPI + ", UserGroupIds",
	},
	"users": {
		Meaning: "The users that can log in, each with what it may do: `[{ name: app, accessString: \"on ~app:* " +
			"+@all -@dangerous\", passwords: [...] }]`. They are made, and the group of them; also a user named " +
			"`default` as which no one can log in, unless one of yours is named so.",
		Allowed: "1 or more; Redis OSS from 6.0 on, and Valkey; only with `enableTransitEncryption`; not beside " +
			"`userGroupId`, nor beside a token but on the way to them; how many there are must be known when the " +
			"program runs",
		Absent: "no users: a token, or no password at all",
		Change: inputs.InPlace + ". Users and passwords come and go without a connection being cut; from a token to " +
			"users it takes two steps (`authTokenUpdateStrategy`)",
		Source: usersSource,
	},
}

// User is a user of the cluster, with what it may do and how it proves who it is.
type User struct {
	// The name that clients log in with. `default` is the user of clients that name none.
	Name string `pulumi:"name"`
	// What the user may do, in Redis's rules: `on ~app:* +@all -@dangerous`.
	AccessString pulumi.StringInput `pulumi:"accessString"`
	// Whether the user logs in with IAM, in place of a password. `iamConnectPolicies` has the policy for it.
	Iam *bool `pulumi:"iam,optional"`
	// The passwords of the user: one, or the one that is on its way out and the new one behind it, which the
	// outputs connect with.
	Passwords []pulumi.StringInput `pulumi:"passwords,optional" provider:"secret"`
	// The id of the user in AWS, where it is not to follow from the name.
	UserId *string `pulumi:"userId,optional"`
}

// UserDocs documents the fields of User.
var UserDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name that clients log in with. `default` is the user of clients that name none.",
		Allowed: "without spaces; known when the program runs",
		Change:  "makes another user in its place",
		Source:  apiCreateUser + ", UserName",
	},
	"accessString": {
		Meaning: "What the user may do, in Redis's rules: `on ~app:* +@all -@dangerous`.",
		Allowed: "the words of Redis's ACL rules without passwords; it begins with `on`, or with `off` where no one " +
			"shall log in",
		Change: inputs.InPlace + ", also of connections that are open",
		Source: usersSource + "; Redis documentation, \"ACL\"",
		Also:   []string{"acl", "permissions"},
	},
	"iam": {
		Meaning: "Whether the user logs in with IAM, in place of a password. `iamConnectPolicies` has the policy for " +
			"it.",
		Allowed: "Redis OSS from 7.0 on, and Valkey; the name is the id then: lower-case letters, digits and " +
			"hyphens, and no other cluster of the account and region has a user of that id; known when the program " +
			"runs",
		Absent: "`false`",
		Change: "the user is replaced, unless `userId` is its name already; the cluster is not touched",
		Source: "ElastiCache developer guide, \"Authenticating with IAM\"",
	},
	"passwords": {
		Meaning: "The passwords of the user: one, or the one that is on its way out and the new one behind it, which " +
			"the outputs connect with. They are kept as secrets.",
		Allowed: "1 or 2, each of 16 to 128 printable characters without spaces and , \" / @; not with `iam`",
		Absent:  "REQUIRED, unless `iam` is true",
		Change:  inputs.InPlace + "; open connections are not cut",
		Source:  apiCreateUser + ", Passwords",
	},
	"userId": {
		Meaning: "The id of the user in AWS, where it is not to follow from the name.",
		Allowed: "up to 40: a letter and then letters, digits and hyphens; in lower case as AWS stores it (capital " +
			"letters are sent so); known when the program runs",
		Absent: "`<name of the cluster>-<name>`, shortened to end in a hash where that is over 40 characters; or " +
			"with `iam` the name",
		Change: "makes another user in its place",
		Source: apiCreateUser + ", UserId",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (u *User) Annotate(to infer.Annotator) {
	to.SetToken("index", "User")
	to.Describe(u, "A user of the cluster: what it may do, and how it proves who it is.")
	inputs.Document(to, u, UserDocs)
}
