// docs/policy.md, held against the tables of the pack.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";

import { concerns, settings } from "../configuration";
import { rows } from "../policies";
import { folder } from "./pack";

const page = readFileSync(resolve(folder, "../docs/policy.md"), "utf8");
const readme = readFileSync(resolve(folder, "README.md"), "utf8");

// The rows of the table under a title, without its head.
function table(title: string): string[] {
    const section = page.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
    return section.split("\n").filter((line) => line.startsWith("| `"));
}

const cells = (...texts: string[]) => `| ${texts.join(" | ")} |`;

test("the page lists every check as it is", () => {
    const here = rows.map((row) => cells(`\`${row.name}\``, row.level, row.asks, row.mend));
    assert.deepEqual(table("The checks"), here);
});

test("the page lists every setting as it is", () => {
    const here = rows.flatMap((row) =>
        Object.entries({
            ...(row.stacks && {
                stacks: {
                    description: "the stacks that it looks at, `*` stands for any characters",
                    default: row.stacks,
                },
            }),
            ...row.settings,
        }).map(([key, { description, default: value }]) => {
            const shown = (value as unknown) === "" ? "" : `\`${JSON.stringify(value)}\``;
            return cells(`\`${row.name}\``, `\`${key}\``, shown, description!);
        }),
    );
    assert.deepEqual(table("The settings"), here);
});

test("what the pages configure fits the policies", () => {
    const shown = [page, readme].flatMap((text) => [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json!));
    assert.equal(shown.length, 2);
    for (const [name, configured] of shown.flatMap((json) => Object.entries(JSON.parse(json)))) {
        const row = rows.find((one) => one.name === name);
        assert.ok(row, `${name} is a policy`);
        if (typeof configured === "string") {
            assert.ok(["advisory", "mandatory", "disabled"].includes(configured), name);
            continue;
        }
        const { enforcementLevel: _, ...rest } = configured as Record<string, unknown>;
        const known = settings(row, {});
        assert.deepEqual(
            Object.keys(rest).filter((key) => !(key in known)),
            [],
            name,
        );
    }
});

test("a stack belongs to production by the patterns that the page names", () => {
    const config = settings(rows.find((row) => row.stacks)!, {});
    const is = (stack: string) => concerns(config, `urn:pulumi:${stack}::project::type::name`);
    const production = [
        ...["prod", "prod-2", "shop-prod", "eu-prod-1"],
        ...["production", "production-eu", "shop-production", "shop-production-eu", "eu-production-1"],
    ];
    const others = ["dev", "staging", "produce", "product-dev", "products", "reproduce", "preprod", "shop-product"];
    assert.deepEqual([...production, ...others].filter(is), production);
});
