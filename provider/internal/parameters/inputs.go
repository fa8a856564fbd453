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
		Meaning: "The name of a parameter group of your own.",
		Allowed: "a group of the family of the engine's version (`redis7` for Redis OSS 7.0 and 7.1, `valkey8` for " +
			"Valkey 8), with `cluster-enabled` if and only if `clusterMode` is given; an empty string for none",
		Absent: "the group that AWS ships: `default.<family>`, or `default.<family>.cluster.on` with `clusterMode`",
		Change: inputs.InPlace + "; parameters that need a reboot wait for one",
		Source: elasticache.CreateAPI + ", CacheParameterGroupName",
		Also:   []string{"parameterGroup"},
	},
	"parameters": {
		Meaning: "Parameters of the engine: `{ maxmemory-policy: allkeys-lru }`. They are put into a parameter group " +
			"that is made for the cluster, `<name>-<family>`, of the family of the engine's version, with " +
			"`cluster-enabled` where `clusterMode` wants it. A change of the version makes the group of the new " +
			"family first, and takes the old one away when the cluster has moved.",
		Allowed: "names and values as AWS has them, the values as texts: `{ timeout: \"300\" }`; not beside " +
			"`parameterGroupName`; the values may be Outputs",
		Absent: "the parameter group that AWS ships, or `parameterGroupName`",
		Change: inputs.InPlace + ", at once for most; a parameter that is set when a cluster is made, or when its " +
			"nodes are rebooted, gets a warning. Where the group itself changes (with the version, or as it comes " +
			"and goes), use `applyImmediately`: a group that the cluster still uses cannot be deleted, and the " +
			"update fails until the maintenance window has been",
		Source: "ElastiCache developer guide, \"Valkey and Redis OSS parameters\"; ElastiCache API, " +
			"CreateCacheParameterGroup",
	},
}
