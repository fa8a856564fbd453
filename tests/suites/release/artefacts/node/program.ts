// A whole life of a cluster in an empty project: it is previewed, created, looked at and destroyed. The last line that is
// printed says how it went.

import * as aws from "@pulumi/aws";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import * as redis from "pulumi-aws-redis";

async function cluster() {
    const vpc = await aws.ec2.getVpc({ default: true });
    const subnets = await aws.ec2.getSubnets({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
    const cache = new redis.RedisCluster("cache", {
        name: "released",
        instanceType: "cache.t4g.small",
        replicationGroupSize: 2,
        enableAutomaticFailover: true,
        enableMultiAz: true,
        vpcId: vpc.id,
        subnetIds: subnets.ids,
        generateAuthToken: true,
    });
    return { endpoint: cache.endpoint, url: cache.connectionUrl };
}

async function main() {
    const stack = await LocalWorkspace.createStack({ projectName: "released", stackName: "dev", program: cluster });
    const previewed = await stack.preview();
    const up = await stack.up();
    const again = await stack.preview();
    await stack.destroy();
    console.log(
        JSON.stringify({
            previewed: previewed.changeSummary,
            created: up.summary.resourceChanges,
            again: again.changeSummary,
            outputs: up.outputs,
        }),
    );
}

main().catch((problem) => {
    console.error(problem);
    process.exit(1);
});
