package awssim

import (
	"regexp"
	"strings"
)

// idDigits follow the prefix and the hyphen of an id: 8 of them in old resources, 17 in newer ones. Source: the EC2
// user guide, "Resource IDs".
var idDigits = regexp.MustCompile(`^([0-9a-f]{8}|[0-9a-f]{17})$`)

// refuseID is EC2's answer to an id that cannot be one, before it looks for the resource. Services that pass ids on to
// EC2 have a code of their own.
func refuseID(code, prefix, id string) error {
	if digits, ok := strings.CutPrefix(id, prefix+"-"); ok && idDigits.MatchString(digits) {
		return nil
	}
	return refuse(code, `Invalid id: "%s" (expecting "%s-...")`, id, prefix)
}

// refusePeerID takes the id of a security group with or without the account that it belongs to, as the provider does.
func refusePeerID(id string) error {
	account, group, prefixed := strings.Cut(id, "/")
	if prefixed && accountFormat.MatchString(account) {
		return refuseID(malformedGroup, "sg", group)
	}
	return refuseID(malformedGroup, "sg", id)
}

const (
	malformedNetwork = "InvalidVpcID.Malformed"
	malformedGroup   = "InvalidGroupId.Malformed"
)
