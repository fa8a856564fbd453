package engine

import (
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const logGroup = awstype.LogGroup

// withLogs is a program with a log group of its own, which the inputs of the cluster can name.
func withLogs(inputs func(own *cloudwatch.LogGroup) pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		own, err := cloudwatch.NewLogGroup(ctx, "own", nil)
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(inputs(own)))
		return err
	}
}

// The logs go to groups that are made for them, then to one that the program makes, whose name the first preview does
// not know; and no more.
func TestLogs(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	made := func(*cloudwatch.LogGroup) pulumi.Map {
		return pulumi.Map{
			"slowLog":   pulumi.Map{},
			"engineLog": pulumi.Map{"format": pulumi.String("text"), "retentionInDays": pulumi.Int(7)},
		}
	}
	groups := func() map[string]any {
		resources, err := box.Cloud.List()
		require.NoError(t, err)
		found := map[string]any{}
		for _, r := range resources {
			if r.Type == logGroup && r.ID[0] == '/' {
				found[r.ID] = r.Properties["retentionInDays"]
			}
		}
		return found
	}
	stack := box.Program("test", withLogs(made))
	stack.Up()
	assert.Equal(t, map[string]any{
		"/aws/vendedlogs/elasticache/sessions/slow-log": 30., "/aws/vendedlogs/elasticache/sessions/engine-log": 7.,
	}, groups())
	deliveries := get(t, box)["logDeliveryConfigurations"]
	assert.ElementsMatch(t, []any{
		map[string]any{
			"logType":         "slow-log",
			"logFormat":       "json",
			"destinationType": "cloudwatch-logs",
			"destination":     "/aws/vendedlogs/elasticache/sessions/slow-log",
		},
		map[string]any{
			"logType":         "engine-log",
			"logFormat":       "text",
			"destinationType": "cloudwatch-logs",
			"destination":     "/aws/vendedlogs/elasticache/sessions/engine-log",
		},
	}, deliveries)
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	stack.Run(withLogs(func(own *cloudwatch.LogGroup) pulumi.Map {
		return pulumi.Map{"slowLog": pulumi.Map{"logGroupName": own.Name}}
	}))
	stack.Up()
	assert.Empty(t, groups())
	assert.Len(t, get(t, box)["logDeliveryConfigurations"], 1)

	fresh := sandbox.New(t)
	first := fresh.Program("test", withLogs(func(own *cloudwatch.LogGroup) pulumi.Map {
		return pulumi.Map{
			"slowLog":   pulumi.Map{"logGroupName": own.Name},
			"engineLog": pulumi.Map{"deliveryStreamName": pulumi.String("redis")},
		}
	}))
	assert.NotContains(t, first.Preview(), "update")

	stack.Run(withLogs(func(*cloudwatch.LogGroup) pulumi.Map { return pulumi.Map{} }))
	stack.Up()
	assert.Empty(t, get(t, box)["logDeliveryConfigurations"])
	stack.Destroy()
	assert.Empty(t, box.Holds())
}
