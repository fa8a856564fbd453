package rediscluster

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	// Source: ElastiCache user guide, "Quotas", nodes per cluster; raised on request.
	nodeQuota = 90
	// Source: ElastiCache service quotas, "Subnets per subnet group" (L-A87EE522); raised on request.
	subnetQuota = 20
	// Source: Amazon VPC user guide, "Amazon VPC quotas", inbound rules per security group, counted for IPv4 and IPv6 apart;
	// raised on request.
	ruleQuota = 60
	// Source: Amazon VPC user guide, "Amazon VPC quotas", security groups per network interface; raised on request.
	groupQuota = 5
	// The longest prefixes that are wider than every private network.
	// Source: RFC 1918 (10.0.0.0/8), RFC 4193 (fc00::/7).
	widestPrivateIPv4, widestPrivateIPv6 = 8, 7
)

// sourceInputs are those that say who may connect.
var sourceInputs = []string{"allowConnectionsFromCidrBlocks", "allowConnectionsFromPrefixLists", "allowConnectionsFromSecurityGroups", "additionalSecurityGroupIds", "securityGroupIds"}

// snapshotsContradict says whether the window turns snapshots off and the retention on.
func (p *plan) snapshotsContradict() bool {
	return p.snapshotWindow.Value == "" && p.snapshotRetentionLimit.Given && p.snapshotRetentionLimit.Value > 0
}

// advice is what is legal and unwise. Each piece is given once, as a warning of the component, and each can be silenced
// by the choice that it asks for.
var advice = slices.Concat(alarmAdvice, parameterAdvice, accessAdvice, userAdvice, regionAdvice, []check.Rule[*plan]{
	{
		Name: "one-node", Input: "replicationGroupSize",
		Holds:   "A shard of production-size nodes has a replica.",
		Example: "replicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Mitigating failures\"",
		Silence: "use 2 or more nodes in each shard, or a burstable node type, which says that it is no production cluster",
		Needs:   []string{"replicationGroupSize", replicasInput, "instanceType"},
		Check: func(p *plan, say check.Say) {
			if p.topology.ReplicasPerShard > 0 || p.nodeType.Burstable() || p.nodeType == (elasticache.NodeType{}) {
				return
			}
			const lost = "when a node fails, what it holds is down and lost until AWS has replaced the node; add a replica, or use a burstable node type (cache.t4g) where that may happen"
			if p.clusterMode != nil {
				say(replicasInput, "0 leaves each shard with one node: "+lost)
			} else {
				say("replicationGroupSize", "1 is a primary without a replica: "+lost)
			}
		},
	},
	{
		Name: "failover-off", Input: "enableAutomaticFailover",
		Holds:   "Where there are replicas, one of them takes over.",
		Example: "enableAutomaticFailover: false\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Silence: "`enableAutomaticFailover: true`, or a burstable node type",
		Needs:   []string{"replicationGroupSize", "clusterMode", "enableAutomaticFailover", "instanceType"},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode == nil && !p.enableAutomaticFailover && p.topology.ReplicasPerShard > 0 && !p.nodeType.Burstable() {
				say("enableAutomaticFailover", "false leaves the cluster without a primary when the primary fails, until someone promotes a replica by hand; use true")
			}
		},
	},
	{
		Name: "node-family-unknown", Input: "instanceType",
		Holds:   "The node type is in AWS's table as this package has it.",
		Example: `instanceType: cache.m99g.large`,
		Source:  "ElastiCache developer guide, \"Supported node types\" (as of 2026-11)",
		Silence: "use a node type of the table; a newer version of this package knows newer ones",
		Needs:   []string{"instanceType"},
		Check: func(p *plan, say check.Say) {
			if p.nodeType == (elasticache.NodeType{}) || p.nodeType.Known() || p.nodeType.Withdrawn() {
				return
			}
			tiering := ""
			if p.nodeType.DataTiering() {
				tiering = ", with dataTieringEnabled, which AWS documents of cache.r6gd alone"
			}
			if sizes := p.nodeType.FamilySizes(); len(sizes) > 0 {
				say("instanceType", "%q is not a size that this package knows of cache.%s, which has %s: it is passed on to AWS as it is; use one of these, or a newer version of the package if AWS has added a size",
					p.nodeType, p.nodeType.Family, strings.Join(sizes, ", "))
				return
			}
			say("instanceType", "%q is not a node type that this package knows: it is passed on to AWS as it is%s, and the CPU alarm watches the engine's thread, whatever the number of CPUs; check the spelling, or use a newer version of the package", p.nodeType, tiering)
		},
	},
	{
		Name: "node-family-withdrawn", Input: "instanceType",
		Holds:   "The node type is one that AWS still offers for new clusters.",
		Example: `instanceType: cache.t2.small`,
		Source:  "ElastiCache API, CacheNode, previous generation; ElastiCache developer guide, \"Supported node types\"",
		Silence: "use a node type of the present generation, for example `cache.t4g`",
		Needs:   slices.Concat([]string{"instanceType"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if p.nodeType.Withdrawn() {
				say("instanceType", "%q is of a generation that AWS may no longer offer for new clusters; use %q", p.nodeType, p.nodeType.Successor(p.version.Value))
			}
		},
	},
	{
		Name: "version-support", Input: "redisVersion",
		Holds:   "The version is in standard support, and its end is not announced.",
		Example: "redisVersion: 5.0.6\ninstanceType: cache.m6g.large",
		Source:  "ElastiCache developer guide, \"Engine versions and upgrading\", end of life schedule; Amazon ElastiCache pricing, Extended Support",
		Silence: "`redisVersion: \"7.1\"`",
		Needs:   versionInputs,
		Check: func(p *plan, say check.Say) {
			version, ok := p.offeredVersion()
			if support, announced := version.Support(); ok && announced {
				say(p.versionInput, "%q has standard support until %s only; from the day after, AWS bills each node at a surcharge (80 %% of its price, 160 %% in the third year), and after %s it upgrades the cluster to Valkey by itself; go to %q",
					version, support.Standard, support.Extended, version.Engine.DefaultVersion())
			}
		},
	},
	{
		Name: "auto-upgrade-version", Input: "autoMinorVersionUpgrade",
		Holds:   "Automatic upgrades are asked of versions that have them: 6.0 and later.",
		Example: "autoMinorVersionUpgrade: true\nredisVersion: 5.0.6\ninstanceType: cache.r6g.large",
		Beside:  []string{"version-support"},
		Source:  apiCreate + ", AutoMinorVersionUpgrade: from Redis OSS 6.0 on; \"This parameter is disabled for previous versions\"",
		Silence: "leave it out, or use version 6.0 or later",
		Needs:   slices.Concat([]string{"autoMinorVersionUpgrade"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok && p.autoMinorUpgrade.Value && !version.AtLeast(6, 0, 0) {
				say("autoMinorVersionUpgrade", "true does nothing before 6.0, where AWS disables it, and this is %s; leave it out", version.Release())
			}
		},
	},
	{
		Name: "auto-upgrade-moves", Input: "autoMinorVersionUpgrade",
		Holds:   "AWS moves the cluster to no version that the program does not name.",
		Example: "autoMinorVersionUpgrade: true",
		Source:  apiCreate + ", AutoMinorVersionUpgrade; the AWS provider, engineVersion: a downgrade replaces the group; Security Hub user guide, \"ElastiCache controls\": ElastiCache.2 wants `true`",
		Silence: "leave it out, which sends `false` and which Security Hub reports (ElastiCache.2), and raise the version in the program when you want to; or accept it, where you follow AWS with the version in the program",
		Needs:   slices.Concat([]string{"autoMinorVersionUpgrade"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok && p.autoMinorUpgrade.Value && !version.Floating && version.AtLeast(6, 0, 0) {
				say("autoMinorVersionUpgrade", "true lets AWS move the cluster past %s; the next update would then go back to it, a downgrade, for which the AWS provider replaces the cluster: name the new version in the program first, or leave this out, which sends false, and which Security Hub reports (ElastiCache.2)", version.Release())
			}
		},
	},
	{
		Name: "version-unknown", Input: "engineVersion",
		Holds:   "The version is one that this package knows.",
		Example: "engine: valkey\nengineVersion: \"9.7\"",
		Source:  "ElastiCache developer guide, \"Supported engines and versions\" (as of 2026-11)",
		Silence: "use a version of the table; a newer version of this package knows newer ones",
		Needs:   versionInputs,
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok && !version.Known() {
				say(p.versionInput, "%s is not a version that this package knows, which ends with %s: it is passed on to AWS as it is, with the parameter group %q",
					version.Release(), version.Engine.Offered()[len(version.Engine.Offered())-1], version.DefaultParameterGroup(p.speaksCluster()))
			}
		},
	},
	{
		Name: "node-quota", Input: "clusterMode",
		Holds:   "The cluster is within the quota of nodes that accounts begin with.",
		Example: "enableCloudwatchAlarms: false\nreplicationGroupSize: 92\nclusterMode: { numNodeGroups: 46, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Silence: "use fewer shards or replicas",
		Needs:   []string{shardsInput, replicasInput},
		Check: func(p *plan, say check.Say) {
			if nodes := p.topology.Nodes(); p.clusterMode != nil && nodes > nodeQuota {
				say("clusterMode", "makes %d nodes; AWS's quota is %d in a cluster until you have it raised (Service Quotas, \"Nodes per cluster\")", nodes, nodeQuota)
			}
		},
	},
	{
		Name: "subnet-quota", Input: "subnetIds",
		Holds:   "The subnets are within the quota that accounts begin with.",
		Example: "subnetIds: [" + strings.Join(numbered(subnetQuota+1, "subnet-%08d"), ", ") + "]",
		Source:  "ElastiCache service quotas, \"Subnets per subnet group\" (L-A87EE522), adjustable",
		Silence: "use fewer subnets",
		Needs:   []string{"subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if n := len(p.subnetIDs.Elements); n > subnetQuota && !p.usesSubnetGroup() {
				say("subnetIds", "holds %d subnets; AWS's quota is %d in a subnet group until you have it raised (Service Quotas, \"Subnets per subnet group\")", n, subnetQuota)
			}
		},
	},
	{
		Name: "token-empty", Input: "authToken",
		Holds:   "A token that the program passes is not empty, unless clients log in otherwise. An empty one is none.",
		Example: `authToken: ""`,
		Source:  apiCreate + ", AuthToken: without one, whoever can connect needs no password",
		Silence: "give the token, or leave it out where no password is meant",
		Needs:   slices.Concat(tokenInputs, []string{"userGroupId"}),
		Reads:   []string{"users"},
		Check: func(p *plan, say check.Say) {
			if p.tokenEmpty && !p.usesToken() && !p.usesUsers() {
				say("authToken", "is empty, which counts as none, so whoever may connect needs no password: set the secret that it comes from, use generateAuthToken or users, or leave it out where that is meant")
			}
		},
	},
	{
		Name: "open-to-all", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "No block is wider than a private network can be.",
		Example: `allowConnectionsFromCidrBlocks: [0.0.0.0/0]`,
		Source:  "ElastiCache user guide, \"Amazon VPCs and ElastiCache security\"; RFC 1918, RFC 4193",
		Silence: "name the blocks that your clients are in, or use `allowConnectionsFromSecurityGroups`; or accept it, where something else keeps strangers out of the VPC",
		Check: func(p *plan, say check.Say) {
			for i, e := range p.allowedCIDRBlocks.Elements {
				block, err := netip.ParsePrefix(e.Value)
				if !e.Known || err != nil {
					continue
				}
				widest, version := widestPrivateIPv4, "IPv4"
				if block.Addr().Is6() {
					widest, version = widestPrivateIPv6, "IPv6"
				}
				switch path := inputs.Element("allowConnectionsFromCidrBlocks", i); {
				case block.Bits() == 0:
					say(path, "%q lets every %s address connect that has a way into the VPC; name the blocks that your clients are in, or use allowConnectionsFromSecurityGroups", block, version)
				case block.Bits() < widest:
					say(path, "%q is wider than any private network, so it lets strangers connect that have a way into the VPC; name the blocks that your clients are in", block)
				}
			}
		},
	},
	{
		Name: "no-one-allowed", Input: "allowConnectionsFromSecurityGroups",
		Holds:   "Somebody may connect.",
		Example: "allowConnectionsFromCidrBlocks: null\nallowConnectionsFromSecurityGroups: null",
		Source:  "the documented module, allow_connections_from_cidr_blocks: \"must be specified for the ElastiCache instances to be reachable\"",
		Silence: "allow somebody; or pass an empty list, which says that the rules are made elsewhere, with the output `securityGroupId`; or pass `securityGroupIds`",
		Needs:   sourceInputs,
		Check: func(p *plan, say check.Say) {
			given := slices.ContainsFunc(p.allowedSources(), func(a allowed) bool { return a.Given })
			if !given && !p.allowSelf && len(p.additionalGroupIDs.Elements) == 0 && !p.usesSecurityGroups() {
				say("allowConnectionsFromSecurityGroups", "is left out, and the other inputs that say who may connect too, so no one can connect; pass the security groups of your clients, or [] if you add rules to securityGroupId yourself")
			}
		},
	},
	{
		Name: "sources-address-type", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "Some of those who may connect have addresses of the type that the nodes have.",
		Example: "networkType: ipv6\nallowConnectionsFromCidrBlocks: [10.0.0.0/16]\nallowConnectionsFromSecurityGroups: null",
		Source:  "ElastiCache developer guide, \"Choosing a network type in ElastiCache\"",
		Silence: "allow blocks of the other type as well, or use `networkType: dual_stack`",
		Needs:   slices.Concat([]string{"networkType"}, sourceInputs),
		Check: func(p *plan, say check.Say) {
			has, lacks := "IPv4", "IPv6"
			kind := ipv6 // of a block that is of no use
			switch p.networkType.Value {
			case "", "ipv4":
			case "ipv6":
				has, lacks, kind = lacks, has, ipv4
			default:
				return
			}
			other := func(r ingressRule) bool { return r.kind != kind }
			if len(p.ingress) > 0 && len(p.additionalGroupIDs.Elements) == 0 && !slices.ContainsFunc(p.ingress, other) {
				say("allowConnectionsFromCidrBlocks", "holds %s blocks alone, and the nodes have %s addresses alone, so no one can connect; allow an %s block as well, or set networkType to \"dual_stack\" on a new cluster", lacks, has, has)
			}
		},
	},
	{
		Name: "rule-quota", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "The security group is within the quota of rules that accounts begin with.",
		Example: "allowConnectionsFromCidrBlocks: [" + strings.Join(numbered(ruleQuota+1, "10.%d.0.0/16"), ", ") + "]",
		Source:  "Amazon VPC user guide, \"Amazon VPC quotas\"",
		Silence: "use fewer, wider blocks",
		Check: func(p *plan, say check.Say) {
			counts := map[sourceKind]int{}
			for _, rule := range p.ingress {
				switch rule.kind {
				case group, self, prefixList: // which entries a list has, the inputs do not tell
					counts[ipv4]++ // counts for both
					counts[ipv6]++
				default:
					counts[rule.kind]++
				}
			}
			for _, kind := range []sourceKind{ipv4, ipv6} {
				if n := counts[kind]; n > ruleQuota {
					say("allowConnectionsFromCidrBlocks", "and the other sources that may connect make %d rules for %s together; AWS's quota is %d in a security group until you have it raised (Service Quotas, \"Inbound or outbound rules per security group\")",
						n, map[sourceKind]string{ipv4: "IPv4", ipv6: "IPv6"}[kind], ruleQuota)
					return
				}
			}
		},
	},
	{
		Name: "own-group-quota", Input: "securityGroupIds",
		Holds:   "The security groups are within the quota that accounts begin with.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [" + strings.Join(numbered(groupQuota+1, "sg-0000000%d"), ", ") + "]",
		Source:  "Amazon VPC user guide, \"Amazon VPC quotas\"",
		Silence: "use fewer groups, with more rules in each",
		Needs:   []string{"securityGroupIds", "additionalSecurityGroupIds"},
		Check: func(p *plan, say check.Say) {
			path, n := "securityGroupIds", len(p.securityGroupIDs.Elements)
			if !p.usesSecurityGroups() {
				path, n = "additionalSecurityGroupIds", 1+len(p.additionalGroupIDs.Elements)
			}
			if n > groupQuota {
				say(path, "makes %d security groups; AWS's quota is %d on a network interface, of which each node has one, until you have it raised (Service Quotas, \"Security groups per network interface\")", n, groupQuota)
			}
		},
	},
	{
		Name: "subnet-group-default", Input: "subnetGroupName",
		Holds:   "The subnet group is one that somebody chose the subnets of.",
		Example: "subnetIds: null\nsubnetGroupName: default",
		Source:  "Amazon VPC user guide, \"Default VPCs\": each default subnet is a public subnet; ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
		Silence: "use a group of your own, or `subnetIds`",
		Needs:   []string{"subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if p.subnetGroupName.Value == "default" {
				say("subnetGroupName", "\"default\" is the name of AWS's own group, of the default VPC, whose subnets are public; use a group of your own, or subnetIds")
			}
		},
	},
	{
		Name: "key-export", Input: "kmsKeyId",
		Holds:   "Snapshots can be exported to S3.",
		Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  "ElastiCache user guide, \"At-Rest Encryption in ElastiCache\", conditions: a key of your own is not used for exported files; AWS's answer, as users report it: \"AWS Key Management Service Customer Managed CMK cannot be used for encrypting exported snapshots in S3\"",
		Silence: "leave `kmsKeyId` out, for AWS's own key; or accept it, where no snapshot is to be exported",
		Needs:   []string{"kmsKeyId"},
		Check: func(p *plan, say check.Say) {
			if p.kmsKeyID.Value != "" && !p.keyInGovCloud() {
				say("kmsKeyId", "is a key of your own: AWS does not use it for exports, and is known to refuse to export the snapshots of such a cluster to S3; whoever deletes the key deletes the data")
			}
		},
	},
	{
		Name: "tls-off", Input: "enableTransitEncryption",
		Holds:   "Connections are encrypted.",
		Example: `enableTransitEncryption: false`,
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\"",
		Silence: "`enableTransitEncryption: true`; or accept it, for example in development",
		Needs:   []string{"enableTransitEncryption"},
		Check: func(p *plan, say check.Say) {
			if !p.transitEncryption.Value {
				say("enableTransitEncryption", "false sends all data in plain text, and rules out a password; use true, on a cluster that runs in two steps (docs/access.md)")
			}
		},
	},
	{
		Name: "at-rest-off", Input: "enableAtRestEncryption",
		Holds:   "Data on disk is encrypted.",
		Example: `enableAtRestEncryption: false`,
		Source:  "ElastiCache developer guide, \"At-Rest Encryption in ElastiCache\"",
		Silence: "`enableAtRestEncryption: true`",
		Needs:   []string{"enableAtRestEncryption"},
		Check: func(p *plan, say check.Say) {
			if !p.atRestEncryption.Value {
				say("enableAtRestEncryption", "false writes swap and snapshots to disk in plain text; use true, now: to change it later replaces the cluster and loses its data")
			}
		},
	},
	{
		Name: "alarms-untold", Input: "alarmsSnsTopicArns",
		Holds:   "The alarms tell somebody.",
		Example: `alarmsSnsTopicArns: null`,
		Source:  "the documented module, enable_cloudwatch_alarms: \"make sure to specify SNS topics\"",
		Silence: "pass a topic, here or as `compositeAlarmSnsTopicArns`; or an empty list, which says that the alarms are looked at in CloudWatch; or `enableCloudwatchAlarms: false`",
		Needs:   []string{"enableCloudwatchAlarms", "alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			if p.enableCloudwatchAlarms && !p.alarmTopics.Given && !p.compositeTopics.Given {
				say("alarmsSnsTopicArns", "is left out, so the alarms tell no one; pass the ARN of an SNS topic, or [] to look at them in CloudWatch alone")
			}
		},
	},
	{
		Name: "topic-twice", Input: "alarmsSnsTopicArns",
		Holds:   "No topic is listed twice.",
		Example: `alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts, arn:aws:sns:eu-west-1:123456789012:alerts]`,
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions",
		Silence: "leave one out",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			if !p.enableCloudwatchAlarms {
				return
			}
			for _, l := range p.actionLists() {
				check.Repeated(l.List, l.path, aws.ParseAlarmAction, func(path, value, first string) {
					say(path, "%s is listed already, as %s, and is told once; leave one out", spelling.Quote(value), first)
				})
			}
		},
	},
	{
		Name: "action-unknown", Input: "alarmsSnsTopicArns",
		Holds:   "Each action of an alarm is one that CloudWatch documents.",
		Example: `alarmsSnsTopicArns: [arn:aws:polly:eu-west-1:123456789012:lexicon/alarms]`,
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions (as of 2026-11)",
		Silence: "use a topic, a Lambda function, an OpsItem, a response plan, an investigation group or a scaling policy",
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.actionLists() {
				for i, e := range l.Elements {
					if action, err := aws.ParseAlarmAction(e.Value); e.Known && err == nil && !action.Documented {
						say(inputs.Element(l.path, i), "%s is of %q, of which this package knows no action of alarms: it is passed on to AWS as it is, which takes topics of SNS, Lambda functions and little else", spelling.Quote(e.Value), action.Service)
					}
				}
			}
		},
	},
	{
		Name: "changes-wait", Input: "applyImmediately",
		Holds:   "Changes that restart nodes are made when the program says so.",
		Example: `applyImmediately: false`,
		Source:  "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
		Silence: "`applyImmediately: true`; or leave it out, and changes wait without a word",
		Needs:   []string{"applyImmediately", "maintenanceWindow", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.applyImmediately.Given && !p.applyImmediately.Value {
				say("applyImmediately", "false makes a change of instanceType, engine or version wait for the maintenance window (%s UTC): the update succeeds, nothing happens until then, and every preview shows the change again; use true to have it at once", p.maintenance.Value)
			}
		},
	},
	{
		Name: "parameter-group-capitals", Input: "parameterGroupName",
		Holds:   "The parameter group is written in lower case, as AWS stores it.",
		Example: `parameterGroupName: My-Parameters`,
		Source:  "ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupName: \"stored as a lowercase string\"",
		Silence: "write it in lower case",
		Needs:   []string{"parameterGroupName"},
		Check: func(p *plan, say check.Say) {
			if name := p.parameterGroupName.Value; name != strings.ToLower(name) {
				say("parameterGroupName", "%s has capital letters; AWS stores names in lower case, so previews may show a difference for ever: use %q", spelling.Quote(name), strings.ToLower(name))
			}
		},
	},
	{
		Name: "snapshot-arn-suffix", Input: "snapshotArn",
		Holds:   "A snapshot file is an RDB file by its name.",
		Example: `snapshotArn: arn:aws:s3:::my-bucket/dump.tar.gz`,
		Source:  "ElastiCache user guide, \"Seeding a new cluster with an externally created backup\"",
		Silence: "name the file `….rdb`",
		Reads:   fileInputs,
		Check: func(p *plan, say check.Say) {
			for i, file := range p.files.Elements {
				if file.Known && !strings.HasSuffix(file.Value, ".rdb") {
					say(p.files.path(i), "%s does not end in .rdb; ElastiCache reads RDB files alone, not compressed ones", spelling.Quote(file.Value))
				}
			}
		},
	},
	{
		Name: "snapshot-arn-twice", Input: "snapshotArns",
		Holds:   "No snapshot file is listed twice.",
		Example: `snapshotArns: [arn:aws:s3:::my-bucket/dump.rdb, arn:aws:s3:::my-bucket/dump.rdb]`,
		Source:  apiCreate + ", SnapshotArns",
		Silence: "leave one out",
		Reads:   fileInputs,
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.files.List, p.files.from, aws.ParseObjectARN, func(path, value, first string) {
				say(path, "%s is listed already, as %s; leave one out", spelling.Quote(value), first)
			})
		},
	},
	{
		Name: "snapshots-off-cluster-mode", Input: "snapshotRetentionLimit",
		Holds:   "With `clusterMode`, snapshots are on from the start.",
		Example: "snapshotRetentionLimit: 0\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  snapshottingSource,
		Silence: "`snapshotRetentionLimit: 1` or more",
		Needs:   []string{"clusterMode", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode != nil && p.retention.Value == 0 && !p.snapshotsContradict() {
				path, value := "snapshotRetentionLimit", "0"
				if p.snapshotWindow.Value == "" {
					path, value = "snapshotWindow", `""`
				}
				say(path, "%s leaves a cluster in cluster mode without snapshots, and this version of the AWS provider cannot turn them on later; keep them for 1 day at least", value)
			}
		},
	},
	{
		Name: "snapshots-contradict", Input: "snapshotWindow",
		Holds:   "The window and the retention agree about whether there are snapshots.",
		Example: "snapshotWindow: \"\"\nsnapshotRetentionLimit: 7",
		Source:  "the documented module, snapshot_window: \"Set to empty string to disable snapshots\"",
		Silence: "`snapshotRetentionLimit: 0`, or a window",
		Needs:   []string{"snapshotRetentionLimit", "snapshotWindow", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if !p.snapshotsContradict() {
				return
			}
			or := ", or set snapshotRetentionLimit to 0"
			if p.clusterMode != nil {
				or = "; in cluster mode this version of the AWS provider cannot turn them on later"
			}
			say("snapshotWindow", `"" turns snapshots off, though snapshotRetentionLimit is %d; leave snapshotWindow out to have them%s`, p.snapshotRetentionLimit.Value, or)
		},
	},
})
