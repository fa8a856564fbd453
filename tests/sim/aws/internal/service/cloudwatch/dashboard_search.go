package cloudwatch

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// maxSearch is the number of characters that a search can have.
// Source: CloudWatch user guide, "CloudWatch search expression syntax", limits.
const maxSearch = 1024

// search is a call of SEARCH: what to look for, and the statistic. A period may follow.
var search = regexp.MustCompile(`SEARCH\(\s*'([^']*)'\s*,\s*'([^']*)'\s*(?:,\s*\d+\s*)?\)`)

// searchSchema is the part in braces: a namespace, and the names of all dimensions of the metrics.
var searchSchema = regexp.MustCompile(`^\s*\{([^}]*)\}`)

var searchedName = regexp.MustCompile(`MetricName="([^"]+)"`)

// checkSearches is about the searches in an expression. CloudWatch takes any, and draws nothing where one finds
// nothing.
// So a search for metrics of ElastiCache has to name one that nodes publish, with all its dimensions.
func checkSearches(c *bodyCheck, path, expression string) {
	calls := search.FindAllStringSubmatch(expression, -1)
	if len(calls) != strings.Count(expression, "SEARCH(") {
		c.fail(path, "Should call SEARCH with a text and a statistic, each in single quotes: %s", expression)
	}
	for _, call := range calls {
		text, statistic := call[1], call[2]
		if len(call[0]) > maxSearch {
			c.fail(path, "Should NOT have a search of more than %d characters", maxSearch)
		}
		widgetStatistic(c, path, statistic)
		schema := searchSchema.FindStringSubmatch(text)
		if schema == nil {
			continue // searches all metrics
		}
		names := strings.FieldsFunc(schema[1], func(r rune) bool { return r == ',' || r == ' ' })
		if len(names) == 0 || names[0] != world.ElastiCacheNamespace {
			continue
		}
		dimensions := slices.Sorted(slices.Values(names[1:]))
		name := searchedName.FindStringSubmatch(text)
		if name == nil {
			c.fail(path, `Should search for one metric, as MetricName="...": %s`, text)
		} else if !c.isPublished(name[1], dimensions) {
			c.fail(path, "%s publishes no metric %s with the dimensions %v", names[0], name[1], dimensions)
		}
	}
}
