package awssim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
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

var userBehaviour = behaviour{
	notFound: "UserNotFound",
	defaults: map[string]any{"noPasswordRequired": false},
	// The service stores the id in lower case and the provider compares it as it is: a program that gives it otherwise
	// replaces its user each time. Source: terraform-provider-aws, elasticache/user.go, which suppresses such a change
	// of the engine alone.
	replaces:  []string{"userId", "userName"},
	caseless:  []string{"engine"},
	sets:      []string{"passwords"},
	writeOnly: []string{"noPasswordRequired"},
	secrets:   []string{"passwords", "authenticationMode.passwords"},
	equal:     map[string]func(a, b any) bool{"authenticationMode": sameAuthentication},

	check: checkUser,
	rules: refuseUser,
	references: func(v view, in props) error {
		if id := strings.ToLower(in.str("userId")); id == defaultUser || v.get(userType, id) != nil {
			return refuse("UserAlreadyExists", "User %s already exists.", id)
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		id := strings.ToLower(in.str("userId"))
		in["userId"] = id
		in["arn"] = v.arn("elasticache", "user:"+id)
		v.settleUser(in)
		return id, in, nil
	},
	update: func(v view, _, in, out props) error {
		if err := refuseAccessString(in.str("accessString")); err != nil {
			return err
		}
		// The provider sends what changed. Of an imported user it knows no password, and needs none to change the rest.
		if a := authenticationOf(in); a.way != "" && !a.same(authenticationOf(v.known)) {
			if err := refuseAuthentication(in); err != nil {
				return err
			}
			v.settleUser(out)
		} else {
			out["authenticationMode"] = v.known["authenticationMode"]
			out["engine"] = strings.ToLower(in.str("engine"))
		}
		for _, group := range v.all(userGroupType) {
			if slices.Contains(props(group.Properties).strs("userIds"), out.str("userId")) {
				if err := refuseMember(props(group.Properties).str("engine"), out); err != nil {
					return err
				}
				for _, r := range v.usersOf(group.ID) {
					if err := refuseNeeds(r.Properties, group.ID, out); err != nil {
						return err
					}
				}
			}
		}
		return checkPlainTags(invalidValue, in)
	},
	imported: func(_, inputs props) {
		delete(inputs, "authenticationMode") // without passwords it is no input
	},

	// "The user will be removed from all user groups and in turn removed from all replication groups" (API,
	// DeleteUser), but for the user default of a group that needs one.
	beforeDelete: func(v view, r *Resource) error {
		for _, group := range v.all(userGroupType) {
			users := props(group.Properties).strs("userIds")
			if !slices.Contains(users, r.ID) {
				continue
			}
			if props(r.Properties).str("userName") == defaultUser && props(group.Properties).str("engine") == "redis" {
				return refuse("DefaultUserAssociatedToUserGroup", "User %s is the default user of user group %s.", r.ID,
					group.ID)
			}
			left := props(group.Properties).clone()
			left["userIds"] = normal(slices.DeleteFunc(users, func(id string) bool { return id == r.ID }))
			v.replace(group, left)
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
func authenticationOf(in props) authentication {
	mode := in.object("authenticationMode")
	switch passwords := in.strs("passwords"); {
	case len(passwords) > 0:
		return authentication{byPassword, passwords}
	case in.flag("noPasswordRequired"):
		return authentication{way: freely}
	case mode != nil:
		return authentication{wayOf(mode), mode.strs("passwords")}
	}
	return authentication{}
}

// wayOf reads the type of an authentication mode, which AWS tells in other words than it takes it.
func wayOf(mode props) string {
	if mode.str("type") == toldFreely {
		return freely
	}
	return mode.str("type")
}

// toldFreely is what the API answers for [freely]: "no-password" (API, AuthenticationType against
// InputAuthenticationType). The provider shows it as it comes, so that a program with the mode no-password-required
// sees a change each time; one with noPasswordRequired does not.
const toldFreely = "no-password"

func (a authentication) same(b authentication) bool {
	return a.way == b.way && same(a.passwords, b.passwords, true)
}

// sameAuthentication compares what a program can say of a mode: AWS counts the passwords, of which the provider keeps a
// set.
func sameAuthentication(a, b any) bool {
	x, y := props{"": a}.object(""), props{"": b}.object("")
	return x.str("type") == y.str("type") && same(x["passwords"], y["passwords"], true)
}

// settleUser answers what AWS makes of the inputs, and keeps the passwords where nobody reads them. Those that the
// program gave stay in the engine's state alone.
func (v view) settleUser(out props) {
	a := authenticationOf(out)
	mode := props{"type": a.way, "passwordCount": len(a.passwords)}
	if a.way == freely {
		mode["type"] = toldFreely
	}
	out["authenticationMode"] = normal(mode)
	out["engine"] = strings.ToLower(out.str("engine"))
	v.hide(userType, out.str("userId"), a.passwords...)
}

// checkUser is what the provider refuses at plan time. It never quotes a password.
func checkUser(in props) []p.CheckFailure {
	var failures []p.CheckFailure
	fail := func(key, format string, args ...any) {
		failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
	}
	if engine := in.str("engine"); engine != "" && !slices.Contains(userEngines, strings.ToLower(engine)) {
		fail("engine", "expected engine to be one of %q, got %s", userEngines, engine)
	}
	if passwords, _ := in["passwords"].([]any); len(passwords) > maxUserPasswords {
		fail("passwords",
			"Too many list items: Attribute passwords supports 2 item maximum, but config has %d declared.",
			len(passwords))
	}
	for i, password := range in.strs("passwords") {
		if len(password) < minPassword || len(password) > maxPassword {
			fail(fmt.Sprintf("passwords[%d]", i), "expected length of passwords to be in the range (16 - 128)")
		}
	}
	ways := []string{byPassword, freely, byIAM}
	if way := in.object("authenticationMode").str("type"); way != "" && !slices.Contains(ways, way) {
		fail("authenticationMode.type", "expected type to be one of %q, got %s", ways, way)
	}
	return failures
}

// refuseUser is what AWS refuses looking at the properties of a user alone.
func refuseUser(in props) error {
	if id := in.str("userId"); in["userId"] != nil && !userIDFormat.MatchString(id) {
		return refuse(invalidValue,
			"The parameter UserId must satisfy the regular expression pattern [a-zA-Z][a-zA-Z0-9\\-]*: %s", id)
	}
	if n := len(in.str("userId")); n > maxUserID {
		return refuse(invalidValue, "The parameter UserId must have a length between 1 and 40: it has %d.", n)
	}
	if in["userName"] != nil && in.str("userName") == "" {
		return refuse(invalidValue, "The parameter UserName must have a length of at least 1.")
	}
	if in["accessString"] != nil {
		if err := refuseAccessString(in.str("accessString")); err != nil {
			return err
		}
	}
	if err := refuseAuthentication(in); err != nil {
		return err
	}
	return checkPlainTags(invalidValue, in)
}

// refuseAuthentication wants one way to log in, and passwords for that way alone. Sources of the answers: for the
// missing password and its length, moto's recordings; for IAM, terraform-aws-modules/terraform-aws-elasticache#65.
func refuseAuthentication(in props) error {
	given := 0
	for _, sent := range []bool{
		in["authenticationMode"] != nil, in["passwords"] != nil, in.flag("noPasswordRequired"),
	} {
		if sent {
			given++
		}
	}
	a := authenticationOf(in)
	switch {
	case given > 1:
		return refuse(invalidCombination,
			"Only one of AuthenticationMode, Passwords and NoPasswordRequired may be specified.")
	case given == 0, a.way == byPassword && len(a.passwords) == 0:
		return refuse(invalidValue,
			"No password was provided. If you want to create/update the user without password, please use the "+
				"NoPasswordRequired flag.")
	case a.way != byPassword && len(a.passwords) > 0:
		return refuse(invalidCombination, "Password field is not allowed with authentication type: %s", a.way)
	case len(a.passwords) > maxUserPasswords:
		return refuse(invalidValue, "A user can have up to two passwords.")
	case a.way == byIAM && in["userName"] != nil && strings.ToLower(in.str("userId")) != in.str("userName"):
		return refuse(invalidCombination, "User Id and User name must be same for authentication type: iam")
	case a.way == freely && strings.EqualFold(in.str("engine"), "valkey"):
		// "Valkey users must use either password protection or IAM authentication" (ElastiCache user guide, "RBAC with
		// Valkey").
		return refuse(invalidCombination, "Users of the engine valkey must authenticate with a password or IAM.")
	}
	for _, password := range a.passwords {
		if len(password) < minPassword || len(password) > maxPassword {
			return refuse(invalidValue, "Passwords length must be between 16-128 characters.")
		}
		if !passwordText.MatchString(password) {
			return refuse(invalidValue, `Passwords must be of printable characters without , " / and @.`)
		}
	}
	return nil
}
