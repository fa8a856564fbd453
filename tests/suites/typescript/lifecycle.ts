// The life of examples/typescript as it stands, from the first preview to an empty cloud.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { alarmType, assertOrder, documented, load, replicationGroupType, root, ruleType, Sandbox } from "./harness";

interface Mode {
    // How many shards; without, cluster mode is disabled.
    shards?: number;
    tls: boolean;
    members: string[];
    // The outputs that the mode does not have.
    absent: string[];
}

export const disabled = { members: ["001", "002"], absent: ["configurationEndpoint"] };
export const enabled = {
    shards: 2,
    members: ["0001-001", "0001-002", "0002-001", "0002-002"],
    absent: ["primaryEndpoint", "readerEndpoint"],
};

const token = "correct-horse-battery-staple";
const alarmsPerNode = [
    "connections",
    "cpu",
    "cpu-credits",
    "freeable-memory",
    "memory",
    "replication-lag",
    "swap",
    "traffic-management",
];
// Network, application and topic; the stack itself; the component and its children without the alarms.
const others = 5 + 1 + 5;

export async function live(t: TestContext, mode: Mode): Promise<void> {
    const sandbox = new Sandbox(t);
    const stack = await sandbox.stack(example, {}, "redis-typescript");
    if (mode.shards !== undefined) {
        await stack.configure({ shards: `${mode.shards}` });
    }
    // With TLS by default, and with the token that needs it.
    await stack.configure(mode.tls ? { authToken: { secret: token } } : { tls: "false" });
    const created = others + mode.members.length * alarmsPerNode.length;
    const unwise = mode.tls ? {} : { cache: [documented("tls-off")] };

    await t.test("preview", async () => {
        const { changes, warnings } = await stack.preview();
        assert.deepEqual(changes, { create: created });
        assert.deepEqual(warnings, unwise);
        assert.deepEqual(sandbox.list(), [], "a preview creates nothing");
    });

    await t.test("up", async () => {
        const { changes, outputs, warnings } = await stack.up();
        assert.deepEqual(changes, { create: created });
        warnings[""]?.sort();
        assert.deepEqual(warnings, {
            "": mode.absent.map((name) => `Undefined value (${name}) will not show as a stack output.`),
            ...unwise,
        });
        assertOutputs(outputs, mode);
        assertCloud(sandbox, outputs, mode);
    });

    await t.test("up again changes nothing", async () =>
        assert.deepEqual((await stack.up()).changes, { same: created }),
    );

    await t.test("a tag and the node type change in place", async () => {
        await stack.configure({ environment: "staging", nodeType: "cache.t4g.medium" });
        const { steps, changes } = await stack.up();
        assert.deepEqual(steps["cache-replication-group"], ["update"]);
        assert.deepEqual(Object.keys(changes).sort(), ["same", "update"]);
        assert.equal(sandbox.replicationGroup().tags.Environment, "staging");
        for (const { properties } of sandbox.list(alarmType)) {
            assert.equal(properties.tags.Environment, "staging");
        }
    });

    await t.test("another port replaces the replication group", async () => {
        await stack.configure({ port: "6380" });
        const source = sandbox.list(ruleType)[0]!.properties.referencedSecurityGroupId;
        const run = await stack.up();
        assert.deepEqual(run.steps, {
            cache: ["update"],
            [`cache-ingress-group-${source}`]: ["update"],
            // The id is the same, so the old one has to go first.
            "cache-replication-group": ["delete-replaced", "replace", "create-replacement"],
            // The new nodes are of the type that waited until now, and have more memory.
            ...Object.fromEntries(mode.members.map((member) => [`cache-alarm-freeable-memory-${member}`, ["update"]])),
        });
        assert.equal(run.outputs.port, 6380);
        assert.equal(sandbox.replicationGroup().port, 6380);
        const rules = sandbox.list(ruleType).map(({ properties }) => [properties.fromPort, properties.toPort]);
        assert.deepEqual(rules, [[6380, 6380]]);
    });

    await t.test("refresh finds no difference", async () =>
        assert.deepEqual((await stack.refresh()).changes, { same: created }),
    );

    await t.test("drift is found and repaired", async () => {
        const group = sandbox.replicationGroup().replicationGroupId;
        sandbox.cloud("set", replicationGroupType, group, "snapshotRetentionLimit", "3");
        sandbox.cloud("forget", alarmType, `${group}-memory-${mode.members[0]}`);

        const found = await stack.refresh();
        assert.deepEqual(found.changes, { same: created - 2, update: 1, delete: 1 });

        const { steps } = await stack.up();
        assert.deepEqual(steps, {
            "cache-replication-group": ["update"],
            [`cache-alarm-memory-${mode.members[0]}`]: ["create"],
        });
        assert.equal(sandbox.replicationGroup().snapshotRetentionLimit, 15);
    });

    await t.test("destroy leaves nothing", async () => {
        const run = await stack.destroy();
        assert.deepEqual(run.changes, { delete: created });
        assertOrder(run, "cache-replication-group done", "cache-subnet-group begins");
        assert.deepEqual(sandbox.list(), []);
    });
}

// The compiled program of the example, run anew each time, as a file is by `pulumi up`.
async function example(): Promise<Record<string, any>> {
    const path = join(root, "examples/typescript/bin/index.js");
    delete load.cache[path];
    return { ...load(path) };
}

function assertOutputs(outputs: Record<string, any>, { shards, tls, members }: Mode): void {
    const domain = "[0-9a-z]+\\.euw1\\.cache\\.amazonaws\\.com";
    const plainDomain = `[0-9a-z]+\\.ng\\.0001\\.euw1\\.cache\\.amazonaws\\.com`;
    if (shards === undefined) {
        assert.match(
            outputs.primaryEndpoint,
            RegExp(tls ? `^master\\.sessions\\.${domain}$` : `^sessions\\.${plainDomain}$`),
        );
        assert.match(
            outputs.readerEndpoint,
            RegExp(tls ? `^replica\\.sessions\\.${domain}$` : `^sessions-ro\\.${plainDomain}$`),
        );
        assert.equal(outputs.configurationEndpoint, undefined);
        assert.equal(outputs.endpoint, outputs.primaryEndpoint);
    } else {
        const configuration = tls
            ? `^clustercfg\\.sessions\\.${domain}$`
            : "^sessions\\.[0-9a-z]+\\.clustercfg\\.euw1\\.cache\\.amazonaws\\.com$";
        assert.match(outputs.configurationEndpoint, RegExp(configuration));
        assert.equal(outputs.primaryEndpoint, undefined);
        assert.equal(outputs.readerEndpoint, undefined);
        assert.equal(outputs.endpoint, outputs.configurationEndpoint);
    }
    assert.equal(outputs.port, 6379);
    assert.equal(outputs.replicationGroupId, "sessions");
    assert.match(outputs.engineVersionActual, /^7\.1\./);
    assert.deepEqual(
        outputs.cacheClusterIds,
        members.map((member) => `sessions-${member}`),
    );

    const alarms = members.flatMap((member) => alarmsPerNode.map((alarm) => `${alarm}-${member}`));
    assert.deepEqual(Object.keys(outputs.alarmArns).sort(), alarms.sort());
    for (const [alarm, arn] of Object.entries(outputs.alarmArns)) {
        assert.match(`${arn}`, RegExp(`^arn:aws:cloudwatch:eu-west-1:\\d{12}:alarm:sessions-${alarm}$`));
    }
}

function assertCloud(sandbox: Sandbox, outputs: Record<string, any>, { shards, tls, members }: Mode): void {
    const group = sandbox.replicationGroup();
    assert.equal(group.clusterEnabled, shards !== undefined);
    assert.deepEqual(group.memberClusters, outputs.cacheClusterIds);
    assert.equal(group.transitEncryptionEnabled, tls);
    assert.equal(group.atRestEncryptionEnabled, true);
    // The cloud keeps a hash, as AWS keeps nothing that can be read back.
    const hash = `sha256:${createHash("sha256").update(token).digest("hex")}`;
    assert.equal(group.authToken ?? undefined, tls ? hash : undefined);
    assert.deepEqual(group.securityGroupIds, [outputs.securityGroupId]);
    assert.equal(group.tags.Environment, "production");

    const rules = sandbox.list(ruleType);
    assert.equal(rules.length, 1);
    assert.equal(rules[0]!.properties.securityGroupId, outputs.securityGroupId);
    assert.notEqual(rules[0]!.properties.referencedSecurityGroupId, outputs.securityGroupId);

    const alarms = sandbox.list(alarmType);
    assert.equal(alarms.length, members.length * alarmsPerNode.length);
    const [topic] = sandbox.list("aws:sns/topic:Topic");
    for (const { properties } of alarms) {
        assert.deepEqual(properties.alarmActions, [topic!.id]);
        // An alarm on a calculation has the dimensions at each of the metrics that go into it.
        const metrics = properties.metricQueries?.flatMap((query: any) => query.metric ?? []) ?? [properties];
        for (const { dimensions } of metrics) {
            assert.ok(outputs.cacheClusterIds.includes(dimensions.CacheClusterId), dimensions.CacheClusterId);
        }
    }
}
