package rediscluster

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"

// encryptionRules are about the token, which travels in the connection.
var encryptionRules = []Rule{
	{
		Name: "token-form", Input: "authToken",
		Holds:   "The token has 16 to 128 characters: letters, digits and the symbols ! & # $ ^ < > and -.",
		Example: `authToken: too-short`,
		Source:  "ElastiCache API, CreateReplicationGroup and ModifyReplicationGroup, AuthToken; ElastiCache user guide, \"Authenticating with the AUTH command\"",
		Beyond:  "AWS's documents disagree about the other symbols: creating a cluster and changing its token take different ones. A token of those that all of them name can be set and rotated.",
		needs:   []string{"authToken"},
		check: func(p *plan, say report) {
			if p.authToken.given {
				if err := elasticache.CheckAuthToken(p.authToken.value); err != nil {
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
		needs:   []string{"authToken", "enableTransitEncryption"},
		check: func(p *plan, say report) {
			if p.authToken.given && !p.transitEncryption.value {
				say("authToken", "needs TLS, and enableTransitEncryption is false: use true, or leave authToken out")
			}
		},
	},
}
