package elasticache

import (
	"fmt"
	"regexp"
	"strings"
)

// MaxReplicationGroupID is how long the id of a replication group may be.
// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupId.
const MaxReplicationGroupID = 40

var replicationGroupID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// CheckReplicationGroupID says what is wrong with an id, or nil. AWS lower-cases ids; an id that is not lower-case
// would come back changed, so it is refused here.
// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupId: up to 40 letters, digits and hyphens, a letter
// first, no two hyphens in a row, none at the end.
func CheckReplicationGroupID(id string) error {
	switch {
	case id == "":
		return fmt.Errorf("is empty; AWS needs 1 to %d characters", MaxReplicationGroupID)
	case len(id) > MaxReplicationGroupID:
		return fmt.Errorf("%q is %d characters long; AWS takes at most %d", id, len([]rune(id)), MaxReplicationGroupID)
	case replicationGroupID.MatchString(id):
		return nil
	case replicationGroupID.MatchString(strings.ToLower(id)):
		return fmt.Errorf("%q has capital letters; AWS would store it in lower case: use %q", id, strings.ToLower(id))
	}
	return fmt.Errorf("%q is not a name that AWS takes: a lower-case letter first, then lower-case letters, digits and single hyphens, no hyphen at the end, at most %d characters",
		id, MaxReplicationGroupID)
}
