package mocked

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// OwnUsers is a group of users of the program's own.
const OwnUsers = "my-users"

// NewCloud makes a cloud with a network and [OwnUsers]. Their ids are the same each time.
func NewCloud(t require.TestingT) (*awssim.Cloud, awssim.Network) {
	cloud := awssim.InMemory()
	network, err := cloud.Network(Region)
	require.NoError(t, err)
	text := func(s string) property.Value { return property.New(s) }
	user, err := cloud.Create(Region, awstype.User, property.NewMap(map[string]property.Value{
		"userId": text("nobody"), "userName": text("default"), "engine": text("redis"),
		"accessString":       text("off -@all"),
		"authenticationMode": property.New(map[string]property.Value{"type": text("no-password-required")}),
	}))
	require.NoError(t, err)
	_, err = cloud.Create(Region, awstype.UserGroup, property.NewMap(map[string]property.Value{
		"userGroupId": text(OwnUsers), "engine": text("redis"),
		"userIds": property.New([]property.Value{text(user.ID)}),
	}))
	require.NoError(t, err)
	return cloud, network
}

// Creation answers what a program registers as AWS would, from a real create of it.
type Creation struct {
	Cloud *awssim.Cloud
	// Refusals are what AWS, or its provider, did not take.
	Refusals []error
}

// Call answers nothing: no region is asked for.
func (c *Creation) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

// NewResource creates a resource.
func (c *Creation) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if !isAWS(args) {
		return madeElsewhere(args)
	}
	made, err := c.Cloud.Create(Region, args.TypeToken, resource.FromResourcePropertyMap(args.Inputs))
	if err != nil {
		c.Refusals = append(c.Refusals, fmt.Errorf("%s: %w", args.Name, err))
		return "", nil, err
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}

// Change answers as AWS does, and keeps what one resource is sent. Where that exists and is to be changed, no second
// one is made, nor of what is around it.
type Change struct {
	Cloud *awssim.Cloud
	// Token is the type of the resource.
	Token  string
	Exists bool
	// Sent are its inputs, and Ignored the properties whose changes the engine ignores.
	Sent    property.Map
	Ignored []string
	// ID and Made are what AWS answered, where it did not exist.
	ID   string
	Made map[string]any
}

// Call answers nothing: no region is asked for.
func (c *Change) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

// NewResource creates a resource, or finds the one that is there.
func (c *Change) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if !isAWS(args) {
		return madeElsewhere(args)
	}
	sent := resource.FromResourcePropertyMap(args.Inputs)
	changes := args.TypeToken == c.Token
	if changes {
		c.Sent, c.Ignored = sent, args.RegisterRPC.GetIgnoreChanges()
	}
	if c.Exists {
		if changes || args.TypeToken == awstype.IngressRule {
			return args.Name, args.Inputs, nil
		}
		held, err := c.Cloud.List()
		if err != nil {
			return "", nil, err
		}
		for _, r := range held {
			for _, key := range []string{"name", "userId", "userGroupId"} {
				if name, ok := sent.GetOk(key); ok && r.Type == args.TypeToken && r.Name() == name.AsString() {
					return r.ID, resource.NewPropertyMapFromMap(r.Properties), nil
				}
			}
		}
	}
	made, err := c.Cloud.Create(Region, args.TypeToken, sent)
	if err != nil {
		return "", nil, err
	}
	if changes {
		c.ID, c.Made = made.ID, made.Properties
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}

func isAWS(args pulumi.MockResourceArgs) bool { return strings.HasPrefix(args.TypeToken, "aws:") }

// madeElsewhere answers for what is not AWS's: the component itself, and what is random.
func madeElsewhere(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken != randomPassword {
		return "", args.Inputs, nil
	}
	outputs := args.Inputs.Copy()
	length := args.Inputs["length"].NumberValue()
	version := args.Inputs["keepers"].ObjectValue()["version"].StringValue()
	outputs["result"] = resource.MakeSecret(resource.NewProperty(strings.Repeat("g", int(length)-1) + version))
	return args.Name, outputs, nil
}
