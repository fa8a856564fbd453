import { flag, isSet, type Subject } from "../subject";
import type { ResourceRow } from "../row";

// A single node of Redis can have neither: only a replication group can.
const ofNode = "A cluster without a replication group cannot have it: use a replication group of one node.";

// A group that joins a global datastore has what the primary has.
const followsAnother = ({ props }: Subject): boolean => isSet(props, "globalReplicationGroupId");

export const encryption: ResourceRow[] = [
    {
        name: "elasticache-4-encryption-at-rest",
        control: "ElastiCache.4",
        asks: "Data and snapshots are encrypted at rest.",
        mend: "Set atRestEncryptionEnabled (enableAtRestEncryption of RedisCluster); to change it replaces a group.",
        level: "mandatory",
        severity: "medium",
        about: ["group", "node"],
        check: (subject) => {
            if (subject.kind === "node") {
                return `It is not encrypted at rest. ${ofNode}`;
            }
            if (followsAnother(subject)) {
                return undefined;
            }
            // AWS encrypts Valkey unless it is set not to.
            const absent = subject.props["engine"] === "valkey";
            return flag(subject.props, "atRestEncryptionEnabled", absent) ? undefined : "It is not encrypted at rest.";
        },
    },
    {
        name: "elasticache-5-encryption-in-transit",
        control: "ElastiCache.5",
        asks: "Clients connect with TLS, and no client can do without.",
        mend: "Set transitEncryptionEnabled, and transitEncryptionMode to required.",
        level: "mandatory",
        severity: "medium",
        about: ["group", "node"],
        check: (subject) => {
            if (subject.kind === "node") {
                return `Clients connect without TLS. ${ofNode}`;
            }
            if (followsAnother(subject)) {
                return undefined;
            }
            if (!flag(subject.props, "transitEncryptionEnabled", false)) {
                return "Clients connect without TLS.";
            }
            return subject.props["transitEncryptionMode"] === "preferred"
                ? "Clients can connect without TLS: the mode is preferred."
                : undefined;
        },
    },
];
