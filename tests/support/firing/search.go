package firing

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// EverySearch holds the searches of the dashboards of a cluster against what AWS publishes: each finds its metric of
// all nodes of the group that publish it, and of no others. It is how many searches there are.
func EverySearch(t *testing.T, cloud *awssim.Cloud, region, groupID string) (searches int) {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	resources, err := cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		if r.Type != dashboard || !strings.HasPrefix(r.ID, groupID+"-") {
			continue
		}
		for _, expression := range expressions(t, r) {
			s := parseSearch(t, expression)
			var want, found []string
			for _, m := range published {
				id := m.Dimensions["CacheClusterId"]
				if s.finds(m) {
					found = append(found, id)
				}
				if s.inSchema(m) && m.Name == s.exact["MetricName"] && strings.HasPrefix(id, groupID+"-") {
					want = append(want, id)
				}
			}
			assert.NotEmpty(t, want, "%s finds nothing", expression)
			assert.ElementsMatch(t, want, found, expression)
			searches++
		}
	}
	return searches
}

// expressions are those of all widgets of a dashboard.
func expressions(t *testing.T, r awssim.Resource) (all []string) {
	t.Helper()
	var body struct {
		Widgets []struct{ Properties struct{ Metrics [][]any } }
	}
	require.NoError(t, json.Unmarshal([]byte(r.Properties["dashboardBody"].(string)), &body))
	for _, w := range body.Widgets {
		for _, row := range w.Properties.Metrics {
			options, _ := row[len(row)-1].(map[string]any)
			if expression, ok := options["expression"].(string); ok {
				all = append(all, expression)
			}
		}
	}
	return all
}

// search is a search expression whose terms all have to match.
type search struct {
	namespace  string
	dimensions []string
	// exact and partial are terms by what they are about: the name of the metric, or a dimension.
	exact, partial map[string]string
}

var (
	searchForm = regexp.MustCompile(`^SEARCH\('\{([^}]+)\} (.+)', '\w+'\)$`)
	termForm   = regexp.MustCompile(`^(\w+)=("?)([\w-]+)"?$`)
)

func parseSearch(t *testing.T, expression string) search {
	t.Helper()
	parts := searchForm.FindStringSubmatch(expression)
	require.NotNil(t, parts, expression)
	schema := strings.Split(parts[1], ",")
	s := search{schema[0], slices.Sorted(slices.Values(schema[1:])), map[string]string{}, map[string]string{}}
	for term := range strings.FieldsSeq(parts[2]) {
		of := termForm.FindStringSubmatch(term)
		require.NotNil(t, of, term)
		if of[2] == "" {
			s.partial[of[1]] = of[3]
		} else {
			s.exact[of[1]] = of[3]
		}
	}
	return s
}

func (s search) inSchema(m awssim.Metric) bool {
	return m.Namespace == s.namespace && slices.Equal(slices.Sorted(maps.Keys(m.Dimensions)), s.dimensions)
}

func (s search) finds(m awssim.Metric) bool {
	if !s.inSchema(m) {
		return false
	}
	values := maps.Clone(m.Dimensions)
	values["MetricName"] = m.Name
	for of, value := range s.exact {
		if values[of] != value {
			return false
		}
	}
	for of, words := range s.partial {
		if !contains(tokens(values[of]), tokens(words)) {
			return false
		}
	}
	return true
}

// tokens are the words by which CloudWatch finds a text: runs of letters, and runs of digits. Ids have no capitals, at
// which other texts are cut as well.
// Source: CloudWatch user guide, "CloudWatch search expressions: Tokenization".
func tokens(text string) (words []string) {
	var last rune
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case len(words) > 0 && unicode.IsDigit(r) == unicode.IsDigit(last) && last != '-':
			words[len(words)-1] += string(r)
		default:
			words = append(words, string(r))
		}
		last = r
	}
	return words
}

// contains says whether some words are among others, one after the other.
func contains(words, some []string) bool {
	for i := 0; i+len(some) <= len(words); i++ {
		if slices.Equal(words[i:i+len(some)], some) {
			return true
		}
	}
	return false
}
