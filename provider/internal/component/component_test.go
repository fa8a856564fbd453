package component

import (
	"errors"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// A child is named after the component and its role, and has the tags of all children, or none at all.
func TestBuilder(t *testing.T) {
	t.Parallel()
	parent := &pulumi.ResourceState{}
	tagged := inputs.Dictionary{Counted: true, Entries: map[string]inputs.Setting[string]{"team": inputs.Fixed("web")}}
	b := NewBuilder(nil, parent, "cache", tagged, nil)
	assert.Equal(t, "cache-alarm", b.Name("alarm"))
	assert.NotNil(t, b.Tags())
	assert.Nil(t, NewBuilder(nil, parent, "cache", inputs.Dictionary{Counted: true}, nil).Tags(), "there are none")
	assert.NotNil(t, NewBuilder(nil, parent, "cache", inputs.Dictionary{}, nil).Tags(), "there may be some")

	options, err := pulumi.NewResourceOptions(b.Child(pulumi.Protect(true))...)
	require.NoError(t, err)
	assert.Same(t, parent, options.Parent)
	assert.True(t, options.Protect)
}

// Each timeout that the program gives counts, and the others stay.
func TestTimeouts(t *testing.T) {
	t.Parallel()
	own := pulumi.CustomTimeouts{Update: "6h", Delete: "1h"}
	assert.Equal(t, own, *Timeouts(own, nil))
	given := pulumi.Timeouts(&pulumi.CustomTimeouts{Create: "2h", Update: "3h"})
	assert.Equal(t, pulumi.CustomTimeouts{Create: "2h", Update: "3h", Delete: "1h"},
		*Timeouts(own, []pulumi.ResourceOption{given}))
}

// What the engine recorded is read as far as it is text, secret or not.
func TestRecordedTexts(t *testing.T) {
	t.Parallel()
	recorded := resource.NewPropertyMapFromMap(map[string]any{"text": "a", "list": []any{"b", 7., "c"}, "number": 7.})
	recorded["secret"] = resource.MakeSecret(resource.NewProperty("d"))
	for name, want := range map[string]struct {
		text, first string
		texts       []string
	}{
		"text": {text: "a", first: "a"}, "secret": {text: "d", first: "d"}, "number": {}, "absent": {},
		"list": {first: "b", texts: []string{"b", "", "c"}},
	} {
		assert.Equal(t, want.text, Text(recorded, name), name)
		assert.Equal(t, want.texts, Texts(recorded, name), name)
		assert.Equal(t, want.first, FirstText(recorded, name), name)
	}
}

// Two components of one name, in different parents, have hooks of different names.
func TestNamesOfHooks(t *testing.T) {
	t.Parallel()
	inProgram(t, false, func(ctx *pulumi.Context) error {
		names := map[string]bool{}
		for _, parent := range []string{"", "one", "other"} {
			var opts []pulumi.ResourceOption
			if parent != "" {
				above := &pulumi.ResourceState{}
				require.NoError(t, ctx.RegisterComponentResource("test:index:Above", parent, above))
				opts = append(opts, pulumi.Parent(above))
			}
			hooks, err := NewHooks(ctx, "test:index:Disk", "disk", opts)
			require.NoError(t, err)
			names[hooks.prefix] = true
		}
		assert.Len(t, names, 3)
		assert.Contains(t, names, "test:index:Disk disk")
		return nil
	})
}

// The engine calls what a resource asked for, and nothing for a resource that asked for nothing.
func TestWhatHooksCall(t *testing.T) {
	t.Parallel()
	inProgram(t, false, func(ctx *pulumi.Context) error {
		hooks, err := NewHooks(ctx, "test:index:Disk", "disk", nil)
		require.NoError(t, err)
		var called []string
		call := func(what string) pulumi.ResourceHookFunction {
			return func(*pulumi.ResourceHookArgs) error {
				called = append(called, what)
				return errors.New(what)
			}
		}
		hooks.Of("disk", call("disk created"), call("disk updated"))
		hooks.Of("disk-part", nil, call("part updated"))
		for _, name := range []string{"disk", "disk-part", "another"} {
			for _, hook := range slices.Concat(hooks.creation, hooks.update) {
				before := len(called)
				err := hook.Callback(&pulumi.ResourceHookArgs{Name: name})
				assert.Equal(t, len(called) > before, err != nil, "%s, %s", name, hook.Name)
			}
		}
		assert.ElementsMatch(t, []string{"disk created", "disk updated", "part updated"}, called)
		return nil
	})
}

// dropped is a resource that the SDK left out of the program.
type dropped struct{ pulumi.ResourceState }

func (*dropped) URN() pulumi.URNOutput { return pulumi.URN("").ToURNOutput() }

// What the SDK has dropped is an error: as the component, as its parent, and as a child.
func TestDroppedResources(t *testing.T) {
	t.Parallel()
	const told = "the engine did not register "
	for _, preview := range []bool{true, false} {
		inProgram(t, preview, func(ctx *pulumi.Context) error {
			hooks, err := NewHooks(ctx, "test:index:Disk", "disk", nil)
			require.NoError(t, err)
			require.ErrorContains(t, hooks.Registered(&dropped{}), told+"this component")
			_, err = NewHooks(ctx, "test:index:Disk", "disk", []pulumi.ResourceOption{pulumi.Parent(&dropped{})})
			require.ErrorContains(t, err, told+"the parent")

			there := &pulumi.ResourceState{}
			require.NoError(t, ctx.RegisterComponentResource("test:index:Part", "part", there))
			require.NoError(t, hooks.Registered(there))
			arn := pulumi.String("arn").ToStringOutput()
			kept, err := internals.UnsafeAwaitOutput(ctx.Context(), hooks.Kept(there, arn))
			require.NoError(t, err)
			assert.Equal(t, "arn", kept.Value)
			for _, output := range []pulumi.StringOutput{arn, pulumi.UnsafeUnknownOutput(nil).ApplyT(
				func(any) string { return "" }).(pulumi.StringOutput)} {
				_, err = internals.UnsafeAwaitOutput(ctx.Context(), hooks.Kept(&dropped{}, output))
				require.ErrorContains(t, err, told+"a child")
			}
			return nil
		})
	}
}
