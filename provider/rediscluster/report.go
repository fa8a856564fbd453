package rediscluster

import (
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Problems are the problems with the inputs in an error of [New], by the paths of the inputs.
func Problems(err error) []perrors.InputPropertyErrorDetails { return inputs.Problems(err) }

// report says how the problems of the cluster are reported.
func (p *plan) report() check.Report {
	return check.Report{
		Component: "RedisCluster", Consequence: "nothing of the cluster was changed",
		Order: inputOrder(), Secrets: p.in.Secrets,
		Maps: []string{"tags", "parameters"}, NeverQuoted: []string{"authToken"}, Credentials: p.access.Credentials(),
		Private: access.HoldsPassword,
	}
}
