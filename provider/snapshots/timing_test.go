package snapshots

import (
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// The default schedule starts three hours after the window has ended, on the next day if need be.
func TestDefaultSchedule(t *testing.T) {
	t.Parallel()
	for window, want := range map[string]string{
		"06:00-07:00": "cron(0 10 * * ? *)", "22:30-23:30": "cron(30 2 * * ? *)", "20:00-21:00": "cron(0 0 * * ? *)",
		"23:30-00:45": "cron(45 3 * * ? *)", "00:00-23:59": "cron(59 2 * * ? *)",
	} {
		p := exports.planned(t, "maxAgeInHours: 28\nsnapshotWindow: "+window)
		assert.Equal(t, want, p.timing.expression.Value.String(), window)
		assert.Equal(t, "UTC", p.timing.zoneName())
	}
	for time, want := range map[string]string{"": "cron(0 10 * * ? *)", "22:30": "cron(30 2 * * ? *)"} {
		p := exports.planned(t, ofCarts+`dailySnapshotTime: "`+time+`"`)
		assert.Equal(t, want, p.timing.expression.Value.String(), time)
	}
	assert.Equal(t, "rate(6 hours)", vaults.planned(t, asIs).timing.expression.Value.String())
	p := exports.planned(t, "schedule: rate(1 days)\nsnapshotWindow: 22:30-23:30")
	assert.Equal(t, "rate(1 day)", p.timing.expression.Value.String(), "what is given counts")
}

// A window that is not known yet leaves the schedule open, and yet all runs are a day apart: the alarms are those of
// every day.
func TestUnknownWindow(t *testing.T) {
	t.Parallel()
	args := exports.args(t, asIs)
	args.SnapshotWindow = inputstest.UnknownPtr()
	p, unwise, err := prepareExport(t.Context(), args, home)
	require.NoError(t, err)
	assert.Empty(t, unwise)
	assert.False(t, p.timing.expression.Known)
	shortest, longest, ok := p.timing.gaps()
	assert.Equal(t, []any{24 * time.Hour, 24 * time.Hour, true}, []any{shortest, longest, ok})
	assert.Equal(t, 30, byKey(p.monitoring.Alarms)["overdue"].EvaluationPeriods)

	for _, wrong := range []func(){
		func() { args.Schedule = pulumi.StringRef("hourly") },
		func() {
			args.Schedule, args.ScheduleTimezone = pulumi.StringRef("rate(1 day)"), pulumi.StringRef("Berlin")
		},
	} {
		wrong()
		p = newExportPlan(inputs.NewResolver(t.Context()), args, home)
		_, _, ok = p.timing.gaps()
		assert.False(t, ok, "nothing is reckoned with what is malformed")
		assert.Zero(t, p.timing.longestGap())
	}
}

// The age that the default schedule needs, in whole hours.
func TestAgeAtDefault(t *testing.T) {
	t.Parallel()
	for window, want := range map[string]int{
		"06:00-07:00": 4, "06:00-07:01": 5, "06:00-08:00": 5, "00:00-23:59": 27, "nonsense": 0,
	} {
		p := newExportPlan(inputs.NewResolver(t.Context()), exports.args(t, "snapshotWindow: "+window), home)
		assert.Equal(t, want, p.ageAtDefault(), window)
	}
	for time, want := range map[string]int{"06:00": 4, "23:30": 4, "nonsense": 0} {
		changes := ofCarts + "dailySnapshotTime: " + time
		p := newExportPlan(inputs.NewResolver(t.Context()), exports.args(t, changes), home)
		assert.Equal(t, want, p.ageAtDefault(), time)
	}
}
