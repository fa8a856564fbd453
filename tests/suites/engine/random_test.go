package engine

import (
	"testing"

	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The simulated random provider, as the tests of tokens and passwords rely on it: a value stays until an input changes,
// and then is another; no change is an update; and the state has passwords encrypted.
func TestRandomValues(t *testing.T) {
	t.Parallel()
	var seen []any
	program := func(keeper string) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			keepers := pulumi.StringMap{"turn": pulumi.String(keeper)}
			password, err := random.NewRandomPassword(ctx, "password", &random.RandomPasswordArgs{
				Length: pulumi.Int(32), OverrideSpecial: pulumi.String("!&#$^<>-"), Keepers: keepers,
			})
			if err != nil {
				return err
			}
			id, err := random.NewRandomId(ctx, "id",
				&random.RandomIdArgs{ByteLength: pulumi.Int(4), Prefix: pulumi.String("orders-"), Keepers: keepers})
			if err != nil {
				return err
			}
			password.Result.ApplyT(func(result string) bool { seen = append(seen, result); return true })
			ctx.Export("password", password.Result)
			ctx.Export("hex", id.Hex)
			return nil
		}
	}
	stack := sandbox.New(t).Program("random", program("first"))
	assert.Equal(t, sandbox.Changes{"create": 3}, stack.Preview())
	assert.Empty(t, seen, "a preview cannot tell the password")
	_, first := stack.Up()
	assert.Equal(t, []any{first["password"].Value}, seen)
	assert.Len(t, first["password"].Value, 32)
	assert.True(t, first["password"].Secret)
	assert.Regexp(t, `^orders-[0-9a-f]{8}$`, first["hex"].Value)
	assert.False(t, first["hex"].Secret)
	assert.NotContains(t, stack.ExportJSON(), first["password"].Value)

	assert.Equal(t, sandbox.Changes{"same": 3}, stack.Refresh())
	changes, again := stack.Up()
	assert.Equal(t, sandbox.Changes{"same": 3}, changes)
	assert.Equal(t, first, again)

	stack.Run(program("second"))
	assert.Equal(t, sandbox.Changes{"replace": 2, "same": 1}, stack.Preview())
	changes, second := stack.Up()
	assert.Equal(t, sandbox.Changes{"replace": 2, "same": 1}, changes)
	assert.NotEqual(t, first["password"].Value, second["password"].Value)
	assert.NotEqual(t, first["hex"].Value, second["hex"].Value)
	stack.Destroy()
}
