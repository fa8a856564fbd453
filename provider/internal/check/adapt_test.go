package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A component says of a rule what differs, and the rule stays what it is.
func TestAdapted(t *testing.T) {
	t.Parallel()
	rule := lengthRule
	rule.Example, rule.Source = "length: 10", "Boats API, CreateBoat; CreateBoat again"
	rule.StricterThanAWS = "It would sink."
	rule.Silence, rule.Beside = "use a shorter one", []string{"boat-slow"}
	adapted := Adapted([]Rule[boat]{rule, lengthRule}, map[string]Own{"boat-length": {
		Example: "size: 10", Before: "size: 9", Input: "size", Holds: "A ship is 1 to 9 long.", StricterThanAWS: "-",
		Silence: "use another", Beside: []string{},
	}}, "CreateBoat", "CreateShip")
	one := adapted[0]
	assert.Equal(t, []string{"size: 10", "size: 9", "size", "A ship is 1 to 9 long.", "", "use another"},
		[]string{one.Example, one.Before, one.Input, one.Holds, one.StricterThanAWS, one.Silence})
	assert.Equal(t, "Boats API, CreateShip; CreateShip again", one.Source)
	assert.Empty(t, one.Beside)
	assert.Equal(t, []string{"length: 10 is too long [boat-length]"}, lines(Run(boat{length: 10}, known, adapted[:1])))
	assert.Equal(t, "length: 10", rule.Example, "the rule of the others stays")

	same := Adapted([]Rule[boat]{rule}, nil, "CreateBoat", "CreateShip")[0]
	assert.Equal(t, []string{rule.Example, rule.Input, rule.Holds, rule.StricterThanAWS, rule.Silence},
		[]string{same.Example, same.Input, same.Holds, same.StricterThanAWS, same.Silence})
	assert.Equal(t, rule.Beside, same.Beside)
}
