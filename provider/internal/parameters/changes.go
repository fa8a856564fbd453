package parameters

import (
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// merged is a map of the entries of two.
func merged[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// orDefault is the value of a parameter as a person reads it, also where none is given.
func orDefault(s string) string {
	if s == "" {
		return "AWS's default"
	}
	return spelling.Quote(s)
}

// Changes are about parameters that stay as they are.
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
			for _, name := range slices.Sorted(maps.Keys(merged(then, now))) {
				family, _ := c.Now.family()
				known, ok := elasticache.FindParameter(family, name)
				was, is := then[name], now[name]
				if ok && known.Modifiable == elasticache.ModifiableUnused && name != clusterEnabled &&
					(was.Known || !was.Given) && (is.Known || !is.Given) && was.Value != is.Value {
					say(parameterPath(name),
						"from %s to %s is likely to be refused: AWS lets no cluster that runs change it, nor use a "+
							"group with another value of it",
						orDefault(was.Value), orDefault(is.Value))
				}
			}
		},
	},
}
