package provider_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// assertDocumented holds that the fields of a type and the keys of its documentation are the same.
func assertDocumented[D any](t *testing.T, of reflect.Type, docs map[string]D) {
	t.Helper()
	assert.Equal(t, slices.Sorted(maps.Keys(inputs.Properties(of))), slices.Sorted(maps.Keys(docs)), of.Name())
}

// Every input and output of every component is documented, and so is every field of an object; nothing else is.
func TestDocsAreComplete(t *testing.T) {
	t.Parallel()
	for _, component := range provider.Components() {
		assertDocumented(t, component.Args, component.Inputs)
		assertDocumented(t, component.Result, component.Outputs)
		for name, text := range component.Outputs {
			assert.NotEmpty(t, text, "%s of %s", name, component.Token)
		}
		for name, i := range inputs.Properties(component.Args) {
			what, doc := component.Token+" "+name, component.Inputs[name]
			assert.NotEmpty(t, doc.Meaning, what)
			assert.NotEmpty(t, doc.Change, "%s: what does a change of it do?", what)
			assert.NotEmpty(t, doc.Source, "%s: where is the rule written down?", what)
			optional := component.Args.Field(i).Tag.Get("pulumi") != name
			assert.Equal(t, optional, doc.Absent != "", "%s: an optional input has a default, a required one has none",
				what)
		}
		for _, object := range component.Objects {
			assertDocumented(t, object.Type, object.Docs)
			for name, doc := range object.Docs {
				assert.NotEmpty(t, doc.Meaning, "%s of %s", name, object.Type.Name())
			}
		}
	}
}
