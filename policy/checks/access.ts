import { block, firstProblem, flag, isSet, type Subject } from "../subject";
import type { ResourceRow } from "../row";

function hasToken({ props }: Subject): boolean {
    return isSet(props, "authToken");
}

// Whether someone can log in as the user without a password.
function isOpen({ props }: Subject): boolean {
    const mode = block(props["authenticationMode"])["type"];
    const without = flag(props, "noPasswordRequired", false) || mode === "no-password-required";
    return without && /(^|\s)on(\s|$)/i.test(String(props["accessString"] ?? ""));
}

export const access: ResourceRow[] = [
    {
        name: "elasticache-6-token-before-redis-6",
        control: "ElastiCache.6",
        asks: "Redis OSS before 6.0, which has no users, has a token.",
        mend: "Set authToken (generateAuthToken of RedisCluster).",
        level: "mandatory",
        severity: "medium",
        about: ["group"],
        check: (subject) => {
            const version = String(subject.props["engineVersion"] ?? "");
            return /^[2-5]\./.test(version) && !hasToken(subject)
                ? `Redis OSS ${version} needs no password: everyone who reaches it can log in.`
                : undefined;
        },
    },
    {
        name: "elasticache-token-or-users",
        asks: "A client proves who it is.",
        mend: "Set authToken or userGroupIds (generateAuthToken or users of RedisCluster).",
        level: "advisory",
        severity: "high",
        about: ["group", "node"],
        check: (subject) =>
            hasToken(subject) ||
            isSet(subject.props, "userGroupIds") ||
            isSet(subject.props, "globalReplicationGroupId")
                ? undefined
                : "Everyone who reaches it can connect: there is neither a token nor a user.",
    },
    {
        name: "elasticache-users-need-passwords",
        asks: "No user who is on logs in without a password.",
        mend: "Give the user a password or IAM, or make its access string begin with off.",
        level: "mandatory",
        severity: "high",
        about: ["user", "userGroup"],
        check: (subject) => {
            if (subject.kind === "user") {
                return isOpen(subject) ? "It is on, and needs no password." : undefined;
            }
            // Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
            return firstProblem(subject.props["userIds"], (id) =>
                id === "default"
                    ? "It has the user default of AWS, who can do everything without a password."
                    : undefined,
            );
        },
    },
];
