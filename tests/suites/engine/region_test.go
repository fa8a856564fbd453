package engine

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// ofRegion are inputs that are right in a region alone.
func ofRegion(region string) pulumi.Map {
	key := pulumi.String("arn:aws:kms:" + region + ":123456789012:key/01234567-89ab-cdef-0123-456789abcdef")
	return pulumi.Map{
		"enableCloudwatchAlarms":     pulumi.Bool(true),
		"alarmsSnsTopicArns":         pulumi.ToStringArray([]string{"arn:aws:sns:" + region + ":123456789012:alerts"}),
		"kmsKeyId":                   key,
		"preferredAvailabilityZones": pulumi.ToStringArray([]string{region + "a", region + "b"}),
		"slowLog":                    pulumi.Map{"kmsKeyId": key},
		"connectionSecret":           pulumi.Map{"kmsKeyId": key},
	}
}

var regional = []string{
	"alarmsSnsTopicArns[0]",
	"kmsKeyId",
	"preferredAvailabilityZones[0]",
	"preferredAvailabilityZones[1]",
	"slowLog.kmsKeyId",
	"connectionSecret.kmsKeyId",
}

// inRegion is a cluster of one region by a provider of its own of another, with what else it is given.
func inRegion(provider, inputs string, options func(pulumi.ProviderResource) pulumi.ResourceOption) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		p, err := aws.NewProvider(ctx, "own", &aws.ProviderArgs{Region: pulumi.String(provider)})
		if err != nil {
			return err
		}
		n, err := newNetwork(ctx, provider, pulumi.Provider(p))
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(ofRegion(inputs)), options(p))
		return err
	}
}

func viaProviders(p pulumi.ProviderResource) pulumi.ResourceOption { return pulumi.Providers(p) }
func viaProvider(p pulumi.ProviderResource) pulumi.ResourceOption  { return pulumi.Provider(p) }

// What names another region than the cluster's is reported at preview, all of it at once, before anything exists: by
// the region of the default provider, from the environment or the configuration, or by that of an explicit one.
func TestRegionsAtPreview(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		program    pulumi.RunFunc
		configured string
		cluster    string
	}{
		"environment":          {program(ofRegion("us-east-1")), "", sandbox.Region},
		"configuration":        {program(ofRegion(sandbox.Region)), "us-east-1", "us-east-1"},
		"providers":            {inRegion("us-east-1", sandbox.Region, viaProviders), "", "us-east-1"},
		"provider":             {inRegion("us-east-1", sandbox.Region, viaProvider), "", "us-east-1"},
		"provider, configured": {inRegion("eu-central-1", "us-east-1", viaProviders), "us-east-1", "eu-central-1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", test.program)
			if test.configured != "" {
				stack.Set("aws:region", test.configured)
			}
			_, err := stack.TryPreview()
			require.Error(t, err)
			log, readErr := os.ReadFile(stack.Log())
			require.NoError(t, readErr)
			said := string(log)
			for _, path := range regional {
				assert.Contains(t, said, path)
			}
			assert.GreaterOrEqual(t, strings.Count(said, "and the cluster is in "+test.cluster+", by its AWS provider"),
				len(regional))
			assert.Empty(t, box.Holds(), "nothing is created")
		})
	}
}

// What names the region of the cluster is right, also by a provider that is not known before the update. Asking for the
// region starts no provider that the resources do not have.
func TestRegionsOfTheCluster(t *testing.T) {
	t.Parallel()
	later := func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		// Known when the network is there.
		region := n.vpc.Arn.ApplyT(func(arn string) string { return strings.Split(arn, ":")[3] }).(pulumi.StringOutput)
		p, err := aws.NewProvider(ctx, "own", &aws.ProviderArgs{Region: region})
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(ofRegion(sandbox.Region)), pulumi.Providers(p))
		return err
	}
	for name, test := range map[string]struct {
		program   pulumi.RunFunc
		providers int
	}{
		"by default":        {program(ofRegion(sandbox.Region)), 1},
		"by a later answer": {later, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", test.program)
			stack.Preview()
			stack.Up()
			changes, _ := stack.Up()
			assert.Equal(t, []string{"same"}, changes.Kinds())
			assert.Len(t, regexp.MustCompile(`"type":\s*"pulumi:providers:aws"`).FindAllString(stack.ExportJSON(), -1),
				test.providers)
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}

// A program that embeds the component is told as early.
func TestRegionsInProcess(t *testing.T) {
	t.Parallel()
	for _, explicit := range []bool{false, true} {
		t.Run(fmt.Sprint("explicit provider: ", explicit), func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", func(ctx *pulumi.Context) error {
				wrong, opts := "us-east-1", []pulumi.ResourceOption(nil)
				if explicit {
					p, err := aws.NewProvider(ctx, "own", &aws.ProviderArgs{Region: pulumi.String("us-east-1")})
					if err != nil {
						return err
					}
					wrong, opts = sandbox.Region, []pulumi.ResourceOption{pulumi.Provider(p)}
				}
				_, err := rediscluster.New(ctx, "cache", &rediscluster.RedisClusterArgs{
					Name: "sessions", InstanceType: "cache.t4g.small", ReplicationGroupSize: 2,
					EnableAutomaticFailover: true, EnableMultiAz: true,
					VpcId: pulumi.String("vpc-0123456789abcdef0"),
					SubnetIds: pulumi.ToStringArray([]string{
						"subnet-0123456789abcdef0", "subnet-0123456789abcdef1",
					}),
					AlarmsSnsTopicArns: pulumi.ToStringArray([]string{"arn:aws:sns:" + wrong + ":123456789012:alerts"}),
				}, opts...)
				return err
			})
			_, err := stack.TryPreview()
			require.ErrorContains(t, err, ", by its AWS provider: AWS notifies topics of the cluster's region alone")
			assert.Empty(t, box.Holds())
		})
	}
}
