package aws

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// EC2ID is the id of a resource of EC2: a VPC, a subnet, a security group.
type EC2ID struct {
	// Account is that of a security group on the other side of a peering, where it is named; else empty.
	Account string
	// Kind is what the id begins with: "vpc", "subnet", "sg".
	Kind string
	// Digits are 8 hexadecimal digits, or 17 for what was made after 2016.
	Digits string
}

// kinds of EC2 resources, by what their ids begin with: those that people put where another belongs.
var kinds = map[string]string{
	"vpc":    "a VPC",
	"subnet": "a subnet",
	"sg":     "a security group",
	"sgr":    "a rule of a security group",
	"pl":     "a prefix list",
	"rtb":    "a route table",
	"eni":    "a network interface",
	"i":      "an instance",
}

// Source: EC2 user guide, "Resource IDs": 8 hexadecimal characters behind the hyphen, or 17.
var ec2ID = lazyregexp.New(`^(?:(\d{12})/)?([a-z]+)-([0-9a-f]{8}|[0-9a-f]{17})$`)

// badAccount is an account in front of a security group that is not written as EC2 does.
var badAccount = lazyregexp.New(`^\d+[/:]sg-`)

func (id EC2ID) String() string {
	s := id.Kind + "-" + id.Digits
	if id.Account != "" {
		s = id.Account + "/" + s
	}
	return s
}

// ParseVPCID reads the id of a VPC.
func ParseVPCID(s string) (EC2ID, error) { return parseEC2ID("vpc", s) }

// ParseSubnetID reads the id of a subnet.
func ParseSubnetID(s string) (EC2ID, error) { return parseEC2ID("subnet", s) }

// ParsePrefixListID reads the id of a prefix list.
func ParsePrefixListID(s string) (EC2ID, error) { return parseEC2ID("pl", s) }

// ParseSecurityGroupID reads the id of a security group; that of a peered VPC may follow its account and a slash.
// Source: EC2 API, UserIdGroupPair.
func ParseSecurityGroupID(s string) (EC2ID, error) { return parseEC2ID("sg", s) }

func parseEC2ID(kind, s string) (EC2ID, error) {
	read := func(s string) (EC2ID, error) {
		m := ec2ID.FindStringSubmatch(s)
		if m == nil || m[2] != kind || m[1] != "" && kind != "sg" {
			return EC2ID{}, spelling.ErrForm
		}
		return EC2ID{m[1], m[2], m[3]}, nil
	}
	id, err := read(s)
	if err == nil {
		return id, nil
	}
	form := spelling.Form{
		What:    fmt.Sprintf(`the id of %s ("%s-" and 8 or 17 hexadecimal digits)`, kinds[kind], kind),
		Example: kind + "-0123456789abcdef0",
	}
	if m := ec2ID.FindStringSubmatch(s); m != nil && m[1] == "" && kinds[m[2]] != "" {
		return EC2ID{}, fmt.Errorf("%q is the id of %s; it should be %s", s, kinds[m[2]], form.What)
	}
	if m := badAccount.FindStringSubmatch(s); m != nil && kind == "sg" {
		return EC2ID{}, fmt.Errorf("%s is not %s: the account before it has 12 digits and a slash after it",
			spelling.Quote(s), form.What)
	}
	fix := spelling.Mend(s, read, strings.ToLower, func(s string) string { return s[strings.LastIndexAny(s, "/:")+1:] })
	if digits, ok := strings.CutPrefix(s, kind+"-"); ok && fix == "" && spelling.Oddity(s) == "" {
		switch n := len(digits); n {
		case 8, 17:
			return EC2ID{}, fmt.Errorf("%s is not %s: it holds a character that is no hexadecimal digit (0-9, a-f)",
				spelling.Quote(s), form.What)
		case 1:
			return EC2ID{}, fmt.Errorf("%s is not %s: 1 character follows the hyphen, so it was cut or mistyped",
				spelling.Quote(s), form.What)
		default:
			return EC2ID{}, fmt.Errorf("%s is not %s: %d characters follow the hyphen, so it was cut or mistyped",
				spelling.Quote(s), form.What, n)
		}
	}
	return EC2ID{}, spelling.Malformed(s, form, fix)
}
