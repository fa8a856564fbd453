package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A program that gives a second component the name of the first in Pulumi is told so, by the preview already. Nothing
// of the first is deleted, and nothing of the second gets into the state outside of a component, where the next
// deployment would delete it.
func TestTwoComponentsWithOneName(t *testing.T) {
	t.Parallel()
	clusters := func(names ...[2]string) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			for _, one := range names {
				inputs := n.inputs(pulumi.Map{"name": pulumi.String(one[1])})
				if _, err := newCluster(ctx, one[0], inputs); err != nil {
					return err
				}
			}
			return nil
		}
	}
	box := sandbox.New(t)
	first, second := [2]string{"cache", "sessions"}, [2]string{"cache", "pages"}
	stack := box.Program("test", clusters(first))
	stack.Up()
	before := stack.Resources()

	stack.Run(clusters(first, second))
	const told = "the engine did not register this component: the program has another one of this type and name"
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, told)
	_, _, err = stack.TryUp()
	require.ErrorContains(t, err, told)
	after := stack.Resources()
	for name, one := range before {
		assert.Equal(t, one.ID, after[name].ID, name)
	}
	for name, one := range after {
		assert.Equal(t, strings.HasPrefix(name, "cache"), strings.Contains(one.URN, "RedisCluster"), name)
	}
	assert.Contains(t, box.Holds(), replicationGroup+" sessions")

	second[0] = "others"
	stack.Run(clusters(first, second))
	changes, _ := stack.Up()
	assert.Empty(t, changes["delete"]+changes["replace"])
	stack.Destroy()
}
