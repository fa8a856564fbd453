// What goes over the wire between a program and the component: unknown values, secrets and outputs.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { assertProblems, aws, nameOf, pulumi, redis, ruleType, Sandbox, silenceRejections } from "./harness";
import { bare, cluster, later, network, small } from "./programs";

const token = "correct-horse-battery-staple";

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
        assertProblems(await stack.problems(stack.preview()), { "authToken (secret)": /7 characters/ });
        assert.ok(!JSON.stringify(stack.last).includes("hunter2"), "neither the message nor an event shows it");
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
