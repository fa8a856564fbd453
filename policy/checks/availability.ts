import { flag } from "../subject";
import type { ResourceRow } from "../row";

// A stack for tests is often one node, to save money.
const words = ["prod", "production"];
const stacks = words.flatMap((word) => [word, `${word}-*`, `*-${word}`, `*-${word}-*`]);

export const availability: ResourceRow[] = [
    {
        name: "elasticache-3-automatic-failover",
        control: "ElastiCache.3",
        asks: "A replica takes over when the primary fails.",
        mend: "Set automaticFailoverEnabled (enableAutomaticFailover of RedisCluster), with two nodes or more.",
        level: "mandatory",
        severity: "medium",
        stacks,
        about: ["group", "node"],
        check: ({ kind, props }) =>
            kind === "group" && flag(props, "automaticFailoverEnabled", false)
                ? undefined
                : "Nothing takes over when the primary fails.",
    },
    {
        name: "elasticache-multi-az",
        asks: "The nodes are in several availability zones.",
        mend: "Set multiAzEnabled (enableMultiAz of RedisCluster), with subnets in two zones or more.",
        level: "mandatory",
        severity: "medium",
        stacks,
        about: ["group"],
        check: ({ props }) =>
            flag(props, "multiAzEnabled", false) ? undefined : "All nodes can stand in one availability zone.",
    },
];
