// Package index answers what a program asks about its account and its region.
package index

import (
	"slices"
	"strings"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Functions are what a program asks of the account and the region.
func Functions() map[string]*registry.Function {
	return map[string]*registry.Function{
		"aws:index/getAvailabilityZones:getAvailabilityZones": {
			SDK: aws.GetAvailabilityZones, Answer: availabilityZones,
		},
		"aws:index/getCallerIdentity:getCallerIdentity": {SDK: aws.GetCallerIdentity, Answer: callerIdentity},
		"aws:index/getPartition:getPartition":           {SDK: aws.GetPartition, Answer: currentPartition},
		"aws:index/getRegion:getRegion":                 {SDK: aws.GetRegion, Answer: currentRegion},
	}
}

func availabilityZones(v world.View, args props.Map) (props.Map, error) {
	var names, ids []string
	state := args.Str("state")
	for _, zone := range world.ZonesOf(v.Region) {
		excluded := slices.Contains(args.Strs("excludeNames"), zone) ||
			slices.Contains(args.Strs("excludeZoneIds"), world.ZoneID(zone))
		if !excluded && (state == "" || state == "available") {
			names, ids = append(names, zone), append(ids, world.ZoneID(zone))
		}
	}
	out := args.Clone()
	out["id"] = v.Region
	out["names"] = names
	out["zoneIds"] = ids
	out["groupNames"] = []string{v.Region}
	return out, nil
}

func callerIdentity(v world.View, _ props.Map) (props.Map, error) {
	return props.Map{
		"id": v.Account, "accountId": v.Account, "userId": "AIDASIMULATED",
		"arn": v.GlobalARN("iam", "user/simulated"),
	}, nil
}

// currentPartition is the partition of the region.
func currentPartition(v world.View, _ props.Map) (props.Map, error) {
	name := arn.PartitionOf(v.Region)
	suffix := arn.SuffixOf(v.Region)
	labels := strings.Split(suffix, ".")
	slices.Reverse(labels)
	return props.Map{
		"id": name, "partition": name, "dnsSuffix": suffix, "reverseDnsPrefix": strings.Join(labels, "."),
	}, nil
}

func currentRegion(v world.View, args props.Map) (props.Map, error) {
	name := v.Region
	if args.Has("name") {
		name = args.Str("name")
	}
	return props.Map{
		"id":          name,
		"name":        name,
		"endpoint":    "ec2." + name + ".amazonaws.com",
		"description": "Simulated (" + name + ")",
	}, nil
}
