package servers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"
)

// adminUser is ours. It is none of the logins, and stays whatever they are.
const adminUser = "admin-of-the-tests"

// Everything is the access string that allows everything.
const Everything = "on ~* &* +@all"

// Login is a user that the server lets in. A token is a password of the user default.
type Login struct {
	User string `json:"user"`
	// Passwords are the ones of which any will do.
	Passwords []string `json:"passwords"`
	// Open lets the user in with any password, and with none.
	Open bool `json:"open"`
	// Access is an access string as ElastiCache takes it, such as "on ~orders:* +@all -@dangerous". Everything where
	// empty.
	Access string `json:"access"`
}

// Admit lets in exactly these from now on. Who is connected already and may stay is not cut off.
func (s *Server) Admit(ctx context.Context, logins []Login) error {
	for _, n := range s.nodes {
		if err := admit(ctx, n.admin, logins); err != nil {
			return err
		}
	}
	return nil
}

func admit(ctx context.Context, admin *redis.Client, logins []Login) error {
	wanted := []string{adminUser}
	for _, login := range logins {
		if login.User == adminUser || login.User == "" {
			return fmt.Errorf("no user can be named %q", login.User)
		}
		wanted = append(wanted, login.User)
		if err := admin.Do(ctx, login.command()...).Err(); err != nil {
			return fmt.Errorf("user %s: %w", login.User, err)
		}
	}
	// default cannot be removed, only turned off.
	if !slices.Contains(wanted, "default") {
		wanted = append(wanted, "default")
		if err := admin.Do(ctx, "ACL", "SETUSER", "default", "reset").Err(); err != nil {
			return err
		}
	}
	users, err := admin.Do(ctx, "ACL", "USERS").StringSlice()
	if err != nil {
		return err
	}
	for _, user := range users {
		if !slices.Contains(wanted, user) {
			if err := admin.Do(ctx, "ACL", "DELUSER", user).Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// command makes the user what it is to be in one step, whatever it was.
func (l Login) command() []any {
	command := []any{"ACL", "SETUSER", l.User, "reset"}
	access := l.Access
	if access == "" {
		access = Everything
	}
	for rule := range strings.FieldsSeq(access) {
		command = append(command, rule)
	}
	for _, password := range l.Passwords {
		command = append(command, ">"+password)
	}
	if l.Open {
		command = append(command, "nopass")
	}
	return command
}
