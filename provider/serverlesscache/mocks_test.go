package serverlesscache

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// args is short for what nearly every test changes.
type args = RedisServerlessCacheArgs

// with are the inputs of the sound cache, with the changes that texts in YAML make.
func with(t require.TestingT, changes ...string) *args {
	return inputstest.Args[args](t, nil, append([]string{sound}, changes...)...)
}

// bare are inputs with nothing wrong about them, and no more than has to be given.
const bare = "allowConnectionsFromSecurityGroups: null\ndataStorage: null\necpuPerSecond: null\nusers: null\n" +
	"alarmsSnsTopicArns: null\n"

// newRecorder answers for a cache as AWS would, in outline.
func newRecorder() *mocked.Recorder {
	return mocked.NewRecorder(Token, func(args pulumi.MockResourceArgs) map[string]any {
		if args.TypeToken != awstype.ServerlessCache {
			return nil
		}
		endpoint := func(port int) []any {
			return []any{map[string]any{"address": "sessions-abc.serverless.euw1.cache.amazonaws.com", "port": port}}
		}
		return map[string]any{
			"arn":       "arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:sessions",
			"endpoints": endpoint(6379), "readerEndpoints": endpoint(6380), "fullEngineVersion": "8.1",
		}
	})
}

// deploy runs New in a program of its own, and then what is given to look at the result.
func deploy(args *args, look func(*RedisServerlessCache), opts ...pulumi.ResourceOption) (mocked.Graph, error) {
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		c, err := New(ctx, "cache", args, opts...)
		if err == nil && look != nil {
			look(c)
		}
		return err
	}, pulumi.WithMocks("project", "stack", r))
	return r.Graph, err
}

// mustDeploy deploys the sound cache with changes.
func mustDeploy(t *testing.T, changes ...string) mocked.Graph {
	t.Helper()
	g, err := deploy(with(t, changes...), nil)
	require.NoError(t, err)
	return g
}

// planOf is the plan of inputs, as far as the rules are concerned.
func planOf(t require.TestingT, args *args) *plan {
	p := newPlan(context.Background(), args)
	require.NoError(t, p.in.Err)
	require.Empty(t, p.in.Found)
	p.region, p.accepted.Rules = mocked.Region, everyRule()
	return p
}

// recorded are the inputs as the engine has them in its state.
func recorded(args *args) (resource.PropertyMap, error) {
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		return ctx.RegisterComponentResourceV2(Token, "cache", inputs.Recorded(args), &RedisServerlessCache{})
	}, pulumi.WithMocks("project", "stack", r))
	return r.Graph["cache"].Sent, err
}

// changed is the change of a cache that was deployed before as something else, with outputs of it.
func changed(t require.TestingT, then, now *args, outputs map[string]any) planChange {
	sent, err := recorded(then)
	require.NoError(t, err)
	was := remember(context.Background(), sent, resource.NewPropertyMapFromMap(outputs))
	require.NotNil(t, was)
	return planChange{Was: was, Now: planOf(t, now)}
}
