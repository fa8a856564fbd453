"""What a change costs a cluster that runs: told in the preview, by the input that causes it."""

import pulumi
import pulumi_aws_redis as redis
import pytest
from engine import REPLICATION_GROUP, SMALL, Failed, Stack, network


def cluster(**changes):
    inputs = {**SMALL, "alarms_sns_topic_arns": [], "allow_connections_from_cidr_blocks": [], **changes}
    return lambda: redis.RedisCluster("cache", **network(), **inputs)


def test_what_replaces_the_cluster_is_told(cloud):
    stack = Stack("changes", cluster())
    stack.up()
    stack.program = cluster(port=6380)
    planned = stack.preview()
    assert planned.of("cache-replication-group") == ["delete-replaced", "replace", "create-replacement"]
    [(_, told)] = planned.warnings()
    assert told.startswith("port: from 6379 to 6380 REPLACES the replication group: ")
    [group] = stack.resources(REPLICATION_GROUP)
    assert f'left in the snapshot "{group["inputs"]["finalSnapshotIdentifier"]}"' in told


def test_what_waits_is_told(cloud):
    stack = Stack("changes", cluster())
    stack.up()
    stack.program = cluster(instance_type="cache.m7g.large")
    [(_, told)] = stack.preview().warnings()
    assert "waits for the maintenance window (sat:07:00-sat:08:00 UTC)" in told
    stack.program = cluster(instance_type="cache.m7g.large", apply_immediately=True)
    assert stack.preview().warnings() == []


def test_what_aws_refuses_is_refused_before_anything_is_changed(cloud):
    stack = Stack("changes", cluster())
    stack.up()
    stack.program = cluster(
        enable_transit_encryption=False,
        replication_group_size=4,
        cluster_mode={"num_node_groups": 2, "replicas_per_node_group": 1},
    )
    with pytest.raises(Failed) as failed:
        stack.preview()
    assert sorted(failed.value.problems) == ["clusterMode", "enableTransitEncryption"]
    assert 'set clusterModeMigration to "compatible" first' in failed.value.problems["clusterMode"]


def test_a_secret_that_changes_is_not_shown(cloud):
    key = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
    stack = Stack("changes", cluster())
    stack.up()
    stack.program = lambda: cluster(kms_key_id=pulumi.Output.secret(key))()
    planned = stack.preview()
    assert any("kmsKeyId (secret): " in told and "REPLACES" not in told for _, told in planned.warnings())
    assert key not in planned.text()
