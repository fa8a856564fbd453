// Names for the endpoints of a cluster, made of what a RedisCluster of either mode gives.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { RedisClusterArgs, RedisDnsRecordsArgs, RedisKubernetesServiceArgs } from "pulumi-aws-redis";
import { assertProblems, aws, redis, Sandbox, silenceRejections } from "./harness";
import { cluster } from "./programs";

const sharded: Partial<RedisClusterArgs> = {
    clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 },
    replicationGroupSize: 4,
};

// The program of docs/discovery.md, but for the cluster of Kubernetes: the default one.
function names(
    inputs: Partial<RedisClusterArgs>,
    dns: Partial<RedisDnsRecordsArgs> = {},
    service: Partial<RedisKubernetesServiceArgs> = {},
) {
    const { primaryEndpoint, readerEndpoint, configurationEndpoint, cachePort, environment } = cluster(inputs);
    const endpoints = { primaryEndpoint, readerEndpoint, configurationEndpoint };
    const zone = new aws.route53.Zone("zone", { name: "internal.example.com" });
    const records = new redis.RedisDnsRecords("records", {
        zoneId: zone.zoneId,
        name: "cache.internal.example.com",
        ...endpoints,
        tls: true,
        ...dns,
    });
    const services = new redis.RedisKubernetesService("names", {
        name: "redis",
        namespace: "shop",
        ...endpoints,
        port: cachePort,
        environment,
        tls: true,
        ...service,
    });
    return { records, services };
}

suite("names", () => {
    before(silenceRejections);

    for (const inClusterMode of [false, true]) {
        test(`both kinds take all the endpoints there are, cluster mode ${inClusterMode}`, async (t) => {
            const deployment = await new Sandbox(t).stack(async () => {
                const { records, services } = names({ ...(inClusterMode ? sharded : {}), generateAuthToken: true });
                return {
                    fqdn: records.fqdn,
                    readerFqdn: records.readerFqdn,
                    host: services.host,
                    readerHost: services.readerHost,
                    secret: services.secretName,
                    configMap: services.configMapName,
                };
            });
            const run = await deployment.up();
            assert.deepEqual(run.outputs, {
                fqdn: "cache.internal.example.com",
                ...(inClusterMode ? {} : { readerFqdn: "cache-reader.internal.example.com" }),
                host: "redis.shop.svc",
                ...(inClusterMode ? {} : { readerHost: "redis-reader.shop.svc" }),
                secret: "redis-connection",
            });
            assert.deepEqual(run.warnings["names"], undefined);
            assert.deepEqual((await deployment.preview()).steps, {}, "nothing is left to do");
            const state = await deployment.state();
            const host = state["records-record"]!.inputs!.records[0];
            assert.match(host, inClusterMode ? /^clustercfg\.sessions\./ : /^master\.sessions\./);
            assert.equal(state["names-service"]!.inputs!.spec.externalName, host);
            assert.equal((await deployment.destroy()).errors.length, 0);
        });
    }

    test("what is wrong is told together, with what to write", async (t) => {
        const wrong = { name: "Redis", namespace: "Shop", primaryEndpoint: "10.0.0.1", port: 0 };
        const deployment = await new Sandbox(t).stack(async () => {
            names({}, {}, wrong);
        });
        assertProblems(await deployment.problems(deployment.preview()), {
            name: /use "redis"$/,
            namespace: /use "shop"$/,
            primaryEndpoint: /is an IP address/,
            port: /use 1 to 65535/,
        });
        deployment.program = async () => {
            names({}, { name: "Cache.example.com", ttl: -1 });
        };
        assertProblems(await deployment.problems(deployment.preview()), {
            name: /use "cache.example.com"$/,
            ttl: /use 60$/,
        });
    });
});
