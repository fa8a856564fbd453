package serverlesscache

import (
	"strings"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// inputDocs documents every input: first what the concerns say of theirs, then what is the cache's own, or has other
// limits here than on a cluster of nodes.
var inputDocs = sync.OnceValue(func() map[string]inputs.Doc {
	return inputs.Docs(
		ofBothPorts("allowConnectionsFromCidrBlocks",
			"allowConnectionsFromPrefixLists", "allowConnectionsFromSecurityGroups", "allowConnectionsFromSelf"),
		inputs.Only(access.Docs, "connectionUser"), engine.MajorDocs,
		serverlessalarms.Docs, serverlessalarms.CommonDocs, ownDocs,
	)
})

// ofBothPorts documents inputs that say who can connect, which here is to both ports.
func ofBothPorts(names ...string) map[string]inputs.Doc {
	docs := inputs.Only(network.Docs, names...)
	for name, doc := range docs {
		doc.Meaning = strings.ReplaceAll(doc.Meaning, "to `port`", "to both ports")
		docs[name] = doc
	}
	return docs
}

const (
	replacesCache = "REPLACES the cache; its data is lost unless you restore a snapshot"
	// oneField ends what a change does to the fields of which AWS takes one in a request.
	oneField = inputs.InPlace + "; AWS accepts one such change in an update"
)

var ownDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the cache, unique in the account and region.\n\nThe names of the endpoint, the " +
			"security group, the users and the alarms begin with it.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the end; not " +
			"beginning with `sg-`",
		Change: replacesCache + ". What is named after it is replaced too: the security group, the users, the " +
			"alarms, the dashboard",
		Source: elasticache.CreateServerlessAPI + ", ServerlessCacheName",
		Also:   []string{"serverlessCacheName", "cacheName", "replicationGroupId", "clusterId"},
	},
	"subnetIds": {
		Meaning: "The IDs of the subnets in which AWS makes endpoints for the cache.",
		Allowed: "subnets of one VPC, two or three, each in another availability zone",
		Change:  replacesCache,
		Source:  elasticache.CreateServerlessAPI + ", SubnetIds",
		Also:    []string{"subnets", "vpcSubnets"},
	},
	"vpcId": {
		Meaning: "The ID of the VPC in which the component creates the security group. Ignored if you set " +
			"`securityGroupIds`.",
		Allowed: "the VPC of every subnet in `subnetIds`",
		Absent:  "Required unless `securityGroupIds` is set",
		Change:  "not possible for a running cache: create a new one and restore a snapshot into it",
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Also:    []string{"vpc"},
	},
	"acceptedWarnings": {
		Meaning: "Names of warnings that you have read and accept; the preview no longer shows them. A warning ends " +
			"with its name in brackets, for example `[no-ceiling]`.",
		Allowed: "the names of warnings in [docs/checks.md](../checks.md), each once. A warning that data is " +
			"replaced is always shown",
		Absent: "not set: every warning is shown",
		Change: "in the program alone; nothing changes in AWS",
		Source: "the component itself",
	},
	"additionalSecurityGroupIds": {
		Meaning: network.Docs["additionalSecurityGroupIds"].Meaning,
		Allowed: network.Docs["additionalSecurityGroupIds"].Allowed,
		Absent:  "not set",
		Change:  oneField,
		Source:  elasticache.CreateServerlessAPI + ", SecurityGroupIds",
	},
	"connectionSecret": {
		Meaning: "Creates a secret in AWS Secrets Manager with all that a client needs to connect, as JSON. `{}` is " +
			"enough.\n\nIts fields are `engine`, `host`, `port`, `username`, `password`, `tls`, `cluster_mode`, " +
			"`url`, `reader_host`, `reader_port`, `reader_url`, and `user_arn` if there are users. It changes with " +
			"the cache.",
		Allowed: connection.Docs["connectionSecret"].Allowed,
		Absent:  connection.Docs["connectionSecret"].Absent,
		Change:  connection.Docs["connectionSecret"].Change,
		Source:  connection.Docs["connectionSecret"].Source,
	},
	"dailySnapshotTime": {
		Meaning: "The time of the day, in UTC, at which AWS takes the automatic snapshot.",
		Allowed: "`hh:mm`, 24 hours",
		Absent:  "`06:00`",
		Change:  oneField,
		Source:  elasticache.CreateServerlessAPI + ", DailySnapshotTime",
		Also:    []string{"snapshotTime", "backupTime", "serverlessSnapshotTime"},
	},
	"dataStorage": {
		Meaning: "The limits of the data in the cache, in GB: `{ maximum: 10 }`.\n\nWithout a maximum the bill has " +
			"no ceiling but AWS's own limit, and there is no alarm on the data. A minimum is billed also while it is " +
			"not used.",
		Allowed: "an object with `minimum` and `maximum`, each 1 to 5000",
		Absent:  "not set: no limits but AWS's, with a warning",
		Change:  oneField + ". The limits of data and of work together are one",
		Source:  elasticache.CreateServerlessAPI + ", CacheUsageLimits",
		Also:    []string{"maxDataStorage", "dataStorageMax", "dataStorageMaximumSize", "storage"},
	},
	"deletionProtection": {
		Meaning: "Whether Pulumi refuses to delete the cache, by a destroy, a replacement, or removal from the " +
			"program.\n\nAWS can take a last snapshot when it deletes a cache, and this AWS provider never asks for " +
			"one, so what is deleted is gone. To delete the cache, first deploy `false`.",
		Absent: "`true`",
		Change: "in place; nothing changes in AWS",
		Source: "Pulumi documentation, resource option `protect`; ElastiCache API, DeleteServerlessCache, " +
			"FinalSnapshotName",
	},
	"description": {
		Meaning: "The description of the cache in the AWS console.",
		Allowed: "1 to 255 characters",
		Absent:  "`Serverless cache <name>`, also for an empty text",
		Change:  oneField,
		Source:  elasticache.CreateServerlessAPI + ", Description",
	},
	"ecpuPerSecond": {
		Meaning: "The limits of the work of the cache, in ElastiCache Processing Units (ECPUs) per second: " +
			"`{ maximum: 50000 }`.\n\nA simple command that reads or writes up to 1 KB costs one ECPU. Without a " +
			"maximum the bill has no ceiling but AWS's own limit, and there is no alarm on the work. A minimum is " +
			"billed also while it is not used.",
		Allowed: "an object with `minimum` and `maximum`, each 1000 to 15000000",
		Absent:  "not set: no limits but AWS's, with a warning",
		Change:  oneField + ". The limits of data and of work together are one",
		Source:  elasticache.CreateServerlessAPI + ", CacheUsageLimits",
		Also:    []string{"ecpu", "maxEcpu", "maxEcpuPerSecond", "ecpuPerSecondMax", "requestRateLimitMaximum"},
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that encrypts the data on disk. If you lose the key, you lose the " +
			"data.\n\nData " +
			"is always encrypted. AWS does not use the key for the files of an export, needs it for the export, and " +
			"does not document who has to be allowed to use it.",
		Allowed: "the ARN of a key in the region",
		Absent:  "the key that AWS manages for ElastiCache",
		Also:    []string{"kmsKey", "kmsKeyArn"},
		Change:  replacesCache,
		Source: elasticache.CreateServerlessAPI + ", KmsKeyId; ElastiCache user guide, \"At-Rest Encryption in " +
			"ElastiCache\"",
	},
	"restoreFromSnapshotArns": {
		Meaning: "What fills a new cache: the ARN of a snapshot, of a serverless cache or of a cluster of nodes, " +
			"or the ARNs of RDB files in S3.",
		Allowed: "the ARN of one snapshot in the region, or of one or more files that ElastiCache is allowed to read",
		Absent:  "not set: the cache starts empty",
		Change: replacesCache + ". Removing the input changes nothing. If another input replaces the cache later, " +
			"the new one is filled from this snapshot again, so its data is as old as the snapshot",
		Source: elasticache.CreateServerlessAPI + ", SnapshotArnsToRestore",
		Also: []string{
			"snapshotArnsToRestore", "snapshotArnsToRestores", "snapshotArns", "snapshotArn", "backupArnsToRestore",
			"serverlessSnapshotArnsToRestore",
		},
	},
	"securityGroupIds": {
		Meaning: "Existing security groups to use instead of a created one. They alone decide who can connect.",
		Allowed: "1 or more groups of the VPC of the subnets, up to AWS's quota of 5, which open both ports, 6379 " +
			"and 6380. Cannot be combined with `allowConnectionsFrom…`. An empty list is refused: it would mean the " +
			"VPC's default group",
		Absent: "a security group is created in `vpcId`, closed except for `allowConnectionsFrom…`",
		Change: oneField,
		Source: elasticache.CreateServerlessAPI + ", SecurityGroupIds",
		Also:   []string{"vpcSecurityGroupIds", "securityGroups"},
	},
	"snapshotRetentionLimit": {
		Meaning: "How many days AWS keeps automatic snapshots (backups).",
		Allowed: "0 to 35; 0 disables automatic snapshots",
		Absent:  "`15`",
		Change:  oneField,
		Source:  elasticache.CreateServerlessAPI + ", SnapshotRetentionLimit",
		Also:    []string{"snapshotRetention", "backupRetentionLimit", "snapshotRetentionPeriod"},
	},
	"tags": {
		Meaning: "Tags for every resource that can have them.\n\nThese are the cache, the security group and its " +
			"rules, the users, the secret and the alarms.",
		Allowed: "up to 50; keys of 1 to 128 characters that do not begin with `aws:`, values of up to 256; letters, " +
			"digits, spaces and + - = . _ : / @",
		Absent: "not set",
		Change: inputs.InPlace,
		Source: "ElastiCache user guide, \"Tagging your ElastiCache resources\"",
	},
	"userGroupId": {
		Meaning: "The ID of an existing user group: its users, and no one else, can log in.",
		Allowed: "a group of the same account and region, of the engine `redis`, or for Valkey of either engine. " +
			"AWS stores the ID in lower case, and capital letters are sent so. Cannot be combined with `users`. An " +
			"empty string counts as not set",
		Also:   []string{"userGroup", "userGroupIds", "userGroupName", "serverlessUserGroupId"},
		Absent: "the group of `users`, or not set",
		Change: oneField + ". This version of the AWS provider cannot take a group away",
		Source: elasticache.CreateServerlessAPI + ", UserGroupId",
	},
	"users": {
		Meaning: "The users who can log in, and what each can do. The component creates them, and their " +
			"group.\n\nFor " +
			"example `[{ name: app, accessString: \"on ~app:* +@all -@dangerous +info\", passwords: [...] }]`. A " +
			"user named `default` as which no one can log in is created too, unless you define one. A serverless " +
			"cache has no token.",
		Allowed: "1 or more. Cannot be combined with `userGroupId`",
		Absent:  "not set: whoever can connect needs no password, with a warning",
		Change: "in place. Users and passwords are added and removed without cutting a connection. The first " +
			"users of a running cache turn other clients away, and count as the one change that AWS accepts in an " +
			"update. This version of the AWS provider cannot take the group away",
		Source: access.Docs["users"].Source,
	},
}
