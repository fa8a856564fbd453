package elasticache

import (
	"errors"
	"fmt"
	"strings"
)

// DefaultUser is the user of clients that name none. A group of users of Redis OSS has one of this name.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
const DefaultUser = "default"

// NoAccess is the access string of a user as whom no one can connect.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)", disabling the default user.
const NoAccess = "off ~keys* -@all +get"

// UserAuthentication is how a user proves who it is.
// Source: ElastiCache API, AuthenticationMode.
type UserAuthentication string

// How users prove who they are.
const (
	ByPassword UserAuthentication = "password"
	ByIAM      UserAuthentication = "iam"
	NoPassword UserAuthentication = "no-password-required"
)

// Limits of the passwords of a user.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)"; ElastiCache API, CreateUser, Passwords.
const (
	minUserPassword  = 16
	maxUserPassword  = 128
	MaxUserPasswords = 2
)

// CheckUserPassword says what is wrong with the password of a user, without ever quoting it.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": 16 to 128 printable characters, without , "
// / and @.
func CheckUserPassword(s string) error {
	if n := len([]rune(s)); n < minUserPassword || n > maxUserPassword {
		return fmt.Errorf("is %d characters long; AWS takes %d to %d", n, minUserPassword, maxUserPassword)
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`,"/@`, r) }) {
		return errors.New(
			`holds a character that AWS does not take: use printable characters of ASCII but for spaces and , " / @`,
		)
	}
	return nil
}

// HasUsers says whether the version knows users. All versions of Valkey do.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": Redis OSS from 6.0 on.
func (v Version) HasUsers() bool { return v.AtLeast(6, 0, 0) }

// HasIAM says whether users of the version can log in with IAM. All versions of Valkey know it.
// Source: ElastiCache developer guide, "Authenticating with IAM": Redis OSS from 7.0 on.
func (v Version) HasIAM() bool { return v.AtLeast(7, 0, 0) }
