// Pulumi inside a Node program: deploys two Redis clusters, a stack each, at the same time.
//
// It needs the Pulumi CLI on PATH, and works with the backend and the AWS credentials that the environment has. In a copy
// of this folder run `npm install pulumi-aws-redis` first, then:
//
//     AWS_REGION=eu-west-1 npm run up
//     AWS_REGION=eu-west-1 npm run destroy
//
// For one of the clusters alone: `node bin/main.js up sessions`.

import { fork } from "node:child_process";
import { once } from "node:events";
import * as automation from "@pulumi/pulumi/automation";
import { Cluster, program } from "./cluster";
import { Progress } from "./progress";

const projectName = "redis-automation";

const clusters: Cluster[] = [
    // One primary and one replica.
    { name: "sessions", nodeType: "cache.t4g.small", network: "10.10" },
    // Three shards, each a primary and a replica.
    { name: "catalog", nodeType: "cache.r7g.large", network: "10.20", shards: 3 },
];

type Command = (stack: automation.Stack, onEvent: (event: automation.EngineEvent) => void) => Promise<string>;

const commands: Record<string, Command> = {
    preview: async (stack, onEvent) => {
        const { changeSummary } = await stack.preview({ onEvent });
        return `would change: ${count(changeSummary)}`;
    },
    up: async (stack, onEvent) => {
        const { outputs, summary } = await stack.up({ onEvent });
        return `${count(summary.resourceChanges)}; connect to ${outputs.endpoint.value}:${outputs.port.value}`;
    },
    destroy: async (stack, onEvent) => {
        // The stack goes too, with its history.
        const { summary } = await stack.destroy({ onEvent, remove: true });
        return count(summary.resourceChanges);
    },
};

// Runs a command on one cluster, and resolves to whether it went well.
async function run(cluster: Cluster, command: Command): Promise<boolean> {
    const progress = new Progress(cluster.name);
    try {
        const stack = await automation.LocalWorkspace.createOrSelectStack({
            projectName,
            stackName: cluster.name,
            program: program(cluster),
        });
        progress.say(await command(stack, (event) => progress.show(event)));
        return true;
    } catch (error) {
        // What the engine has reported is on the terminal already; the error holds all of its output again.
        progress.say(progress.failed ? "FAILED" : `FAILED: ${error instanceof Error ? error.message : error}`);
        return false;
    }
}

// Runs a command on all clusters at the same time, each in a process of its own: programs that share a process also share
// its unhandled rejections, so that one which fails would take the others down half-way.
async function runAll(word: string): Promise<boolean> {
    const exits = clusters.map(async ({ name }) => {
        const [code] = await once(fork(__filename, [word, name]), "exit");
        return code === 0;
    });
    return (await Promise.all(exits)).every((ok) => ok);
}

async function main(word: string = "", name?: string): Promise<void> {
    const cluster = clusters.find((cluster) => cluster.name === name);
    if (!Object.hasOwn(commands, word) || (name !== undefined && cluster === undefined)) {
        const names = clusters.map((cluster) => cluster.name).join(" | ");
        console.error(`usage: node bin/main.js ${Object.keys(commands).join(" | ")} [${names}]`);
        process.exitCode = 2;
        return;
    }
    const ok = cluster ? await run(cluster, commands[word]) : await runAll(word);
    process.exitCode = ok ? 0 : 1;
}

function count(changes: Partial<Record<string, number>> = {}): string {
    const parts = Object.entries(changes).map(([op, n]) => `${n} ${op}`);
    return parts.join(", ") || "nothing to do";
}

main(...process.argv.slice(2));
