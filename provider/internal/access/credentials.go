package access

import (
	"iter"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// Credentials are all secrets that clients log in with, by the paths of their inputs.
func (p *Plan) Credentials() iter.Seq2[string, inputs.Setting[string]] {
	return func(yield func(string, inputs.Setting[string]) bool) {
		if yield("authToken", p.Token.Own) {
			p.Users.Credentials()(yield)
		}
	}
}

// Credentials are the passwords of the users, by the paths of their inputs.
func (u *Users) Credentials() iter.Seq2[string, inputs.Setting[string]] {
	return func(yield func(string, inputs.Setting[string]) bool) {
		for _, u := range u.Asked {
			for i, password := range u.Passwords.Elements {
				if !yield(inputs.Element(u.path+".passwords", i), password) {
					return
				}
			}
		}
	}
}

// openUserFields are the paths in users that never hold a password. Any other path may hold one by mistake: in an
// access string, or in a field of an unknown name.
var openUserFields = lazyregexp.New(`^users\[\d+\]\.(name|userId|iam)$`)

// HoldsPassword says whether there may be a password at a path, or below it.
func HoldsPassword(path string) bool {
	return inputs.Root(path) == "users" && !openUserFields.MatchString(path)
}
