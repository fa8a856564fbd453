package serverlesscache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// sound are the inputs of a cache with nothing wrong or unwise about it.
const sound = `name: sessions
vpcId: vpc-0aaaaaaaaaaaaaaa1
subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2]
allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1]
dataStorage: { maximum: 10 }
ecpuPerSecond: { maximum: 50000 }
users: [{ name: app, accessString: on ~* +@all, iam: true }]
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
`

// examples are what the rules of the concerns are shown by, where a cache has not the inputs that show them elsewhere.
var examples = map[string]check.Own{
	"name-form": {
		Source: elasticache.CreateServerlessAPI + ", ServerlessCacheName",
		StricterThanAWS: "AWS would take capital letters and store small ones, and the AWS provider would replace " +
			"the cache in each update.",
	},
	"key-form": {StricterThanAWS: "AWS answers with the ARN of a key that is given by its id, which the AWS provider " +
		"takes for a change that replaces the cache."},
	"retention-range": {StricterThanAWS: "-"},
	"engine-form":     {Example: "engine: memcached"},
	"users-version": {
		Example: "majorEngineVersion: \"8\"\nusers: [{ name: app, accessString: on ~* +@all db=0, iam: true }]",
	},
	"connection-user": {Example: "connectionUser: web"},
	"user-group-form": {Example: "users: null\nuserGroupId: my_users"},
	"user-command": {
		Example: "engine: redis\nusers: [{ name: app, accessString: on ~* +@reed, iam: true }]",
		Beside:  []string{"engine-minimum-bill"},
	},
	"accepted-warning": {
		Holds: "What is accepted are warnings of the component, by the names of their rules, each listed once. A " +
			"name can be listed where its warning is not given, since that depends on values. A warning that the " +
			"data of a cache is replaced cannot be accepted: a list that stands would hide the next replacement as " +
			"well.",
		Example: "acceptedWarnings: [restore-form]",
	},
	"action-partition": {
		Holds: "A response plan is of the partition that the cache is in, as all ARNs are that an account can use.",
	},
	"action-regions": {
		Holds:   "What alarms do together with notifying topics is in the region of the cache.",
		Silence: "use something in the region of the cache",
	},
	"secret-key-region": {Holds: "The key of the secret is in the region of the cache, where the secret is created."},
	"key-region": {
		Holds: "The key is in the region of the cache. Of a multi-Region key that is the replica there.",
	},
	"vpc-stays": {Source: "ElastiCache API, ModifyServerlessCache, which takes no subnets; EC2 API, " +
		"DeleteSecurityGroup, " +
		"DependencyViolation"},
	"replaces-name": {
		Holds:  "A cache keeps its `name`, which AWS cannot change.",
		Source: elasticache.ServerlessProviderSource + "; ElastiCache API, ModifyServerlessCache",
	},
	"description-length": {Source: elasticache.CreateServerlessAPI + ", Description; the AWS provider's own limit"},
	"users-one":          {Source: elasticache.CreateServerlessAPI + ", UserGroupId: one group"},
	"subnet-twice":       {Source: elasticache.CreateServerlessAPI + ", SubnetIds"},
	"replaces-key":       {Holds: "The KMS key is chosen when a cache is created."},
	"topic-regions": {
		Input: "alarmsSnsTopicArns",
		Source: "CloudWatch's answer: \"Invalid region … specified\" " +
			"(https://github.com/cds-snc/notification-terraform/pull/128)",
		Holds:   "The topics of alarms are in the region of the cache, where alarms are on.",
		Example: "alarmsSnsTopicArns: [arn:aws:sns:us-east-1:123456789012:alerts]",
	},
}
