package access

import (
	"slices"
)

// Documents that several rules cite.
const (
	tlsSource = "ElastiCache API, ModifyReplicationGroup, TransitEncryptionMode; ElastiCache developer guide, " +
		"\"ElastiCache in-transit encryption (TLS)\""
	authSource    = "ElastiCache developer guide, \"Authenticating with the AUTH command\""
	usersSource   = "ElastiCache developer guide, \"Role-Based Access Control (RBAC)\""
	apiCreateUser = "ElastiCache API, CreateUser"
	// toUsersSource includes why the AWS provider cannot make the move: it sends the group of users and the token in
	// two requests, and AWS demands one.
	toUsersSource = usersSource +
		", migrating from AUTH to RBAC; https://github.com/hashicorp/terraform-provider-aws/issues/39546"
	// userIDSource says how long an id may be, which the API's documents do not.
	userIDSource = "https://github.com/aws/aws-cdk/pull/36459, up to 40 characters"
	// constructsSource collects what others found out about users that AWS does not document.
	constructsSource = "https://github.com/open-constructs/aws-cdk-library, src/aws-elasticache/user.ts"
)

// Inputs that several rules read.
var (
	// tokenInputs are the inputs that a token comes from.
	tokenInputs = []string{"authToken", "generateAuthToken"}
	// userInputs are the inputs that users come from.
	userInputs = []string{"users", "userGroupId"}
	// ChangeInputs are the inputs that say who may log in, and how.
	ChangeInputs = slices.Concat(tokenInputs, userInputs, []string{"authTokenVersion", "authTokenUpdateStrategy"})
	// ChangeQuotes are the inputs whose values rules about changes may show. Such a rule never shows a token, and of a
	// user no more than its name.
	ChangeQuotes = []string{"name", "userGroupId"}
)
