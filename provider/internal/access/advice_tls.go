package access

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// tlsAdvice is about connections without encryption.
var tlsAdvice = []check.Rule[*TLS]{
	{
		Name: "tls-preferred", Input: "transitEncryptionMode",
		Holds:   "Clients are not served without TLS.",
		Example: "transitEncryptionMode: preferred",
		Source:  tlsSource,
		Silence: "`transitEncryptionMode: required`, when all clients have TLS",
		Needs:   []string{"transitEncryptionMode"},
		Check: func(tls *TLS, say check.Say) {
			if tls.Mode.Value == TLSPreferred {
				say("transitEncryptionMode",
					"\"preferred\" serves clients without TLS as well, whose passwords and data go in clear: use "+
						"\"required\" when all clients have it")
			}
		},
	},
	{
		Name: "tls-off", Input: "enableTransitEncryption",
		Holds:   "Connections are encrypted.",
		Example: `enableTransitEncryption: false`,
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\"",
		Silence: "`enableTransitEncryption: true`; or accept it, for example in development",
		Needs:   []string{"enableTransitEncryption"},
		Check: func(tls *TLS, say check.Say) {
			if !tls.Enabled.Value {
				say("enableTransitEncryption",
					"false sends all data in plain text, and rules out a password; use true, on a cluster that runs "+
						"in two steps (docs/access.md)")
			}
		},
	},
}
