// For each check: what passes, what violates, and what only the update knows.

import { unknown, type Props, type Resource } from "./pack";

const types = {
    group: "aws:elasticache/replicationGroup:ReplicationGroup",
    node: "aws:elasticache/cluster:Cluster",
    serverless: "aws:elasticache/serverlessCache:ServerlessCache",
    user: "aws:elasticache/user:User",
    userGroup: "aws:elasticache/userGroup:UserGroup",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    defaultSecurityGroup: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    rule: "aws:ec2/securityGroupRule:SecurityGroupRule",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    composite: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
};

const of = (type: string, base: Props) => (change: Props) => ({ type, props: { ...base, ...change } });
export const group = of(types.group, { replicationGroupId: "sessions", engine: "redis", engineVersion: "7.1" });
export const node = of(types.node, { clusterId: "sessions", engine: "redis", engineVersion: "7.1" });
export const serverless = of(types.serverless, { name: "sessions", engine: "valkey", majorEngineVersion: "8" });
export const user = of(types.user, {
    userId: "app",
    userName: "default",
    engine: "redis",
    accessString: "on ~* +@all",
});
export const userGroup = of(types.userGroup, { userGroupId: "sessions", engine: "redis" });
export const securityGroup = of(types.securityGroup, {});
export const rule = of(types.rule, { type: "ingress", protocol: "tcp", fromPort: 6379, toPort: 6379 });
export const ingress = of(types.ingress, { ipProtocol: "tcp", fromPort: 6379, toPort: 6379 });
export const alarm = of(types.alarm, {
    name: "sessions-cpu",
    dimensions: { CacheClusterId: "sessions-0001-001", CacheNodeId: "0001" },
    alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"],
});
export const composite = of(types.composite, { alarmName: "sessions-unhealthy", alarmRule: 'ALARM("sessions-cpu")' });
const memcached = { engine: "memcached", engineVersion: "1.6.17" };

export interface Case {
    what: string;
    resource: Resource;
    // What else is in the stack, for a check that looks at stacks.
    with?: Resource[];
    // Part of the words of a violation; nothing is said without.
    says?: string;
}

const passes = (what: string, resource: Resource, ...others: Resource[]): Case => ({ what, resource, with: others });
const violates = (says: string, what: string, resource: Resource, ...others: Resource[]): Case => ({
    what,
    resource,
    with: others,
    says,
});

const { flag, number, text, list } = unknown;
const open = { cidrIpv4: "0.0.0.0/0" };
const limits = (dataStorage: any, ecpuPerSeconds: any): Props => ({
    cacheUsageLimits: { dataStorage, ecpuPerSeconds },
});
const loud = (alarmRule: string) =>
    composite({ alarmRule, alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"] });
const quiet = { alarmActions: [] };

export const cases: Record<string, Case[]> = {
    "elasticache-1-automatic-backups": [
        passes("a day", group({ snapshotRetentionLimit: 1 })),
        passes("a day of a node", node({ snapshotRetentionLimit: 1 })),
        passes("a node of a group", node({ replicationGroupId: "sessions" })),
        passes("a node of a new group", node({ replicationGroupId: text })),
        passes("Memcached", node(memcached)),
        passes("unknown", group({ snapshotRetentionLimit: number })),
        violates("kept for 0 days, not for 1", "none", group({ snapshotRetentionLimit: 0 })),
        violates("kept for 0 days, not for 1", "nothing", group({})),
        violates("kept for 0 days, not for 1", "none of a node", node({})),
    ],
    "elasticache-backups-for-a-week": [
        passes("a week", group({ snapshotRetentionLimit: 7 })),
        passes("a week of a cache", serverless({ snapshotRetentionLimit: 7 })),
        passes("unknown", serverless({ snapshotRetentionLimit: number })),
        passes("a cache of Memcached", serverless(memcached)),
        violates("kept for 6 days, not for 7", "six days", group({ snapshotRetentionLimit: 6 })),
        violates("kept for 0 days, not for 7", "none of a cache", serverless({})),
    ],
    "elasticache-final-snapshot": [
        passes("named", group({ finalSnapshotIdentifier: "sessions-final" })),
        passes("unknown", group({ finalSnapshotIdentifier: text })),
        violates("without a final snapshot", "none", group({})),
        violates("without a final snapshot", "none of a node", node({ finalSnapshotIdentifier: "" })),
    ],
    "elasticache-2-automatic-minor-upgrades": [
        passes("AWS's default", group({})),
        passes("on", group({ autoMinorVersionUpgrade: true })),
        passes("on as a text", node({ autoMinorVersionUpgrade: "true" })),
        passes("unknown", group({ autoMinorVersionUpgrade: flag })),
        violates("does not upgrade", "off", group({ autoMinorVersionUpgrade: false })),
        violates("does not upgrade", "off as a text", node({ autoMinorVersionUpgrade: "false" })),
    ],
    "elasticache-supported-engine": [
        passes("7.1", group({})),
        passes("no version", group({ engineVersion: "" })),
        passes("Valkey", group({ engine: "valkey", engineVersion: "7.2" })),
        passes("6 on the last day", group({ engineVersion: "6.x" })),
        passes("unknown", group({ engineVersion: text })),
        passes("a cache", serverless({})),
        violates("5.0.6 ended on 2026-01-31", "5", group({ engineVersion: "5.0.6" })),
        violates(
            "4.0.10 ended on 2026-01-31",
            "4 of a node without engine",
            node({ engine: "", engineVersion: "4.0.10" }),
        ),
    ],
    "elasticache-support-ends-soon": [
        passes("7.1", group({})),
        passes("ended already", group({ engineVersion: "5.0.6" })),
        passes("unknown", group({ engineVersion: text })),
        violates("6.2 ends on 2027-01-31", "6", group({ engineVersion: "6.2" })),
    ],
    "elasticache-3-automatic-failover": [
        passes("on", group({ automaticFailoverEnabled: true })),
        passes("unknown", group({ automaticFailoverEnabled: flag })),
        passes("off elsewhere", { ...group({}), stack: "dev" }),
        violates("Nothing takes over", "off", group({ automaticFailoverEnabled: false })),
        violates("Nothing takes over", "off in a stack of prod", { ...group({}), stack: "shop-prod" }),
        violates("Nothing takes over", "a node", node({})),
    ],
    "elasticache-multi-az": [
        passes("on", group({ multiAzEnabled: true })),
        passes("unknown", group({ multiAzEnabled: flag })),
        passes("off elsewhere", { ...group({}), stack: "dev" }),
        violates("one availability zone", "off", group({ multiAzEnabled: false })),
    ],
    "elasticache-4-encryption-at-rest": [
        passes("on", group({ atRestEncryptionEnabled: true })),
        passes("on as a text, as version 7 has it", group({ atRestEncryptionEnabled: "true" })),
        passes("Valkey without it", group({ engine: "valkey" })),
        passes("a group of a global datastore", group({ engine: "", globalReplicationGroupId: "global-sessions" })),
        passes("unknown", group({ atRestEncryptionEnabled: flag })),
        violates("not encrypted", "nothing", group({})),
        violates("not encrypted", "off as a text", group({ atRestEncryptionEnabled: "false" })),
        violates(
            "not encrypted",
            "Valkey that is told not to",
            group({ engine: "valkey", atRestEncryptionEnabled: false }),
        ),
        violates("use a replication group", "a node", node({})),
    ],
    "elasticache-5-encryption-in-transit": [
        passes("on", group({ transitEncryptionEnabled: true })),
        passes("required", group({ transitEncryptionEnabled: true, transitEncryptionMode: "required" })),
        passes("a group of a global datastore", group({ engine: "", globalReplicationGroupId: text })),
        passes("unknown", group({ transitEncryptionEnabled: flag })),
        passes("unknown mode", group({ transitEncryptionEnabled: true, transitEncryptionMode: text })),
        violates("without TLS", "nothing", group({})),
        violates(
            "preferred",
            "preferred",
            group({ transitEncryptionEnabled: true, transitEncryptionMode: "preferred" }),
        ),
        violates("use a replication group", "a node", node({})),
    ],
    "elasticache-6-token-before-redis-6": [
        passes("a token", group({ engineVersion: "5.0.6", authToken: "correct-horse-battery" })),
        passes("an unknown token", group({ engineVersion: "5.0.6", authToken: text })),
        passes("6", group({ engineVersion: "6.2" })),
        passes("unknown", group({ engineVersion: text })),
        violates("5.0.6 needs no password", "5", group({ engineVersion: "5.0.6" })),
    ],
    "elasticache-token-or-users": [
        passes("a token", group({ authToken: "correct-horse-battery" })),
        passes("users", group({ userGroupIds: ["sessions"] })),
        passes("an unknown token", group({ authToken: text })),
        passes("unknown users", group({ userGroupIds: list })),
        passes("a group of a global datastore", group({ globalReplicationGroupId: "global-sessions" })),
        violates("neither a token nor a user", "nothing", group({ userGroupIds: [] })),
        violates("neither a token nor a user", "a node", node({})),
    ],
    "elasticache-users-need-passwords": [
        passes("a password", user({ passwords: ["correct-horse-battery"] })),
        passes("off", user({ noPasswordRequired: true, accessString: "off ~* -@all" })),
        passes("an unknown access string", user({ noPasswordRequired: true, accessString: text })),
        passes("an unknown flag", user({ noPasswordRequired: flag })),
        passes("a group of own users", userGroup({ userIds: ["app", text] })),
        passes("an unknown group", userGroup({ userIds: list })),
        violates("needs no password", "none", user({ noPasswordRequired: true })),
        violates("needs no password", "none as a mode", user({ authenticationMode: { type: "no-password-required" } })),
        violates("default of AWS, who can do everything", "AWS's own user", userGroup({ userIds: [text, "default"] })),
    ],
    "elasticache-7-own-subnet-group": [
        passes("an own group", group({ subnetGroupName: "sessions" })),
        passes("unknown", group({ subnetGroupName: text })),
        violates("the default subnet group", "none", group({})),
        violates("the default subnet group", "default", node({ subnetGroupName: "default" })),
    ],
    "elasticache-no-open-ports": [
        passes("a block", ingress({ cidrIpv4: "10.0.0.0/8" })),
        passes("another port", ingress({ ...open, fromPort: 443, toPort: 443 })),
        passes("another protocol", ingress({ ...open, ipProtocol: "udp" })),
        passes("an unknown block", ingress({ cidrIpv4: text })),
        passes("an unknown port", ingress({ ...open, fromPort: number })),
        passes("what goes out", rule({ type: "egress", cidrBlocks: ["0.0.0.0/0"] })),
        passes("an unknown list", rule({ cidrBlocks: list })),
        passes(
            "inside a group",
            securityGroup({ ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] }),
        ),
        passes("unknown rules", securityGroup({ ingress: list })),
        passes("no rules", securityGroup({})),
        violates("0.0.0.0/0 reaches port 6379", "all", ingress(open)),
        violates("::/0 reaches port 6379", "all of IPv6", ingress({ cidrIpv6: "::/0" })),
        violates("::/0 reaches port 6379", "beside an unknown block", ingress({ cidrIpv4: text, cidrIpv6: "::/0" })),
        violates("reaches port 6379", "every protocol", ingress({ ...open, ipProtocol: "-1", fromPort: 0, toPort: 0 })),
        violates("reaches port 6380", "the readers of a cache", ingress({ ...open, fromPort: 6380, toPort: 6400 })),
        violates(
            "0.0.0.0/0 reaches",
            "inside the default group of a VPC",
            of(types.defaultSecurityGroup, {})({ ingress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] }),
        ),
        violates("0.0.0.0/0 reaches", "a rule", rule({ cidrBlocks: ["10.0.0.0/8", text, "0.0.0.0/0"] })),
        violates("::/0 reaches", "beside an unknown list", rule({ cidrBlocks: list, ipv6CidrBlocks: ["::/0"] })),
        violates(
            "0.0.0.0/0 reaches",
            "inside a group, beside an unknown rule",
            securityGroup({
                ingress: [
                    { protocol: "tcp", fromPort: number, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
                    { protocol: "tcp", fromPort: 1, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] },
                ],
            }),
        ),
    ],
    "elasticache-serverless-maxima": [
        passes("both", serverless(limits({ maximum: 10, unit: "GB" }, [{ maximum: 5000 }]))),
        passes("both as lists", serverless(limits([{ maximum: 10, unit: "GB" }], [{ maximum: 5000 }]))),
        passes("unknown", serverless(limits({ maximum: number, unit: "GB" }, list))),
        passes("Memcached", serverless(memcached)),
        violates("dataStorage and ecpuPerSecond", "neither", serverless({})),
        violates("maximum of ecpuPerSecond.", "one", serverless(limits({ maximum: 10 }, [{ minimum: 1000 }]))),
        violates("maximum of dataStorage.", "beside an unknown one", serverless(limits({ minimum: 10 }, list))),
    ],
    "elasticache-serverless-users": [
        passes("a group", serverless({ userGroupId: "sessions" })),
        passes("unknown", serverless({ userGroupId: text })),
        violates("no user group", "none", serverless({})),
    ],
    "elasticache-alarms-with-actions": [
        passes("an alarm of a member", group({}), alarm({})),
        passes("an alarm of the group", group({}), alarm({ dimensions: { ReplicationGroupId: "sessions" } })),
        passes(
            "a formula",
            group({}),
            alarm({ dimensions: {}, metricQueries: [{ metric: { dimensions: { CacheClusterId: "sessions-001" } } }] }),
        ),
        passes(
            "a search",
            group({}),
            alarm({ dimensions: {}, metricQueries: [{ expression: 'SEARCH("sessions-0001-001")' }] }),
        ),
        passes("of a cache", serverless({}), alarm({ dimensions: { clusterId: "sessions" } })),
        passes(
            "by a composite alarm",
            group({}),
            alarm(quiet),
            composite({ alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"] }),
        ),
        passes("an unknown action", group({}), alarm({ alarmActions: list })),
        passes("an unknown dimension", group({}), alarm({ dimensions: { CacheClusterId: text } })),
        passes("an unknown name", group({ replicationGroupId: text })),
        passes(
            "an unknown rule",
            group({}),
            alarm(quiet),
            composite({ alarmRule: text, alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"] }),
        ),
        ...[
            "ALARM(sessions-cpu)",
            'OK("other") AND NOT ALARM( "sessions-cpu" )',
            'ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu")',
        ].map((alarmRule) => passes(`by ${alarmRule}`, group({}), alarm(quiet), loud(alarmRule))),
        passes("Memcached", node(memcached)),
        violates("No alarm", "none", group({})),
        violates("No alarm", "of another", group({}), alarm({ dimensions: { CacheClusterId: "sessions-b-001" } })),
        violates("notify nobody", "without actions", group({}), alarm(quiet)),
        violates("notify nobody", "switched off", group({}), alarm({ actionsEnabled: false })),
        violates("notify nobody", "a composite alarm without actions", group({}), alarm(quiet), composite({})),
        ...[
            'ALARM("other")',
            'ALARM("other-sessions-cpu-high")',
            'ALARM("sessions-cpu-high")',
            'ALARM("other-sessions-cpu")',
            'ALARM("other sessions-cpu")',
        ].map((alarmRule) => violates("notify nobody", `only ${alarmRule}`, group({}), alarm(quiet), loud(alarmRule))),
        // The star of a name stands for itself.
        violates(
            "notify nobody",
            "a star",
            group({}),
            alarm({ ...quiet, name: "sessions*" }),
            loud('ALARM("sessionss")'),
        ),
    ],
};
