package logs

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// Retention and encryption belong to the log group, so a change of them leaves the delivery as it is.
func TestSameDelivery(t *testing.T) {
	t.Parallel()
	group, stream := Log{LogGroupName: pulumi.String("a")}, Log{DeliveryStreamName: pulumi.String("a")}
	for name, test := range map[string]struct {
		was, now Log
		same     bool
	}{
		"the same":           {group, group, true},
		"another format":     {Log{}, Log{Format: pulumi.StringRef("text")}, false},
		"another retention":  {Log{}, Log{RetentionInDays: pulumi.IntRef(7)}, true},
		"another key":        {Log{}, Log{KmsKeyId: pulumi.String("key")}, true},
		"another group":      {group, Log{LogGroupName: pulumi.String("b")}, false},
		"another stream":     {stream, Log{DeliveryStreamName: pulumi.String("b")}, false},
		"a stream":           {group, stream, false},
		"a group of its own": {group, Log{}, false},
		"not known yet":      {group, Log{LogGroupName: inputstest.UnknownPtr()}, true},
	} {
		assert.Equal(t, test.same, slowLog(t, test.was).SameDelivery(slowLog(t, test.now)), name)
	}
	p := planOf(t, "7.1", Inputs{EngineLog: &group, SlowLog: &group})
	assert.False(t, p.Logs[0].SameDelivery(p.Logs[1]), "another log")
}

// A log is refused together with the upgrade to a version that has logs, by the version that runs.
func TestLogsAfterUpgrade(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		was, runs, now string
		logs           Inputs
		want           []string
	}{
		"both logs":        {"5.0.6", "", "7.1", Inputs{EngineLog: &Log{}, SlowLog: &Log{}}, []string{"engineLog", "slowLog"}},
		"no log":           {"5.0.6", "", "7.1", Inputs{}, nil},
		"upgraded by AWS":  {"5.0.6", "6.2.6", "7.1", Inputs{SlowLog: &Log{}}, nil},
		"from one with it": {"6.0", "", "7.1", Inputs{SlowLog: &Log{}}, nil},
		"no upgrade":       {"5.0.6", "", "5.0.6", Inputs{SlowLog: &Log{}}, nil},
	} {
		was := planOf(t, test.was, Inputs{})
		was.engine.Deployed(test.runs)
		var found []string
		c := check.Change[*Plan]{Was: was, Now: planOf(t, test.now, test.logs)}
		for _, one := range check.Run(c, inputstest.AllKnown, Changes) {
			found = append(found, one.Path)
		}
		assert.Equal(t, test.want, found, name)
	}
}
