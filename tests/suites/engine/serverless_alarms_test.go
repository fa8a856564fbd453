package engine

import (
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// Every alarm of the table goes off and recovers on what AWS publishes of a serverless cache, and the composite alarm
// with them; what the dashboard draws is there.
func TestServerlessAlarmsGoOff(t *testing.T) {
	t.Parallel()
	every := pulumi.Map{}
	for _, row := range serverlesscache.AlarmTable() {
		every[row.Input] = pulumi.Map{}
	}
	// Of the two alarms that are left there, neither is on at the minute at which a composite alarm is looked at.
	alone := pulumi.Map{"dataStorage": nil, "ecpuPerSecond": nil, "compositeAlarmSnsTopicArns": nil}
	noCeiling := pulumi.Map{"dataStorage": nil, "ecpuPerSecond": nil}
	withThresholds := changed(every, pulumi.Map{
		"dataStorage": pulumi.Map{"threshold": pulumi.Float64(8e9)}, "ecpu": pulumi.Map{"threshold": pulumi.Float64(3e6)},
	})
	for name, test := range map[string]struct {
		more, alarms      pulumi.Map
		fired, composites int
	}{
		"without maxima":               {alone, pulumi.Map{}, 2, 0},
		"with maxima":                  {nil, every, len(every), 1},
		"by default":                   {nil, pulumi.Map{}, 4, 1},
		"with thresholds of its own":   {noCeiling, withThresholds, len(every), 1},
		"with another period":          {nil, pulumi.Map{"ecpu": pulumi.Map{"period": pulumi.Int(300)}}, 4, 1},
		"of an engine that costs more": {pulumi.Map{"engine": pulumi.String("redis")}, every, len(every), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			inputs := pulumi.Map{
				"enableCloudwatchAlarms": pulumi.Bool(true), "alarms": test.alarms, "enableDashboard": pulumi.Bool(true),
				"compositeAlarmSnsTopicArns": pulumi.ToStringArray([]string{"arn:aws:sns:eu-west-1:123456789012:pager"}),
			}
			maps.Copy(inputs, test.more)
			stack := box.Program("test", serverlessProgram(inputs))
			stack.Up()
			assert.Equal(t, test.fired, firing.EveryAlarm(t, box.Cloud, sandbox.Region))
			assert.Positive(t, firing.EveryGraph(t, box.Cloud, sandbox.Region))
			types := map[string]int{}
			for _, r := range stack.Resources() {
				types[r.Type]++
			}
			assert.Equal(t, test.fired, types[metricAlarm], "each alarm that there is")
			assert.Equal(t, test.composites, types[compositeAlarm])
			assert.Equal(t, 1, types[dashboard])
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}
