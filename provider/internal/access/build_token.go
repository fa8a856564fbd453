package access

import (
	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// generatedTokenLength of letters and digits is 381 bits. Symbols would add little, and have to be quoted in shells,
// files and URLs.
const generatedTokenLength = 64

// build generates a token or takes the program's own. It returns the zero Output where there is none.
func (t *Token) build(b *component.Builder) (pulumi.StringOutput, error) {
	switch {
	case t.Generate:
		made, err := random.NewRandomPassword(b.Ctx, b.Name("auth-token"), &random.RandomPasswordArgs{
			Length:  pulumi.Int(generatedTokenLength),
			Special: pulumi.Bool(false),
			Keepers: pulumi.StringMap{"version": pulumi.String(t.key())},
		}, b.Child()...)
		if err != nil {
			return pulumi.StringOutput{}, err
		}
		return made.Result, nil
	case t.Own.Given:
		return pulumi.ToSecret(inputs.StringInput(t.Own)).(pulumi.StringOutput), nil
	}
	return pulumi.StringOutput{}, nil
}
