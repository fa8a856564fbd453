package parameters

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs set the parameters of the engine, or name the parameter group.
type Inputs struct {
	ParameterGroupName pulumi.StringPtrInput `pulumi:"parameterGroupName,optional"`
	Parameters         pulumi.StringMapInput `pulumi:"parameters,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"parameterGroupName": {
		Meaning: "The name of an existing parameter group to use.",
		Allowed: "a group of the family of the engine version (`redis7` for Redis OSS 7.0 and 7.1, " +
			"`valkey8` for Valkey 8), with `cluster-enabled` exactly if `clusterMode` is set. An empty " +
			"string counts as not set",
		Absent: "AWS's group, `default.<family>`, with `.cluster.on` in cluster mode",
		Change: "in place; parameters that need a reboot wait for one",
		Source: elasticache.CreateAPI + ", CacheParameterGroupName",
		Also:   []string{"parameterGroup"},
	},
	"parameters": {
		Meaning: "Engine parameters, as texts: `{ maxmemory-policy: allkeys-lru }`. The component creates " +
			"a parameter group for them.\n\nThe group is named `<name>-<family>`, after the family of the " +
			"engine version. When the version changes, the group of the new family is created first, and " +
			"the old one deleted after the cluster has moved.",
		Allowed: "names and values as AWS has them, the values as texts: `{ timeout: \"300\" }`. Cannot be " +
			"combined with `parameterGroupName`. Values can be Outputs",
		Absent: "AWS's parameter group, or `parameterGroupName`",
		Change: "in place, mostly at once. A parameter that only takes effect at creation or after a " +
			"reboot gives a warning. If the group itself changes (with the version, or because it is added " +
			"or removed), use `applyImmediately`: a group in use cannot be deleted, and the update fails " +
			"until the maintenance window has passed",
		Source: "ElastiCache developer guide, \"Valkey and Redis OSS parameters\"; ElastiCache API, " +
			"CreateCacheParameterGroup",
	},
}
