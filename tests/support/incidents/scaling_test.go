package incidents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// byTitle is the incident of that title.
func byTitle(t *testing.T, title string) Incident {
	t.Helper()
	for _, incident := range All {
		if incident.Title == title {
			return incident
		}
	}
	require.Fail(t, "no such incident", title)
	return Incident{}
}

// While the shards of a cluster can follow its growth, AWS adds them, and no alarm goes off. At the maximum, the alarms
// do, before the shards are full.
func TestGrowth(t *testing.T) {
	t.Parallel()
	growth := byTitle(t, "Growth by 10 % an hour for a day")
	cloud, err := growth.happened(t.Context())
	require.NoError(t, err)
	told, err := growth.told(cloud)
	require.NoError(t, err)
	activities, err := cloud.Activities(region)
	require.NoError(t, err)
	require.NotEmpty(t, activities)
	count := 2
	for _, a := range activities {
		assert.Empty(t, a.Failure)
		assert.Equal(t, count, a.From)
		count = a.To
	}
	assert.Equal(t, mostShards, count)
	atMost := activities[len(activities)-1].Ends
	for _, one := range told {
		assert.Greater(t, one.After, atMost-begins, "%s goes off at the maximum", one.Alarm)
		assert.Less(t, one.After, growth.Harm-120, "%s goes off two hours before writes are refused", one.Alarm)
	}
	for minute := begins; minute < atMost; minute += 15 {
		state, err := cloud.AlarmState(region, "sessions is unhealthy", minute)
		require.NoError(t, err)
		assert.Equal(t, "OK", state, "the shards follow in minute %d", minute)
	}
}

// Shards that are added do not cure a hot key.
func TestHotKey(t *testing.T) {
	t.Parallel()
	cloud, err := byTitle(t, "A hot key").happened(t.Context())
	require.NoError(t, err)
	activities, err := cloud.Activities(region)
	require.NoError(t, err)
	require.Len(t, activities, 1)
	assert.Equal(t, []any{3, 4, ""}, []any{activities[0].From, activities[0].To, activities[0].Failure})
	state, err := cloud.AlarmState(region, "sessions-group-cpu-primaries", begins+lasts-1)
	require.NoError(t, err)
	assert.Equal(t, "ALARM", state, "with the fourth shard as well")
}
