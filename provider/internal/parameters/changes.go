package parameters

import (
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Changes are about parameters that cannot be changed on a cluster that runs.
var Changes = []check.Rule[check.Change[*Plan]]{
	{
		Name: "parameter-fixed", Input: "parameters",
		Holds:   "A parameter that is set when a cluster is made stays as it is.",
		Example: "parameters: { databases: \"32\" }",
		Source: "ElastiCache developer guide, \"Modifying an ElastiCache parameter group\": conditionally " +
			"modifiable parameters",
		Silence: "leave it as it was, or make a second cluster",
		Needs:   parameterInputs,
		Check: func(c check.Change[*Plan], say check.Say) {
			then, now := c.Was.Parameters.Entries, c.Now.Parameters.Entries
			names := slices.AppendSeq(slices.Collect(maps.Keys(then)), maps.Keys(now))
			slices.Sort(names)
			family, _ := c.Now.family()
			for _, name := range slices.Compact(names) {
				known, ok := elasticache.FindParameter(family, name)
				was, is := then[name], now[name]
				if ok && known.Modifiable == elasticache.ModifiableUnused && name != clusterEnabled && settled(was) &&
					settled(is) && was.Value != is.Value {
					say(parameterPath(name),
						"from %s to %s is likely to be refused: AWS lets no cluster that runs change it, nor use a "+
							"group with another value of it",
						orDefault(was.Value), orDefault(is.Value))
				}
			}
		},
	},
}

// settled says whether it is certain what becomes of a parameter: its value is known, or the program does not set it.
func settled(value inputs.Setting[string]) bool { return value.Known || !value.Given }

// orDefault is the value of a parameter as a message shows it.
func orDefault(value string) string {
	if value == "" {
		return "AWS's default"
	}
	return spelling.Quote(value)
}
