package network

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// subnetQuota is how many subnets a subnet group can have, until AWS raises it.
// Source: ElastiCache service quotas, "Subnets per subnet group" (L-A87EE522).
const subnetQuota = 20

// placementAdvice is about subnets that AWS may refuse, or that nobody chose.
var placementAdvice = []check.Rule[*Placement]{
	{
		Name: "subnet-quota", Input: "subnetIds",
		Holds:   "The subnets are within the quota that accounts begin with.",
		Example: "subnetIds: [" + strings.Join(check.Numbered(subnetQuota+1, "subnet-%08d"), ", ") + "]",
		Source:  "ElastiCache service quotas, \"Subnets per subnet group\" (L-A87EE522), adjustable",
		Silence: "use fewer subnets",
		Needs:   []string{"subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(placement *Placement, say check.Say) {
			if n := len(placement.Subnets.Elements); n > subnetQuota && !placement.UsesSubnetGroup() {
				say("subnetIds",
					"holds %d subnets; AWS's quota is %d in a subnet group until you have it raised (Service Quotas, "+
						"\"Subnets per subnet group\")",
					n, subnetQuota)
			}
		},
	},
	{
		Name: "subnet-group-default", Input: "subnetGroupName",
		Holds:   "The subnet group is one that somebody chose the subnets of.",
		Example: "subnetIds: null\nsubnetGroupName: default",
		Source: "Amazon VPC user guide, \"Default VPCs\": each default subnet is a public subnet; ElastiCache API, " +
			"CreateCacheSubnetGroup, CacheSubnetGroupName",
		Silence: "use a group of your own, or `subnetIds`",
		Needs:   []string{"subnetGroupName"},
		Check: func(placement *Placement, say check.Say) {
			if placement.SubnetGroup.Value == "default" {
				say("subnetGroupName",
					"\"default\" is the name of AWS's own group, of the default VPC, whose subnets are public; use a "+
						"group of your own, or subnetIds")
			}
		},
	},
}
