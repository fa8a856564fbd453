// A serverless cache, from the types of the SDK to an application that connects; and what is said of the inputs of a
// cluster, which a serverless cache has not.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisServerlessCacheArgs } from "pulumi-aws-redis";
import { Application } from "./application";
import { assertProblems, redis, Sandbox, securityGroupType, silenceRejections } from "./harness";
import { bare, network } from "./programs";
import { RedisServer } from "./servers";

const cacheType = "aws:elasticache/serverlessCache:ServerlessCache";
const password = "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~";

const small = {
    name: "sessions",
    dataStorage: { maximum: 10 },
    ecpuPerSecond: { maximum: 50_000 },
    enableCloudwatchAlarms: false,
    deletionProtection: false,
    users: [
        { name: "app", accessString: "on ~* &* +@all -@dangerous", passwords: [password] },
        { name: "web", accessString: "on ~* &* +@read", iam: true },
    ],
} satisfies Partial<RedisServerlessCacheArgs>;

// The types refuse what only a cluster has.
export const refused: RedisServerlessCacheArgs[] = [
    // @ts-expect-error
    { ...small, subnetIds: [], instanceType: "cache.r7g.large" },
    // @ts-expect-error
    { ...small, subnetIds: [], generateAuthToken: true },
    // @ts-expect-error
    { ...small, subnetIds: [], dataStorage: { maximum: "10" } },
];

const cache = (args: Partial<RedisServerlessCacheArgs> = {}) =>
    new redis.RedisServerlessCache("cache", { ...small, ...network(), ...args });

suite("serverless", () => {
    before(silenceRejections);

    test("the outputs are enough to connect", async (t) => {
        const server = await RedisServer.start(t, { tls: true, cluster: true });
        const sandbox = new Sandbox(t);
        sandbox.serveServerless("sessions", server.host, server.port, server.ports[1]!);
        const deployment = await sandbox.stack(async () => {
            const { connectionUrl, readerConnectionUrl, environment, connectionSecretArn, iamConnectPolicies } = cache({
                connectionSecret: {},
            });
            return { connectionUrl, readerConnectionUrl, environment, connectionSecretArn, iamConnectPolicies };
        });
        const { outputs } = await deployment.up();
        await server.admit(...sandbox.serverlessLogins("sessions"));

        const application = new Application(server.ca, true);
        await application.useUrl(outputs.connectionUrl);
        await application.readUrl(outputs.readerConnectionUrl);
        assert.equal(new URL(outputs.readerConnectionUrl).port, String(server.ports[1]));
        await new Application(server.ca).useEnvironment(outputs.environment);
        await application.useSecret(sandbox.secret(outputs.connectionSecretArn));
        assert.deepEqual(Object.keys(outputs.iamConnectPolicies), ["web"]);
        assert.ok(!deployment.export().includes(password), "the state holds no password in plain text");
    });

    test("it is deployed, changed and destroyed", async (t) => {
        const sandbox = new Sandbox(t);
        const deployment = await sandbox.stack(async () => void cache());
        await deployment.up();
        assert.deepEqual((await deployment.up()).steps, {});
        assert.equal(sandbox.list(securityGroupType).length, 1);

        deployment.program = async () => void cache({ snapshotRetentionLimit: 7, description: "of the web team" });
        assertProblems(await deployment.problems(deployment.preview()), {
            description: /changes together with snapshotRetentionLimit, and AWS takes one of these in a request/,
        });
        deployment.program = async () => void cache({ snapshotRetentionLimit: 7 });
        await deployment.up();
        const [made, ...others] = sandbox.list(cacheType);
        assert.equal(others.length, 0);
        assert.equal(made!.properties.snapshotRetentionLimit, 7);

        deployment.program = async () => void cache({ snapshotRetentionLimit: 7, deletionProtection: undefined });
        await deployment.up();
        await assert.rejects(deployment.destroy(), /protect/);
        deployment.unprotect();
        await deployment.destroy();
        assert.deepEqual(sandbox.list(), []);
    });

    test("the inputs of a cluster are told with what to do", async (t) => {
        const sandbox = new Sandbox(t);
        const ofACluster = {
            ...small,
            generateAuthToken: true,
            instanceType: "cache.r7g.large",
            replicationGroupSize: 2,
            engineVersion: "8.0",
            snapshotWindow: "03:00-04:00",
            port: 6379,
        };
        // The SDK leaves them out, which its types tell.
        const deployment = await sandbox.stack(
            async () => void bare({ ...ofACluster, ...network() }, "cache", "aws-redis:index:RedisServerlessCache"),
        );
        const problems = await deployment.problems(deployment.preview());
        assertProblems(
            Object.fromEntries(Object.entries(problems).map(([path, told]) => [path.replace(" (secret)", ""), told])),
            {
                generateAuthToken: /is not an input: a serverless cache takes no token: list users/,
                instanceType: /is not an input: a serverless cache has no nodes: leave it out/,
                replicationGroupSize: /has no nodes/,
                engineVersion: /use majorEngineVersion/,
                snapshotWindow: /use dailySnapshotTime/,
                port: /6379 and, for reads from replicas, 6380/,
            },
        );
    });

    test("a wrong value is named by its path", async (t) => {
        const sandbox = new Sandbox(t);
        const wrong: any = {
            name: "Sessions_1",
            dataStorage: { maximum: 10, minium: 1 },
            ecpuPerSecond: { minimum: 2000, maximum: 1000 },
            dailySnapshotTime: "6am",
            majorEngineVersion: "8.1",
            restoreFromSnapshotArns: ["before-upgrade"],
        };
        const deployment = await sandbox.stack(async () => void cache(wrong));
        assertProblems(await deployment.problems(deployment.preview()), {
            name: /use "sessions-1"/,
            "dataStorage.minium": /is not an input; did you mean minimum\?/,
            "ecpuPerSecond.minimum": /2000 is more than the maximum, 1000/,
            dailySnapshotTime: /"6am"/,
            majorEngineVersion: /"8"/,
            "restoreFromSnapshotArns[0]": /before-upgrade/,
        });
    });
});
