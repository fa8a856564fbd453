package registry

import (
	"slices"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Diff compares what the program sends with what is, as the provider does: an input that is not sent is no change,
// unless it was sent before and AWS does not decide it. old is the resource's state, oldInputs what was sent before.
func (t *Type) Diff(old, oldInputs, inputs props.Map, ignore []string) map[string]p.PropertyDiff {
	replaces := t.Replaces
	if t.ReplacesIf != nil {
		replaces = append(slices.Clone(replaces), t.ReplacesIf(old, inputs)...)
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
	for name := range t.Contract().Inputs {
		before, existed := old[name]
		now, sent := inputs[name]
		_, wasSent := oldInputs[name]
		switch {
		case sent && !existed && !isZero(now):
			add(name, p.Add, p.AddReplace)
		case sent && existed && !t.same(name, before, now):
			add(name, p.Update, p.UpdateReplace)
		case !sent && wasSent && existed && !t.IsComputed(name) && !isZero(before):
			add(name, p.Delete, p.DeleteReplace)
		}
	}
	return diffs
}

func isZero(v any) bool { return props.IsEmpty(v) || v == false || v == 0.0 }

// DeletesFirst tells whether the old resource has to go before its replacement comes: when the replacement has the same
// name, because the program gave it. For a name that the provider made up there will be another one.
func (t *Type) DeletesFirst(old, inputs props.Map, madeUp []string) bool {
	return t.Name != nil && !slices.Contains(madeUp, t.Name.Property) &&
		inputs.Has(t.Name.Property) && t.same(t.Name.Property, old[t.Name.Property], inputs[t.Name.Property])
}
