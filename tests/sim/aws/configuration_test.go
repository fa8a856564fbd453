package awssim_test

import (
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestDefaultTags(t *testing.T) {
	e := newEngine(t, newCloud(t), values{"region": region, "defaultTags": `{"tags":{"owner":"us","env":"dev"}}`})
	inputs := values{"cidrBlock": "10.0.0.0/16", "tags": values{"env": "prod"}}
	r := e.create(vpcType, "net", inputs)
	assert.Equal(t, value(values{"owner": "us", "env": "prod"}), r.outputs.Get("tagsAll"))
	assert.Equal(t, value(values{"env": "prod"}), r.outputs.Get("tags"))
	e.unchanged(e.refresh(r), inputs)
}

func TestConfiguration(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	t.Setenv("AWS_DEFAULT_REGION", "")
	provider := awssim.Provider(newCloud(t))
	err := provider.Configure(t.Context(),
		p.ConfigureRequest{Args: values{"skipCredentialsValidation": "true"}.properties()})
	assert.ErrorContains(t, err, "missing region information")

	t.Setenv("AWS_DEFAULT_REGION", "eu-north-1")
	e := newEngine(t, newCloud(t), values{})
	assert.Contains(t, e.create(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"}).str("arn"), ":eu-north-1:")

	t.Setenv(awssim.StateEnv, "")
	e = newEngine(t, nil, nil)
	_, err = e.tryCreate(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"})
	assert.ErrorContains(t, err, "AWSSIM_STATE is not set")
}

func TestFunctions(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	zones, err := e.server.Invoke(p.InvokeRequest{
		Token: "aws:index/getAvailabilityZones:getAvailabilityZones", Args: values{"state": "available"}.properties(),
	})
	require.NoError(t, err)
	assert.Equal(t, value([]string{"us-east-1a", "us-east-1b", "us-east-1c"}), zones.Return.Get("names"))
	assert.Equal(t, value([]string{"use1-az1", "use1-az2", "use1-az3"}), zones.Return.Get("zoneIds"))

	where, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
	require.NoError(t, err)
	assert.Equal(t, region, where.Return.Get("name").AsString())

	abroad := newEngine(t, newCloud(t), values{"region": "eu-west-1"})
	where, err = abroad.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
	require.NoError(t, err)
	assert.Equal(t, "eu-west-1", where.Return.Get("name").AsString())

	who, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getCallerIdentity:getCallerIdentity"})
	require.NoError(t, err)
	assert.Equal(t, awssim.Account, who.Return.Get("accountId").AsString())

	refused, err := e.server.Invoke(p.InvokeRequest{
		Token: "aws:index/getRegion:getRegion",
		Args:  values{"nope": 1}.properties(),
	})
	require.NoError(t, err)
	assert.Len(t, refused.Failures, 1)
}

// sdkCalls answers what a program asks through the SDK, with the default provider or with the explicit one that it
// names.
type sdkCalls struct {
	defaultProvider, explicit *engine
}

func (c sdkCalls) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	return args.Name + "-id", args.Inputs, nil
}

func (c sdkCalls) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	e := c.defaultProvider
	if args.Provider != "" {
		e = c.explicit
	}
	resp, err := e.server.Invoke(p.InvokeRequest{
		Token: tokens.Type(args.Token),
		Args:  resource.FromResourcePropertyMap(args.Args),
	})
	return resource.ToResourcePropertyMap(resp.Return), err
}

func TestGetRegionOfTheSDK(t *testing.T) {
	calls := sdkCalls{newEngine(t, newCloud(t), nil), newEngine(t, newCloud(t), values{"region": "eu-west-1"})}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		here, err := aws.GetRegion(ctx, nil)
		require.NoError(t, err)
		assert.Equal(t, &aws.GetRegionResult{
			Id: region, Name: region, Endpoint: "ec2.us-east-1.amazonaws.com", Description: "Simulated (us-east-1)",
		}, here)

		provider, err := aws.NewProvider(ctx, "abroad", &aws.ProviderArgs{Region: pulumi.String("eu-west-1")})
		require.NoError(t, err)
		abroad, err := aws.GetRegion(ctx, &aws.GetRegionArgs{}, pulumi.Provider(provider))
		require.NoError(t, err)
		assert.Equal(t, "eu-west-1", abroad.Name)

		other := "ap-south-1"
		asked, err := aws.GetRegion(ctx, &aws.GetRegionArgs{Name: &other}, pulumi.Provider(provider))
		require.NoError(t, err)
		assert.Equal(t, other, asked.Id)

		later := aws.GetRegionOutput(ctx, aws.GetRegionOutputArgs{}, pulumi.Provider(provider))
		later.Name().ApplyT(func(name string) string {
			assert.Equal(t, "eu-west-1", name)
			return name
		})
		return nil
	}, pulumi.WithMocks("project", "stack", calls)))
}
