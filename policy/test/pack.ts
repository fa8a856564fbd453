// The pack as the engine talks to it: in a process of its own, which is asked over gRPC.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import * as grpc from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { Row } from "../row";

const proto = require("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");

export const folder = resolve(__dirname, "../../../policy");

// The values that stand for what only the update knows, as the engine sends them.
export const unknown = {
    flag: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    list: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
};

export type Props = Record<string, any>;

export interface Resource {
    type: string;
    props: Props;
    name?: string;
    stack?: string;
}

// What the engine is told: the policy, its level and its words.
export interface Violation {
    policy: string;
    message: string;
    level: number;
    urn: string;
}

export const level: { ADVISORY: number; MANDATORY: number } = proto.EnforcementLevel;

export class Pack {
    private constructor(
        private readonly process: ChildProcess,
        private readonly client: any,
    ) {}

    static async start(): Promise<Pack> {
        const program = resolve(folder, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
        const started = spawn(process.execPath, [program, "127.0.0.1:1", "."], {
            cwd: folder,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = once(started, "exit").then(([status]) => {
            throw new Error(`the pack did not start: it ended with ${status}`);
        });
        const [port] = await Promise.race([once(createInterface(started.stdout!), "line"), ended]);
        ended.catch(() => {});
        return new Pack(started, new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure()));
    }

    stop(): void {
        this.client.close();
        this.process.kill();
    }

    // Configures policies by name. The engine adds the defaults of what is not configured, and so does the pack.
    async configure(config: Record<string, Props>): Promise<void> {
        const request = new proto.ConfigureAnalyzerRequest();
        for (const [name, properties] of Object.entries(config)) {
            const policy = new proto.PolicyConfig();
            const { enforcementLevel, ...rest } = properties;
            policy.setProperties(Struct.fromJavaScript(rest));
            policy.setEnforcementlevel(enforcementLevel ?? level.MANDATORY);
            request.getPolicyconfigMap().set(name, policy);
        }
        await this.call("configure", request);
    }

    // What the pack says of one resource.
    async analyze(one: Resource): Promise<Violation[]> {
        const request = new proto.AnalyzeRequest();
        describe(request, one);
        return violations(await this.call("analyze", request));
    }

    // What the pack says of a stack.
    async analyzeStack(resources: Resource[]): Promise<Violation[]> {
        const request = new proto.AnalyzeStackRequest();
        request.setResourcesList(
            resources.map((one) => {
                const resource = new proto.AnalyzerResource();
                describe(resource, one);
                return resource;
            }),
        );
        return violations(await this.call("analyzeStack", request));
    }

    // What a check says of a resource, in a stack of this resource alone if it looks at stacks.
    async ask(row: Row, one: Resource, ...others: Resource[]): Promise<Violation[]> {
        const found = "stack" in row ? await this.analyzeStack([one, ...others]) : await this.analyze(one);
        return found.filter((violation) => violation.policy === row.name);
    }

    async info(): Promise<any> {
        const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
        return (await this.call("getAnalyzerInfo", new Empty())).toObject();
    }

    private call(method: string, request: any): Promise<any> {
        return new Promise((done, fail) =>
            this.client[method](request, (error: Error | null, answer: any) => (error ? fail(error) : done(answer))),
        );
    }
}

function describe(request: any, { type, props, name = "cache", stack = "production" }: Resource): void {
    request.setType(type);
    request.setName(name);
    request.setUrn(`urn:pulumi:${stack}::project::${type}::${name}`);
    request.setProperties(Struct.fromJavaScript(props));
    request.setOptions(new proto.AnalyzerResourceOptions());
}

function violations(response: any): Violation[] {
    return response.getDiagnosticsList().map((one: any) => ({
        policy: one.getPolicyname(),
        message: one.getMessage(),
        level: one.getEnforcementlevel(),
        urn: one.getUrn(),
    }));
}
