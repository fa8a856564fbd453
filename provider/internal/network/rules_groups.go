package network

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// groupRules are about the security groups of the cluster, and the VPC in which one is created.
var groupRules = []check.Rule[*Ingress]{
	{
		Name: "vpc-given", Input: "vpcId",
		Holds:   "The VPC is given, for the security group that is made in it, unless `securityGroupIds` are given.",
		Example: `vpcId: null`,
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Needs:   []string{"vpcId", "securityGroupIds"},
		Check: func(ingress *Ingress, say check.Say) {
			if !ingress.VPC.Given && !ingress.UsesSecurityGroups() {
				say("vpcId",
					"is required: the id of the VPC that the subnets belong to; or pass securityGroupIds, security "+
						"groups of your own")
			}
		},
	},
	check.Form(check.Rule[*Ingress]{
		Name: "vpc-form", Input: "vpcId",
		Holds:   "The VPC is given by its id.",
		Example: `vpcId: my-vpc`,
		Source:  "EC2 user guide, \"Resource IDs\"",
		Reads:   []string{"securityGroupIds"},
	}, func(ingress *Ingress) (string, bool) {
		return ingress.VPC.Value, ingress.VPC.Given && !ingress.UsesSecurityGroups()
	}, check.Parses(aws.ParseVPCID)),
	{
		Name: "own-groups-some", Input: "securityGroupIds",
		Holds:   "Where security groups are given, there is one at least.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: []",
		Source:  elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "AWS would use the default security group of the VPC, with whatever else " +
			"was given none.",
		Needs: []string{"securityGroupIds"},
		Check: func(ingress *Ingress, say check.Say) {
			if ingress.SecurityGroups.Given && len(ingress.SecurityGroups.Elements) == 0 {
				say("securityGroupIds",
					"is empty, so AWS would use the default security group of the VPC: name one, or "+
						"leave this out to have one made")
			}
		},
	},
	check.Forms(check.Rule[*Ingress]{
		Name: "own-group-form", Input: "securityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(ingress *Ingress) inputs.List { return ingress.SecurityGroups }, checkAttachedGroup),
	check.Forms(check.Rule[*Ingress]{
		Name: "additional-group-form", Input: "additionalSecurityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "additionalSecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(ingress *Ingress) inputs.List { return ingress.AdditionalGroups }, checkAttachedGroup),
	check.Distinct(check.Rule[*Ingress]{
		Name: "additional-group-twice", Input: "additionalSecurityGroupIds",
		Holds:   "No security group is listed twice.",
		Example: "additionalSecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]",
		Source:  elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the " +
			"program seems to say.",
	}, func(ingress *Ingress) inputs.List { return ingress.AdditionalGroups }, aws.ParseSecurityGroupID),
	check.Distinct(check.Rule[*Ingress]{
		Name: "own-group-twice", Input: "securityGroupIds",
		Holds: "No security group is listed twice.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, " +
			"sg-0aaaaaaaaaaaaaaa1]",
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the " +
			"program seems to say.",
	}, func(ingress *Ingress) inputs.List { return ingress.SecurityGroups }, aws.ParseSecurityGroupID),
	{
		Name: "own-groups-alone", Input: "securityGroupIds",
		Holds: "Who may connect is said by `securityGroupIds`, or by the rules of the group that is made " +
			"and the groups that are attached beside it.",
		Example:         "securityGroupIds: [sg-0aaaaaaaaaaaaaaa2]",
		Source:          elasticache.CreateAPI + ", SecurityGroupIds; EC2 API, AuthorizeSecurityGroupIngress, GroupId",
		StricterThanAWS: "AWS sees the groups, and would not see the rules, for which there is no group.",
		Needs: []string{
			"securityGroupIds",
			"allowConnectionsFromCidrBlocks",
			"allowConnectionsFromPrefixLists",
			"allowConnectionsFromSecurityGroups",
		},
		Check: func(ingress *Ingress, say check.Say) {
			var without []string
			for _, source := range ingress.sources() {
				if len(source.Elements) > 0 {
					without = append(without, source.name)
				}
			}
			if ingress.AllowSelf {
				without = append(without, "allowConnectionsFromSelf")
			}
			if ingress.UsesSecurityGroups() && len(without) > 0 {
				say("securityGroupIds",
					"does not go with %s: no security group is made to put the rules into; put them into your own, "+
						"or leave this out",
					strings.Join(without, " and "))
			}
			if ingress.UsesSecurityGroups() && len(ingress.AdditionalGroups.Elements) > 0 {
				say("additionalSecurityGroupIds",
					"is for groups beside the one that is made, and with securityGroupIds none is made: list them "+
						"there")
			}
		},
	},
}

// checkAttachedGroup says why a text is not the id of a security group that a cluster can have, or nil.
func checkAttachedGroup(s string) error {
	id, err := aws.ParseSecurityGroupID(s)
	if account := id.Account; err == nil && account != "" {
		id.Account = ""
		return fmt.Errorf(
			"%q has an account before it, as a source of a rule may have, and not a group that is attached: use %q",
			s,
			id,
		)
	}
	return err
}
