import { flag, type Subject } from "../subject";
import type { ResourceRow } from "../row";
import { lastDay } from "../versions";
import type { Settings } from "../configuration";

const today = {
    today: {
        description: "The day to compare with, YYYY-MM-DD; the present day if empty",
        type: "string" as const,
        pattern: "^(\\d{4}-\\d{2}-\\d{2})?$",
        default: "",
    },
};

// The end of the support of what a subject runs, and the days until then.
function support(
    { kind, props }: Subject,
    config: Settings,
): { version: string; last: string; left: number } | undefined {
    const version = String(props[kind === "serverless" ? "majorEngineVersion" : "engineVersion"] ?? "");
    const last = lastDay(String(props["engine"] || "redis"), version);
    const day = Date.parse(config["today"] || new Date().toISOString().slice(0, 10));
    return last ? { version, last, left: (Date.parse(last) - day) / 86_400_000 } : undefined;
}

export const engine: ResourceRow[] = [
    {
        name: "elasticache-2-automatic-minor-upgrades",
        control: "ElastiCache.2",
        asks: "AWS upgrades minor versions by itself, or a documented exception says who does.",
        mend: "Set autoMinorVersionUpgrade to true, or name the cluster under exceptions with the reason.",
        level: "advisory",
        severity: "high",
        about: ["group", "node"],
        check: ({ props }) =>
            flag(props, "autoMinorVersionUpgrade", true) ? undefined : "AWS does not upgrade minor versions.",
    },
    {
        name: "elasticache-supported-engine",
        asks: "The version is in standard support.",
        mend: "Upgrade to Redis OSS 7.1 or to Valkey.",
        level: "mandatory",
        severity: "high",
        about: ["group", "node", "serverless"],
        settings: today,
        check: (subject, config) => {
            const found = support(subject, config);
            return found && found.left < 0
                ? `Standard support of Redis OSS ${found.version} ended on ${found.last}.`
                : undefined;
        },
    },
    {
        name: "elasticache-support-ends-soon",
        asks: "There is time to upgrade before standard support ends.",
        mend: "Plan the upgrade to Redis OSS 7.1 or to Valkey.",
        level: "advisory",
        severity: "low",
        about: ["group", "node", "serverless"],
        settings: {
            ...today,
            days: { description: "How many days before the end it begins", type: "integer", minimum: 1, default: 180 },
        },
        check: (subject, config) => {
            const found = support(subject, config);
            return found && found.left >= 0 && found.left <= config["days"]
                ? `Standard support of Redis OSS ${found.version} ends on ${found.last}.`
                : undefined;
        },
    },
];
