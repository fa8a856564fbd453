// The whole programs that the documentation shows, each from a preview in an empty account to a destroy.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { root, Sandbox } from "./harness";

const folder = join(root, "bin/snippets/typescript/js/whole");
const programs = readdirSync(folder).filter((name) => name.endsWith(".js"));

suite("the programs of the documentation", () => {
    test("are found", () => assert.notEqual(programs.length, 0));

    for (const name of programs) {
        test(name, async (t) => {
            const sandbox = new Sandbox(t);
            const stack = await sandbox.stack(async () => {
                // A program runs when it is loaded: each operation loads it anew.
                const path = join(folder, name);
                delete require.cache[path];
                return require(path);
            });
            await stack.preview();
            const up = await stack.up();
            assert.ok(
                Object.values(up.events).some(({ resourcePreEvent }) =>
                    resourcePreEvent?.metadata.type.startsWith("aws-redis:index:"),
                ),
                "a component is deployed",
            );
            const program = readFileSync(join(folder, name), "utf8");
            if (program.includes("222222222222:role")) {
                const accounts = new Set(sandbox.list().map(({ account }) => account));
                assert.deepEqual([...accounts].sort(), ["123456789012", "222222222222"]);
            }
            assert.deepEqual((await stack.up()).steps, {}, "a second run changes nothing");
            if (program.includes('getBoolean("deletionProtection")')) {
                await assert.rejects(stack.destroy(), "the cluster is protected");
                await stack.configure({ deletionProtection: "false" });
                await stack.up();
            }
            await stack.destroy();
            assert.deepEqual(sandbox.list(), []);
        });
    }
});
