package elasticache

import (
	"fmt"
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

// maxGroupUsers is the most users of a group. Source: the ElastiCache user guide, "Role-Based Access Control (RBAC)",
// limits.
const maxGroupUsers = 100

var userGroupBehaviour = registry.Behaviour{
	NotFound: "UserGroupNotFound",
	Replaces: []string{"userGroupId", "engine"},
	Caseless: []string{"engine"},
	Sets:     []string{"userIds"},

	Check: func(in props.Map) []p.CheckFailure {
		if engine := in.Str("engine"); engine != "" && !slices.Contains(userEngines, strings.ToLower(engine)) {
			return []p.CheckFailure{{
				Property: "engine",
				Reason:   fmt.Sprintf("expected engine to be one of %q, got %s", userEngines, engine),
			}}
		}
		return nil
	},
	Rules: refuseUserGroup,
	References: func(v world.View, in props.Map) error {
		if id := strings.ToLower(in.Str("userGroupId")); v.Get(awstype.UserGroup, id) != nil {
			return awserr.New("UserGroupAlreadyExists", "User group %s already exists.", id)
		}
		return refuseMembers(v, in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := strings.ToLower(in.Str("userGroupId"))
		in["userGroupId"] = id
		in["engine"] = strings.ToLower(in.Str("engine"))
		in["arn"] = v.ARN("elasticache", "usergroup:"+id)
		return id, in, nil
	},
	Update: func(v world.View, old, in, out props.Map) error {
		out["engine"] = old["engine"]
		if err := refuseUserGroup(in); err != nil {
			return err
		}
		if err := refuseMembers(v, in); err != nil {
			return err
		}
		for _, cache := range cachesOf(v, old.Str("userGroupId")) {
			if err := refuseUsers(v, cache.engine, out); err != nil {
				return err
			}
		}
		return nil
	},
	// "The user group must first be disassociated from the replication group before it can be deleted" (API,
	// DeleteUserGroup).
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, cache := range cachesOf(v, r.ID) {
			return awserr.New("InvalidUserGroupState", "User group %s is associated with %s %s.", r.ID, cache.kind,
				cache.id)
		}
		return nil
	},
}

// cache is something that a user group can be attached to: a replication group or a serverless cache.
type cache struct {
	kind, id string
	engine   props.Map // the properties engine and engineVersion
}

// cachesOf are the caches that a user group is attached to.
func cachesOf(v world.View, userGroup string) []cache {
	var caches []cache
	for _, r := range v.All(awstype.ReplicationGroup) {
		group := props.Map(r.Properties)
		if slices.ContainsFunc(group.Strs("userGroupIds"), func(id string) bool {
			return strings.EqualFold(id, userGroup)
		}) {
			caches = append(caches, cache{"replication group", r.ID, group})
		}
	}
	for _, r := range v.All(awstype.ServerlessCache) {
		if serverless := props.Map(r.Properties); strings.EqualFold(serverless.Str("userGroupId"), userGroup) {
			caches = append(caches, cache{"serverless cache", r.ID, engineOfServerless(serverless)})
		}
	}
	return caches
}

// refuseUserGroup is what AWS refuses looking at the properties of a group alone.
func refuseUserGroup(in props.Map) error {
	if id := in.Str("userGroupId"); in["userGroupId"] != nil && !userIDFormat.MatchString(id) {
		return awserr.New(invalidValue,
			"The parameter UserGroupId must satisfy the regular expression pattern [a-zA-Z][a-zA-Z0-9\\-]*: %s", id)
	}
	if n := len(in.Str("userGroupId")); n > maxUserID {
		return awserr.New(invalidValue,
			"The parameter UserGroupId must have a length between 1 and 40: it has %d.", n)
	}
	if len(in.Strs("userIds")) > maxGroupUsers {
		return awserr.New("UserGroupQuotaExceeded", "The number of users exceeds the user group limit.")
	}
	return tags.CheckPlain(invalidValue, in)
}

// refuseMembers looks at the users of a group.
func refuseMembers(v world.View, in props.Map) error {
	engine, names := strings.ToLower(in.Str("engine")), map[string]bool{}
	for _, id := range in.Strs("userIds") {
		user := findUser(v, id)
		if user == nil {
			return awserr.New("UserNotFound", "User %s not found.", id)
		}
		if name := user.Str("userName"); names[name] {
			return awserr.New("DuplicateUserName", "User group cannot contain users with the same user name: %s", name)
		}
		names[user.Str("userName")] = true
		if err := refuseMember(engine, user); err != nil {
			return err
		}
	}
	if engine == "redis" && !names[defaultUser] {
		return awserr.New("DefaultUserRequired", "User group needs to contain a user with the user name default.")
	}
	return nil
}

// refuseMember is about one user in a group of an engine: "Valkey users are restricted to Valkey user group
// associations only", and "a user group configured for the VALKEY engine can only contain users who are using an
// authentication mechanism (either password or IAM)" (ElastiCache user guide, "Role-Based Access Control (RBAC)").
func refuseMember(engine string, user props.Map) error {
	id := user.Str("userId")
	switch {
	case engine == "redis" && user.Str("engine") != "redis":
		return awserr.New(invalidCombination,
			"User %s of the engine %s cannot be in a user group of the engine redis.", id,
			user.Str("engine"))
	case engine == "valkey" && user.Object("authenticationMode").Str("type") == toldFreely:
		return awserr.New(invalidCombination,
			"User %s needs a password or IAM authentication to be in a user group of the engine valkey.", id)
	}
	return nil
}

// findUser is a user by id, the one that nobody created included.
func findUser(v world.View, id string) props.Map {
	if id = strings.ToLower(id); id != defaultUser {
		return v.Get(awstype.User, id)
	}
	return props.Map{
		"userId": defaultUser, "userName": defaultUser, "engine": "redis", "accessString": openAccess,
		"authenticationMode": map[string]any{"type": toldFreely},
	}
}

// openAccess permits everything, as everyone may do on a server without access control.
const openAccess = "on ~* &* +@all"

// refuseUserGroups looks at the user group that a replication group names.
func refuseUserGroups(v world.View, in props.Map) error {
	for _, id := range in.Strs("userGroupIds") {
		if err := refuseAttachment(v, in, id); err != nil {
			return err
		}
	}
	return nil
}

// refuseAttachment tells whether a user group can be attached to a cache with an engine and a version.
func refuseAttachment(v world.View, engine props.Map, userGroup string) error {
	group := v.Get(awstype.UserGroup, strings.ToLower(userGroup))
	if group == nil {
		return awserr.New("UserGroupNotFound", "User group %s not found.", userGroup)
	}
	return refuseUsers(v, engine, group)
}

// refuseUsers tells whether the users of a group can log in to a cache: "VALKEY user groups can only be associated to
// VALKEY clusters" (ElastiCache user guide, "RBAC with Valkey"), and the engine must know what the users need, which
// the API tells as the group's MinimumEngineVersion.
func refuseUsers(v world.View, engine, userGroup props.Map) error {
	id := userGroup.Str("userGroupId")
	if userGroup.Str("engine") == "valkey" && engine.Str("engine") != "valkey" {
		return awserr.New(invalidCombination,
			"User group %s of the engine valkey can only be associated with the engine valkey.", id)
	}
	for _, user := range userGroup.Strs("userIds") {
		if err := refuseNeeds(engine, id, findUser(v, user)); err != nil {
			return err
		}
	}
	return nil
}

// refuseNeeds tells whether the engine has what a user needs. IAM is of 7.0: ElastiCache user guide, "Authenticating
// with IAM". What AWS answers to a command that the engine does not have is not documented; the engine refuses it.
func refuseNeeds(cache props.Map, userGroup string, user props.Map) error {
	if user.Str("userId") == defaultUser {
		return nil // the service fits its own user to the engine
	}
	engine, _ := findEngine(cache.Str("engine"), cache.Str("engineVersion"))
	needs, _ := readAccess(user.Str("accessString"))
	if user.Object("authenticationMode").Str("type") == byIAM {
		needs.atLeast("7.0")
	}
	if !atLeast(engine.actual, needs.engine) {
		return awserr.New(invalidCombination, "User group %s needs engine version %s.", userGroup, needs.engine)
	}
	for _, name := range needs.names {
		if !engine.knows(name) {
			return awserr.New(invalidCombination,
				"User group %s has a user with an unknown command or category name.",
				userGroup)
		}
	}
	return nil
}
