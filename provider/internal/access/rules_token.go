package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// tokenRules are about the token.
var tokenRules = []check.Rule[*Token]{
	check.Form(check.Rule[*Token]{
		Name: "token-form", Input: "authToken",
		Holds:   "The token has 16 to 128 characters: letters, digits and the symbols ! & # $ ^ < > and -.",
		Example: `authToken: too-short`,
		Source: "ElastiCache API, CreateReplicationGroup and ModifyReplicationGroup, AuthToken; ElastiCache " +
			"user guide, \"Authenticating with the AUTH command\"",
		StricterThanAWS: "AWS's documents disagree about the other symbols: creating a cluster and changing its " +
			"token take different ones. A token of those that all of them name can be set and rotated.",
	}, func(token *Token) (string, bool) { return token.Own.Value, token.Own.Given }, elasticache.CheckAuthToken),
	{
		Name: "token-one", Input: "generateAuthToken",
		Holds:           "The token is the program's own, or one that is generated.",
		Example:         "generateAuthToken: true\nauthToken: a-token-of-24-characters",
		Source:          elasticache.CreateAPI + ", AuthToken",
		StricterThanAWS: "AWS would see one of them.",
		Needs:           tokenInputs,
		Check: func(token *Token, say check.Say) {
			if token.Generate && token.Own.Given {
				say("generateAuthToken", "true makes a token, and authToken is one already: leave one of them out")
			}
		},
	},
	{
		Name: "token-version", Input: "authTokenVersion",
		Holds:           "The version of the token is 1 or more, of a token that is generated.",
		Example:         "authTokenVersion: 2",
		Source:          "this package: the version asks for another generated token",
		StricterThanAWS: "AWS does not see it.",
		Needs:           slices.Concat(tokenInputs, []string{"authTokenVersion"}),
		Reads:           []string{"authTokenVersion"},
		Check: func(token *Token, say check.Say) {
			switch {
			case token.VersionGiven && token.Version < 1:
				say("authTokenVersion", "%d is no version: count from 1", token.Version)
			case token.VersionGiven && !token.Generate:
				say("authTokenVersion",
					"asks for another generated token, and none is generated: set generateAuthToken, or pass another "+
						"authToken")
			}
		},
	},
	check.Form(check.Rule[*Token]{
		Name: "strategy-form", Input: "authTokenUpdateStrategy",
		Holds:   "The strategy of a change of the token is `ROTATE`, `SET` or `DELETE`.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: rotate",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
	}, func(token *Token) (string, bool) {
		return token.Strategy, token.Strategy != ""
	}, spelling.Words(RotateToken, SetToken, DeleteToken)),
}
