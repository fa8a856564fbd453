package snapshots

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// named are names that the components accept.
var named = rapid.Custom(func(t *rapid.T) string {
	name := rapid.StringMatching(`[a-z][a-z0-9]{0,39}`).Draw(t, "name")
	bytes := []byte(name)
	for _, at := range rapid.SliceOfN(rapid.IntRange(1, 38), 0, 6).Draw(t, "hyphens") {
		if at < len(bytes)-1 && bytes[at-1] != '-' && bytes[at+1] != '-' {
			bytes[at] = '-'
		}
	}
	return string(bytes)
})

var longest = strings.Repeat("a", 40)

// limits are what AWS allows for names, by the type of the resource, and its property.
// Source: the API references of Step Functions, Scheduler, SQS, CloudWatch Logs and CloudWatch; S3 user guide, "Bucket
// naming rules"; pulumi-aws, which adds 26 characters to a prefix.
var limits = map[string]struct {
	property string
	longest  int
	form     *regexp.Regexp
}{
	"aws:s3/bucketV2:BucketV2":                  {"bucketPrefix", 37, regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*-$`)},
	"aws:iam/role:Role":                         {"namePrefix", 38, regexp.MustCompile(`^[a-z0-9-]+-(run|start|copy)-$`)},
	"aws:sfn/stateMachine:StateMachine":         {"name", 80, regexp.MustCompile(`^[a-z0-9-]+$`)},
	"aws:sqs/queue:Queue":                       {"name", 80, regexp.MustCompile(`^[a-z0-9-]+$`)},
	"aws:scheduler/schedule:Schedule":           {"name", 64, regexp.MustCompile(`^[a-z0-9-]+$`)},
	"aws:scheduler/scheduleGroup:ScheduleGroup": {"name", 64, regexp.MustCompile(`^[a-z0-9-]+$`)},
	"aws:cloudwatch/logGroup:LogGroup":          {"name", 512, regexp.MustCompile(`^/aws/vendedlogs/states/[a-z0-9-]+$`)},
	"aws:cloudwatch/metricAlarm:MetricAlarm":    {"name", 255, regexp.MustCompile(`^[a-z0-9-]+$`)},
	"aws:iam/rolePolicy:RolePolicy":             {"name", 128, regexp.MustCompile(`^[a-z]+$`)},
}

// assertNames holds the names of all children against the limits.
func assertNames(t require.TestingT, name string, g graph) {
	for _, child := range g.children() {
		limit, ok := limits[g[child].TypeToken]
		if !ok {
			continue
		}
		text := g[child].text(limit.property)
		assert.LessOrEqual(t, len(text), limit.longest, "%s: %s", child, text)
		assert.Regexp(t, limit.form, text, child)
	}
	schedule := g["nightly-schedule"].text("description")
	assert.LessOrEqual(t, len(schedule), 512, "Scheduler takes no longer description")
	assert.True(t, strings.HasSuffix(schedule, name))
}

// Whatever a component is called, the names of its children are ones that AWS takes.
func TestNamesFit(t *testing.T) {
	t.Parallel()
	hold := func(name string) {
		for _, changes := range []string{"", "schedule: rate(12 hours)\n"} {
			g, _ := deployExport(t, changes+"name: "+name)
			assertNames(t, name, g)
			if changes == "" {
				prefix := g["nightly-run-role"].text("namePrefix")
				assert.Equal(t, workflow.RolePrefix(name+"-snapshot-export", "run"), prefix)
			}
		}
		g, _ := deployVault(t, "name: "+name)
		assertNames(t, name, g)
	}
	hold(longest)
	hold("a")
	hold(strings.Repeat("a-", 19) + "aa")
	rapid.Check(t, func(r *rapid.T) {
		name := named.Draw(r, "component")
		p := exports.planned(t, "schedule: rate(12 hours)\nname: "+name)
		assert.LessOrEqual(r, len(p.machine.Name), 64)
		assert.LessOrEqual(r, len(vaults.planned(t, "name: "+name).machine.Name), 64)
		for _, role := range []string{"run", "start", "copy"} {
			prefix := workflow.RolePrefix(p.machine.Name, role)
			assert.LessOrEqual(r, len(prefix), 38)
			assert.Regexp(r, limits["aws:iam/role:Role"].form, prefix)
		}
	})
	require.Len(t, longest, 40)
}

// Two components of the same name, an export and a vault, can be in one account and region.
func TestExportAndVaultSideBySide(t *testing.T) {
	t.Parallel()
	names := map[string]string{}
	for which, g := range map[string]graph{
		"export": first(deployExport(t, "name: "+longest)), "vault": first(deployVault(t, "name: "+longest)),
	} {
		for _, child := range g.children() {
			kind := g[child].TypeToken
			// AWS ends a prefix with characters of its own, and the policy of a role belongs to the role.
			if limit, ok := limits[kind]; ok && limit.property == "name" && kind != "aws:iam/rolePolicy:RolePolicy" {
				name := kind + " " + g[child].text("name")
				assert.Empty(t, names[name], "%s of the %s is there already", name, which)
				names[name] = which
			}
		}
	}
	assert.Greater(t, len(names), 10)
}

func first(g graph, _ map[string]any) graph { return g }
