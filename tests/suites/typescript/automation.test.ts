// examples/automation-typescript as it stands, as the program that a user starts.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { replicationGroupType, root, Sandbox } from "./harness";

const main = join(root, "examples/automation-typescript/bin/main.js");

test("examples/automation-typescript", async (t) => {
    const sandbox = new Sandbox(t);
    const run = (...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
            env: { ...process.env, ...sandbox.env },
            encoding: "utf8",
        });
        return { status, text: stdout + stderr };
    };
    // What a cluster's lines say, without its name in front.
    const lines = (text: string, cluster: string) =>
        text.split("\n").flatMap((line) => (line.startsWith(`${cluster} `) ? [line.split("| ")[1]!.trim()] : []));

    await t.test("says how it is used", () => {
        for (const args of [[], ["deploy"], ["up", "nothing"]]) {
            const { status, text } = run(...args);
            assert.equal(status, 2);
            assert.match(text, /usage: .*preview \| up \| destroy \[sessions \| catalog\]/);
        }
    });

    await t.test("preview", () => {
        const { status, text } = run("preview");
        assert.equal(status, 0, text);
        assert.ok(lines(text, "sessions").includes("would create ReplicationGroup cache-replication-group"), text);
        assert.ok(lines(text, "catalog").includes("would change: 52 create"), text);
        assert.doesNotMatch(text, /warning: (?!.*from \$PATH)/, "there is nothing to warn of");
        assert.deepEqual(sandbox.list(), []);
    });

    await t.test("up: one that fails leaves the other alone", () => {
        sandbox.cloud(
            "fault",
            ...["-op", "create", "-type", replicationGroupType, "-code", "InsufficientCacheClusterCapacity"],
        );
        const { status, text } = run("up");
        assert.equal(status, 1);
        const [failed, well] = ["sessions", "catalog"].sort((a) => (lines(text, a).includes("FAILED") ? -1 : 1));
        assert.ok(lines(text, failed!).includes("create ReplicationGroup cache-replication-group: FAILED"), text);
        assert.match(lines(text, failed!).join("\n"), /error: .*InsufficientCacheClusterCapacity/);
        assert.match(lines(text, well!).at(-1)!, /^\d+ create; connect to .*:6379$/);
    });

    await t.test("up", () => {
        const { status, text } = run("up");
        assert.equal(status, 0, text);
        assert.match(lines(text, "sessions").at(-1)!, /connect to master\.sessions\..*:6379$/);
        assert.match(lines(text, "catalog").at(-1)!, /connect to clustercfg\.catalog\..*:6379$/);
        const created = lines(text, "sessions").concat(lines(text, "catalog"));
        assert.ok(
            created.some((line) => /^create ReplicationGroup cache-replication-group: done in \d+ s$/.test(line)),
            text,
        );

        const groups = sandbox.list(replicationGroupType).map(({ id, properties }) => [id, properties.numNodeGroups]);
        assert.deepEqual(groups.sort(), [
            ["catalog", 3],
            ["sessions", 1],
        ]);
    });

    await t.test("destroy", () => {
        const { status, text } = run("destroy");
        assert.equal(status, 0, text);
        assert.deepEqual([lines(text, "sessions").at(-1), lines(text, "catalog").at(-1)], ["26 delete", "52 delete"]);
        assert.deepEqual(sandbox.list(), []);
    });
});
