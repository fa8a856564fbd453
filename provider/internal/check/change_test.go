package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// A setting has changed if both values are known and differ.
func TestChanged(t *testing.T) {
	t.Parallel()
	unknown := inputs.Setting[int]{}
	assert.True(t, Changed(inputs.Fixed(1), inputs.Fixed(2)))
	assert.False(t, Changed(inputs.Fixed(1), inputs.Fixed(1)))
	assert.False(t, Changed(inputs.Fixed(1), unknown))
	assert.False(t, Changed(unknown, inputs.Fixed(1)))
}

// If a change replaces what runs, only the rules that hold anyway count.
func TestRunChange(t *testing.T) {
	t.Parallel()
	says := func(c Change[boat], say Say) { say("length", "from %d to %d", c.Was.length, c.Now.length) }
	rules := []Rule[Change[boat]]{
		{Name: "of-updates", Needs: []string{"length"}, Check: says}, {Name: "anyway", Anyway: true, Check: says},
	}
	change := Change[boat]{boat{length: 1}, boat{length: 2}}
	assert.Equal(t, []string{"length: from 1 to 2 [of-updates]", "length: from 1 to 2 [anyway]"},
		lines(RunChange(change, false, known, rules)))
	assert.Equal(t, []string{"length: from 1 to 2 [anyway]"}, lines(RunChange(change, true, known, rules)))
	unknown := inputs.Paths{"length": true}
	assert.Equal(t, []string{"length: from 1 to 2 [anyway]"}, lines(RunChange(change, false, unknown.Cover, rules)))
}

// A replacement of a part becomes a rule with the part's documentation, what all such rules have, and the message of
// the component.
func TestReplaces(t *testing.T) {
	t.Parallel()
	replacements := []Replacement[mast]{{
		Name: "replaces-mast", Input: "mast", Holds: "A mast stays.", Before: "mast: 1", Example: "mast: 2",
		Source: "the boat", Needs: []string{"mast"},
		Find: func(c Change[mast], say SayReplaced) {
			if c.Was != c.Now {
				say("mast.height", Replaced{From: "low", To: "high", Fills: true, Instead: "keep it"})
			}
		},
	}}
	rules := Replaces(replacements, mastOf, func(r Rule[Change[boat]]) Rule[Change[boat]] {
		r.Silence = "leave it"
		return r
	}, func(c Change[boat], path string, r Replaced, say Say) {
		say(path, "from %s to %s on a boat of %d: fills %t; %s", r.From, r.To, c.Now.length, r.Fills, r.Instead)
	})
	assert.Equal(t, []Doc{{
		Name: "replaces-mast", Input: "mast", Holds: "A mast stays.", Before: "mast: 1", Example: "mast: 2",
		Source: "the boat", Needs: []string{"mast"}, Silence: "leave it", Anyway: true,
	}}, withoutChecks(Docs(rules)))
	stays, changes := boat{7, mast{1}}, boat{7, mast{2}}
	assert.Empty(t, RunChange(Change[boat]{stays, stays}, false, known, rules))
	assert.Equal(t, []string{"mast.height: from low to high on a boat of 7: fills true; keep it [replaces-mast]"},
		lines(RunChange(Change[boat]{stays, changes}, true, known, rules)))
}

// withoutChecks are rules that can be compared.
func withoutChecks(docs []Doc) []Doc {
	for i := range docs {
		docs[i].Check = nil
	}
	return docs
}
