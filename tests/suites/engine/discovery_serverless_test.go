package engine

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

type serverlessEndpoints struct {
	pulumi.ResourceState

	Endpoint       pulumi.StringOutput    `pulumi:"endpoint"`
	ReaderEndpoint pulumi.StringOutput    `pulumi:"readerEndpoint"`
	Port           pulumi.IntOutput       `pulumi:"port"`
	ReaderPort     pulumi.IntOutput       `pulumi:"readerPort"`
	Environment    pulumi.StringMapOutput `pulumi:"environment"`
}

// Names for a serverless cache: both lead to its one host, the one for readers with a port of its own, and the Secret
// is what the cache says of itself.
func TestNamesOfServerlessCache(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	secretly := true
	program := func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		cache := &serverlessEndpoints{}
		if err := ctx.RegisterRemoteComponentResource(serverlessType, "cache", pulumi.Map{
			"name": pulumi.String("sessions"), "vpcId": n.vpc.ID(), "subnetIds": n.subnets,
			"allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
			"enableCloudwatchAlarms":             pulumi.Bool(false), "deletionProtection": pulumi.Bool(false),
		}, cache); err != nil {
			return err
		}
		services := pulumi.Map{
			"name": pulumi.String("redis"), "configurationEndpoint": cache.Endpoint,
			"readerEndpoint": cache.ReaderEndpoint, "port": cache.Port, "readerPort": cache.ReaderPort,
			"tls": pulumi.Bool(true),
		}
		if secretly {
			services["environment"] = cache.Environment
		}
		names := &pulumi.ResourceState{}
		if err := ctx.RegisterRemoteComponentResource("aws-redis:index:RedisKubernetesService", "names", services,
			names); err != nil {
			return err
		}
		private := &zone{}
		if err := ctx.RegisterResource(awstype.Zone, "zone", pulumi.Map{
			"name": pulumi.String("internal.example.com"),
		}, private); err != nil {
			return err
		}
		records := &pulumi.ResourceState{}
		return ctx.RegisterRemoteComponentResource("aws-redis:index:RedisDnsRecords", "records", pulumi.Map{
			"zoneId": private.ZoneId, "name": pulumi.String("cache.internal.example.com"),
			"configurationEndpoint": cache.Endpoint, "readerEndpoint": cache.ReaderEndpoint, "tls": pulumi.Bool(true),
		}, records)
	}
	stack := box.Program("test", program)
	previewed := stack.Preview()
	made, _ := stack.Up()
	assert.Equal(t, previewed, made, "nothing comes as a surprise")
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	objects := accepted(t, box)
	assert.Equal(t,
		[]string{"Secret.default.redis-connection", "Service.default.redis", "Service.default.redis-reader"},
		slices.Sorted(maps.Keys(objects)))
	host := objects["Service.default.redis"]["spec"].(map[string]any)["externalName"].(string)
	assert.Regexp(t, `^sessions-[0-9a-z]+\.serverless\.[0-9a-z]+\.cache\.amazonaws\.com$`, host)
	for name, port := range map[string]float64{"redis": 6379, "redis-reader": 6380} {
		spec := objects["Service.default."+name]["spec"].(map[string]any)
		assert.Equal(t, host, spec["externalName"], name)
		assert.Equal(t, port, spec["ports"].([]any)[0].(map[string]any)["port"], name)
	}
	want := map[string]any{
		"REDIS_CLUSTER": "true", "REDIS_HOST": host, "REDIS_PORT": "6379", "REDIS_READER_HOST": host,
		"REDIS_READER_PORT": "6380", "REDIS_TLS": "true", "REDIS_TLS_SERVER_NAME": host,
	}
	environment := maps.Clone(want)
	environment["REDIS_URL"], environment["REDIS_READER_URL"] = "rediss://"+host+":6379", "rediss://"+host+":6380"
	assert.Equal(t, environment, objects["Secret.default.redis-connection"]["stringData"])
	records := map[string]any{}
	for _, resource := range stack.Resources() {
		if resource.Type == awstype.Record {
			records[resource.Inputs["name"].(string)] = resource.Inputs["records"].([]any)[0]
		}
	}
	assert.Equal(t,
		map[string]any{"cache.internal.example.com": host, "cache-reader.internal.example.com": host}, records)

	// Without an environment, the ConfigMap says the same of the connection.
	secretly = false
	stack.Up()
	assert.Equal(t, want, accepted(t, box)["ConfigMap.default.redis-connection"]["data"])
	stack.Destroy()
	assert.Empty(t, accepted(t, box))
	assert.Empty(t, box.Holds())
}
