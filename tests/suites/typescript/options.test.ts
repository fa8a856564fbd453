// The options of a resource, which users expect to hold for all that a component makes.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { ResourceTransform } from "@pulumi/pulumi";
import {
    assertOrder,
    aws,
    componentType,
    nameOf,
    redis,
    refusal,
    replicationGroupType,
    Sandbox,
    securityGroupType,
    silenceRejections,
    type Deployment,
} from "./harness";
import { cluster, small } from "./programs";

const cidr = { allowConnectionsFromCidrBlocks: ["10.0.0.0/16"] };
const children = [
    "cache-ingress-cidr-10.0.0.0-16",
    "cache-replication-group",
    "cache-security-group",
    "cache-subnet-group",
];

// The children of the component, as the state has them.
async function childrenOf(stack: Deployment) {
    const found = Object.values(await stack.state()).filter(({ parent }) => parent?.includes(`::${componentType}::`));
    assert.deepEqual(found.map(({ urn }) => nameOf(urn)).sort(), children);
    return found;
}

suite("options", () => {
    before(silenceRejections);

    test("aliases: a cluster that is renamed in the program stays", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            cluster(cidr, {}, "old");
        });
        const { changes } = await stack.up();

        stack.program = async () => {
            cluster(cidr, { aliases: [{ name: "old" }] }, "cache");
        };
        assert.deepEqual((await stack.preview()).changes, { same: changes.create });
        assert.deepEqual((await stack.up()).changes, { same: changes.create });
        await childrenOf(stack);

        // From here on the alias may go.
        stack.program = async () => {
            cluster(cidr, {}, "cache");
        };
        assert.deepEqual((await stack.preview()).changes, { same: changes.create });
    });

    test("protect: nothing of the cluster can be destroyed", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            cluster(cidr, { protect: true });
        });
        await stack.up();
        for (const child of await childrenOf(stack)) {
            assert.equal(child.protect, true, child.urn);
        }
        assert.match(await refusal(stack.destroy()), /protected/);
        assert.equal(sandbox.list(replicationGroupType).length, 1);

        stack.program = async () => {
            cluster(cidr);
        };
        await stack.up();
        await stack.destroy();
        assert.deepEqual(sandbox.list(), []);
    });

    test("retainOnDelete: the cluster outlives its stack", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            cluster(cidr, { retainOnDelete: true });
        });
        await stack.up();
        for (const child of await childrenOf(stack)) {
            assert.equal(child.retainOnDelete, true, child.urn);
        }
        stack.program = async () => {};
        // The network cannot go while the cluster is in it.
        assert.match(await refusal(stack.up()), /DependencyViolation/);
        assert.equal(sandbox.replicationGroup().replicationGroupId, "sessions");
        assert.equal((await stack.state())["cache-replication-group"], undefined);
    });

    test("transforms: they reach the children", async (t) => {
        const sandbox = new Sandbox(t);
        const transform: ResourceTransform = ({ type, props, opts }) =>
            type === replicationGroupType ? { props: { ...props, description: "transformed" }, opts } : undefined;
        const stack = await sandbox.stack(async () => {
            cluster({}, { transforms: [transform] });
        });
        await stack.up();
        assert.equal(sandbox.replicationGroup().description, "transformed");
        assert.deepEqual((await stack.up()).steps, {});
    });

    test("providers: the children are made with the one that is passed", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            const frankfurt = new aws.Provider("frankfurt", { region: "eu-central-1" });
            const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, { provider: frankfurt });
            const subnets = ["eu-central-1a", "eu-central-1b"].map(
                (availabilityZone, i) =>
                    new aws.ec2.Subnet(
                        `subnet-${i}`,
                        { vpcId: vpc.id, cidrBlock: `10.0.${i}.0/24`, availabilityZone },
                        { provider: frankfurt },
                    ),
            );
            const subnetIds = subnets.map((subnet) => subnet.id);
            const args = { ...small, ...cidr, vpcId: vpc.id, subnetIds };
            const made = new redis.RedisCluster("cache", args, { providers: [frankfurt] });
            return { arn: made.arn, endpoint: made.endpoint };
        });
        const { outputs } = await stack.up();
        assert.match(outputs.arn, /^arn:aws:elasticache:eu-central-1:/);
        assert.match(outputs.endpoint, /\.euc1\.cache\.amazonaws\.com$/);
        for (const child of await childrenOf(stack)) {
            assert.match(child.provider!, /::frankfurt::/, child.urn);
        }
        await stack.destroy();
        assert.deepEqual(sandbox.list(), []);
    });

    test("dependsOn: in both directions it means the children too", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            const before = new aws.sns.Topic("before");
            const made = cluster(cidr, { dependsOn: [before] });
            new aws.sns.Topic("after", {}, { dependsOn: [made] });
        });
        const up = await stack.up();
        for (const child of children) {
            assertOrder(up, "before done", `${child} begins`);
            assertOrder(up, `${child} done`, "after begins");
        }
        const destroy = await stack.destroy();
        for (const child of children) {
            assertOrder(destroy, "after done", `${child} begins`);
            assertOrder(destroy, `${child} done`, "before begins");
        }
    });

    test("ignoreChanges and the like stay with the component: its children follow its inputs", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            cluster({ tags: { Owner: "one" } }, { ignoreChanges: ["tags"] });
        });
        await stack.up();
        stack.program = async () => {
            cluster({ tags: { Owner: "two" } }, { ignoreChanges: ["tags"] });
        };
        await stack.up();
        assert.equal(sandbox.replicationGroup().tags.Owner, "two");
        const groups = sandbox.list(securityGroupType).filter(({ properties }) => properties.name === "sessions");
        assert.equal(groups[0]!.properties.tags.Owner, "two");
    });
});
