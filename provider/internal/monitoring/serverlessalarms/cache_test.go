package serverlessalarms

import (
	"reflect"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// testCache is what a test says about a cache.
type testCache struct {
	of     Cache
	args   Inputs
	common monitoring.Inputs
}

// planOf is the plan of a cache called orders, of up to 5 GB and 1000 ECPUs a second, whose alarms notify a topic,
// unless a change says otherwise.
func planOf(t testing.TB, changes ...func(*testCache)) *Plan {
	t.Helper()
	c := testCache{of: Cache{
		Identity: &identity.Plan{Name: "orders"}, DataStorage: Limit{Maximum: new(5)},
		ECPUPerSecond: Limit{Maximum: new(1000)},
	}}
	c.common.AlarmsSnsTopicArns = pulumi.StringArray{pulumi.String("arn:aws:sns:eu-west-1:123456789012:alerts")}
	for _, change := range changes {
		change(&c)
	}
	return NewPlan(inputs.NewResolver(t.Context()), c.args, c.common, c.of)
}

func withoutMaxima(c *testCache) { c.of.DataStorage, c.of.ECPUPerSecond = Limit{}, Limit{} }

func withoutAlarms(c *testCache) { c.common.EnableCloudwatchAlarms = new(bool) }

func withDashboard(c *testCache) { c.common.EnableDashboard = new(true) }

func ofData(limit Limit) func(*testCache) { return func(c *testCache) { c.of.DataStorage = limit } }

func ofECPUs(limit Limit) func(*testCache) { return func(c *testCache) { c.of.ECPUPerSecond = limit } }

func withSettings(alarms ServerlessAlarms) func(*testCache) {
	return func(c *testCache) { c.args.Alarms = &alarms }
}

// everyAlarm turns on every alarm of the table.
func everyAlarm() ServerlessAlarms {
	var all ServerlessAlarms
	for _, field := range AlarmFields {
		reflect.ValueOf(&all).Elem().Field(field).Set(reflect.ValueOf(&monitoring.Alarm{}))
	}
	return all
}

// byKey are the planned alarms by their names within the component.
func byKey(p *Plan) map[string]monitoring.PlannedAlarm {
	planned := map[string]monitoring.PlannedAlarm{}
	for _, a := range p.Alarms {
		planned[a.ShortName()] = a
	}
	return planned
}
