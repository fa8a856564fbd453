package workflow

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// A run is overdue after the longest gap and the longest run, in whole hours. Nobody can tell after more than a week.
func TestOverdue(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		gap, limit time.Duration
		hours      int
		ok         bool
	}{
		{24 * time.Hour, 6 * time.Hour, 30, true},
		{24 * time.Hour, 6*time.Hour + time.Second, 31, true},
		{time.Minute, time.Minute, 1, true},
		{162 * time.Hour, 6 * time.Hour, 168, true},
		{162*time.Hour + time.Second, 6 * time.Hour, 169, false},
		{0, 6 * time.Hour, 6, false}, // not known
	} {
		p := &Plan{LongestGap: one.gap, TimeLimit: one.limit}
		hours, ok := p.Overdue()
		assert.Equal(t, []any{one.hours, one.ok}, []any{hours, ok}, "%v %v", one.gap, one.limit)
		if ok {
			assert.Equal(t, hours, p.held())
		} else {
			assert.Equal(t, 7*24, p.held())
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := &Plan{
			LongestGap: time.Duration(rapid.Int64Range(1, int64(400*time.Hour)).Draw(t, "gap")),
			TimeLimit:  time.Duration(rapid.Int64Range(1, int64(24*time.Hour)).Draw(t, "limit")),
		}
		hours, ok := p.Overdue()
		assert.GreaterOrEqual(t, time.Duration(hours)*time.Hour, p.LongestGap+p.TimeLimit, "no false alarm")
		assert.Less(t, time.Duration(hours-1)*time.Hour, p.LongestGap+p.TimeLimit, "and no later than needed")
		for _, alarm := range p.Alarms(Texts{}) {
			assert.LessOrEqual(t, alarm.EvaluationPeriods*alarm.Period, 7*24*60*60)
			assert.LessOrEqual(t, alarm.DatapointsToAlarm, alarm.EvaluationPeriods)
			assert.Positive(t, alarm.DatapointsToAlarm)
		}
		assert.Len(t, p.Alarms(Texts{}), len(alarmTable)+map[bool]int{true: 1}[ok])
	})
}

// Each plan has alarms of its own: what one is about does not show in another.
func TestAlarmsAreNotShared(t *testing.T) {
	t.Parallel()
	texts := Texts{Subject: "the export", Missed: "It gets older.", Remedy: "start it"}
	one := (&Plan{Name: "one", LongestGap: time.Hour, TimeLimit: time.Hour}).Alarms(texts)
	two := (&Plan{Name: "two", LongestGap: 9 * time.Hour, TimeLimit: time.Hour}).
		Alarms(Texts{Subject: "the vault", Remedy: "ask"})
	for i := range one {
		assert.Equal(t, "the export", one[i].Subject)
		assert.True(t, strings.HasSuffix(one[i].Meaning, " It gets older."), one[i].Meaning)
		if one[i].Key == "not-started" {
			assert.Equal(t, map[string]string{"QueueName": "one"}, one[i].Dimensions)
			assert.Equal(t, two[i].Remedy, one[i].Remedy, "of its own")
			continue
		}
		assert.Equal(t, map[string]string{"StateMachineArn": ""}, one[i].Dimensions)
		assert.Equal(t, "start it", one[i].Remedy)
		assert.Equal(t, "ask", two[i].Remedy)
		assert.Equal(t, 2, one[i].EvaluationPeriods)
		assert.Equal(t, 10, two[i].EvaluationPeriods)
	}
	assert.Zero(t, overdue.EvaluationPeriods, "the table stays as it is")
}

// The provider adds 26 characters to the prefix of a role, whose name has at most 64.
func TestRolePrefix(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "sessions-run-", RolePrefix("sessions", "run"))
	assert.Equal(t, strings.Repeat("a", 33)+"-run-", RolePrefix(strings.Repeat("a", 33), "run"))
	assert.Equal(t, strings.Repeat("a", 31)+"-start-", RolePrefix(strings.Repeat("a", 64), "start"))
	form := regexp.MustCompile(`^[\w+=,.@-]+$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z0-9-]{1,64}`).Draw(t, "name")
		role := rapid.SampledFrom([]string{"run", "start", "copy"}).Draw(t, "role")
		prefix := RolePrefix(name, role)
		assert.LessOrEqual(t, len(prefix)+26, 64)
		assert.Regexp(t, form, prefix)
		assert.True(t, strings.HasSuffix(prefix, "-"+role+"-"))
	})
	assert.Regexp(t, `^/[a-z-]+/$`, RolePath)
}

// The policy of the role is told what every state machine needs to write its log.
func TestPermissions(t *testing.T) {
	t.Parallel()
	var told policy.Statement
	made := componenttest.Build(t, func(b *component.Builder) error {
		_, err := (&Plan{Name: "a"}).Build(b, Runs{
			Definition: pulumi.String("{}"), Expression: pulumi.String("rate(1 day)"),
			Permissions: func(log policy.Statement) pulumi.StringInput {
				told = log
				return pulumi.String(policy.Document(log))
			},
		})
		return err
	})
	assert.Equal(t, logPermissions, told)
	assert.Contains(t, made, "cache-run")
}

// While the place is not known, a role trusts the service without a condition that nothing could meet.
func TestTrustWithoutAPlace(t *testing.T) {
	t.Parallel()
	for place, conditions := range map[Place]int{
		{}: 0, {Account: "111111111111"}: 1, {Region: "eu-west-1", Account: "111111111111"}: 2, {Region: "eu-west-1"}: 0,
	} {
		p := &Plan{Name: "a", Place: place}
		made := componenttest.Build(t, func(b *component.Builder) error {
			_, err := p.Build(b, Runs{
				Definition: pulumi.String("{}"), Expression: pulumi.String("rate(1 day)"),
				Permissions: func(log policy.Statement) pulumi.StringInput {
					return pulumi.String(policy.Document(log))
				},
			})
			return err
		})
		for _, role := range []string{"cache-run-role", "cache-start-role"} {
			text := made[role].Inputs["assumeRolePolicy"].StringValue()
			assert.Equal(t, conditions, strings.Count(text, "aws:Source"), "%v: %s", place, text)
			assert.NotContains(t, text, "::", "%v: no empty part of an ARN: %s", place, text)
		}
	}
	assert.Equal(t, "aws", Place{}.Partition())
	assert.Equal(t, "aws-cn", Place{Region: "cn-north-1"}.Partition())
}
