package rediscluster

import (
	"iter"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// Problems are the problems with the inputs that an error of [New] holds, by the path of the input.
func Problems(err error) []perrors.InputPropertyErrorDetails { return inputs.Problems(err) }

// report is how problems of the cluster are told.
func (r *request) report() check.Report {
	return check.Report{
		Component: "RedisCluster", Consequence: "nothing of the cluster was changed", Order: inputOrder(), Secrets: r.secrets,
		Maps: []string{"tags", "parameters"}, NeverQuoted: []string{"authToken"}, Credentials: r.credentials(), Private: holdsPassword,
	}
}

// hide takes the secrets out of problems.
func (r *request) hide(found check.Problems) check.Problems { return r.report().Redact(found) }

// credentials are what clients log in with, by where they come from.
func (r *request) credentials() iter.Seq2[string, inputs.Setting[string]] {
	return func(yield func(string, inputs.Setting[string]) bool) {
		if !yield("authToken", r.authToken) {
			return
		}
		for _, u := range r.users {
			for i, password := range u.passwords.Elements {
				if !yield(inputs.Element(u.path+".passwords", i), password) {
					return
				}
			}
		}
	}
}

// openUserFields are those of a user in which no password belongs. The rest may hold one by mistake: an access string, or a field under a
// name of its own.
var openUserFields = lazyregexp.New(`^users\[\d+\]\.(name|userId|iam)$`)

// holdsPassword says whether a password may stand at a path, or in what stands there.
func holdsPassword(path string) bool {
	return inputs.Root(path) == "users" && !openUserFields.MatchString(path)
}
