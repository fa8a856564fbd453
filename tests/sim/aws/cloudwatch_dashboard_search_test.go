package awssim_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// A search that finds nothing is an empty graph in CloudWatch, and refused here.
func TestSearchesOfDashboards(t *testing.T) {
	searching := func(expression string) values {
		row, err := json.Marshal([]any{map[string]any{"expression": expression, "label": "", "period": 60}})
		require.NoError(t, err)
		return drawing(string(row))
	}
	nodes := func(terms, statistic string) string {
		return fmt.Sprintf(`SEARCH('{AWS/ElastiCache,CacheClusterId,CacheNodeId} %s', '%s')`, terms, statistic)
	}
	good := nodes(`MetricName="Evictions" CacheClusterId=cache`, "Sum")
	for _, expression := range []string{
		good,
		"SUM(" + good + ") + MAX(" + good + ")",
		strings.Replace(good, "'Sum'", "'Sum', 300", 1),
		strings.Replace(good, "CacheClusterId,CacheNodeId", "CacheNodeId, CacheClusterId", 1),
		`SEARCH('{Own,Thing} size', 'Average')`,
		`SEARCH('"CPUUtilization"', 'Average')`,
		nodes(`MetricName="Evictions" CacheClusterId=`+strings.Repeat("x", 920), "Sum"),
	} {
		assert.NoError(t, awssim.Refusal(dashboardType, searching(expression).properties()), expression)
	}
	changed := func(from, to string) string { return strings.Replace(good, from, to, 1) }
	for _, test := range []struct{ expression, message string }{
		{changed("Evictions", "Eviction"), "no metric Eviction with the dimensions [CacheClusterId CacheNodeId]"},
		{changed("CacheClusterId,CacheNodeId", "NodeGroupId"), "no metric Evictions with the dimensions [NodeGroupId]"},
		{changed("CacheClusterId,CacheNodeId}", "CacheClusterID}"), "with the dimensions [CacheClusterID]"},
		{"SUM(" + good + ") + " + changed("Evictions", "Swap"), "publishes no metric Swap"},
		{nodes(`Evictions CacheClusterId=cache`, "Sum"), "Should search for one metric"},
		{nodes(`MetricName="Evictions"`, "Mean"), "Should match pattern of a statistic"},
		{strings.ReplaceAll(good, "'", `"`), "Should call SEARCH with a text and a statistic"},
		{changed(", 'Sum'", ""), "Should call SEARCH with a text and a statistic"},
		{nodes(`MetricName="Evictions" CacheClusterId=`+strings.Repeat("x", 1000), "Sum"), "more than 1024 characters"},
	} {
		err := awssim.Refusal(dashboardType, searching(test.expression).properties())
		if assert.ErrorContains(t, err, test.message, test.expression) {
			assert.ErrorContains(t, err, `"dataPath": "/widgets/0/properties/metrics/0"`, test.expression)
		}
	}
}
