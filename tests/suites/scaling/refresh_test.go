package scaling_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// A schedule has raised the highest number, and AWS has scaled to it. A program that then changes the lowest number
// keeps that size after a refresh. Without one, AWS gets the highest number that the state remembers, since it takes
// both in one call, and scales in: nothing in Pulumi can tell the component what a schedule has set in AWS.
func TestLimitsOfSchedulesAreRefreshedBeforeOthersChange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		refreshes bool
		shards    int
		within    limits
	}{
		"with a refresh":    {true, 5, limits{1, 5}},
		"without a refresh": {false, 3, limits{1, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := newCluster()
			require.NoError(t, err)
			p := program{
				counts: map[string]int{shards: 2, replicas: 1}, scaled: map[string]limits{shards: {2, 3}},
				schedules: map[string]schedule{"raise": {minute: 1, sets: map[string]limits{shards: {max: 5}}}},
				target:    60,
			}
			deploy := func() {
				inputs, err := c.inputs(p.yaml())
				require.NoError(t, err)
				_, err = c.deploy(inputs)
				require.NoError(t, err)
			}
			deploy()
			require.NoError(t, c.cloud.Live(region, 0, 90, func(awssim.Load) map[string]float64 {
				return map[string]float64{"EngineCPUUtilization": 90}
			}))
			deploy()
			has, err := c.counts()
			require.NoError(t, err)
			require.Equal(t, 5, has[shards], "as the schedule allows")

			if test.refreshes {
				_, err = c.refresh()
				require.NoError(t, err)
			}
			p.scaled[shards] = limits{1, 3}
			deploy()
			has, err = c.counts()
			require.NoError(t, err)
			assert.Equal(t, test.shards, has[shards])
			within, err := c.limits(shards)
			require.NoError(t, err)
			assert.Equal(t, test.within, within)
		})
	}
}
