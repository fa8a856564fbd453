package component

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// disk is the plan of the component in these tests: its size cannot shrink, and a change of it costs time.
type disk struct {
	size    int
	secrets inputs.Paths
}

func (d *disk) report() check.Report {
	return check.Report{Component: "Disk", Consequence: "nothing was changed", Secrets: d.secrets}
}

var diskJudge = Judge[disk]{
	Remember: func(_ context.Context, sent, _ resource.PropertyMap) *disk {
		if size := sent["size"]; size.IsNumber() {
			return &disk{size: int(size.NumberValue())}
		}
		return nil
	},
	Creation: func(now *disk) Verdict {
		return Verdict{Report: now.report(), Refused: check.Run(now, now.secrets.Cover, []check.Rule[*disk]{{
			Name: "disk-size", Input: "size",
			Check: func(d *disk, say check.Say) {
				if d.size > 100 {
					say("size", "%d is too large", d.size)
				}
			},
		}})}
	},
	Change: func(c check.Change[*disk]) Verdict {
		rule := func(name string, breaks bool) check.Problems {
			return check.Run(c, func(string) bool { return false }, []check.Rule[check.Change[*disk]]{{
				Name: name, Input: "size", Holds: "The size stays.",
				Check: func(c check.Change[*disk], say check.Say) {
					if breaks {
						say("size", "from %d to %d", c.Was.size, c.Now.size)
					}
				},
			}})
		}
		return Verdict{
			Report: c.Now.report(), Refused: rule("shrinks", c.Now.size < c.Was.size),
			Costs: rule("resizes", c.Now.size != c.Was.size),
		}
	},
}

// silentMonitor answers with the inputs.
type silentMonitor struct{ pulumi.MockResourceMonitor }

func (silentMonitor) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	return args.Name, args.Inputs, nil
}

// inProgram runs a part of a program, in a preview or an update.
func inProgram(t *testing.T, preview bool, program func(ctx *pulumi.Context) error) {
	t.Helper()
	require.NoError(t, pulumi.RunErr(program, pulumi.WithMocks("project", "stack", silentMonitor{}),
		func(info *pulumi.RunInfo) { info.DryRun = preview }))
}

// A refusal stops an update at once and a preview when the component waits, and Wait returns the last deployment with
// what the change costs.
func TestHistory(t *testing.T) {
	t.Parallel()
	deployed := func(size float64) resource.PropertyMap {
		return resource.PropertyMap{"size": resource.NewProperty(size)}
	}
	for what, test := range map[string]struct {
		now *disk
		// sent are the inputs of the last deployment; nil for a component that is new.
		sent resource.PropertyMap
		was  int
		// refused and costs are reasons.
		refused, costs string
	}{
		"new":                {now: &disk{size: 10}},
		"new and refused":    {now: &disk{size: 101}, refused: "101 is too large"},
		"the same":           {now: &disk{size: 10}, sent: deployed(10), was: 10},
		"grows":              {now: &disk{size: 20}, sent: deployed(10), was: 10, costs: "from 10 to 20"},
		"too large, as ever": {now: &disk{size: 101}, sent: deployed(101), was: 101},
		"shrinks":            {now: &disk{size: 5}, sent: deployed(10), was: 10, refused: "from 10 to 5", costs: "from 10 to 5"},
		"imported":           {now: &disk{size: 5}, sent: resource.PropertyMap{}},
		"a secret": {
			now: &disk{size: 20, secrets: inputs.Paths{"size": true}}, sent: deployed(10), was: 10,
			costs: "goes against a rule (size is a secret, so no values are shown): The size stays.",
		},
	} {
		for _, preview := range []bool{true, false} {
			inProgram(t, preview, func(ctx *pulumi.Context) error {
				h, err := NewHistory(ctx, "test:index:Disk", "disk", nil, test.now, diskJudge)
				require.NoError(t, err, what)
				if test.sent == nil {
					err = h.creates(&pulumi.ResourceHookArgs{})
				} else {
					err = h.updates(&pulumi.ResourceHookArgs{OldInputs: test.sent})
				}
				assert.Equal(t, test.refused != "" && !preview, err != nil, "%s: a refusal stops an update", what)

				c := &pulumi.ResourceState{}
				require.NoError(t, ctx.RegisterComponentResource("test:index:Disk", "disk", c, h.Compares()), what)
				was, costs, err := h.Wait(c)
				assert.Equal(t, test.sent == nil, h.Created(), what)
				assert.Equal(t, test.was != 0, was != nil, what)
				if was != nil {
					assert.Equal(t, test.was, was.size, what)
				}
				if test.refused == "" {
					assert.NoError(t, err, what)
				} else if found := inputs.Problems(err); assert.Len(t, found, 1, what) {
					assert.Equal(t, "size", found[0].PropertyPath, what)
					assert.Equal(t, test.refused, found[0].Reason, what)
				}
				if test.costs == "" {
					assert.Empty(t, costs, what)
				} else if assert.Len(t, costs, 1, what) {
					assert.Equal(t, test.costs, costs[0].Reason, what)
				}
				return nil
			})
		}
	}
}
