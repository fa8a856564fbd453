"""What a program may pass, and what it is told when it passes something else."""

import enum
import ipaddress
import math

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import CLUSTER, ELSEWHERE, REPLICATION_GROUP, SMALL, Failed, Stack, network


def refusal(cloud, others=(), **inputs):
    """How a preview of a cluster with these inputs fails. Nothing may be left behind, and the plugin must live.

    The only resources that the preview goes through are `others`, those that inputs make when they are called.
    """

    def program():
        given = {name: value() if callable(value) else value for name, value in inputs.items()}
        redis.RedisCluster("cache", **{**SMALL, **ELSEWHERE, **given})

    stack = Stack("inputs", program)
    with pytest.raises(Failed) as failed:
        stack.preview()
    for sign in ("panic", "goroutine", "exited prematurely", "nil pointer"):
        assert sign not in str(failed.value)
    assert failed.value.changes.changed() == {name: ["create"] for name in others}
    assert stack.resources() == cloud.resources() == []
    return failed.value


def assert_problems(failed, expected):
    """Every expected problem and no other, each with what it must say, and as many as the headline counts."""
    assert sorted(path for path, _ in failed.told) == sorted(expected)
    for path, words in expected.items():
        for word in words if isinstance(words, tuple) else (words,):
            assert word in failed.problems[path], path
    count = "a problem" if len(expected) == 1 else f"{len(expected)} problems"
    assert f"the inputs have {count}, so nothing of the cluster was changed" in str(failed)


def test_twelve_mistakes(cloud, tmp_path):
    """One preview tells them all. The mistakes mended, the same stack deploys."""
    # The network is that of another team: its ids are known from the first preview on.
    neighbour = Stack("network", lambda: [pulumi.export(name, value) for name, value in network().items()])
    neighbour.up()
    theirs = neighbour.outputs()
    before = cloud.resources()
    subnet, other = theirs["subnet_ids"]
    right = {**SMALL, **theirs, "auth_token": "correct-horse-battery"}
    wrong = {
        "name": "Orders",
        "instance_type": "t4g.small",
        "replication_group_size": 2.5,
        "subnet_ids": [subnet, other, subnet],
        "alarms_sns_topic_arns": ["arn:aws:sqs:eu-west-1:123456789012:alerts"],
        "allow_connections_from_cidr_blocks": ["10.0.7.7/16", None],
        "auth_token": "horse-battery",
        "maintenance_window": "sat:07:00-sat:07:30",
        "port": "6379",
        "redis_version": "7.1.0",
        "tags": {"aws:owner": "orders", "Team": "orders"},
    }
    mended = {
        "alarms_sns_topic_arns": ["arn:aws:sns:eu-west-1:123456789012:alerts"],
        "allow_connections_from_cidr_blocks": ["10.0.0.0/16"],
        "maintenance_window": "sat:07:00-sat:08:00",
        "port": 6379,
        "redis_version": "7.1",
        "tags": {"Team": "orders"},
    }

    stack = Stack("inputs", lambda: redis.RedisCluster("cache", **{**right, **wrong}))
    with pytest.raises(Failed) as failed:
        stack.preview()
    told = {
        "name": ('"Orders" has capital letters', 'use "orders"'),
        "instanceType": 'use "cache.t4g.small"',
        "replicationGroupSize": ("2.5 is not a whole number", "never rounded"),
        "subnetIds[2]": (f'"{subnet}" is listed already', "as subnetIds[0]"),
        "alarmsSnsTopicArns[0]": "subscribe the queue to a topic of SNS",
        "allowConnectionsFromCidrBlocks[0]": ("has host bits", 'use "10.0.0.0/16"'),
        "allowConnectionsFromCidrBlocks[1]": "is null",
        "authToken": ("is 13 characters long", "16 to 128"),
        "maintenanceWindow": ("is 30 minutes long", "at least 60 minutes"),
        "port": ('is the string "6379"', "write 6379, without quotes"),
        "redisVersion": ("names a patch release", 'use "7.1"'),
        'tags["aws:owner"]': "are AWS's own",
    }
    assert len(told) == 12
    assert_problems(failed.value, told)
    assert wrong["auth_token"] not in str(failed.value) + failed.value.changes.text()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file for file in files if wrong["auth_token"].encode() in file.read_bytes()] == []
    # Not even the component is registered.
    assert failed.value.changes.operations == {}
    assert stack.state().get("resources", []) == []
    assert cloud.resources() == before

    stack.program = lambda: redis.RedisCluster("cache", **{**right, **mended})
    assert stack.up().of("cache-replication-group") == ["create"]
    group = cloud.one(REPLICATION_GROUP)["properties"]
    assert (group["replicationGroupId"], group["nodeType"], group["port"]) == ("orders", "cache.t4g.small", 6379)
    stack.destroy()
    assert cloud.resources() == before


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


def test_values_that_python_is_easy_about(cloud):
    """Python counts with True, loops over a string, and takes anything for true or false. None of it is guessed."""
    failed = refusal(
        cloud,
        replication_group_size=True,
        cluster_mode={"num_node_groups": "2", "replicas_per_node_group": True},
        port=True,
        snapshot_retention_limit=False,
        enable_automatic_failover="True",
        enable_multi_az=1.0,
        apply_immediately="",
        enable_at_rest_encryption=0,
        enable_cloudwatch_alarms="False",
        enable_transit_encryption="off",
        subnet_ids="subnet-01234567",
        alarms_sns_topic_arns="arn:aws:sns:eu-west-1:123456789012:alerts",
        allow_connections_from_cidr_blocks="10.0.0.0/16",
        allow_connections_from_security_groups="sg-01234567",
        redis_version=7.0,
        sns_topic_for_notifications=False,
        tags={"Team": {"Name": "orders"}, "Production": True},
    )
    assert_problems(
        failed,
        {
            "replicationGroupSize": ("is true", "a whole number"),
            "clusterMode.numNodeGroups": ('the string "2"', "write 2, without quotes"),
            "clusterMode.replicasPerNodeGroup": ("is true", "a whole number"),
            "port": ("is true", "a whole number"),
            "snapshotRetentionLimit": ("is false", "a whole number"),
            "enableAutomaticFailover": ('the string "True"', "write true, without quotes"),
            "enableMultiAz": ("is 1;", "true or false"),
            "applyImmediately": ('the string ""', "true or false"),
            "enableAtRestEncryption": ("is 0", "true or false"),
            "enableCloudwatchAlarms": ('the string "False"', "write false, without quotes"),
            "enableTransitEncryption": ('the string "off"', "true or false"),
            "subnetIds": ('the string "subnet-01234567"', 'pass ["subnet-01234567"]'),
            "alarmsSnsTopicArns": 'pass ["arn:aws:sns:eu-west-1:123456789012:alerts"]',
            "allowConnectionsFromCidrBlocks": 'pass ["10.0.0.0/16"]',
            "allowConnectionsFromSecurityGroups": 'pass ["sg-01234567"]',
            "redisVersion": ("is 7", "a string"),
            "snsTopicForNotifications": ("is false", "a string"),
            'tags["Production"]': ("is true", "a string"),
            'tags["Team"]': ("is an object", "a string"),
        },
    )


def test_values_read_from_files(cloud):
    """What is read and not stripped keeps its line break; what is pasted brings look-alikes along."""
    failed = refusal(
        cloud,
        name="orders\n",
        instance_type=" cache.t4g.small",
        vpc_id="vpc-01234567\r\n",
        subnet_ids=["subnet-01234567\n", "subnet-89abcdef"],
        alarms_sns_topic_arns=["arn:aws:sns:eu-west-1:123456789012:alerts\n"],
        allow_connections_from_cidr_blocks=[" 10.0.0.0/16", "10.1.0.0/16\n"],
        allow_connections_from_security_groups=["sg-01234567 "],
        auth_token="correct-horse-battery\n",
        maintenance_window="sat:07:00\N{EN DASH}sat:08:00",
        redis_version="7.1\n",
        snapshot_window="06:00-07:00\n",
        tags={"Team": "orders\n"},
    )
    assert_problems(
        failed,
        {
            "name": 'use "orders"',
            "instanceType": 'use "cache.t4g.small"',
            "vpcId": 'use "vpc-01234567"',
            "subnetIds[0]": 'use "subnet-01234567"',
            "alarmsSnsTopicArns[0]": 'use "arn:aws:sns:eu-west-1:123456789012:alerts"',
            "allowConnectionsFromCidrBlocks[0]": 'use "10.0.0.0/16"',
            "allowConnectionsFromCidrBlocks[1]": 'use "10.',
            "allowConnectionsFromSecurityGroups[0]": 'use "sg-01234567"',
            "authToken": "a line break",
            "maintenanceWindow": 'use "sat:07:00-sat:08:00"',
            "redisVersion": 'use "7.1"',
            "snapshotWindow": 'use "06:00-07:00"',
            'tags["Team"]': "the value holds",
        },
    )
    assert "correct-horse-battery" not in str(failed)


def test_resources_in_place_of_their_ids(cloud):
    """A resource is not its id, and an Output in an f-string is no longer one."""

    def vpc():
        return aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16")

    def group():
        return aws.ec2.SecurityGroup("app", vpc_id=ELSEWHERE["vpc_id"])

    failed = refusal(
        cloud,
        others=["vpc", "app", "subnet"],
        vpc_id=vpc,
        allow_connections_from_security_groups=lambda: [group()],
        subnet_ids=lambda: [
            f"{aws.ec2.Subnet('subnet', vpc_id=ELSEWHERE['vpc_id'], cidr_block='10.0.0.0/24').id}",
            "subnet-01234567",
        ],
    )
    assert_problems(
        failed,
        {
            "vpcId": ("is a resource", "a string"),
            "allowConnectionsFromSecurityGroups[0]": ("is a resource", "a string"),
            "subnetIds[0]": "is an Output that was turned into text",
        },
    )


def test_numbers_beyond_reason(cloud):
    failed = refusal(
        cloud,
        replication_group_size=10**30,
        cluster_mode={"num_node_groups": -math.inf, "replicas_per_node_group": 2**31},
        port=math.nan,
        snapshot_retention_limit=-(10**12),
        redis_version=math.inf,
        enable_multi_az=math.nan,
    )
    assert_problems(
        failed,
        {
            "replicationGroupSize": "is out of range",
            "clusterMode.numNodeGroups": "-Inf, not a finite number",
            "clusterMode.replicasPerNodeGroup": "2147483648 is out of range",
            "port": "not a finite number",
            "snapshotRetentionLimit": "-1000000000000 is out of range",
            "redisVersion": ("Inf", "a string"),
            "enableMultiAz": ("NaN", "true or false"),
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
            "name": "is empty",
            "instanceType": "is empty",
            "replicationGroupSize": "-2 is too few",
            "vpcId": "is empty",
            "subnetIds[0]": "is empty",
            "allowConnectionsFromCidrBlocks[0]": 'use "10.0.0.0/16"',
            "allowConnectionsFromSecurityGroups[0]": "is empty",
            "authToken": "16",
            "maintenanceWindow": ("is empty", "sat:07:00-sat:08:00"),
            "port": ("-1", "1 to 65535"),
            "redisVersion": ("is empty", "7.1"),
            "snapshotRetentionLimit": ("36", "0 (none) to 35"),
            "snapshotWindow": "25:00-26:00",
            "snsTopicForNotifications": '"alerts" is not an ARN',
            'tags["aws:owner"]': "are AWS's own",
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
        # One slip is one problem: a number under a wrong name is not called missing as well.
        ({"cluster_mode": {"num_node_group": 2, "replicas": 1}},
         {"clusterMode.num_node_group": "is not an input; did you mean numNodeGroups?",
          "clusterMode.replicas": "is not an input; did you mean replicasPerNodeGroup?"}),
        ({"cluster_mode": {"num_node_groups": None}},
         {"clusterMode.numNodeGroups": "is required", "clusterMode.replicasPerNodeGroup": "is required"}),
        ({"cluster_mode": 3}, {"clusterMode": ("is 3", "an object")}),
        # An Output may turn out to hold nothing.
        ({"vpc_id": lambda: pulumi.Output.from_input(None), "subnet_ids": lambda: pulumi.Output.from_input(None)},
         {"vpcId": "is required", "subnetIds": "is required"}),
        # They are required unless groups of the program's own take their places.
        ({"vpc_id": None, "subnet_ids": None},
         {"vpcId": "or pass securityGroupIds", "subnetIds": "or pass subnetGroupName"}),
        ({"vpc_id": None, "subnet_ids": None, "security_group_ids": ["sg-01234567"], "subnet_group_name": "my_subnets"},
         {"subnetGroupName": '"my_subnets" is not the name of a subnet group'}),
        ({"name": lambda: pulumi.Output.from_input(None)}, {"name": "is required"}),
        ({"instance_type": lambda: pulumi.Output.secret("cache.t4g.small")}, {"instanceType": "is a secret"}),
    ],
    ids=["misspelt-fields", "empty-object", "number-for-object", "empty-outputs", "left-out", "own-groups",
         "empty-plain", "secret-plain"],
)  # fmt: skip
def test_one_at_a_time(cloud, inputs, expected):
    assert_problems(refusal(cloud, **inputs), expected)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        # The form in which the documented module takes it.
        ("cluster_mode", [{"num_node_groups": 1, "replicas_per_node_group": 1}],
         ("Unexpected type. Expected 'list' got", "ClusterModeArgs")),
        ("instance_type", ["cache.t4g.small"], ("Unexpected type. Expected 'list' got", "str")),
        ("subnet_ids", set(ELSEWHERE["subnet_ids"]), ("unexpected input of type set",)),
        ("allow_connections_from_cidr_blocks", [ipaddress.ip_network("10.0.0.0/16")],
         ("unexpected input of type IPv4Network",)),
        ("auth_token", b"correct-horse-battery", ("unexpected input of type bytes",)),
    ],
    ids=["list-of-one", "list-for-string", "set", "object-of-a-class", "bytes-for-secret"],
)  # fmt: skip
def test_values_that_the_sdk_refuses_by_itself(cloud, name, value, wanted):
    """What has no form on the wire does not get as far as the plugin. The SDK spells the input as Python does."""
    told = str(refusal(cloud, **{name: value}))
    assert f"While processing input: '{name}'" in told
    for words in wanted:
        assert words in told
    assert "correct-horse-battery" not in told


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


@pytest.mark.parametrize("name", SMALL)
def test_required_inputs_are_required_before_anything_runs(name):
    given = {**SMALL, **ELSEWHERE}
    with pytest.raises(TypeError, match=f"'{name}'"):
        redis.RedisCluster("cache", **{**given, name: None})
    del given[name]
    with pytest.raises(TypeError, match=f"'{name}'"):
        redis.RedisCluster("cache", **given)
    with pytest.raises(TypeError, match=f"'{name}'"):
        redis.RedisClusterArgs(**given)


def test_names_that_are_no_inputs():
    """Neither the schema's spelling nor a slip gets past Python itself."""
    for name in ("vpcId", "replicas", "subnet_id"):
        with pytest.raises(TypeError, match=f"'{name}'"):
            redis.RedisCluster("cache", **SMALL, **ELSEWHERE, **{name: "any"})


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
    # A rule is named by the source that it allows, or by its place while that is not known.
    named = {
        "cache-ingress-cidr-0": "cache-ingress-cidr-10.1.0.0-16",
        "cache-ingress-cidr-1": "cache-ingress-cidr-2001_db8__-32",
    }
    assert stack.up().changed() == {named.get(name, name): done for name, done in planned.changed().items()}
    group = cloud.one(REPLICATION_GROUP)["properties"]
    assert (group["port"], group["engineVersion"], group["parameterGroupName"]) == (6380, "7.0", "default.redis7")
    assert group["tags"] == {"Team": "orders"}
    assert stack.up().changed() == {}
    stack.destroy()
    assert cloud.is_empty()


class Port(enum.IntEnum):
    SPARE = 6380


def test_forms_of_the_same(cloud):
    """Whatever Python has for a value asks for the same: the class and the dict, a list and a tuple, 4 and 4.0."""
    plain = {
        **SMALL,
        "replication_group_size": 4,
        "cluster_mode": redis.ClusterModeArgs(num_node_groups=2, replicas_per_node_group=1),
        "allow_connections_from_cidr_blocks": ["10.0.0.0/16"],
        "port": 6380,
    }
    forms = [
        {},
        {"cluster_mode": {"num_node_groups": 2, "replicas_per_node_group": 1}},
        # The schema's spelling; numbers of other kinds; and None, which leaves an input out.
        {
            "cluster_mode": {"numNodeGroups": 2.0, "replicasPerNodeGroup": 1},
            "replication_group_size": 4.0,
            "port": Port.SPARE,
            "allow_connections_from_cidr_blocks": ("10.0.0.0/16",),
            "allow_connections_from_security_groups": None,
            "auth_token": None,
            "enable_transit_encryption": None,
            "tags": None,
        },
        # Plain inputs may be Outputs, as long as they are known.
        {
            "cluster_mode": lambda: pulumi.Output.from_input({"num_node_groups": 2, "replicas_per_node_group": 1}),
            "replication_group_size": lambda: pulumi.Output.from_input(4),
            "instance_type": lambda: pulumi.Output.concat("cache.", "t4g.small"),
            "allow_connections_from_cidr_blocks": lambda: pulumi.Output.all("10.0.0.0/16"),
        },
    ]

    def program(form):
        def run():
            given = {name: value() if callable(value) else value for name, value in form.items()}
            cluster = redis.RedisCluster("cache", **{**plain, **given}, **network())
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


def test_empty_strings_that_mean_none(cloud):
    def program():
        redis.RedisCluster(
            "cache",
            **SMALL,
            **ELSEWHERE,
            parameter_group_name="",
            snapshot_arn="",
            snapshot_name="",
            snapshot_window="",
            sns_topic_for_notifications="",
        )

    assert Stack("inputs", program).preview().of("cache-replication-group") == ["create"]


def test_args_object(cloud):
    """The constructor takes its arguments as one object as well."""
    stack = Stack("inputs", lambda: redis.RedisCluster("cache", redis.RedisClusterArgs(**SMALL, **network())))
    stack.up()
    assert cloud.one(REPLICATION_GROUP)["id"] == "orders"
