package serverlesscache

import (
	"errors"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// surroundings are what a cache needs around it, in a cloud of its own.
type surroundings struct {
	cloud *awssim.Cloud
	awssim.Network
}

func newSurroundings(t require.TestingT) surroundings {
	cloud, network := mocked.NewCloud(t)
	return surroundings{cloud, network}
}

// with are inputs as the function of this name has them, in the network of the surroundings.
func (s surroundings) with(t require.TestingT, changes ...string) *args {
	fitted := []string{}
	for _, text := range append([]string{sound}, changes...) {
		fitted = append(fitted, strings.NewReplacer(
			"vpc-0aaaaaaaaaaaaaaa1", s.VPC, "subnet-0aaaaaaaaaaaaaaa1", s.Subnets[0], "subnet-0aaaaaaaaaaaaaaa2", s.Subnets[1],
			"sg-0aaaaaaaaaaaaaaa1", s.Groups[0], "sg-0aaaaaaaaaaaaaaa2", s.Groups[1],
			"arn:aws:sns:eu-west-1:123456789012:alerts", s.Topic,
		).Replace(text))
	}
	return with(t, fitted...)
}

// create makes a cache in AWS without holding its inputs against the rules, and is what AWS refused of it.
func (s surroundings) create(args *args) error {
	cloud := &mocked.Creation{Cloud: s.cloud}
	err := translate(cloud, args)
	if refused := errors.Join(cloud.Refusals...); refused != nil {
		return refused
	}
	return err
}

// translate makes a cache without holding its inputs against the rules.
func translate(cloud pulumi.MockResourceMonitor, args *args) error {
	return pulumi.RunErr(func(ctx *pulumi.Context) error {
		p := newPlan(ctx.Context(), args)
		if err := errors.Join(p.in.Err, p.report().Err(check.Refused(p.in))); err != nil {
			return err
		}
		c := &RedisServerlessCache{}
		if err := ctx.RegisterComponentResource(Token, "cache", c); err != nil {
			return err
		}
		hooks, err := component.NewHooks(ctx, Token, "cache", nil)
		if err != nil {
			return err
		}
		b := &builder{
			component.NewBuilder(ctx, c, "cache", p.identity.Tags, nil), p, &component.History[plan]{Hooks: hooks},
			hooks.Refusal(),
			component.Timeouts(pulumi.CustomTimeouts{}, nil),
		}
		_, err = b.children()
		return err
	}, pulumi.WithMocks("project", "stack", cloud))
}
