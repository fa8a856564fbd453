package awserr

import (
	"regexp"
	"strings"
)

// idDigits follow the prefix and the hyphen of an id: 8 of them in old resources, 17 in newer ones. Source: the EC2
// user guide, "Resource IDs".
var idDigits = regexp.MustCompile(`^([0-9a-f]{8}|[0-9a-f]{17})$`)

// MalformedID is EC2's answer to an id that cannot be one, before it looks for the resource. Services that pass ids on
// to EC2 have a code of their own.
func MalformedID(code, prefix, id string) error {
	if digits, ok := strings.CutPrefix(id, prefix+"-"); ok && idDigits.MatchString(digits) {
		return nil
	}
	return New(code, `Invalid id: "%s" (expecting "%s-...")`, id, prefix)
}
