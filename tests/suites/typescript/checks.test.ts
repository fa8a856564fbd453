// What the component says about its inputs: every problem at once, before anything of the cluster is registered; and
// what is unwise, once. docs/checks.md lists the rules.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisClusterArgs } from "pulumi-aws-redis";
import {
    assertProblems,
    aws,
    documented,
    pulumi,
    redis,
    refusal,
    replicationGroupType,
    Sandbox,
    silenceRejections,
    type Deployment,
} from "./harness";
import { bare, cluster, later, network, small } from "./programs";

const subnet = "subnet-0aaaaaaaaaaaaaaa1";
const topic = "arn:aws:sns:eu-west-1:123456789012:alerts";

// Inputs as the types would not let them pass: they come out of files, environments and `as any`.
type Wrong = Partial<Record<keyof RedisClusterArgs, any>>;

// Twelve mistakes and what mends them, each of another kind.
const mistakes: { path: string; says: RegExp; wrong: Wrong; right: Wrong }[] = [
    {
        path: "instanceType",
        says: /use "cache\.t4g\.small"/,
        wrong: { instanceType: "t4g.small" },
        right: { instanceType: "cache.t4g.small" },
    },
    {
        path: "name",
        says: /"Sessions" has capital letters.*use "sessions"/,
        wrong: { name: "Sessions" },
        right: { name: "sessions" },
    },
    {
        path: "replicationGroupSize",
        says: /2\.5 is not a whole number; it is never rounded/,
        wrong: { replicationGroupSize: 2.5 },
        right: { replicationGroupSize: 4 },
    },
    {
        path: "subnetIds[1]",
        says: /is listed already, as subnetIds\[0\]/,
        wrong: { subnetIds: [subnet, subnet] },
        right: {},
    },
    {
        path: "alarmsSnsTopicArns[0]",
        says: /subscribe the queue to a topic of SNS/,
        wrong: { alarmsSnsTopicArns: ["arn:aws:sqs:eu-west-1:123456789012:alerts"] },
        right: { alarmsSnsTopicArns: [topic] },
    },
    {
        path: "allowConnectionsFromCidrBlocks[0]",
        says: /has host bits set.*use "10\.0\.0\.0\/16" for the block/,
        wrong: { allowConnectionsFromCidrBlocks: ["10.0.1.7/16"] },
        right: { allowConnectionsFromCidrBlocks: ["10.0.0.0/16"] },
    },
    {
        path: "allowConnectionsFromSecurityGroups[0]",
        says: /is null; leave it out/,
        wrong: { allowConnectionsFromSecurityGroups: [null] },
        right: { allowConnectionsFromSecurityGroups: [] },
    },
    {
        path: "authToken (secret)",
        says: /is 7 characters long; AWS takes 16 to 128/,
        wrong: { authToken: "hunter2" },
        right: { authToken: "correct-horse-battery-staple" },
    },
    {
        path: "clusterMode",
        says: /is a list; pass the object itself/,
        wrong: { clusterMode: [{ numNodeGroups: 2, replicasPerNodeGroup: 1 }] },
        right: { clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 } },
    },
    {
        path: "maintenanceWindow",
        says: /is 30 minutes long.*try "sun:01:00-sun:02:00"/,
        wrong: { maintenanceWindow: "sun:01:00-sun:01:30" },
        right: { maintenanceWindow: "sun:01:00-sun:02:00" },
    },
    {
        path: "port",
        says: /is the string "6380".*write 6380, without quotes/,
        wrong: { port: "6380" },
        right: { port: 6380 },
    },
    {
        path: "redisVersion",
        says: /"7\.1\.0" names a patch release.*use "7\.1"/,
        wrong: { redisVersion: "7.1.0" },
        right: { redisVersion: "7.1" },
    },
];

// Programs with wrong values of one kind each, and what is said of each input.
const wrong: Record<string, { make: () => unknown; says: Record<string, RegExp> }> = {
    "required inputs that are missing": {
        make: () => bare({}),
        says: {
            enableAutomaticFailover: /is required: whether/,
            enableMultiAz: /is required: whether/,
            instanceType: /is required: the node type/,
            name: /is required: the name/,
            replicationGroupSize: /is required: the number of nodes/,
            subnetIds: /is required: the ids/,
            vpcId: /is required: the id of the VPC/,
        },
    },
    "null, which the SDK takes for a value": {
        make: () =>
            untyped({
                enableAutomaticFailover: null,
                enableMultiAz: null,
                instanceType: null,
                name: null,
                replicationGroupSize: null,
                subnetIds: [subnet, null, undefined],
                vpcId: null,
                alarmsSnsTopicArns: [undefined],
                allowConnectionsFromCidrBlocks: [null, "10.0.0.0/16"],
                allowConnectionsFromSecurityGroups: [null],
                clusterMode: { numNodeGroups: null, replicasPerNodeGroup: undefined },
                tags: { Owner: null, Team: undefined, Stage: "test" },
            }),
        says: {
            enableAutomaticFailover: /is required/,
            enableMultiAz: /is required/,
            instanceType: /is required/,
            name: /is required/,
            replicationGroupSize: /is required/,
            "subnetIds[1]": /is null/,
            "subnetIds[2]": /is null/,
            vpcId: /is required/,
            "alarmsSnsTopicArns[0]": /is null/,
            "allowConnectionsFromCidrBlocks[0]": /is null/,
            "allowConnectionsFromSecurityGroups[0]": /is null/,
            "clusterMode.numNodeGroups": /is required/,
            "clusterMode.replicasPerNodeGroup": /is required/,
            'tags["Owner"]': /is null/,
        },
    },
    "numbers that are none": {
        make: () =>
            untyped({
                enableMultiAz: NaN,
                name: NaN,
                replicationGroupSize: NaN,
                subnetIds: [subnet, Infinity],
                clusterMode: { numNodeGroups: -Infinity, replicasPerNodeGroup: NaN },
                port: Infinity,
                snapshotRetentionLimit: NaN,
            }),
        says: {
            enableMultiAz: /is NaN; it takes true or false/,
            name: /is NaN; it takes a string/,
            replicationGroupSize: /not a finite number/,
            "subnetIds[1]": /Inf.*it takes a string/,
            "clusterMode.numNodeGroups": /-Inf.*whole number/,
            "clusterMode.replicasPerNodeGroup": /not a finite number/,
            port: /Inf.*whole number/,
            snapshotRetentionLimit: /not a finite number/,
        },
    },
    "fractions, and numbers beyond all bounds": {
        make: () =>
            untyped({
                replicationGroupSize: 2.5,
                clusterMode: { numNodeGroups: 2 ** 31, replicasPerNodeGroup: 1.5 },
                port: 6379.000001,
                snapshotRetentionLimit: 1e300,
            }),
        says: {
            replicationGroupSize: /2\.5.*never rounded: pass 2 or 3/,
            "clusterMode.numNodeGroups": /2147483648 .*32 bits/,
            "clusterMode.replicasPerNodeGroup": /1\.5.*never rounded: pass 1 or 2/,
            port: /6379\.000001.*never rounded/,
            snapshotRetentionLimit: /1e\+300 .*32 bits/,
        },
    },
    "empty strings": {
        make: () =>
            untyped({
                instanceType: "",
                name: "",
                subnetIds: ["", subnet],
                vpcId: "",
                alarmsSnsTopicArns: [""],
                allowConnectionsFromCidrBlocks: [""],
                allowConnectionsFromSecurityGroups: [""],
                maintenanceWindow: "",
                redisVersion: "",
                tags: { "": "x" },
            }),
        says: {
            instanceType: /is empty/,
            name: /is empty/,
            "subnetIds[0]": /is empty/,
            vpcId: /is empty/,
            "alarmsSnsTopicArns[0]": /is empty/,
            "allowConnectionsFromCidrBlocks[0]": /is empty/,
            "allowConnectionsFromSecurityGroups[0]": /is empty/,
            maintenanceWindow: /is empty; leave it out/,
            redisVersion: /is empty; leave it out/,
            'tags[""]': /is empty/,
        },
    },
    "empty strings where no string belongs": {
        make: () =>
            untyped({
                enableMultiAz: "",
                replicationGroupSize: "",
                subnetIds: "",
                allowConnectionsFromCidrBlocks: "",
                applyImmediately: "",
                clusterMode: "",
                port: "",
                tags: "",
            }),
        says: {
            enableMultiAz: /the string "".*true or false/,
            replicationGroupSize: /the string "".*whole number/,
            subnetIds: /the string "".*list/,
            allowConnectionsFromCidrBlocks: /the string "".*list/,
            applyImmediately: /the string "".*true or false/,
            clusterMode: /is the string "";/,
            port: /the string "".*whole number/,
            tags: /the string "".*object/,
        },
    },
    "strings, as environment and configuration have them": {
        make: () =>
            untyped({
                enableAutomaticFailover: "true",
                enableMultiAz: "yes",
                replicationGroupSize: "2",
                subnetIds: subnet,
                alarmsSnsTopicArns: topic,
                allowConnectionsFromCidrBlocks: "10.0.0.0/16",
                applyImmediately: "FALSE",
                clusterMode: { numNodeGroups: "1", replicasPerNodeGroup: "one" },
                enableTransitEncryption: "0",
                port: "6379",
                snapshotRetentionLimit: "7 days",
                tags: "Owner=team",
            }),
        says: {
            enableAutomaticFailover: /the string "true".*write true, without quotes/,
            enableMultiAz: /the string "yes".*true or false/,
            replicationGroupSize: /the string "2".*write 2, without quotes/,
            subnetIds: RegExp(`the string .*list: pass \\["${subnet}"\\]`),
            alarmsSnsTopicArns: /list: pass \["arn:/,
            allowConnectionsFromCidrBlocks: /list: pass \["10\.0\.0\.0\/16"\]/,
            applyImmediately: /the string "FALSE".*write false, without quotes/,
            "clusterMode.numNodeGroups": /the string "1".*write 1, without quotes/,
            "clusterMode.replicasPerNodeGroup": /the string "one".*whole number/,
            enableTransitEncryption: /the string "0".*true or false/,
            port: /the string "6379".*write 6379, without quotes/,
            snapshotRetentionLimit: /the string "7 days".*whole number/,
            tags: /the string "Owner=team".*object/,
        },
    },
    "numbers and booleans where strings belong": {
        make: () =>
            untyped({
                name: 7,
                subnetIds: [7, true],
                vpcId: 0,
                clusterMode: false,
                enableCloudwatchAlarms: 0,
                maintenanceWindow: false,
                port: true,
                redisVersion: 7.1,
                tags: { Cost: 7, Shared: true },
            }),
        says: {
            name: /is 7; it takes a string/,
            "subnetIds[0]": /is 7; it takes a string/,
            "subnetIds[1]": /is true; it takes a string/,
            vpcId: /is 0; it takes a string/,
            clusterMode: /is false;/,
            enableCloudwatchAlarms: /is 0; it takes true or false/,
            maintenanceWindow: /is false; it takes a string/,
            port: /is true; it takes a whole number/,
            redisVersion: /is 7\.1.*in quotes, "7\.1"/,
            'tags["Cost"]': /is 7.*in quotes, "7"/,
            'tags["Shared"]': /is true.*in quotes, "true"/,
        },
    },
    "lists where one value belongs": {
        make: () =>
            untyped({
                enableMultiAz: [true],
                name: ["sessions"],
                replicationGroupSize: [2],
                subnetIds: [[subnet], subnet],
                authToken: ["hunter2-hunter2-hunter2"],
                clusterMode: [{ numNodeGroups: 1, replicasPerNodeGroup: 1 }],
                snapshotArn: ["arn:aws:s3:::bucket/dump.rdb"],
                tags: [{ Owner: "team" }],
            }),
        says: {
            enableMultiAz: /is a list; it takes true or false/,
            name: /is a list; it takes a string/,
            replicationGroupSize: /is a list; it takes a whole number/,
            "subnetIds[0]": /is a list; it takes a string/,
            "authToken (secret)": /it takes a string/,
            clusterMode: /is a list; pass the object itself/,
            snapshotArn: /is a list; it takes a string/,
            tags: /is a list; it takes an object/,
        },
    },
    "objects where a value or a list belongs": {
        make: () => {
            const resource = new aws.sns.Topic("topic");
            return untyped({
                enableMultiAz: {},
                name: resource,
                replicationGroupSize: 2n,
                subnetIds: { 0: subnet },
                vpcId: resource,
                alarmsSnsTopicArns: [resource],
                authToken: { token: "hunter2-hunter2-hunter2" },
                clusterMode: resource,
                maintenanceWindow: new Date(0),
                parameterGroupName: new pulumi.asset.StringAsset("x"),
                // What an Output becomes in a text: some lines on how to do better.
                snapshotName: `${resource.name}`,
                tags: { Owner: { name: "team" } },
            });
        },
        says: {
            enableMultiAz: /is an object; it takes true or false/,
            "name (resource)": /is a resource; it takes a string/,
            replicationGroupSize: /it takes a whole number/,
            subnetIds: /is an object; it takes a list/,
            "vpcId (resource)": /is a resource; it takes a string/,
            "alarmsSnsTopicArns[0] (resource)": /is a resource; it takes a string/,
            "authToken (secret)": /it takes a string/,
            "clusterMode (resource)": /is a resource; it takes an object/,
            maintenanceWindow: /is an object; it takes a string/,
            parameterGroupName: /is an asset or archive; it takes a string/,
            snapshotName: /an \[?Output/,
            'tags["Owner"]': /is an object; it takes a string/,
        },
    },
    "Outputs and Promises of all that": {
        make: () =>
            untyped({
                name: pulumi.output(7),
                replicationGroupSize: Promise.resolve(2.5),
                subnetIds: pulumi.output([subnet, null]),
                vpcId: pulumi.output(undefined),
                authToken: pulumi.secret(7),
                maintenanceWindow: pulumi.output(null),
                port: pulumi.secret("6379"),
                redisVersion: Promise.resolve(7.1),
                tags: { Owner: pulumi.output(7) },
            }),
        says: {
            name: /is 7; it takes a string/,
            replicationGroupSize: /2\.5.*never rounded/,
            "subnetIds[1]": /is null/,
            vpcId: /is required/,
            "authToken (secret)": /a secret number; it takes a string/,
            "port (secret)": /a secret string; it takes a whole number/,
            redisVersion: /is 7\.1; it takes a string/,
            'tags["Owner"]': /is 7; it takes a string/,
        },
    },
    // The SDK hands on the inputs that it knows, and no others, but all of an object within them.
    "names that no one knows": {
        make: () =>
            bare({
                ...small,
                ...network(),
                replicationGroupsize: 3,
                auth_token: "hunter2-hunter2-hunter2",
                clusterMode: { numNodeGroups: 1, replicas: 1 },
            }),
        says: {
            replicationGroupsize: /is not an input; did you mean replicationGroupSize\?/,
            "auth_token (secret)": /is not an input; did you mean authToken\?/,
            "clusterMode.replicas": /is not an input; did you mean replicasPerNodeGroup\?/,
        },
    },
};

// A cluster of the SDK, with inputs that its types refuse.
function untyped(inputs: Wrong) {
    return cluster(inputs);
}

suite("checks", () => {
    before(silenceRejections);

    test("twelve mistakes are told in one preview; mended, the cluster deploys", async (t) => {
        const sandbox = new Sandbox(t);
        const all = (choice: "wrong" | "right") => Object.assign({}, ...mistakes.map((mistake) => mistake[choice]));
        const stack = await sandbox.stack(async () => {
            untyped(all("wrong"));
        });
        const found = await stack.problems(stack.preview());
        // In the order of the documentation.
        assert.deepEqual(
            Object.keys(found),
            mistakes.map(({ path }) => path),
        );
        for (const { path, says } of mistakes) {
            assert.match(found[path]!, says);
        }
        assert.equal(Object.keys(found).length, 12);
        assert.match(stack.last!.refusal!, /the inputs have 12 problems, so nothing of the cluster was changed/);
        assert.deepEqual(touched(stack), [], "nothing of the cluster is registered");
        assert.deepEqual(await stack.state(), {});
        assert.deepEqual(sandbox.list(), []);
        assert.ok(!JSON.stringify(stack.last).includes("hunter2"), "neither the message nor an event shows the token");
        assert.ok(!sandbox.files().includes("hunter2"), "no file holds the token");

        stack.program = async () => {
            untyped(all("right"));
        };
        const { warnings } = await stack.up();
        assert.deepEqual(warnings, {});
        const { port, engineVersion, memberClusters, maintenanceWindow } = sandbox.replicationGroup();
        assert.deepEqual([port, engineVersion, memberClusters.length], [6380, "7.1", 4]);
        assert.equal(maintenanceWindow, "sun:01:00-sun:02:00");
        await stack.destroy();
        assert.deepEqual(sandbox.list(), []);
    });

    test("what is unwise is said once, about the component, and goes away with the choice that it asks for", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            cluster({
                enableCloudwatchAlarms: true,
                allowConnectionsFromCidrBlocks: ["0.0.0.0/0"],
                enableTransitEncryption: false,
            });
        });
        const { warnings, events } = await stack.preview();
        const unwise = ["alarms-untold", "open-to-all", "tls-off"].map(documented);
        assert.deepEqual(warnings, { cache: unwise });
        const urns = events.flatMap(({ diagnosticEvent }) =>
            unwise.includes(diagnosticEvent?.message.trim() ?? "") ? [diagnosticEvent!.urn] : [],
        );
        assert.deepEqual(urns, Array(3).fill("urn:pulumi:dev::tests::aws-redis:index:RedisCluster::cache"));

        stack.program = async () => {
            cluster({
                enableCloudwatchAlarms: true,
                alarmsSnsTopicArns: [],
                allowConnectionsFromCidrBlocks: ["10.0.0.0/16"],
                enableTransitEncryption: true,
            });
        };
        assert.deepEqual((await stack.preview()).warnings, {});
    });

    test("undefined and null leave an input out", async (t) => {
        const optional: (keyof RedisClusterArgs)[] = [
            "alarmsSnsTopicArns",
            "allowConnectionsFromCidrBlocks",
            "allowConnectionsFromSecurityGroups",
            "applyImmediately",
            "authToken",
            "clusterMode",
            "enableAtRestEncryption",
            "enableCloudwatchAlarms",
            "enableTransitEncryption",
            "maintenanceWindow",
            "parameterGroupName",
            "port",
            "redisVersion",
            "securityGroupIds",
            "snapshotArn",
            "snapshotArns",
            "snapshotName",
            "snapshotRetentionLimit",
            "snapshotWindow",
            "snsTopicForNotifications",
            "subnetGroupName",
            "tags",
        ];
        const stack = await new Sandbox(t).stack(async () => {});
        const said = ["alarms-untold", "no-one-allowed"].map(documented);
        for (const nothing of [undefined, null]) {
            stack.program = async () => {
                cluster(Object.fromEntries(optional.map((name) => [name, nothing])));
            };
            // What the component says of a cluster with nothing but what is required.
            assert.deepEqual((await stack.preview()).warnings, { cache: said }, `${nothing}`);
        }
    });

    test("values of a wrong type are named, all at once", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {});
        for (const [name, { make, says }] of Object.entries(wrong)) {
            await t.test(name, async () => {
                stack.program = async () => {
                    make();
                };
                assertProblems(await stack.problems(stack.preview()), says);
                assert.deepEqual(touched(stack), [], "nothing of the cluster is registered");
                assert.ok(!JSON.stringify(stack.last).includes("hunter2"), "no token is shown");
            });
        }
        assert.deepEqual(await stack.state(), {});
        assert.deepEqual(sandbox.list(), []);
    });

    test("the SDK names a required input that is missing", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            new redis.RedisCluster("cache", { ...small, name: undefined } as any);
        });
        assert.match(await refusal(stack.preview()), /Missing required property 'name'/);
    });

    test("the component names what only a program without groups of its own must say", async (t) => {
        const stack = await new Sandbox(t).stack(async () => {
            new redis.RedisCluster("cache", { ...small });
        });
        assertProblems(await stack.problems(stack.preview()), {
            subnetIds: /is required: the ids.*or pass subnetGroupName/,
            vpcId: /is required: the id of the VPC.*or pass securityGroupIds/,
        });
        stack.program = async () => {
            new redis.RedisCluster("cache", {
                ...small,
                securityGroupIds: [later("sg-0aaaaaaaaaaaaaaa1", "group")],
                subnetGroupName: later("my-subnets", "subnets"),
            });
        };
        await stack.preview();
        assert.deepEqual(touched(stack), ["cache", "cache-replication-group"]);
    });

    test("an Output where the value must be known will do if it is known", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            untyped({
                name: pulumi.output("sessions"),
                instanceType: Promise.resolve("cache.t4g.small"),
                replicationGroupSize: pulumi.output(2),
                enableMultiAz: pulumi.output(true),
                clusterMode: pulumi.output({ numNodeGroups: 1, replicasPerNodeGroup: 1 }),
                allowConnectionsFromCidrBlocks: pulumi.output(["10.0.0.0/16"]),
            });
        });
        assert.deepEqual((await stack.preview()).warnings, {});

        stack.program = async () => {
            untyped({
                name: later("sessions", "name"),
                instanceType: later("cache.t4g.small", "type"),
                replicationGroupSize: later(2, "size"),
                enableMultiAz: later(true, "zones"),
                clusterMode: later({ numNodeGroups: 1, replicasPerNodeGroup: 1 }, "mode"),
                allowConnectionsFromCidrBlocks: later(["10.0.0.0/16"], "blocks"),
            });
        };
        assertProblems(await stack.problems(stack.preview()), {
            name: /known when the program runs/,
            instanceType: /known when the program runs/,
            replicationGroupSize: /known when the program runs/,
            enableMultiAz: /known when the program runs/,
            clusterMode: /known when the program runs/,
            allowConnectionsFromCidrBlocks: /put the Outputs inside the list.*known when the program runs/,
        });
        assert.deepEqual(sandbox.list(), []);
    });

    test("values that turn out to be wrong are refused, all at once, before anything is created with them", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => {
            untyped({
                vpcId: later(undefined, "vpc"),
                alarmsSnsTopicArns: [later(null, "topic")],
                allowConnectionsFromCidrBlocks: [later("10.0.1.7/16", "block")],
                authToken: later("hunter2", "token"),
                maintenanceWindow: later("", "maintenance"),
                port: later(70000, "port"),
                redisVersion: later(7.1, "version"),
                snapshotRetentionLimit: later(2.5, "retention"),
                snapshotWindow: later(null, "snapshot"),
                tags: later(["x"], "tags"),
            });
        });
        await stack.preview();
        assertProblems(await stack.problems(stack.up()), {
            vpcId: /is required/,
            "alarmsSnsTopicArns[0]": /is null/,
            "allowConnectionsFromCidrBlocks[0]": /use "10\.0\.0\.0\/16"/,
            "authToken (secret)": /7 characters/,
            maintenanceWindow: /is empty; leave it out/,
            port: /70000 is not a TCP port/,
            redisVersion: /is 7\.1.*in quotes/,
            snapshotRetentionLimit: /2\.5.*never rounded/,
            tags: /is a list.*an object of strings/,
        });
        assert.deepEqual(touched(stack), [], "nothing of the cluster is registered");
        assert.deepEqual(sandbox.list(replicationGroupType), []);
        assert.ok(!JSON.stringify(stack.last).includes("hunter2"), "no token is shown");
    });
});

// The names of the component and its children among what an operation began.
function touched(stack: Deployment): string[] {
    return Object.keys(stack.last!.steps).filter((name) => name.startsWith("cache"));
}
