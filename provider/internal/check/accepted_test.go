package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A program accepts each warning once, by its name, and neither errors nor what it has to see each time.
func TestAcceptedWarnings(t *testing.T) {
	t.Parallel()
	rules := []Doc{
		{Name: "too-small", Silence: "grow it"},
		{Name: "too-red", Silence: "paint it"},
		{Name: "too-large"},
		{Name: "sinks", Silence: "keep it", Lasting: "it is wet"},
	}
	for name, want := range map[string]string{
		"too-small": "",
		"too-smal":  `acceptedWarnings[1]: "too-smal" is not the name of a warning of Boat; did you mean "too-small"?`,
		"zebra":     `acceptedWarnings[1]: "zebra" is not the name of a warning of Boat: use the name in brackets at the end of a warning`,
		"too-large": `acceptedWarnings[1]: "too-large" is an error, not a warning, and cannot be accepted: correct what it refuses, and leave it out here`,
		"sinks":     `acceptedWarnings[1]: "sinks" cannot be accepted, since it is wet: leave it out`,
		"sink":      `acceptedWarnings[1]: "sink" is not the name of a warning of Boat: use the name in brackets at the end of a warning`,
		"too-red":   `acceptedWarnings[1]: "too-red" is listed already, as acceptedWarnings[0]: leave one out`,
	} {
		accepted := Accepted{Names: []string{"too-red", name}, Component: "Boat", Rules: rules}
		found := lines(Run(accepted, known, AcceptedWarnings))
		if want == "" {
			assert.Empty(t, found, name)
		} else {
			assert.Equal(t, []string{want + " [accepted-warning]"}, found, name)
		}
	}
}
