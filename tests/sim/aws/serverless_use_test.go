package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// What a cache uses cannot go before it.
func TestServerlessUsesItsNetwork(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	e.create(userGroupType, "users", values{"userGroupId": "users", "engine": "valkey"})
	r := e.create(serverlessType, "cache", n.serverless().with("userGroupId", "Users"))
	assertRefused(t, e.delete(n.group), "DependencyViolation", n.group.id)
	assertRefused(t, e.delete(n.a), "DependencyViolation", n.a.id)
	assertRefused(t, e.cloud.Delete(userGroupType, "users"), "InvalidUserGroupState",
		"associated with serverless cache sessions")

	second := e.create(securityGroupType, "second", values{"vpcId": n.vpc.id})
	r = e.update(r, n.serverless().and(values{
		"userGroupId": "Users", "securityGroupIds": []string{second.id},
	}))
	require.NoError(t, e.delete(n.group), "a group that the cache left is free")
	require.NoError(t, e.delete(r))
	for _, free := range []resourceState{second, n.subnets, n.a} {
		require.NoError(t, e.delete(free))
	}
	require.NoError(t, e.cloud.Delete(userGroupType, "users"))
}

func TestServerlessLogins(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	assert.Nil(t, e.cloud.ServerlessLogins("sessions"), "there is no cache")
	e.create(serverlessType, "open", serverlessInputs.with("name", "open"))
	assert.Equal(t, tokened(true), e.cloud.ServerlessLogins("Open"), "without a user group everyone may log in")

	e.serverlessWithUsers("valkey", "8")
	assert.Equal(t, []awssim.Login{
		{User: "default", Passwords: []string{password}, Access: "off -@all"},
		{User: "app", Passwords: []string{password}, Access: "on ~app:* +@all -@dangerous"},
	}, e.cloud.ServerlessLogins("sessions"))
	assert.Nil(t, e.cloud.Logins("sessions"), "it is no replication group")
}

// Users that a group gets later are held against the engines of its caches.
func TestServerlessUsersChange(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	_, inputs := e.serverlessWithUsers("redis", "7")
	change := userInputs.with("accessString", "on ~* +@all alldbs")
	app, err := e.cloud.Get(userType, "app")
	require.NoError(t, err)
	_, err = e.cloud.Change(region, userType, app.ID, userInputs.properties(), change.properties(), nil)
	assertRefused(t, err, invalidCombination, "needs engine version 9.1")
	_, err = e.cloud.Change(region, userType, app.ID, userInputs.properties(),
		userInputs.with("accessString", "on ~* (~a +get)").properties(), nil)
	require.NoError(t, err, "Redis OSS 7.1 has selectors")

	e.create(userType, "new", userInputs.and(values{
		"userId": "new", "userName": "new", "accessString": "on ~* +@all alldbs",
	}))
	group := groupInputs.with("userIds", []string{"nobody", "new"})
	_, err = e.cloud.Change(region, userGroupType, "cache-users", groupInputs.properties(), group.properties(), nil)
	assertRefused(t, err, invalidCombination, "needs engine version 9.1")
	e.create(userGroupType, "new", group.with("userGroupId", "new-users"))
	assertRefused(t, e.cloud.Refusal(region, serverlessType,
		inputs.and(values{"name": "other", "userGroupId": "new-users"}).properties()), invalidCombination, "9.1")
}
