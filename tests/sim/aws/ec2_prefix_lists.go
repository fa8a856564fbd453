package awssim

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
)

// maxPrefixListEntries is the quota of entries of a prefix list. Source: the VPC user guide, "Amazon VPC quotas".
const maxPrefixListEntries = 1000

const malformedPrefixList = "InvalidPrefixListId.Malformed"

var addressFamilies = []string{"IPv4", "IPv6"}

var prefixListBehaviour = behaviour{
	name:     &autoName{property: "name", max: 255},
	notFound: "InvalidPrefixListID.NotFound",
	replaces: []string{"addressFamily"},
	sets:     []string{"entries"},
	computed: []string{"entries"},

	check: func(in props) []p.CheckFailure {
		in = in.known()
		var failures []p.CheckFailure
		if family := in.str("addressFamily"); family != "" && !slices.Contains(addressFamilies, family) {
			failures = append(failures, p.CheckFailure{
				Property: "addressFamily",
				Reason:   fmt.Sprintf("expected address_family to be one of %q, got %s", addressFamilies, family),
			})
		}
		if in["maxEntries"] != nil && in.num("maxEntries", 0) < 1 {
			failures = append(failures, p.CheckFailure{
				Property: "maxEntries", Reason: "expected max_entries to be at least (1)",
			})
		}
		for i, entry := range in.objects("entries") {
			if _, err := netip.ParsePrefix(entry.str("cidr")); entry["cidr"] != nil && err != nil {
				failures = append(failures, p.CheckFailure{
					Property: fmt.Sprintf("entries[%d].cidr", i),
					Reason:   fmt.Sprintf("expected %q to be a valid CIDR value", entry.str("cidr")),
				})
			}
		}
		return failures
	},
	rules: refusePrefixList,
	create: func(v view, in props) (string, props, error) {
		id := v.newID("pl")
		in["arn"] = v.arn("ec2", "prefix-list/"+id)
		in["ownerId"] = Account
		in["version"] = 1
		in.otherwise("entries", []any{})
		return id, in, nil
	},
	update: func(_ view, old, in, out props) error {
		if !same(old["entries"], out["entries"], true) {
			out["version"] = old.num("version", 0) + 1
		}
		return refusePrefixList(in)
	},
	unsettled: func(old, in props) []string {
		if in["entries"] != nil && !same(old["entries"], in["entries"], true) {
			return []string{"version"}
		}
		return nil
	},
	// "You cannot delete a prefix list if it is referenced" (VPC user guide, "Work with customer-managed prefix
	// lists").
	beforeDelete: func(v view, r *Resource) error {
		for _, rule := range slices.Concat(v.all(ingressRuleType), v.all(egressRuleType)) {
			if props(rule.Properties).str("prefixListId") == r.ID {
				return refuse(dependency, "The prefix list '%s' is referenced by security group rule '%s'.", r.ID,
					rule.ID)
			}
		}
		return nil
	},
}

// refusePrefixList is what EC2 refuses looking at the properties of a prefix list alone.
func refusePrefixList(in props) error {
	most, entries := in.num("maxEntries", 1), in.objects("entries")
	switch {
	case len(in.str("name")) > 255 || strings.HasPrefix(in.str("name"), "com.amazonaws"):
		return refuse(invalidValue,
			"The prefix list name must be up to 255 characters in length and cannot start with com.amazonaws.")
	case most > maxPrefixListEntries:
		return refuse("PrefixListMaxEntriesExceeded", "The maximum number of entries is %d.", maxPrefixListEntries)
	case len(entries) > most:
		return refuse("PrefixListMaxEntriesExceeded",
			"You've reached the maximum number of entries for the prefix list.")
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		cidr := entry.str("cidr")
		block, err := netip.ParsePrefix(cidr)
		switch {
		case entry["cidr"] == nil:
			continue
		case err != nil || block.Addr().Is4() != (in.str("addressFamily") == "IPv4"):
			return refuse(invalidValue, "The CIDR %s does not match the address family %s.", cidr,
				in.str("addressFamily"))
		case seen[cidr]:
			return refuse(invalidValue, "The prefix list holds the CIDR %s twice.", cidr)
		}
		seen[cidr] = true
	}
	return checkTags(invalidValue, in)
}
