package engine

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A token that the program does not mark stands in plain text neither in the state, nor in the cloud's file, nor in
// what the engine says, of an error in it either.
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
	assert.NotContains(t, stack.ExportJSON(), "provider/rediscluster/", "places in the plugin's source")
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
			pulumi.Transforms([]pulumi.ResourceTransform{func(
				_ context.Context, args *pulumi.ResourceTransformArgs,
			) *pulumi.ResourceTransformResult {
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
	assert.Contains(t, strings.Join(resources["last"].Dependencies, " "), "::cache",
		"what depends on the cluster waits for it")
	group, err := box.Cloud.Get(replicationGroup, "sessions")
	require.NoError(t, err)
	assert.Equal(t, "us-east-1", group.Region)
}
