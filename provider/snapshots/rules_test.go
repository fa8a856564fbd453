package snapshots

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// ruleCase is a rule with inputs just inside, on which it is silent, and inputs just outside, with what it says. They
// are changes of sound inputs, in YAML.
type ruleCase struct{ inside, outside, path, says string }

// asIs changes nothing.
const asIs = ""

// ofCarts makes the export one of a serverless cache.
var ofCarts = ofCache("carts")

func ofCache(name string) string {
	return "replicationGroupId: null\nserverlessCacheName: " + name + "\n"
}

// longestMessage is as long as a person reads in one go.
const longestMessage = 420

// holdRules wants a case of each rule, and nothing but what the cases say.
func holdRules[A, P any](t *testing.T, c kind[A, P], tables ...map[string][]ruleCase) {
	t.Helper()
	cases, seen := map[string][]ruleCase{}, map[string]bool{}
	for _, table := range tables {
		for name := range table {
			assert.NotContains(t, cases, name, "%s has cases in one table", name)
		}
		maps.Copy(cases, table)
	}
	for i, rule := range slices.Concat(c.refusals, c.advice) {
		assert.False(t, seen[rule.Name], "%s stands once in the tables", rule.Name)
		seen[rule.Name] = true
		isAdvice := i >= len(c.refusals)
		assert.Equal(t, isAdvice, rule.Silence != "", "%s: what silences it", rule.Name)
		assert.NotEmpty(t, cases[rule.Name], "%s has no case", rule.Name)
		for n, one := range cases[rule.Name] {
			what := fmt.Sprint(rule.Name, " ", n)
			if !isAdvice {
				_, _, err := c.prepare(t.Context(), c.args(t, one.inside), home)
				assert.NoError(t, err, "%s: nothing is wrong inside", what)
			}
			assert.Empty(t, c.broken(t.Context(), rule, c.args(t, one.inside), home), "%s: silent inside", what)
			at := told{workflow.Place{Region: cmp.Or(rule.Region, homeRegion), Account: homeAccount}}
			found := c.broken(t.Context(), rule, c.args(t, one.outside), at)
			if assert.Len(t, found, 1, "%s: said once outside", what) {
				assert.Equal(t, one.path, found[0].Path, what)
				assert.Contains(t, found[0].Reason, one.says, what)
				assert.NotContains(t, found[0].Reason, "\n", "%s: one line", what)
				assert.Less(t, len(found[0].Reason), longestMessage, "%s: %s", what, found[0].Reason)
			}
		}
	}
	for name := range cases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

func TestExportRules(t *testing.T) {
	t.Parallel()
	holdRules(t, exports, bothCases, exportCases, exportTimeCases, exportAdviceCases)
}

func TestVaultRules(t *testing.T) {
	t.Parallel()
	holdRules(t, vaults, bothCases, vaultCases)
}

// Sound inputs break no rule, and all of them are about inputs that the component has.
func TestSoundInputs(t *testing.T) {
	t.Parallel()
	_, unwise, err := prepareExport(t.Context(), exports.args(t, asIs), home)
	require.NoError(t, err)
	assert.Empty(t, unwise)
	_, unwise, err = prepareVault(t.Context(), vaults.args(t, asIs), home)
	require.NoError(t, err)
	assert.Empty(t, unwise)
	for _, rules := range [][]check.Doc{exportChecks(), vaultChecks()} {
		for _, rule := range rules {
			assert.NotContains(t, append(rule.Needs, rule.Reads...), "enableCloudwatchAlarms", rule.Name)
			assert.NotContains(t, append(rule.Needs, rule.Reads...), "compositeAlarmSnsTopicArns", rule.Name)
		}
	}
}

// What a program accepts is not told; everything else is, in the order of the inputs.
func TestProblemsInOrder(t *testing.T) {
	t.Parallel()
	_, _, err := prepareExport(t.Context(), exports.args(t, `
name: Sessions
replicationGroupId: sessions-
snapshotWindow: 06:00-06:30
schedule: hourly
timeLimitInHours: 25
copyTo: { accountId: "1", bucketArn: x, storageClass: COLD }
retentionInDays: 0
`), home)
	require.Error(t, err)
	var at []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if path, _, ok := strings.Cut(strings.TrimPrefix(line, "  - "), ":"); ok && strings.HasPrefix(line, "  - ") {
			at = append(at, path)
		}
	}
	assert.Equal(t, []string{
		"name", "replicationGroupId", "copyTo.accountId", "copyTo.bucketArn", "copyTo.storageClass", "retentionInDays",
		"schedule", "snapshotWindow", "timeLimitInHours",
	}, at)
	assert.Contains(t, err.Error(), "RedisSnapshotExport: the inputs have 9 problems, so nothing was changed:")
}

// A time is told to the minute, without the units of which there are none.
func TestTimesInWords(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	for d, want := range map[time.Duration]string{
		time.Minute: "1 minute", 59 * time.Minute: "59 minutes",
		time.Hour: "1 hour", 361 * time.Minute: "6 hours and 1 minute",
		day: "1 day", day + time.Hour: "1 day and 1 hour", 5 * day: "5 days",
		5*day + 2*time.Hour + 3*time.Minute: "5 days and 2 hours and 3 minutes",
	} {
		assert.Equal(t, want, inDays(d))
	}
}
