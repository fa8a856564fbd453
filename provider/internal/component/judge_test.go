package component

import (
	"errors"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// diskBook are rules of disks: the size cannot shrink, and growing costs time.
func diskBook() check.Rulebook[*disk] {
	change := func(name string, breaks func(was, now int) bool) check.Rule[check.Change[*disk]] {
		return check.Rule[check.Change[*disk]]{Name: name, Check: func(c check.Change[*disk], say check.Say) {
			if breaks(c.Was.size, c.Now.size) {
				say("size", "from %d to %d", c.Was.size, c.Now.size)
			}
		}}
	}
	return check.Rulebook[*disk]{
		Creation: []check.Rule[*disk]{{Name: "disk-size", Check: func(d *disk, say check.Say) {
			if d.size > 100 {
				say("size", "%d is too large", d.size)
			}
		}}},
		ChangeRefusals: []check.Rule[check.Change[*disk]]{
			change("shrinks", func(was, now int) bool { return now < was }),
		},
		ChangeWarnings: []check.Rule[check.Change[*disk]]{
			change("grows", func(was, now int) bool { return now > was }),
		},
		Resolver: func(d *disk) *inputs.Resolver { return &inputs.Resolver{Secrets: d.secrets} },
		Report:   (*disk).report,
	}
}

// A rulebook judges a creation by its rules about creations, and a change by what it refuses and what it costs.
func TestJudgeBy(t *testing.T) {
	t.Parallel()
	judge := JudgeBy(diskBook(), diskJudge.Remember)
	names := func(found check.Problems) (all []string) {
		for _, one := range found {
			all = append(all, one.Rule.Name)
		}
		return all
	}
	assert.Equal(t, []string{"disk-size"}, names(judge.Creation(&disk{size: 101}).Refused))
	assert.Empty(t, judge.Creation(&disk{size: 100}).Refused)
	was := judge.Remember(t.Context(), resource.PropertyMap{"size": resource.NewProperty(10.)}, nil)
	require.NotNil(t, was)
	grown := judge.Change(check.Change[*disk]{Was: was, Now: &disk{size: 101, secrets: inputs.Paths{"size": true}}})
	assert.Empty(t, grown.Refused)
	assert.Equal(t, []string{"grows"}, names(grown.Costs))
	assert.True(t, grown.Report.Secrets["size"])
	shrunk := judge.Change(check.Change[*disk]{Was: was, Now: &disk{size: 5}})
	assert.Equal(t, []string{"shrinks"}, names(shrunk.Refused))
	assert.Empty(t, shrunk.Costs)
}

// A component is registered with its inputs, and is new where the engine calls nothing.
func TestRegister(t *testing.T) {
	t.Parallel()
	inProgram(t, false, func(ctx *pulumi.Context) error {
		judge := JudgeBy(diskBook(), diskJudge.Remember)
		h, err := NewHistory(ctx, "test:index:Disk", "disk", nil, &disk{size: 5}, judge)
		require.NoError(t, err)
		deployed := resource.PropertyMap{"size": resource.NewProperty(10.)}
		require.Error(t, h.updates(&pulumi.ResourceHookArgs{OldInputs: deployed}))
		args := &struct {
			Size int `pulumi:"size"`
		}{5}
		was, costs, err := h.Register("test:index:Disk", "disk", args, &pulumi.ResourceState{}, nil)
		require.ErrorContains(t, err, "from 10 to 5")
		assert.Equal(t, 10, was.size)
		assert.Empty(t, costs)
		return nil
	})
}

// What a hook of a child refuses stops an update at once, and a preview when the component waits.
func TestRefusal(t *testing.T) {
	t.Parallel()
	for _, preview := range []bool{true, false} {
		for _, wrong := range []error{nil, errors.New("AWS takes one of these in a request")} {
			inProgram(t, preview, func(ctx *pulumi.Context) error {
				h, err := NewHooks(ctx, "test:index:Disk", "disk", nil)
				require.NoError(t, err)
				r := h.Refusal()
				assert.Equal(t, wrong != nil && !preview, r.Stop(wrong) != nil)
				child := &pulumi.ResourceState{}
				require.NoError(t, ctx.RegisterComponentResource("test:index:Child", "child", child))
				err = r.Wait(child)
				if wrong != nil && preview {
					assert.Equal(t, wrong, err)
				} else {
					assert.NoError(t, err)
				}
				return nil
			})
		}
	}
}
