package provider_test

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/pages/page"
)

const toyToken = "aws-redis:index:Toy"

// ToyArgs are the inputs of a Toy.
type ToyArgs struct {
	Length  pulumi.IntInput         `pulumi:"length"`
	Colours pulumi.StringArrayInput `pulumi:"colours,optional"`
}

// Annotate documents the inputs.
func (a *ToyArgs) Annotate(to infer.Annotator) { inputs.Document(to, a, toyDocs) }

// Toy is a component that exists in this test alone: it shows that an entry is all that a component needs.
type Toy struct {
	pulumi.ResourceState

	Area pulumi.IntOutput `pulumi:"area"`
}

// Annotate gives the component its token.
func (t *Toy) Annotate(to infer.Annotator) {
	to.SetToken("index", "Toy")
	to.Describe(t, "A toy.")
}

var toyDocs = map[string]inputs.Doc{
	"length":  {Meaning: "How long the toy is.", Allowed: "1 to 9", Change: inputs.InPlace, Source: "the toy", Also: []string{"extent"}},
	"colours": {Meaning: "Its colours.", Absent: "none", Change: inputs.InPlace, Source: "the toy"},
}

// toyPlan is what a Toy decides with.
type toyPlan struct {
	length  inputs.Setting[int]
	colours inputs.List
}

var toyRules = []check.Rule[*toyPlan]{{
	Name: "toy-length", Input: "length", Holds: "A toy is 1 to 9 long.", Example: "length: 10", Source: "the toy",
	Needs: []string{"length"},
	Check: func(p *toyPlan, say check.Say) {
		if n := p.length.Value; n < 1 || n > 9 {
			say("length", "%d is not a length of a toy: use 1 to 9", n)
		}
	},
}}

var toyAdvice = []check.Rule[*toyPlan]{{
	Name: "toy-colours", Input: "colours", Holds: "A toy has no colour twice.",
	Example: "colours: [red, red]", Source: "the toy",
	Silence: "leave one out", Reads: []string{"colours"},
	Check: func(p *toyPlan, say check.Say) {
		name := func(s string) (string, error) { return s, nil }
		check.Repeated(p.colours, "colours", name, check.SayRepeated(say))
	},
}}

func newToy(ctx *pulumi.Context, name string, args *ToyArgs, opts ...pulumi.ResourceOption) (*Toy, error) {
	in := inputs.NewResolver(ctx.Context())
	plan := &toyPlan{inputs.Take(in, "length", args.Length, 0), inputs.TakeList(in, "colours", args.Colours)}
	report := check.Report{
		Component: "Toy", Consequence: "nothing was changed", Secrets: in.Secrets,
		Order: inputs.Properties(reflect.TypeFor[ToyArgs]()),
	}
	refused := slices.Concat(check.Refused(in), check.Run(plan, in.Unknown.Cover, toyRules))
	if err := report.Err(report.Redact(refused)); err != nil {
		return nil, err
	}
	toy := &Toy{Area: inputs.IntInput(plan.length)}
	if err := ctx.RegisterComponentResourceV2(toyToken, name, inputs.Recorded(args), toy, opts...); err != nil {
		return nil, err
	}
	unwise := report.Warnings(report.Redact(check.Run(plan, in.Unknown.Cover, toyAdvice)))
	if err := inputs.Warn(ctx, toy, nil, unwise); err != nil {
		return nil, err
	}
	return toy, ctx.RegisterResourceOutputs(toy, inputs.Outputs(toy))
}

// An entry in the registry is all that a component needs: its schema, the check of shapes with the names that others
// have for its inputs, its page of checks and its tables follow.
func TestAnEntryIsAllThatAComponentNeeds(t *testing.T) {
	t.Parallel()
	toy := provider.NewComponent(component.Definition{
		Token: toyToken, Inputs: toyDocs, Outputs: map[string]string{"area": "Its area."}, Sound: "length: 3\n",
		CouldBe: func(string, string) bool {
			return true
		}, Rules: func() []check.Doc { return check.Docs(toyRules, toyAdvice) },
	}, newToy)
	ctx := wire.Serving(context.Background(), []provider.Component{toy})

	served, err := provider.New([]provider.Component{toy})
	require.NoError(t, err)
	server, err := integration.NewServer(ctx, provider.Name, semver.MustParse(provider.Version()),
		integration.WithProvider(served))
	require.NoError(t, err)
	answer, err := server.GetSchema(p.GetSchemaRequest{})
	require.NoError(t, err)
	var spec schema.PackageSpec
	require.NoError(t, json.Unmarshal([]byte(answer.Schema), &spec))
	made := spec.Resources[toyToken]
	assert.Equal(t, toyDocs["length"].String(), made.InputProperties["length"].Description)
	assert.False(t, made.InputProperties["colours"].Items.Plain, "its colours may be Outputs, one by one")

	wrong, err := wire.Inputs("extent: 3\ncolours: red")
	require.NoError(t, err)
	var said []string
	for _, problem := range wire.ConstructOf(ctx, toyToken, wrong, true, wire.Echo).Problems {
		said = append(said, problem.String())
	}
	assert.Equal(t, []string{
		`colours: is the string "red"; it takes a list: pass ["red"]`, "extent: is not an input; did you mean length?",
	}, said)

	checks, err := page.ChecksOf(ctx, toy)
	require.NoError(t, err)
	assert.Contains(t, checks, "## Toy\n")
	assert.Contains(t, checks,
		"### toy-length\n\nA toy is 1 to 9 long.\n\n```yaml\nlength: 10\n```\n```text\n"+
			"length: 10 is not a length of a toy: use 1 to 9\n```\n")
	assert.Contains(t, checks, "colours[1]: \"red\" is listed already, as colours[0]: leave one out [toy-colours]\n")
	assert.Contains(t, checks, "- Silenced by: leave one out.\n")

	assert.Equal(t, "docs/reference/toy.md", page.ReferencePath(toy))
	reference := page.Reference(spec, toy)
	assert.Contains(t, reference, "| `length` | integer | required | How long the toy is. |\n")
	assert.Contains(t, reference, "### `length`\n\nHow long the toy is.\n\n- Type: integer.\n- Default: required.\n"+
		"- Allowed: 1 to 9.\n- Change: in place.\n")
	assert.Contains(t, reference, "| `area` | integer | Its area. |\n")
}
