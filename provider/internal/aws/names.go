package aws

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// secretName is what Secrets Manager documents of the names of secrets.
var secretName = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z0-9/_+=.@-]+$`), Longest: 512}

// CheckSecretName says why a secret cannot have such a name, or nil.
// Source: Secrets Manager API, CreateSecret, Name.
func CheckSecretName(s string) error {
	return spelling.CheckName(s, secretName, spelling.Form{
		What:    "the name of a secret (up to 512 letters, digits and the symbols / _ + = . @ and -)",
		Example: "my-app/redis",
	}, ":secret:")
}
