"""A cluster that AWS scales, from the types of the SDK to what AWS is asked for."""

import pulumi_aws_redis as redis
import pytest
from engine import ELSEWHERE, REPLICATION_GROUP, SMALL, Failed, Stack, network

TARGET = "aws:appautoscaling/target:Target"
POLICY = "aws:appautoscaling/policy:Policy"
ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction"

SHARDED = {
    **SMALL,
    "instance_type": "cache.r7g.large",
    "cluster_mode": {"num_node_groups": 3, "replicas_per_node_group": 1},
    "replication_group_size": 6,
    "enable_cloudwatch_alarms": False,
}

AS_CLASSES = redis.AutoScalingArgs(
    shards=redis.AutoScalingDimensionArgs(min=2, max=8, metric=redis.AutoScalingMetric.CPU, scale_in=True),
    schedules=[
        redis.AutoScalingScheduleArgs(
            name="night",
            schedule="cron(0 20 ? * MON-FRI *)",
            timezone="Europe/Berlin",
            shards=redis.AutoScalingLimitsArgs(min=2, max=4),
        )
    ],
)
AS_DICTS = {
    "shards": {"min": 2, "max": 8, "metric": "cpu", "scale_in": True},
    "schedules": [
        {
            "name": "night",
            "schedule": "cron(0 20 ? * MON-FRI *)",
            "timezone": "Europe/Berlin",
            "shards": {"min": 2, "max": 4},
        }
    ],
}


def cluster(auto_scaling):
    return lambda: redis.RedisCluster("cache", **SHARDED, **network(), auto_scaling=auto_scaling)


def test_aws_is_asked_for_what_the_program_says(cloud):
    """The classes and the dicts ask for the same, and no deployment sets back what AWS has scaled."""
    stack = Stack("scaling", cluster(AS_CLASSES))
    stack.up()
    target = cloud.one(TARGET)["properties"]
    assert (target["minCapacity"], target["maxCapacity"]) == (2, 8)
    tracking = cloud.one(POLICY)["properties"]["targetTrackingScalingPolicyConfiguration"]
    assert (tracking["targetValue"], tracking["disableScaleIn"], tracking["scaleInCooldown"]) == (60, False, 900)
    action = cloud.one(ACTION)["properties"]
    assert (action["name"], action["timezone"]) == ("night", "Europe/Berlin")
    assert action["scalableTargetAction"] == {"minCapacity": 2, "maxCapacity": 4}

    cloud.drift(cloud.one(REPLICATION_GROUP), "numNodeGroups", 6)
    stack.refresh()
    stack.program = cluster(AS_DICTS)
    assert stack.up().changed() == {}
    assert cloud.one(REPLICATION_GROUP)["properties"]["numNodeGroups"] == 6


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (
            {
                "shards": {"min": "two", "max": 8, "min_capacity": 2},
                "replicas": {"min": 1},
                "schedules": [{"name": "day", "shards": {"min": 4.5}}],
            },
            {
                "autoScaling.shards.min": '"two"',
                "autoScaling.shards.min_capacity": "is not an input; did you mean min?",
                "autoScaling.replicas.max": "is required",
                "autoScaling.schedules[0].schedule": "is required",
                "autoScaling.schedules[0].shards.min": "4.5 is not a whole number",
            },
        ),
        (
            {
                "shards": {"min": 2, "max": 8, "metric": "network", "target": 160},
                "schedules": [
                    {"name": "day", "schedule": "cron(0 7 * * ? *)", "timezone": "Berlin", "shards": {"min": 4}},
                    {"name": "night", "schedule": "0 20 * * *", "shards": {"max": 4}},
                ],
            },
            {
                "autoScaling.shards.metric": '"network"',
                "autoScaling.shards.target": "160 is no percentage",
                "autoScaling.schedules[0].timezone": '"Berlin"',
                "autoScaling.schedules[1].schedule": '"0 20 * * *"',
            },
        ),
    ],
    ids=["types", "rules"],
)
def test_a_wrong_value_is_named_by_its_path(cloud, wrong, expected):
    stack = Stack("scaling", lambda: redis.RedisCluster("cache", **SHARDED, **ELSEWHERE, auto_scaling=wrong))
    with pytest.raises(Failed) as failed:
        stack.preview()
    problems = failed.value.problems
    assert sorted(problems) == sorted(expected)
    for path, words in expected.items():
        assert words in problems[path], path
    assert cloud.is_empty()
