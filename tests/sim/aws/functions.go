package awssim

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
)

// functions is everything that can be asked without creating anything.
func functions() map[string]*function {
	return map[string]*function{
		"aws:index/getAvailabilityZones:getAvailabilityZones": {
			sdk: aws.GetAvailabilityZones, answer: availabilityZones,
		},
		"aws:index/getCallerIdentity:getCallerIdentity": {sdk: aws.GetCallerIdentity, answer: callerIdentity},
		"aws:index/getRegion:getRegion":                 {sdk: aws.GetRegion, answer: currentRegion},
	}
}

func availabilityZones(v view, args props) (props, error) {
	var names, ids []string
	state := args.str("state")
	for _, zone := range zonesOf(v.region) {
		excluded := slices.Contains(args.strs("excludeNames"), zone) ||
			slices.Contains(args.strs("excludeZoneIds"), zoneID(zone))
		if !excluded && (state == "" || state == "available") {
			names, ids = append(names, zone), append(ids, zoneID(zone))
		}
	}
	out := args.clone()
	out["id"] = v.region
	out["names"] = names
	out["zoneIds"] = ids
	out["groupNames"] = []string{v.region}
	return out, nil
}

func callerIdentity(v view, _ props) (props, error) {
	return props{
		"id": Account, "accountId": Account, "userId": "AIDASIMULATED",
		"arn": "arn:" + partitionOf(v.region) + ":iam::" + Account + ":user/simulated",
	}, nil
}

func currentRegion(v view, args props) (props, error) {
	name := v.region
	if args.has("name") {
		name = args.str("name")
	}
	return props{
		"id":          name,
		"name":        name,
		"endpoint":    "ec2." + name + ".amazonaws.com",
		"description": "Simulated (" + name + ")",
	}, nil
}
