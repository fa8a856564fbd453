package network

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// placementRules are about the subnets.
var placementRules = []check.Rule[*Placement]{
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
	check.Forms(check.Rule[*Placement]{
		Name: "subnet-form", Input: "subnetIds",
		Holds:   "Each subnet is given by its id.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, vpc-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(placement *Placement) inputs.List { return placement.Subnets }, check.Parses(aws.ParseSubnetID)),
	check.Distinct(check.Rule[*Placement]{
		Name: "subnet-twice", Input: "subnetIds",
		Holds:   "No subnet is listed twice.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2, subnet-0aaaaaaaaaaaaaaa1]`,
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one zone less than the program " +
			"seems to say.",
	}, func(placement *Placement) inputs.List { return placement.Subnets }, aws.ParseSubnetID),
	check.Form(check.Rule[*Placement]{
		Name: "subnet-group-form", Input: "subnetGroupName",
		Holds:   "The subnet group is given by its name: letters, digits and hyphens.",
		Example: "subnetIds: null\nsubnetGroupName: my_subnets",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
	}, func(placement *Placement) (string, bool) {
		return check.UnlessEmpty(placement.SubnetGroup)
	}, elasticache.CheckSubnetGroupName),
}
