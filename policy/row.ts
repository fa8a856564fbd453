// One check is one row of a table.

import type { EnforcementLevel, PolicyConfigSchema, PolicyResource, Severity } from "@pulumi/policy";

import type { Settings } from "./configuration";
import type { Kind, Subject } from "./subject";

interface Common {
    name: string;
    // The control of AWS Security Hub that asks for the same.
    control?: string;
    // What is to be so, and what to do about it. Both are sentences.
    asks: string;
    mend: string;
    // Mandatory is what costs nothing to mend; what has a price is the choice of whoever enables the pack.
    level: EnforcementLevel;
    // As Security Hub rates it, where it has the control.
    severity: Severity;
    // The stacks that it looks at, as patterns. All, unless a row says otherwise.
    stacks?: string[];
    settings?: PolicyConfigSchema["properties"];
}

// Looks at one resource at a time, before it is deployed.
export interface ResourceRow extends Common {
    about: Kind[];
    check: (subject: Subject, config: Settings) => string | undefined;
}

// Looks at all resources of a stack together, after the last of them.
export interface StackRow extends Common {
    stack: (resources: PolicyResource[], config: Settings) => Found[];
}

export interface Found {
    urn: string;
    subject: Subject;
    problem: string;
}

export type Row = ResourceRow | StackRow;
