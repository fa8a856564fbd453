package serverlesscache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// report says how the problems of the cache are reported.
func (p *plan) report() check.Report {
	return check.Report{
		Component: componentName, Consequence: "nothing of the cache was changed",
		Order: inputOrder(), Secrets: p.in.Secrets, Maps: []string{"tags"},
		Credentials: p.users.Credentials(), Private: access.HoldsPassword,
	}
}
