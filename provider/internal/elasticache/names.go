package elasticache

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// ReplicationGroupID is the id of a replication group. AWS lower-cases ids; one that is not lower-case would come back
// changed, so it is not one here.
// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupId: up to 40 letters, digits and hyphens, a letter
// first, no two hyphens in a row, none at the end.
type ReplicationGroupID string

// maxReplicationGroupID is how long the id of a replication group may be.
// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupId.
const maxReplicationGroupID = 40

// The parts of a hyphenated id in lower case, of any length.
var replicationGroupID = lazyregexp.New(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (id ReplicationGroupID) String() string { return string(id) }

// ParseReplicationGroupID reads an id, or says what to use instead.
func ParseReplicationGroupID(s string) (ReplicationGroupID, error) {
	id, err := readReplicationGroupID(s)
	if err == nil {
		return id, nil
	}
	if lower := strings.ToLower(s); lower != s {
		if _, err := readUnreserved(lower); err == nil {
			return "", fmt.Errorf("%q has capital letters; AWS would store it in lower case: use %q", s, lower)
		}
	}
	if replicationGroupID.MatchString(s) {
		return "", err
	}
	return "", spelling.Malformed(s, spelling.Form{
		What: fmt.Sprintf("a name that AWS takes (a lower-case letter first, then lower-case letters, digits and "+
			"single hyphens, none at the end, at most %d characters)",
			maxReplicationGroupID),
		Example: "sessions",
	}, spelling.Mend(s, readUnreserved, strings.ToLower, spelling.Hyphenated))
}

func readReplicationGroupID(s string) (ReplicationGroupID, error) {
	switch {
	case !replicationGroupID.MatchString(s):
		return "", spelling.ErrForm
	case len(s) > maxReplicationGroupID:
		return "", spelling.TooLong(s, len(s), maxReplicationGroupID)
	}
	return ReplicationGroupID(s), nil
}

// Reserved says why a name that a replication group can have is of no use to a subnet group and a security group of the
// same name, or nil.
// Source: ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName; EC2 API, CreateSecurityGroup, GroupName.
func (id ReplicationGroupID) Reserved() error {
	switch {
	case id == "default":
		return errors.New(`"default" is the name of a subnet group, and of a security group, of AWS's own: use another`)
	case strings.HasPrefix(string(id), "sg-"):
		return fmt.Errorf(`%s begins with "sg-", which EC2 refuses for the name of a security group: use another`,
			spelling.Quote(string(id)))
	}
	return nil
}

// readUnreserved reads an id that may be proposed to someone.
func readUnreserved(s string) (ReplicationGroupID, error) {
	id, err := readReplicationGroupID(s)
	return id, errors.Join(err, id.Reserved())
}

// name is what ElastiCache's names of up to 255 characters look like.
var name = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z][A-Za-z0-9.-]*$`), Longest: 255}

// CheckParameterGroupName says why a parameter group cannot have such a name, or nil. AWS documents no more than the
// length of names, so only what cannot stand in any of them is refused.
// Source: ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupName.
func CheckParameterGroupName(s string) error {
	return spelling.CheckName(s, name, spelling.Form{
		What:    "the name of a parameter group (letters, digits, hyphens and dots, a letter first)",
		Example: "my-parameters",
	}, ":parametergroup:")
}

// CheckSnapshotName says why a snapshot cannot have such a name, or nil. AWS names its own after the node that they are
// taken from, automatic.sessions-002-2026-11-23-06-00, and after the group in cluster mode alone.
// Source: ElastiCache API, CreateSnapshot, SnapshotName; AWS CLI reference, describe-snapshots, examples.
func CheckSnapshotName(s string) error {
	return spelling.CheckName(s, name, spelling.Form{
		What: "the name of a snapshot (letters, digits, hyphens and dots, a letter first)", Example: "before-upgrade",
	}, ":snapshot:")
}

// subnetGroupName is what AWS documents of the names of subnet groups, and no more.
var subnetGroupName = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z0-9-]+$`), Longest: 255}

// CheckFileName says why ElastiCache is not likely to read a snapshot file in S3, or nil.
// Source: ElastiCache user guide, "Seeding a new cluster with an externally created backup".
func CheckFileName(s string) error {
	if strings.HasSuffix(s, ".rdb") {
		return nil
	}
	return fmt.Errorf("%s does not end in .rdb; ElastiCache reads RDB files alone, not compressed ones",
		spelling.Quote(s))
}

// CheckSubnetGroupName says why a subnet group cannot have such a name, or nil.
// Source: ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName.
func CheckSubnetGroupName(s string) error {
	return spelling.CheckName(s, subnetGroupName, spelling.Form{
		What: "the name of a subnet group (up to 255 letters, digits and hyphens)", Example: "my-subnets",
	}, ":subnetgroup:")
}
