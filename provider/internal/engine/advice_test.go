package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// The warning of a version that is not known names the parameter group of the mode.
func TestModeAdvice(t *testing.T) {
	t.Parallel()
	for speaksCluster, group := range map[bool]string{
		false: `"default.valkey9"`, true: `"default.valkey9.cluster.on"`,
	} {
		p := planOf(t, Inputs{Engine: valkey, EngineVersion: pulumi.String("9.7")})
		found := check.Run(InMode{p, speaksCluster}, inputstest.AllKnown, ModeAdvice)
		if assert.Len(t, found, 1) {
			assert.Equal(t, "engineVersion", found[0].Path)
			assert.Contains(t, found[0].Reason, group)
		}
	}
}
