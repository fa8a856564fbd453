"""What a program may do and might regret: said once, on the component, until the program chooses otherwise."""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import CLUSTER, ELSEWHERE, REPLICATION_GROUP, SMALL, Failed, Stack, network

URN = f"urn:pulumi:test::warnings::{CLUSTER}::cache"


def warnings(changes):
    """{path of the input: what is said of it}: each once, on a line of its own, and about the cluster alone."""
    said = {}
    for urn, text in changes.warnings():
        assert urn == URN
        path, _, words = text.partition(": ")
        assert path not in said
        assert "\n" not in words
        said[path] = words
    return said


def cluster(**inputs):
    return lambda: redis.RedisCluster("cache", **SMALL, **ELSEWHERE, **inputs)


def test_said_once_until_the_choice_is_made(cloud):
    stack = Stack(
        "warnings",
        cluster(enable_transit_encryption=False, allow_connections_from_cidr_blocks=["0.0.0.0/0"]),
    )
    planned = stack.preview()
    assert planned.of("cache-replication-group") == ["create"]
    said = warnings(planned)
    assert sorted(said) == ["alarmsSnsTopicArns", "allowConnectionsFromCidrBlocks[0]", "enableTransitEncryption"]
    assert "the alarms tell no one" in said["alarmsSnsTopicArns"]
    assert '"0.0.0.0/0" lets every IPv4 address connect' in said["allowConnectionsFromCidrBlocks[0]"]
    assert "in plain text" in said["enableTransitEncryption"]

    stack.program = cluster(
        enable_transit_encryption=True,
        allow_connections_from_cidr_blocks=["10.0.0.0/16"],
        alarms_sns_topic_arns=[],
    )
    assert stack.preview().warnings() == []


def test_a_program_that_accepts_them_hears_nothing(cloud):
    unwise = {"enable_transit_encryption": False, "allow_connections_from_cidr_blocks": ["0.0.0.0/0"]}
    stack = Stack("warnings", cluster(**unwise, accepted_warnings=["alarms-untold", "open-to-all", "tls-off"]))
    assert stack.preview().warnings() == []

    stack.program = cluster(**unwise, accepted_warnings=["alarms-untold", "open-to-al"])
    with pytest.raises(Failed) as failed:
        stack.preview()
    assert list(failed.value.problems) == ["acceptedWarnings[1]"]
    assert 'did you mean "open-to-all"?' in failed.value.problems["acceptedWarnings[1]"]


def test_a_secret_in_a_warning_is_not_repeated(cloud):
    stack = Stack(
        "warnings",
        lambda: cluster(
            allow_connections_from_cidr_blocks=[pulumi.Output.secret("0.0.0.0/0")], alarms_sns_topic_arns=[]
        )(),
    )
    planned = stack.preview()
    assert list(warnings(planned)) == ["allowConnectionsFromCidrBlocks[0] (secret)"]
    assert "0.0.0.0/0" not in planned.text()


def test_what_a_preview_cannot_know_is_said_by_the_update(cloud):
    """Of a value that comes from a resource which does not exist yet, both what is wrong and what is unwise."""
    port = [0]

    def program():
        seed = aws.sns.Topic("seed", name="seed")
        redis.RedisCluster(
            "cache",
            **SMALL,
            **network(),
            alarms_sns_topic_arns=[seed.arn],
            allow_connections_from_cidr_blocks=[seed.arn.apply(lambda _: "0.0.0.0/0")],
            port=seed.arn.apply(lambda _: port[0]),
        )

    stack = Stack("warnings", program)
    planned = stack.preview()
    assert planned.of("cache-replication-group") == ["create"]
    assert planned.warnings() == []

    with pytest.raises(Failed) as failed:
        stack.up()
    assert list(failed.value.problems) == ["port"]
    assert "0 is not a TCP port" in failed.value.problems["port"]
    assert stack.resources(CLUSTER) == cloud.resources(REPLICATION_GROUP) == []

    port[0] = 6379
    assert list(warnings(stack.up())) == ["allowConnectionsFromCidrBlocks[0]"]
    assert cloud.one(REPLICATION_GROUP)["id"] == "orders"
