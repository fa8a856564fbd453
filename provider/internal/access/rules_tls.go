package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// tlsRules are about the encryption of connections.
var tlsRules = []check.Rule[*TLS]{
	check.Form(check.Rule[*TLS]{
		Name: "tls-mode-form", Input: "transitEncryptionMode",
		Holds:   "The mode of TLS is `preferred` or `required`. Empty for none.",
		Example: `transitEncryptionMode: optional`,
		Source:  elasticache.CreateAPI + ", TransitEncryptionMode",
	}, func(tls *TLS) (string, bool) { return check.UnlessEmpty(tls.Mode) }, spelling.Words(TLSPreferred, TLSRequired)),
	{
		Name: "tls-mode-alone", Input: "transitEncryptionMode",
		Holds:   "A mode of TLS goes with TLS.",
		Example: "transitEncryptionMode: preferred\nenableTransitEncryption: false",
		Source:  elasticache.CreateAPI + ", TransitEncryptionMode",
		Needs:   []string{"transitEncryptionMode", "enableTransitEncryption"},
		Check: func(tls *TLS, say check.Say) {
			if tls.Mode.Value != "" && !tls.Enabled.Value {
				say("transitEncryptionMode",
					"%s is a mode of TLS, and enableTransitEncryption is false: leave the mode out, or use true",
					spelling.Quote(tls.Mode.Value))
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
		Check: func(tls *TLS, say check.Say) {
			if version, ok := tls.engine.OfferedVersion(); ok && tls.Mode.Value == TLSPreferred &&
				!version.AtLeast(7, 0, 0) {
				say("transitEncryptionMode",
					"\"preferred\" needs Redis OSS 7.0 or later, or Valkey, and this is %s: leave it out",
					version.Release())
			}
		},
	},
}
