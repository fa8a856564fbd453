"""The auth token is a secret even where the program does not say so."""

import hashlib
import json

import pulumi
import pulumi_aws_redis as redis
import pytest
from engine import CLUSTER, ELSEWHERE, REPLICATION_GROUP, SMALL, Failed, Stack, network

TOKEN = "correct-horse-battery-staple"
# The key that marks a secret in an exported deployment.
SECRET_KEY = "4dabf18193072939515e22adb298388d"


@pytest.mark.parametrize("mark", [str, pulumi.Output.secret], ids=["plaintext", "marked"])
def test_auth_token_is_nowhere_in_clear(cloud, tmp_path, mark):
    seen = []

    def program():
        cluster = redis.RedisCluster("cache", **SMALL, **network(), auth_token=mark(TOKEN))
        pulumi.export("endpoint", cluster.endpoint)

    stack = Stack("secrets", program)
    for operation in (stack.preview, stack.up, stack.up, stack.refresh):
        seen.append(operation().text())

    # AWS was given the token; the simulated one keeps a hash.
    given = cloud.one(REPLICATION_GROUP)["properties"]["authToken"]
    assert given == "sha256:" + hashlib.sha256(TOKEN.encode()).hexdigest()

    assert TOKEN not in json.dumps(stack.state())
    assert TOKEN not in "".join(seen)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(".pulumi/stacks" in file.as_posix() for file in files)
    assert [file for file in files if TOKEN.encode() in file.read_bytes()] == []

    # It is there, encrypted, where it belongs.
    (component,) = stack.resources(CLUSTER)
    assert component["inputs"]["authToken"].keys() >= {SECRET_KEY, "ciphertext"}
    (group,) = stack.resources(REPLICATION_GROUP)
    assert group["inputs"]["authToken"].keys() >= {SECRET_KEY, "ciphertext"}

    # What is derived from other inputs is not made a secret along with it.
    assert stack.outputs()["endpoint"].endswith(".amazonaws.com")
    for name in ("authToken", "connectionUrl", "environment", "readerConnectionUrl"):
        assert component["outputs"][name].keys() >= {SECRET_KEY, "ciphertext"}


def test_rotating_the_token_is_in_place(cloud):
    token = [TOKEN]
    stack = Stack("secrets", lambda: redis.RedisCluster("cache", **SMALL, **network(), auth_token=token[0]))
    stack.up()
    token[0] = TOKEN[::-1]
    assert stack.up().changed()["cache-replication-group"] == ["update"]
    given = cloud.one(REPLICATION_GROUP)["properties"]["authToken"]
    assert given == "sha256:" + hashlib.sha256(token[0].encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "value", "mark"),
    [
        # A secret, marked or not.
        ("auth_token", "tooshort", str),
        ("auth_token", "tooshort", pulumi.Output.secret),
        ("auth_token", 987654321, int),
        ("auth_token", 987654321, pulumi.Output.secret),
        # Not secrets by themselves, but the program says that they are: out of form, of another type, and plain.
        pytest.param("maintenance_window", "whenever", pulumi.Output.secret),
        pytest.param("port", 987654321, pulumi.Output.secret),
        pytest.param("port", "sixthousand", pulumi.Output.secret),
        pytest.param("instance_type", "cache.t4g.small", pulumi.Output.secret),
    ],
)
def test_a_refused_secret_is_not_repeated(cloud, name, value, mark):
    stack = Stack("secrets", lambda: redis.RedisCluster("cache", **{**SMALL, **ELSEWHERE, name: mark(value)}))
    with pytest.raises(Failed) as failed:
        stack.preview()
    (path,) = failed.value.problems
    assert path.lower() == name.replace("_", "")
    assert str(value) not in str(failed.value)
