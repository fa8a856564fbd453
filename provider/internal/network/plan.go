// Package network is the concern of the addresses of the nodes, of where they are placed, and of who may connect to
// them.
//
// A rule about one of these parts sees that part alone. Rules that relate parts see the whole plan, and stand in the
// files named between.
package network

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is where the nodes are, and who may connect to them.
type Plan struct {
	Addressing *Addressing
	Placement  *Placement
	Ingress    *Ingress
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan) *Plan {
	return &Plan{
		Placement:  newPlacement(in, args, identity),
		Ingress:    NewIngress(in, inputs.Part[IngressInputs](&args), identity),
		Addressing: newAddressing(in, args, engine),
	}
}

// The parts of a plan, for lifting the rules about them.
func ofAddressing(p *Plan) *Addressing { return p.Addressing }

func ofPlacement(p *Plan) *Placement { return p.Placement }

func ofIngress(p *Plan) *Ingress { return p.Ingress }
