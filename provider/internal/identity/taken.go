package identity

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// Creation is the subject of [Observations]: a plan of something that is to be created, what kind of thing that is, and
// whether AWS has one of this name already.
type Creation struct {
	*Plan
	Kind  string
	Taken bool
}

// nameTaken is the name of the rule, by which a program accepts the warning.
const nameTaken = "name-taken"

// Observations are about the name of what is created, of which AWS alone knows whether it is free.
var Observations = []check.Rule[Creation]{{
	Name: nameTaken, Input: "name",
	Holds: "When the component is created, AWS has nothing of its kind with its `name` in the account and region. " +
		"AWS itself refuses a second one, in words that do not say how to go on.",
	Example: "# AWS has one of this name already",
	Source: "ElastiCache API, CreateReplicationGroup: ReplicationGroupAlreadyExists; CreateServerlessCache: " +
		"ServerlessCacheAlreadyExistsFault",
	Silence: "take another name, or finish the run that was killed",
	Reads:   []string{"name"},
	Check: func(c Creation, say check.Say) {
		if c.Taken {
			say("name", "AWS has a %s of this name already, and refuses a second one. If a run of Pulumi was killed "+
				"while it created this one, go on with \"After an interrupted run\" (docs/troubleshooting.md); if "+
				"the component has a new name in the program, give it its old one as an alias; otherwise take "+
				"another name", c.Kind)
		}
	},
}}

// history is what knows of a component whether it is created, and can ask before one of its children is.
type history interface {
	Created() bool
	BeforeCreate(what string, call pulumi.ResourceHookFunction) (pulumi.ResourceOption, error)
}

// WarnIfTaken is an option for the child that has the name: before the engine creates it, isThere asks AWS whether it
// has one already. A preview asks only if the component is new, for in a replacement the old one is there until then.
func (p *Plan) WarnIfTaken(
	b *component.Builder, of history, kind string, report check.Report, isThere func() bool,
) (pulumi.ResourceOption, error) {
	return of.BeforeCreate("whether the name is taken", func(*pulumi.ResourceHookArgs) error {
		if b.Accepts(nameTaken) || b.Ctx.DryRun() && !of.Created() {
			return nil
		}
		unknown := func(string) bool { return false }
		found := check.Run(Creation{p, kind, isThere()}, unknown, Observations)
		return b.Warn(report.Warnings(report.Redact(found)))
	})
}
