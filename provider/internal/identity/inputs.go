package identity

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say what a component is called, and how it is tagged.
type Inputs struct {
	Name        string                `pulumi:"name"`
	Description pulumi.StringPtrInput `pulumi:"description,optional"`
	Tags        pulumi.StringMapInput `pulumi:"tags,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the cluster: the ID of the replication group, unique in the account and " +
			"region.\n\nThe names of endpoints, members, the security group, the subnet group and the " +
			"alarms begin with it.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the " +
			"end; not `default`, and not beginning with `sg-`",
		Change: elasticache.ReplacesGroup +
			". What is named after it is replaced too: the security group, the subnet group, a parameter " +
			"group, log groups with their events, alarms, the dashboard",
		Source: elasticache.CreateAPI + ", ReplicationGroupId",
		Also:   []string{"replicationGroupId"},
	},
	"description": {
		Meaning: "The description of the replication group in the AWS console.",
		Allowed: "1 to 255 characters",
		Absent:  "`Redis cluster <name>` or `Valkey cluster <name>`, also for an empty text",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", ReplicationGroupDescription",
	},
	"tags": {
		Meaning: "Tags for every resource that can have them.\n\nThese are the replication group and its " +
			"members, the security group and its rules, the subnet group, the parameter group, the log " +
			"groups, the users, the secret and the alarms.",
		Allowed: "up to 50; keys of 1 to 128 characters that do not begin with `aws:`, values of up to " +
			"256; letters, digits, spaces and + - = . _ : / @",
		Absent: "not set",
		Change: inputs.InPlace,
		Source: "ElastiCache user guide, \"Tagging your ElastiCache resources\"",
	},
}
