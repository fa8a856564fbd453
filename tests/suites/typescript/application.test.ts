// The application of the tests gets into a real server by what it is told, and by nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Application } from "./application";
import { RedisServer, type Login } from "./servers";

// A token of every kind of character that ElastiCache takes, and how a URL spells it.
const token = "AZaz0189!&#$^<>-token";
const encoded = "AZaz0189%21%26%23%24%5E%3C%3E-token";

// What a cache asks of those who connect, and how the outputs tell them.
const accesses: Record<string, { login: Login; userinfo: string; username?: string; password?: string }> = {
    open: { login: { user: "default", open: true }, userinfo: "" },
    token: {
        login: { user: "default", passwords: ["former", token] },
        userinfo: `:${encoded}@`,
        password: token,
    },
    user: {
        login: { user: "orders-app", passwords: [token], access: "on ~orders:* +@all -@dangerous" },
        userinfo: `orders-app:${encoded}@`,
        username: "orders-app",
        password: token,
    },
};

for (const tls of [true, false]) {
    for (const cluster of [false, true]) {
        test(`an application needs the outputs alone: TLS ${tls}, cluster mode ${cluster}`, async (t) => {
            const server = await RedisServer.start(t, { tls, cluster });
            for (const { login, userinfo, username, password } of Object.values(accesses)) {
                await server.admit(login);
                const url = `${tls ? "rediss" : "redis"}://${userinfo}localhost:${server.port}`;
                const readerUrl = cluster ? undefined : url;
                const application = new Application(server.ca, cluster);
                await application.useUrl(url);
                const secret = { engine: "redis", host: "localhost", port: server.port, username, password, tls };
                await application.useSecret(JSON.stringify({ ...secret, url, reader_url: readerUrl }));
                // The environment says by itself whether there is a cluster.
                await new Application(server.ca).useEnvironment({
                    REDIS_HOST: "localhost",
                    REDIS_PORT: String(server.port),
                    REDIS_TLS: String(tls),
                    REDIS_CLUSTER: String(cluster),
                    REDIS_URL: url,
                    REDIS_READER_URL: readerUrl,
                    REDIS_USERNAME: username,
                    REDIS_PASSWORD: password,
                });
            }
        });
    }
}

for (const cluster of [false, true]) {
    test(`an application needs every part: cluster mode ${cluster}`, async (t) => {
        const server = await RedisServer.start(t, { tls: true, cluster });
        await server.admit({ user: "app", passwords: [token] });
        const url = (userinfo: string) => `rediss://${userinfo}localhost:${server.port}`;
        const right: Record<string, string> = {
            REDIS_HOST: "localhost",
            REDIS_PORT: String(server.port),
            REDIS_TLS: "true",
            REDIS_CLUSTER: String(cluster),
            REDIS_USERNAME: "app",
            REDIS_PASSWORD: token,
            REDIS_URL: url(`app:${encoded}@`),
            REDIS_READER_URL: url(`app:${encoded}@`),
        };
        const application = new Application(server.ca);
        await application.useEnvironment(right);
        const wrong: Record<string, string> = {
            REDIS_HOST: "",
            REDIS_PORT: "1",
            REDIS_TLS: "false",
            REDIS_CLUSTER: "",
            REDIS_USERNAME: "",
            REDIS_PASSWORD: "other",
            REDIS_URL: url(`:${encoded}@`),
            REDIS_READER_URL: url(""),
        };
        for (const [name, value] of Object.entries(wrong)) {
            await assert.rejects(application.useEnvironment({ ...right, [name]: value }), `${name}=${value}`);
        }
    });
}

test("a certificate of someone else is not trusted", async (t) => {
    const [server, stranger] = [await RedisServer.start(t, { tls: true }), await RedisServer.start(t, { tls: true })];
    const application = new Application(stranger.ca);
    await assert.rejects(application.useUrl(`rediss://localhost:${server.port}`), /certificate/);
});
