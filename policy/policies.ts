// The tables of the checks, as policies that the engine runs.

import type { Policies, Policy, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

import { access } from "./checks/access";
import { availability } from "./checks/availability";
import { encryption } from "./checks/encryption";
import { engine } from "./checks/engine";
import { network } from "./checks/network";
import { serverless } from "./checks/serverless";
import { snapshots } from "./checks/snapshots";
import { watching } from "./checks/watching";
import { concerns, isExcepted, settings, shared } from "./configuration";
import type { Row, ResourceRow, StackRow } from "./row";
import { ifKnown, subjectOf } from "./subject";

const page = "https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/main/docs/policy.md";
const controls = "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html";

// Every check, in the order in which docs/policy.md lists them.
export const rows: Row[] = [
    ...snapshots,
    ...engine,
    ...availability,
    ...encryption,
    ...access,
    ...network,
    ...serverless,
    ...watching,
];

export const policies: Policies = rows.map((row) => ("stack" in row ? stackPolicy(row) : resourcePolicy(row)));

function resourcePolicy(row: ResourceRow): ResourceValidationPolicy {
    return {
        ...described(row),
        validateResource: (args, report) => {
            const subject = subjectOf(args);
            const config = settings(row, args.getConfig());
            if (!subject || !row.about.includes(subject.kind) || !concerns(config, args.urn)) {
                return;
            }
            const problem = ifKnown(() => row.check(subject, config));
            if (problem && !isExcepted(config, subject)) {
                report(`${problem} ${row.mend}`);
            }
        },
    };
}

function stackPolicy(row: StackRow): StackValidationPolicy {
    return {
        ...described(row),
        validateStack: (args, report) => {
            const config = settings(row, args.getConfig());
            for (const { urn, subject, problem } of row.stack(args.resources, config)) {
                if (concerns(config, urn) && !isExcepted(config, subject)) {
                    report(`${problem} ${row.mend}`, urn);
                }
            }
        },
    };
}

// What a policy says of itself.
function described(row: Row): Policy {
    return {
        name: row.name,
        description: `${row.asks} ${row.mend}`,
        enforcementLevel: row.level,
        severity: row.severity,
        remediationSteps: row.mend,
        url: `${page}#the-checks`,
        tags: ["elasticache"],
        configSchema: { properties: { ...shared(row), ...row.settings } },
        ...(row.control && {
            framework: {
                name: "AWS Foundational Security Best Practices",
                version: "1.0.0",
                reference: controls,
                specification: row.control,
            },
        }),
    };
}
