// The whole programs that the documentation shows, each from a preview in an empty account to a destroy.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type Deployment, root, Sandbox } from "./harness";

const folder = join(root, "bin/snippets/typescript/js/whole");
const programs = readdirSync(folder).filter((name) => name.endsWith(".js"));

suite("the programs of the documentation", () => {
    test("are found", () => assert.notEqual(programs.length, 0));

    for (const name of programs) {
        test(name, async (t) => {
            const sandbox = new Sandbox(t);
            const stack = await sandbox.stack(load(name));
            const program = readFileSync(join(folder, name), "utf8");
            const vault = await configure(sandbox, stack, program);
            const before = sandbox.list();
            await stack.preview();
            const up = await stack.up();
            assert.ok(
                Object.values(up.events).some(({ resourcePreEvent }) =>
                    resourcePreEvent?.metadata.type.startsWith("aws-redis:index:"),
                ),
                "a component is deployed",
            );
            if (program.includes("222222222222:role")) {
                const accounts = new Set(sandbox.list().map(({ account }) => account));
                assert.deepEqual([...accounts].sort(), ["123456789012", "222222222222"]);
            }
            assert.deepEqual((await stack.up()).steps, {}, "a second run changes nothing");
            // A serverless cache is protected by default.
            if (program.includes('getBoolean("deletionProtection")')) {
                await assert.rejects(stack.destroy(), "the cluster is protected");
                await stack.configure({ deletionProtection: "false" });
                await stack.up();
            } else if (program.includes("RedisServerlessCache")) {
                await assert.rejects(stack.destroy(), "the cache is protected");
                stack.unprotect();
            }
            await stack.destroy();
            assert.deepEqual(sandbox.list(), before);
            await vault?.destroy();
            assert.deepEqual(sandbox.list(), []);
        });
    }
});

/** Runs a program of the documentation when it is loaded: each operation loads it anew. */
function load(name: string): PulumiFn {
    return async () => {
        const path = join(folder, name);
        delete require.cache[path];
        return require(path);
    };
}

/**
 * Gives a program what it is configured with. Copies of snapshots from a stack of its own go to the vault that another
 * program of the page deploys, which is returned.
 */
async function configure(sandbox: Sandbox, stack: Deployment, program: string): Promise<Deployment | undefined> {
    if (program.includes("clusterAccountId")) {
        await stack.configure({ clusterAccountId: "111111111111" });
    }
    if (!program.includes('require("vaultBucketArn")')) {
        return undefined;
    }
    const name = programs.find((one) =>
        readFileSync(join(folder, one), "utf8").includes('require("clusterAccountId")'),
    );
    assert.ok(name, "the page has a program for the vault");
    const vault = await sandbox.stack(load(name), { clusterAccountId: "111111111111" }, "vault");
    const { outputs } = await vault.up();
    await stack.configure({ vaultAccountId: "123456789012", vaultBucketArn: outputs.vaultBucketArn });
    return vault;
}
