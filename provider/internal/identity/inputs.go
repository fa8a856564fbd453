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
		Meaning: "The name of the cluster. It is the id of the replication group, which endpoints and member ids " +
			"begin with, and the names of the security group, the subnet group and the alarms begin with it. It must " +
			"be unique in the account and region.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the end; not " +
			"`default`, not beginning with `sg-`; known when the program runs",
		Change: elasticache.ReplacesGroup + ". What is named after it is replaced with it: the security group, the " +
			"subnet group, a parameter group, log groups with their events, alarms, the dashboard",
		Source: elasticache.CreateAPI + ", ReplicationGroupId",
		Also:   []string{"replicationGroupId"},
	},
	"description": {
		Meaning: "What AWS's console shows beside the replication group.",
		Allowed: "1 to 255 characters",
		Absent: "`Redis cluster <name>`, or `Valkey cluster <name>`, also for an empty text, which the aws provider " +
			"does not accept",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", ReplicationGroupDescription",
	},
	"tags": {
		Meaning: "Tags for every resource that can carry them: the replication group and its members, the security " +
			"group and its rules, the subnet group, the parameter group, the log groups, the alarms.",
		Allowed: "up to 50; keys of 1 to 128 characters that do not begin with `aws:`, values of up to 256; letters, " +
			"digits, spaces and + - = . _ : / @",
		Absent: "none",
		Change: inputs.InPlace,
		Source: "ElastiCache user guide, \"Tagging your ElastiCache resources\"",
	},
}
