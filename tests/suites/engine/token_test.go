package engine

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A token of every character that one may have.
const everyCharacter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!&#$^<>-"

// A token is rotated with no connection dropped and no client turned away: both are valid while clients move. Steps out
// of order are refused.
func TestRotateTheToken(t *testing.T) {
	t.Parallel()
	with := func(token, strategy string) pulumi.Map {
		return pulumi.Map{"authToken": pulumi.String(token), "authTokenUpdateStrategy": pulumi.String(strategy)}
	}
	const first, second = "the-first-token-of-27-chars", "the-second-token-of-28-chars"
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, pulumi.Map{"authToken": pulumi.String(first)})
	old, oldURL := s.client(s.url()), s.url()
	ping(t, old)

	s.refused("would turn away every client", with(second, "SET"))
	s.up(with(second, "ROTATE"))
	ping(t, old)
	ping(t, s.client(oldURL)) // also a new connection with the old one
	s.connects()
	moved := s.client(s.url())
	ping(t, moved)

	log := s.up(with(second, "SET"))
	assert.Contains(t, log, "are turned away")
	ping(t, old) // who is in stays
	ping(t, moved)
	s.connects()
	require.ErrorContains(t, s.client(oldURL).Ping(t.Context()).Err(), "WRONGPASS")

	log = s.up(with(first, "ROTATE"))
	assert.NotContains(t, log, "WARNING")
	s.connects()
	s.nothingLeaks()
}

// The same with tokens that are generated.
func TestRotateAGeneratedToken(t *testing.T) {
	t.Parallel()
	with := func(version int, strategy string) pulumi.Map {
		return pulumi.Map{
			"generateAuthToken":       pulumi.Bool(true),
			"authTokenVersion":        pulumi.Int(version),
			"authTokenUpdateStrategy": pulumi.String(strategy),
		}
	}
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil,
		pulumi.Map{"generateAuthToken": pulumi.Bool(true), "connectionSecret": pulumi.Map{}})
	first := s.output("token").Value.(string)
	assert.Regexp(t, "^[A-Za-z0-9]{64}$", first)
	old := s.client(s.url())
	s.connects()

	s.refused("would turn away every client", with(2, "SET"))
	s.up(with(2, "ROTATE"))
	assert.NotEqual(t, first, s.output("token").Value)
	ping(t, old)
	s.connects()
	s.up(with(2, "SET"))
	s.connects()
	s.nothingLeaks()
}

// A cluster without any password gets a token: first beside no token, and then it is demanded.
func TestAddAToken(t *testing.T) {
	t.Parallel()
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, nil)
	before := s.url()
	log := s.up(pulumi.Map{"generateAuthToken": pulumi.Bool(true)})
	assert.Contains(t, log, "AWS takes it beside no token at all")
	ping(t, s.client(before))
	s.connects()
	s.up(pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenUpdateStrategy": pulumi.String("SET")})
	s.connects()
	require.ErrorContains(t, s.client(before).Ping(t.Context()).Err(), "NOAUTH")
	s.nothingLeaks()
}

// A cluster that an earlier version deployed without a strategy, and its state has the AWS provider's own default, is
// the same cluster.
func TestStrategyOfEarlierVersions(t *testing.T) {
	t.Parallel()
	for name, inputs := range map[string]pulumi.Map{
		"own":       {"authToken": pulumi.String("a-token-of-sixteen-or-more")},
		"generated": {"generateAuthToken": pulumi.Bool(true)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			withheld := false
			earlier := pulumi.Transforms([]pulumi.ResourceTransform{
				func(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
					if args.Type != replicationGroup {
						return nil
					}
					withheld = args.Props["authTokenUpdateStrategy"] != nil
					delete(args.Props, "authTokenUpdateStrategy")
					return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
				},
			})
			stack := box.Program("test", program(inputs, earlier))
			changes, _ := stack.Up()
			resources := changes["create"]
			require.True(t, withheld)
			assert.Equal(t, "ROTATE", stack.Resources()["cache-replication-group"].Inputs["authTokenUpdateStrategy"],
				"the provider's own")

			stack.Run(program(inputs))
			assert.Equal(t, sandbox.Changes{"same": resources}, stack.Preview())
			assert.Equal(t, sandbox.Changes{"same": resources}, stack.Refresh())
			changes, _ = stack.Up()
			assert.Equal(t, sandbox.Changes{"same": resources}, changes)
			stack.Destroy()
		})
	}
}
