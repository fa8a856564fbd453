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
		Meaning: "Makes a secret in AWS Secrets Manager that holds all that a client needs to connect, as JSON: " +
			"`engine`, `host`, `port`, `username`, `password`, `tls`, `cluster_mode`, `url`, `reader_host`, " +
			"`reader_url`, and `user_arn` where there are users. `{}` will do. It changes with the cluster.",
		Allowed: "an object",
		Absent:  "no secret",
		Change: inputs.InPlace + ": the secret comes and goes, the cluster is not touched. One that is deleted is " +
			"kept for its recovery window",
		Source: "Secrets Manager user guide, \"JSON structure of AWS Secrets Manager secrets\"",
	},
}

// ConnectionSecret asks for a secret in AWS Secrets Manager that holds all that a client needs to connect.
type ConnectionSecret struct {
	// The ARN of the KMS key that the secret is encrypted with. Whoever reads the secret must be allowed to use it.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The name of the secret. It stays taken for the recovery window after the secret is deleted: a cluster that is
	// destroyed and made again within it is refused its secret.
	Name pulumi.StringPtrInput `pulumi:"name,optional"`
	// For how many days the secret can be had back after it is deleted.
	RecoveryWindowInDays *int `pulumi:"recoveryWindowInDays,optional"`
}

// SecretDocs documents the fields of ConnectionSecret.
var SecretDocs = map[string]inputs.Doc{
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the secret is encrypted with. Whoever reads the secret must be allowed " +
			"to use it.",
		Allowed: "the ARN of a key in the region; an empty string for none",
		Absent:  "the key that AWS keeps for Secrets Manager, which no other account can use",
		Change:  inputs.InPlace,
		Source:  "Secrets Manager API, CreateSecret, KmsKeyId",
	},
	"name": {
		Meaning: "The name of the secret. It stays taken for the recovery window after the secret is deleted: a " +
			"cluster that is destroyed and made again within it is refused its secret.",
		Allowed: "1 to 512 letters, digits and the symbols / _ + = . @ and -; an empty string for none",
		Absent:  "a name is chosen that no other secret has",
		Change:  "makes another secret in its place",
		Source:  "Secrets Manager API, CreateSecret, Name",
	},
	"recoveryWindowInDays": {
		Meaning: "For how many days the secret can be had back after it is deleted.",
		Allowed: "7 to 30, or 0 to delete it at once; known when the program runs",
		Absent:  "30",
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
