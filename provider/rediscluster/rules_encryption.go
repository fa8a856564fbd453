package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// The modes of TLS.
// Source: ElastiCache API, CreateReplicationGroup, TransitEncryptionMode.
const (
	tlsPreferred = "preferred"
	tlsRequired  = "required"
)

// tokenInputs are those that a token comes from.
var tokenInputs = []string{"authToken", "generateAuthToken"}

// encryptionRules are about TLS, and the token, which travels in the connection.
var encryptionRules = []check.Rule[*plan]{
	{
		Name: "tls-mode-form", Input: "transitEncryptionMode",
		Holds:   "The mode of TLS is `preferred` or `required`. Empty for none.",
		Example: `transitEncryptionMode: optional`,
		Source:  apiCreate + ", TransitEncryptionMode",
		Needs:   []string{"transitEncryptionMode"},
		Check: func(p *plan, say check.Say) {
			if mode := p.transitMode.Value; mode != "" {
				if err := oneOf(mode, tlsPreferred, tlsRequired); err != nil {
					say("transitEncryptionMode", "%v", err)
				}
			}
		},
	},
	{
		Name: "tls-mode-alone", Input: "transitEncryptionMode",
		Holds:   "A mode of TLS goes with TLS.",
		Example: "transitEncryptionMode: preferred\nenableTransitEncryption: false",
		Source:  apiCreate + ", TransitEncryptionMode",
		Needs:   []string{"transitEncryptionMode", "enableTransitEncryption"},
		Check: func(p *plan, say check.Say) {
			if p.transitMode.Value != "" && !p.transitEncryption.Value {
				say("transitEncryptionMode", "%s is a mode of TLS, and enableTransitEncryption is false: leave the mode out, or use true", spelling.Quote(p.transitMode.Value))
			}
		},
	},
	{
		Name: "tls-mode-version", Input: "transitEncryptionMode",
		Holds:   "Clients without TLS are served beside those with it from Redis OSS 7.0 on, and with Valkey.",
		Example: "transitEncryptionMode: preferred\nredisVersion: \"6.2\"\ninstanceType: cache.m6g.large",
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\", enabling it on an existing cluster: Redis OSS 7 or later",
		Needs:   slices.Concat([]string{"transitEncryptionMode"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok && p.transitMode.Value == tlsPreferred && !version.AtLeast(7, 0, 0) {
				say("transitEncryptionMode", "\"preferred\" needs Redis OSS 7.0 or later, or Valkey, and this is %s: leave it out", version.Release())
			}
		},
	},
	{
		Name: "token-form", Input: "authToken",
		Holds:           "The token has 16 to 128 characters: letters, digits and the symbols ! & # $ ^ < > and -.",
		Example:         `authToken: too-short`,
		Source:          "ElastiCache API, CreateReplicationGroup and ModifyReplicationGroup, AuthToken; ElastiCache user guide, \"Authenticating with the AUTH command\"",
		StricterThanAWS: "AWS's documents disagree about the other symbols: creating a cluster and changing its token take different ones. A token of those that all of them name can be set and rotated.",
		Needs:           []string{"authToken"},
		Check: func(p *plan, say check.Say) {
			if p.authToken.Given {
				if err := elasticache.CheckAuthToken(p.authToken.Value); err != nil {
					say("authToken", "%v", err)
				}
			}
		},
	},
	{
		Name: "token-tls", Input: "authToken",
		Holds:   "A token goes with TLS alone.",
		Example: "authToken: a-token-of-24-characters\nenableTransitEncryption: false",
		Source:  apiCreate + ", AuthToken",
		Needs:   slices.Concat(tokenInputs, []string{"enableTransitEncryption"}),
		Check: func(p *plan, say check.Say) {
			if p.usesToken() && !p.transitEncryption.Value {
				say(p.tokenInput(), "needs TLS, and enableTransitEncryption is false: use true, or leave %s out", p.tokenInput())
			}
		},
	},
	{
		Name: "tls-mode-access", Input: "transitEncryptionMode",
		Holds:   "Where clients log in, with a token or as users, TLS is demanded of them.",
		Example: "transitEncryptionMode: preferred\nauthToken: a-token-of-24-characters",
		Source:  "ElastiCache's answer: \"Transit encryption preferred is not supported with redis access control\" (https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/239)",
		Needs:   slices.Concat(tokenInputs, []string{"userGroupId", "transitEncryptionMode"}),
		Reads:   []string{"users"},
		Check: func(p *plan, say check.Say) {
			if p.transitMode.Value == tlsPreferred && (p.usesToken() || p.usesUsers()) {
				say("transitEncryptionMode", "\"preferred\" does not go with a token or users, which clients without TLS would send in clear: use \"required\", or bring them when all clients have TLS")
			}
		},
	},
	{
		Name: "token-one", Input: "generateAuthToken",
		Holds:           "The token is the program's own, or one that is generated.",
		Example:         "generateAuthToken: true\nauthToken: a-token-of-24-characters",
		Source:          apiCreate + ", AuthToken",
		StricterThanAWS: "AWS would see one of them.",
		Needs:           tokenInputs,
		Check: func(p *plan, say check.Say) {
			if p.generateToken && p.authToken.Given {
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
		Check: func(p *plan, say check.Say) {
			switch {
			case p.tokenVersionGiven && p.tokenVersion < 1:
				say("authTokenVersion", "%d is no version: count from 1", p.tokenVersion)
			case p.tokenVersionGiven && !p.generateToken:
				say("authTokenVersion", "asks for another generated token, and none is generated: set generateAuthToken, or pass another authToken")
			}
		},
	},
	{
		Name: "strategy-form", Input: "authTokenUpdateStrategy",
		Holds:   "The strategy of a change of the token is `ROTATE`, `SET` or `DELETE`.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: rotate",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
		Needs:   []string{"authTokenUpdateStrategy"},
		Check: func(p *plan, say check.Say) {
			if p.tokenStrategy != "" {
				if err := oneOf(p.tokenStrategy, rotate, set, deleteToken); err != nil {
					say("authTokenUpdateStrategy", "%v", err)
				}
			}
		},
	},
	{
		Name: "strategy-of-token", Input: "authTokenUpdateStrategy",
		Holds:           "A strategy goes with a token, and `DELETE` with users as well, which are to take the token's place.",
		Example:         "authTokenUpdateStrategy: SET",
		Source:          "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy: DELETE is for a move to users",
		StricterThanAWS: "AWS looks at the strategy when the token changes, and not before.",
		Needs:           slices.Concat(tokenInputs, []string{"authTokenUpdateStrategy", "users", "userGroupId"}),
		Check: func(p *plan, say check.Say) {
			switch {
			case p.tokenStrategy == "":
			case !p.usesToken():
				say("authTokenUpdateStrategy", "says how the token changes, and there is none: leave it out, or pass authToken or generateAuthToken")
			case p.tokenStrategy == deleteToken && !p.usesUsers():
				say("authTokenUpdateStrategy", "\"DELETE\" is the way from a token to users: pass users or userGroupId as well; AWS takes a token away in no other case")
			}
		},
	},
}
