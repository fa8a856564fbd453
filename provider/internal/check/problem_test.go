package check

import (
	"maps"
	"testing"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// All problems are one error, in the order of the inputs and of the elements of a list.
func TestErr(t *testing.T) {
	t.Parallel()
	report := Report{
		Component: "Boat", Consequence: "nothing was built", Order: map[string]int{"length": 0, "sails": 1},
	}
	assert.NoError(t, report.Err(nil))
	err := report.Err(Problems{
		{Path: "unheardOf", Reason: "is not an input"},
		{Path: "sails[10]", Reason: "is torn"},
		{Path: "sails[2]", Reason: "is torn"},
		{Path: "length", Reason: "is short"},
	})
	assert.EqualError(t, err, "Boat: the inputs have 4 problems, so nothing was built:\n  - length: is short\n"+
		"  - sails[2]: is torn\n  - sails[10]: is torn\n  - unheardOf: is not an input")
}

// Values of a wrong type are problems without a rule.
func TestRefused(t *testing.T) {
	t.Parallel()
	in := inputs.NewResolver(inputs.WithRefused(t.Context(),
		[]perrors.InputPropertyErrorDetails{{PropertyPath: "length", Reason: "is a text"}}, nil))
	assert.Equal(t, Problems{{Path: "length", Reason: "is a text"}}, Refused(in))
}

// What a message may quote decides what becomes of it where an input is a secret.
func TestRedact(t *testing.T) {
	t.Parallel()
	rule := Doc{Name: "sail-size", Holds: "A `sail` fits.", Needs: []string{"sail"}, Reads: []string{"crew"}}
	with := func(change func(*Doc)) Doc {
		changed := rule
		change(&changed)
		return changed
	}
	const withheld = "goes against a rule (sail is a secret, so no values are shown): A `sail` fits."
	for what, test := range map[string]struct {
		report         Report
		problem        Problem
		path, redacted string
	}{
		"no secret": {Report{}, Problem{"mast", "7 is odd", rule}, "mast", "7 is odd"},
		"another input": {Report{Secrets: inputs.Paths{"flag": true}}, Problem{"mast", "7 is " +
			"odd", rule}, "mast", "7 is odd"},
		"a need": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{"mast", "7 is " +
			"odd", rule}, "mast", withheld},
		"the input itself": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{"sail", "7 is " +
			"odd", rule}, "sail (secret)", withheld},
		"a part of the input": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{"sail.size", "7 is " +
			"odd", rule}, "sail.size (secret)", withheld},
		"of a wrong type": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{Path: "sail", Reason: "is " +
			"a list"}, "sail (secret)", "is a list"},
		"never " +
			"quoted": {Report{Secrets: inputs.Paths{"sail": true}, NeverQuoted: []string{"sail"}}, Problem{"sail", "is odd", rule}, "sail (secret)", "is odd"},
		"not among the quotes": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{"mast", "7 is " +
			"odd", with(func(d *Doc) { d.Quotes = []string{"mast"} })}, "mast", "7 is odd"},
		"advice says how to end": {Report{Secrets: inputs.Paths{"sail": true}}, Problem{"mast", "7 is " +
			"odd", with(func(d *Doc) { d.Silence = "`sail: 8`" })}, "mast", withheld + " To silence this: sail: 8."},
		"the key of a " +
			"map": {Report{Secrets: inputs.Paths{"sail": true}, Maps: []string{"sail"}}, Problem{`sail["key"]`, "7 is odd", rule}, "sail (secret)", withheld},
		"private": {Report{Private: func(path string) bool { return path == "crew[0]" }}, Problem{"crew[0]", "is odd", rule}, "crew[0] (secret)", "is odd"},
	} {
		redacted := test.report.Redact(Problems{test.problem})
		assert.Equal(t, test.path, redacted[0].Path, what)
		assert.Equal(t, test.redacted, redacted[0].Reason, what)
		assert.Equal(t, redacted, test.report.Redact(redacted), "%s: redacted twice", what)
	}
}

// A credential that stands in another input is not shown, however a message quotes it.
func TestRedactCredentials(t *testing.T) {
	t.Parallel()
	const password = "Hunter \"2\" of the long password that a message cuts short, since it is so very long"
	report := Report{Credentials: maps.All(map[string]inputs.Setting[string]{
		"password": inputs.Fixed(password), "pin": inputs.Fixed("1234567"),
		"notYet": {Value: "is not known"},
	})}
	for reason, hidden := range map[string]bool{
		"the crew is " + password: true,
		"is hunter \"2\" of the long password that a message cuts short, since it is so very long": true,
		"1234567 may be there by chance": false,
		"is not known":                   false,
		"is odd":                         false,
	} {
		found := report.Redact(Problems{{Path: "crew[1]", Reason: reason}})[0]
		if hidden {
			assert.Equal(t, "crew (secret)", found.Path, reason)
			assert.Equal(t, "holds the value of password, so it is not shown: put something else there", found.Reason)
		} else {
			assert.Equal(t, Problem{Path: "crew[1]", Reason: reason}, found)
		}
	}
	assert.True(t, containsSecret(`"hunter \"2\" of`, `Hunter "2" of`), "with the escapes of a quotation")
}
