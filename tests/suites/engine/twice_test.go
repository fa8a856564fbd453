package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A program that gives two clusters one name in Pulumi is told so, by the preview already. No resource of the second
// gets into the state outside of a component, where the next deployment would delete it.
func TestTwoComponentsWithOneName(t *testing.T) {
	t.Parallel()
	clusters := func(second string) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			for _, names := range [][2]string{{"cache", "sessions"}, {second, "pages"}} {
				inputs := n.inputs(pulumi.Map{"name": pulumi.String(names[1])})
				if _, err := newCluster(ctx, names[0], inputs); err != nil {
					return err
				}
			}
			return nil
		}
	}
	stack := sandbox.New(t).Program("test", clusters("cache"))
	const told = "the engine has not taken this component: the program has another one of this type and name"
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, told)
	_, _, err = stack.TryUp()
	require.ErrorContains(t, err, told)
	for name, resource := range stack.Resources() {
		if strings.HasPrefix(name, "cache-") {
			assert.Contains(t, resource.URN, "RedisCluster$")
		}
	}

	stack.Run(clusters("others"))
	changes, _ := stack.Up()
	assert.Empty(t, changes["delete"])
	stack.Destroy()
}
