// The programs of the tests.

import type { ComponentResource, ComponentResourceOptions, Input, Inputs } from "@pulumi/pulumi";
import type { RedisClusterArgs } from "pulumi-aws-redis";
import { aws, componentType, pulumi, redis } from "./harness";

// A network for a cluster: its vpcId and subnetIds, which the preview of a first deployment does not know.
export function network(): { vpcId: Input<string>; subnetIds: Input<string>[] } {
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
    const subnets = ["eu-west-1a", "eu-west-1b"].map(
        (availabilityZone, i) =>
            new aws.ec2.Subnet(`subnet-${i}`, { vpcId: vpc.id, cidrBlock: `10.0.${i}.0/24`, availabilityZone }),
    );
    return { vpcId: vpc.id, subnetIds: subnets.map((subnet) => subnet.id) };
}

// An Output that no preview knows.
export function later<T>(value: T, name: string) {
    return new aws.sns.Topic(name).arn.apply(() => value);
}

// The smallest cluster that fails over.
export const small = {
    name: "sessions",
    instanceType: "cache.t4g.small",
    replicationGroupSize: 2,
    enableAutomaticFailover: true,
    enableMultiAz: true,
    enableCloudwatchAlarms: false,
} satisfies Partial<RedisClusterArgs>;

// A network and a small cluster in it.
export function cluster(args: Partial<RedisClusterArgs> = {}, options: ComponentResourceOptions = {}, name = "cache") {
    return new redis.RedisCluster(name, { ...small, ...network(), ...args }, options);
}

// A cluster without the SDK in between: no types, no check of what is missing, and nothing is made a secret on the way.
export function bare(inputs: Inputs, name = "cache", type = componentType): ComponentResource {
    return new pulumi.ComponentResource(type, name, inputs, {}, true);
}
