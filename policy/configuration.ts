// What can be configured of every policy: whom it leaves alone, and where it looks.

import type { PolicyConfigSchema } from "@pulumi/policy";

import { matches } from "./patterns";
import type { Row } from "./row";
import type { Subject } from "./subject";

export interface Exception {
    // The name in the program or in AWS; * stands for any characters.
    name: string;
    reason: string;
}

export interface Settings {
    exceptions: Exception[];
    stacks: string[];
    [key: string]: any;
}

// The properties that every policy has.
export function shared(row: Row): PolicyConfigSchema["properties"] {
    return {
        exceptions: {
            description: "Resources that it leaves alone, each with the reason",
            type: "array",
            items: {
                type: "object",
                properties: { name: { type: "string", minLength: 1 }, reason: { type: "string", minLength: 10 } },
                required: ["name", "reason"],
                additionalProperties: false,
            },
            default: [],
        },
        stacks: {
            description: "The stacks that it looks at; * stands for any characters",
            type: "array",
            items: { type: "string" },
            default: row.stacks ?? ["*"],
        },
    };
}

// What is configured, with the default of everything else: the engine adds defaults only if anything is configured.
export function settings(row: Row, configured: Record<string, any>): Settings {
    const all: Record<string, any> = {};
    for (const [key, property] of Object.entries({ ...shared(row), ...row.settings })) {
        all[key] = configured[key] ?? property.default;
    }
    return all as Settings;
}

// Whether it looks at the stack of a resource.
export function concerns(config: Settings, urn: string): boolean {
    const stack = urn.split("::")[0]!.replace("urn:pulumi:", "");
    return config.stacks.some((pattern) => matches(pattern, stack));
}

export function isExcepted(config: Settings, subject: Subject): boolean {
    return config.exceptions.some((one) => [subject.name, subject.awsName].some((name) => matches(one.name, name)));
}
