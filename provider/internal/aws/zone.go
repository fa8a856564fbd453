package aws

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Zone is an availability zone, or a Local Zone, by its name.
type Zone struct {
	// Region is the one that the zone is in, or that it extends.
	Region string
	// Local says that it is a Local Zone.
	Local bool
}

// Source: EC2 user guide, "Regions and Zones": an availability zone is the code of its region followed by a letter;
// ElastiCache user guide, "Using Local Zones with ElastiCache": a Local Zone has an identifier of its location between
// them.
var (
	zoneName = lazyregexp.New(`^([a-z]{2,4}(?:-[a-z]+)+-\d{1,2})(-[a-z]+-\d+)?[a-z]$`)
	zoneID   = lazyregexp.New(`^[a-z]+\d+-az\d+$`)
)

// ParseZone reads the name of a zone. The id of one is none: which zone it stands for differs between accounts.
func ParseZone(s string) (Zone, error) {
	switch parts := zoneName.FindStringSubmatch(s); {
	case parts != nil:
		return Zone{Region: parts[1], Local: parts[2] != ""}, nil
	case zoneID.MatchString(s):
		return Zone{}, fmt.Errorf("%s is the id of a zone: use its name, which is like \"eu-west-1a\"",
			spelling.Quote(s))
	}
	return Zone{}, fmt.Errorf("%s is not the name of an availability zone, which are like \"eu-west-1a\"",
		spelling.Quote(s))
}
