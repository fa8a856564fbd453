// What a program in TypeScript needs to connect is in the outputs, and nothing else is needed.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisClusterArgs } from "pulumi-aws-redis";
import { Application } from "./application";
import { Sandbox, silenceRejections } from "./harness";
import { cluster } from "./programs";
import { RedisServer } from "./servers";

const accesses: Record<string, Partial<RedisClusterArgs>> = {
    "a token": { authToken: "every-kind-AZaz09!&#$^<>-" },
    "a generated token": { generateAuthToken: true },
    users: {
        users: [
            {
                name: "app",
                accessString: "on ~* &* +@all -@dangerous",
                passwords: ["every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~"],
            },
            { name: "web", accessString: "on ~* &* +@read", iam: true },
        ],
    },
};
const sharded: Partial<RedisClusterArgs> = {
    clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 0 },
    replicationGroupSize: 3,
    enableMultiAz: false,
};

suite("access", () => {
    before(silenceRejections);

    for (const [name, access] of Object.entries(accesses)) {
        for (const inClusterMode of [false, true]) {
            test(`${name} is in the outputs, cluster mode ${inClusterMode}`, async (t) => {
                const server = await RedisServer.start(t, { tls: true, cluster: inClusterMode });
                const sandbox = new Sandbox(t);
                sandbox.serve("sessions", server.host);
                const deployment = await sandbox.stack(async () => {
                    const made = cluster({
                        ...(inClusterMode ? sharded : {}),
                        ...access,
                        port: server.port,
                        connectionSecret: {},
                    });
                    return {
                        url: made.connectionUrl,
                        reader: made.readerConnectionUrl,
                        environment: made.environment,
                        secret: made.connectionSecretArn,
                    };
                });
                const { url, reader, environment, secret } = (await deployment.up()).outputs;
                await server.admit(...sandbox.logins("sessions"));

                const application = new Application(server.ca, inClusterMode);
                await application.useUrl(url);
                assert.equal(reader === undefined, inClusterMode);
                if (!inClusterMode) {
                    await application.readUrl(reader);
                }
                await new Application(server.ca).useEnvironment(environment);
                await application.useSecret(sandbox.secret(secret));
            });
        }
    }
});
