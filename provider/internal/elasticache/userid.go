package elasticache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	// maxUserID is how long the id of a user, or of a group of users, may be. The API documents a pattern alone.
	// Source: https://github.com/aws/aws-cdk/pull/36459 (a group of users that AWS did not take);
	// open-constructs/aws-cdk-library, src/aws-elasticache/user.ts and user-group.ts: 1 to 40 characters.
	maxUserID = 40
	// MaxUserName is how long the name of a user may be, as the console has it.
	// Source: open-constructs/aws-cdk-library, src/aws-elasticache/user.ts: 1 to 120 characters.
	MaxUserName = 120
)

// UserQuota is how many users a group has, until AWS raises it.
// Source: ElastiCache user guide, "Quotas", users per user group (Service Quotas, L-943F0F1C, adjustable).
const UserQuota = 100

// userID is what AWS documents of the ids of users and of groups of them. It stores them in lower case.
// Source: ElastiCache API, CreateUser, UserId; CreateUserGroup, UserGroupId.
var userID = spelling.Limited{Pattern: lazyregexp.New(`^[a-z][a-z0-9-]*$`), Longest: maxUserID}

// CheckOwnUserID says why a user that is made cannot have such an id, or nil.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": each account has a user with the id and the
// name default.
func CheckOwnUserID(s string) error {
	if s == DefaultUser {
		return errors.New(`"default" is the id of AWS's own user of that name, which every account has: use another`)
	}
	return CheckUserID(s)
}

// CheckUserID says why a user or a group of users cannot have such an id, or nil.
func CheckUserID(s string) error {
	return userID.Check(s, spelling.Form{What: fmt.Sprintf(
		"an id that AWS takes (a letter first, then letters, digits and hyphens, in lower case as AWS stores it, at "+
			"most %d characters)",
		maxUserID), Example: "my-app"},
		func(arn string) string { return arn[strings.LastIndex(arn, ":")+1:] }, strings.ToLower, spelling.Hyphenated)
}

// OddHyphens says whether an id has a hyphen at its end, or two in a row. The API's pattern allows both; others say
// that AWS refuses them, as it does in the ids of replication groups.
// Source: ElastiCache API, CreateUser, UserId; open-constructs/aws-cdk-library, src/aws-elasticache/user.ts.
func OddHyphens(id string) bool { return strings.HasSuffix(id, "-") || strings.Contains(id, "--") }

// CheckUserName says why a user cannot have such a name, or nil. AWS documents no more than that there is one; a name
// with spaces cannot be written into Redis's own rules.
func CheckUserName(s string) error {
	switch {
	case s == "":
		return errors.New("is empty; give the name that clients log in with")
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }):
		return fmt.Errorf("%s holds a space or a character that cannot be seen, which no name of a user may",
			spelling.Quote(s))
	}
	return nil
}

// userIDDigits are those of the hash in the id of a user that would be too long: 60 bits, so that two are never the
// same.
const userIDDigits = 15

// UserIDOf is the id of a user of a cluster, which tells it apart from the users of other clusters. One that would be
// too long ends in a hash of both names instead. The others must stay as they are: another id is another user.
func UserIDOf(cluster, user string) string {
	id := strings.ToLower(cluster + "-" + user)
	if len(id) <= maxUserID || !userID.Pattern.MatchString(id) {
		return id
	}
	hash := sha256.Sum256([]byte(cluster + " " + user)) // neither name has a space in it
	return strings.TrimRight(id[:maxUserID-userIDDigits-1], "-") + "-" + hex.EncodeToString(hash[:])[:userIDDigits]
}
