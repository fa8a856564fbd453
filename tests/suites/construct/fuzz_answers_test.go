package construct

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/trees"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// assertAnswered holds that a component either registers resources or reports problems, each with an input that was
// sent or is missing, and each in one line.
func assertAnswered(t *testing.T, request trees.Request, answer wire.Result) {
	t.Helper()
	if answer.Err == nil {
		assert.Greater(t, len(answer.Children), 1, "resources beside the component")
		return
	}
	require.NotEmpty(t, answer.Problems, "an error without a path: %v", answer.Err)
	// What a new component cannot be, it is told of when it is registered itself.
	assert.LessOrEqual(t, len(answer.Children), 1, "no resources beside the component")
	for _, one := range answer.Problems {
		assert.NotContains(t, one.String(), "\n")
		assert.Less(t, len(one.Reason), 5000, one.Path)
		assert.True(t, trees.Leads(request, strings.TrimSuffix(one.Path, " (secret)")), "there is no %s", one)
	}
}

// assertKept holds that no secret can be read: in no message, name, resource or output, nor where a path leads, since
// the engine quotes the value there.
func assertKept(t *testing.T, request trees.Request, answer wire.Result, secret []string) {
	t.Helper()
	said := fmt.Sprint(answer.Err, answer.Problems, answer.Warnings)
	for _, text := range secret {
		assert.NotContains(t, said, text)
		assert.False(t, trees.Shows(property.New(answer.State), text), "%s in the outputs", text)
		for name, child := range answer.Children {
			assert.NotContains(t, name, text)
			assert.False(t, trees.Shows(property.New(child.Inputs), text), "%s in %s: %#v", text, name, child.Inputs)
		}
		for _, one := range answer.Problems {
			assert.NotContains(t, trees.Quoted(request, one.Path), text, "the engine quotes %s", one.Path)
		}
	}
}

// assertSame holds that two answers to the same request are the same.
func assertSame(t *testing.T, one, other wire.Result) {
	t.Helper()
	assert.Equal(t, one.Problems, other.Problems, "the same twice")
	assert.Equal(t, one.Warnings, other.Warnings, "the same twice")
	assert.Len(t, other.Children, len(one.Children), "the same twice")
	for name, child := range one.Children {
		assert.True(t, child.Inputs.Equals(other.Children[name].Inputs), "%s, the same twice", name)
	}
}

// assertContract holds that the AWS provider takes what is registered with it: every input known to it, of its type,
// and none missing. What AWS itself says of random values, other tests ask, and what is not known yet nobody can say.
func assertContract(t *testing.T, answer wire.Result) {
	t.Helper()
	for name, child := range answer.Children {
		token := string(child.TypeToken)
		if strings.HasPrefix(token, "aws:") && !property.New(child.Inputs).HasComputed() {
			var broken *awssim.ContractError
			err := awssim.Refusal(token, child.Inputs)
			assert.NotErrorAs(t, err, &broken, name)
		}
	}
}
