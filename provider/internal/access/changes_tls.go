package access

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// tlsInSteps refuses a change of TLS that would turn clients away.
var tlsInSteps = []check.Rule[check.Change[*TLS]]{
	{
		Name: "tls-in-steps", Input: "enableTransitEncryption",
		Holds: "TLS is turned on and off in two steps on a cluster that runs, with the mode `preferred` between " +
			"them.",
		Example: "enableTransitEncryption: false",
		Source:  tlsSource,
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, engine.VersionInputs),
		Check: func(c check.Change[*TLS], say check.Say) {
			if !TogglesTLS(c) {
				return
			}
			switch then, now := c.Was.Enabled.Value, c.Now.Enabled.Value; {
			case !then && now && c.Now.Mode.Value != TLSPreferred:
				say("enableTransitEncryption",
					"from false to true takes two steps: first with transitEncryptionMode: \"preferred\", which "+
						"serves clients with TLS and without; then, when all have it, with \"required\" "+
						"(docs/access.md)")
			case then && !now && c.Was.Mode.Value != TLSPreferred:
				say("enableTransitEncryption",
					"from true to false takes two steps: first transitEncryptionMode: \"preferred\" alone, which "+
						"serves clients with TLS and without; then, when none has it, false without a mode "+
						"(docs/access.md)")
			}
		},
	},
}

// tlsDemanded warns that TLS becomes a must.
var tlsDemanded = []check.Rule[check.Change[*TLS]]{
	{
		Name: "tls-demanded", Input: "transitEncryptionMode",
		Holds:   "All clients have TLS when it is demanded.",
		Before:  "transitEncryptionMode: preferred",
		Example: "applyImmediately: true\ntransitEncryptionMode: required",
		Source:  tlsSource + ", best practices: the names of the endpoints without TLS are deleted",
		Silence: "it is told once, when the mode becomes `required`",
		Needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		Check: func(c check.Change[*TLS], say check.Say) {
			if c.Was.Mode.Value == TLSPreferred && c.Now.Mode.Value == TLSRequired {
				say("transitEncryptionMode",
					"becomes \"required\": clients without TLS are turned away, and so are those that connect by the "+
						"names that the endpoints had without it")
			}
		},
	},
}

// tlsWeakened warns that clients may connect without TLS, or must.
var tlsWeakened = []check.Rule[check.Change[*TLS]]{
	{
		Name: "tls-mode-said", Input: "transitEncryptionMode",
		Holds:   "A cluster that serves clients without TLS is not taken for one that does not.",
		Before:  "transitEncryptionMode: preferred",
		Example: "",
		Source:  "the AWS provider, aws.elasticache.ReplicationGroup: a mode that is left out stays as it is",
		Silence: "`transitEncryptionMode: required`",
		Needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		Check: func(c check.Change[*TLS], say check.Say) {
			if c.Was.Mode.Value == TLSPreferred && c.Now.Mode.Value == "" && c.Now.Enabled.Value {
				say("transitEncryptionMode",
					"is left out, so the cluster stays as it is and serves clients without TLS: write \"required\" "+
						"to turn them away")
			}
		},
	},
	{
		Name: "tls-turned-off", Input: "enableTransitEncryption",
		Holds:   "What clients send stays encrypted.",
		Before:  "transitEncryptionMode: preferred",
		Example: "applyImmediately: true\nenableTransitEncryption: false",
		Source:  tlsSource,
		Silence: "it is told once, when TLS is turned off",
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, engine.VersionInputs),
		Check: func(c check.Change[*TLS], say check.Say) {
			if TogglesTLS(c) && c.Was.Enabled.Value && !c.Now.Enabled.Value {
				say("enableTransitEncryption",
					"from true to false: what clients send is no longer encrypted, and those with TLS are turned away")
			}
		},
	},
}

// TLSReplaces is about turning TLS on or off where AWS cannot do that to a cluster that runs.
var TLSReplaces = []check.Replacement[*TLS]{{
	Name: "replaces-tls", Input: "enableTransitEncryption",
	Holds:   "Before version 7.0.5, TLS is chosen when a cluster is made.",
	Before:  "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: false",
	Example: "redisVersion: \"6.2\"\ninstanceType: cache.m6g.large\nenableTransitEncryption: true",
	Source:  elasticache.ProviderSource,
	Needs:   slices.Concat([]string{"enableTransitEncryption"}, engine.VersionInputs),
	Find: func(c check.Change[*TLS], say check.SayReplaced) {
		if then, now := c.Was.Enabled, c.Now.Enabled; check.Changed(then, now) && !c.Was.changesInPlace() {
			say("enableTransitEncryption", check.Replaced{
				From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
				Instead: fmt.Sprintf("from %s on, AWS changes it on a cluster that runs: upgrade first",
					elasticache.Redis.DefaultVersion().Release()),
			})
		}
	},
}}
