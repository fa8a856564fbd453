"""Names for the endpoints of a cluster, made of what a RedisCluster of either mode gives."""

import json

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import SMALL, Failed, Stack, network

SHARDED = {"cluster_mode": {"num_node_groups": 2, "replicas_per_node_group": 1}, "replication_group_size": 4}


def names(cluster=None, dns=None, service=None):
    """The program of docs/discovery.md, but for the cluster of Kubernetes: the default one."""
    inputs = {**SMALL, "enable_cloudwatch_alarms": False, **network(), **(cluster or {})}
    cache = redis.RedisCluster("cache", **inputs)
    endpoints = {
        "primary_endpoint": cache.primary_endpoint,
        "reader_endpoint": cache.reader_endpoint,
        "configuration_endpoint": cache.configuration_endpoint,
        "tls": True,
    }
    zone = aws.route53.Zone("zone", name="internal.example.com")
    records = redis.RedisDnsRecords(
        "records", **{**endpoints, "zone_id": zone.zone_id, "name": "cache.internal.example.com", **(dns or {})}
    )
    services = redis.RedisKubernetesService(
        "names",
        **{
            **endpoints,
            "name": "redis",
            "namespace": "shop",
            "port": cache.cache_port,
            "environment": cache.environment,
            **(service or {}),
        },
    )
    return records, services


@pytest.mark.parametrize("sharded", [False, True], ids=["cluster-mode-off", "cluster-mode-on"])
def test_both_kinds_take_all_the_endpoints_there_are(cloud, tmp_path, sharded):
    def program():
        records, services = names({**(SHARDED if sharded else {}), "auth_token": "a-token-of-24-characters"})
        pulumi.export("fqdn", records.fqdn)
        pulumi.export("reader_fqdn", records.reader_fqdn)
        pulumi.export("host", services.host)
        pulumi.export("reader_host", services.reader_host)
        pulumi.export("secret", services.secret_name)

    stack = Stack("names", program)
    changes = stack.up()
    assert [text for urn, text in changes.warnings() if not urn.endswith("::cache")] == []
    outputs = {
        "fqdn": "cache.internal.example.com",
        "host": "redis.shop.svc",
        "secret": "redis-connection",
        "reader_fqdn": "cache-reader.internal.example.com",
        "reader_host": "redis-reader.shop.svc",
    }
    found = {name: value for name, value in stack.outputs().items() if value is not None}
    assert found == {name: value for name, value in outputs.items() if not (sharded and name.startswith("reader"))}
    assert stack.preview().changed() == {}

    (secret,) = (tmp_path / "cluster").glob("Secret.*.json")
    data = json.loads(secret.read_text())["stringData"]
    host = data["REDIS_HOST"]
    assert host.startswith("clustercfg." if sharded else "master.")
    assert data["REDIS_TLS_SERVER_NAME"] == host
    assert data["REDIS_URL"] == f"rediss://:a-token-of-24-characters@{host}:6379"
    assert "a-token-of-24-characters" not in json.dumps(stack.state())
    stack.destroy()
    assert list((tmp_path / "cluster").iterdir()) == []


def test_what_is_wrong_is_told_together(cloud):
    wrong = {"name": "Redis", "primary_endpoint": "10.0.0.1", "port": 0}
    stack = Stack("names", lambda: names(service=wrong))
    with pytest.raises(Failed) as failed:
        stack.preview()
    problems = failed.value.problems
    assert list(problems) == ["name", "primaryEndpoint", "port"]
    assert problems["name"].endswith('use "redis"')

    stack.program = lambda: names(dns={"name": "Cache.example.com", "ttl": -1})
    with pytest.raises(Failed) as failed:
        stack.preview()
    assert list(failed.value.problems) == ["name", "ttl"]
