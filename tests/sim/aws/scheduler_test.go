package awssim_test

import (
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
)

var targetInputs = values{
	"arn":     "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
	"roleArn": "arn:aws:iam::123456789012:role/schedule",
}

var scheduleInputs = values{
	"name": "daily", "scheduleExpression": "cron(0 9 * * ? *)", "flexibleTimeWindow": values{"mode": "OFF"},
	"target": targetInputs,
}

func TestScheduleLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := scheduleInputs.with("name", nil)
	schedule := e.create(scheduleType, "export", inputs)
	assert.Regexp(t, `^export-[0-9a-f]{7}$`, schedule.str("name"))
	assert.Equal(t, "default/"+schedule.str("name"), schedule.id)
	for key, want := range map[string]any{
		"arn":       "arn:aws:scheduler:us-east-1:123456789012:schedule/" + schedule.id,
		"groupName": "default", "state": "ENABLED", "scheduleExpressionTimezone": "UTC",
	} {
		assert.Equal(t, value(want), schedule.outputs.Get(key), key)
	}
	e.unchanged(e.refresh(schedule), inputs)
	for _, name := range []string{"name", "groupName"} {
		_, diff := e.diff(schedule, inputs.with(name, "other"))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	changed := inputs.and(values{"scheduleExpression": "rate(1 days)", "state": "DISABLED", "description": "d"})
	schedule = e.update(schedule, changed)
	e.unchanged(e.refresh(schedule), changed)
	_, err := e.tryUpdate(schedule, changed.with("scheduleExpression", "rate(0 days)"))
	assertRefused(t, err, "ValidationException", "rate(0 days)")
	_, err = e.tryCreate(scheduleType, "again", inputs.with("name", schedule.str("name")))
	assertRefused(t, err, "ConflictException", "already exists")
	e.create(scheduleType, "grouped", inputs.and(values{"name": schedule.str("name"), "groupName": "other"}))
	assert.NoError(t, e.delete(schedule))
	assert.Empty(t, e.refresh(schedule).id)
	assert.Regexp(t, `^p-\d{26}$`,
		e.create(scheduleType, "prefixed", inputs.with("namePrefix", "p-")).str("name"))
}

// A role has to be the account's, and has to trust the service.
func TestRolesOfSchedules(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	_, err := e.tryCreate(scheduleType, "s",
		scheduleInputs.with("target", targetInputs.with("roleArn", "arn:aws:iam::222222222222:role/schedule")))
	assertRefused(t, err, "AccessDeniedException", "Cross-account pass role is not allowed.")
	role := e.create(roleType, "schedule", trusting("schedule", "events"))
	_, err = e.tryCreate(scheduleType, "s", scheduleInputs)
	assertRefused(t, err, "ValidationException", "must allow AWS EventBridge Scheduler to assume the role")
	e.update(role, trusting("schedule", "scheduler"))
	schedule := e.create(scheduleType, "s", scheduleInputs)
	e.update(role, trusting("schedule", "events"))
	_, err = e.tryUpdate(schedule, scheduleInputs.with("description", "d"))
	assertRefused(t, err, "ValidationException", "must allow AWS EventBridge Scheduler to assume the role")
}

func TestExpressionsOfSchedules(t *testing.T) {
	for expression, accepted := range map[string]bool{
		"rate(5 minutes)": true, "rate(1 hour)": true, "rate(2 days)": true, "rate(0 days)": false, "rate(5 weeks)": false,
		"rate(5)": false, "rate(1.5 hours)": false, "at(2030-01-31T23:59:59)": true, "at(2030-01-32T00:00:00)": false,
		"at(2030-01-31)": false, "at(2030-01-31T23:59:59Z)": false, "cron(0 9 * * ? *)": true, "cron(0 9 ? * MON-FRI *)": true,
		"cron(0/15 8-18 1,15 JAN ? 2030-2031)": true, "cron(0 9 L * ? *)": true, "cron(0 9 15W * ? *)": true,
		"cron(0 9 ? * 6#3 *)": true, "cron(0 9 ? * 6L *)": true, "cron(0 9 * * * *)": false, "cron(0 9 ? * ? *)": false,
		"cron(60 9 * * ? *)": false, "cron(0 24 * * ? *)": false, "cron(0 9 0 * ? *)": false, "cron(0 9 32 * ? *)": false,
		"cron(0 9 * 13 ? *)": false, "cron(0 9 ? * 8 *)": false, "cron(0 9 * * ? 1969)": false, "cron(0 9 * * ? 2200)": false,
		"cron(0 9 * * ?)": false, "cron(0 9 * * ? * *)": false, "cron(0/0 9 * * ? *)": false, "cron(0 9-x * * ? *)": false,
		"cron(a 9 * * ? *)": false, "daily": false, "": false, "cron(? 9 * * ? *)": false,
	} {
		err := newEngine(t, newCloud(t), nil).cloud.Refusal(region, scheduleType,
			scheduleInputs.with("scheduleExpression", expression).properties())
		if accepted {
			assert.NoError(t, err, expression)
		} else {
			assertRefused(t, err, "ValidationException", "Invalid Schedule Expression")
		}
	}
}

func TestRefusedSchedules(t *testing.T) {
	with := func(key string, value any) values { return scheduleInputs.with(key, value) }
	to := func(key string, value any) values { return with("target", targetInputs.with(key, value)) }
	window := func(mode string, minutes any) values {
		return with("flexibleTimeWindow", values{"mode": "OFF"}.and(values{
			"mode": mode, "maximumWindowInMinutes": minutes,
		}))
	}
	retry := func(key string, n int) values { return to("retryPolicy", values{key: n}) }
	queue := func(arn string) values { return to("deadLetterConfig", values{"arn": arn}) }
	dead := "arn:aws:sqs:us-east-1:123456789012:dead"
	checkRefusals(t, map[string]refusalCase{
		"longest name":        {scheduleType, with("name", strings.Repeat("a", 64)), with("name", strings.Repeat("a", 65)), contract, "name: expected"},
		"name":                {scheduleType, with("name", "aZ_-.9"), with("name", "a b"), contract, "name: The name"},
		"name and prefix":     {scheduleType, with("name", "a"), with("namePrefix", "b"), contract, "conflicts"},
		"group":               {scheduleType, with("groupName", strings.Repeat("a", 64)), with("groupName", strings.Repeat("a", 65)), contract, "groupName"},
		"description":         {scheduleType, with("description", strings.Repeat("a", 512)), with("description", strings.Repeat("a", 513)), contract, "description"},
		"time zone":           {scheduleType, with("scheduleExpressionTimezone", "Europe/Berlin"), with("scheduleExpressionTimezone", "Europe/Bonn"), "ValidationException", "Timezone"},
		"local time":          {scheduleType, with("scheduleExpressionTimezone", "UTC"), with("scheduleExpressionTimezone", "Local"), "ValidationException", "Timezone"},
		"mode":                {scheduleType, window("OFF", nil), window("ON", nil), contract, "flexibleTimeWindow.mode"},
		"window":              {scheduleType, window("FLEXIBLE", 15), window("FLEXIBLE", nil), "ValidationException", "is required"},
		"no window":           {scheduleType, window("OFF", nil), window("OFF", 15), "ValidationException", "is not allowed"},
		"shortest window":     {scheduleType, window("FLEXIBLE", 1), window("FLEXIBLE", 0), contract, "maximumWindowInMinutes"},
		"longest window":      {scheduleType, window("FLEXIBLE", 1440), window("FLEXIBLE", 1441), contract, "maximumWindowInMinutes"},
		"state":               {scheduleType, with("state", "DISABLED"), with("state", "OFF"), contract, "state"},
		"shortest age":        {scheduleType, retry("maximumEventAgeInSeconds", 60), retry("maximumEventAgeInSeconds", 59), contract, "maximumEventAgeInSeconds"},
		"longest age":         {scheduleType, retry("maximumEventAgeInSeconds", 86400), retry("maximumEventAgeInSeconds", 86401), contract, "maximumEventAgeInSeconds"},
		"fewest attempts":     {scheduleType, retry("maximumRetryAttempts", 0), retry("maximumRetryAttempts", -1), contract, "maximumRetryAttempts"},
		"most attempts":       {scheduleType, retry("maximumRetryAttempts", 185), retry("maximumRetryAttempts", 186), contract, "maximumRetryAttempts"},
		"target's ARN":        {scheduleType, scheduleInputs, to("arn", "machine"), contract, "target.arn"},
		"target":              {scheduleType, to("arn", "arn:aws:scheduler:::aws-sdk:sfn:startExecution"), to("arn", "arn:aws:states:us-east-1:123456789012:activity:a"), "ValidationException", "Provided Arn"},
		"input":               {scheduleType, to("input", `{"a":1}`), to("input", "a"), "ValidationException", "JSON"},
		"role's ARN":          {scheduleType, scheduleInputs, to("roleArn", "schedule"), contract, "target.roleArn"},
		"role":                {scheduleType, scheduleInputs, to("roleArn", "arn:aws:iam::123456789012:user/u"), "ValidationException", "RoleArn"},
		"dead letters' ARN":   {scheduleType, queue(dead), queue("dead"), contract, "target.deadLetterConfig.arn"},
		"dead letters":        {scheduleType, queue(dead), queue(strings.Replace(dead, "sqs", "sns", 1)), "ValidationException", "standard queue"},
		"order of letters":    {scheduleType, queue(dead), queue(dead + ".fifo"), "ValidationException", "standard queue"},
		"date":                {scheduleType, with("startDate", "2030-01-01T00:00:00Z"), with("startDate", "2030-01-01"), contract, "startDate"},
		"last date":           {scheduleType, with("endDate", "2030-01-01T00:00:00Z"), with("endDate", "tomorrow"), contract, "endDate"},
		"key":                 {scheduleType, with("kmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/k"), with("kmsKeyArn", "k"), contract, "kmsKeyArn"},
		"length of the times": {scheduleType, scheduleInputs, with("scheduleExpression", "cron("+strings.Repeat("0", 256)+")"), contract, "scheduleExpression: expected"},
		"length of a zone":    {scheduleType, scheduleInputs, with("scheduleExpressionTimezone", strings.Repeat("a", 51)), contract, "scheduleExpressionTimezone: expected"},
	})
}
