package elasticache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// serverlessLookedUp is what getServerlessCache tells of a cache as the resource tells it.
var serverlessLookedUp = []string{
	"arn", "createTime", "dailySnapshotTime", "description", "engine", "fullEngineVersion", "kmsKeyId",
	"majorEngineVersion", "name", "securityGroupIds", "snapshotRetentionLimit", "status", "subnetIds", "userGroupId",
}

// lookUpServerlessCache answers with the cache of a name. What the resource has in a list is one object here
// (internal/service/elasticache/serverless_cache_data_source.go of terraform-provider-aws v5).
func lookUpServerlessCache(v world.View, args props.Map) (props.Map, error) {
	name := strings.ToLower(args.Str("name"))
	cache := v.Get(awstype.ServerlessCache, name)
	if cache == nil {
		return nil, fmt.Errorf("reading ElastiCache Serverless Cache (%s): couldn't find resource", args.Str("name"))
	}
	out := props.Map{"id": name}
	for _, property := range serverlessLookedUp {
		if cache[property] != nil {
			out[property] = cache[property]
		}
	}
	for property, list := range map[string]string{"endpoint": "endpoints", "readerEndpoint": "readerEndpoints"} {
		for _, endpoint := range cache.Objects(list) {
			out[property] = map[string]any(endpoint)
		}
	}
	limits := map[string]any{}
	if storage := cache.Object("cacheUsageLimits").Object("dataStorage"); storage != nil {
		limits["dataStorage"] = map[string]any(storage)
	}
	for _, ecpu := range cache.Object("cacheUsageLimits").Objects("ecpuPerSeconds") {
		limits["ecpuPerSecond"] = map[string]any(ecpu)
	}
	out["cacheUsageLimits"] = limits
	return out, nil
}
