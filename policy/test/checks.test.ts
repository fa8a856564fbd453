import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";

import { rows } from "../policies";
import { standardSupport } from "../versions";
import { cases, group, ingress, serverless } from "./cases";
import { folder, level, Pack } from "./pack";

let pack: Pack;
before(async () => {
    pack = await Pack.start();
});
after(() => pack.stop());

// The last day of the standard support of Redis OSS 6, for the checks that look at the day.
const day = { "elasticache-supported-engine": "2027-01-31", "elasticache-support-ends-soon": "2026-12-01" };
const dated = Object.fromEntries(Object.entries(day).map(([name, today]) => [name, { today }]));

test("every check has cases, and the cases a check", () => {
    assert.deepEqual(Object.keys(cases).sort(), rows.map((row) => row.name).sort());
});

for (const row of rows) {
    for (const { what, resource, with: others = [], says } of cases[row.name] ?? []) {
        test(`${row.name}: ${says ? "violated by" : "passed by"} ${what}`, async () => {
            await pack.configure(dated);
            const found = await pack.ask(row, resource, ...others);
            if (!says) {
                assert.deepEqual(found, []);
                return;
            }
            assert.equal(found.length, 1);
            assert.ok(found[0]!.message.includes(says), found[0]!.message);
            assert.ok(found[0]!.message.endsWith(row.mend), "it says what to do");
        });
    }
}

test("the engine learns of each policy what it is, and at which level", async () => {
    const { policiesList } = await pack.info();
    const told = policiesList.map((one: any) => [one.name, one.enforcementlevel, one.description]);
    const levels = { advisory: level.ADVISORY, mandatory: level.MANDATORY };
    const here = rows.map((row) => [row.name, levels[row.level as "advisory"], `${row.asks} ${row.mend}`]);
    assert.deepEqual(told, here);
});

test("the control of Security Hub stands in the name of its policy", () => {
    const numbered = rows.filter((row) => row.control);
    assert.equal(numbered.length, 7);
    for (const { name, control } of numbered) {
        assert.ok(name.startsWith(`${control!.toLowerCase().replace(".", "-")}-`), name);
    }
});

test("without any configuration every policy has its defaults", async () => {
    await pack.configure({});
    const found = (await pack.analyze(group({ snapshotRetentionLimit: 6 }))).map((one) => one.policy);
    assert.ok(found.includes("elasticache-backups-for-a-week"));
    assert.ok(!found.includes("elasticache-1-automatic-backups"));
});

test("a minimum can be raised", async () => {
    await pack.configure({ "elasticache-1-automatic-backups": { minimumDays: 15 } });
    const row = rows.find((one) => one.name === "elasticache-1-automatic-backups")!;
    const [found] = await pack.ask(row, group({ snapshotRetentionLimit: 14 }));
    assert.match(found!.message, /kept for 14 days, not for 15/);
    assert.deepEqual(await pack.ask(row, group({ snapshotRetentionLimit: 15 })), []);
});

test("a resource can be excepted by its name in the program, its name in AWS, and a pattern", async () => {
    const row = rows.find((one) => one.name === "elasticache-1-automatic-backups")!;
    for (const [name, isExcepted] of Object.entries({ cache: true, sessions: true, "sess*": true, session: false })) {
        await pack.configure({ [row.name]: { exceptions: [{ name, reason: "its data can be made anew" }] } });
        assert.equal((await pack.ask(row, group({}))).length, isExcepted ? 0 : 1, name);
    }
});

test("the cache of a stack can be excepted, too", async () => {
    const row = rows.find((one) => "stack" in one)!;
    await pack.configure({ [row.name]: { exceptions: [{ name: "sessions", reason: "it is watched elsewhere" }] } });
    assert.deepEqual(await pack.ask(row, serverless({})), []);
    await pack.configure({ [row.name]: { stacks: ["dev"] } });
    assert.deepEqual(await pack.ask(row, serverless({})), []);
});

test("a policy can look at other stacks", async () => {
    const row = rows.find((one) => one.name === "elasticache-multi-az")!;
    await pack.configure({ [row.name]: { stacks: ["*"] } });
    assert.equal((await pack.ask(row, { ...group({}), stack: "dev" })).length, 1);
});

test("other ports can be named", async () => {
    const row = rows.find((one) => one.name === "elasticache-no-open-ports")!;
    const open = ingress({ cidrIpv4: "0.0.0.0/0", fromPort: 7000, toPort: 7000 });
    await pack.configure({});
    assert.deepEqual(await pack.ask(row, open), []);
    await pack.configure({ [row.name]: { ports: [7000] } });
    assert.equal((await pack.ask(row, open)).length, 1);
});

test("the day is today where none is configured", async () => {
    const row = rows.find((one) => one.name === "elasticache-supported-engine")!;
    await pack.configure({});
    assert.equal((await pack.ask(row, group({ engineVersion: "5.0.6" }))).length, 1);
    await pack.configure({ [row.name]: { today: "2026-01-31" } });
    assert.deepEqual(await pack.ask(row, group({ engineVersion: "5.0.6" })), []);
});

test("no check fails at a resource that it is not about", async () => {
    await pack.configure({});
    assert.deepEqual(await pack.analyze({ type: "aws:s3/bucketV2:BucketV2", props: {} }), []);
});

test("the dates are the ones of the component", () => {
    const source = readFileSync(resolve(folder, "../provider/internal/elasticache/version.go"), "utf8");
    const there = [...source.matchAll(/^\t(\d): \{"([\d-]+)", "[\d-]+"\},$/gm)].map(([, major, last]) => [major, last]);
    assert.deepEqual(Object.entries(standardSupport), there);
});
