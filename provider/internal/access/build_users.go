package access

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// build creates the users, by their names.
func (u *Users) build(b *component.Builder) (map[string]*awselasticache.User, error) {
	users := map[string]*awselasticache.User{}
	for _, one := range u.Planned {
		made, err := one.build(b)
		if err != nil {
			return nil, err
		}
		users[one.Name] = made
	}
	return users, nil
}

// buildGroup creates the group of the users, or takes the program's own. It returns nil where there is neither.
func (u *Users) buildGroup(
	b *component.Builder, users map[string]*awselasticache.User,
) (pulumi.StringPtrInput, error) {
	if len(users) == 0 {
		if !inputs.Said(u.GroupID) {
			return nil, nil
		}
		return inputs.StringInput(u.GroupID).ToStringPtrOutput(), nil
	}
	var ids pulumi.StringArray
	for _, one := range u.Planned {
		ids = append(ids, users[one.Name].UserId)
	}
	group, err := awselasticache.NewUserGroup(b.Ctx, b.Name("user-group"), &awselasticache.UserGroupArgs{
		Engine: pulumi.String(usersEngine), UserGroupId: pulumi.String(u.Group()), UserIds: ids, Tags: b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	return group.UserGroupId.ToStringPtrOutput(), nil
}

// build creates one user.
func (u PlannedUser) build(b *component.Builder) (*awselasticache.User, error) {
	args := &awselasticache.UserArgs{
		UserId: pulumi.String(u.id), UserName: pulumi.String(u.Name), Engine: pulumi.String(usersEngine),
		AccessString: inputs.StringInput(u.access), Tags: b.Tags(),
	}
	opts := b.Child()
	switch mode := (awselasticache.UserAuthenticationModeArgs{
		Type: pulumi.String(u.Authentication),
	}); u.Authentication {
	case elasticache.NoPassword:
		// AWS has another name for this as a mode, so every preview would show a difference.
		args.NoPasswordRequired = pulumi.Bool(true)
	case elasticache.ByPassword:
		mode.Passwords = pulumi.ToSecret(u.Passwords.Inputs()).(pulumi.StringArrayOutput)
		// The provider marks the property passwords as a secret, but not the passwords in the mode.
		opts = append(opts, pulumi.AdditionalSecretOutputs([]string{"authenticationMode"}))
		args.AuthenticationMode = mode
	default:
		args.AuthenticationMode = mode
	}
	return awselasticache.NewUser(b.Ctx, b.Name(u.role), args, opts...)
}
