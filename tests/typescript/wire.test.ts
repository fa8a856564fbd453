// What goes over the wire between a program and the component: unknown values, secrets, and inputs that are wrong in ways
// that types would not let pass.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import {
    aws,
    nameOf,
    pulumi,
    redis,
    refusal,
    replicationGroupType,
    ruleType,
    Sandbox,
    silenceRejections,
} from "./harness";
import { bare, cluster, network, small } from "./programs";

const token = "correct-horse-battery-staple";

// An Output that no preview knows.
function later<T>(value: T, name: string) {
    const topic = new aws.sns.Topic(name);
    return topic.arn.apply(() => value);
}

// What a message says about an input: on a line of its own, after the input's path.
function problem(message: string, input: string): string {
    const path = input.replace(".", "\\.");
    const found = RegExp(`- (?:property )?${path}(?: with value .*?| \\(secret\\))?(?: has a problem)?: (.*)`).exec(
        message,
    );
    assert.ok(found, `${input} is named in:\n${message}`);
    return found[1]!;
}

suite("wire", () => {
    before(silenceRejections);

    test("a token that the program does not mark is a secret all the same", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            bare({ ...small, ...network(), authToken: token });
        });
        await stack.up();
        assert.match(sandbox.replicationGroup().authToken, /^sha256:/, "the token has reached the cluster");
        for (const [where, text] of Object.entries({ export: stack.export(), backend: sandbox.backend() })) {
            assert.ok(/"ciphertext"/.test(text), `the ${where} has secrets`);
            assert.ok(!text.includes(token), `the ${where} shows the token`);
        }
    });

    test("a token that is refused is not shown", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            bare({ ...small, ...network(), authToken: "hunter2" });
        });
        const message = await refusal(stack.preview());
        assert.match(problem(message, "authToken"), /7 characters/);
        assert.ok(!message.includes("hunter2"), message);
    });

    test("all required inputs that are missing are named at once", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            bare({});
        });
        const message = await refusal(stack.up());
        for (const input of [
            "enableAutomaticFailover",
            "enableMultiAz",
            "instanceType",
            "name",
            "replicationGroupSize",
            "subnetIds",
            "vpcId",
        ]) {
            assert.match(problem(message, input), /is required/);
        }
        assert.deepEqual(sandbox.list(), []);
    });

    test("the SDK names a required input that is missing", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            new redis.RedisCluster("cache", { ...small, subnetIds: [] } as any);
        });
        assert.match(await refusal(stack.preview()), /Missing required property 'vpcId'/);
    });

    test("all values of a wrong type are named at once", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            const wrong: any = {
                ...small,
                name: 7,
                replicationGroupSize: 2.5,
                enableMultiAz: "maybe",
                subnetIds: "subnet-1",
                vpcId: "vpc-1",
                port: "http",
                tags: "x",
                clusterMode: [{ numNodeGroups: 2, replicasPerNodeGroup: 1 }],
            };
            new redis.RedisCluster("cache", wrong);
        });
        const message = await refusal(stack.preview());
        assert.match(problem(message, "clusterMode"), /pass the object itself/);
        assert.match(problem(message, "enableMultiAz"), /true or false/);
        assert.match(problem(message, "name"), /string/);
        assert.match(problem(message, "port"), /whole number/);
        assert.match(problem(message, "replicationGroupSize"), /2\.5.*whole number/);
        assert.match(problem(message, "subnetIds"), /list/);
        assert.match(problem(message, "tags"), /object/);
    });

    test("a count that is not whole is refused, not cut off", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            cluster({ replicationGroupSize: 2.5 });
        });
        assert.match(problem(await refusal(stack.preview()), "replicationGroupSize"), /2\.5.*never rounded/);

        stack.program = async () => {
            cluster({ replicationGroupSize: 4, clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1.5 } });
        };
        assert.match(
            problem(await refusal(stack.preview()), "clusterMode.replicasPerNodeGroup"),
            /1\.5.*never rounded/,
        );
    });

    test("an input that no one knows is refused", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            bare({ ...small, ...network(), replicationGroupsize: 3 });
        });
        assert.match(
            problem(await refusal(stack.preview()), "replicationGroupsize"),
            /is not an input.*replicationGroupSize/,
        );
    });

    test("an Output where the value must be known is refused", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            const wrong: any = {
                name: later("sessions", "name"),
                instanceType: later("cache.t4g.small", "type"),
                replicationGroupSize: later(2, "size"),
                clusterMode: later({ numNodeGroups: 1, replicasPerNodeGroup: 1 }, "mode"),
                allowConnectionsFromCidrBlocks: later(["10.0.0.0/16"], "blocks"),
            };
            cluster(wrong);
        });
        const message = await refusal(stack.preview());
        for (const input of [
            "name",
            "instanceType",
            "replicationGroupSize",
            "clusterMode",
            "allowConnectionsFromCidrBlocks",
        ]) {
            assert.match(problem(message, input), /known when the program runs/);
        }
        assert.deepEqual(sandbox.list(), []);
    });

    test("a preview of a first deployment knows nothing, and works", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            const { vpcId, subnetIds } = network();
            const clients = new aws.ec2.SecurityGroup("clients", { vpcId, description: "Clients of the cluster" });
            const topic = new aws.sns.Topic("alerts");
            const made = new redis.RedisCluster("cache", {
                ...small,
                vpcId,
                subnetIds: pulumi.output(subnetIds),
                enableCloudwatchAlarms: true,
                alarmsSnsTopicArns: [topic.arn],
                allowConnectionsFromCidrBlocks: [later("10.0.0.0/16", "block"), "10.9.0.0/16"],
                allowConnectionsFromSecurityGroups: [clients.id],
                applyImmediately: later(true, "immediately"),
                authToken: later(token, "token"),
                maintenanceWindow: later("sun:01:00-sun:02:00", "maintenance"),
                port: later(6390, "port"),
                redisVersion: later("7.0", "version"),
                snapshotRetentionLimit: later(3, "retention"),
                snapshotWindow: later("03:00-04:00", "snapshot"),
                snsTopicForNotifications: topic.arn,
                tags: later({ Owner: "team" } as Record<string, string>, "tags"),
            });
            return { endpoint: made.endpoint };
        });
        const planned = await stack.preview();
        assert.deepEqual(sandbox.list(), []);

        const done = await stack.up();
        assert.deepEqual(done.changes, planned.changes, "the preview has told what happens");
        const group = sandbox.replicationGroup();
        assert.equal(group.port, 6390);
        assert.equal(group.engineVersion, "7.0");
        assert.equal(group.parameterGroupName, "default.redis7");
        assert.equal(group.maintenanceWindow, "sun:01:00-sun:02:00");
        assert.equal(group.snapshotRetentionLimit, 3);
        assert.equal(group.snapshotWindow, "03:00-04:00");
        assert.deepEqual(group.tags, { Owner: "team" });
        const sources = sandbox
            .list(ruleType)
            .map(({ properties }) => properties.cidrIpv4 || properties.referencedSecurityGroupId.slice(0, 3));
        assert.deepEqual(sources.sort(), ["10.0.0.0/16", "10.9.0.0/16", "sg-"]);

        assert.deepEqual((await stack.up()).steps, {});
    });

    test("a value that turns out to be wrong is refused before anything is created with it", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            cluster({ port: later(70000, "port") });
        });
        await stack.preview();
        assert.match(await refusal(stack.up()), /port.*70000/);
        assert.deepEqual(sandbox.list(replicationGroupType), []);
    });

    test("outputs are what other resources need", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            const made = cluster({ tags: { Owner: "team" }, authToken: pulumi.secret(token) });
            const topic = new aws.sns.Topic("after", { tags: { Endpoint: made.endpoint } });
            return {
                tags: topic.tags,
                secret: pulumi.isSecret(made.endpoint),
                arn: made.arn,
                cacheNodeId: made.cacheNodeId,
                subnetGroupName: made.subnetGroupName,
                parameterGroupName: made.parameterGroupName,
                alarmArns: made.alarmArns,
            };
        });
        const { outputs } = await stack.up();
        assert.deepEqual(outputs.tags, { Endpoint: sandbox.replicationGroup().primaryEndpointAddress });
        assert.equal(outputs.secret, false, "a secret token does not make the endpoint a secret");
        assert.equal(outputs.arn, sandbox.replicationGroup().arn);
        assert.equal(outputs.cacheNodeId, "0001");
        assert.equal(outputs.subnetGroupName, "sessions");
        assert.equal(outputs.parameterGroupName, "default.redis7");
        assert.deepEqual(outputs.alarmArns, {});

        const topic = (await stack.state())["after"]!;
        assert.ok(topic.dependencies!.map(nameOf).includes("cache"), "what uses an output depends on the cluster");
    });
});
