package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const ingressRule = awstype.IngressRule

// clients is a program with a cluster and two security groups of clients, some of them under other names or written in
// another way.
type clients struct {
	vpc, web, admins string
	// replaced is a description of the web group's, which EC2 cannot change in place.
	replaced string
	// sources are who may connect.
	sources func(*pulumi.Context, *ec2.Vpc, *ec2.SecurityGroup, *ec2.SecurityGroup) (pulumi.Map, error)
}

// asIDs are the groups by their ids, and the network by its block.
func asIDs(_ *pulumi.Context, vpc *ec2.Vpc, web, admins *ec2.SecurityGroup) (pulumi.Map, error) {
	return pulumi.Map{
		"allowConnectionsFromSecurityGroups": pulumi.StringArray{web.ID(), admins.ID()},
		"allowConnectionsFromCidrBlocks":     pulumi.StringArray{vpc.CidrBlock},
	}, nil
}

func (c clients) program(ctx *pulumi.Context) error {
	renamed := func(name, first string) pulumi.ResourceOption {
		if name == first {
			return pulumi.Composite()
		}
		return pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String(first)}})
	}
	vpc, err := ec2.NewVpc(ctx, c.vpc, &ec2.VpcArgs{CidrBlock: pulumi.String("10.0.0.0/16")}, renamed(c.vpc, "vpc"))
	if err != nil {
		return err
	}
	n := network{vpc: vpc}
	for i, zone := range []string{"a", "b"} {
		subnet, err := ec2.NewSubnet(ctx, "subnet-"+zone, &ec2.SubnetArgs{
			VpcId: vpc.ID(), CidrBlock: pulumi.Sprintf("10.0.%d.0/24", i+1),
			AvailabilityZone: pulumi.String(sandbox.Region + zone),
		})
		if err != nil {
			return err
		}
		n.subnets = append(n.subnets, subnet.ID())
	}
	group := func(name, first, description string) (*ec2.SecurityGroup, error) {
		return ec2.NewSecurityGroup(ctx, name,
			&ec2.SecurityGroupArgs{VpcId: vpc.ID(), Description: pulumi.String(description)}, renamed(name, first))
	}
	web, err := group(c.web, "web", "web"+c.replaced)
	if err != nil {
		return err
	}
	admins, err := group(c.admins, "admins", "admins")
	if err != nil {
		return err
	}
	sources, err := c.sources(ctx, vpc, web, admins)
	if err != nil {
		return err
	}
	return ctx.RegisterRemoteComponentResource(clusterType, "cache", n.inputs(sources), &pulumi.ResourceState{})
}

// rules are the ids of the rules in the cloud, by who they allow.
func rules(t *testing.T, box *sandbox.Sandbox) map[string]string {
	t.Helper()
	resources, err := box.Cloud.List()
	require.NoError(t, err)
	ids := map[string]string{}
	for _, r := range resources {
		if r.Type == ingressRule {
			for _, source := range []string{"referencedSecurityGroupId", "cidrIpv4"} {
				if value, ok := r.Properties[source].(string); ok {
					ids[value] = r.ID
				}
			}
		}
	}
	return ids
}

// A program that says the same in other words keeps every rule: a second one that says the same would be refused by
// EC2, at each update again.
func TestRulesStayWhateverTheProgramRenames(t *testing.T) {
	t.Parallel()
	first := clients{vpc: "vpc", web: "web", admins: "admins", sources: asIDs}
	for name, test := range map[string]struct {
		change func(*clients)
		// preview is what a preview shows that is more than nothing, and updated what is updated then: the inputs that
		// the engine has recorded of the component.
		preview sandbox.Changes
		updated int
	}{
		"a group of clients is renamed": {func(c *clients) { c.web = "front" }, nil, 0},
		"two groups change their names": {func(c *clients) { c.web, c.admins = "front", "operators" }, nil, 0},
		"the network is renamed":        {func(c *clients) { c.vpc = "network" }, nil, 0},
		"the order is another": {func(c *clients) {
			c.sources = func(_ *pulumi.Context, vpc *ec2.Vpc, web, admins *ec2.SecurityGroup) (pulumi.Map, error) {
				return asIDs(nil, vpc, admins, web)
			}
		}, sandbox.Changes{"update": 1}, 1},
		"a block is written out": {func(c *clients) {
			c.sources = func(ctx *pulumi.Context, vpc *ec2.Vpc, web, admins *ec2.SecurityGroup) (pulumi.Map, error) {
				inputs, err := asIDs(ctx, vpc, web, admins)
				inputs["allowConnectionsFromCidrBlocks"] = pulumi.ToStringArray([]string{"10.0.0.0/16"})
				return inputs, err
			}
		}, nil, 0},
		"a source waits for a further resource": {func(c *clients) {
			c.sources = func(ctx *pulumi.Context, vpc *ec2.Vpc, web, admins *ec2.SecurityGroup) (pulumi.Map, error) {
				further, err := sns.NewTopic(ctx, "further", nil)
				if err != nil {
					return nil, err
				}
				later := pulumi.All(web.ID(), further.Arn).ApplyT(func(all []any) string {
					return string(all[0].(pulumi.ID))
				}).(pulumi.StringOutput)
				inputs, err := asIDs(ctx, vpc, web, admins)
				inputs["allowConnectionsFromSecurityGroups"] = pulumi.StringArray{later, admins.ID()}
				return inputs, err
			}
		}, sandbox.Changes{"create": 1, "update": 2}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", first.program)
			stack.Up()
			before := rules(t, box)
			require.Len(t, before, 3)

			now := first
			test.change(&now)
			stack.Run(now.program)
			previewed := stack.Preview()
			delete(previewed, "same")
			if test.preview == nil {
				test.preview = sandbox.Changes{}
			}
			assert.Equal(t, test.preview, previewed)
			changes, _ := stack.Up()
			assert.Zero(t, changes["delete"]+changes["replace"], "%v", changes)
			assert.Equal(t, test.updated, changes["update"])
			assert.Equal(t, before, rules(t, box))
			previewed = stack.Preview()
			delete(previewed, "same")
			assert.Empty(t, previewed)
		})
	}
}

// A group of clients that is replaced gets a rule of its own, the preview says that something changes, and no rule is
// there twice.
func TestRulesFollowAGroupThatIsReplaced(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	program := clients{vpc: "vpc", web: "web", admins: "admins", sources: asIDs}
	stack := box.Program("test", program.program)
	stack.Up()
	before := rules(t, box)

	program.replaced = ", new"
	stack.Run(program.program)
	previewed := stack.Preview()
	delete(previewed, "same")
	assert.Equal(t, sandbox.Changes{"replace": 1, "update": 2}, previewed,
		"the group, its rule, and what the engine has recorded")
	stack.Up()
	after := rules(t, box)
	assert.Len(t, after, 3)
	kept := 0
	for source, id := range before {
		if after[source] == id {
			kept++
		}
	}
	assert.Equal(t, 2, kept, "those of the other sources")
}

// Rules of a stack that an earlier version deployed, which called them after the resources that their sources come
// from, are taken over.
func TestRulesOfEarlierVersionsAreTakenOver(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	program := clients{vpc: "vpc", web: "web", admins: "admins", sources: asIDs}
	stack := box.Program("test", program.program)
	stack.Up()
	before := rules(t, box)

	ctx := context.Background()
	deployment, err := stack.Export(ctx)
	require.NoError(t, err)
	state := string(deployment.Deployment)
	for name, former := range map[string]string{"web": "group-web", "admins": "group-admins", "vpc": "cidr-vpc"} {
		value := idOf(t, state, name)
		if name == "vpc" {
			value = "10.0.0.0-16"
		}
		kind, _, _ := strings.Cut(former, "-")
		now := "cache-ingress-" + kind + "-" + value
		require.Contains(t, state, now)
		state = strings.ReplaceAll(state, now, "cache-ingress-"+former)
	}
	require.NoError(t,
		stack.Import(ctx, apitype.UntypedDeployment{Version: deployment.Version, Deployment: []byte(state)}))

	result, err := stack.Stack.Preview(ctx, optpreview.Diff())
	require.NoError(t, err)
	assert.Zero(t, result.ChangeSummary["create"]+result.ChangeSummary["delete"], result.StdOut)
	stack.Up()
	assert.Equal(t, before, rules(t, box))
	assert.Contains(t, stack.Resources(), "cache-ingress-cidr-10.0.0.0-16")
}

// idOf is the id of a security group in a state, by its name in the program.
func idOf(t *testing.T, state, name string) string {
	t.Helper()
	_, after, found := strings.Cut(state, `aws:ec2/securityGroup:SecurityGroup::`+name+`"`)
	if !found {
		return ""
	}
	_, after, _ = strings.Cut(after, `"id":`)
	id, _, _ := strings.Cut(strings.TrimLeft(after, ` "`), `"`)
	return id
}
