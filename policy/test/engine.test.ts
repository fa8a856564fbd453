// The pack with the real engine: what the components make, and what is made by hand, on the simulated AWS.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { test, type TestContext } from "node:test";

import { rows } from "../policies";
import { folder } from "./pack";

const root = resolve(folder, "..");
const path = [join(root, "bin"), join(root, "bin/aws"), process.env.PATH].join(delimiter);
// The day that the checks compare with, so that the examples do not grow old.
const day = {
    "elasticache-supported-engine": { today: "2026-12-01" },
    "elasticache-support-ends-soon": { today: "2026-12-01" },
};

interface Ran {
    status: number | null;
    output: string;
    // Each violation, as its level, its policy and the name of the resource.
    violations: string[];
}

class Stack {
    private readonly folder = mkdtempSync(join(tmpdir(), "aws-redis-policy-"));
    private runs = 0;

    constructor(t: TestContext, program: string, name = "production") {
        t.after(() => rmSync(this.folder, { recursive: true, force: true }));
        mkdirSync(join(this.folder, "state"));
        cpSync(join(folder, "test/programs", program), join(this.folder, "program"), { recursive: true });
        this.run(["stack", "init", name]);
    }

    // Runs `pulumi preview` or `pulumi up` with the pack, and reads the events of the engine.
    withPack(command: string, config: object = {}): Ran {
        const log = join(this.folder, `events-${++this.runs}`);
        const file = join(this.folder, "config.json");
        writeFileSync(file, JSON.stringify({ ...day, ...config }));
        const options = [
            "--policy-pack",
            join(folder, "test/run-pack"),
            "--policy-pack-config",
            file,
            "--event-log",
            log,
        ];
        const result = this.run([command, ...options, ...(command === "up" ? ["--yes", "--skip-preview"] : [])]);
        const events = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
        const found = events.map((line) => JSON.parse(line).policyEvent).filter((one) => one);
        const violations = found.map(
            (one) => `${one.enforcementLevel} ${one.policyName} ${(one.resourceUrn ?? "").split("::").at(-1)}`,
        );
        return { status: result.status, output: result.stdout + result.stderr, violations: violations.sort() };
    }

    private run(args: string[]) {
        return spawnSync("pulumi", [...args, "--non-interactive", "--color", "never"], {
            cwd: join(this.folder, "program"),
            encoding: "utf8",
            env: {
                ...process.env,
                PATH: path,
                PULUMI_HOME: join(this.folder, "home"),
                PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
                PULUMI_CONFIG_PASSPHRASE: "policy",
                PULUMI_SKIP_UPDATE_CHECK: "true",
                PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                PULUMI_DEBUG_COMMANDS: "true",
                AWSSIM_STATE: join(this.folder, "cloud.json"),
                AWS_REGION: "eu-west-1",
            },
        });
    }
}

test("what the components make of the inputs that docs/policy.md names violates nothing", (t) => {
    const stack = new Stack(t, "ours");
    for (const command of ["preview", "up"]) {
        const { status, output, violations } = stack.withPack(command);
        assert.equal(status, 0, output);
        assert.deepEqual(violations, [], command);
    }
});

test("what the components make by default violates advisory policies alone, which docs/policy.md explains", (t) => {
    const page = readFileSync(join(root, "docs/policy.md"), "utf8");
    const section = page.split("## What do the components violate by default?")[1]!.split("\n## ")[0]!;
    const { status, output, violations } = new Stack(t, "defaults").withPack("preview");
    assert.equal(status, 0, output);
    assert.deepEqual(violations, [
        "advisory elasticache-2-automatic-minor-upgrades cache-replication-group",
        "advisory elasticache-alarms-with-actions cache-replication-group",
        "advisory elasticache-alarms-with-actions serverless-serverless-cache",
        "advisory elasticache-serverless-maxima serverless-serverless-cache",
        "advisory elasticache-serverless-users serverless-serverless-cache",
        "advisory elasticache-token-or-users cache-replication-group",
    ]);
    for (const name of new Set(violations.map((one) => one.split(" ")[1]!))) {
        assert.ok(section.includes(`\`${name}\``), `${name} is explained`);
    }
});

test("resources that are made by hand violate every policy, and stop the preview", (t) => {
    const stack = new Stack(t, "by-hand");
    const { status, output, violations } = stack.withPack("preview");
    assert.notEqual(status, 0, output);
    const violated = new Set(violations.map((one) => one.split(" ").slice(0, 2).join(" ")));
    assert.deepEqual([...violated].sort(), rows.map((row) => `${row.level} ${row.name}`).sort());
    assert.deepEqual(
        violations.filter((one) => one.startsWith("mandatory") && !/ (old|ageing)$/.test(one)),
        ["mandatory elasticache-no-open-ports everybody", "mandatory elasticache-users-need-passwords nobody"],
    );
    assert.match(output, /Standard support of Redis OSS 5\.0\.6 ended on 2026-01-31\. Upgrade to/);
});

test("a configuration that does not fit the schema is refused", (t) => {
    const wrong = { "elasticache-1-automatic-backups": { exceptions: [{ name: "old" }] } };
    const { status, output } = new Stack(t, "by-hand").withPack("preview", wrong);
    assert.notEqual(status, 0);
    assert.match(output, /reason/);
});
