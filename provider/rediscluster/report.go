package rediscluster

import (
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Problems are the problems with the inputs that an error of [New] holds, by the path of the input.
func Problems(err error) []perrors.InputPropertyErrorDetails { return inputs.Problems(err) }

// report is how problems of the cluster are told.
func (p *plan) report() check.Report {
	return check.Report{
		Component: "RedisCluster", Consequence: "nothing of the cluster was changed",
		Order: inputOrder(), Secrets: p.in.Secrets,
		Maps: []string{"tags", "parameters"}, NeverQuoted: []string{"authToken"}, Credentials: p.access.Credentials(),
		Private: access.HoldsPassword,
	}
}

// hide takes the secrets out of problems.
func (p *plan) hide(found check.Problems) check.Problems { return p.report().Redact(found) }
