package engine

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

// pageOfServerless is the page whose runbooks are run here, as they stand.
const pageOfServerless = "docs/serverless.md"

// blocksOf are the code blocks of a section of a page, up to the next heading.
func blocksOf(t *testing.T, page, heading string) []snippets.Block {
	t.Helper()
	_, rest, found := strings.Cut(read(t, checkout.Root()+"/"+page), "# "+heading+"\n")
	require.True(t, found, heading)
	return snippets.Of(page, regexp.MustCompile(`(?m)^##+ `).Split(rest, 2)[0])
}

// inputsOf are the inputs that a section shows, in YAML, of a cluster or of a serverless cache.
func inputsOf(t *testing.T, page, heading string) pulumi.Map {
	t.Helper()
	for _, block := range blocksOf(t, page, heading) {
		if block.Language == "yaml" && block.Fragment {
			var inputs map[string]any
			require.NoError(t, yaml.Unmarshal([]byte(block.Code), &inputs))
			return input(inputs).(pulumi.Map)
		}
	}
	require.Fail(t, "a section without inputs", heading)
	return nil
}

var (
	modifyCommand = regexp.MustCompile(
		`(?m)^aws elasticache modify-serverless-cache --serverless-cache-name sessions (.*)$`)
	removedLimit = regexp.MustCompile(
		`^--cache-usage-limits '(DataStorage|ECPUPerSecond)=\{(?:Unit=GB,)?(M..imum)=0\}'$`)
	newVersion = regexp.MustCompile(`^--engine valkey --major-engine-version (\d+)$`)
)

// doByHand does to the cache what the commands of a section do.
func doByHand(t *testing.T, box *sandbox.Sandbox, heading string) {
	t.Helper()
	change := func(key string, value any) {
		t.Helper()
		require.NoError(t, box.Cloud.Set(awstype.ServerlessCache, "sessions", key, value))
	}
	done := 0
	for _, block := range blocksOf(t, pageOfServerless, heading) {
		code := regexp.MustCompile(`\\\n +`).ReplaceAllString(block.Code, "")
		for _, command := range modifyCommand.FindAllStringSubmatch(code, -1) {
			done++
			flags := command[1]
			limit, version := removedLimit.FindStringSubmatch(flags), newVersion.FindStringSubmatch(flags)
			switch {
			case flags == "--remove-user-group":
				change("userGroupId", nil)
			case version != nil:
				change("majorEngineVersion", version[1])
			case limit != nil:
				change("cacheUsageLimits", limitsWithout(t, box, limit[1], strings.ToLower(limit[2])))
			default:
				assert.Fail(t, "an unknown command", flags)
			}
		}
	}
	assert.NotZero(t, done, "the commands are found")
}

// cacheInAWS are the properties of the cache as AWS has them.
func cacheInAWS(t *testing.T, box *sandbox.Sandbox) map[string]any {
	t.Helper()
	cache, err := box.Cloud.Get(awstype.ServerlessCache, "sessions")
	require.NoError(t, err)
	return cache.Properties
}

// limitsWithout are the limits of the cache without one of them.
func limitsWithout(t *testing.T, box *sandbox.Sandbox, kind, bound string) map[string]any {
	t.Helper()
	limits := maps.Clone(cacheInAWS(t, box)["cacheUsageLimits"].(map[string]any))
	key := map[string]string{"DataStorage": "dataStorage", "ECPUPerSecond": "ecpuPerSeconds"}[kind]
	limit, _ := limits[key].(map[string]any)
	if list, ok := limits[key].([]any); ok {
		limit = list[0].(map[string]any)
	}
	require.Contains(t, limit, bound, "the cache has what is removed")
	limit = maps.Clone(limit)
	delete(limit, bound)
	switch {
	case limit["minimum"] == nil && limit["maximum"] == nil:
		delete(limits, key)
	case kind == "ECPUPerSecond":
		limits[key] = []any{limit}
	default:
		limits[key] = limit
	}
	return limits
}

// cacheOfThePage is a network, and the cache of the page with changes: a nil value takes an input out.
func cacheOfThePage(changes pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		return newCacheOfThePage(ctx, n, changes)
	}
}

func newCacheOfThePage(ctx *pulumi.Context, n *network, changes pulumi.Map) error {
	inputs := pulumi.Map{
		"name": pulumi.String("sessions"), "vpcId": n.vpc.ID(), "subnetIds": n.subnets,
		"allowConnectionsFromSecurityGroups": pulumi.StringArray{n.app.ID()},
		"alarmsSnsTopicArns":                 pulumi.StringArray{n.alerts.Arn},
		"dataStorage":                        pulumi.Map{"maximum": pulumi.Int(10)},
		"ecpuPerSecond":                      pulumi.Map{"maximum": pulumi.Int(50000)},
		"users":                              loginsByIAM,
	}
	maps.Copy(inputs, changes)
	maps.DeleteFunc(inputs, func(_ string, value pulumi.Input) bool { return value == nil })
	var cache struct{ pulumi.ResourceState }
	return ctx.RegisterRemoteComponentResource("aws-redis:index:RedisServerlessCache", "serverless", inputs, &cache)
}

var loginsByIAM = pulumi.MapArray{pulumi.Map{
	"name": pulumi.String("app"), "accessString": pulumi.String("on ~* +@all"), "iam": pulumi.Bool(true),
}}

// cacheStep is a step of a preview about the cache itself that AWS would notice.
var cacheStep = regexp.MustCompile(
	`(?m)^ *[-+~]+ aws:elasticache/serverlessCache:ServerlessCache: \((update|replace|create|delete)`)

// A cache gets its new major version by hand; the deployment after it says nothing to AWS, and the next one warns of
// nothing.
func TestRunbookServerlessMajorVersion(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", cacheOfThePage(pulumi.Map{"majorEngineVersion": pulumi.String("7")}))
	stack.Up()
	const heading = "Move to a new major version"
	doByHand(t, box, heading)
	stack.Run(cacheOfThePage(inputsOf(t, pageOfServerless, heading)))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "protect", "without a refresh the cache would be replaced")
	said := previewWithRefresh(t, stack)
	assert.Contains(t, said, "REPLACES", "as the page says")
	assert.NotRegexp(t, cacheStep, said)
	changes := stack.UpWithRefresh()
	assert.Equal(t, 1, changes["update"], "the component alone: %v", changes)
	assert.Equal(t, []string{"same", "update"}, slices.Sorted(maps.Keys(changes)))
	assert.NotContains(t, previewWithRefresh(t, stack), "REPLACES")
}

// Redis OSS becomes Valkey in place.
func TestRunbookServerlessValkey(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", cacheOfThePage(pulumi.Map{"engine": pulumi.String("redis")}))
	stack.Up()
	stack.Run(cacheOfThePage(inputsOf(t, pageOfServerless, "Move from Redis OSS to Valkey")))
	said := previewWithRefresh(t, stack)
	assert.NotContains(t, said, "REPLACES")
	assert.Regexp(t, cacheStep, said)
	changes, _ := stack.Up()
	assert.Equal(t, 2, changes["update"], "the component and the cache: %v", changes)
	assert.NotContains(t, changes, "replace")
	assert.Equal(t, "valkey", cacheInAWS(t, box)["engine"])
}

// Limits are removed by hand, which the preview refuses to do.
func TestRunbookServerlessLimits(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", cacheOfThePage(pulumi.Map{
		"ecpuPerSecond": pulumi.Map{"minimum": pulumi.Int(1000), "maximum": pulumi.Int(50000)},
	}))
	stack.Up()
	stack.Run(cacheOfThePage(pulumi.Map{"dataStorage": nil}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "cannot remove one")
	doByHand(t, box, "Remove a limit")
	assert.NotRegexp(t, cacheStep, previewWithRefresh(t, stack))
	changes := stack.UpWithRefresh()
	assert.Equal(t, 1, changes["update"], "the component alone: %v", changes)
	assert.Equal(t, 1, changes["delete"], "the alarm on the data: %v", changes)
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// The users are taken away by hand, which the preview refuses to do.
func TestRunbookServerlessUsersAway(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", cacheOfThePage(nil))
	stack.Up()
	stack.Run(cacheOfThePage(pulumi.Map{"users": nil}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "cannot take away")
	doByHand(t, box, "Take the users away")
	assert.NotRegexp(t, cacheStep, previewWithRefresh(t, stack))
	changes := stack.UpWithRefresh()
	assert.Equal(t, 3, changes["delete"], "the group, the user, and the user default: %v", changes)
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// Several changes are refused together, and made one after the other in the order of the page.
func TestRunbookServerlessSeveralChanges(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	now := pulumi.Map{"engine": pulumi.String("redis"), "users": nil}
	stack := box.Program("test", cacheOfThePage(now))
	stack.Up()
	whole := read(t, checkout.Root()+"/"+pageOfServerless)
	_, list, found := strings.Cut(whole, "### Make several changes\n")
	require.True(t, found)
	_, list, found = strings.Cut(list, "\n1. ")
	require.True(t, found)
	place := -1
	steps := []struct {
		input string
		to    pulumi.Map
	}{
		{"snapshotRetentionLimit", pulumi.Map{"snapshotRetentionLimit": pulumi.Int(7)}},
		{"dailySnapshotTime", pulumi.Map{"dailySnapshotTime": pulumi.String("04:00")}},
		{"dataStorage", pulumi.Map{
			"dataStorage":   pulumi.Map{"maximum": pulumi.Int(20)},
			"ecpuPerSecond": pulumi.Map{"maximum": pulumi.Int(60000)},
		}},
		{"engine", pulumi.Map{"engine": pulumi.String("valkey"), "majorEngineVersion": pulumi.String("7")}},
		{"users", pulumi.Map{"users": loginsByIAM}},
	}
	together := maps.Clone(now)
	maps.Copy(together, steps[0].to)
	maps.Copy(together, steps[1].to)
	stack.Run(cacheOfThePage(together))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "one after the other")
	for _, step := range steps {
		next := strings.Index(list, "`"+step.input+"`")
		assert.Greater(t, next, place, "%s is next on the page", step.input)
		place = next
		maps.Copy(now, step.to)
		stack.Run(cacheOfThePage(now))
		changes, _ := stack.Up()
		assert.GreaterOrEqual(t, changes["update"], 2, "%s: the component and the cache: %v", step.input, changes)
	}
}

// A cache is deleted after its protection is.
func TestRunbookServerlessDelete(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", cacheOfThePage(nil))
	stack.Up()
	stack.Run(func(*pulumi.Context) error { return nil })
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "protect")
	stack.Run(cacheOfThePage(inputsOf(t, pageOfServerless, "Delete a cache")))
	changes, _ := stack.Up()
	assert.Equal(t, 1, changes["update"], "the component alone: %v", changes)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// A serverless cache is filled from the snapshot of a cluster and runs next to it, until the cluster goes.
func TestRunbookFromClusterToServerless(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	filled := inputsOf(t, "docs/migrating.md", "Move a cluster to a serverless cache")
	both := func(withCluster bool) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			if withCluster {
				if _, err := newCluster(ctx, "cache", n.inputs(nil)); err != nil {
					return err
				}
			}
			return newCacheOfThePage(ctx, n, filled)
		}
	}
	stack := box.Program("test", program(nil))
	stack.Up()
	stack.Run(both(true))
	changes, _ := stack.Up()
	assert.NotContains(t, changes, "update", "the cluster stays as it is")
	cache := stack.Resources()["serverless-serverless-cache"]
	assert.Equal(t, []any{"arn:aws:elasticache:eu-west-1:123456789012:snapshot:sessions-move"},
		cache.Inputs["snapshotArnsToRestores"])
	stack.Run(both(false))
	stack.Up()
	snapshots, err := box.Cloud.Snapshots()
	require.NoError(t, err)
	assert.Len(t, snapshots, 1, "the final snapshot of the cluster")
}
