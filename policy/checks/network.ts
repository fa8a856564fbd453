import { firstProblem, ifKnown, type Subject } from "../subject";
import type { ResourceRow } from "../row";
import type { Settings } from "../configuration";

// A rule that allows to connect, in the words of any of the resources that have one.
interface Ingress {
    blocks: any[];
    protocol: any;
    from: any;
    to: any;
}

function ingressOf({ kind, props }: Subject): Ingress[] {
    switch (kind) {
        case "ingressRule":
            return [
                {
                    blocks: [() => props["cidrIpv4"], () => props["cidrIpv6"]],
                    protocol: props["ipProtocol"],
                    from: props["fromPort"],
                    to: props["toPort"],
                },
            ];
        case "securityGroupRule":
            return props["type"] === "ingress" ? [inline(props)] : [];
        default: {
            const found: Ingress[] = [];
            firstProblem(props["ingress"] as any[] | undefined, (rule) => {
                found.push(inline(rule));
                return undefined;
            });
            return found;
        }
    }
}

function inline(rule: Record<string, any>): Ingress {
    const blocks: any[] = [];
    for (const key of ["cidrBlocks", "ipv6CidrBlocks"]) {
        const list = ifKnown(() => rule[key] as any[] | undefined);
        for (let i = 0; i < (list?.length ?? 0); i++) {
            blocks.push(() => list![i]);
        }
    }
    return { blocks, protocol: rule["protocol"], from: rule["fromPort"], to: rule["toPort"] };
}

function opens(rule: Ingress, ports: number[]): string | undefined {
    const protocol = String(rule.protocol).toLowerCase();
    if (!["-1", "all", "tcp", "6"].includes(protocol)) {
        return undefined;
    }
    const all = protocol === "-1" || protocol === "all";
    const port = ports.find((one) => all || (Number(rule.from) <= one && one <= Number(rule.to)));
    if (port === undefined) {
        return undefined;
    }
    return firstProblem(rule.blocks, (read) => {
        const block = String(read() ?? "");
        // Every block without a prefix is all addresses, however it is written.
        return block.endsWith("/0") ? `${block} reaches port ${port}.` : undefined;
    });
}

export const network: ResourceRow[] = [
    {
        name: "elasticache-7-own-subnet-group",
        control: "ElastiCache.7",
        asks: "A cluster is in subnets that were chosen for it.",
        mend: "Set subnetGroupName to your own group (subnetIds of RedisCluster creates one).",
        level: "mandatory",
        severity: "high",
        about: ["group", "node"],
        check: ({ props }) => {
            const name = props["subnetGroupName"] ?? "default";
            return name === "default" || name === "" ? "It stands in the default subnet group." : undefined;
        },
    },
    {
        name: "elasticache-no-open-ports",
        asks: "No rule of a security group allows all addresses to reach the ports of a cache.",
        mend: "Allow the security groups or the blocks of the clients.",
        level: "mandatory",
        severity: "critical",
        about: ["securityGroup", "securityGroupRule", "ingressRule"],
        settings: {
            ports: {
                description: "The ports: 6379, and 6380 of the readers of a serverless cache",
                type: "array",
                items: { type: "integer" },
                default: [6379, 6380],
            },
        },
        check: (subject, config: Settings) => firstProblem(ingressOf(subject), (rule) => opens(rule, config["ports"])),
    },
];
