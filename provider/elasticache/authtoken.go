package elasticache

import (
	"fmt"
	"regexp"
)

// Limits of an AUTH token.
// Source: ElastiCache user guide, "Authenticating with the AUTH command".
const (
	MinAuthToken = 16
	MaxAuthToken = 128
)

// The AWS documents disagree about symbols: creation names ! & # $ ^ < > -, modification excludes only / " @ %, and
// what is certain to be refused is a token with @, " or /. A token may carry what any of them excludes but these.
var refusedInAuthToken = regexp.MustCompile(`[@"/]|[^ -~]`)

// CheckAuthToken says what is wrong with a token, without ever quoting it.
func CheckAuthToken(token string) error {
	if n := len([]rune(token)); n < MinAuthToken || n > MaxAuthToken {
		return fmt.Errorf("is %d characters long; AWS takes %d to %d", n, MinAuthToken, MaxAuthToken)
	}
	if refusedInAuthToken.MatchString(token) {
		return fmt.Errorf(`holds a character that AWS refuses: use letters, digits and the symbols ! & # $ ^ < > -`)
	}
	return nil
}
