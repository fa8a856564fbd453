package engine

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

// section is a section of docs/scaling.md, up to the next heading.
func section(t *testing.T, heading string) string {
	t.Helper()
	_, rest, found := strings.Cut(read(t, checkout.Root()+"/docs/scaling.md"), "# "+heading+"\n")
	require.True(t, found, heading)
	return regexp.MustCompile(`(?m)^##+ `).Split(rest, 2)[0]
}

// shown are the inputs that a section shows, in YAML. Each replaces all others that a section shows.
func shown(t *testing.T, heading string) (fragments []pulumi.Map) {
	t.Helper()
	for _, block := range snippets.Of("docs/scaling.md", section(t, heading)) {
		if block.Language == "yaml" {
			var inputs map[string]any
			require.NoError(t, yaml.Unmarshal([]byte(block.Code), &inputs))
			fragments = append(fragments, input(inputs).(pulumi.Map))
		}
	}
	require.NotEmpty(t, fragments, heading)
	return fragments
}

// input is what a value of YAML is to a program.
func input(value any) pulumi.Input {
	switch value := value.(type) {
	case map[string]any:
		object := pulumi.Map{}
		for name, one := range value {
			object[name] = input(one)
		}
		return object
	case []any:
		var list pulumi.Array
		for _, one := range value {
			list = append(list, input(one))
		}
		return list
	}
	return pulumi.ToOutput(value)
}

// running is the cluster of the page: three shards with a replica each, and the inputs that the page shows.
func running(fragment pulumi.Map, opts ...pulumi.ResourceOption) pulumi.RunFunc {
	inputs := pulumi.Map{
		"instanceType": pulumi.String("cache.r7g.large"), "enableCloudwatchAlarms": pulumi.Bool(true),
		"alarmsSnsTopicArns": pulumi.ToStringArray([]string{"arn:aws:sns:eu-west-1:123456789012:alerts"}),
	}
	maps.Copy(inputs, shardedBy(3, 1))
	maps.Copy(inputs, fragment)
	return program(inputs, opts...)
}

// scaledByThePage is a cluster that runs with the inputs that turn scaling on.
func scaledByThePage(t *testing.T, box *sandbox.Sandbox) *sandbox.Stack {
	t.Helper()
	stack := box.Program("test", running(shown(t, "Turn it on for a cluster that runs")[0]))
	stack.Up()
	return stack
}

// previewWithRefresh is what `pulumi preview --refresh` prints.
func previewWithRefresh(t *testing.T, stack *sandbox.Stack) string {
	t.Helper()
	result, err := stack.Stack.Preview(t.Context(), optpreview.Refresh(), optpreview.Diff())
	require.NoError(t, err)
	return result.StdOut + result.StdErr
}

// touches is how a preview shows that it changes the replication group.
const touches = "cache-replication-group"

// scalingResources are the resources of scaling, by name.
func scalingResources(stack *sandbox.Stack) []string {
	var names []string
	for name := range stack.Resources() {
		if strings.HasPrefix(name, "cache-scaling-") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Scaling is turned on for a cluster that runs, whose nodes and data stay.
func TestRunbookTurnOn(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", running(nil))
	stack.Up()
	assert.Len(t, stack.UpWithRefresh(), 1, "the program agrees with what runs")
	before := get(t, box)
	assert.Contains(t, stack.Resources(), "cache-alarm-memory-0001-001")

	stack.Run(running(shown(t, "Turn it on for a cluster that runs")[0]))
	log := said(t, stack, func() { stack.Preview() })
	assert.NotContains(t, log, touches)
	assert.Contains(t, log, "lets AWS scale the shards from 2 to 8, up to 16 nodes")
	assert.Contains(t, log, "3 run, and stay")
	assert.Contains(t, log, "[scaling-starts]")
	stack.Up()
	assert.Equal(t, before, get(t, box))
	assert.Equal(t, []string{"cache-scaling-shards", "cache-scaling-shards-policy"}, scalingResources(stack))
	assert.Equal(t, "2 to 8", limitsOf(t, box, shardsTarget))
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	watches := stack.Resources()
	assert.NotContains(t, watches, "cache-alarm-memory-0001-001", "AWS may remove the node")
	assert.Contains(t, watches, "cache-alarm-group-memory")
	assert.Contains(t, watches, "cache-alarm-scaling-shards")
}

// The limits that the page changes move the cluster as it says.
func TestRunbookLimits(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := scaledByThePage(t, box)
	stack.Run(running(shown(t, "Change the limits")[0]))
	log := said(t, stack, func() { stack.Preview() })
	assert.NotContains(t, log, touches)
	assert.Contains(t, log, "3 run, and AWS adds 2 shards at once")
	assert.Contains(t, log, "[scaling-limits-changed]")
	stack.Up()
	assert.Equal(t, "5 x 1", counts(t, box))
	assert.Equal(t, "5 to 8", limitsOf(t, box, shardsTarget))
}

// turnOff follows the page, with whatever number runs written as it shows. It returns what the preview prints.
func turnOff(t *testing.T, stack *sandbox.Stack) string {
	t.Helper()
	stack.Refresh()
	stack.Run(running(shown(t, "Turn it off")[0]))
	printed := previewWithRefresh(t, stack)
	stack.UpWithRefresh()
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	return printed
}

// Turned off with the number that runs, the cluster stays as it is. Turned off with another one, it would not, and the
// preview shows that.
func TestRunbookTurnOff(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := scaledByThePage(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 5, 1))
	before := get(t, box)
	printed := turnOff(t, stack)
	assert.NotContains(t, printed, touches)
	assert.NotContains(t, printed, "scaling-ends")
	assert.Equal(t, before, get(t, box))
	assert.Empty(t, scalingResources(stack))
	for _, resource := range box.Holds() {
		assert.NotContains(t, resource, "appautoscaling")
	}

	box = sandbox.New(t)
	stack = scaledByThePage(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 6, 1))
	stack.Run(running(shown(t, "Turn it off")[0]))
	printed = previewWithRefresh(t, stack)
	assert.Contains(t, printed, touches)
	assert.Contains(t, printed, "6 run, and it is 5, so AWS removes 1 shard")
	assert.Contains(t, printed, "[scaling-ends]")
	assert.Regexp(t, `numNodeGroups\s*: 6 => 5`, printed)
}

// Without the numbers that run, the next deployment scales the cluster back: the page is there for a reason.
func TestTurnedOffWithoutTheNumber(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := scaledByThePage(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 2, 1))
	stack.Run(running(nil))
	stack.UpWithRefresh()
	assert.Equal(t, "3 x 1", counts(t, box))
}

// The node type changes between two stretches of scaling, at once and in place.
func TestRunbookNodeType(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := scaledByThePage(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 5, 1))
	larger := shown(t, "Change the node type while AWS scales")[0]
	scaling := maps.Clone(larger)
	scaling["autoScaling"] = pulumi.Map{"shards": limits(2, 8)}
	stack.Run(running(scaling))
	assert.Contains(t, said(t, stack, func() { stack.Preview() }), "[scaling-node-type]")

	turnOff(t, stack)
	stack.Run(running(larger))
	stack.Up()
	assert.Equal(t, "cache.r7g.xlarge", get(t, box)["nodeType"])
	assert.Equal(t, "5 x 1", counts(t, box))

	stack.Run(running(scaling))
	stack.Up()
	assert.Equal(t, "5 x 1", counts(t, box))
	assert.Len(t, scalingResources(stack), 2)
	created, err := box.Cloud.Calls("create", replicationGroup)
	require.NoError(t, err)
	assert.Equal(t, 1, created, "the data stays")
}

// A cluster is scaled by hand after AWS has scaled it: out by the program, and in by the AWS CLI, since the provider
// asks for shards that do not exist.
func TestRunbookShardsWithGaps(t *testing.T) {
	t.Parallel()
	const heading = "Remove shards from a cluster that AWS has scaled"
	box := sandbox.New(t)
	stack := scaledByThePage(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 9, 1))
	require.NoError(t, box.Cloud.Resize("sessions", 5, 1))
	turnOff(t, stack)
	for id := range strings.SplitSeq("0001, 0006, 0007, 0008, 0009", ", ") {
		assert.Contains(t, get(t, box)["memberClusters"], "sessions-"+id+"-001", "as on the page")
	}

	fewer := shown(t, heading)[0]
	stack.Run(running(fewer))
	_, err := stack.TryPreview()
	assertProblem(t, err, "clusterMode.numNodeGroups",
		"the 5 shards that run (0001, 0006, 0007, 0008, 0009), and this version of the AWS provider asks AWS to remove 0005")

	removeShard(t, box, section(t, heading))
	before := get(t, box)
	stack.UpWithRefresh()
	assert.Equal(t, before, get(t, box))
	assert.Equal(t, "4 x 1", counts(t, box))
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	more := maps.Clone(fewer)
	maps.Copy(more, shardedBy(5, 1))
	stack.Run(running(more))
	stack.Up()
	assert.Equal(t, "5 x 1", counts(t, box))
}

// removal is the command of the page that removes a shard.
var removal = regexp.MustCompile(`--node-group-count (\d+) --node-groups-to-remove (\d{4}) --apply-immediately`)

// removeShard does what the command does.
func removeShard(t *testing.T, box *sandbox.Sandbox, text string) {
	t.Helper()
	found := removal.FindStringSubmatch(text)
	require.NotNil(t, found)
	left, err := strconv.Atoi(found[1])
	require.NoError(t, err)
	var members []any
	for _, member := range get(t, box)["memberClusters"].([]any) {
		if !strings.HasPrefix(member.(string), "sessions-"+found[2]+"-") {
			members = append(members, member)
		}
	}
	require.Len(t, members, 2*left, "a shard of two nodes is gone")
	for property, value := range map[string]any{
		"memberClusters": members, "numNodeGroups": left, "numCacheClusters": len(members),
	} {
		require.NoError(t, box.Cloud.Set(replicationGroup, "sessions", property, value))
	}
}
