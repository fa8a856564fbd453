package connection

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// Rules are about the secret that holds the connection.
var Rules = []check.Rule[*Plan]{
	{
		Name: "secret-name", Input: "connectionSecret",
		Holds: "The name of a secret has 1 to 512 letters, digits and the symbols / _ + = . @ and -. Empty for one " +
			"that is chosen.",
		Example: "connectionSecret: { name: \"my redis\" }",
		Source:  "Secrets Manager API, CreateSecret, Name",
		Needs:   []string{"connectionSecret.name"},
		Check: func(p *Plan, say check.Say) {
			if s := p.Secret; s != nil && s.name.Value != "" {
				if err := aws.CheckSecretName(s.name.Value); err != nil {
					say("connectionSecret.name", "%v", err)
				}
			}
		},
	},
	{
		Name: "secret-key", Input: "connectionSecret",
		Holds:   "The key of the secret is given by the ARN of a KMS key. Empty for AWS's own.",
		Example: "connectionSecret: { kmsKeyId: my-key }",
		Source:  "Secrets Manager API, CreateSecret, KmsKeyId",
		StricterThanAWS: "Secrets Manager takes ids and aliases as well, which another account or region reads as " +
			"other keys.",
		Needs: []string{"connectionSecret.kmsKeyId"},
		Check: func(p *Plan, say check.Say) {
			if s := p.Secret; s != nil && s.Key.Value != "" {
				if _, err := aws.ParseKeyARN(s.Key.Value); err != nil {
					say("connectionSecret.kmsKeyId", "%v", err)
				}
			}
		},
	},
	{
		Name: "secret-window", Input: "connectionSecret",
		Holds:   "A secret that is deleted is kept for 7 to 30 days, or with 0 not at all.",
		Example: "connectionSecret: { recoveryWindowInDays: 3 }",
		Source:  "Secrets Manager API, DeleteSecret, RecoveryWindowInDays",
		Check: func(p *Plan, say check.Say) {
			if s := p.Secret; s != nil && s.window != nil && *s.window != 0 &&
				(*s.window < minRecoveryWindow || *s.window > maxRecoveryWindow) {
				say("connectionSecret.recoveryWindowInDays",
					"%d is not a number of days that AWS takes: use %d to %d, or 0 to delete it at once", *s.window,
					minRecoveryWindow, maxRecoveryWindow)
			}
		},
	},
}

// Limits of how long Secrets Manager keeps a secret that is deleted.
// Source: Secrets Manager API, DeleteSecret, RecoveryWindowInDays; 0 has the AWS provider delete it at once
// (ForceDeleteWithoutRecovery).
const minRecoveryWindow, maxRecoveryWindow = 7, 30
