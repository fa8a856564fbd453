package serverlessalarms

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Whatever the maxima and the periods, the alarms go off before the maximum, and never later than at 75 % of it: by
// either size of a GB, and at the same ECPUs per second.
func TestAlarmsGoOffBelowTheMaximum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		gb := rapid.IntRange(1, elasticache.MaxDataStorage).Draw(rt, "GB")
		ecpus := rapid.IntRange(1000, 15_000_000).Draw(rt, "ECPUs per second")
		period := 60 * rapid.IntRange(1, 60).Draw(rt, "minutes")
		set := &monitoring.Alarm{Period: &period}
		p := planOf(t, ofData(Limit{Maximum: &gb}), ofECPUs(Limit{Maximum: &ecpus}),
			withSettings(ServerlessAlarms{DataStorage: set, Ecpu: set}))
		rules, _ := found(p)
		require.Empty(rt, rules)
		data, ecpu := byKey(p)["data-storage"], byKey(p)["ecpu"]
		require.InDelta(rt, 0.75, data.Threshold/(float64(gb)*1e9), 1e-9)
		require.InDelta(rt, 0.70, data.Threshold/(float64(gb)*(1<<30)), 0.01)
		require.InDelta(rt, 0.75, ecpu.Threshold/float64(period)/float64(ecpus), 1e-9)
		require.Less(rt, data.Threshold, data.Highest)
		require.Less(rt, ecpu.Threshold, ecpu.Highest)
		require.LessOrEqual(rt, len(ecpu.Description()), 1024, "CloudWatch's limit")
	})
}
