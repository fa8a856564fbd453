package flat

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// exchange puts what resources give out now in the place of what they gave out when the state was written.
type exchange struct {
	outputs []output
	// missed says that a text needed an output that is not known yet, and revealed that one had a secret in it.
	missed, revealed bool
}

// output is a text that a resource gave out, and what it gives out in its place.
type output struct {
	was, is       string
	known, secret bool
}

// read adds the outputs of a resource that are texts. Of outputs that were equal, one that is known serves for all.
func (e *exchange) read(was apitype.ResourceV3, is resource.PropertyMap) {
	texts := map[string]any{"id": string(was.ID)}
	for name, value := range was.Outputs {
		texts[name] = plain(value)
	}
	byText := map[string]output{}
	for name, text := range texts {
		if text, ok := text.(string); ok && text != "" && !byText[text].known {
			byText[text] = outputOf(text, is[resource.PropertyKey(name)])
		}
	}
	for _, one := range byText {
		if one.was != one.is {
			e.outputs = append(e.outputs, one)
		}
	}
	// The longest text comes first: an ARN ends in an id.
	slices.SortFunc(e.outputs, func(a, b output) int {
		return cmp.Or(cmp.Compare(len(b.was), len(a.was)), strings.Compare(a.was, b.was))
	})
}

func outputOf(was string, is resource.PropertyValue) output {
	one := output{was: was}
	for is.IsSecret() || is.IsOutput() {
		if is.IsSecret() {
			one.secret, is = true, is.SecretValue().Element
			continue
		}
		one.secret = one.secret || is.OutputValue().Secret
		is = is.OutputValue().Element
	}
	if is.IsString() {
		one.is, one.known = is.StringValue(), true
	}
	return one
}

// text is a text with the longest output in it exchanged.
func (e *exchange) text(text string) string {
	for _, one := range e.outputs {
		if !strings.Contains(text, one.was) {
			continue
		}
		if !one.known {
			e.missed = true
			return text
		}
		e.revealed = e.revealed || one.secret
		return strings.ReplaceAll(text, one.was, one.is)
	}
	return text
}
