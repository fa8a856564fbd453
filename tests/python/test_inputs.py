"""What a program may pass, and what it is told when it passes something else."""

import math

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import CLUSTER, ELSEWHERE, REPLICATION_GROUP, SMALL, Failed, Stack, network


def refusal(cloud, **inputs):
    """How a preview of a cluster with these inputs fails. Nothing may be left behind, and the plugin must live."""

    def program():
        given = {name: value() if callable(value) else value for name, value in inputs.items()}
        redis.RedisCluster("cache", **{**SMALL, **ELSEWHERE, **given})

    stack = Stack("inputs", program)
    with pytest.raises(Failed) as failed:
        stack.preview()
    for sign in ("panic", "goroutine", "exited prematurely", "nil pointer"):
        assert sign not in str(failed.value)
    assert failed.value.changes.operations == {}
    assert stack.resources() == cloud.resources() == []
    return failed.value


def assert_problems(failed, expected):
    """Every expected problem and no other, each with what it must say, and as many as the headline counts."""
    assert sorted(failed.problems) == sorted(expected)
    for path, words in expected.items():
        for word in words if isinstance(words, tuple) else (words,):
            assert word in failed.problems[path], path
    count = "a problem" if len(expected) == 1 else f"{len(expected)} problems"
    assert f"the inputs have {count}, so nothing of the cluster was changed" in str(failed)


def unknown():
    """An Output whose value a preview does not know."""
    return aws.sns.Topic("not-yet").arn


def test_values_of_another_type(cloud):
    failed = refusal(
        cloud,
        name=7,
        instance_type={"family": "t4g"},
        replication_group_size=2.7,
        enable_automatic_failover="true",
        enable_multi_az=1,
        subnet_ids="subnet-01234567",
        vpc_id={"id": "vpc-01234567"},
        alarms_sns_topic_arns=[None, 3],
        allow_connections_from_cidr_blocks=["10.0.0.0/16", None, True],
        allow_connections_from_security_groups={"a": "sg-01234567"},
        apply_immediately="yes",
        auth_token=1234567890123456,
        enable_cloudwatch_alarms=0,
        port="6379",
        snapshot_retention_limit=1.5,
        redis_version=7.1,
        tags={"Team": None, "Cost": 12},
    )
    assert_problems(
        failed,
        {
            "name": ("is 7", "a string"),
            "instanceType": ("is an object", "a string"),
            "replicationGroupSize": ("2.7 is not a whole number", "2 or 3"),
            "enableAutomaticFailover": ('the string "true"', "true or false"),
            "enableMultiAz": ("is 1", "true or false"),
            "subnetIds": ('the string "subnet-01234567"', "a list"),
            "vpcId": ("is an object", "a string"),
            "alarmsSnsTopicArns[0]": "is null",
            "alarmsSnsTopicArns[1]": ("is 3", "a string"),
            "allowConnectionsFromCidrBlocks[1]": "is null",
            "allowConnectionsFromCidrBlocks[2]": ("is true", "a string"),
            "allowConnectionsFromSecurityGroups": ("is an object", "a list"),
            "applyImmediately": ('the string "yes"', "true or false"),
            "authToken": "a string",
            "enableCloudwatchAlarms": ("is 0", "true or false"),
            "port": ('the string "6379"', "a whole number"),
            "redisVersion": ("is 7.1", "a string"),
            "snapshotRetentionLimit": ("1.5 is not a whole number", "1 or 2"),
            'tags["Cost"]': ("is 12", "a string"),
            'tags["Team"]': "is null",
        },
    )
    assert "1234567890123456" not in str(failed), "what was meant to be a password is not repeated"


def test_numbers_beyond_reason(cloud):
    failed = refusal(
        cloud,
        replication_group_size=10**30,
        cluster_mode={"num_node_groups": -math.inf, "replicas_per_node_group": 2**31},
        port=math.nan,
        snapshot_retention_limit=-(10**12),
    )
    assert_problems(
        failed,
        {
            "replicationGroupSize": "too large",
            "clusterMode.numNodeGroups": "too large",
            "clusterMode.replicasPerNodeGroup": "2147483648 is too large",
            "port": "is not a number",
            "snapshotRetentionLimit": "-1000000000000 is too large",
        },
    )


def test_values_out_of_range(cloud):
    failed = refusal(
        cloud,
        name="",
        instance_type="",
        replication_group_size=-2,
        vpc_id="",
        subnet_ids=["", "subnet-01234567"],
        allow_connections_from_cidr_blocks=["10.0.0.1/16"],
        allow_connections_from_security_groups=[""],
        auth_token="too-short",
        maintenance_window="",
        port=-1,
        redis_version="",
        snapshot_retention_limit=36,
        snapshot_window="25:00-26:00",
        sns_topic_for_notifications="alerts",
        tags={"aws:owner": "me"},
    )
    assert_problems(
        failed,
        {
            "name": "",
            "instanceType": "",
            "replicationGroupSize": "-2 is too few",
            "vpcId": "is empty",
            "subnetIds[0]": "is empty",
            "allowConnectionsFromCidrBlocks[0]": 'use "10.0.0.0/16"',
            "allowConnectionsFromSecurityGroups[0]": "is empty",
            "authToken": "16",
            "maintenanceWindow": "",
            "port": ("-1", "1 to 65535"),
            "redisVersion": "",
            "snapshotRetentionLimit": ("36", "0 (none) to 35"),
            "snapshotWindow": "25:00-26:00",
            "snsTopicForNotifications": '"alerts" is not the ARN',
            'tags["aws:owner"]': "reserved",
        },
    )


def test_modes_that_contradict_each_other(cloud):
    failed = refusal(
        cloud,
        replication_group_size=5,
        enable_automatic_failover=False,
        cluster_mode={"num_node_groups": 2, "replicas_per_node_group": 1},
    )
    assert_problems(
        failed,
        {
            "replicationGroupSize": ("5 disagrees with clusterMode", "use 4"),
            "enableAutomaticFailover": "clusterMode",
            "enableMultiAz": "enableAutomaticFailover",
        },
    )


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"cluster_mode": {"num_node_groups": 2, "replicas": 1}},
         {"clusterMode.replicas": "is not an input", "clusterMode.replicasPerNodeGroup": "is required"}),
        ({"cluster_mode": 3}, {"clusterMode": ("is 3", "an object")}),
        # An Output may turn out to hold nothing.
        ({"vpc_id": lambda: pulumi.Output.from_input(None), "subnet_ids": lambda: pulumi.Output.from_input(None)},
         {"vpcId": "is required", "subnetIds": "is required"}),
        ({"name": lambda: pulumi.Output.from_input(None)}, {"name": "is required"}),
        ({"instance_type": lambda: pulumi.Output.secret("cache.t4g.small")}, {"instanceType": "is a secret"}),
    ],
    ids=["misspelt-field", "number-for-object", "empty-outputs", "empty-plain", "secret-plain"],
)  # fmt: skip
def test_one_at_a_time(cloud, inputs, expected):
    assert_problems(refusal(cloud, **inputs), expected)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        # The form in which the documented module takes it.
        ("cluster_mode", [{"num_node_groups": 1, "replicas_per_node_group": 1}], "ClusterModeArgs"),
        ("instance_type", ["cache.t4g.small"], "str"),
    ],
    ids=["list-of-one", "list-for-string"],
)
def test_lists_that_the_sdk_refuses_by_itself(cloud, name, value, wanted):
    """A list where there should be none does not get as far as the plugin. The SDK spells the input as Python does."""
    told = str(refusal(cloud, **{name: value}))
    assert f"While processing input: '{name}'" in told
    assert "Unexpected type. Expected 'list' got" in told
    assert wanted in told


def test_plain_inputs_must_be_known(cloud):
    """What decides how many resources there are cannot come from a resource that does not exist yet."""

    def program():
        later = unknown()
        redis.RedisCluster(
            "cache",
            **{
                **SMALL,
                **ELSEWHERE,
                "instance_type": later,
                "cluster_mode": {"num_node_groups": later.apply(len), "replicas_per_node_group": 1},
                "allow_connections_from_cidr_blocks": later.apply(lambda arn: [arn]),
            },
        )

    stack = Stack("inputs", program)
    with pytest.raises(Failed) as failed:
        stack.preview()
    paths = ("instanceType", "clusterMode.numNodeGroups", "allowConnectionsFromCidrBlocks")
    assert_problems(failed.value, dict.fromkeys(paths, "is not known yet"))


def test_required_inputs_are_required_before_anything_runs():
    with pytest.raises(TypeError, match="vpc_id"):
        redis.RedisCluster("cache", **SMALL, subnet_ids=ELSEWHERE["subnet_ids"])


def test_everything_may_be_unknown_at_first(cloud):
    """Whatever is not plain may come from resources that the same first deployment makes."""

    def program():
        seed = aws.sns.Topic("seed", name="seed")

        def later(value):
            return seed.arn.apply(lambda _: value)

        net = network()
        cluster = redis.RedisCluster(
            "cache",
            **SMALL,
            vpc_id=net["vpc_id"],
            subnet_ids=pulumi.Output.all(*net["subnet_ids"]),
            alarms_sns_topic_arns=seed.arn.apply(lambda arn: [arn]),
            allow_connections_from_cidr_blocks=[later("10.1.0.0/16"), later("2001:db8::/32")],
            apply_immediately=later(True),
            auth_token=later("correct-horse-battery"),
            enable_at_rest_encryption=later(True),
            enable_transit_encryption=later(True),
            maintenance_window=later("sun:01:00-sun:02:00"),
            port=later(6380),
            redis_version=later("7.0"),
            snapshot_retention_limit=later(3),
            snapshot_window=later("04:00-05:00"),
            sns_topic_for_notifications=seed.arn,
            tags=later({"Team": "orders"}),
        )
        pulumi.export("endpoint", cluster.endpoint)

    stack = Stack("inputs", program)
    planned = stack.preview()
    assert planned.of("cache-replication-group") == ["create"]
    assert cloud.is_empty()
    assert stack.up().changed() == planned.changed()
    group = cloud.one(REPLICATION_GROUP)["properties"]
    assert (group["port"], group["engineVersion"], group["parameterGroupName"]) == (6380, "7.0", "default.redis7")
    assert group["tags"] == {"Team": "orders"}
    assert stack.up().changed() == {}
    stack.destroy()
    assert cloud.is_empty()


def test_forms_of_cluster_mode(cloud):
    """The class and the dict, in Python's spelling or the schema's, ask for the same."""
    forms = [
        redis.ClusterModeArgs(num_node_groups=2, replicas_per_node_group=1),
        {"num_node_groups": 2, "replicas_per_node_group": 1},
        {"numNodeGroups": 2, "replicasPerNodeGroup": 1},
    ]

    def program(form):
        def run():
            cluster = redis.RedisCluster(
                "cache", **{**SMALL, "replication_group_size": 4}, cluster_mode=form, **network()
            )
            # A program sees None where an endpoint does not exist.
            pulumi.export("absent", cluster.primary_endpoint.apply(lambda endpoint: endpoint is None))
            pulumi.export("there", cluster.configuration_endpoint.apply(lambda endpoint: "." in endpoint))

        return run

    stack = Stack("inputs", program(forms[0]))
    stack.up()
    assert stack.outputs() == {"absent": True, "there": True}
    (component,) = stack.resources(CLUSTER)
    assert component["inputs"]["clusterMode"] == {"numNodeGroups": 2, "replicasPerNodeGroup": 1}
    for form in forms[1:]:
        stack.program = program(form)
        assert stack.up().changed() == {}


def test_args_object(cloud):
    """The constructor takes its arguments as one object as well."""
    stack = Stack("inputs", lambda: redis.RedisCluster("cache", redis.RedisClusterArgs(**SMALL, **network())))
    stack.up()
    assert cloud.one(REPLICATION_GROUP)["id"] == "orders"
