package parameters

import "strings"

// Value is the value that a parameter has: what the program sets, or absent, the default of AWS. ok is false where it
// cannot be told: the parameters are in a group of the program's own, or not known yet.
func (p *Plan) Value(name, absent string) (value string, ok bool) {
	group := p.givenGroup
	own := group.Value != "" && !strings.HasPrefix(strings.ToLower(group.Value), "default.")
	if own || !group.Known || !p.Parameters.Counted {
		return "", false
	}
	if set, given := p.Parameters.Entries[name]; given {
		return set.Value, set.Known
	}
	return absent, true
}
