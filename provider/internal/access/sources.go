package access

import (
	"slices"
)

// constructsSource is what others have found out about users that AWS's own documents do not say.
const constructsSource = "https://github.com/open-constructs/aws-cdk-library, src/aws-elasticache/user.ts"

// What rules cite.
const (
	tlsSource = "ElastiCache API, ModifyReplicationGroup, TransitEncryptionMode; ElastiCache developer guide, " +
		"\"ElastiCache in-transit encryption (TLS)\""
	authSource = "ElastiCache developer guide, \"Authenticating with the AUTH command\""
	// The AWS provider sends the group of users and the token in two requests, and AWS takes them in one.
	toUsersSource = usersSource +
		", migrating from AUTH to RBAC; https://github.com/hashicorp/terraform-provider-aws/issues/39546"
)

// ChangeInputs are those that say who may log in, and how.
var ChangeInputs = slices.Concat(tokenInputs, userInputs, []string{"authTokenVersion", "authTokenUpdateStrategy"})

// ChangeQuotes are those of which the rules about changes show the values. They never show a token, nor of a user more
// than its name.
var ChangeQuotes = []string{"name", "userGroupId"}

// What rules about users cite.
const (
	apiCreateUser = "ElastiCache API, CreateUser"
	usersSource   = "ElastiCache developer guide, \"Role-Based Access Control (RBAC)\""
	// The API's documents have no length.
	userIDSource = "https://github.com/aws/aws-cdk/pull/36459, up to 40 characters"
)

// userInputs are those that users come from.
var userInputs = []string{"users", "userGroupId"}

// tokenInputs are those that a token comes from.
var tokenInputs = []string{"authToken", "generateAuthToken"}
