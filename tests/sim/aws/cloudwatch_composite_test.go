package awssim_test

import (
	"fmt"
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// ruled is a composite alarm with a rule.
func ruled(name, rule string) values { return values{"alarmName": name, "alarmRule": rule} }

func TestCompositeAlarmLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(metricAlarmType, "cpu", alarmInputs)
	inputs := ruled("any", "ALARM(cpu)").with("tags", values{"a": "b"})
	r := e.create(compositeAlarmType, "any", inputs)
	assert.Equal(t, "any", r.id)
	assert.Equal(t, "arn:aws:cloudwatch:us-east-1:123456789012:alarm:any", r.str("arn"))
	assert.True(t, r.outputs.Get("actionsEnabled").AsBool())
	e.unchanged(e.refresh(r), inputs)

	r = e.update(r, inputs.with("alarmRule", "OK(cpu)"))
	assert.Equal(t, "OK(cpu)", e.refresh(r).str("alarmRule"))
	for _, rule := range []string{"OK(none)", "OK(", "ALARM(cpu) "} {
		_, err := e.tryUpdate(r, inputs.with("alarmRule", rule))
		assert.ErrorContains(t, err, "ValidationError", rule)
	}
	_, err := e.tryUpdate(r, inputs.with("okActions", []string{"arn:aws:sns:eu-west-1:123456789012:t"}))
	assert.ErrorContains(t, err, "Invalid region eu-west-1")
	assert.Equal(t, "OK(cpu)", e.refresh(r).str("alarmRule"), "a refused update changes nothing")
}

// The SDK requires the name, so the provider does not ask for the old alarm to go first. The replacement overwrites it
// then, and goes when Pulumi deletes what it takes for the old one.
func TestReplacedCompositeAlarmIsGone(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := ruled("any", "TRUE")
	old := e.create(compositeAlarmType, "any", inputs)
	_, diff := e.diff(old, inputs.with("actionsEnabled", false))
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["actionsEnabled"].Kind)
	assert.False(t, diff.DeleteBeforeReplace)

	e.create(compositeAlarmType, "any", inputs.with("actionsEnabled", false))
	overwritten, err := e.cloud.Overwritten()
	require.NoError(t, err)
	require.Len(t, overwritten, 1)
	assert.Equal(t, true, overwritten[0].Properties["actionsEnabled"])
	require.NoError(t, e.delete(old))
	_, err = e.cloud.Get(compositeAlarmType, "any")
	assert.ErrorIs(t, err, awssim.ErrNotFound)
}

func TestAlarmsInRulesStay(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	cpu := e.create(metricAlarmType, "cpu", alarmInputs)
	memory := e.create(metricAlarmType, "memory", alarmInputs.with("name", "memory"))
	inner := e.create(compositeAlarmType, "inner", ruled("inner", `NOT OK("cpu")`))
	outer := e.create(compositeAlarmType, "outer", ruled("outer", "ALARM("+inner.str("arn")+") AND TRUE"))

	assert.ErrorContains(t, e.delete(cpu),
		"ValidationError: Cannot delete cpu as there are composite alarm(s) depending on it.")
	assert.ErrorContains(t, e.delete(inner), "Cannot delete inner as there are composite alarm(s) depending on it.")
	assert.ErrorContains(t, cloud.Delete(metricAlarmType, "cpu"), "Cannot delete cpu")
	assert.NoError(t, e.delete(memory), "no rule has it")

	abroad := newEngine(t, cloud, values{"region": "eu-west-1"})
	assert.NoError(t, abroad.delete(abroad.create(metricAlarmType, "cpu", alarmInputs)),
		"rules of another region do not count")

	e.create(metricAlarmType, "cpu", alarmInputs.with("threshold", 1))
	_, err := cloud.Get(metricAlarmType, "cpu")
	assert.NoError(t, err, "overwriting is no deletion")

	outer = e.update(outer, ruled("outer", "OK(inner) OR OK(outer)"))
	assert.ErrorContains(t, e.delete(outer), "Cannot delete outer", "it depends on itself")
	outer = e.update(outer, ruled("outer", "false"))
	for _, r := range []resourceState{inner, cpu, outer} {
		assert.NoError(t, e.delete(r), r.urn)
	}
}

func TestAnAlarmIsIn150Rules(t *testing.T) {
	cloud := awssim.InMemory()
	create := func(inputs values) error {
		_, err := cloud.Create(region, compositeAlarmType, inputs.properties())
		return err
	}
	_, err := cloud.Create(region, metricAlarmType, alarmInputs.properties())
	require.NoError(t, err)
	for i := range 150 {
		require.NoError(t, create(ruled(fmt.Sprintf("rule-%d", i), "ALARM(cpu) OR OK(cpu)")))
	}
	assert.ErrorContains(t, create(ruled("one-more", "TRUE OR ALARM(cpu)")),
		"ValidationError: The alarm cpu is in the rules of 150 composite alarms")
	assert.NoError(t, create(ruled("rule-0", "OK(cpu)")), "it is one of them")
	assert.NoError(t, create(ruled("another", "ALARM(rule-0)")))
}

func TestCompositeStates(t *testing.T) {
	// cpu is in ALARM at minutes 2 to 4, memory at 4 to 6; spare has no data.
	cloud := cloudWith(t, cacheInputs)
	once := alarmInputs.with("evaluationPeriods", 1)
	for name, metric := range map[string]string{
		"cpu": "CPUUtilization", "memory": "DatabaseMemoryUsagePercentage", "my spare": "SwapUsage",
	} {
		_, err := cloud.Create(region, metricAlarmType,
			once.and(values{"name": name, "metricName": metric}).properties())
		require.NoError(t, err)
	}
	memory := cpu
	memory.Name = "DatabaseMemoryUsagePercentage"
	require.NoError(t, cloud.Observe(region, series(cpu, 0, 0, 99, 99, 99, 0, 0, 0)...))
	require.NoError(t, cloud.Observe(region, series(memory, 0, 0, 0, 0, 99, 99, 99, 0)...))

	// X is ALARM and 0 is OK, minute by minute from 0.
	for rule, want := range map[string]string{
		"ALARM(cpu)":                             "0 0 X X X 0 0 0",
		"NOT ALARM(cpu)":                         "X X 0 0 0 X X X",
		"OK(cpu)":                                "X X 0 0 0 X X X",
		"NOT NOT OK(cpu)":                        "X X 0 0 0 X X X",
		`ALARM("cpu") OR ALARM("memory")`:        "0 0 X X X X X 0",
		"ALARM(cpu) AND ALARM(memory)":           "0 0 0 0 X 0 0 0",
		"ALARM(cpu) AND NOT ALARM(memory)":       "0 0 X X 0 0 0 0",
		"TRUE OR ALARM(cpu) AND FALSE":           "X X X X X X X X",
		"(TRUE OR ALARM(cpu)) AND FALSE":         "0 0 0 0 0 0 0 0",
		"NOT ALARM(cpu) OR TRUE":                 "X X X X X X X X",
		"NOT (ALARM(cpu) OR TRUE)":               "0 0 0 0 0 0 0 0",
		`INSUFFICIENT_DATA("my spare")`:          "X X X X X X X X",
		`OK("my spare") OR ALARM("my spare")`:    "0 0 0 0 0 0 0 0",
		"INSUFFICIENT_DATA(cpu)":                 "0 0 0 0 0 0 0 0",
		"ALARM(cpu) AND\n\t(OK(memory) OR TRUE)": "0 0 X X X 0 0 0",
		"ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu) AND ALARM(cpu)": "0 0 X X X 0 0 0",
	} {
		t.Run(rule, func(t *testing.T) {
			for _, composite := range []values{
				ruled("any", rule), ruled("nested", "ALARM(any)"), ruled("twice", "NOT OK(nested) AND ALARM(any)"),
			} {
				_, err := cloud.Create(region, compositeAlarmType, composite.properties())
				require.NoError(t, err)
				for minute, state := range strings.Fields(want) {
					got, err := cloud.AlarmState(region, composite["alarmName"].(string), minute)
					require.NoError(t, err)
					assert.Equal(t, map[string]string{"0": ok, "X": alarm}[state], got, "minute %d of %s", minute,
						composite)
				}
			}
		})
	}
	state, err := cloud.AlarmState(region, "any", -1)
	require.NoError(t, err)
	assert.Equal(t, insufficient, state, "before the first evaluation")
}

func TestCompositeStatesThatAreErrors(t *testing.T) {
	cloud := awssim.InMemory()
	for _, inputs := range []values{
		ruled("a", "TRUE"), ruled("b", "ALARM(a)"), ruled("a", "ALARM(b)"), ruled("lone", "OK(a)"),
	} {
		_, err := cloud.Create(region, compositeAlarmType, inputs.properties())
		require.NoError(t, err)
	}
	_, err := cloud.AlarmState(region, "lone", 0)
	assert.ErrorContains(t, err, "depends on itself")

	require.NoError(t, cloud.Forget(compositeAlarmType, "a"))
	_, err = cloud.AlarmState(region, "lone", 0)
	assert.ErrorIs(t, err, awssim.ErrNotFound)
	assert.ErrorContains(t, err, "alarm lone: ")

	percentile := alarmInputs.and(values{"statistic": nil, "extendedStatistic": "p99"})
	_, err = cloud.Create(region, metricAlarmType, percentile.properties())
	require.NoError(t, err)
	_, err = cloud.Create(region, compositeAlarmType, ruled("any", "ALARM(cpu)").properties())
	require.NoError(t, err)
	_, err = cloud.AlarmState(region, "any", 0)
	assert.ErrorContains(t, err, "alarm any: alarm cpu: only alarms with one of the statistics")

	_, err = cloud.Create(region, compositeAlarmType, ruled("most", "AT_LEAST(1, ALARM, (cpu))").properties())
	assert.ErrorContains(t, err, "AT_LEAST of alarm rules is not modelled")
}
