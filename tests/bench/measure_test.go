package bench

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/flat"
)

// measure deploys the programs of a case in turns, and returns what each operation cost in each round.
func (c measuredCase) measure(t testing.TB) figures.Case {
	t.Helper()
	measured := figures.Case{Name: c.name, Title: c.title, Clusters: c.clusters, Checkpoints: c.checkpoints}
	for i := range c.until + 1 {
		measured.Operations = append(measured.Operations, figures.Operation{Name: operations[i].name})
	}
	with := clusters(c.clusters, c.shape)
	var without pulumi.RunFunc
	if !c.alone {
		without = c.flat(t)
	}
	for round := range c.rounds {
		var turns []turn
		component := deploy(t, c.checkpoints, with)
		turns = append(turns, turn{component, func(o *figures.Operation) *[]figures.Cost { return &o.Component }})
		if !c.alone {
			flattened := deploy(t, c.checkpoints, without)
			turns = append(turns, turn{flattened, func(o *figures.Operation) *[]figures.Cost { return &o.Flat }})
		}
		measured.Resources = runRound(t, round, turns, measured.Operations)
	}
	return measured
}

// turn is a deployment in a round, and where its costs are kept.
type turn struct {
	*deployment
	costs func(*figures.Operation) *[]figures.Cost
}

// runRound runs each operation with every deployment, and returns how many resources there were. Who begins changes
// with the operation and with the round, so that a busy moment does not fall on the same deployment each time. Once
// they are up, all deployments must have created the same.
func runRound(t testing.TB, round int, turns []turn, measured []figures.Operation) (resources int) {
	t.Helper()
	for i := range measured {
		for j := range turns {
			one := turns[(j+i+round)%len(turns)]
			costs := one.costs(&measured[i])
			*costs = append(*costs, one.run(i))
		}
		if i != up {
			continue
		}
		resources = len(turns[0].holds(t, nil))
		for _, other := range turns[1:] {
			requireSame(t, turns[0].deployment, other.deployment)
		}
	}
	return resources
}

// flat is the flat program of a case: of the state that the component leaves.
func (c measuredCase) flat(t testing.TB) pulumi.RunFunc {
	t.Helper()
	once := deploy(t, false, clusters(c.clusters, c.shape))
	once.run(up)
	return flat.Program(once.state())
}
