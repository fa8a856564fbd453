package component

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
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
