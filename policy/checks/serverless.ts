import { block, ifKnown, isSet } from "../subject";
import type { ResourceRow } from "../row";

// The blocks of the limits, with the inputs of RedisServerlessCache.
const limits = { dataStorage: "dataStorage", ecpuPerSeconds: "ecpuPerSecond" };

export const serverless: ResourceRow[] = [
    {
        name: "elasticache-serverless-maxima",
        asks: "A serverless cache has a ceiling for its data and for its work, and so its bill has one.",
        mend: "Set the maximum of both (dataStorage and ecpuPerSecond of RedisServerlessCache).",
        level: "advisory",
        severity: "medium",
        about: ["serverless"],
        check: ({ props }) => {
            const all = block(props["cacheUsageLimits"]);
            const missing = Object.entries(limits).filter(
                ([key]) => ifKnown(() => isSet(block(all[key]), "maximum")) === false,
            );
            return missing.length
                ? `It has no maximum of ${missing.map(([, name]) => name).join(" and ")}.`
                : undefined;
        },
    },
    {
        name: "elasticache-serverless-users",
        asks: "A client of a serverless cache proves who it is.",
        mend: "Set userGroupId (users of RedisServerlessCache).",
        level: "advisory",
        severity: "high",
        about: ["serverless"],
        check: ({ props }) =>
            isSet(props, "userGroupId") ? undefined : "Everyone who reaches it can connect: there is no user group.",
    },
];
