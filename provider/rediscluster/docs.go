package rediscluster

import (
	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The phrases that say what a change costs; every row of the tables uses one of them first.
const (
	inPlace  = "in place"
	replaces = "REPLACES the replication group: its data is lost unless it is restored from a snapshot"
	deferred = "in place, in the next maintenance window unless `applyImmediately` is true"
)

// filledChange is what it costs to change what a cluster was filled from.
const filledChange = replaces + ". Taking it out of the program changes nothing: the cluster keeps its data. It is not forgotten, though: where another input replaces the cluster later, the new one is filled from it again"

const (
	apiCreate = "ElastiCache API, CreateReplicationGroup"
)

// inputDocs documents every field of RedisClusterArgs, by the name of the input.
var inputDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Warnings that you have read and accept: they are no longer shown. A warning ends with its name in brackets, for example `[key-export]`.",
		Allowed: "the names of warnings in docs/checks.md, each once; a warning that data is replaced is always shown; known when the program runs",
		Absent:  "none: every warning is shown",
		Change:  "of the program alone: nothing is changed in AWS",
		Source:  "the component itself",
	},
	"name": {
		Meaning: "The name of the cluster. It is the id of the replication group, which endpoints and member ids begin with, and the names of the " +
			"security group, the subnet group and the alarms begin with it. It must be unique in the account and region.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the end; not `default`, not beginning with `sg-`; known when the program runs",
		Change:  replaces + ". What is named after it is replaced with it: the security group, the subnet group, a parameter group, log groups with their events, alarms, the dashboard",
		Source:  apiCreate + ", ReplicationGroupId",
	},
	"instanceType": {
		Meaning: "The compute and memory of each node, for example `cache.r7g.large`. It decides the thresholds of the alarms and, on nodes that have it " +
			"(`cache.r6gd`), turns data tiering on.",
		Allowed: "`cache.<family>.<size>`; a family that this package does not know is passed on to AWS; known when the program runs",
		Change:  deferred + ". To or from nodes with data tiering (`cache.r6gd`) it REPLACES the replication group: its data is lost unless it is restored from a snapshot",
		Source:  "ElastiCache developer guide, \"Supported node types\"",
	},
	"replicationGroupSize": {
		Meaning: "The total number of nodes, primaries included. 1 is a primary alone, 2 a primary and one read replica. With `clusterMode` it counts the nodes " +
			"of all shards: `numNodeGroups` × (1 + `replicasPerNodeGroup`).",
		Allowed: "1 to 6 without `clusterMode`; with it exactly the number of nodes that `clusterMode` makes; known when the program runs",
		Change:  inPlace + ", at once, whatever `applyImmediately` says. To go down to 1, first turn `enableMultiAz` and `enableAutomaticFailover` off in an update of its own, with `applyImmediately`",
		Source:  apiCreate + ", NumCacheClusters",
	},
	"enableAutomaticFailover": {
		Meaning: "Whether a read replica is promoted when the primary fails.",
		Allowed: "`true` needs at least 2 nodes without `clusterMode`; with `clusterMode` AWS takes nothing but `true`; known when the program runs",
		Change:  inPlace,
		Source:  apiCreate + ", AutomaticFailoverEnabled",
	},
	"enableMultiAz": {
		Meaning: "Whether the nodes of a shard are spread over availability zones, so that the loss of one zone leaves a replica to promote.",
		Allowed: "`true` needs `enableAutomaticFailover`, at least one replica in each shard, and subnets in at least two zones; known when the program runs",
		Change:  inPlace,
		Source:  apiCreate + ", MultiAZEnabled",
	},
	"vpcId": {
		Meaning: "The id of the VPC in which the cluster's security group is made. With `securityGroupIds` none is made, and it may be left out; given all the same, it counts for nothing.",
		Allowed: "the VPC that holds every subnet of `subnetIds`, or of `subnetGroupName`",
		Absent:  "REQUIRED, unless `securityGroupIds` is given",
		Change:  "not something AWS does to a cluster that runs: make a new cluster and restore a snapshot into it",
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
	},
	"subnetIds": {
		Meaning: "The ids of the subnets in which the nodes are placed.",
		Allowed: "1 subnet or more of one VPC (AWS's quota is 20 until you have it raised), in at least two availability zones with `enableMultiAz`; not beside `subnetGroupName`",
		Absent:  "REQUIRED, unless `subnetGroupName` is given",
		Change:  inPlace + ", within the VPC; AWS refuses to remove a subnet in which a node runs",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
	},
	"additionalSecurityGroupIds": {
		Meaning: "The ids of further security groups to attach beside the one that is made. Their rules let in whom they say, on whatever ports they say, beside those that this component allows.",
		Allowed: "groups of the VPC that the subnets are in, up to AWS's quota of 5 with the one that is made; not beside `securityGroupIds`; how many there are must be known when the program runs, each may be an Output",
		Absent:  "none",
		Change:  inPlace,
		Source:  apiCreate + ", SecurityGroupIds",
	},
	"alarmScope": {
		Meaning: "What the alarms watch: each node (`nodes`), the group as a whole (`group`), or both. Of a group AWS publishes the CPU of the engine, by role, and the memory: " +
			"that is less than of its nodes, but it holds whatever nodes come and go, as under auto scaling.",
		Allowed: "`nodes`, `group` or `both`; known when the program runs",
		Absent:  "`nodes` up to 90 nodes, which is AWS's quota until it is raised, and `group` above, with a warning",
		Change:  inPlace + ": alarms come and go, the cluster is not touched",
		Source:  "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"; CloudWatch service quotas",
	},
	"alarms": {
		Meaning: "Changes of single alarms, by name: `{ memory: { threshold: 70 }, swap: { enabled: false }, evictions: {} }`. An alarm that is off by default is on as soon as it is named, " +
			"unless `enabled` is false. docs/alarms.md lists the alarms.",
		Allowed: "an object of alarms, each an object of `enabled`, `threshold`, `period`, `evaluationPeriods`, `datapointsToAlarm`, `treatMissingData`; known when the program runs",
		Absent:  "the alarms as docs/alarms.md lists them",
		Change:  inPlace + ": alarms change, come and go, the cluster is not touched",
		Source:  "CloudWatch API, PutMetricAlarm",
	},
	"alarmsSnsTopicArns": {
		Meaning: "The ARNs of the SNS topics that are told when an alarm goes off and when it recovers. Other actions of CloudWatch are taken as well: Lambda functions likewise; OpsItems, response plans, " +
			"investigations and scaling policies, which are done when an alarm goes off and not when it recovers.",
		Allowed: "up to 5 ARNs; the topics are in the region of the cluster, and should be standard ones",
		Absent:  "none: the alarms exist and show in CloudWatch, but tell no one, and a warning says so, unless `compositeAlarmSnsTopicArns` is given; an empty list is taken for a choice",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions",
	},
	"allowConnectionsFromCidrBlocks": {
		Meaning: "The CIDR blocks that may connect to `port`, IPv4 or IPv6. Each is a rule of its own, named after the block: a change of one leaves the others alone.",
		Allowed: "CIDR blocks without host bits; none beside `securityGroupIds`; how many there are must be known when the program runs, each may be an Output",
		Absent:  "none. Without any source no one can connect, and a warning says so; an empty list is taken for a choice",
		Change:  inPlace + "; open connections of a block that is taken out are not cut",
		Source:  "EC2 API, AuthorizeSecurityGroupIngress",
	},
	"allowConnectionsFromPrefixLists": {
		Meaning: "The ids of the prefix lists whose blocks may connect to `port`: lists of your own, shared with you, or AWS's. Each is a rule of its own; what is added to the list later may connect too. " +
			"In the quota of rules of a security group a list counts for as many as the entries that it may have.",
		Allowed: "prefix lists of the region; none beside `securityGroupIds`; how many there are must be known when the program runs, each may be an Output",
		Absent:  "none",
		Change:  inPlace + "; open connections of a list that is taken out are not cut",
		Source:  "EC2 API, AuthorizeSecurityGroupIngress; Amazon VPC user guide, \"Managed prefix lists\"",
	},
	"allowConnectionsFromSecurityGroups": {
		Meaning: "The ids of the security groups whose members may connect to `port`. Each is a rule of its own, named after the id: " +
			"whatever the program renames or reorders, a group that stays keeps its rule. The first preview, which does not know the id of a group yet, names its rule by its place in the list.",
		Allowed: "groups of `vpcId` or of a VPC peered with it, those of another account as `123456789012/sg-…`; none beside `securityGroupIds`; how many there are must be known when the program runs, each may be an Output",
		Absent:  "none. Without any source no one can connect, and a warning says so; an empty list is taken for a choice",
		Change:  inPlace + "; open connections of a group that is taken out are not cut",
		Source:  "EC2 API, AuthorizeSecurityGroupIngress",
	},
	"allowConnectionsFromSelf": {
		Meaning: "Whether the members of the security group that is made may connect to `port`: whatever has `securityGroupId` attached, such as functions and tasks that are given it.",
		Allowed: "not beside `securityGroupIds`; known when the program runs",
		Absent:  "`false`",
		Change:  inPlace,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress; ElastiCache user guide, \"Amazon VPCs and ElastiCache security\"",
	},
	"applyImmediately": {
		Meaning: "Whether changes that restart nodes (node type, engine version) happen at once rather than in the next maintenance window. While a change waits, " +
			"the cluster keeps running as it was, and the alarms fit the nodes that run.",
		Absent: "`false`. Written out, `false` gets a warning that says what it means",
		Change: inPlace + "; it touches nothing by itself",
		Source: "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	},
	"autoMinorVersionUpgrade": {
		Meaning: "Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window. After it did, name the new version in the program before the next update: the AWS provider takes the old one for a " +
			"downgrade, and replaces the cluster.",
		Allowed: "`true` or `false`; before version 6.0 AWS disables it, so that `true` does nothing",
		Absent:  "`false`, for that reason; AWS's own default is `true`, and Security Hub's control ElastiCache.2 wants it",
		Change:  inPlace,
		Source:  apiCreate + ", AutoMinorVersionUpgrade",
	},
	"authToken": {
		Meaning: "The password that clients give with AUTH. It is kept as a secret: encrypted in state, never in logs or messages, whether the program marks it or not.",
		Allowed: "16 to 128 letters, digits and symbols of ! & # $ ^ < > -; only with `enableTransitEncryption`; not beside `generateAuthToken`, nor beside users but on the way to them. An empty one is none, with a warning where that leaves the cluster without a password",
		Absent:  "none: whoever may connect needs no password, unless `generateAuthToken`, `users` or `userGroupId` is given",
		Change:  inPlace + ", at once, as `authTokenUpdateStrategy` says: by default the old token stays valid beside the new one, and a token added to a cluster that had none is not demanded yet. AWS has no way to take a token away but a move to users",
		Source:  "ElastiCache user guide, \"Authenticating with the AUTH command\"",
	},
	"authTokenUpdateStrategy": {
		Meaning: "How AWS takes a token that changes. `ROTATE` takes it beside the one before, so that clients with either are let in; `SET` with the same token then turns away those with the one before. With `DELETE`, which goes with users, the token stays as it is and the users " +
			"are made beside it, for the move to them. docs/access.md tells each way step by step.",
		Allowed: "`ROTATE`, `SET` or `DELETE`, with a token; a step out of order is refused or told at preview; known when the program runs",
		Absent:  "`ROTATE`",
		Change:  inPlace + ", at once. From `ROTATE` to `SET` with the same token, the one before is no longer valid",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy",
	},
	"authTokenVersion": {
		Meaning: "Which of the tokens that are generated the cluster has: another number asks for another token.",
		Allowed: "1 or more, with `generateAuthToken`; known when the program runs",
		Absent:  "`1`",
		Change:  inPlace + ", at once: another token is generated, and taken as `authTokenUpdateStrategy` says",
		Source:  "the random provider, RandomPassword, keepers",
	},
	"clusterMode": {
		Meaning: "Shards the keyspace (\"cluster mode enabled\"): pass `numNodeGroups` and `replicasPerNodeGroup`. Clients must speak the cluster protocol and use `configurationEndpoint`.",
		Allowed: "an object with both numbers; needs `enableAutomaticFailover` and a parameter group with `cluster-enabled` (chosen unless `parameterGroupName` is given); known when the program runs",
		Absent:  "cluster mode disabled: one shard, a primary and its replicas",
		Change:  "the numbers change in place, at once. To add `clusterMode` to a cluster that runs, go by `clusterModeMigration`; it cannot be taken away: make a new cluster and restore a snapshot into it",
		Source:  apiCreate + ", NumNodeGroups and ReplicasPerNodeGroup",
	},
	"clusterModeMigration": {
		Meaning: "The step of a cluster that was made without `clusterMode` on its way to it, online and with its data: first `compatible`, in which the cluster serves clients of both kinds, at `primaryEndpoint` and at " +
			"`configurationEndpoint`; then, when all clients speak the cluster protocol, `enabled`, together with `clusterMode` of one shard. From `compatible` the way back is `disabled`; from `enabled` there is none. Leave `enabled` in " +
			"the program after that: it says which ids the nodes have. docs/migrating.md tells the whole way.",
		Allowed: "`compatible`, `enabled` (with `clusterMode`) or `disabled`, each in an update in which nothing else of the replication group changes; Redis OSS from 7.0 on, and Valkey; automatic failover and a replica; keys in database 0 alone; known when the program runs",
		Absent:  "the cluster stays in the mode that it was made in",
		Change:  inPlace + ", with `applyImmediately`; a step that AWS does not take is refused at preview",
		Source:  "ElastiCache developer guide, \"Modifying cluster mode\"; ElastiCache API, ModifyReplicationGroup, ClusterMode",
	},
	"compositeAlarmSnsTopicArns": {
		Meaning: "Makes one alarm over all alarms of the cluster, `<name> is unhealthy`, which is on while one of them is; these topics are told of it, when it goes off and when it recovers. " +
			"To page on one thing alone, give the pager's topic here and leave `alarmsSnsTopicArns` empty. CloudWatch bills a composite alarm as five others. Of more than 100 alarms it looks at composite alarms on 100 each.",
		Allowed: "up to 5 ARNs of topics or other actions that a composite alarm takes (no scaling policies), as in `alarmsSnsTopicArns`; empty for an alarm that tells no one; how many there are must be known when the program runs, each may be an Output",
		Absent:  "no such alarm",
		Change:  inPlace + ": the alarm comes and goes, the cluster is not touched",
		Source:  "CloudWatch API, PutCompositeAlarm",
	},
	"connectionSecret": {
		Meaning: "Makes a secret in AWS Secrets Manager that holds all that a client needs to connect, as JSON: `engine`, `host`, `port`, `username`, `password`, `tls`, `cluster_mode`, `url`, `reader_host`, `reader_url`, and `user_arn` where there are users. `{}` will do. It changes with the cluster.",
		Allowed: "an object",
		Absent:  "no secret",
		Change:  inPlace + ": the secret comes and goes, the cluster is not touched. One that is deleted is kept for its recovery window",
		Source:  "Secrets Manager user guide, \"JSON structure of AWS Secrets Manager secrets\"",
	},
	"connectionUser": {
		Meaning: "The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and `connectionSecret` connect as.",
		Allowed: "the name of one of `users`; known when the program runs",
		Absent:  "the first of `users` that has a password and is not `default`; where none is, the first",
		Change:  inPlace + ": the outputs change, the cluster is not touched",
		Source:  "this package",
	},
	"dataTieringEnabled": {
		Meaning: "Whether part of the data is kept on SSD. The node type decides it; this is for saying it as well.",
		Allowed: "`true` on nodes with data tiering (`cache.r6gd`), `false` on all others; known when the program runs",
		Absent:  "what `instanceType` says",
		Change:  "it changes with `instanceType`",
		Source:  apiCreate + ", DataTieringEnabled",
	},
	"description": {
		Meaning: "What AWS's console shows beside the replication group.",
		Allowed: "1 to 255 characters",
		Absent:  "`Redis cluster <name>`, or `Valkey cluster <name>`, also for an empty text, which the aws provider does not accept",
		Change:  inPlace,
		Source:  apiCreate + ", ReplicationGroupDescription",
	},
	"generateAuthToken": {
		Meaning: "Whether a token is generated: 64 letters and digits, from the random provider. It is kept as a secret, and clients get it from `authToken`, `connectionUrl`, `environment` or `connectionSecret`.",
		Allowed: "only with `enableTransitEncryption`; not beside `authToken`, nor beside users but on the way to them; known when the program runs",
		Absent:  "`false`",
		Change:  "as that of `authToken`",
		Source:  authSource,
	},
	"ipDiscovery": {
		Meaning: "Which addresses the nodes of a cluster tell clients, where they have both kinds.",
		Allowed: "`ipv4` or `ipv6`, one that `networkType` has; Redis OSS from 6.2 on, and Valkey",
		Absent:  "what AWS has for it: `ipv4`",
		Change:  inPlace,
		Source:  apiCreate + ", IpDiscovery",
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the data on disk is encrypted with. Whoever loses the key loses the data. AWS does not use the key for snapshots that are exported to S3, and is known to refuse to export those of such a cluster.",
		Allowed: "the ARN of a key in the region, with `enableAtRestEncryption`",
		Absent:  "the key that AWS keeps for ElastiCache",
		Change:  replaces,
		Source:  apiCreate + ", KmsKeyId; ElastiCache user guide, \"At-Rest Encryption in ElastiCache\"",
	},
	"networkType": {
		Meaning: "Whether the nodes have IPv4 addresses, IPv6 addresses, or both.",
		Allowed: "`ipv4`, `ipv6` or `dual_stack`; the last two with Redis OSS from 6.2 on or Valkey, and subnets that have IPv6 blocks",
		Absent:  "what AWS has for it: `ipv4`",
		Change:  replaces,
		Source:  apiCreate + ", NetworkType; ElastiCache user guide, \"Choosing a network type\"",
	},
	"preferredAvailabilityZones": {
		Meaning: "The availability zone of each node, that of the primary first.",
		Allowed: "as many names of zones as `replicationGroupSize`, of zones that the subnets are in, more than one of them with `enableMultiAz`; not with `clusterMode`, of which the AWS provider cannot say it",
		Absent:  "AWS chooses",
		Change:  "it touches nothing: it counts when the cluster is made",
		Source:  apiCreate + ", PreferredCacheClusterAZs",
	},
	"deletionProtection": {
		Meaning: "Whether the engine refuses whatever would delete the replication group: a destroy, a replacement, and taking the component out of the program. What the refusal says is the engine's: that the resource is protected. " +
			"To let go, set it to `false` and deploy that first.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inPlace + "; it touches nothing in AWS",
		Source:  "Pulumi documentation, resource option `protect`",
	},
	"finalSnapshot": {
		Meaning: "Whether AWS takes a last snapshot when the replication group is deleted, by a destroy or a replacement. Its name is `<name>-final-<8 digits>`, another one for each cluster, and the output `finalSnapshotName` says it: pass it as " +
			"`snapshotName` to get the data back. It stays in the account, and AWS bills it, until you delete it. A cluster that is replaced there and back again, or filled in the place of another and then rid of its `snapshotName`, comes to " +
			"a name that is taken, and so does one that is destroyed, made again in the same `securityGroupIds`, and destroyed again: AWS then refuses the deletion until that snapshot is deleted, or `finalSnapshot: false` is deployed, and nothing is lost. Whoever deploys needs the permission `elasticache:CreateSnapshot`.",
		Allowed: "known when the program runs. Node types without snapshots (T1) have none",
		Absent:  "`true`",
		Change:  inPlace + ". It must be deployed before the deletion: what counts is what the cluster was last deployed with",
		Source:  "ElastiCache API, DeleteReplicationGroup, FinalSnapshotIdentifier",
	},
	"enableAtRestEncryption": {
		Meaning: "Whether the data is encrypted on disk (swap, backups, synchronisation).",
		Absent:  "`true`",
		Change:  replaces,
		Source:  apiCreate + ", AtRestEncryptionEnabled",
	},
	"enableCloudwatchAlarms": {
		Meaning: "Whether there are CloudWatch alarms, on each node unless `alarmScope` says otherwise: CPU, memory, swap, connections and, where there are any, replication lag, CPU credits and SSD. CloudWatch bills each alarm.",
		Allowed: "known when the program runs",
		Absent:  "`true`",
		Change:  inPlace + ": alarms come and go, the cluster is not touched",
		Source:  "CloudWatch user guide, \"Recommended alarms\"",
	},
	"enableDashboard": {
		Meaning: "Whether there is a CloudWatch dashboard of the cluster, `<name>-<region>`: CPU, memory, connections, replication lag, evictions, hit rate and network of each node, shard by shard, with the " +
			"thresholds of the alarms drawn in, and the alarms' states. `dashboardUrl` is its address. CloudWatch bills each dashboard after the third of an account.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inPlace + ": the dashboard comes and goes, the cluster is not touched",
		Source:  "CloudWatch API, PutDashboard and \"Dashboard Body Structure and Syntax\"",
	},
	"enableInsufficientDataActions": {
		Meaning: "Whether `alarmsSnsTopicArns` are told, too, when an alarm has too little data to say anything: a node that is gone or does not report. Each alarm begins so, and the alarms of " +
			"which no data is a good sign (`notBreaching`) are never so later.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
	},
	"enableTransitEncryption": {
		Meaning: "Whether connections are encrypted with TLS. Clients must then use TLS.",
		Absent:  "`true`",
		Change:  "REPLACES a replication group that runs a version before 7.0.5: its data is lost unless it is restored from a snapshot. From 7.0.5 on it is in place, in two steps, with `transitEncryptionMode: preferred` between them; a single step is refused at preview. docs/access.md tells both ways",
		Source:  apiCreate + ", TransitEncryptionEnabled",
	},
	"maintenanceWindow": {
		Meaning: "The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.",
		Allowed: "`ddd:hh24:mi-ddd:hh24:mi`, 60 minutes at least, not overlapping `snapshotWindow`; it may wrap the week. Or `spread`: an hour of the week that follows from the `name` and stays, so that not all of a fleet is patched at once",
		Absent:  "`sat:07:00-sat:08:00`",
		Change:  inPlace,
		Source:  apiCreate + ", PreferredMaintenanceWindow",
	},
	"parameterGroupName": {
		Meaning: "The name of a parameter group of your own.",
		Allowed: "a group of the family of the engine's version (`redis7` for Redis OSS 7.0 and 7.1, `valkey8` for Valkey 8), with `cluster-enabled` if and only if `clusterMode` is given; an empty string for none",
		Absent:  "the group that AWS ships: `default.<family>`, or `default.<family>.cluster.on` with `clusterMode`",
		Change:  inPlace + "; parameters that need a reboot wait for one",
		Source:  apiCreate + ", CacheParameterGroupName",
	},
	"parameters": {
		Meaning: "Parameters of the engine: `{ maxmemory-policy: allkeys-lru }`. They are put into a parameter group that is made for the cluster, `<name>-<family>`, of the family of the engine's version, with `cluster-enabled` " +
			"where `clusterMode` wants it. A change of the version makes the group of the new family first, and takes the old one away when the cluster has moved.",
		Allowed: "names and values as AWS has them, the values as texts: `{ timeout: \"300\" }`; not beside `parameterGroupName`; the values may be Outputs",
		Absent:  "the parameter group that AWS ships, or `parameterGroupName`",
		Change: inPlace + ", at once for most; a parameter that is set when a cluster is made, or when its nodes are rebooted, gets a warning. Where the group itself changes (with the version, or as it comes and goes), use `applyImmediately`: " +
			"a group that the cluster still uses cannot be deleted, and the update fails until the maintenance window has been",
		Source: "ElastiCache developer guide, \"Valkey and Redis OSS parameters\"; ElastiCache API, CreateCacheParameterGroup",
	},
	"port": {
		Meaning: "The TCP port on which every node accepts connections. The security group that is made opens this port and no other.",
		Allowed: "1 to 65535",
		Absent:  "`6379`",
		Change:  replaces,
		Source:  apiCreate + ", Port",
	},
	"engine": {
		Meaning: "What runs on the nodes: Redis OSS, or Valkey, which continues it and which AWS bills at a lower price. From Redis OSS to Valkey is one update, in place, with the data: pass `engine: valkey` (and no `redisVersion`); " +
			"the parameter group goes along.",
		Allowed: "`redis` or `valkey`; known when the program runs",
		Absent:  "`redis`",
		Change:  deferred + ", to `valkey`. Back to `redis` the AWS provider REPLACES the replication group: its data is lost unless it is restored from a snapshot",
		Source:  apiCreate + ", Engine; ElastiCache developer guide, \"Engine versions and upgrading\"",
	},
	"engineLog": {
		Meaning: "Has the log of the engine delivered: what it does, and what it warns of. Where it goes and how is as with `slowLog`.",
		Allowed: "an object; Redis OSS from 6.2 on, and Valkey",
		Absent:  "no such log",
		Change:  logChange,
		Source:  "ElastiCache user guide, \"Log delivery\"",
	},
	"engineVersion": {
		Meaning: "The version of the engine, of either. AWS chooses the patch from version 6 on; `engineVersionActual` says which.",
		Allowed: "of Valkey `7.2`, `8.0`, `8.1`, `8.2`, `9.0`, `9.1`, and newer minors, with a warning; of Redis OSS as for `redisVersion`, and not beside it",
		Absent:  "`8.2` with `engine: valkey`, the newest that all of AWS's pages have; else `redisVersion`",
		Change:  deferred + ", for a later version. An earlier one REPLACES the replication group: its data is lost unless it is restored from a snapshot",
		Source:  "ElastiCache developer guide, \"Supported engines and versions\"",
	},
	"redisVersion": {
		Meaning: "The version of Redis OSS, where `engine` is `redis`. AWS chooses the patch from version 6 on; `engineVersionActual` says which.",
		Allowed: "`4.0.10`, `5.0.6`, `6.0`, `6.2`, `6.x` (the newest 6 when the cluster is made), `7.0`, `7.1`",
		Absent:  "`7.1`, the last version of Redis OSS that AWS offers. The documented module says 5.0.6, which AWS has billed at a surcharge since 2026-01-31",
		Change:  deferred + ", for a later version. An earlier one REPLACES the replication group: its data is lost unless it is restored from a snapshot",
		Source:  "ElastiCache user guide, \"Supported engines and versions\"; \"Extended Support versions schedule\"",
	},
	"securityGroupIds": {
		Meaning: "The ids of security groups of your own, which are attached to the cluster in place of one that is made: they alone say who may connect to `port`. No security group and no rule is made.",
		Allowed: "1 or more groups of the VPC that the subnets are in, up to AWS's quota of 5; not beside sources that may connect, and not none, which would be the VPC's default group; " +
			"how many there are must be known when the program runs, each may be an Output",
		Absent: "a security group is made in `vpcId`, closed but for what the inputs `allowConnectionsFrom…` say",
		Change: inPlace + ", also from and to the group that is made. `finalSnapshotName` changes with it",
		Source: apiCreate + ", SecurityGroupIds",
	},
	"slowLog": {
		Meaning: "Has the log of slow commands delivered: those that took longer than the parameter `slowlog-log-slower-than`. `{}` makes a log group for it, `/aws/vendedlogs/elasticache/<name>/slow-log`; `logGroupName` or `deliveryStreamName` " +
			"names one of your own.",
		Allowed: "an object; Redis OSS from 6.0 on, and Valkey",
		Absent:  "no such log",
		Change:  logChange,
		Source:  "ElastiCache user guide, \"Log delivery\"",
	},
	"snapshotArn": {
		Meaning: "The ARN of an RDB file in S3 to fill a new cluster from. ElastiCache must be allowed to read it. For more files than one use `snapshotArns`, for a snapshot that ElastiCache made `snapshotName`.",
		Allowed: "`arn:aws:s3:::bucket/key.rdb`, in the same region; not with `snapshotArns`, `snapshotName` or `clusterMode`; an empty string for none",
		Absent:  "the cluster starts empty",
		Change:  filledChange,
		Source:  apiCreate + ", SnapshotArns",
	},
	"snapshotArns": {
		Meaning: "The ARNs of RDB files in S3 to fill a new cluster from, all of them together. ElastiCache must be allowed to read them.",
		Allowed: "as `snapshotArn`, each, and not with it; an empty list for none",
		Absent:  "`snapshotArn` alone, or the cluster starts empty",
		Change:  filledChange + ". From `snapshotArn` to a list of that file alone, nothing changes",
		Source:  apiCreate + ", SnapshotArns",
	},
	"snapshotName": {
		Meaning: "The name of an ElastiCache snapshot to fill a new cluster from. For RDB files in S3 use `snapshotArn` or `snapshotArns`.",
		Allowed: "a snapshot in the same region, of as many shards; not with `snapshotArn` or `snapshotArns`; an empty string for none",
		Absent:  "the cluster starts empty",
		Change:  filledChange,
		Source:  apiCreate + ", SnapshotName",
	},
	"snapshotRetentionLimit": {
		Meaning: "How many days automatic snapshots (backups) are kept.",
		Allowed: "0 to 35; 0 disables automatic snapshots",
		Absent:  "`15`",
		Change:  inPlace + ". With `clusterMode` do not start with 0: this version of the AWS provider cannot turn snapshots on later",
		Source:  apiCreate + ", SnapshotRetentionLimit",
	},
	"snapshotWindow": {
		Meaning: "The daily hours, in UTC, in which the automatic snapshot is taken. An empty string disables automatic snapshots.",
		Allowed: "`hh24:mi-hh24:mi`, 60 minutes at least, not overlapping `maintenanceWindow`; it may wrap midnight; or `\"\"`",
		Absent:  "`06:00-07:00`",
		Change:  inPlace + ". With `clusterMode` do not start with an empty string: this version of the AWS provider cannot turn snapshots on later",
		Source:  apiCreate + ", SnapshotWindow",
	},
	"snsTopicForNotifications": {
		Meaning: "The ARN of the SNS topic that ElastiCache tells of events, such as a failover. The topic must be unencrypted: events to an encrypted one are dropped without a word.",
		Allowed: "a standard topic of the same account and region, or an empty string for none",
		Absent:  "none",
		Change:  inPlace,
		Source:  apiCreate + ", NotificationTopicArn; user guide, \"Managing ElastiCache SNS notifications\"",
	},
	"subnetGroupName": {
		Meaning: "The name of an ElastiCache subnet group of your own, in whose subnets the nodes are placed. No subnet group is made.",
		Allowed: "a group of the same account and region, in lower case as AWS stores its name (capital letters are sent so), with subnets in at least two availability zones with `enableMultiAz`; not beside `subnetIds`; an empty string for none",
		Absent:  "a subnet group is made of `subnetIds`",
		Change:  replaces + ", also where it takes the place of `subnetIds`, or they its. The group that was made for the cluster cannot become one of your own: it goes with `subnetIds`, and AWS refuses that while the cluster uses it",
		Source:  apiCreate + ", CacheSubnetGroupName",
	},
	"tags": {
		Meaning: "Tags for every resource that can carry them: the replication group and its members, the security group and its rules, the subnet group, the parameter group, the log groups, the alarms.",
		Allowed: "up to 50; keys of 1 to 128 characters that do not begin with `aws:`, values of up to 256; letters, digits, spaces and + - = . _ : / @",
		Absent:  "none",
		Change:  inPlace,
		Source:  "ElastiCache user guide, \"Tagging your ElastiCache resources\"",
	},
	"transitEncryptionMode": {
		Meaning: "Whether TLS is demanded of clients: with `required` it is, with `preferred` clients without it are served as well, which is for the time in which clients are moved to TLS or away from it.",
		Allowed: "`preferred` or `required`, with `enableTransitEncryption`; `preferred` with Redis OSS from 7.0 on, and Valkey; an empty string for none",
		Absent:  "`required` for a new cluster; one that runs stays as it is",
		Change:  inPlace + ". TLS is turned on and off in two steps, with `preferred` between them, and `applyImmediately`; a single step is refused at preview. docs/access.md tells both ways",
		Source:  apiCreate + ", TransitEncryptionMode",
	},
	"userGroupId": {
		Meaning: "The id of a group of users of your own: they, and no one else, can log in.",
		Allowed: "a group in the same account and region, of the engine `redis`, or for Valkey of either; in lower case as AWS stores it (capital letters are sent so); only with `enableTransitEncryption`; not beside `users`, nor beside a token but on the way to it; an empty string for none",
		Absent:  "the users of `users`, or none",
		Change:  inPlace + ", with `applyImmediately`. From a token to users it takes two steps (`authTokenUpdateStrategy`)",
		Source:  apiCreate + ", UserGroupIds",
	},
	"users": {
		Meaning: "The users that can log in, each with what it may do: `[{ name: app, accessString: \"on ~app:* +@all -@dangerous\", passwords: [...] }]`. They are made, and the group of them; also a user named `default` as which no one can log in, unless one of yours is named so.",
		Allowed: "1 or more; Redis OSS from 6.0 on, and Valkey; only with `enableTransitEncryption`; not beside `userGroupId`, nor beside a token but on the way to them; how many there are must be known when the program runs",
		Absent:  "no users: a token, or no password at all",
		Change:  inPlace + ". Users and passwords come and go without a connection being cut; from a token to users it takes two steps (`authTokenUpdateStrategy`)",
		Source:  usersSource,
	},
}

// clusterModeDocs documents the fields of ClusterMode.
var clusterModeDocs = map[string]inputs.Doc{
	"numNodeGroups": {
		Meaning: "The number of shards (node groups) that the keyspace is divided into.",
		Allowed: "1 or more; at most 90 nodes in all unless AWS has raised the quota, and never more than 500",
		Change:  inPlace + ", at once: slots move between shards while the cluster serves",
		Source:  apiCreate + ", NumNodeGroups",
	},
	"replicasPerNodeGroup": {
		Meaning: "The number of read replicas beside the primary of each shard.",
		Allowed: "0 to 5; at least 1 with `enableMultiAz`",
		Change:  inPlace + ", at once",
		Source:  apiCreate + ", ReplicasPerNodeGroup",
	},
}

// userDocs documents the fields of User.
var userDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name that clients log in with. `default` is the user of clients that name none.",
		Allowed: "without spaces; known when the program runs",
		Change:  "makes another user in its place",
		Source:  apiCreateUser + ", UserName",
	},
	"accessString": {
		Meaning: "What the user may do, in Redis's rules: `on ~app:* +@all -@dangerous`.",
		Allowed: "the words of Redis's ACL rules without passwords; it begins with `on`, or with `off` where no one shall log in",
		Change:  inPlace + ", also of connections that are open",
		Source:  usersSource + "; Redis documentation, \"ACL\"",
	},
	"iam": {
		Meaning: "Whether the user logs in with IAM, in place of a password. `iamConnectPolicies` has the policy for it.",
		Allowed: "Redis OSS from 7.0 on, and Valkey; the name is the id then: lower-case letters, digits and hyphens, and no other cluster of the account and region has a user of that id; known when the program runs",
		Absent:  "`false`",
		Change:  "the user is replaced, unless `userId` is its name already; the cluster is not touched",
		Source:  "ElastiCache developer guide, \"Authenticating with IAM\"",
	},
	"passwords": {
		Meaning: "The passwords of the user: one, or the one that is on its way out and the new one behind it, which the outputs connect with. They are kept as secrets.",
		Allowed: "1 or 2, each of 16 to 128 printable characters without spaces and , \" / @; not with `iam`",
		Absent:  "REQUIRED, unless `iam` is true",
		Change:  inPlace + "; open connections are not cut",
		Source:  apiCreateUser + ", Passwords",
	},
	"userId": {
		Meaning: "The id of the user in AWS, where it is not to follow from the name.",
		Allowed: "up to 40: a letter and then letters, digits and hyphens; in lower case as AWS stores it (capital letters are sent so); known when the program runs",
		Absent:  "`<name of the cluster>-<name>`, shortened to end in a hash where that is over 40 characters; or with `iam` the name",
		Change:  "makes another user in its place",
		Source:  apiCreateUser + ", UserId",
	},
}

// secretDocs documents the fields of ConnectionSecret.
var secretDocs = map[string]inputs.Doc{
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the secret is encrypted with. Whoever reads the secret must be allowed to use it.",
		Allowed: "the ARN of a key in the region; an empty string for none",
		Absent:  "the key that AWS keeps for Secrets Manager, which no other account can use",
		Change:  inPlace,
		Source:  "Secrets Manager API, CreateSecret, KmsKeyId",
	},
	"name": {
		Meaning: "The name of the secret. It stays taken for the recovery window after the secret is deleted: a cluster that is destroyed and made again within it is refused its secret.",
		Allowed: "1 to 512 letters, digits and the symbols / _ + = . @ and -; an empty string for none",
		Absent:  "a name is chosen that no other secret has",
		Change:  "makes another secret in its place",
		Source:  "Secrets Manager API, CreateSecret, Name",
	},
	"recoveryWindowInDays": {
		Meaning: "For how many days the secret can be had back after it is deleted.",
		Allowed: "7 to 30, or 0 to delete it at once; known when the program runs",
		Absent:  "30",
		Change:  inPlace,
		Source:  "Secrets Manager API, DeleteSecret, RecoveryWindowInDays",
	},
}

// alarmDocs documents the fields of Alarm.
var alarmDocs = map[string]inputs.Doc{
	"enabled": {
		Meaning: "Whether there is such an alarm.",
		Absent:  "`true`",
		Change:  inPlace + ": the alarm comes or goes",
	},
	"threshold": {
		Meaning: "The value that sets the alarm off when it is crossed, in the metric's unit; of `cpuCredits` in minutes.",
		Allowed: "a value that the metric can cross",
		Absent:  "as docs/alarms.md lists it, where it counts by the size of the node",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Threshold",
	},
	"period": {
		Meaning: "The seconds over which the datapoints are brought together.",
		Allowed: "a multiple of 60, not shorter than the time between two datapoints of the metric",
		Absent:  "as docs/alarms.md lists it",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Period",
	},
	"evaluationPeriods": {
		Meaning: "How many of the last periods are looked at.",
		Allowed: "1 or more; together no longer than a day, or a week with a period of an hour or more",
		Absent:  "as docs/alarms.md lists it",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
	},
	"datapointsToAlarm": {
		Meaning: "In how many of the periods the threshold must be crossed.",
		Allowed: "1 to `evaluationPeriods`",
		Absent:  "as docs/alarms.md lists it, and never more than `evaluationPeriods`",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
	},
	"treatMissingData": {
		Meaning: "What a period without data counts for.",
		Allowed: "`missing`, `ignore`, `breaching` or `notBreaching`",
		Absent:  "as docs/alarms.md lists it",
		Change:  inPlace,
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
	},
}

// logChange is what it costs to change where a log goes.
const logChange = inPlace + ", with `applyImmediately`; else AWS may wait for the maintenance window. A log group that was made goes with the input, and its events with it"

// logDocs documents every field of Log.
var logDocs = map[string]inputs.Doc{
	"deliveryStreamName": {
		Meaning: "The name of a Firehose stream that the log goes to.",
		Allowed: "a stream of the same account and region; not beside `logGroupName`",
		Absent:  "the log goes to a log group",
		Change:  inPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
	},
	"format": {
		Meaning: "How a line is written.",
		Allowed: "`json` or `text`",
		Absent:  "`json`",
		Change:  inPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest, LogFormat",
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the log group which is made is encrypted with. CloudWatch Logs must be allowed to use it.",
		Allowed: "the ARN of a key in the region",
		Absent:  "CloudWatch's own encryption",
		Change:  inPlace,
		Source:  "CloudWatch Logs API, AssociateKmsKey",
	},
	"logGroupName": {
		Meaning: "The name of a log group of your own that the log goes to.",
		Allowed: "a group of the same account and region",
		Absent:  "a log group is made",
		Change:  inPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
	},
	"retentionInDays": {
		Meaning: "How many days the log group which is made keeps events.",
		Allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653; 0 for ever",
		Absent:  "30",
		Change:  inPlace,
		Source:  "CloudWatch Logs API, PutRetentionPolicy",
	},
}

// outputDocs documents every output of RedisCluster.
var outputDocs = map[string]string{
	"alarmArns":             "The ARNs of the CloudWatch alarms, by `<alarm>-<member>`: `cpu-001`, or `cpu-0001-001` with `clusterMode`; those of the group by their names, `group-memory`; that over all of them is `unhealthy`. Empty when `enableCloudwatchAlarms` is false.",
	"allowedSources":        "Who may connect to `port`: the CIDR blocks, prefix lists and security groups that the rules let in; `by the rules of sg-…` for groups whose rules are yours.",
	"arn":                   "The ARN of the replication group.",
	"authentication":        "How clients prove who they are: `token`, `users`, or `none` where whoever may connect needs no password. A token that was added to a cluster that had none is demanded from `SET` on.",
	"authToken":             "The token, given or generated, as a secret. Absent (undefined, None, nil) where there is none.",
	"cacheClusterIds":       "The ids of the member clusters, one for each node, in order.",
	"cacheNodeId":           "The id of the node in each member cluster: always `0001`.",
	"cachePort":             "The TCP port on which every node accepts connections.",
	"configurationEndpoint": "The DNS name that cluster clients connect to first. Absent (undefined, None, nil) without `clusterMode`, unless `clusterModeMigration` is `compatible`.",
	"connectionSecretArn":   "The ARN of the secret that holds the connection. Absent (undefined, None, nil) without `connectionSecret`.",
	"connectionUrl":         "The address to connect to in either mode, `rediss://user:password@host:port`, or `redis://` without TLS, as a secret. User and password are percent-encoded; with a token there is no user; with IAM no password.",
	"dashboardUrl":          "The address of the CloudWatch dashboard in AWS's console. Absent (undefined, None, nil) without `enableDashboard`, and in partitions whose console is not public.",
	"endpoint":              "The DNS name to write to in either mode: the configuration endpoint with `clusterMode`, the primary endpoint without.",
	"environment":           "The connection as variables of an environment, as a secret: `REDIS_HOST`, `REDIS_PORT`, `REDIS_TLS`, `REDIS_CLUSTER` (`true` or `false`), `REDIS_URL`, and where there is such a thing `REDIS_USERNAME`, `REDIS_PASSWORD`, `REDIS_READER_HOST`, `REDIS_READER_URL`.",
	"engineVersionActual":   "The version that runs, with the patch that AWS chose.",
	"finalSnapshotName":     "The name of the snapshot that the deletion of the cluster leaves. Absent (undefined, None, nil) with `finalSnapshot: false`.",
	"iamConnectPolicies":    "For each user with `iam`, by its name, an IAM policy document that allows `elasticache:Connect` to this cluster as this user, and nothing else.",
	"parameterGroupName":    "The name of the parameter group in use.",
	"primaryEndpoint":       "The DNS name that always resolves to the primary. Absent (undefined, None, nil) with `clusterMode`.",
	"readerConnectionUrl":   "As `connectionUrl`, to the read replicas. Absent (undefined, None, nil) with `clusterMode`.",
	"readerEndpoint":        "The DNS name that spreads connections over the read replicas. Absent (undefined, None, nil) with `clusterMode`.",
	"replicationGroupId":    "The id of the replication group: the `name` input.",
	"securityGroupId":       "The id of the security group of the cluster, for rules of your own; with `securityGroupIds`, the first of them.",
	"subnetGroupName":       "The name of the subnet group in use.",
	"transitEncryption":     "Whether clients use TLS, as AWS has it: `required`, `preferred` (those without are served as well) or `off`.",
	"userArns":              "The ARNs of the users that are made, by their names.",
	"userGroupId":           "The id of the group of users, made or your own. Absent (undefined, None, nil) where there is none.",
}

const componentDoc = "A production-grade Amazon ElastiCache for Redis OSS or Valkey replication group, with cluster mode enabled or disabled: its security group and subnet group, " +
	"encryption at rest and in transit, backups, maintenance, and CloudWatch alarms for each node.\n\n" +
	"It is closed by default: nothing may connect until one of the inputs `allowConnectionsFrom…`, or a security group of your own, says so. " +
	"What can be known to be wrong with the inputs is reported at preview, all together, before anything of the cluster is changed."

// Annotate gives the SDKs their documentation.
func (a *RedisClusterArgs) Annotate(to infer.Annotator) {
	inputs.Describe(to, a, func(name string) string { return inputDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (m *ClusterMode) Annotate(to infer.Annotator) {
	to.SetToken("index", "ClusterMode")
	to.Describe(m, "The shape of a sharded cluster (\"cluster mode enabled\").")
	inputs.Describe(to, m, func(name string) string { return clusterModeDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (l *Log) Annotate(to infer.Annotator) {
	to.SetToken("index", "Log")
	to.Describe(l, "Where a log of the engine goes, and how. Without a destination a log group is made for it.")
	inputs.Describe(to, l, func(name string) string { return logDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (u *User) Annotate(to infer.Annotator) {
	to.SetToken("index", "User")
	to.Describe(u, "A user of the cluster: what it may do, and how it proves who it is.")
	inputs.Describe(to, u, func(name string) string { return userDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (s *ConnectionSecret) Annotate(to infer.Annotator) {
	to.SetToken("index", "ConnectionSecret")
	to.Describe(s, "A secret in AWS Secrets Manager that holds the connection.")
	inputs.Describe(to, s, func(name string) string { return secretDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarm) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarm")
	to.Describe(a, "Changes of one CloudWatch alarm. What is left out stays as it is by default.")
	inputs.Describe(to, a, func(name string) string { return alarmDocs[name].String() })
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarms) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarms")
	to.Describe(a, "Changes of the CloudWatch alarms, by their names.")
	inputs.Describe(to, a, func(input string) string {
		for _, m := range metrics {
			if m.input == input {
				return m.meaning
			}
		}
		return ""
	})
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisCluster) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisCluster")
	to.Describe(c, componentDoc)
	inputs.Describe(to, c, func(name string) string { return outputDocs[name] })
}
