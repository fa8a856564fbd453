package construct

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// accepting is an example that accepts its own warning, and those that are given with it.
func accepting(rule provider.Rule) string {
	return rule.Example + "\nacceptedWarnings: [" + strings.Join(append(rule.Beside, rule.Name), ", ") + "]"
}

// Each warning that can be accepted is not given to a program that accepts it, whoever gives it and when.
func TestEachWarningIsAccepted(t *testing.T) {
	t.Parallel()
	silent := func(rule provider.Rule, result wire.Result, err error) {
		t.Helper()
		require.NoError(t, err, rule.Name)
		require.NoError(t, result.Err, rule.Name)
		assert.Empty(t, result.Warnings, rule.Name)
	}
	tried := 0
	try := func(rules []provider.Rule, run func(rule provider.Rule) (wire.Result, error)) {
		t.Helper()
		for _, rule := range rules {
			if rule.Silence != "" && rule.Lasting == "" {
				result, err := run(rule)
				silent(rule, result, err)
				tried++
			}
		}
	}
	try(wire.Rules(), func(rule provider.Rule) (wire.Result, error) {
		return wire.Try(wire.In(t.Context(), rule.Region), accepting(rule))
	})
	for _, component := range provider.Components() {
		if component.Observations != nil {
			try(component.Observations(), func(rule provider.Rule) (wire.Result, error) {
				rule.Example = accepting(rule)
				return wire.TryObserved(t.Context(), component, rule)
			})
		}
	}
	try(rediscluster.ChangeRules(), func(rule provider.Rule) (wire.Result, error) {
		return wire.TryChange(wire.Running(t.Context(), rule.Runs), rule.Before, accepting(rule))
	})
	for _, component := range wire.Further() {
		try(component.Rules(), func(rule provider.Rule) (wire.Result, error) {
			return wire.TryOf(wire.In(t.Context(), rule.Region), component.Token, component.Sound, accepting(rule))
		})
		if component.Changes != nil {
			try(component.Changes(), func(rule provider.Rule) (wire.Result, error) {
				return wire.TryChangeOf(t.Context(), component.Token, component.Sound, rule.Before, accepting(rule))
			})
		}
	}
	assert.Greater(t, tried, 60)
}

// The rules about what AWS says of what runs are told as the others are.
func TestExamplesOfObservations(t *testing.T) {
	t.Parallel()
	told := 0
	for _, component := range provider.Components() {
		if component.Observations == nil {
			continue
		}
		for _, rule := range component.Observations() {
			result, err := wire.TryObserved(t.Context(), component, rule)
			require.NoError(t, err)
			assertTold(t, rule, result)
			told++
		}
	}
	assert.Equal(t, 5, told)
}

// A list that is none, and an element that is no plain text, are refused at their paths.
func TestWhatIsNoListOfWarnings(t *testing.T) {
	t.Parallel()
	for example, want := range map[string]wire.Problem{
		"acceptedWarnings: tls-off":                            {Path: "acceptedWarnings", Reason: `is the string "tls-off"; it takes a list: pass ["tls-off"]`},
		"acceptedWarnings: [7]":                                {Path: "acceptedWarnings[0]", Reason: "is 7; it takes a string"},
		"acceptedWarnings: [\"${other.name}\"]":                {Path: "acceptedWarnings[0] (unknown)", Reason: "is not known yet"},
		"acceptedWarnings: [{ \"fn::secret\": tls-off }]":      {Path: "acceptedWarnings[0] (secret)", Reason: "is a secret"},
		"acceptedWarnings: [alias-tls]":                        {Path: "acceptedWarnings[0]", Reason: "is not the name of a warning of RedisCluster"},
		"acceptedWarnings: [type]":                             {Path: "acceptedWarnings[0]", Reason: "is not the name of a warning of RedisCluster"},
		"acceptedWarnings: [replaces-name]":                    {Path: "acceptedWarnings[0]", Reason: `"replaces-name" cannot be accepted`},
		"accepted_warnings: [tls-off]":                         {Path: "accepted_warnings", Reason: "did you mean acceptedWarnings?"},
		"acceptWarnings: [tls-off]":                            {Path: "acceptWarnings", Reason: "did you mean acceptedWarnings?"},
		"acceptedWarnings: [tls-off, { \"a\": 1 }, key-expor]": {Path: "acceptedWarnings[1]", Reason: "it takes a string"},
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		if assert.Len(t, result.Problems, 1, "%s: %v", example, result.Problems) {
			assert.Equal(t, want.Path, result.Problems[0].Path, example)
			assert.Contains(t, result.Problems[0].Reason, want.Reason, example)
		}
	}
	for token, example := range map[string]string{
		discovery.KubernetesToken: "acceptedWarnings: [key-export]", discovery.DnsToken: "acceptedWarnings: [zone-id]",
	} {
		result := names(t, token, example, true)
		require.Len(t, result.Problems, 1)
		assert.Equal(t, "acceptedWarnings[0]", result.Problems[0].Path)
	}
}

// Accepting a warning changes nothing of a cluster that runs, and is itself no change to be warned of. A cluster that
// was deployed before there was anything to accept is like one that accepts nothing.
func TestAcceptingIsNoChange(t *testing.T) {
	t.Parallel()
	for before, after := range map[string]string{"": "acceptedWarnings: [tls-off]", "acceptedWarnings: [tls-off]": ""} {
		result, err := wire.TryChange(t.Context(), before, after)
		require.NoError(t, err)
		require.NoError(t, result.Err)
		assert.Empty(t, result.Warnings)
		was, err := wire.Try(t.Context(), before)
		require.NoError(t, err)
		for name, child := range result.Children {
			if name != "cache" {
				assert.Equal(t, was.Children[name].Inputs, child.Inputs, name)
			}
		}
	}
}
