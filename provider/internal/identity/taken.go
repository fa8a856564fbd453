package identity

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"

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
	Silence: "another name; or the cluster or cache becomes one of the stack",
	Reads:   []string{"name"},
	Check: func(c Creation, say check.Say) {
		if c.Taken {
			say("name", "AWS has a %s of this name already, and refuses a second one. If a run of Pulumi was killed "+
				"or failed while it created this one, go on with \"After an interrupted run\" "+
				"(docs/troubleshooting.md); if the component has a new name in the program, give it its old one as "+
				"an alias; otherwise take another name", c.Kind)
		}
	},
}}
