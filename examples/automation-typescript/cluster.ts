import * as aws from "@pulumi/aws";
import * as redis from "pulumi-aws-redis";

// What differs from one cluster to the next.
export interface Cluster {
    // The name of the cluster and of its stack.
    name: string;
    nodeType: string;
    // The first two numbers of the network's addresses.
    network: string;
    // How many shards the keys are divided into; cluster mode is disabled without it.
    shards?: number;
}

// The Pulumi program of a cluster. It is called for each preview, update and destroy; what it returns are the outputs of
// the stack.
export function program({ name, nodeType, network, shards }: Cluster) {
    return async () => {
        const tags = { Cluster: name };
        const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: `${network}.0.0/16`, tags });

        // Two zones, so that a replica survives the loss of one. ElastiCache is not in all the zones that have to be opted in to.
        const zones = await aws.getAvailabilityZones({
            state: "available",
            filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
        });
        const subnets = zones.names.slice(0, 2).map(
            (zone, i) =>
                new aws.ec2.Subnet(`subnet-${i}`, {
                    vpcId: vpc.id,
                    cidrBlock: `${network}.${i}.0/24`,
                    availabilityZone: zone,
                    tags,
                }),
        );

        // Who is told when an alarm goes off. Subscribe an address to it, or pass the topic that your team has.
        const alerts = new aws.sns.Topic("alerts", { tags });

        const replicas = 1;
        const cache = new redis.RedisCluster("cache", {
            name,
            instanceType: nodeType,
            replicationGroupSize: (shards ?? 1) * (1 + replicas),
            clusterMode: shards === undefined ? undefined : { numNodeGroups: shards, replicasPerNodeGroup: replicas },
            enableAutomaticFailover: true,
            enableMultiAz: true,
            vpcId: vpc.id,
            subnetIds: subnets.map((subnet) => subnet.id),
            // Whoever is in the network may connect.
            allowConnectionsFromCidrBlocks: [`${network}.0.0/16`],
            alarmsSnsTopicArns: [alerts.arn],
            tags,
        });

        return { endpoint: cache.endpoint, port: cache.cachePort, alarmArns: cache.alarmArns };
    };
}
