package rediscluster

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
)

// Every rule is AWS's: what it refuses, AWS refuses, or the rule says why it goes beyond AWS. And AWS takes what is
// just inside.
func TestRulesAreThoseOfAWS(t *testing.T) {
	t.Parallel()
	for _, rule := range refusals {
		refused := 0
		for i, c := range ruleCases[rule.Name] {
			if s := newSurroundings(t); s.create(s.fit(with(c.outside))) != nil {
				refused++
			} else {
				assert.NotEmpty(t, rule.StricterThanAWS, "%s %d: AWS takes what the rule refuses", rule.Name, i)
			}
		}
		if rule.StricterThanAWS != "" {
			assert.Less(t, refused, len(ruleCases[rule.Name]), "%s goes nowhere beyond AWS", rule.Name)
		}
	}
}

// mayBeRefused are the pieces of advice about what AWS may refuse, and why they refuse nothing.
var mayBeRefused = map[string]string{
	"action-unknown": unknownToUs, "node-family-unknown": unknownToUs, "node-family-withdrawn": unknownToUs,
	"user-command-unknown": unknownToUs, "version-unknown": unknownToUs,
	"users-quota":    "an account can have it raised",
	"action-regions": "AWS says nothing of actions in other regions",
	"key-govcloud":   "its pages disagree", "local-zones": "it says that Multi-AZ is turned off, and not whether it refuses",
}

const unknownToUs = "this package does not know it, and AWS may"

// What advice is about, AWS takes: what it refuses is refused before anything is made, and not advised against.
func TestAdviceIsAboutWhatAWSTakes(t *testing.T) {
	t.Parallel()
	for _, rule := range advice {
		if _, may := mayBeRefused[rule.Name]; may {
			continue
		}
		for i, c := range ruleCases[rule.Name] {
			s := newSurroundings(t)
			group := property.NewMap(map[string]property.Value{
				"name": property.New("my-parameters"), "family": property.New("redis7"),
			})
			_, err := s.cloud.Create(region, "aws:elasticache/parameterGroup:ParameterGroup", group)
			require.NoError(t, err)
			verdict := s.create(s.fit(with(c.outside)))
			assert.True(t, verdict == nil || elsewhere(verdict), "%s %d: AWS refuses it: %v", rule.Name, i, verdict)
		}
	}
}

// The checks and AWS agree about random clusters: what the checks accept, AWS accepts in a real create; what AWS
// refuses, the checks had refused; and what the checks refuse, AWS refuses, but for the rules that go beyond AWS on
// purpose.
func TestChecksAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, accepted, refused int
	property := func(t *rapid.T) {
		tried++
		s := newSurroundings(t)
		args := drawArgs(t, s)
		p := newPlan(context.Background(), args)
		require.NoError(t, p.in.Err)
		require.Empty(t, p.in.Found)
		p.region = region
		plan := p
		problems := plan.check(slices.Concat(refusals, creationRules))
		text := fmt.Sprint(p.report().Err(p.report().Redact(problems)))
		again := p.report().Redact(p.check(slices.Concat(refusals, creationRules)))
		assert.Equal(t, text, fmt.Sprint(p.report().Err(again)), "the same twice")
		plan.check(advice)

		verdict := s.create(args)
		switch {
		case len(problems) == 0 && !plan.engine.NodeType.Known():
			// For AWS alone to say.
		case len(problems) == 0 && (elsewhere(verdict) || plan.actsElsewhere()):
		case len(problems) == 0:
			accepted++
			require.NoError(t, verdict, "the checks accept what AWS refuses")
		case !slices.ContainsFunc(problems, func(p check.Problem) bool {
			unseen := inputs.Root(p.Path) == "alarmsSnsTopicArns" && !plan.monitoring.Enabled // by AWS
			return p.Rule.StricterThanAWS != "" || unseen
		}):
			refused++
			require.Error(t, verdict, "AWS takes what the checks refuse: %s", text)
		}
	}
	rapid.Check(t, property)
	t.Logf("%d of %d accepted, %d refused by both", accepted, tried, refused)
	assert.Greater(t, accepted, tried/10, "much of what is drawn is right")
	assert.Greater(t, refused, tried/10, "and much is wrong")
}

// elsewhere says whether AWS refuses something because of what else there is in the account, which the inputs alone do
// not tell.
func elsewhere(refused error) bool {
	return refused != nil && slices.ContainsFunc([]string{
		"does not exist", "UserGroupNotFound", "Some input subnets in", "same account and the same region", "SnapshotNotFoundFault",
		"is not covered by the cache subnet group", "Could not find parameter", "Some security group IDs are invalid or are not in the VPC",
	}, func(s string) bool { return strings.Contains(refused.Error(), s) })
}

// actsElsewhere says whether alarms do something in another region, of which AWS's documentation does not say whether
// it takes it: the simulated AWS does not, and the checks warn.
func (p *plan) actsElsewhere() bool {
	return slices.ContainsFunc(p.check(check.Of(regions.Advice, (*plan).regional)), func(one check.Problem) bool {
		return one.Rule.Name == "action-regions"
	})
}
