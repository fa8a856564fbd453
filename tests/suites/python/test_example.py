"""examples/python, as it stands, from its first preview to an empty cloud."""

from itertools import product

import pytest
from engine import ALARM, INGRESS_RULE, REPLICATION_GROUP, Stack, run_example
from pulumi import automation

CLUSTER_CHILDREN = {"cache-security-group", "cache-subnet-group", "cache-replication-group"}
ENDPOINTS = ("primaryEndpoint", "readerEndpoint", "configurationEndpoint")


def members(shards):
    """The parts of the member ids and alarm names that follow the cluster's name."""
    if shards is None:
        return ["001", "002"]
    return [f"{shard:04}-{node:03}" for shard, node in product(range(1, shards + 1), (1, 2))]


def alarms(shards, on_credits=True):
    kinds = ["connections", "cpu", "freeable-memory", "memory", "replication-lag", "swap", "traffic-management"]
    if on_credits:
        kinds.append("cpu-credits")
    return {f"{kind}-{member}" for kind in kinds for member in members(shards)}


def assert_outputs(outputs, cloud, shards, port=6379, on_credits=True):
    group = cloud.one(REPLICATION_GROUP)["properties"]
    there = {
        "primaryEndpoint": group.get("primaryEndpointAddress") or None,
        "readerEndpoint": group.get("readerEndpointAddress") or None,
        "configurationEndpoint": group.get("configurationEndpointAddress") or None,
    }
    absent = [name for name, address in there.items() if address is None]
    assert absent == (["configurationEndpoint"] if shards is None else ["primaryEndpoint", "readerEndpoint"])
    # An endpoint that the mode does not have is no output at all, and not an empty string.
    assert {name: outputs.get(name) for name in ENDPOINTS} == there
    assert outputs["endpoint"] == there["primaryEndpoint" if shards is None else "configurationEndpoint"]
    assert outputs["port"] == port
    assert outputs["replicationGroupId"] == "orders"
    assert [outputs["securityGroupId"]] == group["securityGroupIds"]
    assert outputs["engineVersionActual"] == group["engineVersionActual"]
    assert outputs["cacheClusterIds"] == [f"orders-{member}" for member in members(shards)]
    assert set(outputs["alarmArns"]) == alarms(shards, on_credits)
    assert set(outputs["alarmArns"].values()) == {alarm["properties"]["arn"] for alarm in cloud.resources(ALARM)}


@pytest.mark.parametrize("tls", [True, False], ids=["tls", "plaintext"])
@pytest.mark.parametrize("shards", [None, 2], ids=["one-shard", "cluster-mode"])
def test_life_of_a_cluster(cloud, shards, tls):
    stack = Stack("redis-python", run_example("python"))
    stack.configure(name="orders", shards=shards, tls=tls)
    if tls:
        stack.configure(authToken=automation.ConfigValue("correct-horse-battery", secret=True))

    # Nothing exists yet, so every id is unknown.
    planned = stack.preview()
    children = CLUSTER_CHILDREN | {f"cache-alarm-{alarm}" for alarm in alarms(shards)}
    everything = children | {"cache", "vpc", "subnet-a", "subnet-b", "app", "alerts"}
    # A rule is named by the source that it allows, or by its place while that is not known.
    assert planned.changed() == {name: ["create"] for name in everything | {"cache-ingress-group-0"}}
    assert ["enableTransitEncryption: false" in text for _, text in planned.warnings()] == ([] if tls else [True])
    assert cloud.is_empty()

    done = stack.up()
    rule = "cache-ingress-group-" + cloud.one(INGRESS_RULE)["properties"]["referencedSecurityGroupId"]
    everything.add(rule)
    assert done.changed() == {name: ["create"] for name in everything}
    assert_outputs(stack.outputs(), cloud, shards)
    group = cloud.one(REPLICATION_GROUP)["properties"]
    assert group["transitEncryptionEnabled"] is tls
    assert group["atRestEncryptionEnabled"] is True
    assert stack.up().changed() == {}

    # The tag reaches everything that can carry one; the node type is the replication group's alone. All of it in place.
    # The new nodes run on no CPU credits, so nothing is left to watch of them.
    stack.configure(environment="staging", nodeType="cache.r7g.xlarge")
    changes = stack.up()
    assert set(changes.changed()) == everything
    earned = {name for name in everything if "-cpu-credits-" in name}
    assert {name for name, done in changes.changed().items() if done == ["delete"]} == earned
    assert {tuple(done) for name, done in changes.changed().items() if name not in earned} == {("update",)}
    assert changes.diffs["cache-replication-group", REPLICATION_GROUP] == ["nodeType", "tags"]
    # AWS changes nodes in the maintenance window; until then a preview shows the change again.
    assert cloud.one(REPLICATION_GROUP)["properties"]["nodeType"] == "cache.t4g.small"
    assert stack.preview().changed() == {"cache-replication-group": ["update"]}
    cloud.maintain()
    stack.refresh()
    # The alarms fit the nodes that run, which are the new ones now.
    fitted = {
        f"cache-alarm-{kind}-{member}": ["update"] for kind in ("cpu", "freeable-memory") for member in members(shards)
    }
    assert stack.preview().changed() == fitted
    assert stack.up().changed() == fitted
    assert stack.preview().changed() == {}
    assert cloud.one(REPLICATION_GROUP)["properties"]["nodeType"] == "cache.r7g.xlarge"
    for resource in cloud.resources():
        assert resource["properties"]["tags"] == {"Environment": "staging"}, resource["type"]
    # The metric that is watched follows the node type: beyond two CPUs it is that of the Redis thread.
    assert {a["properties"]["metricName"] for a in cloud.resources(ALARM)} == {
        "CurrConnections",
        "DatabaseMemoryUsagePercentage",
        "EngineCPUUtilization",
        "FreeableMemory",
        "ReplicationLag",
        "SwapUsage",
        "TrafficManagementActive",
    }

    assert stack.refresh().changed() == {}

    # Someone turns a knob in the console. A refresh sees it, and the next update turns it back.
    cloud.drift(cloud.one(REPLICATION_GROUP), "snapshotRetentionLimit", 3)
    found = stack.refresh()
    assert found.changed() == {"cache-replication-group": ["update"]}
    assert found.diffs["cache-replication-group", REPLICATION_GROUP] == ["snapshotRetentionLimit"]
    assert stack.up().changed() == {"cache-replication-group": ["update"]}
    assert cloud.one(REPLICATION_GROUP)["properties"]["snapshotRetentionLimit"] == 15

    # AWS cannot change the port of a cluster: it is replaced, and the rule follows.
    stack.configure(port=6380)
    changes = stack.up()
    assert set(changes.of("cache-replication-group")) == {"replace", "create-replacement", "delete-replaced"}
    assert changes.of(rule) == ["update"]
    assert changes.of("cache-subnet-group") == changes.of("cache-security-group") == ["same"]
    assert cloud.one(INGRESS_RULE)["properties"]["fromPort"] == 6380
    assert_outputs(stack.outputs(), cloud, shards, port=6380, on_credits=False)

    stack.destroy()
    assert cloud.resources() == []


def test_shards_come_and_go_in_place(cloud):
    stack = Stack("redis-python", run_example("python"))
    stack.configure(name="orders", shards=2)
    stack.up()
    for shards in (3, 1):
        stack.configure(shards=shards)
        changes = stack.up()
        assert changes.of("cache-replication-group") == ["update"]
        assert_outputs(stack.outputs(), cloud, shards)
    stack.destroy()
    assert cloud.resources() == []


def test_defaults(cloud):
    stack = Stack("redis-python", run_example("python"))
    stack.up()
    group = cloud.one(REPLICATION_GROUP)
    expected = {"replicationGroupId": "sessions", "nodeType": "cache.t4g.small", "port": 6379, "numCacheClusters": 2}
    expected |= {"transitEncryptionEnabled": True, "multiAzEnabled": True, "automaticFailoverEnabled": True}
    expected |= {"tags": {"Environment": "production"}}
    assert {name: group["properties"][name] for name in expected} == expected
