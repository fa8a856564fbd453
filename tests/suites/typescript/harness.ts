// What the tests stand on: the real engine, in a folder of its own for each test, with the simulated AWS in place of the
// real one. PATH must have the Pulumi CLI, the plugins and the command awssim.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestContext } from "node:test";
import type { EngineEvent, OutputMap, PulumiFn, Stack } from "@pulumi/pulumi/automation";

import type { Login } from "./servers";

// The root of the checkout, seen from where this file is compiled to.
export const root = resolve(__dirname, "../..");

// The packages are taken from the example, so that the example and its test share one copy of each.
export const load = createRequire(join(root, "examples/typescript/index.ts"));
export const pulumi: typeof import("@pulumi/pulumi") = load("@pulumi/pulumi");
export const automation: typeof import("@pulumi/pulumi/automation") = load("@pulumi/pulumi/automation");
export const aws: typeof import("@pulumi/aws") = load("@pulumi/aws");
export const redis: typeof import("pulumi-aws-redis") = load("pulumi-aws-redis");

export const componentType = "aws-redis:index:RedisCluster";
export const replicationGroupType = "aws:elasticache/replicationGroup:ReplicationGroup";
export const securityGroupType = "aws:ec2/securityGroup:SecurityGroup";
export const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

// A resource as the simulated cloud holds it.
export interface CloudResource {
    type: string;
    account: string;
    id: string;
    properties: Record<string, any>;
}

// A resource as the engine's state holds it.
export interface StateResource {
    urn: string;
    type: string;
    id?: string;
    inputs?: Record<string, any>;
    outputs?: Record<string, any>;
    parent?: string;
    dependencies?: string[];
    protect?: boolean;
    retainOnDelete?: boolean;
    provider?: string;
}

// A Sandbox is a Pulumi home, a state backend and a cloud that nothing else uses. They go when the test ends.
export class Sandbox {
    readonly folder = mkdtempSync(join(tmpdir(), "aws-redis-"));
    readonly env: Record<string, string> = {
        PULUMI_HOME: this.subfolder("home"),
        PULUMI_BACKEND_URL: `file://${this.subfolder("state")}`,
        PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        AWSSIM_STATE: join(this.folder, "cloud.json"),
        KUBERNETES_SIM_STATE: join(this.folder, "cluster"),
        AWS_REGION: "eu-west-1",
    };

    constructor(test: TestContext) {
        test.after(() => rmSync(this.folder, { recursive: true, force: true }));
    }

    // Makes a stack of an inline program.
    async stack(program: PulumiFn, config: Config = {}, projectName = "tests"): Promise<Deployment> {
        const workspace = {
            envVars: this.env,
            pulumiHome: this.env.PULUMI_HOME,
            workDir: this.subfolder(`work-${projectName}`),
        };
        const settings = { projectName, stackName: "dev", program };
        const stack = await automation.LocalWorkspace.createStack(settings, {
            ...workspace,
            projectSettings: {
                name: projectName,
                runtime: "nodejs",
                backend: { url: this.env.PULUMI_BACKEND_URL! },
            },
        });
        const deployment = new Deployment(stack, projectName);
        await deployment.configure(config);
        return deployment;
    }

    // Runs the command awssim on the cloud.
    cloud(...args: string[]): any {
        const out = execFileSync("awssim", args, { env: { ...process.env, ...this.env }, encoding: "utf8" });
        return out === "" ? undefined : JSON.parse(out);
    }

    // Makes a host the address of all endpoints of a replication group.
    serve(replicationGroup: string, host: string): void {
        this.cloud("serve", replicationGroup, host);
    }

    // Who may log in to a replication group with a password, as a real server is told it.
    logins(replicationGroup: string): Login[] {
        return this.withPasswords(this.cloud("logins", replicationGroup));
    }

    // Makes a host and two ports the endpoints of a serverless cache.
    serveServerless(cache: string, host: string, port: number, readerPort: number): void {
        this.cloud("serverless-serve", cache, host, String(port), String(readerPort));
    }

    // Who may log in to a serverless cache with a password.
    serverlessLogins(cache: string): Login[] {
        return this.withPasswords(this.cloud("serverless-logins", cache));
    }

    private withPasswords(all: (Login & { iam: boolean })[]): Login[] {
        return all
            .filter(({ iam }) => !iam)
            .map(({ iam, ...login }) => ({ ...login, passwords: login.passwords ?? [] }));
    }

    // What a secret of Secrets Manager holds, by its name or its ARN.
    secret(name: string): string {
        return JSON.stringify(this.cloud("secret", name));
    }

    // What the cloud holds of a type, or all of it.
    list(type?: string): CloudResource[] {
        const all: CloudResource[] = this.cloud("list", "-json");
        return all.filter((resource) => type === undefined || resource.type === type);
    }

    // The properties of the only replication group.
    replicationGroup(): Record<string, any> {
        const groups = this.list(replicationGroupType);
        assert.equal(groups.length, 1, "there is one replication group");
        return groups[0]!.properties;
    }

    // The text of all files of the state backend, the history of the stacks among them.
    backend(): string {
        return this.files("state");
    }

    // The text of all files in a folder, or in the whole sandbox: state, cloud, settings and logs.
    files(subfolder = ""): string {
        const folder = join(this.folder, subfolder);
        const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        assert.notEqual(files.length, 0, "there are files");
        return files.map((file) => readFileSync(join(file.parentPath, file.name), "utf8")).join("\n");
    }

    private subfolder(name: string): string {
        const path = join(this.folder, name);
        mkdirSync(path, { recursive: true });
        return path;
    }
}

export type Config = Record<string, string | { secret: string }>;

// What an operation of the engine did.
export interface Run {
    // The operations by the name of the resource, in their order, without "same": {"cache": ["create"]}.
    steps: Record<string, string[]>;
    // How many resources were created, updated and so on, as the engine counts them.
    changes: Record<string, number>;
    // Names of resources, each when its operation began and when it was done.
    order: string[];
    outputs: Record<string, any>;
    // What the engine warned of, by the name of the resource that it is about; "" where it is about none.
    warnings: Record<string, string[]>;
    errors: string[];
    // The events that all of the above is taken from.
    events: EngineEvent[];
    // What the user reads where the operation is refused.
    refusal?: string;
}

// A Deployment is a stack whose operations answer with what they did.
export class Deployment {
    // What the last operation did, of one that failed too.
    last?: Run;

    constructor(
        readonly stack: Stack,
        private readonly projectName: string,
    ) {}

    async configure(config: Config): Promise<void> {
        for (const [key, value] of Object.entries(config)) {
            const item = typeof value === "string" ? { value } : { value: value.secret, secret: true };
            await this.stack.setConfig(`${this.projectName}:${key}`, item);
        }
    }

    // Replaces the program for the operations that follow.
    set program(program: PulumiFn) {
        this.stack.workspace.program = program;
    }

    preview = () => this.run(async (onEvent) => ({ changes: (await this.stack.preview({ onEvent })).changeSummary }));

    up = () =>
        this.run(async (onEvent) => {
            const { summary, outputs } = await this.stack.up({ onEvent });
            return { changes: summary.resourceChanges, outputs };
        });

    refresh = () =>
        this.run(async (onEvent) => ({ changes: (await this.stack.refresh({ onEvent })).summary.resourceChanges }));

    destroy = () =>
        this.run(async (onEvent) => ({ changes: (await this.stack.destroy({ onEvent })).summary.resourceChanges }));

    // Asserts that an operation is refused because of the inputs of a cluster, and returns what the user reads about
    // them: the reasons by the paths of the inputs, in their order.
    async problems(operation: Promise<Run>): Promise<Record<string, string>> {
        const message = await refusal(operation);
        const found: Record<string, string> = {};
        // The engine puts the value in between, unless it is unknown.
        const line = /- property (.+?)(?: \(unknown\)| with value .*?)? has a problem: (.*)/g;
        for (const [, path, reason] of this.last!.errors.flatMap((error) => [...error.matchAll(line)])) {
            assert.ok(!(path! in found), `${path} has one problem:\n${message}`);
            found[path!] = reason!;
        }
        return found;
    }

    // Takes the protection away from everything.
    unprotect(): void {
        this.cli("state", "unprotect", "--all", "--yes");
    }

    // What `pulumi stack export` prints: secrets are encrypted in it, where the Automation API's own export shows them.
    export(): string {
        return this.cli("stack", "export");
    }

    // The resources of the state, by name.
    async state(): Promise<Record<string, StateResource>> {
        const exported = await this.stack.exportStack();
        const resources: StateResource[] = exported.deployment.resources ?? [];
        return Object.fromEntries(resources.map((resource) => [nameOf(resource.urn), resource]));
    }

    // Runs the CLI on the stack.
    private cli(...command: string[]): string {
        const { workDir, envVars } = this.stack.workspace;
        const options = { cwd: workDir, env: { ...process.env, ...envVars }, encoding: "utf8" } as const;
        return execFileSync("pulumi", [...command, "--stack", this.stack.name], options);
    }

    private async run(
        operation: (onEvent: (event: EngineEvent) => void) => Promise<{ changes?: object; outputs?: OutputMap }>,
    ): Promise<Run> {
        const run: Run = { steps: {}, changes: {}, order: [], outputs: {}, warnings: {}, errors: [], events: [] };
        this.last = run;
        try {
            const { changes, outputs } = await operation((event) => record(run, event));
            Object.assign(run.changes, changes);
            for (const [name, output] of Object.entries(outputs ?? {})) {
                run.outputs[name] = output.value;
            }
        } catch (error) {
            run.refusal = String(error);
            throw error;
        }
        return run;
    }
}

function record(run: Run, event: EngineEvent): void {
    const { resourcePreEvent, resOutputsEvent, diagnosticEvent } = event;
    run.events.push(event);
    if (resourcePreEvent && resourcePreEvent.metadata.op !== "same") {
        const name = nameOf(resourcePreEvent.metadata.urn);
        (run.steps[name] ??= []).push(resourcePreEvent.metadata.op);
        run.order.push(`${name} begins`);
    }
    if (resOutputsEvent && resOutputsEvent.metadata.op !== "same") {
        run.order.push(`${nameOf(resOutputsEvent.metadata.urn)} done`);
    }
    if (diagnosticEvent?.severity === "warning" && !diagnosticEvent.message.includes("from $PATH")) {
        (run.warnings[nameOf(diagnosticEvent.urn ?? "")] ??= []).push(diagnosticEvent.message.trim());
    }
    if (diagnosticEvent?.severity === "error") {
        run.errors.push(diagnosticEvent.message);
    }
}

export function nameOf(urn: string): string {
    return urn.split("::").pop()!;
}

// Asserts that the left event was before the right one.
export function assertOrder(run: Run, first: string, second: string): void {
    const [i, j] = [run.order.indexOf(first), run.order.indexOf(second)];
    assert.ok(i >= 0 && j >= 0 && i < j, `${first} (${i}) before ${second} (${j})`);
}

// What docs/checks.md says that a rule's example is answered with.
export function documented(rule: string): string {
    const sections = readFileSync(join(root, "docs/checks.md"), "utf8").split("\n### ");
    const section = sections.find((section) => section.startsWith(`${rule}\n`));
    const answer = /```text\n(.*)\n```/.exec(section ?? "");
    assert.ok(answer, `docs/checks.md has an answer of the rule ${rule}`);
    return answer[1]!;
}

// Asserts that the problems are the expected ones, no more and no less.
export function assertProblems(found: Record<string, string>, expected: Record<string, RegExp>): void {
    assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort());
    for (const [path, reason] of Object.entries(expected)) {
        assert.match(found[path]!, reason, path);
    }
}

// Asserts that an operation is refused, and returns what the user reads.
export async function refusal(operation: Promise<unknown>): Promise<string> {
    try {
        await operation;
    } catch (error) {
        const message = String(error);
        for (const crash of ["panic:", "goroutine ", "exited prematurely", "always* a bug"]) {
            assert.ok(!message.includes(crash), `the plugin crashed:\n${message}`);
        }
        return message;
    }
    assert.fail("the operation went through, and should have been refused");
}

// For suites with refusals: a program that is refused leaves rejected promises behind, after the Automation API has
// reported the first. The test runner would report all of them again, in hundreds of lines.
export function silenceRejections(): void {
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", () => {});
}
