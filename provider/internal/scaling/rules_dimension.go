package scaling

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// metricSource is where AWS says which metrics there are, and the range of targets.
const metricSource = guide + ", \"Target tracking scaling policies\""

// dimensionRules are about the metric that AWS keeps near a target.
var dimensionRules = []check.Rule[*Plan]{
	{
		Name: "scaling-metric", Input: input,
		Holds: "The metric is `cpu`, `memory` or `capacity` for shards, and `cpu` for replicas. Nodes with data " +
			"tiering (cache.r6gd) have `capacity` in place of `memory`.",
		Example: shardsExample + "autoScaling: { replicas: { min: 1, max: 3, metric: memory } }",
		Source:  metricSource + "; Application Auto Scaling API, PredefinedMetricSpecification",
		Needs:   []string{input, "instanceType"},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if err := d.checkMetric(p.Engine.NodeType); err != nil {
					say(d.Path+".metric", "%v", err)
				}
			}
		},
	},
	{
		Name: "scaling-target", Input: input,
		Holds:   "The target is a percentage: more than 0, and at most 100.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 6, target: 160 } }",
		Source:  metricSource,
		StricterThanAWS: "AWS documents 35 to 70 and does not say that it refuses other numbers. With one that is no " +
			"percentage it would always scale, or never.",
		Needs: []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if !(d.Target > 0 && d.Target <= 100) {
					say(d.Path+".target", "%v is no percentage: use 35 to 70, which is what AWS documents", d.Target)
				}
			}
		},
	},
	{
		Name: "scaling-cooldown", Input: input,
		Holds:   "A cooldown is 0 seconds or more.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 6, scaleInCooldown: -1 } }",
		Source:  "Application Auto Scaling API, TargetTrackingScalingPolicyConfiguration",
		Needs:   []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				for _, one := range []struct {
					field   string
					seconds int
				}{{"scaleInCooldown", d.ScaleInCooldown}, {"scaleOutCooldown", d.ScaleOutCooldown}} {
					if one.seconds < 0 {
						say(d.Path+"."+one.field, "%d is negative: use 0 seconds or more, for example 600", one.seconds)
					}
				}
			}
		},
	},
}

// checkMetric says why AWS cannot scale the dimension by the metric, or nil.
func (d Dimension) checkMetric(node elasticache.NodeType) error {
	var words []string
	for _, m := range elasticache.ScalingMetrics {
		if m.Dimension == d.aws {
			words = append(words, m.Word)
		}
	}
	written := spelling.Quote(d.MetricWord)
	switch {
	case !slices.Contains(words, d.MetricWord) && len(words) == 1 && isScalingMetric(d.MetricWord):
		return fmt.Errorf("%s is no metric of %s: use %q, the only one", written, d.word, words[0])
	case !slices.Contains(words, d.MetricWord):
		if meant := meantMetric(d.MetricWord, words, d.aws); meant != "" {
			return fmt.Errorf("%s is none of %s: use %q", written, strings.Join(words, ", "), meant)
		}
		return fmt.Errorf("%s is none of %s", written, strings.Join(words, ", "))
	case d.MetricWord == "memory" && node.DataTiering():
		return fmt.Errorf("%s is no metric of nodes with data tiering (%s), whose memory is always full: use "+
			"\"capacity\", which counts memory and SSD", written, node)
	}
	return nil
}

func isScalingMetric(word string) bool {
	return slices.ContainsFunc(elasticache.ScalingMetrics, func(m elasticache.ScalingMetric) bool {
		return m.Word == word
	})
}

// meantMetric is the word for a metric that somebody wrote in another way, or as AWS calls it; empty if it is none.
func meantMetric(written string, words []string, of elasticache.ScalableDimension) string {
	if word, ok := spelling.Spelled(written, words); ok {
		return word
	}
	for _, m := range elasticache.ScalingMetrics {
		if m.Dimension == of && (strings.EqualFold(written, m.Predefined) || strings.EqualFold(written, m.Name)) {
			return m.Word
		}
	}
	return spelling.Closest(written, words)
}
