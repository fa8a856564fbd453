package aws

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

var blockForm = spelling.Form{What: "a CIDR block", Example: "10.0.0.0/16"}

// ParseBlock reads a CIDR block as EC2 writes it: without host bits, IPv6 in its shortest form. In any other spelling
// EC2 would answer with this one, and every preview would show a difference.
// Source: EC2 API, AuthorizeSecurityGroupIngress, IpRange and Ipv6Range.
func ParseBlock(s string) (netip.Prefix, error) {
	block, err := readBlock(s)
	if errors.Is(err, spelling.ErrForm) {
		return netip.Prefix{}, notABlock(s)
	}
	return block, err
}

func readBlock(s string) (netip.Prefix, error) {
	block, err := netip.ParsePrefix(s)
	if err != nil {
		return netip.Prefix{}, spelling.ErrForm
	}
	switch masked := block.Masked(); {
	case block.Addr().Is4In6():
		return netip.Prefix{},
			fmt.Errorf("%q is an IPv4 block in the clothes of IPv6: write it as IPv4, for example \"10.0.0.0/16\"", s)
	case masked != block:
		return netip.Prefix{}, fmt.Errorf("%q has host bits set (an address, not the block that it is in): use %q "+
			"for the block, or \"%s/%d\" for the address",
			s, masked, block.Addr(), block.Addr().BitLen())
	case block.String() != s:
		return netip.Prefix{}, fmt.Errorf("%q is not as EC2 writes it, and would differ in every preview: use %q", s,
			block)
	}
	return block, nil
}

func notABlock(s string) error {
	if address, err := netip.ParseAddr(s); err == nil && address.Zone() == "" && !address.Is4In6() {
		return fmt.Errorf("%q is an address, not a CIDR block: use \"%s/%d\"", s, address, address.BitLen())
	}
	if plain := spelling.Unpadded(s); plain != s {
		if _, err := readBlock(plain); err == nil {
			return fmt.Errorf(
				"%q has a number with a zero in front, which some programs read as octal and AWS does not take: use %q",
				s,
				plain,
			)
		}
	}
	fix := spelling.Mend(s, readBlock, func(s string) string { return strings.ReplaceAll(s, " ", "") })
	if ip, bits, ok := strings.Cut(s, "/"); ok && fix == "" {
		if address, err := netip.ParseAddr(ip); err == nil && address.Zone() == "" {
			return fmt.Errorf("%s is not %s: after the slash comes a number of bits, 0 to %d, and %s is none",
				spelling.Quote(s), blockForm.What, address.BitLen(), spelling.Quote(bits))
		}
	}
	return spelling.Malformed(s, blockForm, fix)
}
