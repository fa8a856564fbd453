package elasticache

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	minPassword      = 16
	maxPassword      = 128
	maxUserPasswords = 2
	// maxUserID is of the ids of users and of groups. Sources: aws/aws-cdk#36459, where a group was refused; for users,
	// open-constructs/aws-cdk-library, src/aws-elasticache/user.ts.
	maxUserID = 40
	// defaultUser is the user that every account has, with this id and this name. It is no resource, and nobody can
	// change or delete it. Source: the ElastiCache user guide, "Role-Based Access Control (RBAC)".
	defaultUser = "default"
)

var (
	// userIDFormat is the API's pattern of UserId; groups have it too.
	userIDFormat = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9-]*$`)
	// passwordText are the printable characters without the four that the user guide excludes.
	passwordText = regexp.MustCompile(`^[!#-+.0-?A-~-]+$`)
	userEngines  = []string{"redis", "valkey"}
)

// The ways in which a user logs in, as the API takes them.
const (
	byPassword = "password"
	byIAM      = "iam"
	freely     = "no-password-required"
)

var userBehaviour = registry.Behaviour{
	NotFound: "UserNotFound",
	Defaults: map[string]any{"noPasswordRequired": false},
	// The service stores the id in lower case and the provider compares it as it is: a program that gives it otherwise
	// replaces its user each time. Source: terraform-provider-aws, elasticache/user.go, which suppresses such a change
	// of the engine alone.
	Replaces:  []string{"userId", "userName"},
	Caseless:  []string{"engine"},
	Sets:      []string{"passwords"},
	WriteOnly: []string{"noPasswordRequired"},
	Secrets:   []string{"passwords", "authenticationMode.passwords"},
	Equal:     map[string]func(a, b any) bool{"authenticationMode": sameAuthentication},

	Check: checkUser,
	Rules: refuseUser,
	References: func(v world.View, in props.Map) error {
		if id := strings.ToLower(in.Str("userId")); id == defaultUser || v.Get(awstype.User, id) != nil {
			return awserr.New("UserAlreadyExists", "User %s already exists.", id)
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := strings.ToLower(in.Str("userId"))
		in["userId"] = id
		in["arn"] = v.ARN("elasticache", "user:"+id)
		settleUser(v, in)
		return id, in, nil
	},
	Update: func(v world.View, _, in, out props.Map) error {
		if err := refuseAccessString(in.Str("accessString")); err != nil {
			return err
		}
		// The provider sends what changed. Of an imported user it knows no password, and needs none to change the rest.
		if a := authenticationOf(in); a.way != "" && !a.same(authenticationOf(v.Known)) {
			if err := refuseAuthentication(in); err != nil {
				return err
			}
			settleUser(v, out)
		} else {
			out["authenticationMode"] = v.Known["authenticationMode"]
			out["engine"] = strings.ToLower(in.Str("engine"))
		}
		for _, group := range v.All(awstype.UserGroup) {
			if slices.Contains(props.Map(group.Properties).Strs("userIds"), out.Str("userId")) {
				if err := refuseMember(props.Map(group.Properties).Str("engine"), out); err != nil {
					return err
				}
				for _, cache := range cachesOf(v, group.ID) {
					if err := refuseNeeds(cache.engine, group.ID, out); err != nil {
						return err
					}
				}
			}
		}
		return tags.CheckPlain(invalidValue, in)
	},
	Imported: func(_, inputs props.Map) {
		delete(inputs, "authenticationMode") // without passwords it is no input
	},

	// "The user will be removed from all user groups and in turn removed from all replication groups" (API,
	// DeleteUser), but for the user default of a group that needs one.
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, group := range v.All(awstype.UserGroup) {
			users := props.Map(group.Properties).Strs("userIds")
			if !slices.Contains(users, r.ID) {
				continue
			}
			if props.Map(r.Properties).Str("userName") == defaultUser &&
				props.Map(group.Properties).Str("engine") == "redis" {
				return awserr.New("DefaultUserAssociatedToUserGroup", "User %s is the default user of user group %s.",
					r.ID,
					group.ID)
			}
			left := props.Map(group.Properties).Clone()
			left["userIds"] = props.Normal(slices.DeleteFunc(users, func(id string) bool { return id == r.ID }))
			v.Replace(group, left)
		}
		return nil
	},
}

// authentication is how a user logs in: one of the three ways, and the passwords for the first. Nothing when the
// program says nothing.
type authentication struct {
	way       string
	passwords []string
}

// authenticationOf reads the three inputs of which a program gives one.
func authenticationOf(in props.Map) authentication {
	mode := in.Object("authenticationMode")
	switch passwords := in.Strs("passwords"); {
	case len(passwords) > 0:
		return authentication{byPassword, passwords}
	case in.Flag("noPasswordRequired"):
		return authentication{way: freely}
	case mode != nil:
		return authentication{wayOf(mode), mode.Strs("passwords")}
	}
	return authentication{}
}

// wayOf reads the type of an authentication mode, which AWS tells in other words than it takes it.
func wayOf(mode props.Map) string {
	if mode.Str("type") == toldFreely {
		return freely
	}
	return mode.Str("type")
}

// toldFreely is what the API answers for [freely]: "no-password" (API, AuthenticationType against
// InputAuthenticationType). The provider shows it as it comes, so that a program with the mode no-password-required
// sees a change each time; one with noPasswordRequired does not.
const toldFreely = "no-password"

func (a authentication) same(b authentication) bool {
	return a.way == b.way && props.Same(a.passwords, b.passwords, true)
}

// sameAuthentication compares what a program can say of a mode: AWS counts the passwords, of which the provider keeps a
// set.
func sameAuthentication(a, b any) bool {
	x, y := props.Map{"": a}.Object(""), props.Map{"": b}.Object("")
	return x.Str("type") == y.Str("type") && props.Same(x["passwords"], y["passwords"], true)
}

// settleUser answers what AWS makes of the inputs, and keeps the passwords where nobody reads them. Those that the
// program gave stay in the engine's state alone.
func settleUser(v world.View, out props.Map) {
	a := authenticationOf(out)
	mode := props.Map{"type": a.way, "passwordCount": len(a.passwords)}
	if a.way == freely {
		mode["type"] = toldFreely
	}
	out["authenticationMode"] = props.Normal(mode)
	out["engine"] = strings.ToLower(out.Str("engine"))
	v.Hide(awstype.User, out.Str("userId"), a.passwords...)
}

// checkUser is what the provider refuses at plan time. It never quotes a password.
func checkUser(in props.Map) []p.CheckFailure {
	var failures []p.CheckFailure
	fail := func(key, format string, args ...any) {
		failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
	}
	if engine := in.Str("engine"); engine != "" && !slices.Contains(userEngines, strings.ToLower(engine)) {
		fail("engine", "expected engine to be one of %q, got %s", userEngines, engine)
	}
	if passwords, _ := in["passwords"].([]any); len(passwords) > maxUserPasswords {
		fail("passwords",
			"Too many list items: Attribute passwords supports 2 item maximum, but config has %d declared.",
			len(passwords))
	}
	for i, password := range in.Strs("passwords") {
		if len(password) < minPassword || len(password) > maxPassword {
			fail(fmt.Sprintf("passwords[%d]", i), "expected length of passwords to be in the range (16 - 128)")
		}
	}
	ways := []string{byPassword, freely, byIAM}
	if way := in.Object("authenticationMode").Str("type"); way != "" && !slices.Contains(ways, way) {
		fail("authenticationMode.type", "expected type to be one of %q, got %s", ways, way)
	}
	return failures
}

// refuseUser is what AWS refuses looking at the properties of a user alone.
func refuseUser(in props.Map) error {
	if id := in.Str("userId"); in["userId"] != nil && !userIDFormat.MatchString(id) {
		return awserr.New(invalidValue,
			"The parameter UserId must satisfy the regular expression pattern [a-zA-Z][a-zA-Z0-9\\-]*: %s", id)
	}
	if n := len(in.Str("userId")); n > maxUserID {
		return awserr.New(invalidValue, "The parameter UserId must have a length between 1 and 40: it has %d.",
			n)
	}
	if in["userName"] != nil && in.Str("userName") == "" {
		return awserr.New(invalidValue, "The parameter UserName must have a length of at least 1.")
	}
	if in["accessString"] != nil {
		if err := refuseAccessString(in.Str("accessString")); err != nil {
			return err
		}
	}
	if err := refuseAuthentication(in); err != nil {
		return err
	}
	return tags.CheckPlain(invalidValue, in)
}

// refuseAuthentication wants one way to log in, and passwords for that way alone. Sources of the answers: for the
// missing password and its length, moto's recordings; for IAM, terraform-aws-modules/terraform-aws-elasticache#65.
func refuseAuthentication(in props.Map) error {
	given := 0
	for _, sent := range []bool{
		in["authenticationMode"] != nil, in["passwords"] != nil, in.Flag("noPasswordRequired"),
	} {
		if sent {
			given++
		}
	}
	a := authenticationOf(in)
	switch {
	case given > 1:
		return awserr.New(invalidCombination,
			"Only one of AuthenticationMode, Passwords and NoPasswordRequired may be specified.")
	case given == 0, a.way == byPassword && len(a.passwords) == 0:
		return awserr.New(invalidValue,
			"No password was provided. If you want to create/update the user without password, please use the "+
				"NoPasswordRequired flag.")
	case a.way != byPassword && len(a.passwords) > 0:
		return awserr.New(invalidCombination, "Password field is not allowed with authentication type: %s",
			a.way)
	case len(a.passwords) > maxUserPasswords:
		return awserr.New(invalidValue, "A user can have up to two passwords.")
	case a.way == byIAM && in["userName"] != nil && strings.ToLower(in.Str("userId")) != in.Str("userName"):
		return awserr.New(invalidCombination, "User Id and User name must be same for authentication type: iam")
	case a.way == freely && strings.EqualFold(in.Str("engine"), "valkey"):
		// "Valkey users must use either password protection or IAM authentication" (ElastiCache user guide, "RBAC with
		// Valkey").
		return awserr.New(invalidCombination,
			"Users of the engine valkey must authenticate with a password or IAM.")
	}
	for _, password := range a.passwords {
		if len(password) < minPassword || len(password) > maxPassword {
			return awserr.New(invalidValue, "Passwords length must be between 16-128 characters.")
		}
		if !passwordText.MatchString(password) {
			return awserr.New(invalidValue, `Passwords must be of printable characters without , " / and @.`)
		}
	}
	return nil
}
