import type { EngineEvent } from "@pulumi/pulumi/automation";

// What is done to a resource, in words. Operations that change nothing are not shown.
const words: Record<string, string> = {
    create: "create",
    update: "update",
    replace: "replace",
    delete: "delete",
    "create-replacement": "create anew",
    "delete-replaced": "delete the old",
};

// Progress prints what happens to one cluster, a line each, with the cluster's name in front.
export class Progress {
    // Whether the engine has reported an error.
    failed = false;

    private readonly started = new Map<string, number>();

    constructor(private readonly cluster: string) {}

    say(line: string): void {
        console.log(`${this.cluster.padEnd(10)}| ${line}`);
    }

    // Prints what an event of the engine has to tell. Most have nothing.
    show({ resourcePreEvent, resOutputsEvent, resOpFailedEvent, diagnosticEvent }: EngineEvent): void {
        if (resourcePreEvent && isShown(resourcePreEvent.metadata)) {
            const { metadata, planning } = resourcePreEvent;
            this.started.set(metadata.urn, Date.now());
            this.say(`  ${planning ? "would " : ""}${describe(metadata)}`);
        }
        if (resOutputsEvent && isShown(resOutputsEvent.metadata) && !resOutputsEvent.planning) {
            const { metadata } = resOutputsEvent;
            const seconds = Math.round((Date.now() - (this.started.get(metadata.urn) ?? Date.now())) / 1000);
            this.say(`  ${describe(metadata)}: done in ${seconds} s`);
        }
        if (resOpFailedEvent) {
            this.say(`  ${describe(resOpFailedEvent.metadata)}: FAILED`);
        }
        if (diagnosticEvent && ["warning", "error"].includes(diagnosticEvent.severity)) {
            this.failed ||= diagnosticEvent.severity === "error";
            this.say(`  ${diagnosticEvent.severity}: ${plain(diagnosticEvent.message)}`);
        }
    }
}

type Step = { op: string; type: string; urn: string };

// The stack itself and the plugins' configuration are Pulumi's own affair.
function isShown({ op, type }: Step): boolean {
    return op in words && !type.startsWith("pulumi:");
}

// "create Subnet subnet-0": the operation, the last part of the type, and the name that ends the URN.
function describe({ op, type, urn }: Step): string {
    return `${words[op] ?? op} ${type.split(":").pop()} ${urn.split("::").pop()}`;
}

// Messages carry marks for colours, like <{%fg 1%}>, that only the CLI renders.
function plain(message: string): string {
    return message.replace(/<\{%.*?%\}>/g, "").trim();
}
