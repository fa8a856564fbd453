package access

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// TogglesNow says whether TLS is known to be turned on or off on a cluster that runs.
func TogglesNow(c check.Change[*Plan]) bool {
	return check.Changed(c.Was.TLS, c.Now.TLS) && c.Was.TogglesTLS()
}

// MovesMode says whether AWS is asked for another mode of TLS. A mode that is left out stays as it is, and is
// `required` where it was never given.
func MovesMode(c check.Change[*Plan]) bool {
	then, now := c.Was.TLSMode, c.Now.TLSMode
	return then.Known && now.Known && now.Value != "" && now.Value != cmp.Or(then.Value, TLSRequired)
}

// Changes are those of TLS, the token and the users that AWS refuses, or that turn clients away.
var Changes = []check.Rule[check.Change[*Plan]]{
	{
		Name: "tls-in-steps", Input: "enableTransitEncryption",
		Holds: "TLS is turned on and off in two steps on a cluster that runs, with the mode `preferred` between " +
			"them.",
		Example: "enableTransitEncryption: false",
		Source:  tlsSource,
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, engine.VersionInputs),
		Check: func(c check.Change[*Plan], say check.Say) {
			if !TogglesNow(c) {
				return
			}
			switch then, now := c.Was.TLS.Value, c.Now.TLS.Value; {
			case !then && now && c.Now.TLSMode.Value != TLSPreferred:
				say("enableTransitEncryption",
					"from false to true takes two steps: first with transitEncryptionMode: \"preferred\", which "+
						"serves clients with TLS and without; then, when all have it, with \"required\" "+
						"(docs/access.md)")
			case then && !now && c.Was.TLSMode.Value != TLSPreferred:
				say("enableTransitEncryption",
					"from true to false takes two steps: first transitEncryptionMode: \"preferred\" alone, which "+
						"serves clients with TLS and without; then, when none has it, false without a mode "+
						"(docs/access.md)")
			}
		},
	},
	{
		Name: "token-in-phases", Input: "authTokenUpdateStrategy",
		Holds:   "Another token is taken beside the one before (`ROTATE`), and then alone (`SET`).",
		Before:  "authToken: a-token-of-24-characters",
		Example: "authToken: the-next-token-of-27-letters\nauthTokenUpdateStrategy: SET",
		Source:  authSource + ": SET comes after ROTATE",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !c.Now.UsesToken() || !c.Was.UsesToken() || sameToken(c) {
				return
			}
			switch c.Now.TokenStrategy {
			case SetToken:
				say("authTokenUpdateStrategy",
					"\"SET\" with another token would turn away every client that has the one before: use \"ROTATE\" "+
						"for the new token, give it to the clients, and then \"SET\" with the same token "+
						"(docs/access.md)")
			case DeleteToken:
				say(c.Now.TokenInput(),
					"changes in the update that prepares the move to users, and would be left as it was: change it "+
						"in an update before")
			}
		},
	},
	{
		Name: "users-in-steps", Input: "users",
		Holds: "Users take the place of a token in two steps, with `authTokenUpdateStrategy: DELETE` first. " +
			"`userGroupId` is held to the same.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Now.AuthenticatesUsers() && c.Was.UsesToken() && !c.Was.MovesToUsers() {
				say(c.Now.UsersInput(),
					"takes the place of the token in two steps: keep %s and set authTokenUpdateStrategy to "+
						"\"DELETE\" first, which makes the users beside it and tells what to do (docs/access.md)",
					c.Was.TokenInput())
			}
		},
	},
	tokenAtOnce(func(c check.Change[*Plan]) bool { return c.Was.AuthenticatesUsers() },
		func(c check.Change[*Plan]) *Plan { return c.Now }),
	{
		Name: "token-modified", Input: "authToken",
		Holds: "A token is added, or another one taken, from Redis OSS 5.0.6 on, and with Valkey. It holds of " +
			"`generateAuthToken` as well.",
		Before:  "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: a-token-of-24-characters",
		Example: "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: another-of-24-characters",
		Source:  authSource + ", modifying the AUTH token on an existing cluster",
		Needs:   slices.Concat(ChangeInputs, engine.VersionInputs),
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Now.UsesToken() && !(c.Was.UsesToken() && sameToken(c)) && c.Was.engine.Running.Known &&
				!c.Was.engine.Running.Value.AtLeast(5, 0, 6) {
				say(c.Now.TokenInput(),
					"changes, and AWS changes tokens from Redis OSS 5.0.6 on; this cluster runs %s: upgrade it first",
					c.Was.engine.Running.Value.Release())
			}
		},
	},
	{
		Name: "users-and-tls", Input: "users",
		Holds:  "Users come and go in another update than a change of TLS. `userGroupId` is held to the same.",
		Before: "transitEncryptionMode: preferred",
		Example: "transitEncryptionMode: required\nusers: [{ name: app, accessString: on ~* +@all, passwords: " +
			"[a-password-of-27-characters] }]",
		Source: usersSource + "; AWS's answers: \"User group based access control requires encryption-in-transit to " +
			"be enabled\" (https://github.com/hashicorp/terraform-provider-aws/issues/42966), \"Modification of " +
			"transit encryption is not supported for access control enabled clusters\" " +
			"(https://github.com/aws-controllers-k8s/community/issues/2536)",
		Needs: slices.Concat(ChangeInputs, []string{"enableTransitEncryption", "transitEncryptionMode"},
			engine.VersionInputs),
		Quotes: ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !TogglesNow(c) && !MovesMode(c) {
				return
			}
			switch then, now := c.Was.AuthenticatesUsers(), c.Now.AuthenticatesUsers(); {
			case !then && now:
				say(c.Now.UsersInput(),
					"comes with a change of TLS, and AWS takes users when TLS is required already: change TLS in "+
						"this update, and bring the users in the next")
			case then && !now:
				say(c.Was.UsersInput(),
					"goes with a change of TLS, which AWS does not change on a cluster that has users: take the "+
						"users away in this update, and change TLS in the next")
			}
		},
	},
}

// TLSReplaces is about turning TLS on or off where AWS does not change it on a cluster that runs.
var TLSReplaces = []check.Replacement[*Plan]{{
	Name: "replaces-tls", Input: "enableTransitEncryption",
	Holds:   "Before version 7.0.5, TLS is chosen when a cluster is made.",
	Before:  "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: false",
	Example: "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: true",
	Source:  elasticache.ProviderSource,
	Needs:   slices.Concat([]string{"enableTransitEncryption"}, engine.VersionInputs),
	Find: func(c check.Change[*Plan], say check.SayReplaced) {
		if then, now := c.Was.TLS, c.Now.TLS; check.Changed(then, now) && !c.Was.TogglesTLS() {
			say("enableTransitEncryption", check.Replaced{
				From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
				Instead: fmt.Sprintf("from %s on, AWS changes it on a cluster that runs: upgrade first",
					elasticache.Redis.DefaultVersion().Release()),
			})
		}
	},
}}

// TogglesTLS says whether AWS turns TLS on and off on the cluster while it runs.
// Source: the AWS provider, transitEncryptionEnabled: from 7.0.5 on.
func (p *Plan) TogglesTLS() bool {
	return p.engine.Running.Known && p.engine.Running.Value.AtLeast(7, 0, 5)
}
