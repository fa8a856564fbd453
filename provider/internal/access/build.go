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
	made, err := p.Users.Build(b)
	if err != nil {
		return nil, err
	}
	if made.Token = token; p.Token.Wanted() {
		made.Login = noLogin()
		made.Login.Password = token
	}
	return made, nil
}

// Build creates the users and their group.
func (u *Users) Build(b *component.Builder) (*Access, error) {
	users, err := u.build(b)
	if err != nil {
		return nil, err
	}
	group, err := u.buildGroup(b, users)
	if err != nil {
		return nil, err
	}
	return &Access{Users: users, GroupID: group, Login: u.login(users)}, nil
}

func noLogin() Login {
	return Login{Password: pulumi.String("").ToStringOutput(), UserARN: pulumi.String("").ToStringOutput()}
}

// login is the newest password of the user that the outputs connect as.
func (u *Users) login(users map[string]*awselasticache.User) Login {
	login := noLogin()
	user := u.connectionUser()
	if user == nil {
		return login
	}
	login.UserName, login.UserARN = user.Name, users[user.Name].Arn
	if passwords := user.Passwords.Elements; len(passwords) > 0 {
		// The newest password is the last one: the other is on its way out.
		newest := inputs.StringInput(passwords[len(passwords)-1])
		login.Password = pulumi.ToSecret(newest).(pulumi.StringOutput)
	}
	return login
}
