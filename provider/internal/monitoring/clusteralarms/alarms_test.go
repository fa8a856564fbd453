package clusteralarms

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Every alarm can be changed by its name, and nothing else can.
func TestAlarmNames(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, row := range alarmTable {
		names[row.input] = true
		for what, text := range map[string]string{
			"reason for its threshold": row.why, "meaning": row.meaning, "remedy": row.remedy,
		} {
			assert.NotEmpty(t, text, "%s %s has no %s", row.input, row.name, what)
		}
	}
	assert.Equal(t, slices.Sorted(maps.Keys(AlarmFields)), slices.Sorted(maps.Keys(names)))
	var set Alarms
	for name := range AlarmFields {
		alarm := &monitoring.Alarm{}
		setAlarm(&set, name, alarm)
		assert.Same(t, alarm, monitoring.SettingsOf(&set)[name])
	}
}

// Each member has each alarm that applies to the cluster once, and CloudWatch accepts each alarm.
func TestAlarmsOfEveryShape(t *testing.T) {
	t.Parallel()
	everywhere := []string{"connections", "cpu", "freeable-memory", "swap", "traffic-management"}
	for _, node := range []string{
		"cache.m7g.large", "cache.r6g.xlarge", "cache.t2.micro", "cache.t4g.small", "cache.r6gd.xlarge",
		"cache.c7gn.large", "cache.m99g.large",
	} {
		for _, shape := range []elasticache.Topology{
			{Shards: 1},
			{Shards: 1, ReplicasPerShard: 1},
			{Shards: 1, ReplicasPerShard: 5},
			{ClusterMode: true, Shards: 1},
			{ClusterMode: true, Shards: 3, ReplicasPerShard: 2},
			{ClusterMode: true, Shards: 2, ReplicasPerShard: 5},
		} {
			t.Run(fmt.Sprint(node, shape), func(t *testing.T) {
				t.Parallel()
				kind, err := elasticache.ParseNodeType(node)
				require.NoError(t, err)
				want := slices.Clone(everywhere)
				if shape.ReplicasPerShard > 0 {
					want = append(want, "replication-lag")
				}
				if kind.Burstable() && kind.Family != "t2" {
					want = append(want, "cpu-credits")
				}
				if kind.DataTiering() {
					want = append(want, "disk")
				} else {
					want = append(want, "memory")
				}
				byMember := map[string][]string{}
				for _, a := range planOf(t, ofNodes(node), ofShape(shape), watching("nodes")).Alarms {
					byMember[a.Subject] = append(byMember[a.Subject], a.Key)
					assert.LessOrEqual(t, len(a.Description()), 1024, "CloudWatch's limit")
					assert.LessOrEqual(t, len("sessions-")+len(a.ShortName()), 255)
					assert.LessOrEqual(t, a.DatapointsToAlarm, a.EvaluationPeriods)
					assert.LessOrEqual(t, a.Period*a.EvaluationPeriods, 24*60*60)
					assert.Contains(t, monitoring.MissingData, a.MissingData)
					assert.Greater(t, a.Threshold, -1.)
				}
				assert.Len(t, byMember, shape.Nodes())
				for _, member := range shape.Members() {
					assert.ElementsMatch(t, want, byMember[member.ID("sessions")], member.ID("sessions"))
				}
			})
		}
	}
}

// Thresholds fit the node.
func TestThresholds(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		node, alarm string
		threshold   float64
	}{
		{"cache.t2.micro", "cpu", 90},
		{"cache.t4g.small", "cpu", 45},
		{"cache.m7g.xlarge", "cpu", 90},
		{"cache.m99g.large", "cpu", 90},
		{"cache.t4g.micro", "freeable-memory", 100_000_000},
		{"cache.m99g.large", "freeable-memory", 100_000_000},
		{"cache.m7g.large", "freeable-memory", 0.05 * 6.38 * (1 << 30)},
		{"cache.r6g.16xlarge", "freeable-memory", 0.05 * 419.09 * (1 << 30)},
		{"cache.m7g.large", "connections", 52_000},
		{"cache.t4g.micro", "connections", 16_000},
		{"cache.t3.medium", "connections", 36_800},
		{"cache.t4g.small", "cpu-credits", 60},
		{"cache.t9z.small", "cpu-credits", 10},
		{"cache.r6gd.xlarge", "disk", 80},
		{"cache.m7g.large", "replication-lag", 5},
		{"cache.m7g.large", "traffic-management", 0},
	} {
		found := false
		for _, a := range planOf(t, ofNodes(test.node)).Alarms {
			if a.ShortName() == test.alarm+"-002" {
				found = true
				assert.InDelta(t, test.threshold, a.Threshold, 1, "%s %s", test.node, test.alarm)
			}
		}
		assert.True(t, found, "%s %s", test.node, test.alarm)
	}
}

// Settings replace what the table says, one alarm at a time. What is left out follows from what is set.
func TestAlarmSettings(t *testing.T) {
	t.Parallel()
	planned := map[string]monitoring.PlannedAlarm{}
	for _, a := range planOf(t, ofShape(oneNode), withSettings(Alarms{
		Memory:    &monitoring.Alarm{Threshold: new(70.), TreatMissingData: new("breaching")},
		Cpu:       &monitoring.Alarm{EvaluationPeriods: new(10)},
		Swap:      &monitoring.Alarm{Enabled: new(false)},
		Evictions: &monitoring.Alarm{},
		HitRate:   &monitoring.Alarm{Enabled: new(false)},
		FreeableMemory: &monitoring.Alarm{
			Period: new(120), EvaluationPeriods: new(4), DatapointsToAlarm: new(2),
		},
		ReplicationLag: &monitoring.Alarm{},
	})).Alarms {
		planned[a.Key] = a
	}
	assert.ElementsMatch(t,
		[]string{"memory", "cpu", "evictions", "freeable-memory", "connections", "traffic-management"},
		slices.Collect(maps.Keys(planned)))
	assert.Equal(t, 70., planned["memory"].Threshold)
	assert.Equal(t, "breaching", planned["memory"].MissingData)
	assert.Equal(t, 3, planned["memory"].DatapointsToAlarm, "as it was")
	assert.Equal(t, 10, planned["cpu"].DatapointsToAlarm, "every one of them, as before")
	assert.Equal(t, []int{120, 4, 2}, []int{
		planned["freeable-memory"].Period,
		planned["freeable-memory"].EvaluationPeriods,
		planned["freeable-memory"].DatapointsToAlarm,
	})
	assert.Contains(t, planned["memory"].Description(), "is above 70 %. ")
	assert.Contains(t, planned["freeable-memory"].Description(), "FreeableMemory of sessions-001 is below 343 MB. ")
}

// The rows of one alarm differ only in what follows the node type: the builder takes the rest from either row.
func TestRowsOfOneAlarm(t *testing.T) {
	t.Parallel()
	for _, one := range alarmTable {
		for _, other := range alarmTable {
			if one.key != other.key || (one.formula == nil) != (other.formula == nil) {
				continue
			}
			fixed := func(m alarmRow) string {
				return fmt.Sprint(m.input, m.statistic, m.comparison, m.period, m.evaluationPeriods,
					m.datapointsToAlarm, m.missingData, m.optIn, m.groupwide, m.role)
			}
			assert.Equal(t, fixed(one), fixed(other), one.key)
		}
	}
}
