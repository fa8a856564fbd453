package network

import (
	"fmt"
	"net/netip"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// sourceRules are about the sources that may connect.
var sourceRules = []check.Rule[*Ingress]{
	{
		Name: "block-form", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "Each block is in CIDR notation, without host bits, as EC2 writes it.",
		Example: `allowConnectionsFromCidrBlocks: [10.0.1.7/16]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, IpRange and Ipv6Range",
		StricterThanAWS: "EC2 would shorten an IPv6 block that is written at length, and every preview would show a " +
			"difference.",
		Check: func(ingress *Ingress, say check.Say) {
			check.Elements(ingress.AllowedBlocks, "allowConnectionsFromCidrBlocks", say, func(s string) error {
				if _, err := aws.ParseSecurityGroupID(s); err == nil {
					return fmt.Errorf("%q is the id of a security group: put it in allowConnectionsFromSecurityGroups",
						s)
				}
				if _, err := aws.ParsePrefixListID(s); err == nil {
					return fmt.Errorf("%q is the id of a prefix list: put it in allowConnectionsFromPrefixLists", s)
				}
				_, err := aws.ParseBlock(s)
				return err
			})
		},
	},
	check.Distinct(check.Rule[*Ingress]{
		Name: "block-twice", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "No block is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromCidrBlocks: [10.0.0.0/16, 10.0.0.0/16]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
	}, func(ingress *Ingress) inputs.List { return ingress.AllowedBlocks }, aws.ParseBlock),
	{
		Name: "prefix-list-form", Input: "allowConnectionsFromPrefixLists",
		Holds:   "Each prefix list is given by its id.",
		Example: `allowConnectionsFromPrefixLists: [com.amazonaws.eu-west-1.s3]`,
		Source:  "EC2 API, PrefixListId; EC2 user guide, \"Resource IDs\"",
		Check: func(ingress *Ingress, say check.Say) {
			check.Elements(ingress.AllowedPrefixLists, "allowConnectionsFromPrefixLists", say, func(s string) error {
				if block, err := aws.ParseBlock(s); err == nil {
					return fmt.Errorf("%q is a CIDR block: put it in allowConnectionsFromCidrBlocks", block)
				}
				_, err := aws.ParsePrefixListID(s)
				return err
			})
		},
	},
	check.Distinct(check.Rule[*Ingress]{
		Name: "prefix-list-twice", Input: "allowConnectionsFromPrefixLists",
		Holds:   "No prefix list is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromPrefixLists: [pl-0aaaaaaaaaaaaaaa1, pl-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
	}, func(ingress *Ingress) inputs.List { return ingress.AllowedPrefixLists }, aws.ParsePrefixListID),
	{
		Name: "group-form", Input: "allowConnectionsFromSecurityGroups",
		Holds: "Each security group is given by its id; that of a peered VPC of another account may follow the " +
			"account and a slash.",
		Example: `allowConnectionsFromSecurityGroups: [web]`,
		Source:  "EC2 API, UserIdGroupPair; EC2 user guide, \"Resource IDs\"",
		Check: func(ingress *Ingress, say check.Say) {
			check.Elements(ingress.AllowedGroups, "allowConnectionsFromSecurityGroups", say, func(s string) error {
				if block, err := aws.ParseBlock(s); err == nil {
					return fmt.Errorf("%q is a CIDR block: put it in allowConnectionsFromCidrBlocks", block)
				}
				if address, err := netip.ParseAddr(s); err == nil && address.Zone() == "" {
					return fmt.Errorf(`%q is an address: put "%s/%d" in allowConnectionsFromCidrBlocks`, s, address,
						address.BitLen())
				}
				_, err := aws.ParseSecurityGroupID(s)
				return err
			})
		},
	},
	{
		Name: "group-twice", Input: "allowConnectionsFromSecurityGroups",
		Holds:   "No security group is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
		Check: func(ingress *Ingress, say check.Say) {
			// A group is the same with its account in front and without.
			check.Repeated(ingress.AllowedGroups, "allowConnectionsFromSecurityGroups", func(s string) (string, error) {
				id, err := aws.ParseSecurityGroupID(s)
				return id.Digits, err
			}, check.SayRepeated(say))
		},
	},
}
