package connection

import (
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say how clients are told what they need to connect.
type Inputs struct {
	ConnectionSecret *ConnectionSecret `pulumi:"connectionSecret,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"connectionSecret": {
		Meaning: "Creates a secret in AWS Secrets Manager with all that a client needs to connect, as " +
			"JSON. `{}` is enough.\n\nIts fields are `engine`, `host`, `port`, `username`, `password`, " +
			"`tls`, `cluster_mode`, `url`, `reader_host`, `reader_url`, and `user_arn` if there are users. " +
			"It changes with the cluster.",
		Allowed: "an object",
		Absent:  "not set: no secret",
		Change:  "in place; the secret is added or removed. A deleted secret is kept for its recovery window",
		Source:  "Secrets Manager user guide, \"JSON structure of AWS Secrets Manager secrets\"",
	},
}

// ConnectionSecret asks for a secret in AWS Secrets Manager that holds all that a client needs to connect.
type ConnectionSecret struct {
	// The ARN of the KMS key that encrypts the secret. Whoever reads the secret must be allowed to use the key.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The name of the secret.
	Name pulumi.StringPtrInput `pulumi:"name,optional"`
	// For how many days you can restore the secret after it is deleted.
	RecoveryWindowInDays *int `pulumi:"recoveryWindowInDays,optional"`
}

// SecretDocs documents the fields of ConnectionSecret.
var SecretDocs = map[string]inputs.Doc{
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that encrypts the secret. Whoever reads the secret must be " +
			"allowed to use the key.",
		Allowed: "the ARN of a key in the region. An empty string counts as not set",
		Absent:  "the key that AWS manages for Secrets Manager, which no other account can use",
		Change:  inputs.InPlace,
		Source:  "Secrets Manager API, CreateSecret, KmsKeyId",
	},
	"name": {
		Meaning: "The name of the secret.\n\nA deleted secret keeps its name for the recovery window: if " +
			"you destroy the cluster and create it again within that time, AWS refuses the secret.",
		Allowed: "1 to 512 letters, digits and the symbols / _ + = . @ and -. An empty string counts as " +
			"not set",
		Absent: "a name that no other secret has",
		Change: "creates another secret in its place",
		Source: "Secrets Manager API, CreateSecret, Name",
	},
	"recoveryWindowInDays": {
		Meaning: "For how many days you can restore the secret after it is deleted.",
		Allowed: "7 to 30, or 0 to delete it at once",
		Absent:  "`30`",
		Change:  inputs.InPlace,
		Source:  "Secrets Manager API, DeleteSecret, RecoveryWindowInDays",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (s *ConnectionSecret) Annotate(to infer.Annotator) {
	to.SetToken("index", "ConnectionSecret")
	to.Describe(s, "A secret in AWS Secrets Manager that holds the connection.")
	inputs.Document(to, s, SecretDocs)
}
