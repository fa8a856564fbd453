package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// sailing are the rules of boats, where another mast is another boat.
func sailing(unknown, secrets inputs.Paths) Rulebook[boat] {
	moved := func(name string, anyway bool, breaks func(c Change[boat]) bool) Rule[Change[boat]] {
		return Rule[Change[boat]]{
			Name: name, Input: "length", Holds: "The length stays.", Needs: []string{"length"}, Anyway: anyway,
			Check: func(c Change[boat], say Say) {
				if breaks(c) {
					say("length", "from %d to %d", c.Was.length, c.Now.length)
				}
			},
		}
	}
	replaced := moved("replaces-mast", true, func(c Change[boat]) bool { return c.Was.mast != c.Now.mast })
	advice := lengthRule
	advice.Name, advice.Check = "boat-short", func(b boat, say Say) {
		if b.length < 3 {
			say("length", "%d is short", b.length)
		}
	}
	return Rulebook[boat]{
		Refusals: []Rule[boat]{lengthRule, Of([]Rule[mast]{heightRule}, mastOf)[0]}, Advice: []Rule[boat]{advice},
		Creation: []Rule[boat]{{Name: "boat-new", Input: "mast", Check: func(b boat, say Say) {
			if b.mast.height == 0 {
				say("mast", "is needed")
			}
		}}},
		Replacements: []Rule[Change[boat]]{replaced},
		ChangeRefusals: []Rule[Change[boat]]{
			moved("shrinks", false, func(c Change[boat]) bool { return c.Now.length < c.Was.length }),
		},
		ChangeWarnings: []Rule[Change[boat]]{
			replaced, moved("grows", false, func(c Change[boat]) bool { return c.Now.length > c.Was.length }),
		},
		Resolver: func(boat) *inputs.Resolver { return &inputs.Resolver{Unknown: unknown, Secrets: secrets} },
		Report:   func(boat) Report { return Report{Component: "Boat", Secrets: secrets} },
	}
}

// A plan settles with what is unwise, or with an error that holds every problem.
func TestRulebookSettles(t *testing.T) {
	t.Parallel()
	unwise, err := sailing(nil, nil).Settle(boat{length: 2})
	require.NoError(t, err)
	assert.Equal(t, []string{"length: 2 is short [boat-short]"}, lines(unwise))
	_, err = sailing(nil, nil).Settle(boat{12, mast{10}})
	assert.ErrorContains(t, err, "12 is too long")
	assert.ErrorContains(t, err, "10 is too high")
	_, err = sailing(nil, inputs.Paths{"length": true}).Settle(boat{length: 12})
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "12")
	_, err = sailing(inputs.Paths{"length": true}, nil).Settle(boat{length: 12})
	assert.NoError(t, err, "what is not known breaks nothing")
}

// Of an input alone, only the rules count that need nothing else.
func TestRulebookRefusesAlone(t *testing.T) {
	t.Parallel()
	book := sailing(nil, nil)
	assert.True(t, book.RefusesAlone(boat{length: 12}, "length"))
	assert.False(t, book.RefusesAlone(boat{length: 9}, "length"))
	assert.False(t, book.RefusesAlone(boat{12, mast{12}}, "mast"), "its rule needs mast.height")
	assert.True(t, book.RefusesAlone(boat{9, mast{12}}, "mast", "mast.height"))
	assert.False(t, book.RefusesAlone(boat{length: 12}, "mast", "length"), "the problem is at another input")
}

// A replacement is a creation, and what would become of the old one does not matter then.
func TestRulebookOfChanges(t *testing.T) {
	t.Parallel()
	book := sailing(nil, nil)
	stays, replaced := Change[boat]{boat{5, mast{1}}, boat{4, mast{1}}}, Change[boat]{boat{5, mast{1}}, boat{4, mast{}}}
	assert.False(t, book.Replaced(stays))
	assert.Equal(t, []string{"length: from 5 to 4 [shrinks]"}, lines(book.Refused(stays)))
	assert.True(t, book.Replaced(replaced))
	assert.Equal(t, []string{"mast: is needed [boat-new]"}, lines(book.Refused(replaced)))
	assert.Equal(t, []string{"length: from 5 to 4 [replaces-mast]"}, lines(book.Costs(replaced)))
	assert.Equal(t, []string{"length: from 4 to 5 [grows]"}, lines(book.Costs(Change[boat]{stays.Now, stays.Was})))
	assert.Empty(t, sailing(inputs.Paths{"length": true}, nil).Refused(stays))
}

// An input that was a secret, or is one, is one in the report of a change.
func TestRulebookReportsSecretsOfBothSides(t *testing.T) {
	t.Parallel()
	book := sailing(nil, nil)
	book.Resolver = func(b boat) *inputs.Resolver {
		return &inputs.Resolver{Secrets: inputs.Paths{"length": b.length == 5}}
	}
	book.Report = func(boat) Report { return Report{Component: "Boat", Secrets: inputs.Paths{"mast": true}} }
	c := Change[boat]{boat{5, mast{1}}, boat{4, mast{1}}}
	found := book.ReportOf(c).Redact(book.Refused(c))
	require.Len(t, found, 1)
	assert.NotContains(t, found[0].Reason, "5")
	assert.Equal(t, "length (secret)", found[0].Path)
	assert.True(t, book.ReportOf(c).Secrets["mast"])
}
