import { suite, test } from "node:test";
import { disabled, live } from "./lifecycle";

// Each mode is a file, and so a process, of its own: programs that share one also share its unhandled rejections.
suite("examples/typescript, cluster mode disabled", () => {
    test("TLS", (t) => live(t, { ...disabled, tls: true }));
    test("no TLS", (t) => live(t, { ...disabled, tls: false }));
});
