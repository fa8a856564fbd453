package access

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Access is what was built for clients to log in.
type Access struct {
	// Token is the zero Output where there is none.
	Token pulumi.StringOutput
	// Users are the users that were created, by their names.
	Users map[string]*awselasticache.User
	// GroupID is the id of the group that was created of these users, or of the program's own; nil where there is none.
	GroupID pulumi.StringPtrInput
	// Login is what the outputs connect with.
	Login Login
}

// Login is what a client logs in with. What it does not need is empty.
type Login struct {
	UserName          string
	Password, UserARN pulumi.StringOutput
}

// Build creates the token, or the users and their group.
func (p *Plan) Build(b *component.Builder) (*Access, error) {
	token, err := p.Token.build(b)
	if err != nil {
		return nil, err
	}
	users, err := p.Users.build(b)
	if err != nil {
		return nil, err
	}
	group, err := p.Users.buildGroup(b, users)
	if err != nil {
		return nil, err
	}
	return &Access{Token: token, Users: users, GroupID: group, Login: p.login(token, users)}, nil
}

// login is the token, or the newest password of the user that the outputs connect as.
func (p *Plan) login(token pulumi.StringOutput, users map[string]*awselasticache.User) Login {
	login := Login{Password: pulumi.String("").ToStringOutput(), UserARN: pulumi.String("").ToStringOutput()}
	switch user := p.ConnectionUser(); {
	case p.Token.Wanted():
		login.Password = token
	case user != nil:
		login.UserName, login.UserARN = user.Name, users[user.Name].Arn
		if passwords := user.Passwords.Elements; len(passwords) > 0 {
			// The newest password is the last one: the other is on its way out.
			newest := inputs.StringInput(passwords[len(passwords)-1])
			login.Password = pulumi.ToSecret(newest).(pulumi.StringOutput)
		}
	}
	return login
}
