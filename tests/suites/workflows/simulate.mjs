// Asks a simulator of IAM whether requests are allowed. Standard input has [{principal, action, resource, account,
// context, identityPolicy, resourcePolicy}, …], without a principal for a request that nobody signed; standard output
// gets the answers in the same order. Buckets are taken to restrict public policies, which each bucket is set to.

import { text } from "node:stream/consumers";
import { anonymousPrincipal, runSimulation } from "@cloud-copilot/iam-simulate";

const answers = [];
for (const request of JSON.parse(await text(process.stdin))) {
    const { principal, action, resource, account, context, identityPolicy, resourcePolicy } = request;
    const answer = await runSimulation(
        {
            request: {
                principal: principal || anonymousPrincipal,
                action,
                resource: { resource, accountId: account },
                contextVariables: context,
            },
            identityPolicies: identityPolicy ? [{ name: "identity", policy: identityPolicy }] : [],
            serviceControlPolicies: [],
            resourceControlPolicies: [],
            resourcePolicy: resourcePolicy || undefined,
            additionalSettings: { s3: { blockPublicAccess: true } },
        },
        { simulationMode: "Strict" },
    );
    answers.push(answer.resultType === "error" ? JSON.stringify(answer.errors) : answer.overallResult);
}
process.stdout.write(JSON.stringify(answers));
