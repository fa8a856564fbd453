package majors

import (
	"os"
	"regexp"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// programs are YAML programs of the repository, with a change in place of each: an input of a resource.
var programs = map[string]struct {
	path, resource, input string
	value                 any
}{
	"smallest":   {"tests/suites/released/programs/smallest", "cache", "tags", object{"Team": "shop"}},
	"fullest":    {"tests/suites/released/programs/fullest", "cache", "snapshotRetentionLimit", 34},
	"users":      {"tests/suites/released/programs/users", "cache", "description", "The shop"},
	"serverless": {"tests/suites/released/programs/serverless", "cache", "dataStorage", object{"maximum": 20}},
	"backups":    {"tests/suites/released/programs/backups", "export", "tags", object{"Team": "shop"}},
	"discovery":  {"tests/suites/released/programs/discovery", "records", "ttl", 30},
	"network":    {"examples/yaml", "cache", "tags", object{"Team": "shop"}},
	"scaling":    {"examples/scaling-yaml", "cache", "tags", object{"Team": "shop"}},
}

// deployed is a stack of a program in a sandbox that has both versions.
func deployed(t *testing.T, p object) (*sandbox.Sandbox, *sandbox.Stack) {
	t.Helper()
	box := sandbox.New(t).BothMajors()
	stack := box.Project(write(t, box, p))
	require.NoError(t, stack.SetConfig(t.Context(), "kubeconfig", auto.ConfigValue{Value: "{}", Secret: true}))
	changes, _ := stack.Up()
	assert.Equal(t, []string{"create"}, changes.Kinds())
	return box, stack
}

// settled holds that neither an update nor a refresh finds a difference.
func settled(t *testing.T, stack *sandbox.Stack) {
	t.Helper()
	changes, _ := stack.Up()
	assert.Equal(t, []string{"same"}, changes.Kinds(), "an update")
	assert.Equal(t, []string{"same"}, stack.Refresh().Kinds(), "a refresh")
}

// regions counts the resources of a state that have a region of their own among their inputs: those of version 7.
func regions(stack *sandbox.Stack) (with int) {
	for _, r := range stack.Resources() {
		if r.Inputs["region"] == sandbox.Region {
			with++
		}
	}
	return with
}

// Everything that the components create deploys with an explicit provider of version 7, and stays as it is.
func TestVersionSeven(t *testing.T) {
	t.Parallel()
	for name, one := range programs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := program(t, one.path)
			explicit(p, awssim.VersionSeven())
			box, stack := deployed(t, p)
			assert.NotZero(t, regions(stack), "version 7 has deployed it")
			settled(t, stack)
			write(t, box, given(p, one.resource, one.input, one.value))
			changes, _ := stack.Up()
			assert.Equal(t, []string{"same", "update"}, changes.Kinds(), "a change in place, also after a refresh")
			changes, _ = stack.Up()
			assert.Equal(t, []string{"same"}, changes.Kinds())
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}

// A stack moves from version 6 to 7 and back, and nothing is replaced, created or deleted. Without a refresh the
// first update writes the regions down, which changes nothing in AWS.
func TestFromSixToSevenAndBack(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"fullest", "serverless", "backups", "discovery"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one := programs[name]
			p := program(t, one.path)
			explicit(p, awssim.Version)
			box, stack := deployed(t, p)
			assert.Zero(t, regions(stack), "version 6 has no regions")

			p = program(t, one.path)
			explicit(p, awssim.VersionSeven())
			write(t, box, p)
			changes, _ := stack.Up()
			assert.Equal(t, []string{"same", "update"}, changes.Kinds())
			assert.NotZero(t, regions(stack))
			settled(t, stack)

			p = program(t, one.path)
			explicit(p, awssim.Version)
			write(t, box, p)
			changes, _ = stack.Up()
			assert.Subset(t, []string{"same", "update"}, changes.Kinds())
			settled(t, stack)
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}

// With a refresh by the program, as pulumi-aws recommends, the provider alone is updated.
func TestFromSixToSevenWithRefresh(t *testing.T) {
	t.Parallel()
	one := programs["fullest"]
	p := program(t, one.path)
	explicit(p, awssim.Version)
	box, stack := deployed(t, p)
	p = program(t, one.path)
	explicit(p, awssim.VersionSeven())
	write(t, box, p)
	result, err := stack.Stack.Up(t.Context(), optup.Refresh(), optup.RunProgram(true))
	require.NoError(t, err)
	assert.LessOrEqual(t, (*result.Summary.ResourceChanges)["update"], 1)
	assert.Subset(t, []string{"same", "update"}, sandbox.Changes(*result.Summary.ResourceChanges).Kinds())
	settled(t, stack)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// A program whose SDK is of version 7 and that passes no provider has two default providers: each deploys its part.
func TestTwoDefaultProviders(t *testing.T) {
	t.Parallel()
	p := program(t, programs["network"].path)
	byDefault(p, awssim.VersionSeven())
	box, stack := deployed(t, p)
	for name, r := range stack.Resources() {
		if regexp.MustCompile(`^(vpc|subnet-[ab]|app|alerts)$`).MatchString(name) {
			assert.Regexp(t, `::default_7_`, r.Provider, name)
		} else if r.Type != "aws-redis:index:RedisCluster" {
			assert.Regexp(t, `::default_6_`, r.Provider, name)
		}
	}
	settled(t, stack)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// What the components ask of the provider means the same with version 7: that a bucket is in another region is told at
// preview. Its region is in another property there.
func TestABucketElsewhere(t *testing.T) {
	t.Parallel()
	p := object{"name": "elsewhere", "runtime": "yaml", "resources": object{
		"bucket": object{
			"type": "aws:s3:BucketV2", "properties": object{"bucket": "exports-elsewhere", "region": "us-east-1"},
		},
	}}
	explicit(p, awssim.VersionSeven())
	box, stack := deployed(t, p)
	inner(p, "resources")["export"] = object{
		"type": "aws-redis:index:RedisSnapshotExport",
		"properties": object{
			"name": "sessions", "replicationGroupId": "sessions", "instanceType": "cache.r7g.large",
			"bucketName": "exports-elsewhere",
		},
		"options": object{"providers": []any{"${own}"}},
	}
	write(t, box, p)
	_, err := stack.TryPreview()
	require.Error(t, err)
	log, readErr := os.ReadFile(stack.Log())
	require.NoError(t, readErr)
	assert.Contains(t, string(log), `"exports-elsewhere" is in us-east-1, and the cluster is in eu-west-1`)
}
