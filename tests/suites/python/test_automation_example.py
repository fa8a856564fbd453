"""examples/automation-python, as it stands, in a process of its own."""

import subprocess
import sys

from engine import REPLICATION_GROUP, REPOSITORY


def run(*arguments):
    command = [sys.executable, "-W", "ignore", REPOSITORY / "examples/automation-python/main.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def ran(operation):
    done = run(operation)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_preview_up_destroy(cloud):
    lines = ran("preview")
    assert "sessions | creating cache-replication-group (aws:elasticache/replicationGroup:ReplicationGroup)" in lines
    # Of the program there is nothing to say. The engine says where it finds the plugins.
    assert [line for line in lines if "warning:" in line and "from $PATH" not in line] == []
    assert cloud.is_empty()

    lines = ran("up")
    assert all(line.startswith(("sessions | ", " catalog | ")) for line in lines)
    for prefix in ("sessions |", " catalog |"):
        assert f"{prefix} creating cache-replication-group ({REPLICATION_GROUP})" in lines
    groups = {group["id"]: group["properties"] for group in cloud.resources(REPLICATION_GROUP)}
    assert set(groups) == {"sessions", "catalog"}
    assert f"sessions | ready at {groups['sessions']['primaryEndpointAddress']}:6379" in lines
    assert f" catalog | ready at {groups['catalog']['configurationEndpointAddress']}:6379" in lines
    assert len({group["subnetGroupName"] for group in groups.values()}) == 2

    assert not any("creating" in line or "updating" in line for line in ran("up"))

    lines = ran("destroy")
    assert f"sessions | deleting cache-replication-group ({REPLICATION_GROUP})" in lines
    assert {"sessions | gone", " catalog | gone"} <= set(lines)
    assert cloud.resources() == []


def test_one_cluster_that_fails_does_not_hide_the_other(cloud):
    cloud.fail("create", REPLICATION_GROUP, "InsufficientCacheClusterCapacity", "no capacity for the node type")
    done = run("up")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert sum("InsufficientCacheClusterCapacity" in line for line in lines) >= 1
    assert sum(line.endswith("| failed") for line in lines) == 1
    assert sum("| ready at" in line for line in lines) == 1
    ran("destroy")
    assert cloud.resources() == []


def test_operation_is_required():
    done = run()
    assert done.returncode == 2
    assert "preview,up,destroy" in done.stderr
