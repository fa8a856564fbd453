// A cluster whose clients log in with IAM: no password anywhere. A Lambda function or an ECS task with this role can
// log in as the user "app", and as nobody else.

import * as aws from "@pulumi/aws";
import * as redis from "pulumi-aws-redis";

const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
const alerts = new aws.sns.Topic("alerts");

// The security group and the role of the function, or of the task.
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "The application that uses Redis" });
const role = new aws.iam.Role("app", {
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: "sts:AssumeRole",
                Principal: { Service: ["lambda.amazonaws.com", "ecs-tasks.amazonaws.com"] },
            },
        ],
    }),
});

const cache = new redis.RedisCluster("cache", {
    name: "sessions",
    instanceType: "cache.t4g.small",
    replicationGroupSize: 2,
    enableAutomaticFailover: true,
    enableMultiAz: true,
    vpcId: vpc.id,
    subnetIds: subnets.ids,
    allowConnectionsFromSecurityGroups: [app.id],
    users: [{ name: "app", accessString: "on ~app:* +@all -@dangerous +info", iam: true }],
    alarmsSnsTopicArns: [alerts.arn],
});

// Allows elasticache:Connect to this cluster as this user.
new aws.iam.RolePolicy("app-redis", {
    role: role.id,
    policy: cache.iamConnectPolicies.apply((policies) => policies["app"]!),
});

// Pass these to the function or the task: the host, the port and the user. A password is signed by the application
// itself, with AWS's library for its language: see docs/connecting.md.
export const environment = cache.environment;
export const roleArn = role.arn;
