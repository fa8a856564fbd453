package bench

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

// mostOverhead is how much processor time the component may take of what the flat program takes: the plugin has to
// start, and each child goes over the wire a second time.
const mostOverhead = 1.4

// TestOverhead fails when the component takes much more processor time than the flat program. Time by the clock depends
// on what else the machine does, and processor time hardly does.
func TestOverhead(t *testing.T) {
	for _, c := range []measuredCase{
		{title: "1 cluster", clusters: 1, shape: pair(), rounds: 5, until: noChange},
		{title: "10 clusters", clusters: 10, shape: pair(), rounds: 3, until: noChange},
	} {
		measured := c.measure(t)
		t.Log("\n" + figures.Tables([]figures.Case{measured}))
		component, without := 0.0, 0.0
		for _, o := range measured.Operations {
			component += figures.Median(o.Component, figures.CPU)
			without += figures.Median(o.Flat, figures.CPU)
		}
		assert.LessOrEqual(t, component/without, mostOverhead,
			"a preview, an up and an up without a change of %s take %.2f s of processor time with the component, and "+
				"%.2f s flat: medians of %d rounds", c.title, component, without, c.rounds)
	}
}
