package elasticache

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// Limits of an AUTH token.
// Source: ElastiCache user guide, "Authenticating with the AUTH command".
const (
	minAuthToken = 16
	maxAuthToken = 128
)

// The AWS documents disagree about symbols: creating a cluster takes ! & # $ ^ < > and -, changing its token takes all
// but / " @ and %. A token of what both take works for either.
// Source: ElastiCache API, CreateReplicationGroup and ModifyReplicationGroup, AuthToken.
var authToken = lazyregexp.New(`^[A-Za-z0-9!&#$^<>-]+$`)

// CheckAuthToken says what is wrong with a token, without ever quoting it.
func CheckAuthToken(token string) error {
	if token == "" {
		return fmt.Errorf("is empty; AWS takes %d to %d characters: leave it out where there is none", minAuthToken,
			maxAuthToken)
	}
	if n := len([]rune(token)); n < minAuthToken || n > maxAuthToken {
		return fmt.Errorf("is %d characters long; AWS takes %d to %d", n, minAuthToken, maxAuthToken)
	}
	if !authToken.MatchString(token) {
		if authToken.MatchString(strings.TrimSpace(token)) {
			return errors.New("has a space or a line break before or after it: take it away")
		}
		if strings.ContainsFunc(token, takenNowhere) {
			return errors.New("holds a character that AWS does not take in a token (a space, one that is not of " +
				`ASCII, or one of / " @ %): use letters, digits and the symbols ! & # $ ^ < > -`)
		}
		return errors.New(
			"holds a character that AWS does not take everywhere: use letters, digits and the symbols ! & # $ ^ < > -",
		)
	}
	return nil
}

// takenNowhere says whether a character is in no token, neither a new one nor one that takes its place.
// Source: ElastiCache API, ModifyReplicationGroup, AuthToken: printable characters of ASCII without / " @ and %.
func takenNowhere(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`/"@%`, r) }
