package awssim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	hour = 60 // minutes
	day  = 24 * hour
)

// office is a group of shards that has more of them from 8 to 18 by the clocks of a zone.
func office(t *testing.T, zone string) *engine {
	t.Helper()
	e, _ := shardedCache(t, lone.with("numNodeGroups", 2))
	e.create(scalingTargetType, "target", between(shardDimension, 2, 4))
	for name, action := range map[string]values{
		"morning": scheduled(shardDimension, "cron(0 8 * * ? *)", values{"minCapacity": 4}),
		"evening": scheduled(shardDimension, "cron(0 18 * * ? *)", values{"minCapacity": 2, "maxCapacity": 2}),
		"reset":   scheduled(shardDimension, "cron(59 7 * * ? *)", values{"maxCapacity": 4}),
	} {
		e.create(scheduledType, name, action.and(values{"name": name, "timezone": zone}))
	}
	return e
}

// A scheduled action gives the target other capacities, and moves the count into them. For a program that is drift.
func TestScheduledActionsRun(t *testing.T) {
	e := office(t, "UTC")
	target, err := e.cloud.Get(scalingTargetType, shardTarget)
	require.NoError(t, err)
	assert.EqualValues(t, 2, target.Properties["minCapacity"])
	require.NoError(t, e.cloud.Live(region, 0, 9*hour, cpuOf(constantly(1))))
	assert.Equal(t, "4 x 0", countsOf(t, e.cloud))
	target, err = e.cloud.Get(scalingTargetType, shardTarget)
	require.NoError(t, err)
	assert.EqualValues(t, 4, target.Properties["minCapacity"])
	require.NoError(t, e.cloud.Live(region, 9*hour, 2*day, cpuOf(constantly(1))))
	assert.Equal(t, []string{"480+10 2->4", "1080+10 4->2", "1920+10 2->4", "2520+10 4->2"}, activitiesIn(t, e.cloud))
	activities, err := e.cloud.Activities(region)
	require.NoError(t, err)
	assert.Equal(t, "scheduled action morning", activities[0].Cause)
	assert.Equal(t, "scheduled action evening", activities[1].Cause)
}

// The clocks of Berlin go from +02:00 to +01:00 on the 25th of October 2026, at 01:00Z.
func TestScheduledActionsFollowTheClocks(t *testing.T) {
	e := office(t, "Europe/Berlin")
	require.NoError(t, e.cloud.StartAt(time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)))
	require.NoError(t, e.cloud.Live(region, 0, 2*day, cpuOf(constantly(1))))
	assert.Equal(t, []string{"360+10 2->4", "960+10 4->2", "1860+10 2->4", "2460+10 4->2"}, activitiesIn(t, e.cloud))
}

// Minute 0 is the first of June 2026 where nobody says, in UTC.
func TestTimesOfSchedules(t *testing.T) {
	for name, test := range map[string]struct {
		action values
		want   []string
	}{
		"once":            {values{"schedule": "at(2026-06-01T10:00:00)"}, []string{"600+10 2->3"}},
		"once, elsewhere": {values{"schedule": "at(2026-06-01T10:00:00)", "timezone": "Asia/Tokyo"}, []string{"60+10 2->3"}},
		"once, with a start": {
			values{"schedule": "at(2026-06-01T10:00:00)", "startTime": "2026-06-01T06:30:00Z"},
			[]string{"600+10 2->3"},
		},
		"once, too late":  {values{"schedule": "at(2026-06-01T10:00:00)", "endTime": "2026-06-01T09:00:00Z"}, nil},
		"at the start":    {values{"schedule": "cron(0 12 * * ? *)", "startTime": "2026-06-01T06:30:00Z"}, []string{"390+10 2->3"}},
		"not before":      {values{"schedule": "cron(0 0/6 * * ? *)", "startTime": "2026-06-01T09:00:00Z"}, []string{"540+10 2->3"}},
		"not after":       {values{"schedule": "cron(0 12 * * ? *)", "endTime": "2026-06-01T11:59:00Z"}, nil},
		"until the end":   {values{"schedule": "cron(0 12 * * ? *)", "endTime": "2026-06-01T12:00:00Z"}, []string{"720+10 2->3"}},
		"a rate":          {values{"schedule": "rate(7 hours)"}, []string{"420+10 2->3"}},
		"a rate's start":  {values{"schedule": "rate(7 hours)", "startTime": "2026-06-01T03:00:00Z"}, []string{"180+10 2->3"}},
		"on another day":  {values{"schedule": "cron(0 12 ? * TUE *)"}, nil},
		"on the same day": {values{"schedule": "cron(0 12 ? * MON *)"}, []string{"720+10 2->3"}},
		"above the most": {
			values{"schedule": "rate(13 hours)", "scalableTargetAction": values{"minCapacity": 7}},
			[]string{"780+0 2->2 Maximum capacity cannot be less than minimum capacity"},
		},
		"without a change": {values{"schedule": "rate(7 hours)", "scalableTargetAction": values{"minCapacity": 2}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := shardedCache(t, lone.with("numNodeGroups", 2))
			e.create(scalingTargetType, "target", between(shardDimension, 1, 6))
			e.create(scheduledType, "action", scheduled(shardDimension, "", values{"minCapacity": 3}).and(test.action))
			require.NoError(t, e.cloud.Live(region, 0, day, cpuOf(constantly(1))))
			assert.Equal(t, test.want, activitiesIn(t, e.cloud))
		})
	}
}

func TestSuspendedSchedules(t *testing.T) {
	e := office(t, "UTC")
	e.create(scalingTargetType, "again",
		between(shardDimension, 1, 6).with("suspendedState", values{"scheduledScalingSuspended": true}))
	require.NoError(t, e.cloud.Live(region, 0, day, cpuOf(constantly(1))))
	assert.Empty(t, activitiesIn(t, e.cloud))
}

// A program that runs again puts its own capacities back when it changes one of them, and else only shows the drift.
func TestDriftOfScheduledActions(t *testing.T) {
	e, _ := shardedCache(t, lone.with("numNodeGroups", 1))
	inputs := between(shardDimension, 1, 4)
	target := e.create(scalingTargetType, "target", inputs)
	e.create(scheduledType, "action", scheduled(shardDimension, "rate(1 hour)", values{"minCapacity": 3}))
	require.NoError(t, e.cloud.Live(region, 0, 2*hour, cpuOf(constantly(1))))
	tagged := e.update(target, inputs.with("tags", values{"a": "b"}))
	assert.Equal(t, value(3), tagged.outputs.Get("minCapacity"), "tags are a call of their own")
	assert.Equal(t, value(3), e.refresh(target).outputs.Get("minCapacity"))
	_, diff := e.diff(e.refresh(target), inputs)
	assert.Contains(t, diff.DetailedDiff, "minCapacity")
	target = e.update(target, inputs.with("maxCapacity", 2))
	assert.Equal(t, value(1), target.outputs.Get("minCapacity"))
	assert.Equal(t, "2 x 0", countsOf(t, e.cloud))
}
