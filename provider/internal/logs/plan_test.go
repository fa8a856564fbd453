package logs

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

func planOf(t *testing.T, version string, args Inputs) *Plan {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	on := engine.Inputs{InstanceType: "cache.m6g.large", RedisVersion: pulumi.String(version)}
	runs := engine.NewPlan(in, on).Release
	return NewPlan(in, args, identity.NewPlan(in, identity.Inputs{Name: "sessions"}, "Redis cluster"), runs)
}

// slowLog is the request for the slow log, as the program writes it.
func slowLog(t *testing.T, log Log) Request {
	t.Helper()
	p := planOf(t, "7.1", Inputs{SlowLog: &log})
	require.Len(t, p.Logs, 1)
	return p.Logs[0]
}

// A log that is only asked for goes to a log group of its own, as JSON, for 30 days.
func TestDefaults(t *testing.T) {
	t.Parallel()
	assert.Empty(t, planOf(t, "7.1", Inputs{}).Logs)
	p := planOf(t, "7.1", Inputs{EngineLog: &Log{}, SlowLog: &Log{}})
	require.Len(t, p.Logs, 2)
	for i, name := range []string{"engine-log", "slow-log"} {
		log := p.Logs[i]
		assert.Equal(t, map[string]string{"engine-log": "engineLog", "slow-log": "slowLog"}[name], log.Input)
		assert.Equal(t, "/aws/vendedlogs/elasticache/sessions/"+name, p.logGroupName(log))
		assert.True(t, log.MakesGroup())
		assert.Equal(t, "json", log.format)
		assert.Equal(t, 30, log.retention)
		assert.False(t, log.retentionGiven)
	}
	log := slowLog(t, Log{Format: pulumi.StringRef("text"), RetentionInDays: pulumi.IntRef(30)})
	assert.Equal(t, "text", log.format)
	assert.True(t, log.retentionGiven, "also where it is the default")
}

// A log group is created unless the program names a destination. An empty name is none.
func TestMakesGroup(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		log  Log
		want bool
	}{
		"log group":         {Log{LogGroupName: pulumi.String("mine")}, false},
		"empty log group":   {Log{LogGroupName: pulumi.String("")}, true},
		"unknown log group": {Log{LogGroupName: inputstest.UnknownPtr()}, false},
		"stream":            {Log{DeliveryStreamName: pulumi.String("mine")}, false},
		"empty stream":      {Log{DeliveryStreamName: pulumi.String("")}, true},
		"unknown stream":    {Log{DeliveryStreamName: inputstest.UnknownPtr()}, false},
	} {
		assert.Equal(t, test.want, slowLog(t, test.log).MakesGroup(), name)
	}
}
