package awssim

import (
	"slices"

	p "github.com/pulumi/pulumi-go-provider"
)

// diff compares what the program sends with what is, as the provider does: an input that is not sent is no change,
// unless it was sent before and AWS does not decide it. old is the resource's state, oldInputs what was sent before.
func (t *resourceType) diff(old, oldInputs, inputs props, ignore []string) map[string]p.PropertyDiff {
	replaces := t.replaces
	if t.replacesIf != nil {
		replaces = append(slices.Clone(replaces), t.replacesIf(old, inputs)...)
	}
	diffs := map[string]p.PropertyDiff{}
	add := func(name string, kind, replaceKind p.DiffKind) {
		if slices.Contains(replaces, name) {
			kind = replaceKind
		}
		if !slices.Contains(ignore, name) && !t.isIgnored(name) {
			diffs[name] = p.PropertyDiff{Kind: kind}
		}
	}
	for name := range t.contract().inputs {
		before, existed := old[name]
		now, sent := inputs[name]
		_, wasSent := oldInputs[name]
		switch {
		case sent && !existed && !isZero(now):
			add(name, p.Add, p.AddReplace)
		case sent && existed && !t.same(name, before, now):
			add(name, p.Update, p.UpdateReplace)
		case !sent && wasSent && existed && !t.isComputed(name) && !isZero(before):
			add(name, p.Delete, p.DeleteReplace)
		}
	}
	return diffs
}

func isZero(v any) bool { return isEmpty(v) || v == false || v == 0.0 }

// deletesFirst tells whether the old resource has to go before its replacement comes: when the replacement has the same
// name, because the program gave it. For a name that the provider made up there will be another one.
func (t *resourceType) deletesFirst(old, inputs props, madeUp []string) bool {
	return t.name != nil && !slices.Contains(madeUp, t.name.property) &&
		inputs.has(t.name.property) && t.same(t.name.property, old[t.name.property], inputs[t.name.property])
}
