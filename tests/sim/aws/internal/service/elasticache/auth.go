package elasticache

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The strategies of ModifyReplicationGroup for the AUTH token.
const (
	rotateToken = "ROTATE" // adds a token
	setToken    = "SET"    // leaves one token
	deleteToken = "DELETE" // leaves none, on the way to users
)

// noToken stands among the tokens of a replication group for logging in without one.
const noToken = ""

// tokenModified is the version from which tokens are added and changed.
// Source: ElastiCache user guide, "Modifying the AUTH token on an existing cluster".
const tokenModified = "5.0.6"

// tokens are those with which one may log in now, oldest first: one, or two while clients move from one to the other.
func tokens(v world.View, id string) []string {
	if tokens := v.Hidden(awstype.ReplicationGroup, id); len(tokens) > 0 {
		return tokens
	}
	return []string{noToken}
}

// updateTokens makes the calls about the token that the provider makes: one of its own when the token or the strategy
// changed from what its state has, with an empty token when the program has none. Version 6 of the provider never sends
// DELETE in the call that adds a user group, which is the only one that AWS takes it in (terraform-provider-aws#39546,
// mended by #45518 for version 7). Source of the rest: the ElastiCache user guide, "Authenticating with the Valkey and
// Redis OSS AUTH command".
func updateTokens(v world.View, old, in, out props.Map) error {
	id, token, strategy := old.Str("replicationGroupId"), in.Str("authToken"), in.Str("authTokenUpdateStrategy")
	tokens := tokens(v, id)
	adds := slices.ContainsFunc(in.Strs("userGroupIds"), func(group string) bool {
		return !slices.Contains(old.Strs("userGroupIds"), group)
	})
	changed := token != v.Known.Str("authToken") || strategy != v.Known.Str("authTokenUpdateStrategy")
	switch {
	case !slices.Equal(tokens, []string{noToken}) && adds:
		return awserr.New(invalidCombination,
			"User groups can't be enabled with an AUTH token. Pass the AuthTokenUpdateStrategy DELETE to proceed.")
	case changed && strategy == deleteToken:
		return awserr.New(invalidValue, "Auth token update strategy delete is not supported currently")
	case changed && !atLeast(old.Str("engineVersionActual"), tokenModified):
		return awserr.New(invalidValue,
			"The AUTH token modification is only supported from engine version %s on.",
			tokenModified)
	case changed:
		if err := refuseToken(tokens, in); err != nil {
			return err
		}
		tokens = withToken(tokens, token, strategy)
	}
	if out.Str("transitEncryptionMode") == preferred && !slices.Equal(tokens, []string{noToken}) {
		// also when the program, which imported the group, knows of no token
		return awserr.New(invalidCombination, notPreferred)
	}
	v.Hide(awstype.ReplicationGroup, id, tokens...)
	return nil
}

// MoveToUsers is ModifyReplicationGroup with a user group to add and the strategy DELETE.
func MoveToUsers(w *world.World, replicationGroupID, userGroupID string) error {
	r := w.Find(awstype.ReplicationGroup, "", replicationGroupID)
	if r == nil {
		return awserr.New("ReplicationGroupNotFoundFault", "Replication group %s not found.", replicationGroupID)
	}
	v := w.Around(r)
	moved := props.Map(r.Properties).Clone()
	moved["userGroupIds"] = []any{userGroupID}
	if err := refuseUserGroups(v, moved); err != nil {
		return err
	}
	w.Replace(r, moved)
	v.Hide(awstype.ReplicationGroup, r.ID, noToken)
	return nil
}

// forgetToken leaves the token out of what is read of a group that has none: the provider does so, and keeps it
// otherwise.
func forgetToken(v world.View, id string, state, inputs props.Map) {
	if slices.Equal(tokens(v, id), []string{noToken}) {
		delete(state, "authToken")
		delete(inputs, "authToken")
	}
}

// refuseToken is what AWS refuses of a call about the token. Sources of the words: terraform-provider-aws#38209
// and #42372.
func refuseToken(tokens []string, in props.Map) error {
	token := in.Str("authToken")
	switch {
	case !in.Flag("transitEncryptionEnabled"):
		return awserr.New(invalidValue,
			"The AUTH token modification is only supported when encryption-in-transit is enabled.")
	case in.Has("userGroupIds"):
		return awserr.New(invalidCombination,
			"Auth tokens can't be enabled with a user group already associated. Pass RemoveUserGroups to proceed.")
	case token == "":
		return awserr.New(invalidValue,
			"The AUTH token modification is only supported when the auth token contains from 16 to 128 characters.")
	case in.Str("authTokenUpdateStrategy") != setToken || slices.Equal(tokens, []string{noToken}):
		// The first token may be set at once, says the acceptance test TestAccElastiCacheReplicationGroup_authToken.
		return nil
	case len(tokens) < 2:
		return awserr.New(invalidCombination,
			"The SET strategy can only be used with a replication group that has 2 AUTH tokens or 1 optional "+
				"AUTH token from using a ROTATE strategy before.")
	case !slices.Contains(tokens, token):
		return awserr.New(invalidValue,
			"The SET strategy must be used with the same value as the last AUTH token.")
	}
	return nil
}

// withToken are the tokens after a call: "This allows a server to support up to two most recent AUTH tokens at a given
// time". Logging in without one counts as one. Rotating to a token that is there already requests no modification.
func withToken(tokens []string, token, strategy string) []string {
	switch {
	case strategy == setToken:
		return []string{token}
	case slices.Contains(tokens, token):
		return tokens
	}
	return append(tokens[max(0, len(tokens)-1):], token)
}
