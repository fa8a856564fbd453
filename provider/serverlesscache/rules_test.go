package serverlesscache

import (
	"cmp"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// ruleCase is a rule with inputs just inside, on which it is silent, and inputs just outside, with what it says. Both
// are changes of the sound cache, in YAML.
type ruleCase struct{ inside, outside, path, says string }

// ruleCases are by the name of the rule. The rules that clusters of nodes are held to as well have their cases there;
// here are the ones that show that the rule looks at the inputs of a cache.
var ruleCases = union(ownCases, networkCases, accessCases, otherCases)

func union(tables ...map[string][]ruleCase) map[string][]ruleCase {
	all := map[string][]ruleCase{}
	for _, table := range tables {
		for name, cases := range table {
			if all[name] != nil {
				panic(name + " has cases in two tables")
			}
			all[name] = cases
		}
	}
	return all
}

// broken are the problems of one rule with the inputs.
func broken(t *testing.T, rule check.Doc, args *args) check.Problems {
	t.Helper()
	p := planOf(t, args)
	p.region = cmp.Or(rule.Region, mocked.Region)
	one := slices.DeleteFunc(slices.Concat(refusals, advice), func(r check.Rule[*plan]) bool {
		return r.Name != rule.Name
	})
	return p.report().Redact(rulebook().Run(p, one))
}

func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, rule := range Rules() {
		assert.False(t, seen[rule.Name], "%s stands once in the tables", rule.Name)
		seen[rule.Name] = true
		isAdvice := slices.ContainsFunc(advice, func(r check.Rule[*plan]) bool { return r.Name == rule.Name })
		assert.Equal(t, isAdvice, rule.Silence != "", "%s: what silences it", rule.Name)
		for what, text := range map[string]string{
			"input": rule.Input, "sentence": rule.Holds, "example": rule.Example, "source": rule.Source,
		} {
			assert.NotEmpty(t, text, "%s has no %s", rule.Name, what)
		}
		assert.NotEmpty(t, ruleCases[rule.Name], "%s has no case", rule.Name)
		for i, c := range ruleCases[rule.Name] {
			if !isAdvice {
				_, _, err := prepare(t.Context(), with(t, c.inside), mocked.Home)
				assert.NoError(t, err, "%s %d: nothing is wrong inside", rule.Name, i)
			}
			assert.Empty(t, broken(t, rule, with(t, c.inside)), "%s %d: silent inside", rule.Name, i)

			found := broken(t, rule, with(t, c.outside))
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 420, "%s %d: short enough to read: %s", rule.Name, i,
					found[0].Reason)
			}
		}
	}
	for name := range ruleCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

// ofNodes are words about what a serverless cache is not: a cluster of nodes.
var ofNodes = regexp.MustCompile(`(?i)\bclusters?\b|replication group|\bnodes?\b|snsTopicForNotifications|redisVersion`)

// mayName are the rules whose sentences or messages name a cluster, and why.
var mayName = map[string]string{
	"major-form": "AWS offers some versions on nodes alone",
}

// What is said of a cache says "cache".
func TestMessagesAreAboutCaches(t *testing.T) {
	t.Parallel()
	for _, rule := range slices.Concat(Rules(), ChangeRules()) {
		if mayName[rule.Name] != "" {
			continue
		}
		for what, text := range map[string]string{
			"sentence": rule.Holds, "silence": rule.Silence, "stricter": rule.StricterThanAWS, "lasting": rule.Lasting,
		} {
			assert.NotRegexp(t, ofNodes, text, "%s: %s", rule.Name, what)
		}
		for _, c := range ruleCases[rule.Name] {
			for _, one := range broken(t, rule, with(t, c.outside)) {
				assert.NotRegexp(t, ofNodes, one.Reason, rule.Name)
			}
		}
	}
}

// The sound cache is sound: nothing is wrong with it, and nothing unwise.
func TestSound(t *testing.T) {
	t.Parallel()
	_, unwise, err := prepare(t.Context(), with(t), mocked.Home)
	require.NoError(t, err)
	assert.Empty(t, unwise)
}

// What a cache says of the rules of others is about rules that there are.
func TestExamplesAreOfRules(t *testing.T) {
	t.Parallel()
	for name := range examples {
		assert.True(t, slices.ContainsFunc(everyRule(), func(rule check.Doc) bool { return rule.Name == name }),
			"%s is the name of no rule", name)
	}
}

// All problems are reported at once, in the order of the inputs.
func TestProblemsTogether(t *testing.T) {
	t.Parallel()
	_, _, err := prepare(t.Context(), with(t, `
name: Sessions
vpcId: null
subnetIds: []
dailySnapshotTime: 6am
dataStorage: { minimum: 20, maximum: 10 }
engine: memcached
snapshotRetentionLimit: 36
users: []
`), mocked.Home)
	var paths []string
	for _, one := range inputs.Problems(err) {
		paths = append(paths, one.PropertyPath)
	}
	assert.Equal(t, []string{
		"name", "subnetIds", "vpcId", "dailySnapshotTime", "dataStorage.minimum", "engine", "snapshotRetentionLimit", "users (secret)",
	}, paths)
	assert.Contains(t, err.Error(),
		"RedisServerlessCache: the inputs have 8 problems, so nothing of the cache was changed:\n  - name: ")
}
