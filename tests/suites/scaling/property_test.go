package scaling_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// Whatever the load, the schedules and the deployments are: each number is between the limits that hold in that minute,
// and no deployment moves it, unless new limits do.
func TestNoDeploymentMovesTheNumbersBack(t *testing.T) {
	t.Parallel()
	var lives, moved, kept int
	rapid.Check(t, func(t *rapid.T) {
		l, err := newLife(t, asRegistered)
		require.NoError(t, err)
		require.NoError(t, l.live(t))
		lives, moved, kept = lives+1, moved+l.moved, kept+l.kept
	})
	t.Logf("deployments moved %d numbers into new limits, and kept %d that the program says otherwise", moved, kept)
	if lives >= 50 { // in fewer, chance may leave out a kind
		assert.Positive(t, moved)
		assert.Greater(t, kept, lives)
	}
}

// Each of the ignored properties is needed: without it, a deployment soon moves a number.
func TestWithoutIgnoredPropertiesDeploymentsMoveNumbers(t *testing.T) {
	t.Parallel()
	for _, typ := range []tokens.Type{awstype.ReplicationGroup, awstype.ScalingTarget} {
		t.Run(string(typ), func(t *testing.T) {
			t.Parallel()
			wrong := rapid.Custom(func(t *rapid.T) string {
				l, err := newLife(t, func(of tokens.Type, properties []string) []string {
					if of == typ {
						return nil
					}
					return properties
				})
				require.NoError(t, err)
				if err := l.live(t); err != nil {
					return err.Error()
				}
				return ""
			})
			var found string
			for seed := 0; found == "" && seed < 200; seed++ {
				found = wrong.Example(seed)
			}
			t.Log(found)
			assert.NotEmpty(t, found)
		})
	}
}
