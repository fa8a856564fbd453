package access

import (
	"iter"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// Credentials are what clients log in with, by where they come from.
func (p *Plan) Credentials() iter.Seq2[string, inputs.Setting[string]] {
	return func(yield func(string, inputs.Setting[string]) bool) {
		if !yield("authToken", p.AuthToken) {
			return
		}
		for _, u := range p.Users {
			for i, password := range u.Passwords.Elements {
				if !yield(inputs.Element(u.path+".passwords", i), password) {
					return
				}
			}
		}
	}
}

// openUserFields are those of a user in which no password belongs. The rest may hold one by mistake: an access string,
// or a field under a name of its own.
var openUserFields = lazyregexp.New(`^users\[\d+\]\.(name|userId|iam)$`)

// HoldsPassword says whether a password may stand at a path, or in what stands there.
func HoldsPassword(path string) bool {
	return inputs.Root(path) == "users" && !openUserFields.MatchString(path)
}
