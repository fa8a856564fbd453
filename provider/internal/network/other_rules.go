package network

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// GroupRule is a rule of a security group, as EC2 answers.
type GroupRule struct {
	ID, Description string
	Egress, Tagged  bool
	// Protocol is a name, a number, or "-1" for all. The ports count for TCP and UDP.
	Protocol string
	From, To int
	// One of these is the source, or the destination if the rule is for what goes out. A group that is not of this
	// account follows its account and a slash.
	Block, PrefixList, Group string
}

// Observed is the subject of [Observations]: a plan, and the rules of its security group that the component has not
// created, by their ids.
type Observed struct {
	*Ingress
	GroupID string
	// From and To are the ports that the component opens.
	From, To int
	Others   []GroupRule
	// Unread is how many more there are, which nobody looked at.
	Unread int
}

// otherRules is the name of the rule, by which a program accepts the warning.
const otherRules = "other-rules"

// Observations are about rules in the security group that no input tells.
var Observations = []check.Rule[Observed]{{
	Name: otherRules, Input: "allowConnectionsFromCidrBlocks",
	Holds: "The security group that the component creates has no rules but the component's own, and rules with " +
		"tags, which other programs create.",
	Example: "# somebody has added a rule to the security group in the AWS console",
	Source:  "EC2 API, DescribeSecurityGroupRules",
	Silence: "remove the rule; or give it a tag, where a program of yours creates it; or accept it. With nothing but " +
		"empty lists of sources all rules are yours, and nobody looks",
	Reads: []string{
		"allowConnectionsFromCidrBlocks", "allowConnectionsFromPrefixLists", "allowConnectionsFromSecurityGroups",
	},
	Check: func(o Observed, say check.Say) {
		told := 0
		for _, rule := range o.Others {
			if rule.Tagged || o.goes(rule) || o.left(rule) {
				continue
			}
			told++
			unlisted := ", and that allowedSources does not list"
			if rule.Egress {
				unlisted = ""
			}
			say(rule.input(), "the security group %s has a rule that this component did not create%s: %s. To remove "+
				"it: %s%s. If a program of yours created it, give it a tag (docs/operating.md)",
				o.GroupID, unlisted, rule, rule.revocation(o.GroupID), o.adoption(rule))
		}
		if o.Unread > 0 && told > 0 {
			say("allowConnectionsFromCidrBlocks", "the security group %s has %d more rules that this component did "+
				"not create: aws ec2 describe-security-group-rules --filters Name=group-id,Values=%s lists them",
				o.GroupID, o.Unread, o.GroupID)
		}
	},
}}

// goes says whether this deployment removes the rule, which the last one created. It is there until the end.
func (o Observed) goes(rule GroupRule) bool {
	return !rule.Egress && rule.Protocol == "tcp" && slices.ContainsFunc(o.former, func(former IngressRule) bool {
		if slices.ContainsFunc(o.Rules, func(now IngressRule) bool { return now.role == former.role }) {
			return false
		}
		switch former.kind {
		case sourceSelf:
			return rule.Group == o.GroupID
		case sourceGroup:
			return rule.Group != "" && sameGroup(rule.Group, former.source.Value)
		default:
			return former.source.Value != "" && former.source.Value == cmp.Or(rule.Block, rule.PrefixList)
		}
	})
}

// left says whether the rule is one that the component creates, for a source that the program does not list any more: a
// run removed the source and failed before it deleted the rule. The state has the rule, and this deployment deletes it.
func (o Observed) left(rule GroupRule) bool {
	return !rule.Egress && rule.Protocol == "tcp" && rule.From == o.From && rule.To == o.To &&
		slices.Contains(slices.Collect(maps.Values(sourceDescriptions)), rule.Description)
}

// sameGroup says whether two ids are of one security group, with its account and without.
func sameGroup(a, b string) bool {
	one, err := aws.ParseSecurityGroupID(a)
	other, otherErr := aws.ParseSecurityGroupID(b)
	return err == nil && otherErr == nil && one.Digits == other.Digits
}

// adoption says how the component lets the source of a rule connect. It is empty where the rule does not.
func (o Observed) adoption(rule GroupRule) string {
	reaches := rule.Protocol == "-1" || rule.Protocol == "tcp" && rule.From <= o.To && o.From <= rule.To
	if rule.Egress || !reaches {
		return ""
	}
	if rule.Group == o.GroupID {
		return "; if its members are clients of yours, then set allowConnectionsFromSelf: true"
	}
	return "; if the source is a client of yours, then list it here"
}

// input is the input that lists sources of this kind.
func (r GroupRule) input() string {
	switch {
	case r.Group != "":
		return "allowConnectionsFromSecurityGroups"
	case r.PrefixList != "":
		return "allowConnectionsFromPrefixLists"
	}
	return "allowConnectionsFromCidrBlocks"
}

// String is the rule as a message names it.
func (r GroupRule) String() string {
	direction := "inbound, %s from %s"
	if r.Egress {
		direction = "outbound, %s to %s"
	}
	text := fmt.Sprintf("%s, "+direction, r.ID, r.traffic(), cmp.Or(r.Block, r.PrefixList, r.Group))
	if r.Description != "" {
		text += fmt.Sprintf(" (%s)", spelling.Quote(r.Description))
	}
	return text
}

// traffic is the protocol and the ports.
func (r GroupRule) traffic() string {
	switch {
	case r.Protocol == "-1":
		return "all traffic"
	case r.Protocol != "tcp" && r.Protocol != "udp":
		return "protocol " + r.Protocol
	case r.From == r.To:
		return fmt.Sprintf("%s port %d", r.Protocol, r.From)
	}
	return fmt.Sprintf("%s ports %d-%d", r.Protocol, r.From, r.To)
}

// revocation is the command of the AWS CLI that removes the rule.
// Source: AWS CLI command reference, ec2 revoke-security-group-ingress and revoke-security-group-egress.
func (r GroupRule) revocation(group string) string {
	direction := "ingress"
	if r.Egress {
		direction = "egress"
	}
	return fmt.Sprintf("aws ec2 revoke-security-group-%s --group-id %s --security-group-rule-ids %s", direction, group,
		r.ID)
}
