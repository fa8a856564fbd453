package firing

import (
	"testing"

	"github.com/stretchr/testify/assert"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// A search finds what has its words in its order, which is more than what begins with them.
func TestSearch(t *testing.T) {
	t.Parallel()
	for words, test := range map[string]struct{ found, missed []string }{
		"shop": {
			[]string{"shop-0001-001", "shop-0012-006", "shop-eu-0001-001", "old-shop-0001-001", "shop2-0001-001"},
			[]string{"workshop-0001-001", "shops-0001-001", "sh-op-0001-001"},
		},
		"my-shop1": {
			[]string{"my-shop1-0001-001", "my-shop-1-0001-001", "my-shop1-2-0001-001"},
			[]string{"my-shop10-0001-001", "my-eu-shop1-0001-001", "shop1-0001-001"},
		},
	} {
		s := parseSearch(t,
			`SEARCH('{AWS/ElastiCache,CacheClusterId,CacheNodeId} MetricName="Evictions" CacheNodeId="0001" `+
				`CacheClusterId=`+words+`', 'Sum')`)
		metric := func(name, id string) awssim.Metric {
			return awssim.Metric{
				Namespace: "AWS/ElastiCache", Name: name,
				Dimensions: map[string]string{"CacheClusterId": id, "CacheNodeId": "0001"},
			}
		}
		for _, id := range test.found {
			assert.True(t, s.finds(metric("Evictions", id)), "%s: %s", words, id)
			assert.False(t, s.finds(metric("CurrItems", id)), "another metric")
			other := metric("Evictions", id)
			other.Dimensions = map[string]string{"CacheClusterId": id}
			assert.False(t, s.finds(other), "another schema")
		}
		for _, id := range test.missed {
			assert.False(t, s.finds(metric("Evictions", id)), "%s: %s", words, id)
		}
	}
}
