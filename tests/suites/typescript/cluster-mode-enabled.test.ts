import { suite, test } from "node:test";
import { enabled, live } from "./lifecycle";

// Each mode is a file, and so a process, of its own: programs that share one also share its unhandled rejections.
suite("examples/typescript, cluster mode enabled", () => {
    test("TLS", (t) => live(t, { ...enabled, tls: true }));
    test("no TLS", (t) => live(t, { ...enabled, tls: false }));
});
