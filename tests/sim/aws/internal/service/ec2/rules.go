package ec2

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// ruleBehaviour is that of ingress and egress rules, which differ in their type alone.
func ruleBehaviour(token string) registry.Behaviour {
	return registry.Behaviour{
		NotFound:   "InvalidSecurityGroupRuleId.NotFound",
		Replaces:   []string{"securityGroupId"},
		Check:      checkRule,
		Rules:      refuseRule,
		References: func(v world.View, in props.Map) error { return refuseRuleIn(v, token, "", in) },
		Create: func(v world.View, in props.Map) (string, props.Map, error) {
			id := v.NewID("sgr")
			in["arn"] = v.ARN("ec2", "security-group-rule/"+id)
			in["securityGroupRuleId"] = id
			return id, in, nil
		},
		Update: func(v world.View, old, in, _ props.Map) error {
			if err := refuseRule(in); err != nil {
				return err
			}
			return refuseRuleIn(v, token, old.Str("securityGroupRuleId"), in)
		},
	}
}

// sources are the four ways to say who a rule is about.
var sources = []string{"cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"}

func checkRule(in props.Map) []p.CheckFailure {
	var failures []p.CheckFailure
	given := slices.DeleteFunc(slices.Clone(sources), func(key string) bool { return in[key] == nil })
	// Which of them it will be may be unknown in a preview; the provider waits for it.
	later := slices.ContainsFunc(sources, func(key string) bool { return props.HasUnknown(in[key]) })
	in = in.Known()
	if len(given) != 1 && !later {
		failures = append(failures, p.CheckFailure{
			Property: "cidrIpv4",
			Reason: fmt.Sprintf("Invalid Attribute Combination: %d attributes specified when one (and only one) of "+
				"[%s] is required",
				len(given), strings.Join(sources, ",")),
		})
	}
	for key, is := range map[string]func(netip.Addr) bool{"cidrIpv4": netip.Addr.Is4, "cidrIpv6": netip.Addr.Is6} {
		cidr := in.Str(key)
		if cidr == "" {
			continue
		}
		block, err := netip.ParsePrefix(cidr)
		switch {
		case err != nil || !is(block.Addr()):
			failures = append(failures,
				p.CheckFailure{Property: key, Reason: fmt.Sprintf("%q is not a valid CIDR block", cidr)})
		case block.Masked() != block:
			failures = append(failures, p.CheckFailure{
				Property: key,
				Reason:   fmt.Sprintf("%q is not a valid CIDR block; did you mean %q?", cidr, block.Masked()),
			})
		}
	}
	return append(failures, checkGroupText("description", in.Str("description"))...)
}

func refuseRule(in props.Map) error {
	if in["securityGroupId"] != nil {
		if err := awserr.MalformedID(malformedGroup, "sg", in.Str("securityGroupId")); err != nil {
			return err
		}
	}
	if in["referencedSecurityGroupId"] != nil {
		if err := refusePeerID(in.Str("referencedSecurityGroupId")); err != nil {
			return err
		}
	}
	if in["prefixListId"] != nil {
		// A list of another owner, such as com.amazonaws.us-east-1.s3, is in no cloud of a test.
		if err := awserr.MalformedID(malformedPrefixList, "pl", in.Str("prefixListId")); err != nil {
			return err
		}
	}
	if err := checkPorts(in.Str("ipProtocol"), in); err != nil {
		return err
	}
	return tags.Check(awserr.InvalidValue, in)
}

// checkPorts is EC2's opinion of the ports fromPort to toPort of a protocol.
func checkPorts(protocol string, in props.Map) error {
	from, to := in.Num("fromPort", -1), in.Num("toPort", -1)
	sent := in["fromPort"] != nil || in["toPort"] != nil
	switch strings.ToLower(protocol) {
	case "tcp", "udp", "6", "17":
		if in["fromPort"] == nil || in["toPort"] == nil {
			return awserr.New(awserr.InvalidValue,
				"Invalid value for portRange. Must specify both from and to ports with TCP/UDP.")
		}
		if from < 0 || to > 65535 || from > to {
			return awserr.New(awserr.InvalidValue, "Invalid TCP/UDP port range (%d:%d)", from, to)
		}
	case "-1", "all":
		if sent && (from > 0 || to > 0) {
			return awserr.New(awserr.InvalidValue,
				"You may not specify all protocols and specific ports. Please specify each protocol and port "+
					"range combination individually, or all protocols and no port range.")
		}
	case "icmp", "icmpv6", "1", "58":
		if from < -1 || from > 255 || to < -1 || to > 255 {
			return awserr.New(awserr.InvalidValue, "Invalid ICMP type/code (%d:%d)", from, to)
		}
	default:
		if n, err := strconv.Atoi(protocol); err != nil || n < 0 || n > 255 {
			return awserr.New(awserr.InvalidValue, "Invalid value '%s' for IP protocol. Unknown protocol.", protocol)
		}
	}
	return nil
}

// refuseRuleIn looks at the groups that a rule names, and for a rule that says the same; self is the rule's own id.
func refuseRuleIn(v world.View, token, self string, in props.Map) error {
	group := v.Get(awstype.SecurityGroup, in.Str("securityGroupId"))
	if group == nil {
		return awserr.New("InvalidGroup.NotFound", "The security group '%s' does not exist", in.Str("securityGroupId"))
	}
	if id := in.Str("referencedSecurityGroupId"); id != "" {
		id = id[strings.LastIndex(id, "/")+1:] // may be prefixed with the peer's account
		peer := v.Get(awstype.SecurityGroup, id)
		if peer == nil {
			return awserr.New("InvalidGroup.NotFound", "The security group '%s' does not exist", id)
		}
		if peer.Str("vpcId") != group.Str("vpcId") {
			return awserr.New("InvalidGroup.NotFound",
				"You have specified two resources that belong to different networks.")
		}
	}
	for _, other := range v.All(token) {
		if other.ID != self && meaning(other.Properties) == meaning(in) {
			return awserr.New("InvalidPermission.Duplicate", "the specified rule %q already exists", meaning(in))
		}
	}
	return nil
}

// meaning is what makes two rules equal for EC2, in its words. The group is part of it.
func meaning(rule props.Map) string {
	var peer strings.Builder
	for _, key := range sources {
		source := rule.Str(key)
		if key == "referencedSecurityGroupId" {
			source = source[strings.LastIndex(source, "/")+1:] // the same group with its account and without
		}
		peer.WriteString(source)
	}
	return fmt.Sprintf("peer: %s, %s, from port: %d, to port: %d, ALLOW, group: %s",
		peer.String(), strings.ToUpper(rule.Str("ipProtocol")), rule.Num("fromPort", -1), rule.Num("toPort", -1),
		rule.Str("securityGroupId"))
}
