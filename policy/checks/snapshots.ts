import type { ResourceRow } from "../row";
import { isSet, type Subject } from "../subject";

const days = (least: number) => ({
    minimumDays: { description: "The fewest days", type: "integer" as const, minimum: 1, maximum: 35, default: least },
});

function kept(subject: Subject, least: number): string | undefined {
    const found = Number(subject.props["snapshotRetentionLimit"] ?? 0);
    return found < least ? `Automatic snapshots are kept for ${found} days, not for ${least} or more.` : undefined;
}

export const snapshots: ResourceRow[] = [
    {
        name: "elasticache-1-automatic-backups",
        control: "ElastiCache.1",
        asks: "Redis and Valkey have automatic snapshots.",
        mend: "Set snapshotRetentionLimit to 1 day or more.",
        level: "mandatory",
        severity: "high",
        about: ["group", "node"],
        settings: days(1),
        check: (subject, config) => kept(subject, config["minimumDays"]),
    },
    {
        name: "elasticache-backups-for-a-week",
        asks: "Snapshots are kept long enough for a fault to be noticed.",
        mend: "Set snapshotRetentionLimit to 7 days or more.",
        level: "advisory",
        severity: "low",
        about: ["group", "node", "serverless"],
        settings: days(7),
        check: (subject, config) => kept(subject, config["minimumDays"]),
    },
    {
        name: "elasticache-final-snapshot",
        asks: "A cluster that is deleted leaves its data.",
        mend: "Set finalSnapshotIdentifier (finalSnapshot: true of RedisCluster).",
        level: "advisory",
        severity: "medium",
        about: ["group", "node"],
        check: ({ props }) =>
            isSet(props, "finalSnapshotIdentifier") ? undefined : "It is deleted without a final snapshot.",
    },
];
