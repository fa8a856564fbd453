package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// Where AWS has the name already, the preview of a new component says so, and the update before AWS refuses it. Nothing
// is said of a replacement, whose name is free once the old one is gone.
func TestNameIsTaken(t *testing.T) {
	t.Parallel()
	const key = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	for kind, test := range map[string]struct {
		token    string
		there    map[string]any
		program  func(pulumi.Map) pulumi.RunFunc
		refusal  string
		replaces pulumi.Map
	}{
		"replication group": {
			awstype.ReplicationGroup,
			map[string]any{
				"replicationGroupId": "sessions", "description": "of others", "nodeType": "cache.t4g.small",
				"engine": "valkey", "numCacheClusters": 1., "atRestEncryptionEnabled": false,
				"transitEncryptionEnabled": false, "subnetGroupName": "others",
			},
			func(changes pulumi.Map) pulumi.RunFunc {
				return program(changed(pulumi.Map{
					"allowConnectionsFromCidrBlocks": pulumi.ToStringArray([]string{"10.0.0.0/16"}),
				}, changes))
			},
			"ReplicationGroupAlreadyExists",
			pulumi.Map{"port": pulumi.Int(7000)},
		},
		"serverless cache": {
			awstype.ServerlessCache,
			map[string]any{"name": "sessions", "engine": "valkey"},
			serverlessProgram,
			"ServerlessCacheAlreadyExistsFault",
			pulumi.Map{"kmsKeyId": pulumi.String(key)},
		},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			warning := "name: AWS has a " + kind + " of this name already, and refuses a second one. If a run of " +
				"Pulumi was killed or failed while it created this one, go on with \"After an interrupted run\" " +
				"(docs/troubleshooting.md); if the component has a new name in the program, give it its old one as " +
				"an alias; otherwise take another name [name-taken]"
			box := sandbox.New(t)
			stack := box.Program("test", test.program(nil))
			log := said(t, stack, func() { stack.Preview() })
			assert.NotContains(t, log, "[name-taken]")
			create := func(token string, inputs map[string]any) string {
				made, err := box.Cloud.Create(sandbox.Region, token, properties(inputs))
				require.NoError(t, err)
				return made.ID
			}
			vpc := create(awstype.VPC, map[string]any{"cidrBlock": "10.9.0.0/16"})
			subnet := create(awstype.Subnet, map[string]any{
				"vpcId": vpc, "cidrBlock": "10.9.0.0/24", "availabilityZone": sandbox.Region + "a",
			})
			create(awstype.SubnetGroup, map[string]any{"name": "others", "subnetIds": []any{subnet}})
			there := create(test.token, test.there)
			assert.Equal(t, []string{warning}, warned(said(t, stack, func() { stack.Preview() })))
			up := func() {
				_, _, err := stack.TryUp()
				assert.ErrorContains(t, err, test.refusal)
			}
			assert.Equal(t, []string{warning}, warned(said(t, stack, up)))
			assert.NotContains(t, said(t, stack, func() { stack.Preview() }), "[name-taken]",
				"the state has the component already, and it could be a replacement")
			assert.Equal(t, []string{warning}, warned(said(t, stack, up)))

			require.NoError(t, box.Cloud.Forget(test.token, there))
			assert.NotContains(t, said(t, stack, func() { stack.Up() }), "[name-taken]")
			stack.Run(test.program(test.replaces))
			log = said(t, stack, func() { stack.Preview() })
			log += said(t, stack, func() {
				changes, _ := stack.Up()
				assert.Contains(t, changes.Kinds(), "replace")
			})
			assert.NotContains(t, log, "[name-taken]")
		})
	}
}
