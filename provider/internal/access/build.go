package access

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// token is the program's own, or one that is generated; the zero Output where there is none.
func (p *Plan) token(b *component.Builder) (pulumi.StringOutput, error) {
	switch {
	case p.GenerateToken:
		made, err := random.NewRandomPassword(b.Ctx, b.Name("auth-token"), &random.RandomPasswordArgs{
			Length:  pulumi.Int(generatedTokenLength),
			Special: pulumi.Bool(false),
			Keepers: pulumi.StringMap{"version": pulumi.String(p.tokenKey())},
		}, b.Child()...)
		if err != nil {
			return pulumi.StringOutput{}, err
		}
		return made.Result, nil
	case p.AuthToken.Given:
		return pulumi.ToSecret(inputs.StringInput(p.AuthToken)).(pulumi.StringOutput), nil
	}
	return pulumi.StringOutput{}, nil
}

// Access is who may log in: the users that are made, by their names, and the group of them that the cluster has.
type Access struct {
	Token pulumi.StringOutput
	Users map[string]*awselasticache.User
	// GroupID is that of the users that are made, or of the program's own group.
	GroupID pulumi.StringPtrInput
}

// Build makes the token, or the users and the group of them.
func (p *Plan) Build(b *component.Builder) (*Access, error) {
	a := &Access{Users: map[string]*awselasticache.User{}}
	token, err := p.token(b)
	if err != nil {
		return nil, err
	}
	a.Token = token
	var ids pulumi.StringArray
	for _, u := range p.PlannedUsers {
		made, err := p.user(b, u)
		if err != nil {
			return nil, err
		}
		a.Users[u.Name] = made
		ids = append(ids, made.UserId)
	}
	switch {
	case len(ids) > 0:
		group, err := awselasticache.NewUserGroup(b.Ctx, b.Name("user-group"), &awselasticache.UserGroupArgs{
			Engine: pulumi.String(usersEngine), UserGroupId: pulumi.String(p.UserGroup()), UserIds: ids, Tags: b.Tags(),
		}, b.Child()...)
		if err != nil {
			return nil, err
		}
		a.GroupID = group.UserGroupId.ToStringPtrOutput()
	case inputs.Said(p.UserGroupID):
		a.GroupID = inputs.StringInput(p.UserGroupID).ToStringPtrOutput()
	}
	return a, nil
}

func (p *Plan) user(b *component.Builder, u PlannedUser) (*awselasticache.User, error) {
	args := &awselasticache.UserArgs{
		UserId: pulumi.String(u.id), UserName: pulumi.String(u.Name), Engine: pulumi.String(usersEngine),
		AccessString: inputs.StringInput(u.access), Tags: b.Tags(),
	}
	opts := b.Child()
	switch mode := (awselasticache.UserAuthenticationModeArgs{
		Type: pulumi.String(u.Authentication),
	}); u.Authentication {
	case elasticache.NoPassword:
		// As a mode AWS would call it otherwise than it is called here, and every preview would show a difference.
		args.NoPasswordRequired = pulumi.Bool(true)
	case elasticache.ByPassword:
		mode.Passwords = pulumi.ToSecret(u.Passwords.Inputs()).(pulumi.StringArrayOutput)
		// The provider marks the list of passwords beside the mode as a secret, and not the one in it.
		opts = append(opts, pulumi.AdditionalSecretOutputs([]string{"authenticationMode"}))
		args.AuthenticationMode = mode
	default:
		args.AuthenticationMode = mode
	}
	return awselasticache.NewUser(b.Ctx, b.Name(u.role), args, opts...)
}
