package awssim

import "strings"

// Login is a user who may log in to the servers of a replication group, as the access control lists of Redis have them.
type Login struct {
	User      string   `json:"user"`
	Passwords []string `json:"passwords"` // any of them
	Open      bool     `json:"open"`      // also without a password, and whoever says no name is the user default
	IAM       bool     `json:"iam"`       // with a token of IAM's alone
	Access    string   `json:"access"`    // the rules of the user, as in "on ~* &* +@all"
}

// loginsOf are all who may log in to a replication group; none where there is no such group.
func loginsOf(w *world, replicationGroupID string) []Login {
	r := w.find(replicationType, "", strings.ToLower(replicationGroupID))
	if r == nil {
		return nil
	}
	return view{world: w, region: r.Region}.logins(r)
}

func (v view) logins(r *Resource) []Login {
	groups := props(r.Properties).strs("userGroupIds")
	if len(groups) == 0 {
		login := Login{User: defaultUser, Access: openAccess}
		for _, token := range v.tokens(r.ID) {
			if token == noToken {
				login.Open = true
			} else {
				login.Passwords = append(login.Passwords, token)
			}
		}
		return []Login{login}
	}
	var logins []Login
	for _, group := range groups {
		for _, id := range v.get(userGroupType, strings.ToLower(group)).strs("userIds") {
			user := v.user(id)
			way := wayOf(user.object("authenticationMode"))
			logins = append(logins, Login{
				User: user.str("userName"), Passwords: v.hidden(userType, user.str("userId")),
				Open: way == freely, IAM: way == byIAM,
				Access: user.str("accessString"),
			})
		}
	}
	return logins
}
