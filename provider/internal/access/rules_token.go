package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// TokenRules are about the token.
var TokenRules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "token-form", Input: "authToken",
		Holds:   "The token has 16 to 128 characters: letters, digits and the symbols ! & # $ ^ < > and -.",
		Example: `authToken: too-short`,
		Source: "ElastiCache API, CreateReplicationGroup and ModifyReplicationGroup, AuthToken; ElastiCache " +
			"user guide, \"Authenticating with the AUTH command\"",
		StricterThanAWS: "AWS's documents disagree about the other symbols: creating a cluster and changing its " +
			"token take different ones. A token of those that all of them name can be set and rotated.",
	}, func(p *Plan) (string, bool) { return p.AuthToken.Value, p.AuthToken.Given }, elasticache.CheckAuthToken),
	{
		Name: "token-tls", Input: "authToken",
		Holds:   "A token goes with TLS alone.",
		Example: "authToken: a-token-of-24-characters\nenableTransitEncryption: false",
		Source:  elasticache.CreateAPI + ", AuthToken",
		Needs:   slices.Concat(tokenInputs, []string{"enableTransitEncryption"}),
		Check: func(p *Plan, say check.Say) {
			if p.UsesToken() && !p.TLS.Value {
				say(p.TokenInput(), "needs TLS, and enableTransitEncryption is false: use true, or leave %s out",
					p.TokenInput())
			}
		},
	},
	{
		Name: "token-one", Input: "generateAuthToken",
		Holds:           "The token is the program's own, or one that is generated.",
		Example:         "generateAuthToken: true\nauthToken: a-token-of-24-characters",
		Source:          elasticache.CreateAPI + ", AuthToken",
		StricterThanAWS: "AWS would see one of them.",
		Needs:           tokenInputs,
		Check: func(p *Plan, say check.Say) {
			if p.GenerateToken && p.AuthToken.Given {
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
		Check: func(p *Plan, say check.Say) {
			switch {
			case p.TokenVersionGiven && p.TokenVersion < 1:
				say("authTokenVersion", "%d is no version: count from 1", p.TokenVersion)
			case p.TokenVersionGiven && !p.GenerateToken:
				say("authTokenVersion",
					"asks for another generated token, and none is generated: set generateAuthToken, or pass another "+
						"authToken")
			}
		},
	},
	check.Form(check.Rule[*Plan]{
		Name: "strategy-form", Input: "authTokenUpdateStrategy",
		Holds:   "The strategy of a change of the token is `ROTATE`, `SET` or `DELETE`.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: rotate",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
	}, func(p *Plan) (string, bool) {
		return p.TokenStrategy, p.TokenStrategy != ""
	}, spelling.Words(RotateToken, SetToken, DeleteToken)),
	{
		Name: "strategy-of-token", Input: "authTokenUpdateStrategy",
		Holds: "A strategy goes with a token, and `DELETE` with users as well, which are to take the " +
			"token's place.",
		Example: "authTokenUpdateStrategy: SET",
		Source: "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy: DELETE is for a move to " +
			"users",
		StricterThanAWS: "AWS looks at the strategy when the token changes, and not before.",
		Needs:           slices.Concat(tokenInputs, []string{"authTokenUpdateStrategy", "users", "userGroupId"}),
		Check: func(p *Plan, say check.Say) {
			switch {
			case p.TokenStrategy == "":
			case !p.UsesToken():
				say("authTokenUpdateStrategy",
					"says how the token changes, and there is none: leave it out, or pass authToken or "+
						"generateAuthToken")
			case p.TokenStrategy == DeleteToken && !p.UsesUsers():
				say("authTokenUpdateStrategy",
					"\"DELETE\" is the way from a token to users: pass users or userGroupId as well; AWS takes a "+
						"token away in no other case")
			}
		},
	},
}
