package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// graph is what a program registered, by the name of the resource.
type graph = mocked.Graph

// newRecorder answers for a cluster as AWS would, in outline.
func newRecorder() *mocked.Recorder { return mocked.NewRecorder(Token, addedByAWS) }

// addedByAWS is what AWS adds to the resources that a cluster alone has.
func addedByAWS(args pulumi.MockResourceArgs) map[string]any {
	switch args.TypeToken {
	case awstype.ReplicationGroup:
		outputs := map[string]any{
			"arn":                          "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:cache",
			"engineVersionActual":          "7.1.0",
			"memberClusters":               []any{"cache-002", "cache-001"},
			"primaryEndpointAddress":       "master.cache.abc.euw1.cache.amazonaws.com",
			"readerEndpointAddress":        "replica.cache.abc.euw1.cache.amazonaws.com",
			"configurationEndpointAddress": "",
		}
		if _, clusterMode := args.Inputs["numNodeGroups"]; clusterMode {
			outputs["primaryEndpointAddress"], outputs["readerEndpointAddress"] = "", ""
			outputs["configurationEndpointAddress"] = "clustercfg.cache.abc.euw1.cache.amazonaws.com"
		}
		return outputs
	case awstype.SubnetGroup:
		return map[string]any{
			"arn": "arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:" + args.Inputs["name"].StringValue(),
		}
	}
	return nil
}

// valid are inputs with nothing wrong about them: a primary and a replica in two zones.
func valid() *RedisClusterArgs {
	return &RedisClusterArgs{
		EnableAutomaticFailover: true,
		EnableMultiAz:           true,
		InstanceType:            "cache.m7g.large",
		Name:                    "sessions",
		ReplicationGroupSize:    2,
		SubnetIds:               pulumi.ToStringArray([]string{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"}),
		VpcId:                   pulumi.String("vpc-0aaaaaaaaaaaaaaa1"),
	}
}

// with is valid with changes.
func with(change func(*RedisClusterArgs)) *RedisClusterArgs {
	args := valid()
	change(args)
	return args
}

// deploy runs New in a program of its own, and then what is given to look at the result.
func deploy(t *testing.T, args *RedisClusterArgs, look func(*RedisCluster)) (graph, error) {
	t.Helper()
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		c, err := New(ctx, "cache", args)
		if err == nil && look != nil {
			look(c)
		}
		return err
	}, pulumi.WithMocks("project", "stack", r))
	return r.Graph, err
}

func mustDeploy(t *testing.T, args *RedisClusterArgs) graph {
	t.Helper()
	g, err := deploy(t, args, nil)
	require.NoError(t, err)
	return g
}
