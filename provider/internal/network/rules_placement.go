package network

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// placementRules are about the subnets, and the group that holds them.
var placementRules = slices.Concat(subnetsGiven, check.Of(SubnetRules, func(placement *Placement) inputs.List {
	return placement.Subnets
}), subnetGroupRules)

// subnetsGiven are about whether there are subnets.
var subnetsGiven = []check.Rule[*Placement]{
	{
		Name: "subnets-given", Input: "subnetIds",
		Holds:   "Where the nodes are placed is given: by `subnetIds`, or by `subnetGroupName`.",
		Example: "subnetIds: null",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds; CreateReplicationGroup, CacheSubnetGroupName",
		Needs:   []string{"subnetIds", "subnetGroupName"},
		Check: func(placement *Placement, say check.Say) {
			if !placement.Subnets.Given && !placement.UsesSubnetGroup() {
				say("subnetIds",
					"is required: the ids of the subnets to place the nodes in; or pass subnetGroupName, a subnet "+
						"group of your own")
			}
		},
	},
	{
		Name: "subnets-or-group", Input: "subnetIds",
		Holds: "Subnets are for the group that is made for the cluster, so there is no other group beside " +
			"them.",
		Example:         "subnetGroupName: my-subnets",
		Source:          elasticache.CreateAPI + ", CacheSubnetGroupName: there is one",
		StricterThanAWS: "AWS sees the named group, and would not see the subnets.",
		// That both are there is known where their values are not.
		Reads: []string{"subnetIds", "subnetGroupName"},
		Check: func(placement *Placement, say check.Say) {
			if placement.Subnets.Given && placement.UsesSubnetGroup() {
				say("subnetIds", "does not go with subnetGroupName, whose group has its subnets: leave one of them out")
			}
		},
	},
	{
		Name: "subnets-count", Input: "subnetIds",
		Holds:   "There is one subnet at least.",
		Example: "subnetIds: []",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		Needs:   []string{"subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(placement *Placement, say check.Say) {
			if placement.Subnets.Given && !placement.UsesSubnetGroup() && len(placement.Subnets.Elements) == 0 {
				say("subnetIds", "is empty: AWS needs at least one subnet")
			}
		},
	},
}

// SubnetRules are about a list of subnets.
var SubnetRules = []check.Rule[inputs.List]{
	check.Forms(check.Rule[inputs.List]{
		Name: "subnet-form", Input: "subnetIds",
		Holds:   "Each subnet is given by its id.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, vpc-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(subnets inputs.List) inputs.List { return subnets }, check.Parses(aws.ParseSubnetID)),
	check.Distinct(check.Rule[inputs.List]{
		Name: "subnet-twice", Input: "subnetIds",
		Holds:   "No subnet is listed twice.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2, subnet-0aaaaaaaaaaaaaaa1]`,
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one zone less than the program " +
			"seems to say.",
	}, func(subnets inputs.List) inputs.List { return subnets }, aws.ParseSubnetID),
}

// subnetGroupRules are about a subnet group of the program's own.
var subnetGroupRules = []check.Rule[*Placement]{
	check.Form(check.Rule[*Placement]{
		Name: "subnet-group-form", Input: "subnetGroupName",
		Holds:   "The subnet group is given by its name: letters, digits and hyphens.",
		Example: "subnetIds: null\nsubnetGroupName: my_subnets",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
	}, func(placement *Placement) (string, bool) {
		return check.UnlessEmpty(placement.SubnetGroup)
	}, elasticache.CheckSubnetGroupName),
}
