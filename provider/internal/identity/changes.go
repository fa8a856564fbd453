package identity

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// NameReplaces is about the name, which is the id of the replication group.
var NameReplaces = []check.Replacement[*Plan]{{
	Name: "replaces-name", Input: "name",
	Holds:   "A cluster keeps its `name`, which AWS cannot change.",
	Example: "name: carts",
	Source:  elasticache.ProviderSource + "; ElastiCache API, ModifyReplicationGroup",
	Needs:   []string{"name"},
	Find: func(c check.Change[*Plan], say check.SayReplaced) {
		if c.Was.Name != c.Now.Name {
			say("name", check.Replaced{
				From: spelling.OrNone(c.Was.Name), To: spelling.OrNone(c.Now.Name),
				Instead: "to call it otherwise in the program alone, leave name as it is and give the component an " +
					"alias",
			})
		}
	},
}}
