package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// TLSRules are about the encryption of connections.
var TLSRules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "tls-mode-form", Input: "transitEncryptionMode",
		Holds:   "The mode of TLS is `preferred` or `required`. Empty for none.",
		Example: `transitEncryptionMode: optional`,
		Source:  elasticache.CreateAPI + ", TransitEncryptionMode",
	}, func(p *Plan) (string, bool) { return check.UnlessEmpty(p.TLSMode) }, spelling.Words(TLSPreferred, TLSRequired)),
	{
		Name: "tls-mode-alone", Input: "transitEncryptionMode",
		Holds:   "A mode of TLS goes with TLS.",
		Example: "transitEncryptionMode: preferred\nenableTransitEncryption: false",
		Source:  elasticache.CreateAPI + ", TransitEncryptionMode",
		Needs:   []string{"transitEncryptionMode", "enableTransitEncryption"},
		Check: func(p *Plan, say check.Say) {
			if p.TLSMode.Value != "" && !p.TLS.Value {
				say("transitEncryptionMode",
					"%s is a mode of TLS, and enableTransitEncryption is false: leave the mode out, or use true",
					spelling.Quote(p.TLSMode.Value))
			}
		},
	},
	{
		Name: "tls-mode-version", Input: "transitEncryptionMode",
		Holds:   "Clients without TLS are served beside those with it from Redis OSS 7.0 on, and with Valkey.",
		Example: "transitEncryptionMode: preferred\nredisVersion: \"6.2\"\ninstanceType: cache.m6g.large",
		Source: "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\", enabling it on an " +
			"existing cluster: Redis OSS 7 or later",
		Needs: slices.Concat([]string{"transitEncryptionMode"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			if version, ok := p.engine.OfferedVersion(); ok && p.TLSMode.Value == TLSPreferred &&
				!version.AtLeast(7, 0, 0) {
				say("transitEncryptionMode",
					"\"preferred\" needs Redis OSS 7.0 or later, or Valkey, and this is %s: leave it out",
					version.Release())
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
		Check: func(p *Plan, say check.Say) {
			if p.TLSMode.Value == TLSPreferred && (p.UsesToken() || p.UsesUsers()) {
				say("transitEncryptionMode",
					"\"preferred\" does not go with a token or users, which clients without TLS would send in clear: "+
						"use \"required\", or bring them when all clients have TLS")
			}
		},
	},
}
