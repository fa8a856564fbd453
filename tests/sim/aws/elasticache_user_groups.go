package awssim

import (
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
)

// maxGroupUsers is the most users of a group. Source: the ElastiCache user guide, "Role-Based Access Control (RBAC)",
// limits.
const maxGroupUsers = 100

var userGroupBehaviour = behaviour{
	notFound: "UserGroupNotFound",
	replaces: []string{"userGroupId", "engine"},
	caseless: []string{"engine"},
	sets:     []string{"userIds"},

	check: func(in props) []p.CheckFailure {
		if engine := in.str("engine"); engine != "" && !slices.Contains(userEngines, strings.ToLower(engine)) {
			return []p.CheckFailure{{
				Property: "engine",
				Reason:   fmt.Sprintf("expected engine to be one of %q, got %s", userEngines, engine),
			}}
		}
		return nil
	},
	rules: refuseUserGroup,
	references: func(v view, in props) error {
		if id := strings.ToLower(in.str("userGroupId")); v.get(userGroupType, id) != nil {
			return refuse("UserGroupAlreadyExists", "User group %s already exists.", id)
		}
		return refuseMembers(v, in)
	},
	create: func(v view, in props) (string, props, error) {
		id := strings.ToLower(in.str("userGroupId"))
		in["userGroupId"] = id
		in["engine"] = strings.ToLower(in.str("engine"))
		in["arn"] = v.arn("elasticache", "usergroup:"+id)
		return id, in, nil
	},
	update: func(v view, old, in, out props) error {
		out["engine"] = old["engine"]
		if err := refuseUserGroup(in); err != nil {
			return err
		}
		if err := refuseMembers(v, in); err != nil {
			return err
		}
		for _, r := range v.usersOf(old.str("userGroupId")) {
			if err := refuseUsers(v, r.Properties, out); err != nil {
				return err
			}
		}
		return nil
	},
	// "The user group must first be disassociated from the replication group before it can be deleted" (API,
	// DeleteUserGroup).
	beforeDelete: func(v view, r *Resource) error {
		for _, user := range v.usersOf(r.ID) {
			return refuse("InvalidUserGroupState", "User group %s is associated with replication group %s.", r.ID,
				user.ID)
		}
		return nil
	},
}

// usersOf are the replication groups that a user group is attached to.
func (v view) usersOf(userGroup string) []*Resource {
	return slices.DeleteFunc(v.all(replicationType), func(r *Resource) bool {
		return !slices.ContainsFunc(props(r.Properties).strs("userGroupIds"), func(id string) bool {
			return strings.EqualFold(id, userGroup)
		})
	})
}

// refuseUserGroup is what AWS refuses looking at the properties of a group alone.
func refuseUserGroup(in props) error {
	if id := in.str("userGroupId"); in["userGroupId"] != nil && !userIDFormat.MatchString(id) {
		return refuse(invalidValue,
			"The parameter UserGroupId must satisfy the regular expression pattern [a-zA-Z][a-zA-Z0-9\\-]*: %s", id)
	}
	if n := len(in.str("userGroupId")); n > maxUserID {
		return refuse(invalidValue, "The parameter UserGroupId must have a length between 1 and 40: it has %d.", n)
	}
	if len(in.strs("userIds")) > maxGroupUsers {
		return refuse("UserGroupQuotaExceeded", "The number of users exceeds the user group limit.")
	}
	return checkPlainTags(invalidValue, in)
}

// refuseMembers looks at the users of a group.
func refuseMembers(v view, in props) error {
	engine, names := strings.ToLower(in.str("engine")), map[string]bool{}
	for _, id := range in.strs("userIds") {
		user := v.user(id)
		if user == nil {
			return refuse("UserNotFound", "User %s not found.", id)
		}
		if name := user.str("userName"); names[name] {
			return refuse("DuplicateUserName", "User group cannot contain users with the same user name: %s", name)
		}
		names[user.str("userName")] = true
		if err := refuseMember(engine, user); err != nil {
			return err
		}
	}
	if engine == "redis" && !names[defaultUser] {
		return refuse("DefaultUserRequired", "User group needs to contain a user with the user name default.")
	}
	return nil
}

// refuseMember is about one user in a group of an engine: "Valkey users are restricted to Valkey user group
// associations only", and "a user group configured for the VALKEY engine can only contain users who are using an
// authentication mechanism (either password or IAM)" (ElastiCache user guide, "Role-Based Access Control (RBAC)").
func refuseMember(engine string, user props) error {
	id := user.str("userId")
	switch {
	case engine == "redis" && user.str("engine") != "redis":
		return refuse(invalidCombination, "User %s of the engine %s cannot be in a user group of the engine redis.", id,
			user.str("engine"))
	case engine == "valkey" && user.object("authenticationMode").str("type") == toldFreely:
		return refuse(invalidCombination,
			"User %s needs a password or IAM authentication to be in a user group of the engine valkey.", id)
	}
	return nil
}

// user is a user by id, the one that nobody created included.
func (v view) user(id string) props {
	if id = strings.ToLower(id); id != defaultUser {
		return v.get(userType, id)
	}
	return props{
		"userId": defaultUser, "userName": defaultUser, "engine": "redis", "accessString": openAccess,
		"authenticationMode": map[string]any{"type": toldFreely},
	}
}

// openAccess permits everything, as everyone may do on a server without access control.
const openAccess = "on ~* &* +@all"

// refuseUserGroups looks at the user group that a replication group names.
func refuseUserGroups(v view, in props) error {
	for _, id := range in.strs("userGroupIds") {
		group := v.get(userGroupType, strings.ToLower(id))
		if group == nil {
			return refuse("UserGroupNotFound", "User group %s not found.", id)
		}
		if err := refuseUsers(v, in, group); err != nil {
			return err
		}
	}
	return nil
}

// refuseUsers tells whether the users of a group can be those of a replication group: "VALKEY user groups can only be
// associated to VALKEY clusters" (ElastiCache user guide, "RBAC with Valkey"), and the engine must know what the users
// need, which the API tells as the group's MinimumEngineVersion.
func refuseUsers(v view, replicationGroup, userGroup props) error {
	id := userGroup.str("userGroupId")
	if userGroup.str("engine") == "valkey" && replicationGroup.str("engine") != "valkey" {
		return refuse(invalidCombination,
			"User group %s of the engine valkey can only be associated with the engine valkey.", id)
	}
	for _, user := range userGroup.strs("userIds") {
		if err := refuseNeeds(replicationGroup, id, v.user(user)); err != nil {
			return err
		}
	}
	return nil
}

// refuseNeeds tells whether the engine has what a user needs. IAM is of 7.0: ElastiCache user guide, "Authenticating
// with IAM". What AWS answers to a command that the engine does not have is not documented; the engine refuses it.
func refuseNeeds(replicationGroup props, userGroup string, user props) error {
	if user.str("userId") == defaultUser {
		return nil // the service fits its own user to the engine
	}
	engine, _ := findEngine(replicationGroup.str("engine"), replicationGroup.str("engineVersion"))
	needs, _ := readAccess(user.str("accessString"))
	if user.object("authenticationMode").str("type") == byIAM {
		needs.atLeast("7.0")
	}
	if !atLeast(engine.actual, needs.engine) {
		return refuse(invalidCombination, "User group %s needs engine version %s.", userGroup, needs.engine)
	}
	for _, name := range needs.names {
		if !engine.knows(name) {
			return refuse(invalidCombination, "User group %s has a user with an unknown command or category name.",
				userGroup)
		}
	}
	return nil
}
