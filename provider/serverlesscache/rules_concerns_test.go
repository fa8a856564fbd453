package serverlesscache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// list is an input that is a list of texts.
func list(input string, elements ...string) string {
	return fmt.Sprintf("%s: [%s]\n", input, strings.Join(elements, ", "))
}

// numbered is an input that is a list of n texts.
func numbered(input, format string, n int) string { return list(input, check.Numbered(n, format)...) }

const (
	group1, group2 = "sg-0aaaaaaaaaaaaaaa1", "sg-0aaaaaaaaaaaaaaa2"
	blocks         = "allowConnectionsFromCidrBlocks"
	prefixLists    = "allowConnectionsFromPrefixLists"
	groups         = "allowConnectionsFromSecurityGroups"
	own            = "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: "
	noSources      = "allowConnectionsFromSecurityGroups: null\n"
)

// networkCases are about who can connect.
var networkCases = map[string][]ruleCase{
	"vpc-given": {{own + "[" + group1 + "]\nvpcId: null", "vpcId: null", "vpcId", "is required: the id of " +
		"the VPC that the subnets belong to"}},
	"vpc-form": {{own + "[" + group1 + "]\nvpcId: counts for nothing", "vpcId: my-vpc", "vpcId", "is not " +
		"the id of a VPC"}},
	"own-groups-some": {{own + "[" + group1 + "]", own + "[]", "securityGroupIds", "use the default security group " +
		"of the VPC"}},
	"own-group-form": {{own + "[" + group1 + "]", own + "[" + group1 + ", redis]", "securityGroupIds[1]", "is not " +
		"the id of a security group"}},
	"own-group-twice": {{own + "[" + group1 + ", " + group2 + "]", own + "[" + group1 + ", " +
		"" + group1 + "]", "securityGroupIds[1]", "is listed already"}},
	"own-groups-alone": {
		{own + "[" + group1 + "]", "securityGroupIds: [" + group1 + "]", "securityGroupIds", "does not go with " +
			"allowConnectionsFromSecurityGroups"},
		{noSources + "allowConnectionsFromSelf: true", own + "[" + group1 + "]\nallowConnectionsFromSelf: " +
			"true", "securityGroupIds", "does not go with allowConnectionsFromSelf"},
		{list("additionalSecurityGroupIds", group2), own + "[" + group1 + "]\n" + list("additionalSecurityGroupIds", group2), "additionalSecurityGroupIds", "list them there"},
	},
	"own-group-quota": {
		{own + "[" + strings.Join(check.Numbered(5, "sg-%08d"), ", "+
			"") + "]", own + "[" + strings.Join(check.Numbered(6, "sg-%08d"), ", "+
			"") + "]", "securityGroupIds", "makes 6 security groups; AWS's quota is 5"},
	},
	"additional-group-form":  {{list("additionalSecurityGroupIds", group2), list("additionalSecurityGroupIds", "redis"), "additionalSecurityGroupIds[0]", "is not the id of a security group"}},
	"additional-group-twice": {{list("additionalSecurityGroupIds", group1, group2), list("additionalSecurityGroupIds", group1, group1), "additionalSecurityGroupIds[1]", "is listed already"}},
	"block-form": {{list(blocks, "10.0.0.0/16"), list(blocks, "10.0.0.1/16"), blocks + "[0]", "has " +
		"host bits set"}},
	"block-twice":       {{list(blocks, "10.0.0.0/16", "10.1.0.0/16"), list(blocks, "10.0.0.0/16", "10.0.0.0/16"), blocks + "[1]", "is listed already"}},
	"prefix-list-form":  {{list(prefixLists, "pl-0123abcd"), list(prefixLists, "10.0.0.0/8"), prefixLists + "[0]", "put it in allowConnectionsFromCidrBlocks"}},
	"prefix-list-twice": {{list(prefixLists, "pl-0123abcd", "pl-0123abce"), list(prefixLists, "pl-0123abcd", "pl-0123abcd"), prefixLists + "[1]", "is listed already"}},
	"group-form": {{list(groups, group1), list(groups, "web"), groups + "[0]", "is not the id of a " +
		"security group"}},
	"group-twice": {{list(groups, group1, group2), list(groups, group1, "123456789012/"+group1), groups + "[1]", "is listed already"}},
	"open-to-all": {{list(blocks, "10.0.0.0/8"), list(blocks, "0.0.0.0/0"), blocks + "[0]", "lets every " +
		"IPv4 address connect"}},
	"sources-address-type": {
		{list(blocks, "10.0.0.0/8", "fd00::/8"), list(blocks, "fd00::/8") + "\n" + list(groups), blocks, "so no one can connect"},
	},
	"no-one-allowed": {
		{"", noSources, groups, "so no one can connect"},
		{list(groups), noSources, groups, "or [] if you add rules"},
		{own + "[" + group1 + "]", noSources, groups, "so no one can connect"},
	},
	"rule-quota": {{noSources + numbered(blocks, "10.%d.0.0/16", 60), noSources + numbered(blocks, "10.%d.0.0/16", 61), blocks, "make 61 rules for IPv4"}},
}

const (
	loggedIn   = "[{ name: %s, accessString: \"%s\", iam: true }]"
	byPassword = "passwords: [a-password-of-27-characters]"
)

// may is a user with these rights.
func may(rights string) string { return "users: " + fmt.Sprintf(loggedIn, "app", rights) }

// user is one with these fields more than the name and the rights.
func user(fields string) string {
	return "users: [{ name: app, accessString: on ~* +@all, " + fields + " }]"
}

func usersNamed(n int) string {
	users := check.Numbered(n, "{ name: user-%d, accessString: on ~* +@all, iam: true }")
	return "users: [" + strings.Join(users, ", ") + "]"
}

// accessCases are about users, and the secret with what they log in with.
var accessCases = map[string][]ruleCase{
	"users-none": {
		{"", "users: null", "users (secret)", "is left out, so whoever can connect needs no password"},
		{"users: null\nuserGroupId: my-users", "users: null\nuserGroupId: \"\"", "users (secret)", "this version " +
			"of the AWS provider cannot take them away again"},
		{"users: []", "users: null", "users (secret)", "is left out"},
	},
	"user-group-form": {{"users: null\nuserGroupId: my-Users-1", "users: null\nuserGroupId: " +
		"my_users", "userGroupId", `use "my-users"`}},
	"users-one": {{"users: null\nuserGroupId: my-users", "userGroupId: my-users", "userGroupId", "does not " +
		"go with users"}},
	"users-some": {{"", "users: []", "users (secret)", "is empty"}},
	"user-name":  {{"", "users: " + fmt.Sprintf(loggedIn, "\"\"", "on ~* +@all"), "users[0].name", "is empty"}},
	"user-id": {{user(byPassword + ", userId: App"), user(byPassword + ", userId: " +
		"my_app"), "users[0].userId", `use "my-app"`}},
	"user-iam-name": {{"", user("iam: true, userId: my-app"), "users[0].userId", "leave userId out"}},
	"user-proof": {
		{user(byPassword), user("iam: false"), "users[0].passwords (secret)", "is required"},
		{"", user("iam: true, " + byPassword), "users[0].iam", "leave one of them out"},
	},
	"user-password": {{user(byPassword), user("passwords: [too-short]"), "users[0].passwords[0] (secret)", "9 " +
		"characters long"}},
	"user-access": {{may("on ~app:* &news.* +@all -@dangerous"), may("on ~* allow-all"), "users[0].accessString " +
		"(secret)", `holds "allow-all"`}},
	"user-command": {
		{may("on ~* +@reed"), "engine: redis\n" + may("on ~* +@reed"), "users[0].accessString " +
			"(secret)", `did you mean "+@read"?`},
	},
	"user-command-unknown": {
		{"engine: redis\n" + may("on ~* +@reed"), may("on ~* +@reed"), "users[0].accessString (secret)", "which " +
			"this package does not know of the version"},
	},
	"users-version": {
		{"majorEngineVersion: \"9\"\n" + may("on ~* +@all db=0"), may("on ~* +@all db=0"), "users[0].accessString " +
			"(secret)", "9.1"},
	},
	"user-restricted": {{may("on ~* +@all -config|set"), may("on ~* +@all +config|get"), "users[0].accessString " +
		"(secret)", "ElastiCache keeps the command from everyone"}},
	"user-off":    {{may("off ~* +@all"), may("~* +@all"), "users[0].accessString (secret)", `does not say "on"`}},
	"users-quota": {{usersNamed(99), usersNamed(100), "users (secret)", "makes 101 users"}},
	"user-name-long": {
		{"", "users: [{ name: " + strings.Repeat("u", 121) + ", accessString: on ~* +@all, " + byPassword + " " +
			"}]", "users[0].name", "is 121 characters long"},
	},
	"user-id-hyphens": {{"", "users: " + fmt.Sprintf(loggedIn, "web--app", "on ~* +@all"), "users[0].name", "use " +
		"another name"}},
	"connection-user": {{"connectionUser: app", "connectionUser: " +
		"web", "connectionUser", `"web" is not the name of one of users`}},
	"secret-name": {{"connectionSecret: { name: my-app/redis }", "connectionSecret: { name: my redis " +
		"}", "connectionSecret.name", "is not the name of a secret"}},
	"secret-key": {{"connectionSecret: { kmsKeyId: " + kmsKey + " }", "connectionSecret: { kmsKeyId: " +
		"alias/my-key }", "connectionSecret.kmsKeyId", "is not the ARN of a KMS key"}},
	"secret-window": {{"connectionSecret: { recoveryWindowInDays: 7 }", "connectionSecret: { " +
		"recoveryWindowInDays: 6 }", "connectionSecret.recoveryWindowInDays", "use 7 to 30"}},
	"secret-key-region": {
		{"connectionSecret: { kmsKeyId: " + kmsKey + " }", "connectionSecret: { kmsKeyId: " +
			"\"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\" " +
			"}", "connectionSecret.kmsKeyId", "is in us-east-1, and the cache is in eu-west-1"},
	},
}

const (
	topic    = "arn:aws:sns:eu-west-1:123456789012:alerts"
	farTopic = "arn:aws:sns:us-east-1:123456789012:alerts"
	topics   = "alarmsSnsTopicArns"
	pager    = "compositeAlarmSnsTopicArns"
	noAlarms = "enableCloudwatchAlarms: false\n"
)

func data(alarm string) string { return "alarms: { dataStorage: { " + alarm + " } }" }

// otherCases are about the name, the tags, alarms, and whom they notify.
var otherCases = map[string][]ruleCase{
	"name-form": {
		{"name: " + strings.Repeat("a", 40), "name: " + strings.Repeat("a", 41), "name", "41 characters long; AWS " +
			"takes at most 40"},
		{"name: a-1", "name: a--1", "name", `use "a-1"`},
		{"", "name: Sessions", "name", `use "sessions"`},
		{"", "name: My_Redis", "name", `use "my-redis"`},
	},
	"name-default":        {{"name: defaults", "name: default", "name", "of AWS's own"}},
	"name-security-group": {{"name: sgs", "name: sg-1", "name", `begins with "sg-"`}},
	"description-length": {{"description: " + strings.Repeat("ü", 255), "description: " +
		"" + strings.Repeat("x", 256), "description", "is 256 characters long"}},
	"tags-count": {
		{"tags: { " + strings.Join(check.Numbered(50, "k%d: v"), ", ") + " }", "tags: { " +
			"" + strings.Join(check.Numbered(51, "k%d: v"), ", ") + " }", "tags", "holds 51 tags"},
	},
	"tag-key":   {{"tags: { awsome: x }", "tags: { \"aws:x\": x }", `tags["aws:x"]`, "AWS's own"}},
	"tag-value": {{"tags: { k: a b }", "tags: { k: \"a\\nb\" }", `tags["k"]`, `holds '\n'`}},
	"accepted-warning": {{"acceptedWarnings: [no-ceiling]", "acceptedWarnings: " +
		"[no-cieling]", "acceptedWarnings[0]", `did you mean "no-ceiling"?`}, {"", "acceptedWarnings: " +
		"[restore-one, ecpu-order]", "acceptedWarnings[1]", "is an error, not a warning"}, {"", "acceptedWarnings: " +
		"[replaces-name]", "acceptedWarnings[0]", "it says what becomes of the data of a cache that is replaced"}},
	"topic-regions": {{noAlarms + list(topics, farTopic), list(topics, farTopic), topics + "[0]", "is in " +
		"us-east-1, and the cache is in " +
		"eu-west-1"}, {list(pager, topic), list(pager, farTopic), pager + "[0]", "is in us-east-1"}},
	"action-partition": {
		{list(topics, `"arn:aws:ssm-incidents::123456789012:response-plan/redis"`), list(topics, `"arn:aws-cn:ssm-incidents::123456789012:response-plan/redis"`), topics + "[0]", `is of the partition "aws-cn", and the cache is in eu-west-1`},
	},
	"action-regions": {
		{list(topics, "arn:aws:lambda:eu-west-1:123456789012:function:x"), list(topics, "arn:aws:lambda:us-east-1:123456789012:function:x"), topics + "[0]", "AWS documents no actions of alarms in other regions"},
	},
	"topics-count":      {{numbered(topics, "arn:aws:sns:eu-west-1:123456789012:topic-%d", 5), numbered(topics, "arn:aws:sns:eu-west-1:123456789012:topic-%d", 6), topics, "holds 6 topics"}},
	"alarm-action-form": {{list(topics, topic), list(topics, "alerts"), topics + "[0]", "is not an ARN"}},
	"topic-twice": {{list(topics, topic, topic+"-2"), list(topics, topic, topic), topics + "[1]", "is told " +
		"once"}},
	"alarm-topic-fifo": {{list(topics, topic), list(topics, topic+".fifo"), topics + "[0]", "is a FIFO topic"}},
	"action-unknown":   {{list(topics, topic), list(topics, `"arn:aws:polly:eu-west-1:123456789012:lexicon/x"`), topics + "[0]", "passed on to AWS"}},
	"alarms-untold": {{"", topics + ": null", topics, "so the alarms tell no one"}, {noAlarms + topics + ": " +
		"[]", topics + ": null", topics, "tell no one"}},
	"missing-data-untold": {
		{"enableInsufficientDataActions: true\n" + data("treatMissingData: missing"), topics + ": " +
			"[]\nenableInsufficientDataActions: true\n" + data("treatMissingData: "+
			"missing"), "enableInsufficientDataActions", "tells no one"},
	},
	"missing-data-unseen": {{"enableInsufficientDataActions: true\n" + data("treatMissingData: "+
		"missing"), "enableInsufficientDataActions: true", "enableInsufficientDataActions", "tells no one"}},
	"composite-of-nothing": {{list(pager, topic), noAlarms + list(pager, topic), pager, "enableCloudwatchAlarms is " +
		"false"}},
	"alarm-no-threshold": {{data("period: 120"), "dataStorage: null\n" + data("period: "+
		"120"), "alarms.dataStorage", "has no threshold: the cache has no dataStorage.maximum"}},
	"alarm-in-bytes": {{data("threshold: 4000000000"), data("threshold: " +
		"4"), "alarms.dataStorage.threshold", "for 4 GB use 4000000000"}},
	"alarm-per-second": {{"alarms: { ecpu: { threshold: 50001 } }", "alarms: { ecpu: { threshold: 40000 } " +
		"}", "alarms.ecpu.threshold", "counts the ECPUs of all 60 seconds"}},
	"alarm-period": {{data("period: 120"), data("period: 90"), "alarms.dataStorage.period", "90 is not a " +
		"multiple of 60 seconds"}},
	"alarm-span": {{data("evaluationPeriods: 1"), data("evaluationPeriods: " +
		"0"), "alarms.dataStorage.evaluationPeriods", "0 is too few"}},
	"alarm-datapoints": {{data("datapointsToAlarm: 1"), data("datapointsToAlarm: " +
		"0"), "alarms.dataStorage.datapointsToAlarm", "0 is out of range"}},
	"alarm-missing-data": {{data("treatMissingData: ignore"), data("treatMissingData: " +
		"never"), "alarms.dataStorage.treatMissingData", `"never" is none of missing`}},
	"alarm-threshold": {{data("threshold: 10000000000"), data("threshold: " +
		"11000000000"), "alarms.dataStorage.threshold", "is never exceeded by BytesUsedForCache"}},
	"alarm-elsewhere": {{noAlarms + data("enabled: false"), noAlarms + data("period: "+
		"120"), "alarms.dataStorage", "enableCloudwatchAlarms is false"}},
}
