package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const oneField = "Serverless Cache modifications only support modifying one field per request."

// serverlessWithUsers creates two groups of users, and a cache with one of them.
func (e *engine) serverlessWithUsers(engine, major string) (resourceState, values) {
	e.t.Helper()
	n := e.network()
	e.create(userType, "nobody", defaultInputs)
	e.create(userType, "app", userInputs)
	e.create(userGroupType, "users", groupInputs)
	e.create(userGroupType, "others", groupInputs.with("userGroupId", "others"))
	inputs := n.serverless().and(values{
		"engine": engine, "majorEngineVersion": major, "userGroupId": "cache-users",
	})
	return e.create(serverlessType, "cache", inputs), inputs
}

// Each change alone is made, and is what AWS then answers.
func TestServerlessUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r, inputs := e.serverlessWithUsers("valkey", "8")
	group, err := e.cloud.Get(securityGroupType, r.strs("securityGroupIds")[0])
	require.NoError(t, err)
	second := e.create(securityGroupType, "second", values{"vpcId": group.Properties["vpcId"]})
	for key, changed := range map[string]any{
		"description": "other", "dailySnapshotTime": "01:00", "snapshotRetentionLimit": 0, "userGroupId": "others",
		"securityGroupIds": []string{second.id}, "cacheUsageLimits": limits(2, 20, 2000, 20000),
		"tags": values{"a": "b"},
	} {
		next := inputs.with(key, changed)
		r = e.update(r, next)
		assert.Equal(t, value(changed), r.outputs.Get(key), key)
		e.unchanged(e.refresh(r), next)
		r = e.update(r, inputs)
	}
	next := inputs.and(values{"tags": values{"a": "b"}, "description": "other"})
	e.unchanged(e.refresh(e.update(r, next)), next)
}

// More than one field is refused, whatever the fields are; the limits are one.
func TestServerlessUpdatesOfMore(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r, inputs := e.serverlessWithUsers("redis", "7")
	changes := values{
		"description": "other", "dailySnapshotTime": "01:00", "snapshotRetentionLimit": 1, "userGroupId": "others",
		"securityGroupIds": []string{noGroup}, "cacheUsageLimits": limits(1, 10, 1000, 6000), "engine": "valkey",
	}
	for one, change := range changes {
		for other, too := range changes {
			if one == other {
				continue
			}
			_, err := e.tryUpdate(r, inputs.and(values{one: change, other: too}))
			assertRefused(t, err, invalidCombination, oneField)
		}
	}
	assert.Equal(t, r.outputs, e.refresh(r).outputs, "a refused update changes nothing")
	r = e.update(r, inputs.with("cacheUsageLimits", limits(2, 20, 2000, 20000)))
	assert.Equal(t, value(limits(2, 20, 2000, 20000)), r.outputs.Get("cacheUsageLimits"))
}

func TestServerlessRefusedUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r, inputs := e.serverlessWithUsers("valkey", "8")
	e.create(userGroupType, "valkey", values{"userGroupId": "valkey-users", "engine": "valkey"})
	for name, test := range map[string]struct {
		after          values
		code, contains string
	}{
		"description":    {values{"description": string(make([]byte, 256))}, invalidValue, "Description"},
		"time":           {values{"dailySnapshotTime": "1:00"}, invalidValue, "DailySnapshotTime"},
		"storage":        {values{"cacheUsageLimits": limits(1, 5001, 1000, 5000)}, invalidValue, "DataStorage"},
		"wrong way":      {values{"cacheUsageLimits": limits(11, 10, 1000, 5000)}, invalidCombination, "DataStorage"},
		"security group": {values{"securityGroupIds": []string{noGroup}}, invalidValue, noGroup},
		"user group":     {values{"userGroupId": "none"}, "UserGroupNotFound", "none"},
		"tags":           {values{"tags": values{"aws:a": "b"}}, invalidValue, "reserved"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := (&engine{t, e.cloud, e.server}).tryUpdate(r, inputs.and(test.after))
			assertRefused(t, err, test.code, test.contains)
		})
	}
	assert.Equal(t, r.outputs, e.refresh(r).outputs)
}

// The provider has no words for what the program removed. AWS is asked for nothing, and keeps it.
func TestServerlessRemovals(t *testing.T) {
	for _, key := range []string{"userGroupId", "cacheUsageLimits"} {
		t.Run(key, func(t *testing.T) {
			e := newEngine(t, newCloud(t), nil)
			r, inputs := e.serverlessWithUsers("valkey", "8")
			before := r.outputs.Get(key)
			_, err := e.tryUpdate(r, inputs.with(key, nil))
			assertRefused(t, err, invalidCombination, "No modifications were requested")
			r = e.update(r, inputs.and(values{"description": "other"}).with(key, nil))
			assert.Equal(t, before, r.outputs.Get(key), "with another field it goes through, and AWS keeps it")
			r = e.refresh(r)
			_, diff := e.diff(r, inputs.and(values{"description": "other"}).with(key, nil))
			assert.Contains(t, diff.DetailedDiff, key, "and it comes back")
		})
	}
}

// A limit that the program names no more stays as it was.
func TestServerlessRemovalsOfOneLimit(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r := e.create(serverlessType, "cache", serverlessInputs)
	storage := func(storage values) values {
		return serverlessInputs.with("cacheUsageLimits", values{"dataStorage": storage})
	}
	_, err := e.tryUpdate(r, storage(values{"unit": "GB", "maximum": 10}))
	assertRefused(t, err, invalidCombination, "No modifications were requested")
	r = e.update(r, storage(values{"unit": "GB", "maximum": 20}))
	assert.Equal(t, value(limits(1, 20, 1000, 5000)), r.outputs.Get("cacheUsageLimits"))
	_, err = e.tryUpdate(r, storage(values{"unit": "GB", "minimum": 21}))
	assertRefused(t, err, invalidCombination, "must not be greater") // than the maximum, which is still there

	r = e.update(r, storage(values{"unit": "GB", "minimum": 0}))
	assert.Equal(t, values{"unit": "GB", "maximum": 20}.properties(),
		r.outputs.Get("cacheUsageLimits").AsMap().Get("dataStorage").AsMap(), "a zero removes a limit")
	none := storage(values{"unit": "GB", "maximum": 0})
	r = e.update(r, none)
	assert.False(t, r.outputs.Get("cacheUsageLimits").AsMap().Get("dataStorage").IsMap())
	_, diff := e.diff(r, none)
	assert.Contains(t, diff.DetailedDiff, "cacheUsageLimits", "which AWS does not tell again")

	bare := e.create(serverlessType, "bare", serverlessInputs.and(values{"name": "bare", "cacheUsageLimits": nil}))
	bare = e.update(bare, serverlessInputs.with("name", "bare"))
	assert.Equal(t, value(limits(1, 10, 1000, 5000)), bare.outputs.Get("cacheUsageLimits"), "limits can be added")
	unlimited := e.create(serverlessType, "unlimited",
		storage(values{"unit": "GB", "minimum": 0, "maximum": 0}).with("name", "unlimited"))
	assert.True(t, unlimited.outputs.Get("cacheUsageLimits").IsNull(), "zeros at the creation are no limits")
}

// From Redis OSS a cache goes to Valkey of the same major version, and keeps its users and its place.
func TestServerlessToValkey(t *testing.T) {
	for name, major := range map[string]any{"given version": "7", "no version": nil} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, newCloud(t), nil)
			r, inputs := e.serverlessWithUsers("redis", "7")
			before := r.outputs.Get("endpoints")
			inputs = inputs.and(values{"engine": "valkey"}).with("majorEngineVersion", major)
			r = e.update(r, inputs)
			assert.Equal(t, "7", r.str("majorEngineVersion"))
			assert.Equal(t, "7.2", r.str("fullEngineVersion"))
			assert.Equal(t, before, r.outputs.Get("endpoints"))
			assert.Len(t, e.cloud.ServerlessLogins("sessions"), 2)
			e.unchanged(e.refresh(r), inputs)
		})
	}
}

// Changes that the program ignores are not sent, so that another one goes through.
func TestServerlessIgnoredChanges(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	_, err := e.cloud.Create(region, serverlessType, serverlessInputs.properties())
	require.NoError(t, err)
	was := serverlessInputs.with("snapshotArnsToRestores", []string{snapshotARN})
	is := serverlessInputs.with("description", "other")
	replaced, err := e.cloud.Change(region, serverlessType, "sessions", was.properties(), is.properties(), nil)
	require.NoError(t, err)
	assert.True(t, replaced)
	replaced, err = e.cloud.Change(region, serverlessType, "sessions", was.properties(), is.properties(),
		[]string{"snapshotArnsToRestores"})
	require.NoError(t, err)
	assert.False(t, replaced)
	_, err = e.cloud.Change(region, serverlessType, "sessions", serverlessInputs.properties(),
		is.with("dailySnapshotTime", "01:00").properties(), nil)
	assertRefused(t, err, invalidCombination, oneField)
	_, err = e.cloud.Change(region, serverlessType, "sessions", serverlessInputs.properties(),
		is.with("dailySnapshotTime", "01:00").properties(), []string{"dailySnapshotTime"})
	require.NoError(t, err)
}
