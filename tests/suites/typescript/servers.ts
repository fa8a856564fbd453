// A real Redis server for a test, which the program redis-for-tests runs. PATH must have it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";

// A user that the server lets in. A token is a password of the user default.
export interface Login {
    user: string;
    // Any of them will do.
    passwords?: string[];
    // Lets the user in with any password, and with none.
    open?: boolean;
    // An access string as ElastiCache takes it; everything where absent.
    access?: string;
}

export interface ServerOptions {
    tls?: boolean;
    // With tls: take connections without TLS on a second port.
    plain?: boolean;
    // Three nodes in cluster mode.
    cluster?: boolean;
}

export class RedisServer {
    private constructor(
        readonly host: string,
        readonly port: number,
        readonly plainPort: number,
        // The file of the certificate that clients must trust; empty without TLS.
        readonly ca: string,
        // The ports of all nodes; the first is port.
        readonly ports: number[],
        private readonly ask: (line: string) => Promise<any>,
    ) {}

    // Starts a server that lets everyone in, and ends it after the test.
    static async start(test: TestContext, options: ServerOptions = {}): Promise<RedisServer> {
        const flags = Object.entries(options).flatMap(([flag, on]) => (on ? [`-${flag}`] : []));
        const program = spawn("redis-for-tests", flags, { stdio: ["pipe", "pipe", "inherit"] });
        const ended = once(program, "exit");
        test.after(async () => {
            program.stdin.end();
            await ended;
        });
        const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
        const hear = async () => {
            const { value, done } = await lines.next();
            assert.ok(!done, "redis-for-tests has ended");
            return JSON.parse(value);
        };
        const { host, port, plainPort, ca, ports } = await hear();
        return new RedisServer(host, port, plainPort, ca, ports, (line) => {
            program.stdin.write(`${line}\n`);
            return hear();
        });
    }

    // Lets in exactly these from now on.
    async admit(...logins: Login[]): Promise<void> {
        const { error } = await this.ask(JSON.stringify(logins));
        assert.equal(error, undefined);
    }
}
