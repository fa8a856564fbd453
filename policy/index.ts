// The pack, as `pulumi preview --policy-pack` runs it.

import { PolicyPack } from "@pulumi/policy";

import { policies } from "./policies";

new PolicyPack("aws-redis", {
    policies,
    displayName: "Redis and Valkey on ElastiCache",
    provider: "aws",
    tags: ["elasticache", "redis", "valkey"],
    repository: "https://github.com/pulumi-aws-redis/pulumi-aws-redis",
});
