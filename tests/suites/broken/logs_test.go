package broken

import (
	"testing"

	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// The most that the engine and its plugins log without saying all they are told, at -v=8, has no secret in it, and nor
// has what is left when a process dies in the middle.
func TestSecretsInLogs(t *testing.T) {
	t.Parallel()
	for _, process := range []string{"", "engine", "component"} {
		t.Run("killed: "+process, func(t *testing.T) {
			t.Parallel()
			p := creation.prepared(t)
			if process != "" {
				require.NoError(t, p.box.Cloud.Inject(awssim.Fault{
					Operation: "create", Type: awstype.SecretVersion, Kill: process, Lost: true,
				}))
			}
			_, err := p.try("up", "--yes", "--skip-preview", "-v=8", "--logtostderr", "--logflow")
			if process == "" {
				require.NoError(t, err)
			}
			p.keepsSecrets()
		})
	}
}
