// A cluster, and a copy of its snapshot in another account every night. Whoever takes over the account of the cluster
// can neither delete nor change the copies.

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as redis from "pulumi-aws-redis";

// The account that keeps the copies: `pulumi config set backupRole arn:aws:iam::<account>:role/<role>`, a role there that
// you can assume. Another region also outlasts the loss of the first one.
const config = new pulumi.Config();
const backup = new aws.Provider("backup", {
    region: config.get<aws.Region>("backupRegion") ?? "eu-central-1",
    assumeRole: { roleArn: config.get("backupRole") ?? "arn:aws:iam::222222222222:role/deploy" },
});
const clusterAccount = aws.getCallerIdentityOutput().accountId;
const backupAccount = aws.getCallerIdentityOutput({}, { provider: backup }).accountId;

// CloudWatch notifies topics of its own region, so each account has one. Subscribe whoever is on call to both.
const alerts = new aws.sns.Topic("alerts");
const backupAlerts = new aws.sns.Topic("backup-alerts", {}, { provider: backup });

const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "The application that uses Redis" });

const name = "sessions";
const instanceType = "cache.t4g.small";
const snapshotWindow = "03:00-04:00";
const cache = new redis.RedisCluster("cache", {
    name,
    instanceType,
    replicationGroupSize: 2,
    enableAutomaticFailover: true,
    enableMultiAz: true,
    vpcId: vpc.id,
    subnetIds: subnets.ids,
    allowConnectionsFromSecurityGroups: [app.id],
    generateAuthToken: true,
    snapshotWindow,
    alarmsSnsTopicArns: [alerts.arn],
});

// In the other account: a bucket that locks every copy for 30 days, and an alarm if no new one arrives.
const vault = new redis.RedisSnapshotVault(
    "vault",
    {
        name,
        sourceAccountIds: [clusterAccount],
        // By its name, so that the vault does not depend on the cluster, which can be deleted while copies are locked.
        replicationGroupIds: [name],
        alarmsSnsTopicArns: [backupAlerts.arn],
    },
    { providers: [backup] },
);

// In the account of the cluster: an export each night, 3 hours after the snapshot window, which S3 copies to the vault.
const nightly = new redis.RedisSnapshotExport("export", {
    name,
    replicationGroupId: cache.replicationGroupId,
    instanceType,
    snapshotWindow,
    copyTo: { accountId: backupAccount, bucketArn: vault.bucketArn },
    alarmsSnsTopicArns: [alerts.arn],
});

export const endpoint = cache.endpoint;
export const exportBucket = nightly.bucketName;
export const vaultBucket = vault.bucketName;
// Start it to export at once: aws stepfunctions start-execution --state-machine-arn <ARN>
export const stateMachine = nightly.stateMachineArn;
// What to pass as snapshotArns to fill a new cluster from a copy.
export const restoreInputs = nightly.restoreInputs;
