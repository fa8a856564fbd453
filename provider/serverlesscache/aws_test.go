package serverlesscache

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// unseen are the rules whose refusals the simulated AWS does not see, and why.
var unseen = map[string]string{
	"restore-region":     "it takes it on trust that snapshots exist",
	"alarm-no-threshold": "no alarm without a threshold is sent",
}

// Every rule is AWS's: what it refuses, AWS refuses, or the rule says why it goes beyond AWS. Of rules that clusters of
// nodes have as well, package rediscluster shows where they do.
func TestRulesAreThoseOfAWS(t *testing.T) {
	t.Parallel()
	for _, rule := range refusals {
		refused := 0
		for i, c := range ruleCases[rule.Name] {
			if s := newSurroundings(t); s.create(s.with(t, c.outside)) != nil {
				refused++
			} else if unseen[rule.Name] == "" {
				assert.NotEmpty(t, rule.StricterThanAWS, "%s %d: AWS takes what the rule refuses", rule.Name, i)
			}
		}
		if _, own := ownCases[rule.Name]; own && rule.StricterThanAWS != "" && rule.Name != "subnets-count" {
			assert.Less(t, refused, len(ruleCases[rule.Name]), "%s goes nowhere beyond AWS", rule.Name)
		}
	}
}

// mayBeRefused are the pieces of advice about what AWS may refuse, and why they refuse nothing.
var mayBeRefused = map[string]string{
	"major-unknown":        "this package does not know it, and AWS may",
	"user-command-unknown": "this package does not know it, and AWS may",
	"action-unknown":       "this package does not know it, and AWS may",
	"users-quota":          "an account can have it raised",
	"action-regions":       "AWS says nothing of actions in other regions",
	"key-govcloud":         "its pages disagree",
}

// What advice is about, AWS takes: what it refuses is refused before anything is made, and not advised against.
func TestAdviceIsAboutWhatAWSTakes(t *testing.T) {
	t.Parallel()
	for _, rule := range advice {
		if _, may := mayBeRefused[rule.Name]; may {
			continue
		}
		for i, c := range ruleCases[rule.Name] {
			s := newSurroundings(t)
			verdict := s.create(s.with(t, c.outside))
			assert.True(t, verdict == nil || refusedElsewhere(verdict), "%s %d: AWS refuses it: "+
				"%v", rule.Name, i, verdict)
		}
	}
}

// refusedElsewhere says whether AWS refuses something because of what else there is in the account, which the inputs
// alone do not tell.
func refusedElsewhere(refused error) bool {
	return refused != nil && slices.ContainsFunc([]string{
		"does not exist", "UserGroupNotFound", "Some input subnets in", "same account and the same region",
		"Some security group IDs are invalid or are not in the VPC",
	}, func(s string) bool { return strings.Contains(refused.Error(), s) })
}

// The checks and AWS agree about random caches: what the checks accept, AWS accepts in a real create; what AWS refuses,
// the checks had refused; and what the checks refuse, AWS refuses, but for the rules that go beyond AWS on purpose.
func TestChecksAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, accepted, refused int
	rapid.Check(t, func(t *rapid.T) {
		tried++
		s := newSurroundings(t)
		args := drawArgs(t, s)
		p := planOf(t, args)
		run := func() (check.Problems, string) {
			found := rulebook().Run(p, refusals)
			return found, fmt.Sprint(p.report().Err(p.report().Redact(found)))
		}
		problems, text := run()
		_, again := run()
		assert.Equal(t, text, again, "the same twice")
		forAWS := slices.ContainsFunc(rulebook().Run(p, advice), func(one check.Problem) bool {
			return mayBeRefused[one.Rule.Name] != ""
		})

		verdict := s.create(args)
		switch {
		case len(problems) == 0 && (forAWS || refusedElsewhere(verdict)):
			// For AWS alone to say.
		case len(problems) == 0:
			accepted++
			require.NoError(t, verdict, "the checks accept what AWS refuses")
		case !slices.ContainsFunc(problems, func(one check.Problem) bool {
			notSent := inputs.Root(one.Path) == "alarmsSnsTopicArns" && !p.monitoring.Enabled
			return one.Rule.StricterThanAWS != "" || notSent || unseen[one.Rule.Name] != ""
		}):
			refused++
			require.Error(t, verdict, "AWS takes what the checks refuse: %s", text)
		}
	})
	t.Logf("%d of %d accepted, %d refused by both", accepted, tried, refused)
	assert.Greater(t, accepted, tried/10, "much of what is drawn is right")
	assert.Greater(t, refused, tried/10, "and much is wrong")
}
