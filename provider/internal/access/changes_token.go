package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// tokenInPhases refuses a token that would turn away the clients of the one before.
var tokenInPhases = []check.Rule[check.Change[*Token]]{
	{
		Name: "token-in-phases", Input: "authTokenUpdateStrategy",
		Holds:   "Another token is taken beside the one before (`ROTATE`), and then alone (`SET`).",
		Before:  "authToken: a-token-of-24-characters",
		Example: "authToken: the-next-token-of-27-letters\nauthTokenUpdateStrategy: SET",
		Source:  authSource + ": SET comes after ROTATE",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Token], say check.Say) {
			if !c.Now.Wanted() || !c.Was.Wanted() || sameToken(c) {
				return
			}
			switch c.Now.Strategy {
			case SetToken:
				say("authTokenUpdateStrategy",
					"\"SET\" with another token would turn away every client that has the one before: use \"ROTATE\" "+
						"for the new token, give it to the clients, and then \"SET\" with the same token "+
						"(docs/access.md)")
			case DeleteToken:
				say(c.Now.Input(),
					"changes in the update that prepares the move to users, and would be left as it was: change it "+
						"in an update before")
			}
		},
	},
}

// tokenOfOldVersion refuses another token where the version of the engine cannot change it.
var tokenOfOldVersion = []check.Rule[check.Change[*Token]]{
	{
		Name: "token-modified", Input: "authToken",
		Holds: "A token is added, or another one taken, from Redis OSS 5.0.6 on, and with Valkey. It holds of " +
			"`generateAuthToken` as well.",
		Before:  "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: a-token-of-24-characters",
		Example: "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: another-of-24-characters",
		Source:  authSource + ", modifying the AUTH token on an existing cluster",
		Needs:   slices.Concat(ChangeInputs, engine.VersionInputs),
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Token], say check.Say) {
			if c.Now.Wanted() && !(c.Was.Wanted() && sameToken(c)) && c.Was.engine.Running.Known &&
				!c.Was.engine.Running.Value.AtLeast(5, 0, 6) {
				say(c.Now.Input(),
					"changes, and AWS changes tokens from Redis OSS 5.0.6 on; this cluster runs %s: upgrade it first",
					c.Was.engine.Running.Value.Release())
			}
		},
	},
}

// tokenTwice warns of a rotation that begins before the last one has ended.
var tokenTwice = []check.Rule[check.Change[*Token]]{
	{
		Name: "token-twice", Input: "authToken",
		Holds:   "A rotation is ended before the next one. It holds of `generateAuthToken` as well.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Example: "authToken: another-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Source:  authSource + ": a cluster has the two newest tokens, and the one before them is removed",
		Silence: "`authTokenUpdateStrategy: SET`, when all clients have the token, before the next one",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Token], say check.Say) {
			if !c.Now.Wanted() || !c.Was.Wanted() || c.Was.Strategy == SetToken ||
				c.Now.Strategy == DeleteToken || sameToken(c) {
				return
			}
			input, again := c.Now.Input(), ""
			if c.Now.Generate && c.Was.Generate {
				input, again = "authTokenVersion", "; also an earlier version is a new token"
			}
			// How many tokens the cluster has, no one tells.
			say(input,
				"changes, and the token before was not \"SET\": if a rotation is under way, clients with a token "+
					"before that, or none, are turned away, since AWS keeps the two newest; if so, deploy \"SET\" "+
					"with the token that clients have first%s",
				again)
		},
	},
}

// strategyAlone warns of another strategy for the token that the cluster has.
var strategyAlone = []check.Rule[check.Change[*Token]]{
	{
		Name: "token-alone", Input: "authTokenUpdateStrategy",
		Holds:   "The token before the last one is let in.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Source: authSource +
			": SET after ROTATE; AWS's answer: \"The SET strategy can only be used with a replication group that has " +
			"2 AUTH tokens\" (https://github.com/hashicorp/terraform-provider-aws/issues/38209)",
		Silence: "it is told once, when the strategy becomes `SET`",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Token], say check.Say) {
			if c.Now.Wanted() && c.Was.Wanted() && c.Now.Strategy == SetToken &&
				c.Was.Strategy != SetToken && sameToken(c) {
				say("authTokenUpdateStrategy",
					"becomes \"SET\": from now on clients that have the token before this one are turned away. If no "+
						"rotation is under way, AWS refuses the request")
			}
		},
	},
	{
		Name: "strategy-with-token", Input: "authTokenUpdateStrategy",
		Holds:   "The way back from `SET` to `ROTATE` comes with the next token.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Source: "the AWS provider, aws.elasticache.ReplicationGroup: a change of the strategy alone is a request " +
			"for the same token",
		Silence: "leave `SET` until the next token",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Token], say check.Say) {
			if c.Now.Wanted() && c.Was.Wanted() && c.Was.Strategy == SetToken &&
				c.Now.Strategy != SetToken && c.Now.Strategy != DeleteToken && sameToken(c) {
				say("authTokenUpdateStrategy",
					"goes back from \"SET\" without another token, so AWS is asked to rotate to the one that it has, "+
						"and may refuse: leave \"SET\" until the next token")
			}
		},
	},
}
