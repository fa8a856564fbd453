package check

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// boat is the plan in these tests, with a part that has rules of its own.
type boat struct {
	length int
	mast   mast
}

type mast struct{ height int }

func mastOf(b boat) mast { return b.mast }

var lengthRule = Rule[boat]{
	Name: "boat-length", Input: "length", Holds: "A boat is 1 to 9 long.", Needs: []string{"length"},
	Check: func(b boat, say Say) {
		if b.length > 9 {
			say("length", "%d is too long", b.length)
		}
	},
}

var heightRule = Rule[mast]{
	Name: "mast-height", Input: "mast", Holds: "A mast is 1 to 9 high.", Needs: []string{"mast.height"},
	Reads: []string{"length"},
	Check: func(m mast, say Say) {
		if m.height > 9 {
			say("mast.height", "%d is too high", m.height)
		}
	},
}

// known says that every input is known.
func known(string) bool { return false }

// A problem has its path, its message and its rule. A rule is skipped while one of its needs is unknown, and only then.
func TestRun(t *testing.T) {
	t.Parallel()
	rules := []Rule[boat]{lengthRule, Of([]Rule[mast]{heightRule}, mastOf)[0]}
	large := boat{10, mast{11}}
	assert.Empty(t, Run(boat{9, mast{9}}, known, rules))
	found := Run(large, known, rules)
	assert.Equal(t, []string{"length: 10 is too long [boat-length]", "mast.height: 11 is too high [mast-height]"},
		lines(found))
	assert.Equal(t, "A mast is 1 to 9 high.", found[1].Rule.Holds)

	unknown := inputs.Paths{"length": true}
	assert.Equal(t, []string{"mast.height: 11 is too high [mast-height]"}, lines(Run(large, unknown.Cover, rules)),
		"length is among the reads of the other rule")
	assert.Equal(t, []string{"length: 10 is too long [boat-length]"},
		lines(Run(large, inputs.Paths{"mast": true}.Cover, rules)))
}

// lines are problems as warnings show them.
func lines(found Problems) (all []string) {
	for _, one := range (Report{}).Warnings(found) {
		all = append(all, one.String())
	}
	return all
}

// Rules about a part become rules about the plan, a change of it, and what runs of it.
func TestLiftedRules(t *testing.T) {
	t.Parallel()
	change := Change[boat]{Was: boat{mast: mast{3}}, Now: boat{mast: mast{4}}}
	assert.Equal(t, Change[mast]{mast{3}, mast{4}}, PartOf(change, mastOf))

	grows := []Rule[Change[mast]]{{Name: "mast-grows", Check: func(c Change[mast], say Say) {
		say("mast.height", "from %d to %d", c.Was.height, c.Now.height)
	}}}
	assert.Equal(t, []string{"mast.height: from 3 to 4 [mast-grows]"},
		lines(Run(change, known, OfChange(grows, mastOf))))

	differs := []Rule[Running[mast]]{{Name: "mast-differs", Check: func(r Running[mast], say Say) {
		say("mast.height", "is %s, not %d", r.Property("height"), r.Now.height)
	}}}
	runs := Running[boat]{boat{mast: mast{4}}, func(name string) string { return "the " + name }}
	assert.Equal(t, []string{"mast.height: is the height, not 4 [mast-differs]"},
		lines(Run(runs, known, OfRunning(differs, mastOf))))
}

// Every field of a rule, but for its check, is the same in its documentation.
func TestDocsKeepEveryField(t *testing.T) {
	t.Parallel()
	var full Rule[boat]
	v := reflect.ValueOf(&full).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Interface().(type) {
		case string:
			f.SetString(v.Type().Field(i).Name)
		case bool:
			f.SetBool(true)
		case []string:
			f.Set(reflect.ValueOf([]string{v.Type().Field(i).Name}))
		}
	}
	docs := Docs([]Rule[boat]{full}, []Rule[boat]{lengthRule})
	assert.Len(t, docs, 2)
	documented := reflect.ValueOf(docs[0])
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; name != "Check" {
			assert.Equal(t, v.Field(i).Interface(), documented.Field(i).Interface(), name)
		}
	}
}

// Read are the needs and the reads; the rules of an input stay in the order of their table.
func TestInputsOfRules(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"mast.height", "length"}, Read([]Rule[mast]{heightRule}))
	rules := []Doc{{Name: "c", Input: "mast.height"}, {Name: "a", Input: "length"}, {Name: "b", Input: "length"}}
	var names []string
	for _, one := range InOrder(rules, map[string]int{"length": 0, "mast": 1}) {
		names = append(names, one.Name)
	}
	assert.Equal(t, []string{"a", "b", "c"}, names)
}

// A rule about the form of a text says what its check says, and needs its input unless it says what it needs.
func TestForm(t *testing.T) {
	t.Parallel()
	rule := Form(Rule[inputs.Setting[string]]{Name: "name-form", Input: "name"}, UnlessEmpty, Parses(parseWord))
	assert.Equal(t, []string{"name"}, rule.Needs)
	for text, want := range map[string][]string{
		"": nil, "word": nil, "two words": {`name: "two words" is no word [name-form]`},
	} {
		assert.Equal(t, want, lines(Run(inputs.Fixed(text), known, []Rule[inputs.Setting[string]]{rule})), text)
	}
	own := Form(Rule[inputs.Setting[string]]{Input: "name", Needs: []string{"other"}}, UnlessEmpty, Parses(parseWord))
	assert.Equal(t, []string{"other"}, own.Needs)
}
