package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// UserChanges warn of changes of users that turn clients away.
var UserChanges = []check.Rule[check.Change[*Users]]{
	{
		Name: "password-in-steps", Input: "users",
		Holds:   "Another password comes beside the one before, and a user does not go while clients log in as it.",
		Before:  "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [the-next-one-of-27-characters] }]",
		Source:  usersSource,
		Silence: "it is told once, when the password or the user goes",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Users], say check.Say) {
			// A group of the program's own in place of the list is for rules about the group.
			if len(c.Now.Asked) == 0 {
				return
			}
			listed := map[string]AskedUser{}
			for _, u := range c.Now.Asked {
				listed[u.Name] = u
			}
			for _, then := range c.Was.Asked {
				now, stays := listed[then.Name]
				switch {
				case !stays:
					say("users", "no longer lists %s: clients that log in as it are turned away",
						spelling.Quote(then.Name))
				case then.iam != now.iam:
					say(now.path+".iam", "changes, and clients that log in as %s in the other way are turned away",
						spelling.Quote(then.Name))
				case losesNewestPassword(then, now):
					say(now.path+".passwords",
						"does not have the newest password of before, and clients with it are turned away: list the "+
							"two, old and new, until all have the new one (docs/access.md)")
				}
			}
		},
	},
}

// losesNewestPassword says whether the newest of the passwords that a user had is known to be none of its passwords
// now. The older one was on its way out anyway.
func losesNewestPassword(then, now AskedUser) bool {
	if now.iam || len(then.Passwords.Elements) == 0 {
		return false
	}
	newest := then.Passwords.Elements[len(then.Passwords.Elements)-1]
	maybeNewest := func(e inputs.Setting[string]) bool {
		return !e.Known || !newest.Known || e.Value == newest.Value
	}
	return !slices.ContainsFunc(now.Passwords.Elements, maybeNewest)
}
