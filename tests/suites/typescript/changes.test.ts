// What a change costs a cluster that runs: told in the preview, by the input that causes it.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisClusterArgs } from "pulumi-aws-redis";
import { assertProblems, Sandbox, silenceRejections } from "./harness";
import { cluster } from "./programs";

// The cluster, with what keeps it from saying anything of itself.
function quiet(args: Partial<RedisClusterArgs> = {}) {
    return async () => {
        cluster({ allowConnectionsFromCidrBlocks: [], ...args });
    };
}

suite("changes", () => {
    before(silenceRejections);

    test("what replaces the cluster, and what waits", async (t) => {
        const sandbox = new Sandbox(t);
        const deployment = await sandbox.stack(quiet());
        const told = async (args: Partial<RedisClusterArgs>) => {
            deployment.program = quiet(args);
            return (await deployment.preview()).warnings.cache ?? [];
        };
        await deployment.up();
        const last = sandbox.replicationGroup().finalSnapshotIdentifier;

        const [snapshot, port, ...others] = (await told({ port: 6380, snapshotName: last })).sort().reverse();
        assert.deepEqual(others, []);
        for (const [input, text] of Object.entries({ port, snapshotName: snapshot })) {
            assert.match(text!, RegExp(`^${input}: from .* REPLACES the replication group: .* snapshot "${last}"`));
        }
        const [waits] = await told({ instanceType: "cache.m7g.large" });
        assert.match(waits!, /^instanceType: from "cache.t4g.small" to "cache.m7g.large" waits for the maintenance/);
        assert.deepEqual(await told({ instanceType: "cache.m7g.large", applyImmediately: true }), []);
    });

    test("what AWS refuses", async (t) => {
        const sandbox = new Sandbox(t);
        const deployment = await sandbox.stack(quiet());
        await deployment.up();
        deployment.program = quiet({
            enableTransitEncryption: false,
            replicationGroupSize: 4,
            clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 },
        });
        assertProblems(await deployment.problems(deployment.preview()), {
            clusterMode: /set clusterModeMigration to "compatible" first/,
            enableTransitEncryption: /from true to false takes two steps/,
        });
    });
});
