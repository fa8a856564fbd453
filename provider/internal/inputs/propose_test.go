package inputs

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
)

// A text is proposed for whatever takes one, as such or in a list, and for nothing else.
func TestPropose(t *testing.T) {
	t.Parallel()
	args := &struct {
		Plain    string                  `pulumi:"plain"`
		Optional *string                 `pulumi:"optional,optional"`
		Output   pulumi.StringPtrInput   `pulumi:"output,optional"`
		Elements []pulumi.StringInput    `pulumi:"elements,optional"`
		List     pulumi.StringArrayInput `pulumi:"list,optional"`
		Number   *int                    `pulumi:"number,optional"`
	}{}
	for _, input := range []string{"plain", "optional", "output", "elements", "list"} {
		assert.True(t, Propose(args, input, "text"), input)
	}
	assert.Equal(t, "text", args.Plain)
	assert.Equal(t, "text", *args.Optional)
	assert.Equal(t, pulumi.String("text"), args.Output)
	assert.Equal(t, []pulumi.StringInput{pulumi.String("text")}, args.Elements)
	assert.Equal(t, pulumi.StringArray{pulumi.String("text")}, args.List)
	for _, input := range []string{"number", "missing"} {
		assert.False(t, Propose(args, input, "7"), input)
	}
	assert.Nil(t, args.Number)
}

// A component takes the documentation of some inputs of a concern; one that is not there is a mistake.
func TestOnly(t *testing.T) {
	t.Parallel()
	docs := map[string]Doc{"a": {Meaning: "A"}, "b": {Meaning: "B"}}
	assert.Equal(t, map[string]Doc{"b": {Meaning: "B"}}, Only(docs, "b"))
	assert.Panics(t, func() { Only(docs, "c") })
}
