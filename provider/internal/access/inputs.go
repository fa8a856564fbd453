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

// UserInputs are the inputs that say who can log in as a user.
type UserInputs struct {
	ConnectionUser *string               `pulumi:"connectionUser,optional"`
	UserGroupId    pulumi.StringPtrInput `pulumi:"userGroupId,optional"`
	Users          []User                `pulumi:"users,optional"`
}

func (i Inputs) users() UserInputs { return UserInputs{i.ConnectionUser, i.UserGroupId, i.Users} }

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"authToken": {
		Meaning: "The password that clients send with AUTH. It is always kept as a secret: encrypted in " +
			"state, never in logs or messages.",
		Allowed: "16 to 128 letters, digits and symbols of ! & # $ ^ < > -. Requires " +
			"`enableTransitEncryption`. Cannot be combined with `generateAuthToken`, and with `users` or " +
			"`userGroupId` only while you move between the two. An empty string counts as not set, with a " +
			"warning where that leaves the cluster without a password",
		Absent: "not set: clients need no password, unless you use `generateAuthToken` or `users`",
		Change: "in place, at once, as `authTokenUpdateStrategy` says. By default the previous token stays " +
			"valid together with the new one, and a token added to a cluster without one is not yet " +
			"required. AWS cannot remove a token, except by a move to users",
		Source: "ElastiCache user guide, \"Authenticating with the AUTH command\"",
	},
	"authTokenUpdateStrategy": {
		Meaning: "How a changed token takes effect. `ROTATE` keeps the previous token valid; `SET`, " +
			"deployed afterwards with the same token, ends it; `DELETE` prepares the move to " +
			"users.\n\nWith `DELETE`, together with `users`, the users are created while the token stays " +
			"valid. [docs/access.md](../access.md) has each way step by step.",
		Allowed: "`ROTATE`, `SET` or `DELETE`, with a token. A step out of order is refused or reported at " +
			"preview",
		Absent: "`ROTATE`",
		Change: "in place, at once. From `ROTATE` to `SET` with the same token, the previous token is no " +
			"longer valid",
		Source: "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
		Enum: &inputs.Enum{Name: "AuthTokenUpdateStrategy", Values: []inputs.EnumValue{
			{Name: "Rotate", Value: "ROTATE", Meaning: "The previous token stays valid together with the new one."},
			{Name: "Set", Value: "SET", Meaning: "The token is the only one that is valid."},
			{Name: "Delete", Value: "DELETE", Meaning: "The token stays valid while you move to users."},
		}},
	},
	"authTokenVersion": {
		Meaning: "The version of the generated token. Change this number to generate a new token.",
		Allowed: "1 or more. Requires `generateAuthToken`",
		Absent:  "`1`",
		Change: "in place, at once: a new token is generated, and takes effect as " +
			"`authTokenUpdateStrategy` says",
		Source: "the random provider, RandomPassword, keepers",
	},
	"connectionUser": {
		Meaning: "The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and " +
			"`connectionSecret` connect as.",
		Allowed: "the name of one of `users`",
		Absent:  "the first of `users` that has a password and is not `default`, otherwise the first",
		Change:  "in place; only the outputs change",
		Source:  "this package",
	},
	"enableTransitEncryption": {
		Meaning: "Whether connections are encrypted with TLS. Clients must then use TLS.",
		Absent:  "`true`",
		Change: "REPLACES a cluster that runs a version before 7.0.5. From 7.0.5 on it is in place, in two " +
			"steps, with `transitEncryptionMode: preferred` between them. A single step is refused at " +
			"preview. [docs/access.md](../access.md) has both ways",
		Source: elasticache.CreateAPI + ", TransitEncryptionEnabled",
		Also:   []string{"transitEncryptionEnabled"},
	},
	"generateAuthToken": {
		Meaning: "Whether to generate a token of 64 letters and digits. Read it from `authToken`, " +
			"`connectionUrl`, `environment` or `connectionSecret`.\n\nThe random provider generates it, " +
			"and it is kept as a secret.",
		Allowed: "requires `enableTransitEncryption`. Cannot be combined with `authToken`, and with " +
			"`users` or `userGroupId` only while you move between the two",
		Absent: "`false`",
		Change: "as for `authToken`",
		Source: authSource,
	},
	"transitEncryptionMode": {
		Meaning: "Whether clients must use TLS: `required`, or `preferred`, which also serves clients " +
			"without it while you move them.",
		Allowed: "`preferred` or `required`. Requires `enableTransitEncryption`; `preferred` requires " +
			"Redis OSS from 7.0 on, or Valkey. An empty string counts as not set",
		Absent: "`required` for a new cluster; a running one stays as it is",
		Change: "in place. Turn TLS on or off in two steps, with `preferred` between them, and " +
			"`applyImmediately`; a single step is refused at preview. [docs/access.md](../access.md) has " +
			"both ways",
		Source: elasticache.CreateAPI + ", TransitEncryptionMode",
		Enum: &inputs.Enum{Name: "TransitEncryptionMode", Values: []inputs.EnumValue{
			{Name: "Preferred", Value: "preferred", Meaning: "Clients with and without TLS are served."},
			{Name: "Required", Value: "required", Meaning: "Only clients with TLS are served."},
		}},
	},
	"userGroupId": {
		Meaning: "The ID of an existing user group: its users, and no one else, can log in.",
		Allowed: "a group of the same account and region, of the engine `redis`, or for Valkey of either " +
			"engine. AWS stores the ID in lower case, and capital letters are sent so. Requires " +
			"`enableTransitEncryption`. Cannot be combined with `users`, and with a token only while you " +
			"move between the two. An empty string counts as not set",
		Absent: "the group of `users`, or not set",
		Change: "in place, with `applyImmediately`. From a token to users takes two steps (see " +
			"`authTokenUpdateStrategy`)",
		Source: elasticache.CreateAPI + ", UserGroupIds",
	},
	"users": {
		Meaning: "The users who can log in, and what each can do. The component creates them, and their " +
			"group.\n\nFor example `[{ name: app, accessString: \"on ~app:* +@all -@dangerous +info\", " +
			"passwords: [...] }]`. A user named `default` as which no one can log in is created too, " +
			"unless you define one.",
		Allowed: "1 or more. Redis OSS from 6.0 on, or Valkey. Requires `enableTransitEncryption`. Cannot " +
			"be combined with `userGroupId`, and with a token only while you move between the two",
		Absent: "not set: a token, or no password at all",
		Change: "in place. Users and passwords are added and removed without cutting a connection. From a " +
			"token to users takes two steps (see `authTokenUpdateStrategy`)",
		Source: usersSource,
	},
}

// User is a user of the cluster, with what it may do and how it proves who it is.
type User struct {
	// The name that clients log in with. `default` is the user of clients that send no name.
	Name string `pulumi:"name"`
	// What the user can do, as a Redis ACL: `on ~app:* +@all -@dangerous +info`.
	AccessString pulumi.StringInput `pulumi:"accessString"`
	// Whether the user logs in with IAM instead of a password. `iamConnectPolicies` has the policy for it.
	Iam *bool `pulumi:"iam,optional"`
	// The passwords of the user: one, or the previous one and after it the new one, which the outputs use. They are
	// kept as secrets.
	Passwords []pulumi.StringInput `pulumi:"passwords,optional" provider:"secret"`
	// The ID of the user in AWS.
	UserId *string `pulumi:"userId,optional"`
}

// UserDocs documents the fields of User.
var UserDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name that clients log in with. `default` is the user of clients that send no name.",
		Allowed: "without spaces",
		Change:  "creates another user in its place",
		Source:  apiCreateUser + ", UserName",
	},
	"accessString": {
		Meaning: "What the user can do, as a Redis ACL: `on ~app:* +@all -@dangerous +info`.\n\n" +
			"`-@dangerous` removes INFO, which some clients send when they start: `+info` gives it back.",
		Allowed: "the words of Redis ACL rules, without passwords. It begins with `on`, or with `off` if " +
			"no one can log in",
		Change: "in place, for open connections as well",
		Source: usersSource + "; Redis documentation, \"ACL\"",
		Also:   []string{"acl", "permissions"},
	},
	"iam": {
		Meaning: "Whether the user logs in with IAM instead of a password. `iamConnectPolicies` has the " +
			"policy for it.",
		Allowed: "Redis OSS from 7.0 on, or Valkey. The name is then the ID: lower-case letters, digits " +
			"and hyphens, and nothing else in the account and region has a user with it",
		Absent: "`false`",
		Change: "REPLACES the user, unless `userId` is its name already; nothing else is changed",
		Source: "ElastiCache developer guide, \"Authenticating with IAM\"",
	},
	"passwords": {
		Meaning: "The passwords of the user: one, or the previous one and after it the new one, which the " +
			"outputs use. They are kept as secrets.",
		Allowed: "1 or 2, each of 16 to 128 printable characters without spaces and , \" / @. Cannot be " +
			"combined with `iam`",
		Absent: "Required unless `iam` is true",
		Change: "in place; open connections are not cut",
		Source: apiCreateUser + ", Passwords",
	},
	"userId": {
		Meaning: "The ID of the user in AWS.",
		Allowed: "up to 40 characters: a letter and then letters, digits and hyphens. AWS stores it in " +
			"lower case, and capital letters are sent so",
		Absent: "`<name of the cluster or cache>-<name>`, shortened with a hash above 40 characters; with `iam` the " +
			"name",
		Change: "creates another user in its place",
		Source: apiCreateUser + ", UserId",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (u *User) Annotate(to infer.Annotator) {
	to.SetToken("index", "User")
	to.Describe(u, "A user of the cluster: what it may do, and how it proves who it is.")
	inputs.Document(to, u, UserDocs)
}
