package construct

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/trees"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// FuzzChange previews whatever change of any component. What runs may be what this version deployed, or what another
// one recorded, which may be anything.
func FuzzChange(f *testing.F) {
	for _, example := range trees.Examples() {
		if example.Rule == "sound" || fuzzes() {
			sound := trees.OverSound(trees.Request{Component: example.Request.Component})
			f.Add(sound, trees.OverSound(example.Request))
			f.Add(trees.OverSound(example.Request), sound)
		}
	}
	f.Fuzz(func(t *testing.T, before, after []byte) {
		was, secretBefore := trees.Marked(trees.Read(before))
		now, secretAfter := trees.Marked(trees.Read(after))
		now.Component, now.Preview = was.Component, true
		runs := deployed(t, was)
		answer := promptly(func() wire.Result { return change(t, runs, now) })
		assertAnswered(t, now, answer)
		assertKept(t, now, answer, slices.DeleteFunc(slices.Concat(secretBefore, secretAfter), func(text string) bool {
			return trees.Shows(property.New(was.Inputs), text) || trees.Shows(property.New(now.Inputs), text)
		}))
		assertSame(t, answer, promptly(func() wire.Result { return change(t, runs, now) }))
	})
}

// deployed is what a request was deployed as; where this version would not deploy it, as what another one recorded.
func deployed(t *testing.T, was trees.Request) wire.Result {
	t.Helper()
	runs := send(t, was)
	if runs.Err == nil && !was.Preview {
		return runs
	}
	component := wire.Child{Name: "cache", TypeToken: tokens.Type(was.Component.Token), Inputs: was.Inputs}
	return wire.Result{State: was.Inputs, Children: map[string]wire.Child{"cache": component}}
}

// change previews a change of what runs.
func change(t *testing.T, runs wire.Result, now trees.Request) wire.Result {
	t.Helper()
	return wire.UpdateOf(t.Context(), now.Component.Token, &runs, now.Inputs, now.Preview, echoes)
}
