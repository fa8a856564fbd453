// An application that knows of the cache what the outputs tell it, and how clients are made with ioredis.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Cluster, Redis } from "ioredis";

// Seen from where this file is compiled to.
const load = createRequire(join(__dirname, "../../tests/suites/typescript/package.json"));
const ioredis: typeof import("ioredis") = load("ioredis");

// What an environment and a secret have in common.
interface Parts {
    host: string;
    port: number;
    tls: boolean;
    username?: string;
    password?: string;
    url: string;
    readerUrl?: string;
}

export class Application {
    // The ca is the file of the certificate to trust: those of AWS are trusted by every machine. An environment tells by
    // itself whether the cache is in cluster mode.
    constructor(
        private readonly ca: string = "",
        private readonly cluster = false,
    ) {}

    // Uses the cache by a connection URL alone.
    useUrl = (url: string) => using(this.fromUrl(url), writeAndRead);

    // Reads from the cache by a URL of replicas alone, which take no writes.
    readUrl = (url: string) =>
        using(this.fromUrl(url), async (client) => assert.equal(await client.get("orders:none"), null));

    // Uses the cache by each of the ways that the variables offer: by URL, and by their parts.
    async useEnvironment(environment: Record<string, string | undefined>): Promise<void> {
        const application = new Application(this.ca, flag(environment, "REDIS_CLUSTER"));
        await application.useAll({
            host: environment.REDIS_HOST!,
            port: Number(environment.REDIS_PORT),
            tls: flag(environment, "REDIS_TLS"),
            username: environment.REDIS_USERNAME,
            password: environment.REDIS_PASSWORD,
            url: environment.REDIS_URL!,
            readerUrl: environment.REDIS_READER_URL,
        });
    }

    // Uses the cache by each of the ways that the JSON of a secret offers.
    async useSecret(secret: string): Promise<void> {
        const { reader_url: readerUrl, ...parts } = JSON.parse(secret);
        await this.useAll({ ...parts, readerUrl });
    }

    private async useAll(parts: Parts): Promise<void> {
        // A client takes localhost where it is told nothing, which is right by chance here.
        assert.ok(parts.host && parts.port && parts.url, "host, port and URL are given");
        assert.equal(typeof parts.tls, "boolean");
        await this.useUrl(parts.url);
        if (parts.readerUrl) {
            await this.readUrl(parts.readerUrl);
        }
        await using(this.fromParts(parts), writeAndRead);
    }

    private fromUrl(url: string): Redis | Cluster {
        if (!this.cluster) {
            return new ioredis.Redis(url, { ...settings, ...(url.startsWith("rediss:") && { tls: this.trust() }) });
        }
        // A Cluster takes from a URL how to reach the first node, and neither TLS nor password for the others.
        const { protocol, hostname, port, username, password } = new URL(url);
        return this.fromParts({
            host: hostname,
            port: Number(port),
            tls: protocol === "rediss:",
            username: decodeURIComponent(username),
            password: decodeURIComponent(password),
        });
    }

    private fromParts({ host, port, tls, username, password }: Omit<Parts, "url">): Redis | Cluster {
        const login = { ...settings, username, password, ...(tls && { tls: this.trust() }) };
        if (!this.cluster) {
            return new ioredis.Redis({ host, port, ...login });
        }
        return new ioredis.Cluster([{ host, port }], {
            redisOptions: login,
            clusterRetryStrategy: settings.retryStrategy,
            // It would look up the first node's address otherwise, for which no certificate is.
            dnsLookup: (address, callback) => callback(null, address),
        });
    }

    private trust() {
        return { ca: readFileSync(this.ca) };
    }
}

const settings = {
    // What cannot connect says so at once.
    retryStrategy: () => null,
    // It asks for INFO, which "+@all -@dangerous" forbids, and complains in print.
    enableReadyCheck: false,
};

function flag(environment: Record<string, string | undefined>, name: string): boolean {
    const value = environment[name];
    assert.ok(value === "true" || value === "false", `${name} is true or false, and not ${value}`);
    return value === "true";
}

async function using(client: Redis | Cluster, use: (client: Redis | Cluster) => Promise<void>): Promise<void> {
    // The client tells the cause in an event, and each command only that there is no connection.
    let cause: unknown;
    client.on("error", (error) => (cause ??= error.lastNodeError ?? error));
    try {
        await use(client);
    } catch (error) {
        throw cause ?? error;
    } finally {
        client.disconnect();
    }
}

// So many keys that each node of a cluster has some.
async function writeAndRead(client: Redis | Cluster): Promise<void> {
    assert.equal(await client.ping(), "PONG");
    for (let i = 0; i < 20; i++) {
        const value = randomUUID();
        await client.set(`orders:${i}`, value);
        assert.equal(await client.get(`orders:${i}`), value);
    }
}
