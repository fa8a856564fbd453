// What the types of the package accept and refuse. It is compiled and never run: a line under @ts-expect-error that
// compiles after all is an error too.

import type * as pulumi from "@pulumi/pulumi";
import {
    AlarmScope,
    Engine,
    LogFormat,
    NetworkType,
    RedisCluster,
    type RedisClusterArgs,
    type types,
} from "pulumi-aws-redis";

declare const group: pulumi.CustomResource;
declare const subnetA: pulumi.CustomResource;
declare const subnetB: pulumi.CustomResource;
declare const text: pulumi.Output<string>;
declare const plainText: string;
declare const texts: pulumi.Output<string[]>;
declare const number: pulumi.Output<number>;
declare const flag: pulumi.Output<boolean>;

const required = {
    name: "sessions",
    instanceType: "cache.t4g.small",
    replicationGroupSize: 2,
    enableAutomaticFailover: true,
    enableMultiAz: true,
    vpcId: text,
    subnetIds: [subnetA.id, subnetB.id],
} satisfies RedisClusterArgs;

type Shape = types.input.ClusterModeArgs;
const shape: Shape = { numNodeGroups: 3, replicasPerNodeGroup: 2 };

export const accepted: RedisClusterArgs[] = [
    required,
    { ...required, vpcId: "vpc-0aaaaaaaaaaaaaaa1", subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", subnetA.id] },
    { ...required, vpcId: Promise.resolve("vpc-0aaaaaaaaaaaaaaa1"), subnetIds: texts },
    { ...required, replicationGroupSize: 9, clusterMode: shape },
    { ...required, replicationGroupSize: 9, clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 2 } },
    { ...required, clusterMode: undefined, enableCloudwatchAlarms: undefined, port: undefined, tags: undefined },
    { ...required, allowConnectionsFromSecurityGroups: [group.id, "sg-0aaaaaaaaaaaaaaa1"] },
    { ...required, allowConnectionsFromCidrBlocks: ["10.0.0.0/8", text] },
    { ...required, alarmsSnsTopicArns: [text], enableCloudwatchAlarms: false },
    { ...required, alarmsSnsTopicArns: texts },
    { ...required, compositeAlarmSnsTopicArns: [text, "arn:aws:sns:eu-west-1:123456789012:pager"] },
    { ...required, compositeAlarmSnsTopicArns: [], alarmScope: "group" },
    { ...required, alarmScope: undefined, compositeAlarmSnsTopicArns: undefined, enableDashboard: undefined },
    { ...required, enableDashboard: true, enableInsufficientDataActions: true },
    { ...required, alarms: { groupCpu: { threshold: 70 }, groupMemory: { enabled: false }, groupDisk: {} } },
    { ...required, port: 6380, snapshotRetentionLimit: 7, applyImmediately: true },
    { ...required, port: number, snapshotRetentionLimit: number, applyImmediately: flag },
    { ...required, enableAtRestEncryption: flag, enableTransitEncryption: flag, authToken: text },
    { ...required, redisVersion: text, parameterGroupName: text, maintenanceWindow: text, snapshotWindow: text },
    { ...required, snapshotArn: text, snapshotName: text, snsTopicForNotifications: text },
    { ...required, snapshotArns: texts },
    { ...required, snapshotArns: [text, "arn:aws:s3:::bucket/dump.rdb"] },
    { ...required, tags: { Environment: "production", Owner: text } },
    // A value of a closed set, by its name in the SDK or as a plain text, and where Outputs are accepted as one.
    { ...required, engine: Engine.Valkey, alarmScope: AlarmScope.Group, networkType: NetworkType.DualStack },
    { ...required, engine: "valkey", networkType: "dual_stack", slowLog: { format: LogFormat.Text } },
    { ...required, engine: plainText, networkType: plainText, slowLog: { format: plainText } },
    { ...required, networkType: text, ipDiscovery: text, transitEncryptionMode: text },
];

export const refused: RedisClusterArgs[] = [
    // Known when the program runs: no Outputs.
    // @ts-expect-error
    { ...required, name: text },
    // @ts-expect-error
    { ...required, instanceType: text },
    // @ts-expect-error
    { ...required, replicationGroupSize: number },
    // @ts-expect-error
    { ...required, enableAutomaticFailover: flag },
    // @ts-expect-error
    { ...required, enableMultiAz: flag },
    // @ts-expect-error
    { ...required, enableCloudwatchAlarms: flag },
    // @ts-expect-error
    { ...required, alarmScope: text },
    // @ts-expect-error
    { ...required, enableDashboard: flag },
    // @ts-expect-error
    { ...required, enableInsufficientDataActions: flag },
    // @ts-expect-error
    { ...required, alarms: { groupCpu: { threshold: number } } },
    // @ts-expect-error
    { ...required, clusterMode: {} as pulumi.Output<Shape> },
    // @ts-expect-error
    { ...required, clusterMode: { numNodeGroups: number, replicasPerNodeGroup: 2 } },
    // @ts-expect-error
    { ...required, clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: number } },
    // @ts-expect-error
    { ...required, clusterMode: { numNodeGroups: 3 } },
    // @ts-expect-error
    { ...required, clusterMode: [shape] },
    // Known length: elements may be Outputs, the list may not.
    // @ts-expect-error
    { ...required, allowConnectionsFromCidrBlocks: texts },
    // @ts-expect-error
    { ...required, allowConnectionsFromSecurityGroups: texts },
    // @ts-expect-error
    { ...required, compositeAlarmSnsTopicArns: texts },
    // @ts-expect-error
    { ...required, securityGroupIds: texts },
    // Wrong types.
    // @ts-expect-error
    { ...required, alarmScope: ["nodes", "group"] },
    // @ts-expect-error
    { ...required, compositeAlarmSnsTopicArns: "arn:aws:sns:eu-west-1:123456789012:pager" },
    // @ts-expect-error
    { ...required, compositeAlarmSnsTopicArns: [undefined] },
    // @ts-expect-error
    { ...required, enableDashboard: "true" },
    // @ts-expect-error
    { ...required, port: "6379" },
    // @ts-expect-error
    { ...required, subnetIds: "subnet-0aaaaaaaaaaaaaaa1" },
    // @ts-expect-error
    { ...required, replicationGroupSize: "2" },
    // @ts-expect-error
    { ...required, tags: { Cost: 7 } },
    // Unknown inputs.
    // @ts-expect-error
    { ...required, alarms: { groupDisc: {} } },
    // @ts-expect-error
    { ...required, nodeType: "cache.t4g.small" },
    // @ts-expect-error
    { ...required, clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 2, shards: 3 } },
];

// Each required input is required.
type Without<K extends keyof RedisClusterArgs> = Omit<typeof required, K>;
export const incomplete = [
    // @ts-expect-error
    {} as Without<"name"> satisfies RedisClusterArgs,
    // @ts-expect-error
    {} as Without<"instanceType"> satisfies RedisClusterArgs,
    // @ts-expect-error
    {} as Without<"replicationGroupSize"> satisfies RedisClusterArgs,
    // @ts-expect-error
    {} as Without<"enableAutomaticFailover"> satisfies RedisClusterArgs,
    // @ts-expect-error
    {} as Without<"enableMultiAz"> satisfies RedisClusterArgs,
];

// A cluster needs these, or groups of the program's own: the component says which is missing.
const { vpcId: _vpc, subnetIds: _subnets, ...elsewhere } = required;
export const placed: RedisClusterArgs[] = [
    { ...elsewhere, securityGroupIds: [group.id, "sg-0aaaaaaaaaaaaaaa1"], subnetGroupName: text },
    { ...elsewhere, securityGroupIds: ["sg-0aaaaaaaaaaaaaaa1"], subnetIds: texts },
    { ...elsewhere, vpcId: text, subnetGroupName: "my-subnets" },
];

export function outputs(cluster: RedisCluster) {
    // What a cluster may lack says so in its type, so that a program has to ask: an endpoint for its mode, a dashboard.
    const primary: pulumi.Output<string | undefined> = cluster.primaryEndpoint;
    const reader: pulumi.Output<string | undefined> = cluster.readerEndpoint;
    const configuration: pulumi.Output<string | undefined> = cluster.configurationEndpoint;
    // @ts-expect-error
    const surely: pulumi.Output<string> = cluster.primaryEndpoint;
    const dashboard: pulumi.Output<string | undefined> = cluster.dashboardUrl;
    // @ts-expect-error
    const drawn: pulumi.Output<string> = cluster.dashboardUrl;

    const always: pulumi.Output<string>[] = [
        cluster.arn,
        cluster.cacheNodeId,
        cluster.endpoint,
        cluster.engineVersionActual,
        cluster.parameterGroupName,
        cluster.replicationGroupId,
        cluster.securityGroupId,
        cluster.subnetGroupName,
    ];
    const port: pulumi.Output<number> = cluster.cachePort;
    const members: pulumi.Output<string[]> = cluster.cacheClusterIds;
    const alarms: pulumi.Output<Record<string, string>> = cluster.alarmArns;
    return { primary, reader, configuration, surely, dashboard, drawn, always, port, members, alarms };
}

export const construct = () => {
    new RedisCluster("cache", required, { providers: [], dependsOn: [group], protect: true });
    // @ts-expect-error
    new RedisCluster("cache");
};
