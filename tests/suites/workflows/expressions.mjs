// Evaluates expressions once more with JSONata's own implementation, in the version that Step Functions implements.
// Standard input has [{expression, bindings, result}, …]; standard output gets those that yield something else.

import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import jsonata from "jsonata";

const different = [];
for (const { expression, bindings, result } of JSON.parse(await text(process.stdin))) {
    let found;
    try {
        found = await jsonata(expression).evaluate(undefined, bindings);
    } catch (error) {
        found = { error: error.message };
    }
    const plain = found === undefined ? null : JSON.parse(JSON.stringify(found));
    if (!isDeepStrictEqual(plain, result)) {
        different.push({ expression, bindings, result, found: plain });
    }
}
process.stdout.write(JSON.stringify(different));
