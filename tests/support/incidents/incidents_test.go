package incidents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who is told of an incident, and when: those who should be, nobody else, and before its users feel it where that can
// be.
func TestIncidents(t *testing.T) {
	t.Parallel()
	for title, want := range map[string][]Told{
		"A hot shard":                      {{"sessions is unhealthy", 5}, {"sessions-cpu-0002-001", 5}},
		"Memory filling in an hour":        {{"sessions is unhealthy", 51}, {"sessions-memory-001", 51}, {"sessions-memory-002", 51}},
		"A replica that falls behind":      {{"sessions is unhealthy", 7}, {"sessions-replication-lag-002", 7}},
		"Growth by 10 % an hour for a day": {{"sessions is unhealthy", 1046}, {"sessions-scaling-shards", 1046}, {"sessions-group-memory", 1172}},
		"A hot key":                        {{"sessions is unhealthy", 5}, {"sessions-group-cpu-primaries", 5}},
		"A burstable node out of credits":  {{"sessions is unhealthy", 89}, {"sessions-cpu-credits-001", 89}},
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			var found bool
			for _, incident := range All {
				if incident.Title == title {
					found = true
					told, err := incident.Run(t.Context())
					require.NoError(t, err)
					assert.ElementsMatch(t, want, told)
				}
			}
			assert.True(t, found)
		})
	}
	assert.Len(t, All, 6)
}
