package rediscluster

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// acceptance are the problems with the list of accepted warnings.
func acceptance(p *plan) check.Problems {
	return check.Run(p.accepted, p.in.Unknown.Cover, check.AcceptedWarnings)
}

// Every warning can be accepted by its name, except for warnings about a replacement; nothing else can.
func TestWhatCanBeAccepted(t *testing.T) {
	t.Parallel()
	seen, lasting := map[string]bool{}, slices.Concat(replacements, scalingReplaced)
	for _, rule := range everyRule() {
		assert.False(t, seen[rule.Name], "%s stands once in all tables", rule.Name)
		seen[rule.Name] = true
		replaces := slices.ContainsFunc(lasting, func(r check.Rule[planChange]) bool {
			return r.Name == rule.Name
		})
		assert.Equal(t, replaces, rule.Lasting != "", rule.Name)
		found := acceptance(planOf(t, accepts(rule.Name)))
		assert.Equal(t, rule.Silence != "" && !replaces, len(found) == 0, "%s: %v", rule.Name, found)
	}
	long := strings.Repeat("key-export", 1000)
	found := acceptance(planOf(t, accepts(long)))
	require.Len(t, found, 1)
	assert.Less(t, len(found[0].Reason), 420)
}

// A warning that is accepted is not given, whatever is said of the other elements.
func TestAcceptedWarningsAreNotGiven(t *testing.T) {
	t.Parallel()
	given := func(changes ...func(*args)) (names []string) {
		p := planOf(t, changes...)
		for _, one := range p.report().Warnings(p.check(advice)) {
			if !slices.Contains(p.accepted.Names, one.Rule) {
				names = append(names, one.Rule)
			}
			assert.True(t, strings.HasSuffix(one.String(), " ["+one.Rule+"]"), one.String())
		}
		return names
	}
	unwise := all(encryptedBy(kmsKey), blocks("0.0.0.0/0", "::/0"), alarmTopics(topic), tls(false))
	assert.Equal(t, []string{"open-to-all", "open-to-all", "tls-off", "key-export"}, given(unwise))
	assert.Equal(t, []string{"tls-off"}, given(unwise, accepts("key-export", "open-to-all")))
}

// If only the accepted warnings change, the cluster is sent the same, and nothing is reported about the change.
func TestAcceptingChangesNothing(t *testing.T) {
	t.Parallel()
	was, is := mustDeploy(t, with(asIs)), mustDeploy(t, with(accepts("alarms-untold", "no-one-allowed")))
	assert.Equal(t, names(was), names(is))
	for name, child := range is {
		if name != "cache" {
			assert.Equal(t, was[name].Sent, child.Sent, name)
		}
	}
	for _, way := range [][2]func(*args){
		{asIs, accepts("tls-off")}, {accepts("tls-off"), asIs}, {accepts("tls-off", "waits"), accepts("waits")},
	} {
		assert.Empty(t, afterwards(t, with(way[0]), with(way[1]), nil).all(), fmt.Sprint(way))
	}
}

// A standing list hides no replacement: its warning is there, with the name of its rule.
func TestReplacementsAreAlwaysTold(t *testing.T) {
	t.Parallel()
	u := afterwards(t, with(asIs), with(all(port(6380), accepts("waits"))), nil)
	warnings := u.Now.report().Warnings(rulebook().Costs(u.planChange))
	require.Len(t, warnings, 1)
	assert.Contains(t, warnings[0].String(), "LOST")
	assert.True(t, strings.HasSuffix(warnings[0].String(), " [replaces-port]"))
}
