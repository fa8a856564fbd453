package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const first, second, third = "the-first-token-0", "the-second-token", "the-third-token-0"

// tokened is who may log in to a replication group with these tokens.
func tokened(open bool, tokens ...string) []awssim.Login {
	return []awssim.Login{{User: "default", Passwords: tokens, Open: open, Access: "on ~* &* +@all"}}
}

// step is an update of a replication group, and who may log in after it, or what AWS says.
type step struct {
	change   values
	logins   []awssim.Login
	contains string
}

func TestTokens(t *testing.T) {
	rotate := func(token string) values { return values{"authToken": token, "authTokenUpdateStrategy": "ROTATE"} }
	set := func(token string) values { return values{"authToken": token, "authTokenUpdateStrategy": "SET"} }
	users := values{"userGroupIds": []string{"cache-users"}, "authToken": nil}
	apart := func(token values) values { token["userGroupIds"] = nil; return token }
	allUsers := []awssim.Login{
		{User: "default", Passwords: []string{password}, Access: "off -@all"},
		{User: "app", Passwords: []string{password}, Access: "on ~app:* +@all -@dangerous"},
	}
	for name, test := range map[string]struct {
		before values
		open   []awssim.Login // after the creation
		steps  []step
	}{
		"without a token": {nil, tokened(true), []step{
			{values{"description": "other"}, tokened(true), ""},
			{values{"authTokenUpdateStrategy": "SET"}, tokened(true), "16 to 128"},
		}},
		"a first token rotated in": {nil, tokened(true), []step{
			{rotate(first), tokened(true, first), ""},
			{values{"description": "other"}, tokened(true, first), ""},
			{set(second), tokened(true, first), "same value as the last AUTH token"},
			{set(first), tokened(false, first), ""},
		}},
		"a second before the first is set": {nil, tokened(true), []step{
			{rotate(first), tokened(true, first), ""},
			{rotate(second), tokened(false, first, second), ""},
		}},
		"a first token set":      {nil, tokened(true), []step{{set(first), tokened(false, first), ""}}},
		"a strategy at creation": {set(first), tokened(false, first), nil},
		"DELETE at creation":     {values{"authToken": first, "authTokenUpdateStrategy": "DELETE"}, tokened(false, first), nil},
		"rotation": {rotate(first), tokened(false, first), []step{
			{set(second), tokened(false, first), "2 AUTH tokens or 1 optional"},
			{set(first), tokened(false, first), "2 AUTH tokens or 1 optional"},
			{rotate(second), tokened(false, first, second), ""},
			{set(third), tokened(false, first, second), "same value as the last AUTH token"},
			{set(second), tokened(false, second), ""},
			{rotate(third), tokened(false, second, third), ""},
		}},
		"and back": {rotate(first), tokened(false, first), []step{
			{rotate(second), tokened(false, first, second), ""},
			{set(first), tokened(false, first), ""},
		}},
		"a third token":  {rotate(first), tokened(false, first), []step{{rotate(second), tokened(false, first, second), ""}, {rotate(third), tokened(false, second, third), ""}}},
		"the same again": {set(first), tokened(false, first), []step{{rotate(first), tokened(false, first), ""}}},
		"taken away":     {rotate(first), tokened(false, first), []step{{values{"authToken": nil}, tokened(false, first), "16 to 128"}}},
		"DELETE alone": {rotate(first), tokened(false, first), []step{
			{values{"authToken": nil, "authTokenUpdateStrategy": "DELETE"}, tokened(false, first), "Auth token update strategy delete is not supported currently"},
			{values{"authToken": first, "authTokenUpdateStrategy": "DELETE"}, tokened(false, first), "Auth token update strategy delete is not supported currently"},
		}},
		"to users": {rotate(first), tokened(false, first), []step{
			{users, tokened(false, first), "User groups can't be enabled with an AUTH token"},
			{users.with("authTokenUpdateStrategy", "DELETE"), tokened(false, first), "User groups can't be enabled with an AUTH token"},
		}},
		"from users to a token":     {users, allUsers, []step{{apart(set(second)), tokened(false, second), ""}}},
		"from users, token by side": {users, allUsers, []step{{apart(rotate(second)), tokened(true, second), ""}}},
		"strategy without encryption": {values{"transitEncryptionEnabled": false}, tokened(true), []step{
			{values{"authTokenUpdateStrategy": "SET"}, tokened(true), "only supported when encryption-in-transit is enabled"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, newCloud(t), nil)
			n := e.network()
			e.create(userType, "app", userInputs)
			e.create(userType, "nobody", defaultInputs)
			e.create(userGroupType, "group", groupInputs)
			inputs := n.cache().and(test.before)
			r := e.create(replicationType, "cache", inputs)
			assert.Equal(t, test.open, e.cloud.Logins("cache"))
			for i, step := range test.steps {
				next := inputs.and(step.change)
				updated, err := e.tryUpdate(r, next)
				if step.contains != "" {
					assert.ErrorContains(t, err, step.contains, "step %d", i)
				} else if assert.NoError(t, err, "step %d", i) {
					r, inputs = e.refresh(updated), next
					e.unchanged(r, inputs)
				}
				assert.Equal(t, step.logins, e.cloud.Logins("cache"), "step %d", i)
			}
		})
	}
}

// A program that imported a cluster knows no token, and needs none to change the rest.
func TestTokensOfAnImportedCache(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache().with("authToken", first))
	read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn})
	require.NoError(t, err)
	r = resourceState{r.urn, read.ID, read.Inputs, read.Properties}
	replaced, err := e.cloud.Change(region, replicationType, "cache", n.cache().properties(),
		n.cache().with("description", "x").properties(), nil)
	assert.NoError(t, err)
	assert.False(t, replaced)
	r = e.update(r, n.cache().with("description", "imported"))
	assert.Equal(t, tokened(false, first), e.cloud.Logins("cache"))
	r = e.update(r, n.cache().with("authToken", second))
	assert.Equal(t, tokened(false, first, second), e.cloud.Logins("cache"))

	require.NoError(t, e.delete(r))
	assert.Empty(t, e.cloud.Logins("cache"), "nobody logs in to what is gone")
	e.create(replicationType, "cache", n.cache())
	assert.Equal(t, tokened(true), e.cloud.Logins("Cache"), "another of the name has no token of the one before")
}

func TestLoginsOfUsers(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	e.create(userType, "app", userInputs.with("passwords", []string{password, otherPassword}))
	e.create(userType, "free",
		userInputs.and(values{"userId": "free", "userName": "free", "passwords": nil, "noPasswordRequired": true}))
	iam := e.create(userType, "iam", mode("iam").and(values{"userId": "i", "userName": "i"}))
	group := e.create(userGroupType, "group", groupInputs.with("userIds", []string{"default", "app", "free", "i"}))
	e.create(replicationType, "cache", n.cache().with("userGroupIds", []string{group.id}))
	access := userInputs["accessString"].(string)
	everyone := []awssim.Login{
		{User: "default", Open: true, Access: "on ~* &* +@all"},
		{User: "app", Passwords: []string{password, otherPassword}, Access: access},
		{User: "free", Open: true, Access: access},
		{User: "i", IAM: true, Access: access},
	}
	assert.Equal(t, everyone, e.cloud.Logins("cache"))

	require.NoError(t, e.delete(iam))
	assert.Equal(t, everyone[:3], e.cloud.Logins("cache"))
	e.create(userGroupType, "valkey",
		groupInputs.and(values{"userGroupId": "v", "engine": "valkey", "userIds": []string{"app"}}))
	e.create(replicationType, "valkey", n.cache().and(values{
		"replicationGroupId": "valkey", "engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8", "userGroupIds": []string{"v"},
	}))
	assert.Equal(t, everyone[1:2], e.cloud.Logins("valkey"), "the user default is off")
}
