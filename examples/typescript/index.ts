// A Redis cluster on Amazon ElastiCache that keeps sessions: encrypted, spread over two availability zones, with
// failover, backups and alarms.
//
// To use this program, copy the folder. package.json takes the package from this repository; in a copy, install the
// published one instead:
//
//     npm install pulumi-aws-redis
//     pulumi stack init dev
//     pulumi config set aws:region eu-west-1
//     pulumi up

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as redis from "pulumi-aws-redis";

// Every key is optional: `pulumi config set shards 3`, `pulumi config set --secret authToken ...`.
const config = new pulumi.Config();
const shards = config.getNumber("shards");
const tags = { Environment: config.get("environment") ?? "production" };

// The network. With a network of your own, pass its ids to the cluster instead.
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", tags });

// Local zones and the like have to be opted in to, and ElastiCache is not in all of them.
const zones = aws.getAvailabilityZonesOutput({
    state: "available",
    filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
}).names;

// Two subnets in two zones, so that a replica survives the loss of one.
const subnetA = new aws.ec2.Subnet("subnet-a", {
    vpcId: vpc.id,
    cidrBlock: "10.0.1.0/24",
    availabilityZone: zones[0],
    tags,
});
const subnetB = new aws.ec2.Subnet("subnet-b", {
    vpcId: vpc.id,
    cidrBlock: "10.0.2.0/24",
    availabilityZone: zones[1],
    tags,
});

// The application: whatever runs in this security group may connect to the cluster, and nothing else may.
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "Clients of the cluster", tags });

// Who is told when an alarm goes off. Subscribe an address to it, or pass the topic that your team has.
const alerts = new aws.sns.Topic("alerts", { tags });

// One replica for each primary. Without shards: a primary and its replica.
const replicas = 1;

const cache = new redis.RedisCluster("cache", {
    name: config.get("name") ?? "sessions",
    instanceType: config.get("nodeType") ?? "cache.t4g.small",
    replicationGroupSize: (shards ?? 1) * (1 + replicas),
    clusterMode: shards === undefined ? undefined : { numNodeGroups: shards, replicasPerNodeGroup: replicas },
    enableAutomaticFailover: true,
    enableMultiAz: true,

    vpcId: vpc.id,
    subnetIds: [subnetA.id, subnetB.id],
    allowConnectionsFromSecurityGroups: [app.id],
    port: config.getNumber("port") ?? 6379,

    enableTransitEncryption: config.getBoolean("tls") ?? true,
    authToken: config.getSecret("authToken"),

    alarmsSnsTopicArns: [alerts.arn],
    tags,
});

// What an application needs: `endpoint` is the one to write to, with or without shards.
export const endpoint = cache.endpoint;
export const port = cache.cachePort;

// Without shards there are a primary and a reader endpoint, with shards a configuration endpoint. What there is not is
// undefined: Pulumi leaves it out of the outputs, and says so.
export const primaryEndpoint = cache.primaryEndpoint;
export const readerEndpoint = cache.readerEndpoint;
export const configurationEndpoint = cache.configurationEndpoint;

// What an operator needs.
export const replicationGroupId = cache.replicationGroupId;
export const securityGroupId = cache.securityGroupId;
export const engineVersionActual = cache.engineVersionActual;
export const cacheClusterIds = cache.cacheClusterIds;
export const alarmArns = cache.alarmArns;
