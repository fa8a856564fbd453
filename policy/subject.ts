// What the checks look at: resources of the AWS provider, by their plain property names. Versions 6 and 7 of the
// provider have the same names, so that the pack needs neither.

// The kinds, with the types of resources that are one.
const kinds = {
    group: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    node: ["aws:elasticache/cluster:Cluster"],
    serverless: ["aws:elasticache/serverlessCache:ServerlessCache"],
    user: ["aws:elasticache/user:User"],
    userGroup: ["aws:elasticache/userGroup:UserGroup"],
    securityGroup: ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
    securityGroupRule: ["aws:ec2/securityGroupRule:SecurityGroupRule"],
    ingressRule: ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
} as const;

export type Kind = keyof typeof kinds;

// The name that AWS has for one, by kind.
const names: Partial<Record<Kind, string>> = {
    group: "replicationGroupId",
    node: "clusterId",
    serverless: "name",
    user: "userId",
    userGroup: "userGroupId",
};

export interface Subject {
    kind: Kind;
    // Its name in the program.
    name: string;
    // Its name in AWS: the empty text if only AWS knows it yet, or none has one.
    awsName: string;
    props: Record<string, any>;
}

// The subject that a resource is, or nothing: Memcached is left alone, and the nodes of a group are looked at with it.
export function subjectOf(r: { type: string; name: string; props: Record<string, any> }): Subject | undefined {
    const kind = (Object.keys(kinds) as Kind[]).find((one) => (kinds[one] as readonly string[]).includes(r.type));
    if (!kind) {
        return undefined;
    }
    const isElsewhere = ifKnown(() => r.props["engine"] === "memcached" || (kind === "node" && isOfGroup(r.props)));
    if (isElsewhere) {
        return undefined;
    }
    const key = names[kind];
    const awsName = ifKnown(() => (key ? r.props[key] : undefined));
    return { kind, name: r.name, awsName: typeof awsName === "string" ? awsName : "", props: r.props };
}

function isOfGroup(props: Record<string, any>): boolean {
    return isSet(props, "replicationGroupId");
}

// The result, or nothing if it depends on a value that only the update knows. To read such a value throws, and
// @pulumi/policy would report that the policy cannot run, as an advisory violation: every preview of a new stack would
// have some. The engine asks again in the update, when the value is known.
export function ifKnown<T>(read: () => T): T | undefined {
    try {
        return read();
    } catch (e) {
        if (isUnknown(e)) {
            return undefined;
        }
        throw e;
    }
}

// The class is not exported.
function isUnknown(e: unknown): boolean {
    return e instanceof Error && e.constructor.name === "UnknownValueError";
}

// Whether a property has a value, one that only the update knows included.
export function isSet(props: Record<string, any>, key: string): boolean {
    try {
        const value = props[key];
        return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
    } catch (e) {
        if (isUnknown(e)) {
            return true;
        }
        throw e;
    }
}

// A flag. Some versions of the provider have some as texts, to tell "false" from nothing.
export function flag(props: Record<string, any>, key: string, absent: boolean): boolean {
    const value = props[key];
    return value === undefined || value === null || value === "" ? absent : String(value) === "true";
}

// A block that is one object in some versions of the provider, and a list of one in others.
export function block(value: any): Record<string, any> {
    return (Array.isArray(value) ? value[0] : value) ?? {};
}

// The first problem of some elements, where those with unknown values have none.
export function firstProblem<T>(elements: T[] | undefined, check: (one: T) => string | undefined): string | undefined {
    // By index: to iterate would read an unknown element, and throw for all of them.
    for (let i = 0; i < (elements?.length ?? 0); i++) {
        const problem = ifKnown(() => check(elements![i]!));
        if (problem) {
            return problem;
        }
    }
    return undefined;
}
