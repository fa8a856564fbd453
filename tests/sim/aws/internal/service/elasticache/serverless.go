package elasticache

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// serverlessBehaviour is about serverless caches. What the provider does is in internal/service/elasticache/
// serverless_cache.go of terraform-provider-aws v5: which changes replace, and what it leaves to AWS. The service
// stores the name in lower case and the provider compares it as it is, so that a program with capitals in the name
// replaces its cache each time.
//
// A deletion takes no final snapshot: the provider sends no name for one.
var serverlessBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: 255},
	NotFound: "ServerlessCacheNotFoundFault",
	Replaces: []string{"kmsKeyId", "majorEngineVersion", "name", "snapshotArnsToRestores", "subnetIds"},
	// redis to valkey is the only change of the engine in place: terraform-provider-aws#42208.
	ReplacesIf: func(old, in props.Map) []string {
		if old.Str("engine") == "redis" && in.Str("engine") == "valkey" {
			return nil
		}
		return []string{"engine"}
	},
	Sets:      []string{"securityGroupIds", "subnetIds"},
	Computed:  []string{"securityGroupIds", "subnetIds"},
	WriteOnly: []string{"snapshotArnsToRestores", "timeouts"},

	Imported: func(state, inputs props.Map) {
		for _, name := range []string{"snapshotArnsToRestores", "timeouts"} {
			delete(state, name)
			delete(inputs, name)
		}
	},

	Check:      checkServerless,
	Rules:      refuseServerless,
	References: refuseServerlessIn,
	Create:     createServerless,
	Update:     updateServerless,
	// Any update leaves it open in the provider's plan, as terraform-provider-aws#44746 shows.
	Unsettled: func(_, _ props.Map) []string { return []string{"fullEngineVersion"} },
}

// serverlessVersion is a major version of an engine, and the version that serverless caches of it run.
type serverlessVersion struct{ engine, major, full string }

// serverlessVersions are the ones that AWS offers for serverless caches: "Valkey 7.2 and higher, Redis OSS version 7.1"
// (ElastiCache user guide, "Comparing deployment options"), of each major version the latest: "ElastiCache Serverless
// automatically applies the latest minor and patch software version" (the same, "Version management"). Valkey 9 is not
// in all regions.
var serverlessVersions = []serverlessVersion{
	{"redis", "7", "7.1"},
	{"valkey", "7", "7.2"},
	{"valkey", "8", "8.1"},
	{"valkey", "9", "9.0"},
}

// latestMajor is the major version for those who do not ask for one. AWS documents none.
var latestMajor = map[string]string{"redis": "7", "valkey": "8"}

// versionOfServerless finds the version that a serverless cache runs or asks for.
func versionOfServerless(cache props.Map) (serverlessVersion, bool) {
	engine, major := cache.Str("engine"), cache.Str("majorEngineVersion")
	if major == "" {
		major = latestMajor[engine]
	}
	for _, version := range serverlessVersions {
		if version.engine == engine && version.major == major {
			return version, true
		}
	}
	return serverlessVersion{}, false
}

// engineOfServerless is the engine of a serverless cache in the words of a replication group.
func engineOfServerless(cache props.Map) props.Map {
	version, _ := versionOfServerless(cache)
	return props.Map{"engine": version.engine, "engineVersion": version.full}
}

// createServerless answers what AWS does: a description and a time for snapshots also where there are none, as
// github.com/mondoohq/mql/pull/4530 and terraform-provider-aws#45204 show. The status is spelled as the provider waits
// for it.
func createServerless(v world.View, in props.Map) (string, props.Map, error) {
	name := strings.ToLower(in.Str("name"))
	out := in.Clone()
	out["name"] = name
	out["arn"] = v.ARN("elasticache", "serverlesscache:"+name)
	out["createTime"] = "2024-01-01T00:00:00Z" // time does not pass
	out["status"] = "available"
	out.Otherwise("dailySnapshotTime", "05:00")
	out.Otherwise("snapshotRetentionLimit", 0)
	setLimits(out, nil, in.Object("cacheUsageLimits"))
	if !out.Has("description") {
		out["description"] = " "
	}
	subnets := subnetsOfServerless(v, in)
	out["subnetIds"] = props.Normal(subnets)
	if !out.Has("securityGroupIds") {
		network, err := networkOf(v, out)
		if err != nil {
			return "", nil, err
		}
		out["securityGroupIds"] = []any{v.Get(awstype.VPC, network).Str("defaultSecurityGroupId")}
	}
	settleServerless(v, out)
	return name, out, nil
}

// settleServerless completes what follows from the engine, and says where the cache is found.
func settleServerless(v world.View, out props.Map) {
	version, _ := versionOfServerless(out)
	out["majorEngineVersion"] = version.major
	out["fullEngineVersion"] = version.full
	settleServerlessEndpoints(v, out)
}

// refuseServerlessIn is what AWS refuses of a new serverless cache because of what else there is.
func refuseServerlessIn(v world.View, in props.Map) error {
	if name := strings.ToLower(in.Str("name")); v.Get(awstype.ServerlessCache, name) != nil {
		return awserr.New("ServerlessCacheAlreadyExistsFault", "A serverless cache with the name %s already exists.",
			name)
	}
	if err := refuseAnotherServerless(v); err != nil {
		return err
	}
	return refuseServerlessSurroundings(v, in)
}
