// A production cluster of Valkey: three nodes in three zones, users with passwords, backups for five weeks, logs,
// a dashboard, one page for the whole cluster, and protection from deletion.

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as redis from "pulumi-aws-redis";

const config = new pulumi.Config();
const tags = { Environment: "production", Team: "checkout" };

// A network with a subnet in each of three zones. If you have one, pass its ids to the cluster instead.
const zones = aws.getAvailabilityZonesOutput({
    state: "available",
    filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
}).names;
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", tags });
const subnets = [0, 1, 2].map(
    (i) =>
        new aws.ec2.Subnet(`subnet-${i}`, {
            vpcId: vpc.id,
            cidrBlock: `10.0.${i}.0/24`,
            availabilityZone: zones[i],
            tags,
        }),
);
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "The application that uses Redis", tags });

// The team's chat room hears of every alarm. The pager hears once, for the cluster as a whole.
const chat = new aws.sns.Topic("chat", { tags });
const pager = new aws.sns.Topic("pager", { tags });

const cache = new redis.RedisCluster("cache", {
    name: "checkout",
    engine: "valkey",
    instanceType: "cache.r7g.large",
    replicationGroupSize: 3, // a primary and two replicas
    enableAutomaticFailover: true,
    enableMultiAz: true,
    deletionProtection: config.getBoolean("deletionProtection") ?? true,

    vpcId: vpc.id,
    subnetIds: subnets.map((subnet) => subnet.id),
    allowConnectionsFromSecurityGroups: [app.id],
    // Set it with `pulumi config set --secret password`; 16 to 128 characters.
    users: [
        {
            name: "checkout",
            accessString: "on ~checkout:* +@all -@dangerous +info",
            passwords: [config.getSecret("password") ?? pulumi.secret("change-me-before-you-deploy")],
        },
    ],
    // The application reads its connection from AWS Secrets Manager.
    connectionSecret: {},

    snapshotRetentionLimit: 35,
    snapshotWindow: "03:00-04:00",
    maintenanceWindow: "sun:05:00-sun:06:00",
    parameters: { "maxmemory-policy": "volatile-lru" },
    slowLog: {},
    engineLog: {},

    alarmsSnsTopicArns: [chat.arn],
    compositeAlarmSnsTopicArns: [pager.arn],
    enableDashboard: true,
    tags,
});

export const endpoint = cache.endpoint;
export const readerEndpoint = cache.readerEndpoint;
export const secretArn = cache.connectionSecretArn;
export const dashboard = cache.dashboardUrl;
