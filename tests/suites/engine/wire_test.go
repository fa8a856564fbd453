package engine

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const clusterType = "aws-redis:index:RedisCluster"

// cluster is the component as a program without an SDK registers it: whatever it sends goes over the wire as it is.
type cluster struct {
	pulumi.ResourceState

	Endpoint              pulumi.StringOutput    `pulumi:"endpoint"`
	PrimaryEndpoint       pulumi.StringPtrOutput `pulumi:"primaryEndpoint"`
	ConfigurationEndpoint pulumi.StringPtrOutput `pulumi:"configurationEndpoint"`
}

func newCluster(ctx *pulumi.Context, name string, inputs pulumi.Map, opts ...pulumi.ResourceOption) (*cluster, error) {
	c := &cluster{}
	return c, ctx.RegisterRemoteComponentResource(clusterType, name, inputs, c, opts...)
}

// network is what a cluster needs around it.
type network struct {
	vpc     *ec2.Vpc
	subnets pulumi.StringArray
	app     *ec2.SecurityGroup
	alerts  *sns.Topic
}

func newNetwork(ctx *pulumi.Context, region string, opts ...pulumi.ResourceOption) (*network, error) {
	vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{CidrBlock: pulumi.String("10.0.0.0/16")}, opts...)
	if err != nil {
		return nil, err
	}
	n := &network{vpc: vpc}
	for i, zone := range []string{"a", "b"} {
		subnet, err := ec2.NewSubnet(ctx, "subnet-"+zone, &ec2.SubnetArgs{
			VpcId:            vpc.ID(),
			CidrBlock:        pulumi.Sprintf("10.0.%d.0/24", i+1),
			AvailabilityZone: pulumi.String(region + zone),
		}, opts...)
		if err != nil {
			return nil, err
		}
		n.subnets = append(n.subnets, subnet.ID())
	}
	if n.app, err = ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{VpcId: vpc.ID()}, opts...); err != nil {
		return nil, err
	}
	n.alerts, err = sns.NewTopic(ctx, "alerts", nil, opts...)
	return n, err
}

// inputs are those of a cluster in the network, of which nothing is wrong, with changes: a nil value takes one out.
func (n *network) inputs(changes pulumi.Map) pulumi.Map {
	inputs := pulumi.Map{
		"name":                    pulumi.String("sessions"),
		"instanceType":            pulumi.String("cache.t4g.small"),
		"replicationGroupSize":    pulumi.Int(2),
		"enableAutomaticFailover": pulumi.Bool(true),
		"enableMultiAz":           pulumi.Bool(true),
		"vpcId":                   n.vpc.ID(),
		"subnetIds":               n.subnets,
		"enableCloudwatchAlarms":  pulumi.Bool(false),
	}
	for name, value := range changes {
		if value == nil {
			delete(inputs, name)
		} else {
			inputs[name] = value
		}
	}
	return inputs
}

// program is a network and a cluster with changed inputs and options.
func program(changes pulumi.Map, opts ...pulumi.ResourceOption) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(changes), opts...)
		return err
	}
}

// A token that the program does not mark stands in plain text neither in the state, nor in the cloud's file, nor in what
// the engine says, of an error in it either.
func TestTokenStaysSecret(t *testing.T) {
	t.Parallel()
	const token = "Tr0ub4dor-unmarked-token"
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{"authToken": pulumi.String(token)}))
	stack.Preview()
	stack.Up()
	group := stack.Resources()["cache-replication-group"]
	require.NotEmpty(t, group.Inputs["authToken"], "the token went all the way")
	assert.Contains(t, stack.ExportJSON(), "ciphertext")
	noTrace(t, box, token)
	for _, output := range []string{stack.ExportJSON(), read(t, stack.Log())} {
		assert.False(t, strings.Contains(output, token))
	}

	// Nor in an error that is about the token.
	const wrong = "a token@with what AWS refuses"
	stack.Run(program(pulumi.Map{"authToken": pulumi.String(wrong)}))
	_, err := stack.TryPreview()
	assertProblem(t, err, "authToken (secret)", "holds a character that AWS does not take")
	assert.NotContains(t, err.Error(), wrong)
	noTrace(t, box, wrong)
}

// noTrace fails where a secret stands in any file of the sandbox.
func noTrace(t *testing.T, box *sandbox.Sandbox, secret string) {
	t.Helper()
	seen := 0
	require.NoError(t, filepath.WalkDir(box.Folder(), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		seen++
		assert.False(t, strings.Contains(read(t, path), secret), "found in %s", path)
		return nil
	}))
	assert.Greater(t, seen, 3, "the state, the cloud and the log were searched")
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(content)
}

// What is wrong with the shape of the inputs is told by name, all at once, before anything is registered; never a panic.
func TestWrongInputs(t *testing.T) {
	t.Parallel()
	array := func(values ...pulumi.Input) pulumi.Array { return values }
	type problems map[string]string
	for name, test := range map[string]struct {
		change pulumi.Map
		want   problems
	}{
		"everything required is missing": {
			pulumi.Map{
				"name": nil, "instanceType": nil, "replicationGroupSize": nil, "enableAutomaticFailover": nil, "enableMultiAz": nil,
				"vpcId": nil, "subnetIds": nil,
			},
			problems{
				"name": "is required", "instanceType": "is required", "replicationGroupSize": "is required", "enableAutomaticFailover": "is required",
				"enableMultiAz": "is required", "vpcId": "is required: the id of the VPC", "subnetIds": "is required",
			},
		},
		"wrong types": {
			pulumi.Map{
				"name": pulumi.Int(7), "replicationGroupSize": pulumi.String("2"), "enableMultiAz": pulumi.String("yes"),
				"subnetIds": pulumi.String("subnet-1"), "tags": array(pulumi.String("x")), "port": pulumi.Bool(true),
				"authToken": pulumi.Int(12345678),
			},
			problems{
				"name": "is 7; it takes a string", "replicationGroupSize": `is the string "2"; it takes a whole number: write 2, without quotes`,
				"enableMultiAz": `is the string "yes"; it takes true or false`, "subnetIds": `is the string "subnet-1"; it takes a list`,
				"tags": "is a list; it takes an object of strings", "port": "is true; it takes a whole number",
				"authToken (secret)": "is a secret number; it takes a string",
			},
		},
		"a fraction": {
			pulumi.Map{"replicationGroupSize": pulumi.Float64(2.7), "snapshotRetentionLimit": pulumi.Float64(0.5)},
			problems{
				"replicationGroupSize":   "2.7 is not a whole number; it is never rounded: pass 2 or 3",
				"snapshotRetentionLimit": "0.5 is not a whole number",
			},
		},
		"huge": {
			pulumi.Map{"replicationGroupSize": pulumi.Float64(1e300)},
			problems{"replicationGroupSize": "1e+300 is out of range of a whole number"},
		},
		"the documented list of one": {
			pulumi.Map{"clusterMode": array(pulumi.Map{"numNodeGroups": pulumi.Int(1), "replicasPerNodeGroup": pulumi.Int(1)})},
			problems{"clusterMode": "is a list; pass the object itself: { numNodeGroups, replicasPerNodeGroup }"},
		},
		"inside an object": {
			pulumi.Map{"clusterMode": pulumi.Map{"numNodeGroups": pulumi.Float64(1.5), "shards": pulumi.Int(2)}},
			problems{
				"clusterMode.replicasPerNodeGroup": "is required", "clusterMode.numNodeGroups": "1.5 is not a whole number",
				"clusterMode.shards": "is not an input",
			},
		},
		"a name of the documented module": {
			pulumi.Map{"replication_group_size": pulumi.Int(2), "enableMultiAZ": pulumi.Bool(true)},
			problems{
				"replication_group_size": "is not an input; did you mean replicationGroupSize?",
				"enableMultiAZ":          "is not an input; did you mean enableMultiAz?",
			},
		},
		"a secret where the component decides": {
			pulumi.Map{"name": pulumi.ToSecret(pulumi.String("sessions"))},
			problems{"name (secret)": "is a secret"},
		},
		"rules": {
			pulumi.Map{"name": pulumi.String("Sessions"), "port": pulumi.Int(-1), "redisVersion": pulumi.String("7.1.0")},
			problems{"name": `"Sessions" has capital letters`, "port": "-1 is not a TCP port", "redisVersion": `use "7.1"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stack := sandbox.New(t).Program("test", program(test.change))
			_, err := stack.TryPreview()
			for path, reason := range test.want {
				assertProblem(t, err, path, reason)
			}
			assert.NotContains(t, err.Error(), "cache-", "nothing of the cluster is registered")
			assert.NotContains(t, err.Error(), "12345678", "a token is never quoted")
		})
	}
}

// assertProblem says that the engine reported the problem, under its path, and that nothing crashed.
func assertProblem(t *testing.T, err error, path, reason string) {
	t.Helper()
	require.Error(t, err)
	// The engine adds the value where it finds one at the path.
	want := regexp.MustCompile(`property ` + regexp.QuoteMeta(path) + `( with value '.*')? has a problem: .*` + regexp.QuoteMeta(reason))
	assert.Regexp(t, want, err.Error())
	assert.NotContains(t, err.Error(), "panic")
	assert.NotContains(t, err.Error(), "exited prematurely")
}

// An Output of a resource that does not exist yet is no answer to what the component decides with.
func TestPlainInputsMustBeKnown(t *testing.T) {
	t.Parallel()
	stack := sandbox.New(t).Program("test", func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		unknown := n.vpc.Arn
		_, err = newCluster(ctx, "cache", n.inputs(pulumi.Map{
			"name":                           unknown,
			"allowConnectionsFromCidrBlocks": unknown.ApplyT(func(s string) []string { return []string{s} }).(pulumi.StringArrayOutput),
		}))
		return err
	})
	_, err := stack.TryPreview()
	assertProblem(t, err, "name", "is not known yet")
	assertProblem(t, err, "allowConnectionsFromCidrBlocks", "is not known yet")
}

// A value that becomes known and breaks a rule fails with the words of the rule.
func TestEventualValues(t *testing.T) {
	t.Parallel()
	stack := sandbox.New(t).Program("test", func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(pulumi.Map{
			"redisVersion":                       n.vpc.ID().ApplyT(func(pulumi.ID) string { return "7.1.0" }).(pulumi.StringOutput),
			"allowConnectionsFromCidrBlocks":     pulumi.Array{n.vpc.CidrBlock},
			"allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
			"alarmsSnsTopicArns":                 pulumi.Array{n.alerts.Arn},
			"tags":                               pulumi.Map{"vpc": n.vpc.ID()},
		}))
		return err
	})
	assert.NotZero(t, stack.Preview()["create"])
	_, _, err := stack.TryUp()
	assertProblem(t, err, "redisVersion", `"7.1.0" names a patch release`)
	assert.NotContains(t, err.Error(), "awaiting input property")
}

// Every form of an alias leaves a renamed cluster alone.
func TestRename(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	around := func(rest func(*pulumi.Context, *network) error) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			return rest(ctx, n)
		}
	}
	named := func(name string, opts ...pulumi.ResourceOption) pulumi.RunFunc {
		return around(func(ctx *pulumi.Context, n *network) error {
			_, err := newCluster(ctx, name, n.inputs(pulumi.Map{
				"enableCloudwatchAlarms":             pulumi.Bool(true),
				"allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
			}), opts...)
			return err
		})
	}
	stack := box.Program("test", named("a"))
	changes, _ := stack.Up()
	resources := changes["create"]
	urn := stack.Resources()["a"].URN

	same := sandbox.Changes{"same": resources}
	for _, step := range []struct {
		what    string
		program pulumi.RunFunc
	}{
		{"by name", named("b", pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String("a")}}))},
		{"by URN", named("c", pulumi.Aliases([]pulumi.Alias{{URN: pulumi.URN(strings.TrimSuffix(urn, "::a") + "::b")}}))},
		{"by name, type and no parent", named("d", pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String("c"), Type: pulumi.String(clusterType), NoParent: pulumi.Bool(true)}}))},
		{"under a parent", around(func(ctx *pulumi.Context, n *network) error {
			parent := &struct{ pulumi.ResourceState }{}
			if err := ctx.RegisterComponentResource("test:index:Parent", "parent", parent); err != nil {
				return err
			}
			resources++
			_, err := newCluster(ctx, "d", n.inputs(pulumi.Map{
				"enableCloudwatchAlarms":             pulumi.Bool(true),
				"allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
			}), pulumi.Parent(parent), pulumi.Aliases([]pulumi.Alias{{NoParent: pulumi.Bool(true)}}))
			return err
		})},
	} {
		stack.Run(step.program)
		changes, _ := stack.Up()
		delete(changes, "create") // the parent of the last step
		assert.Equal(t, same, changes, step.what)
	}
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// The options that users give a component reach its children as they expect.
func TestOptions(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", func(ctx *pulumi.Context) error {
		elsewhere, err := aws.NewProvider(ctx, "elsewhere", &aws.ProviderArgs{Region: pulumi.String("us-east-1")})
		if err != nil {
			return err
		}
		n, err := newNetwork(ctx, "us-east-1", pulumi.Provider(elsewhere))
		if err != nil {
			return err
		}
		first, err := sns.NewTopic(ctx, "first", nil)
		if err != nil {
			return err
		}
		c, err := newCluster(ctx, "cache", n.inputs(nil),
			pulumi.Providers(elsewhere),
			pulumi.Protect(true),
			pulumi.RetainOnDelete(true),
			pulumi.DependsOn([]pulumi.Resource{first}),
			pulumi.Transforms([]pulumi.ResourceTransform{func(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
				if args.Type == replicationGroup {
					args.Props["description"] = pulumi.String("transformed")
				}
				return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
			}}),
		)
		if err != nil {
			return err
		}
		_, err = sns.NewTopic(ctx, "last", nil, pulumi.DependsOn([]pulumi.Resource{c}))
		return err
	})
	stack.Up()

	resources := stack.Resources()
	children := 0
	for name, r := range resources {
		if !strings.HasPrefix(name, "cache-") {
			continue
		}
		children++
		assert.Contains(t, r.Provider, "::elsewhere::", "%s: providers", name)
		assert.True(t, r.Protect, "%s: protect", name)
		assert.True(t, r.RetainOnDelete, "%s: retainOnDelete", name)
	}
	assert.Equal(t, 3, children)
	assert.Equal(t, "transformed", resources["cache-replication-group"].Inputs["description"], "transforms")
	assert.Contains(t, resources["cache"].Dependencies, resources["first"].URN, "dependsOn")
	assert.Contains(t, strings.Join(resources["last"].Dependencies, " "), "::cache", "what depends on the cluster waits for it")
	group, err := box.Cloud.Get(replicationGroup, "sessions")
	require.NoError(t, err)
	assert.Equal(t, "us-east-1", group.Region)
}
