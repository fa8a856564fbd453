package connection

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// said is what the rules say of a secret, by the path of the input.
func said(t *testing.T, asked *ConnectionSecret) map[string]string {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	p := NewPlan(in, Inputs{asked}, nil, nil)
	problems := map[string]string{}
	for _, one := range check.Run(p, in.Unknown.Cover, Rules) {
		problems[one.Path] = one.Reason
	}
	return problems
}

func TestRules(t *testing.T) {
	t.Parallel()
	days := func(n int) *ConnectionSecret { return &ConnectionSecret{RecoveryWindowInDays: &n} }
	unknown := pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
	for name, asked := range map[string]*ConnectionSecret{
		"none":              nil,
		"the least":         {},
		"empty texts":       {Name: pulumi.String(""), KmsKeyId: pulumi.String("")},
		"a name and a key":  {Name: pulumi.String("a/b_c+d=e.f@g-1"), KmsKeyId: pulumi.String("arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555")},
		"what is not known": {Name: unknown.ToStringPtrOutput(), KmsKeyId: unknown.ToStringPtrOutput()},
		"deleted at once":   days(0), "the shortest window": days(7), "the longest window": days(30),
	} {
		assert.Empty(t, said(t, asked), name)
	}
	const window = "connectionSecret.recoveryWindowInDays"
	for n, want := range map[int]string{
		-1: "-1 is not a number of days that AWS takes: use 7 to 30, or 0 to delete it at once",
		1:  "1 is not a number of days that AWS takes: use 7 to 30, or 0 to delete it at once",
		6:  "6 is not a number of days that AWS takes: use 7 to 30, or 0 to delete it at once",
		31: "31 is not a number of days that AWS takes: use 7 to 30, or 0 to delete it at once",
	} {
		assert.Equal(t, map[string]string{window: want}, said(t, days(n)))
	}
	got := said(t, &ConnectionSecret{Name: pulumi.String("my redis"), KmsKeyId: pulumi.String("alias/mine")})
	assert.Len(t, got, 2)
	assert.Contains(t, got["connectionSecret.name"], `"my redis"`)
	assert.Contains(t, got["connectionSecret.kmsKeyId"], `"alias/mine"`)
}
