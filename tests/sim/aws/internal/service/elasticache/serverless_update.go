package elasticache

import (
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// modifiable are the fields of ModifyServerlessCache that the provider changes in place. The limits are one field. With
// the engine it sends the major version, which the service counts with it (serverless_cache.go of
// terraform-provider-aws v6 says both). Tags go by calls of their own.
var modifiable = []string{
	"cacheUsageLimits", "dailySnapshotTime", "description", "engine", "securityGroupIds", "snapshotRetentionLimit",
	"userGroupId",
}

// updateServerless does what the provider does: one request with all fields that differ from its state
// (terraform-provider-aws#40969). It has no way to say that a field is to be removed, so that AWS keeps it.
func updateServerless(v world.View, old, in, out props.Map) error {
	sent, differ := fieldsOfRequest(v.Known, in)
	wanted := out.Clone()
	for _, field := range modifiable {
		if !slices.Contains(sent, field) {
			keep(wanted, old, field)
		}
	}
	if slices.Contains(sent, "cacheUsageLimits") {
		if err := refuseLimits(in.Object("cacheUsageLimits")); err != nil {
			return err
		}
		setLimits(wanted, old.Object("cacheUsageLimits"), in.Object("cacheUsageLimits"))
	}
	unchanged := !slices.ContainsFunc(sent, func(field string) bool {
		return !props.Same(wanted[field], old[field], field == "securityGroupIds")
	})
	switch {
	// In AWS's words, as terraform-provider-aws#43862 and #44746 quote them.
	case len(sent) > 1:
		return awserr.New(invalidCombination,
			"Serverless Cache modifications only support modifying one field per request.")
	case differ && unchanged:
		return awserr.New(invalidCombination, "No modifications were requested")
	}
	if err := refuseServerless(wanted); err != nil {
		return err
	}
	if err := refuseServerlessSurroundings(v, wanted); err != nil {
		return err
	}
	settleServerless(v, wanted)
	clear(out)
	maps.Copy(out, wanted)
	return nil
}

// fieldsOfRequest are the fields that the provider sends, and whether it sends a request at all: for a field that the
// program removed the request is there without it. The provider compares with its state alone.
func fieldsOfRequest(known, in props.Map) (sent []string, differ bool) {
	for _, field := range modifiable {
		value, given := in[field]
		switch {
		case given && !props.Same(value, known[field], field == "securityGroupIds") &&
			!(props.IsEmpty(value) && props.IsEmpty(known[field])):
			differ = true
			if !props.IsEmpty(value) {
				sent = append(sent, field)
			}
		case !given && (field == "cacheUsageLimits" || field == "userGroupId") && !props.IsEmpty(known[field]):
			differ = true // any other field is the state's when the program does not say
		}
	}
	return sent, differ
}

// keep leaves a field as AWS has it.
func keep(wanted, old props.Map, field string) {
	if value, known := old[field]; known {
		wanted[field] = value
	} else {
		delete(wanted, field)
	}
}
