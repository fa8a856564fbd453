package ec2

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// maxPrefixListEntries is the quota of entries of a prefix list. Source: the VPC user guide, "Amazon VPC quotas".
const maxPrefixListEntries = 1000

const malformedPrefixList = "InvalidPrefixListId.Malformed"

var addressFamilies = []string{"IPv4", "IPv6"}

var prefixListBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: 255},
	NotFound: "InvalidPrefixListID.NotFound",
	Replaces: []string{"addressFamily"},
	Sets:     []string{"entries"},
	Computed: []string{"entries"},

	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		var failures []p.CheckFailure
		if family := in.Str("addressFamily"); family != "" && !slices.Contains(addressFamilies, family) {
			failures = append(failures, p.CheckFailure{
				Property: "addressFamily",
				Reason:   fmt.Sprintf("expected address_family to be one of %q, got %s", addressFamilies, family),
			})
		}
		if in["maxEntries"] != nil && in.Num("maxEntries", 0) < 1 {
			failures = append(failures, p.CheckFailure{
				Property: "maxEntries", Reason: "expected max_entries to be at least (1)",
			})
		}
		for i, entry := range in.Objects("entries") {
			if _, err := netip.ParsePrefix(entry.Str("cidr")); entry["cidr"] != nil && err != nil {
				failures = append(failures, p.CheckFailure{
					Property: fmt.Sprintf("entries[%d].cidr", i),
					Reason:   fmt.Sprintf("expected %q to be a valid CIDR value", entry.Str("cidr")),
				})
			}
		}
		return failures
	},
	Rules: refusePrefixList,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := v.NewID("pl")
		in["arn"] = v.ARN("ec2", "prefix-list/"+id)
		in["ownerId"] = v.Account
		in["version"] = 1
		in.Otherwise("entries", []any{})
		return id, in, nil
	},
	Update: func(_ world.View, old, in, out props.Map) error {
		if !props.Same(old["entries"], out["entries"], true) {
			out["version"] = old.Num("version", 0) + 1
		}
		return refusePrefixList(in)
	},
	Unsettled: func(old, in props.Map) []string {
		if in["entries"] != nil && !props.Same(old["entries"], in["entries"], true) {
			return []string{"version"}
		}
		return nil
	},
	// "You cannot delete a prefix list if it is referenced" (VPC user guide, "Work with customer-managed prefix
	// lists").
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, rule := range slices.Concat(v.All(awstype.IngressRule), v.All(awstype.EgressRule)) {
			if props.Map(rule.Properties).Str("prefixListId") == r.ID {
				return awserr.New(awserr.Dependency, "The prefix list '%s' is referenced by security group rule '%s'.",
					r.ID,
					rule.ID)
			}
		}
		return nil
	},
}

// refusePrefixList is what EC2 refuses looking at the properties of a prefix list alone.
func refusePrefixList(in props.Map) error {
	most, entries := in.Num("maxEntries", 1), in.Objects("entries")
	switch {
	case len(in.Str("name")) > 255 || strings.HasPrefix(in.Str("name"), "com.amazonaws"):
		return awserr.New(awserr.InvalidValue,
			"The prefix list name must be up to 255 characters in length and cannot start with com.amazonaws.")
	case most > maxPrefixListEntries:
		return awserr.New("PrefixListMaxEntriesExceeded", "The maximum number of entries is %d.", maxPrefixListEntries)
	case len(entries) > most:
		return awserr.New("PrefixListMaxEntriesExceeded",
			"You've reached the maximum number of entries for the prefix list.")
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		cidr := entry.Str("cidr")
		block, err := netip.ParsePrefix(cidr)
		switch {
		case entry["cidr"] == nil:
			continue
		case err != nil || block.Addr().Is4() != (in.Str("addressFamily") == "IPv4"):
			return awserr.New(awserr.InvalidValue, "The CIDR %s does not match the address family %s.", cidr,
				in.Str("addressFamily"))
		case seen[cidr]:
			return awserr.New(awserr.InvalidValue, "The prefix list holds the CIDR %s twice.", cidr)
		}
		seen[cidr] = true
	}
	return tags.Check(awserr.InvalidValue, in)
}
