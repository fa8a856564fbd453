// Package identity is the concern of what a component and what it makes are called: its name, description and tags.
package identity

import (
	"cmp"
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is what a component and what it makes are called.
type Plan struct {
	Name string
	// GivenDescription is that of the program, and Description the one that AWS is sent.
	GivenDescription, Description inputs.Setting[string]
	Tags                          inputs.Dictionary
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, engine *engine.Plan) *Plan {
	p := &Plan{
		Name:             args.Name,
		GivenDescription: inputs.Take(in, "description", args.Description, ""),
		Tags:             inputs.TakeMap(in, "tags", args.Tags),
	}
	// In place when it changes, so free to say something useful.
	p.Description = inputs.Derive(p.GivenDescription, func(given string) string {
		title := map[elasticache.Engine]string{elasticache.Valkey: "Valkey"}[engine.Engine]
		return cmp.Or(given, cmp.Or(title, "Redis")+" cluster "+p.Name)
	})
	return p
}

// ModifyCommand is a request of AWS to change the replication group, made by hand.
func (p *Plan) ModifyCommand(flags string) string {
	return fmt.Sprintf("aws elasticache modify-replication-group --replication-group-id %s %s --apply-immediately",
		p.Name, flags)
}
