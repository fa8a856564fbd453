package awssim_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRefusedUserGroups(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(userType, "app", userInputs)
	e.create(userType, "nobody", defaultInputs)
	e.create(userType, "valkey", userInputs.and(values{"userId": "v", "engine": "valkey"}))
	e.create(userType, "iam", mode("iam").and(values{"userId": "i", "userName": "i"}))
	e.create(userType, "free",
		userInputs.and(values{"userId": "free", "userName": "free", "passwords": nil, "noPasswordRequired": true}))
	e.create(userGroupType, "taken", groupInputs.with("userGroupId", "taken"))
	many := []string{}
	for _, id := range numbered(100, "u%d") {
		e.create(userType, id, userInputs.and(values{"userId": id, "userName": id}))
		many = append(many, id)
	}
	of := func(engine string, users ...string) values {
		return groupInputs.and(values{"engine": engine, "userIds": users})
	}

	for name, test := range map[string]struct {
		inside, outside values
		code            string
		contains        string
	}{
		"engine":               {of("Redis", "nobody"), of("memcached", "nobody"), contract, "engine: expected"},
		"id":                   {groupInputs, groupInputs.with("userGroupId", "a_b"), invalidValue, "UserGroupId"},
		"long id":              {groupInputs.with("userGroupId", strings.Repeat("u", 40)), groupInputs.with("userGroupId", strings.Repeat("u", 41)), invalidValue, "UserGroupId"},
		"exists already":       {groupInputs, groupInputs.with("userGroupId", "Taken"), "UserGroupAlreadyExists", "taken"},
		"user exists":          {of("redis", "nobody", "APP"), of("redis", "nobody", "none"), "UserNotFound", "User none not found."},
		"default user":         {of("redis", "default", "app"), of("redis", "app"), "DefaultUserRequired", "User group needs to contain a user with the user name default."},
		"no user at all":       {of("valkey"), of("redis"), "DefaultUserRequired", "user name default"},
		"two users named so":   {of("redis", "nobody"), of("redis", "nobody", "default"), "DuplicateUserName", "default"},
		"valkey user in redis": {of("valkey", "v"), of("redis", "nobody", "v"), invalidCombination, "User v"},
		"free user in valkey":  {of("valkey", "app", "i"), of("valkey", "free"), invalidCombination, "User free"},
		"default in valkey":    {of("redis", "default"), of("valkey", "default"), invalidCombination, "User default"},
		"100 users":            {of("redis", append(many[1:], "nobody")...), of("redis", append(many, "nobody")...), "UserGroupQuotaExceeded", "limit"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, userGroupType, test.inside.properties()), "just inside")
			assertRefused(t, e.cloud.Refusal(region, userGroupType, test.outside.properties()), test.code,
				test.contains)
		})
	}
	assertRefused(t, e.cloud.Refusal(region, userType, userInputs.with("userId", "Default").properties()),
		"UserAlreadyExists", "default")
}

func TestUserGroupsOfACache(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	app, nobody := e.create(userType, "app", userInputs), e.create(userType, "nobody", defaultInputs)
	e.create(userType, "iam", mode("iam").and(values{"userId": "i", "userName": "i"}))
	e.create(userType, "selector",
		userInputs.and(values{"userId": "s", "userName": "s", "accessString": "on (~a +get)"}))
	group := e.create(userGroupType, "group", groupInputs)
	e.create(userGroupType, "iam", groupInputs.and(values{"userGroupId": "iam", "userIds": []string{"nobody", "i"}}))
	e.create(userGroupType, "selector",
		groupInputs.and(values{"userGroupId": "selector", "userIds": []string{"nobody", "s"}}))
	e.create(userGroupType, "builtin",
		groupInputs.and(values{"userGroupId": "builtin", "userIds": []string{"default"}}))
	e.create(userGroupType, "valkey",
		groupInputs.and(values{"userGroupId": "valkey", "engine": "valkey", "userIds": []string{"app"}}))
	e.create(userType, "channels",
		userInputs.and(values{"userId": "c", "userName": "c", "accessString": "on &* +@pubsub"}))
	e.create(userGroupType, "channels",
		groupInputs.and(values{"userGroupId": "channels", "userIds": []string{"nobody", "c"}}))
	for id, access := range map[string]string{
		"known": "+GET -client|id +json.x +@json +select|0", "unknown": "+nosuch", "category": "-@nosuch", "part": "+client|nosuch",
		"newer": "+getex +@read", "newest": "(+lcs)", "withdrawn": "+stralgo", "databases": "db=0",
	} {
		e.create(userType, id, userInputs.and(values{"userId": id, "userName": id, "accessString": access}))
		e.create(userGroupType, id, groupInputs.and(values{"userGroupId": id, "userIds": []string{"nobody", id}}))
	}
	nine := values{"engine": "valkey", "engineVersion": "9.1", "parameterGroupName": "default.valkey9"}
	six := values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x"}
	oldest := values{"engineVersion": "6.0", "parameterGroupName": "default.redis6.x", "nodeType": "cache.r6g.large"}
	valkey := values{"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8"}
	of := func(group string) values { return n.cache().with("userGroupIds", []string{group}) }

	for name, test := range map[string]struct {
		inside, outside values
		code            string
		contains        string
	}{
		"exists":                   {of("Cache-Users"), of("none"), "UserGroupNotFound", "User group none not found."},
		"valkey's group":           {of("valkey").and(valkey), of("valkey"), invalidCombination, "can only be associated with the engine valkey"},
		"redis' group":             {of("cache-users").and(valkey), of("valkey"), invalidCombination, "valkey"},
		"IAM needs redis 7":        {of("iam"), of("iam").and(six), invalidCombination, "needs engine version 7.0"},
		"selectors need redis 7":   {of("selector"), of("selector").and(six), invalidCombination, "needs engine version 7.0"},
		"channels need redis 6.2":  {of("channels").and(six), of("channels").and(oldest), invalidCombination, "needs engine version 6.2"},
		"the account's own user":   {of("builtin").and(oldest), of("selector").and(oldest), invalidCombination, "needs engine version 7.0"},
		"unknown command":          {of("unknown").and(valkey), of("unknown"), invalidCombination, "unknown command or category"},
		"unknown category":         {of("category").and(valkey), of("category"), invalidCombination, "unknown command or category"},
		"unknown subcommand":       {of("part").and(six), of("part"), invalidCombination, "unknown command or category"},
		"command of redis 6.2":     {of("newer").and(six), of("newer").and(oldest), invalidCombination, "unknown command or category"},
		"command of redis 7":       {of("known"), of("newest").and(oldest), invalidCombination, "needs engine version 7.0"},
		"command of redis 6":       {of("withdrawn").and(six), of("withdrawn"), invalidCombination, "unknown command or category"},
		"databases need valkey":    {of("databases").and(nine), of("databases").and(valkey), invalidCombination, "needs engine version 9.1"},
		"encryption in two states": {of("iam"), of("iam").with("transitEncryptionMode", "preferred"), invalidCombination, "Transit encryption preferred is not supported with redis access control."},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, replicationType, test.inside.properties()), "just inside")
			assertRefused(t, e.cloud.Refusal(region, replicationType, test.outside.properties()), test.code,
				test.contains)
		})
	}

	cache := e.create(replicationType, "cache", of("cache-users"))
	_, err := e.tryUpdate(app, userInputs.with("accessString", "on ~* +nosuch"))
	assert.ErrorContains(t, err, "unknown command or category")
	assert.ErrorContains(t, e.delete(group), "InvalidUserGroupState")
	assert.ErrorContains(t, e.delete(nobody), "DefaultUserAssociatedToUserGroup")
	require.NoError(t, e.delete(app), "a user leaves its groups")
	assert.Equal(t, []string{"nobody"}, e.refresh(group).strs("userIds"))
	_, err = e.tryUpdate(nobody, defaultInputs.with("engine", "valkey"))
	assert.ErrorContains(t, err, "cannot be in a user group of the engine redis")

	small := e.create(replicationType, "small", of("cache-users").and(oldest).with("replicationGroupId", "small"))
	_, err = e.tryUpdate(group, groupInputs.with("userIds", []string{"nobody", "c"}))
	assert.ErrorContains(t, err, "needs engine version 6.2")
	require.NoError(t, e.delete(small))

	cache = e.update(cache, of("builtin"))
	require.NoError(t, e.delete(group))
	cache = e.update(cache, n.cache())
	assert.True(t, cache.outputs.Get("userGroupIds").IsNull())
	_, err = e.tryUpdate(cache, of("none"))
	assert.ErrorContains(t, err, "UserGroupNotFound")
}
