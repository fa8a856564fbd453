package recovery

import (
	"encoding/json"
	"strings"
)

// inputs are the inputs of a resource as the state has them. A secret is an object there, so nothing here takes one for
// a text.
type inputs map[string]json.RawMessage

// literal is the value of an input in JSON, if it is a text or a number. A dot leads into an object.
func (in inputs) literal(path string) (json.RawMessage, bool) {
	name, rest, nested := strings.Cut(path, ".")
	value, found := in[name]
	if !found || len(value) == 0 {
		return nil, false
	}
	if nested {
		var object inputs
		if json.Unmarshal(value, &object) != nil {
			return nil, false
		}
		return object.literal(rest)
	}
	isText, isNumber := value[0] == '"', value[0] == '-' || (value[0] >= '0' && value[0] <= '9')
	return value, (isText && string(value) != `""`) || isNumber
}

// has says whether an input is given, whatever it is.
func (in inputs) has(name string) bool { return len(in[name]) > 0 && string(in[name]) != "null" }

// text is the value of an input as it is written in an id.
func (in inputs) text(path string) (string, bool) {
	value, found := in.literal(path)
	if !found {
		return "", false
	}
	var text string
	if json.Unmarshal(value, &text) != nil {
		text = string(value)
	}
	return text, true
}

// fill puts inputs into a template, in which their names stand in braces. It fails where an input is missing.
func (in inputs) fill(template string) (string, bool) {
	var filled strings.Builder
	for {
		before, after, more := strings.Cut(template, "{")
		filled.WriteString(before)
		if !more {
			return filled.String(), true
		}
		name, rest, _ := strings.Cut(after, "}")
		value, found := in.text(name)
		if !found {
			return "", false
		}
		filled.WriteString(value)
		template = rest
	}
}

// with are the inputs and a text more.
func (in inputs) with(name, text string) inputs {
	value, _ := json.Marshal(text)
	more := inputs{name: value}
	for key, value := range in {
		if key != name {
			more[key] = value
		}
	}
	return more
}
