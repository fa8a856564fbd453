// A serverless cache in the default VPC, with a user who has a password, a secret for the application to read, and
// alarms. AWS bills the data and the work, up to the maxima.

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as redis from "pulumi-aws-redis";

const config = new pulumi.Config();

// A cache takes two or three subnets, each in another zone, and keeps them. A default VPC may have more: take two.
const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "The application that uses Redis" });
const alerts = new aws.sns.Topic("alerts");

const cache = new redis.RedisServerlessCache("cache", {
    name: "sessions",
    vpcId: vpc.id,
    subnetIds: subnets.ids.apply((ids) => [...ids].sort().slice(0, 2)),
    allowConnectionsFromSecurityGroups: [app.id],
    // The ceiling of the bill. It can be changed later, not removed.
    dataStorage: { maximum: config.getNumber("gigabytes") ?? 10 },
    ecpuPerSecond: { maximum: 50_000 },
    // Set it with `pulumi config set --secret password`; 16 to 128 characters.
    users: [
        {
            name: "app",
            accessString: "on ~* +@all -@dangerous +info",
            passwords: [config.getSecret("password") ?? pulumi.secret("change-me-before-you-deploy")],
        },
    ],
    // The application reads its connection from AWS Secrets Manager.
    connectionSecret: {},
    // The table of alarms has more than the four that are on by default: name one to turn it on.
    alarms: { authenticationFailures: {} },
    alarmsSnsTopicArns: [alerts.arn],
    enableDashboard: true,
    // Nothing is left of the data of a cache that is deleted. To destroy the stack, set it to false and deploy first.
    deletionProtection: config.getBoolean("deletionProtection") ?? true,
});

// Clients must speak the cluster protocol, with TLS. Reads from replicas have a port of their own.
export const endpoint = cache.endpoint;
export const readerPort = cache.readerPort;
export const secretArn = cache.connectionSecretArn;
export const dashboard = cache.dashboardUrl;
