// What watches a cluster beside the alarms of its nodes: alarms on the group, the one alarm over all, and the dashboard.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { Inputs } from "@pulumi/pulumi";
import type { RedisClusterArgs } from "pulumi-aws-redis";
import { alarmType, assertOrder, assertProblems, aws, Sandbox, silenceRejections, type CloudResource } from "./harness";
import { bare, cluster, later, network, small } from "./programs";

const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const dashboardType = "aws:cloudwatch/dashboard:Dashboard";

const ofGroup = ["group-cpu-primaries", "group-cpu-replicas", "group-memory"];
const opsItem = "arn:aws:ssm:eu-west-1:123456789012:opsitem:2#CATEGORY=Availability";

const sharded = {
    name: "sessions",
    replicationGroupSize: 4,
    clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 },
    enableCloudwatchAlarms: true,
    allowConnectionsFromCidrBlocks: [],
} satisfies Partial<RedisClusterArgs>;

// A sharded cluster that is watched in all ways, and the topics that are told.
function watched(args: Partial<RedisClusterArgs> = {}) {
    const chat = new aws.sns.Topic("chat", { name: "chat" });
    const pager = new aws.sns.Topic("pager", { name: "pager" });
    const made = cluster({
        ...sharded,
        alarmScope: "group",
        // The list as a whole comes from a resource, of the other list its elements.
        alarmsSnsTopicArns: chat.arn.apply((arn) => [arn, opsItem]),
        compositeAlarmSnsTopicArns: [pager.arn],
        enableDashboard: true,
        enableInsufficientDataActions: true,
        ...args,
    });
    return { dashboardUrl: made.dashboardUrl, alarmArns: made.alarmArns, chat: chat.arn, pager: pager.arn };
}

const child = (alarm: string) => `cache-alarm-${alarm}`;

function assertWatched(sandbox: Sandbox, { chat, pager, dashboardUrl, alarmArns }: Record<string, any>): void {
    assert.deepEqual(Object.keys(alarmArns).sort(), [...ofGroup, "unhealthy"]);
    const alarms = sandbox.list(alarmType);
    const names = alarms.map(({ id }) => id).sort();
    assert.deepEqual(
        names,
        ofGroup.map((alarm) => `sessions-${alarm}`),
    );
    for (const { id, properties } of alarms) {
        assert.deepEqual(properties.alarmActions.sort(), [chat, opsItem].sort(), id);
        // An OpsItem is for an alarm that goes off, and for nothing else.
        assert.deepEqual([properties.okActions, properties.insufficientDataActions], [[chat], [chat]], id);
        assert.equal(properties.dimensions.ReplicationGroupId, "sessions", id);
    }

    const [composite, ...others] = sandbox.list(compositeType);
    assert.deepEqual(others, []);
    assert.equal(composite!.id, "sessions is unhealthy");
    assert.equal(composite!.properties.arn, alarmArns.unhealthy);
    assert.deepEqual([composite!.properties.alarmActions, composite!.properties.okActions], [[pager], [pager]]);
    assert.deepEqual(composite!.properties.alarmRule.match(/(?<=ALARM\(")[^"]+/g).sort(), names);

    const [dashboard, ...more] = sandbox.list(dashboardType);
    assert.deepEqual(more, []);
    assert.equal(dashboard!.id, "sessions-eu-west-1");
    assert.match(dashboardUrl, RegExp(`^https://eu-west-1\\.console\\.aws\\.amazon\\.com/.*/${dashboard!.id}$`));
    const { widgets } = JSON.parse(dashboard!.properties.dashboardBody);
    const shown = widgets.find(({ type }: any) => type === "alarm").properties.alarms;
    assert.deepEqual(shown.sort(), Object.values(alarmArns).sort());
    for (const { properties } of widgets.filter(({ type }: any) => type === "metric")) {
        assert.equal(properties.region, "eu-west-1", properties.title);
    }
}

suite("watching", () => {
    before(silenceRejections);

    test("alarms on the group, the alarm over them, and the dashboard", async (t) => {
        const sandbox = new Sandbox(t);
        const stack = await sandbox.stack(async () => watched());
        const ids = (type: string) => sandbox.list(type).map(({ id }) => id);
        let dashboardUrl: string;

        await t.test("a preview knows of them, and they come after what they look at", async () => {
            const planned = await stack.preview();
            for (const name of [...ofGroup.map(child), "cache-alarm-unhealthy", "cache-dashboard"]) {
                assert.deepEqual(planned.steps[name], ["create"], name);
            }
            assert.deepEqual(planned.warnings, {});
            assert.deepEqual(sandbox.list(), []);

            const done = await stack.up();
            assert.deepEqual(done.changes, planned.changes, "the preview has told what happens");
            for (const alarm of ofGroup) {
                assertOrder(done, `${child(alarm)} done`, "cache-alarm-unhealthy begins");
            }
            assertWatched(sandbox, done.outputs);
            dashboardUrl = done.outputs.dashboardUrl;
        });

        await t.test("without a change there is none, of the dashboard neither", async () => {
            assert.deepEqual((await stack.preview()).steps, {});
            assert.deepEqual(Object.keys((await stack.refresh()).changes), ["same"]);
        });

        await t.test("alarms go once nothing looks at them", async () => {
            stack.program = async () => watched({ alarmScope: "nodes", compositeAlarmSnsTopicArns: [] });
            const { outputs, steps } = await stack.up();
            assert.deepEqual(steps["cache-alarm-unhealthy"], ["update"]);
            assert.deepEqual(steps["cache-dashboard"], ["update"]);
            for (const alarm of ofGroup) {
                assert.deepEqual(steps[child(alarm)], ["delete"], alarm);
            }
            assert.equal(outputs.dashboardUrl, dashboardUrl);
            const [{ properties }] = sandbox.list(compositeType) as [CloudResource];
            assert.ok(!properties.alarmActions && !properties.okActions, "an empty list tells no one");
        });

        await t.test("another name takes all of them along", async () => {
            stack.program = async () => watched({ name: "baskets" });
            const { outputs, steps } = await stack.up();
            for (const name of ["cache-alarm-unhealthy", "cache-dashboard"]) {
                assert.deepEqual(steps[name]!.sort(), ["create-replacement", "delete-replaced", "replace"], name);
            }
            assert.match(outputs.dashboardUrl, /\/baskets-eu-west-1$/);
            assert.deepEqual(ids(dashboardType), ["baskets-eu-west-1"]);
            assert.deepEqual(ids(compositeType), ["baskets is unhealthy"]);
            assert.deepEqual(
                ids(alarmType).sort(),
                ofGroup.map((alarm) => `baskets-${alarm}`),
            );
        });

        await t.test("left out, they go", async () => {
            stack.program = async () => watched({ compositeAlarmSnsTopicArns: undefined, enableDashboard: undefined });
            const { outputs } = await stack.up();
            assert.ok(!("dashboardUrl" in outputs), "without a dashboard there is no address");
            assert.deepEqual(Object.keys(outputs.alarmArns).sort(), ofGroup);
            assert.deepEqual([...ids(compositeType), ...ids(dashboardType)], []);
        });
    });

    const scaling = "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1a2b:autoScalingGroupName/a:policyName/b";
    const wrong: Record<string, { inputs: () => Inputs; says: Record<string, RegExp> }> = {
        "values of another type": {
            inputs: () => ({
                alarmScope: ["nodes", "group"],
                compositeAlarmSnsTopicArns: opsItem,
                enableDashboard: "true",
                enableInsufficientDataActions: 1,
                alarms: { groupCpu: { threshold: "70" }, groupMemory: true, groupDisc: {} },
            }),
            says: {
                alarmScope: /is a list; it takes a string/,
                compositeAlarmSnsTopicArns: /list: pass \["arn:/,
                enableDashboard: /the string "true".*write true, without quotes/,
                enableInsufficientDataActions: /is 1; it takes true or false/,
                "alarms.groupCpu.threshold": /the string "70".*write 70, without quotes/,
                "alarms.groupMemory": /is true/,
                "alarms.groupDisc": /did you mean groupDisk\?/,
            },
        },
        "values that mean nothing": {
            inputs: () => ({
                alarmScope: "Groups",
                alarmsSnsTopicArns: ["arn:aws:sqs:eu-west-1:123456789012:queue", null],
                compositeAlarmSnsTopicArns: [scaling, undefined, "", null],
                alarms: { groupMemory: { threshold: 100 } },
            }),
            says: {
                alarmScope: /"Groups" is none of nodes, group, both: use "group"/,
                "alarmsSnsTopicArns[0]": /subscribe the queue to a topic/,
                "alarmsSnsTopicArns[1]": /is null/,
                "compositeAlarmSnsTopicArns[0]": /give it to alarmsSnsTopicArns/,
                "compositeAlarmSnsTopicArns[1]": /is null/,
                "compositeAlarmSnsTopicArns[2]": /is empty/,
                "compositeAlarmSnsTopicArns[3]": /is null/,
                "alarms.groupMemory.threshold": /100 is never exceeded/,
            },
        },
        "Outputs that nobody knows yet, of what decides": {
            inputs: () => ({
                alarmScope: later("group", "scope"),
                compositeAlarmSnsTopicArns: later([opsItem], "list"),
                enableDashboard: later(true, "dashboard"),
                enableInsufficientDataActions: later(true, "data"),
            }),
            says: {
                alarmScope: /is not known yet/,
                compositeAlarmSnsTopicArns: /is not known yet.*put the Outputs inside the list/,
                enableDashboard: /is not known yet/,
                enableInsufficientDataActions: /is not known yet/,
            },
        },
    };
    for (const [name, { inputs, says }] of Object.entries(wrong)) {
        test(name, async (t) => {
            const stack = await new Sandbox(t).stack(async () => {
                bare({ ...small, ...network(), ...sharded, ...inputs() });
            });
            assertProblems(await stack.problems(stack.preview()), says);
        });
    }
});
