"""A serverless cache, from the types of the SDK to an application that connects."""

import json

import pulumi
import pulumi_aws_redis as redis
import pytest
from application import Application
from engine import ELSEWHERE, Failed, Stack, network
from servers import serving

CACHE = "aws:elasticache/serverlessCache:ServerlessCache"
PASSWORD = "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~"

SMALL = {
    "name": "sessions",
    "data_storage": redis.ServerlessDataStorageArgs(maximum=10),
    "ecpu_per_second": {"maximum": 50_000},
    "users": [
        redis.UserArgs(name="app", access_string="on ~* &* +@all -@dangerous", passwords=[PASSWORD]),
        {"name": "web", "access_string": "on ~* &* +@read", "iam": True},
    ],
    "enable_cloudwatch_alarms": False,
    "deletion_protection": False,
}


def cache(**inputs):
    return redis.RedisServerlessCache("cache", **{**SMALL, **network(), **inputs})


def test_the_outputs_are_enough(cloud, tmp_path):
    with serving(tls=True, cluster=True) as server:
        cloud.serve_serverless("sessions", server.host, server.port, server.ports[1])

        def program():
            made = cache(connection_secret=redis.ConnectionSecretArgs())
            pulumi.export("url", made.connection_url)
            pulumi.export("reader", made.reader_connection_url)
            pulumi.export("environment", made.environment)
            pulumi.export("secret", made.connection_secret_arn)
            pulumi.export("policies", made.iam_connect_policies)

        stack = Stack("serverless", program)
        said = stack.up().text()
        outputs = stack.outputs()
        server.admit(*cloud.serverless_logins("sessions"))

        application = Application(server.ca, True)
        application.use_url(outputs["url"])
        application.read_url(outputs["reader"])
        assert outputs["reader"].endswith(f":{server.ports[1]}")
        Application(server.ca).use_environment(outputs["environment"])
        secret = cloud.secret(outputs["secret"])
        application.use_secret(secret)
        assert list(outputs["policies"]) == ["web"]

        assert json.loads(secret)["password"] == PASSWORD
        assert PASSWORD not in said
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert files
        assert [file for file in files if PASSWORD.encode() in file.read_bytes()] == []


def test_life(cloud):
    """Deployed, changed one field at a time, protected, and destroyed."""
    stack = Stack("serverless", cache)
    stack.up()
    assert stack.up().changed() == {}

    stack.program = lambda: cache(snapshot_retention_limit=7, description="of the web team")
    with pytest.raises(Failed) as failed:
        stack.preview()
    told = failed.value.problems
    assert list(told) == ["description"]
    assert "changes together with snapshotRetentionLimit, and AWS takes one of these" in told["description"]
    stack.program = lambda: cache(snapshot_retention_limit=7)
    assert stack.up().of("cache-serverless-cache") == ["update"]
    assert cloud.one(CACHE)["properties"]["snapshotRetentionLimit"] == 7

    stack.program = lambda: cache(snapshot_retention_limit=7, deletion_protection=None)
    stack.up()
    with pytest.raises(Failed, match="protect"):
        stack.destroy()
    stack.unprotect()
    stack.destroy()
    assert cloud.is_empty()


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (
            {"name": "Sessions_1", "data_storage": {"maximum": 5001}, "daily_snapshot_time": "6am"},
            {
                "name": 'use "sessions-1"',
                "dataStorage.maximum": "5001 is out of range: AWS takes 1 to 5000 GB",
                "dailySnapshotTime": '"6am"',
            },
        ),
        (
            {"data_storage": {"maximum": "10"}, "ecpu_per_second": {"maximum": 50_000.5}, "major_engine_version": 8},
            {
                "dataStorage.maximum": "write 10, without quotes",
                "ecpuPerSecond.maximum": "50000.5 is not a whole number",
                "majorEngineVersion": "is 8; it takes a string",
            },
        ),
    ],
    ids=["rules", "types"],
)
def test_a_wrong_value_is_named_by_its_path(cloud, wrong, expected):
    stack = Stack("serverless", lambda: redis.RedisServerlessCache("cache", **{**SMALL, **ELSEWHERE, **wrong}))
    with pytest.raises(Failed) as failed:
        stack.preview()
    problems = failed.value.problems
    assert sorted(problems) == sorted(expected)
    for path, words in expected.items():
        assert words in problems[path], path
    assert cloud.is_empty()


def test_the_inputs_of_a_cluster(cloud):
    """They are unknown to the SDK; whoever passes them all the same is told what to do with each."""

    def program():
        inputs = {
            **ELSEWHERE,
            "name": "sessions",
            "generateAuthToken": True,
            "instanceType": "cache.r7g.large",
            "snapshotWindow": "03:00-04:00",
        }
        names = {"vpc_id": "vpcId", "subnet_ids": "subnetIds"}
        pulumi.ComponentResource(
            "aws-redis:index:RedisServerlessCache",
            "cache",
            {names.get(name, name): value for name, value in inputs.items()},
            None,
            remote=True,
        )

    stack = Stack("serverless", program)
    with pytest.raises(Failed) as failed:
        stack.preview()
    problems = failed.value.problems
    assert sorted(problems) == ["generateAuthToken", "instanceType", "snapshotWindow"]
    assert "takes no token: list users" in problems["generateAuthToken"]
    assert "no nodes: leave it out" in problems["instanceType"]
    assert "use dailySnapshotTime" in problems["snapshotWindow"]
    assert cloud.is_empty()
