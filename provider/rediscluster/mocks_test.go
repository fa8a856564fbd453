package rediscluster

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// graph is what a program registered, by the name of the resource.
type graph map[string]registered

type registered struct {
	pulumi.MockResourceArgs
	// sent are the inputs as they went over the wire, secrets marked.
	sent resource.PropertyMap
}

func (r registered) parent() string { return r.RegisterRPC.GetParent() }

func (r registered) dependencies() []string { return r.RegisterRPC.GetDependencies() }

// get is a property without its secret mark.
func (r registered) get(property string) any {
	value, _ := inputs.Revealed(r.Inputs[resource.PropertyKey(property)])
	return value.Mappable()
}

func (r registered) has(property string) bool {
	value, ok := r.Inputs[resource.PropertyKey(property)]
	return ok && !value.IsNull()
}

// recorder answers as AWS would, in outline, and keeps what it is asked for.
type recorder struct {
	mu    sync.Mutex
	graph graph
	// providers are those whose region was asked for, in order: empty for the default one.
	providers []string
}

func (r *recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	if args.Token != "aws:index/getRegion:getRegion" || len(args.Args) > 0 {
		return nil, fmt.Errorf("an invoke that the component does not make: %s", args.Token)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.providers = append(r.providers, args.Provider)
	if strings.Contains(args.Provider, "::elsewhere") {
		return resource.PropertyMap{"id": resource.NewProperty("us-east-1")}, nil
	}
	return resource.PropertyMap{"id": resource.NewProperty(region)}, nil
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	sent, err := plugin.UnmarshalProperties(args.RegisterRPC.GetObject(), plugin.MarshalOptions{
		KeepSecrets: true, KeepOutputValues: true, KeepUnknowns: true,
	})
	if err != nil {
		return "", nil, err
	}
	r.mu.Lock()
	r.graph[args.Name] = registered{args, sent}
	r.mu.Unlock()

	outputs := args.Inputs.Copy()
	set := func(values map[string]any) {
		for k, v := range values {
			outputs[resource.PropertyKey(k)] = resource.NewPropertyValue(v)
		}
	}
	switch args.TypeToken {
	case "aws:elasticache/replicationGroup:ReplicationGroup":
		set(map[string]any{
			"arn":                          "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:cache",
			"engineVersionActual":          "7.1.0",
			"memberClusters":               []any{"cache-002", "cache-001"},
			"primaryEndpointAddress":       "master.cache.abc.euw1.cache.amazonaws.com",
			"readerEndpointAddress":        "replica.cache.abc.euw1.cache.amazonaws.com",
			"configurationEndpointAddress": "",
		})
		if _, clusterMode := args.Inputs["numNodeGroups"]; clusterMode {
			set(map[string]any{
				"primaryEndpointAddress":       "",
				"readerEndpointAddress":        "",
				"configurationEndpointAddress": "clustercfg.cache.abc.euw1.cache.amazonaws.com",
			})
		}
	case "aws:elasticache/subnetGroup:SubnetGroup":
		set(map[string]any{
			"arn": "arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:" + args.Inputs["name"].StringValue(),
		})
	case "aws:ec2/securityGroup:SecurityGroup":
		set(map[string]any{"arn": "arn:aws:ec2:eu-central-1:123456789012:security-group/" + args.Name + "-id"})
	case "aws:elasticache/user:User":
		set(map[string]any{
			"arn": "arn:aws:elasticache:eu-west-1:123456789012:user:" + args.Inputs["userId"].StringValue(),
		})
	case "aws:secretsmanager/secret:Secret":
		set(map[string]any{"arn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:" + args.Name + "-AbCdEf"})
	case "random:index/randomPassword:RandomPassword":
		outputs["result"] = resource.MakeSecret(
			resource.NewProperty("generated-" + args.Inputs["keepers"].ObjectValue()["version"].StringValue()),
		)
	case "aws:cloudwatch/compositeAlarm:CompositeAlarm":
		set(map[string]any{
			"arn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + args.Inputs["alarmName"].StringValue(),
		})
	case "aws:cloudwatch/metricAlarm:MetricAlarm":
		set(map[string]any{
			"arn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + args.Inputs["name"].StringValue(),
		})
	}
	switch {
	case args.TypeToken == Token:
		return "", outputs, nil
	case args.Name == "app":
		return "sg-0aaaaaaaaaaaaaaa1", outputs, nil
	}
	return args.Name + "-id", outputs, nil
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
	r := &recorder{graph: graph{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		c, err := New(ctx, "cache", args)
		if err == nil && look != nil {
			look(c)
		}
		return err
	}, pulumi.WithMocks("project", "stack", r))
	return r.graph, err
}

func mustDeploy(t *testing.T, args *RedisClusterArgs) graph {
	t.Helper()
	g, err := deploy(t, args, nil)
	require.NoError(t, err)
	return g
}
