package engine

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A Go program may import the component and do without the plugin. What it deploys is the same, to the last property,
// so that the one can take the other's place in a stack that exists.
func TestInProcess(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{
		"enableCloudwatchAlarms": pulumi.Bool(true),
		"authToken":              pulumi.String("a-token-of-sixteen-or-more"),
	}))
	changes, _ := stack.Up()
	resources := changes["create"]

	on := true
	stack.Run(func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		_, err = rediscluster.New(ctx, "cache", &rediscluster.RedisClusterArgs{
			Name:                    "sessions",
			InstanceType:            "cache.t4g.small",
			ReplicationGroupSize:    2,
			EnableAutomaticFailover: true,
			EnableMultiAz:           true,
			VpcId:                   n.vpc.ID(),
			SubnetIds:               n.subnets,
			EnableCloudwatchAlarms:  &on,
			AuthToken:               pulumi.String("a-token-of-sixteen-or-more"),
		})
		return err
	})
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"same": resources}, changes)

	stack.Run(func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		_, err = rediscluster.New(ctx, "cache",
			&rediscluster.RedisClusterArgs{Name: "Sessions", VpcId: n.vpc.ID(), SubnetIds: n.subnets})
		return err
	})
	_, err := stack.TryPreview()
	assert.ErrorContains(t, err, "RedisCluster: the inputs have 3 problems, so nothing of the cluster was changed:\n")
	assert.ErrorContains(t, err, `  - name: "Sessions" has capital letters`)

	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// Two stacks in one cloud: a name that is taken is AWS's to refuse, and leaves the other cluster alone.
func TestNameTaken(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	first := box.Program("first", program(nil))
	first.Up()
	second := box.Program("second", program(nil))
	_, _, err := second.TryUp()
	require.Error(t, err)
	assert.Contains(t, err.Error(), "AlreadyExists")
	changes, _ := first.Up()
	assert.NotContains(t, changes, "update")
	assert.NotContains(t, changes, "create")
	second.Destroy()
	first.Destroy()
	assert.Empty(t, box.Holds())
}

// AWS fails now and then, in the middle of things: the next up goes on from there.
func TestCreateFailsHalfWay(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(nil))
	fault(t, box, "create", replicationGroup, "InsufficientCacheClusterCapacity",
		"The requested cache node type is not available in the specified Availability Zone.")
	_, _, err := stack.TryUp()
	require.ErrorContains(t, err, "InsufficientCacheClusterCapacity")
	stack.Up()
	assert.Equal(t, "sessions", get(t, box)["replicationGroupId"])
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// The example that embeds the Automation API, as it stands: two clusters from one program.
func TestAutomationExample(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	example := filepath.Join(checkout.Root(), "examples", "automation-go")
	binary := filepath.Join(box.Folder(), "automation-go")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Dir = example
	output, err := build.CombinedOutput()
	require.NoError(t, err, string(output))

	run := func(action string) string {
		command := exec.Command(binary, action)
		command.Dir = box.Folder()
		command.Env = box.Environ()
		output, err := command.CombinedOutput()
		require.NoError(t, err, string(output))
		return string(output)
	}

	assert.Contains(t, run("preview"), "would change")
	progress := run("up")
	assert.Regexp(t, `sessions  create aws:elasticache/replicationGroup:ReplicationGroup cache-replication-group`,
		progress)
	assert.Regexp(t, `sessions  is up: connect to master\.sessions\..*, port 6379`, progress)
	assert.Regexp(t, `catalog   is up: connect to clustercfg\.catalog\..*, port 6379`, progress)
	groups := 0
	for _, held := range box.Holds() {
		if strings.HasPrefix(held, replicationGroup) {
			groups++
		}
	}
	assert.Equal(t, 2, groups)

	progress = run("destroy")
	assert.Contains(t, progress, "sessions  is gone")
	assert.Contains(t, progress, "catalog   is gone")
	assert.Empty(t, box.Holds())
}
