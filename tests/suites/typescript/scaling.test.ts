// A cluster that AWS scales, from the types of the SDK to what AWS is asked for; and what is said of inputs that are
// wrong, deep inside.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisClusterArgs, types } from "pulumi-aws-redis";
import { assertProblems, redis, Sandbox, silenceRejections } from "./harness";
import { cluster } from "./programs";

const sharded = {
    instanceType: "cache.r7g.large",
    clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 },
    replicationGroupSize: 6,
} satisfies Partial<RedisClusterArgs>;

const autoScaling: types.input.AutoScalingArgs = {
    shards: { min: 2, max: 8, metric: "cpu", target: 55, scaleIn: true },
    replicas: { min: 1, max: 3, metric: redis.AutoScalingMetric.Cpu, scaleOutCooldown: 300 },
    schedules: [
        { name: "day", schedule: "cron(0 7 ? * MON-FRI *)", timezone: "Europe/Berlin", shards: { min: 4, max: 8 } },
        { name: "night", schedule: "cron(0 20 ? * MON-FRI *)", shards: { min: 2, max: 4 }, replicas: { max: 1 } },
    ],
};

const type = (kind: string) => `aws:appautoscaling/${kind[0]!.toLowerCase()}${kind.slice(1)}:${kind}`;

suite("scaling", () => {
    before(silenceRejections);

    test("AWS is asked for what the program says, and scales it", async (t) => {
        const sandbox = new Sandbox(t);
        const program =
            (scaling = autoScaling) =>
            async () =>
                void cluster({ ...sharded, autoScaling: scaling });
        const deployment = await sandbox.stack(program());
        const created = (await deployment.up()).steps;
        assert.deepEqual(
            Object.keys(created)
                .filter((name) => name.startsWith("cache-scaling-"))
                .sort(),
            [
                "cache-scaling-replicas",
                "cache-scaling-replicas-policy",
                "cache-scaling-replicas-schedule-night",
                "cache-scaling-shards",
                "cache-scaling-shards-policy",
                "cache-scaling-shards-schedule-day",
                "cache-scaling-shards-schedule-night",
            ],
        );
        const tracking = sandbox
            .list(type("Policy"))
            .map(({ properties }) => [properties.name, properties.targetTrackingScalingPolicyConfiguration]);
        const { predefinedMetricSpecification, ...shards } = Object.fromEntries(tracking)["sessions-shards"];
        assert.equal(predefinedMetricSpecification.predefinedMetricType, "ElastiCachePrimaryEngineCPUUtilization");
        assert.deepEqual(shards, {
            targetValue: 55,
            disableScaleIn: false,
            scaleInCooldown: 900,
            scaleOutCooldown: 600,
        });

        sandbox.cloud("set", "aws:elasticache/replicationGroup:ReplicationGroup", "sessions", "numNodeGroups", "6");
        await deployment.refresh();
        assert.deepEqual((await deployment.preview()).steps, {}, "the number is AWS's");
        deployment.program = program({ ...autoScaling, shards: { min: 7, max: 8 } });
        await deployment.up();
        assert.equal(sandbox.replicationGroup().numNodeGroups, 7);
    });

    test("a wrong value is named by its path", async (t) => {
        const sandbox = new Sandbox(t);
        const wrong: any = {
            shards: { min: "two", max: 8, minimum: 2 },
            replicas: { min: 1 },
            schedules: [{ name: "day", shards: { min: 4.5 } }],
        };
        const deployment = await sandbox.stack(async () => void cluster({ ...sharded, autoScaling: wrong }));
        assertProblems(await deployment.problems(deployment.preview()), {
            "autoScaling.shards.min": /"two"/,
            "autoScaling.shards.minimum": /is not an input; did you mean min\?/,
            "autoScaling.replicas.max": /is required/,
            "autoScaling.schedules[0].schedule": /is required/,
            "autoScaling.schedules[0].shards.min": /4\.5 is not a whole number/,
        });
    });

    test("a value that AWS refuses is named by its path", async (t) => {
        const sandbox = new Sandbox(t);
        const schedules = [
            { name: "day", schedule: "cron(0 7 ? * MON-FRI *)", timezone: "Berlin", shards: { min: 4 } },
            { name: "night", schedule: "0 20 * * *", shards: { max: 4 } },
        ];
        const wrong = { shards: { min: 2, max: 8, metric: "network", target: 160 }, schedules };
        const deployment = await sandbox.stack(async () => void cluster({ ...sharded, autoScaling: wrong }));
        assertProblems(await deployment.problems(deployment.preview()), {
            "autoScaling.shards.metric": /"network"/,
            "autoScaling.shards.target": /160 is no percentage/,
            "autoScaling.schedules[0].timezone": /"Berlin"/,
            "autoScaling.schedules[1].schedule": /"0 20 \* \* \*"/,
        });
    });
});
