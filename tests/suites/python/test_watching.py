"""What watches a cluster beside the alarms of its nodes: alarms on the group, one alarm over all, and a dashboard."""

import json
import re

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import ALARM, ELSEWHERE, SMALL, Failed, Stack, network
from pulumi import ResourceOptions

COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm"
DASHBOARD = "aws:cloudwatch/dashboard:Dashboard"

OF_GROUP = ["group-cpu-primaries", "group-cpu-replicas", "group-memory"]
SHARDED = {**SMALL, "replication_group_size": 4, "cluster_mode": {"num_node_groups": 2, "replicas_per_node_group": 1}}
PLAN = "arn:aws:ssm-incidents::123456789012:response-plan/redis"


def watched(**inputs):
    """A sharded cluster that is watched in all ways, in a region of its own, and the topics that are told."""

    def program():
        virginia = aws.Provider("virginia", region="us-east-1")
        there = ResourceOptions(provider=virginia)
        chat, pager = (aws.sns.Topic(name, name=name, opts=there) for name in ("chat", "pager"))
        given = {
            **SHARDED,
            **network("us-east-1", there),
            "alarm_scope": "group",
            "alarms": {"group_cpu": {"threshold": 70}},
            # The list as a whole comes from a resource, of the other list its elements.
            "alarms_sns_topic_arns": chat.arn.apply(lambda arn: [arn, PLAN]),
            "composite_alarm_sns_topic_arns": [pager.arn, PLAN],
            "enable_dashboard": True,
            "allow_connections_from_cidr_blocks": [],
            **inputs,
        }
        cache = redis.RedisCluster("cache", **given, opts=ResourceOptions(providers=[virginia]))
        pulumi.export("dashboard_url", cache.dashboard_url)
        pulumi.export("alarm_arns", cache.alarm_arns)
        pulumi.export("chat", chat.arn)
        pulumi.export("pager", pager.arn)

    return program


def assert_watched(cloud, outputs):
    alarms = {alarm["id"]: alarm["properties"] for alarm in cloud.resources(ALARM)}
    assert sorted(alarms) == [f"orders-{alarm}" for alarm in OF_GROUP]
    assert {alarm["region"] for alarm in cloud.resources(ALARM)} == {"us-east-1"}
    for name, alarm in alarms.items():
        assert sorted(alarm["alarmActions"]) == sorted([outputs["chat"], PLAN])
        # A response plan is for an alarm that goes off, and not for one that recovers.
        assert alarm["okActions"] == [outputs["chat"]]
        assert not alarm.get("insufficientDataActions")
        assert alarm["threshold"] == (70 if "cpu" in name else 80)
        assert alarm["dimensions"]["ReplicationGroupId"] == "orders"

    composite = cloud.one(COMPOSITE)
    assert (composite["id"], composite["region"]) == ("orders is unhealthy", "us-east-1")
    assert sorted(composite["properties"]["alarmActions"]) == sorted([outputs["pager"], PLAN])
    assert composite["properties"]["okActions"] == [outputs["pager"]]
    assert sorted(re.findall(r'ALARM\("(.+?)"\)', composite["properties"]["alarmRule"])) == sorted(alarms)
    assert sorted(outputs["alarm_arns"]) == [*OF_GROUP, "unhealthy"]
    assert outputs["alarm_arns"]["unhealthy"] == composite["properties"]["arn"]

    # It is that of the cluster's region, and not of the one that the program has by default.
    dashboard = cloud.one(DASHBOARD)
    assert dashboard["id"] == "orders-us-east-1"
    assert outputs["dashboard_url"].startswith("https://us-east-1.console.aws.amazon.com/")
    assert outputs["dashboard_url"].endswith("/orders-us-east-1")
    widgets = json.loads(dashboard["properties"]["dashboardBody"])["widgets"]
    (shown,) = (widget["properties"]["alarms"] for widget in widgets if widget["type"] == "alarm")
    assert sorted(shown) == sorted(outputs["alarm_arns"].values())
    assert {widget["properties"]["region"] for widget in widgets if widget["type"] == "metric"} == {"us-east-1"}


def test_group_alarms_composite_alarm_and_dashboard(cloud):
    stack = Stack("watching", watched())
    planned = stack.preview()
    watching = {f"cache-alarm-{alarm}" for alarm in [*OF_GROUP, "unhealthy"]} | {"cache-dashboard"}
    assert watching <= set(planned.changed())
    assert planned.warnings() == []
    assert cloud.is_empty()

    done = stack.up()
    assert done.changed() == planned.changed()
    for alarm in OF_GROUP:
        assert done.order.index((f"cache-alarm-{alarm}", "ends")) < done.order.index(
            ("cache-alarm-unhealthy", "begins")
        )
    assert_watched(cloud, stack.outputs())

    # What is made of JSON is the same each time.
    assert stack.preview().changed() == {}
    assert stack.refresh().changed() == {}

    # Other nodes have other alarms, and each of them is in the rule and on the dashboard.
    stack.program = watched(alarm_scope="both", alarms=None, instance_type="cache.m7g.large")
    changes = stack.up()
    assert changes.of("cache-alarm-group-cpu-primaries") == changes.of("cache-alarm-unhealthy") == ["update"]
    assert changes.diffs["cache-dashboard", DASHBOARD] == ["dashboardBody"]
    rule, body = cloud.one(COMPOSITE)["properties"]["alarmRule"], cloud.one(DASHBOARD)["properties"]["dashboardBody"]
    alarms = [alarm["properties"] for alarm in cloud.resources(ALARM)]
    assert len(alarms) == len(OF_GROUP) + 4 * 7
    for alarm in alarms:
        assert f'ALARM("{alarm["name"]}")' in rule
        assert alarm["arn"] in body

    # Without alarms there is nothing to look at, and a dashboard all the same.
    unwatched = {"enable_cloudwatch_alarms": False, "alarms": None, "composite_alarm_sns_topic_arns": None}
    stack.program = watched(**unwatched)
    changes = stack.up()
    assert changes.of("cache-alarm-unhealthy") == ["delete"]
    assert changes.of("cache-dashboard") == ["update"]
    assert cloud.resources(ALARM) == cloud.resources(COMPOSITE) == []
    outputs = stack.outputs()
    assert outputs["alarm_arns"] == {}
    assert outputs["dashboard_url"].endswith("/orders-us-east-1")

    stack.program = watched(**unwatched, enable_dashboard=None)
    assert stack.up().of("cache-dashboard") == ["delete"]
    assert "dashboard_url" not in stack.outputs(), "without a dashboard there is no address"
    stack.destroy()
    assert cloud.is_empty()


TOPIC_ARN = "arn:aws:sns:eu-west-1:123456789012:pager"
SCALING = "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1a2b:autoScalingGroupName/a:policyName/b"


def not_yet(value):
    """An Output that a preview does not know."""
    return aws.sns.Topic(f"seed-{type(value).__name__}").arn.apply(lambda _: value)


@pytest.mark.parametrize(
    ("inputs", "problems"),
    [
        pytest.param(
            {
                "alarm_scope": 2,
                "alarms": {"group_cpu": {"threshold": "70"}, "groupMemory": True},
                "composite_alarm_sns_topic_arns": TOPIC_ARN,
                "enable_dashboard": "true",
                "enable_insufficient_data_actions": 1,
            },
            {
                "alarmScope": "is 2; it takes a string",
                "alarms.groupCpu.threshold": "write 70, without quotes",
                "alarms.groupMemory": "is true",
                "compositeAlarmSnsTopicArns": f'pass ["{TOPIC_ARN}"]',
                "enableDashboard": "write true, without quotes",
                "enableInsufficientDataActions": "is 1; it takes true or false",
            },
            id="types",
        ),
        pytest.param(
            {
                "alarm_scope": "Both ",
                "alarms_sns_topic_arns": [None, "arn:aws:lambda:eu-west-1:123456789012:layer:page"],
                "composite_alarm_sns_topic_arns": [SCALING, None, "arn:aws:sqs:eu-west-1:123456789012:alerts"],
            },
            {
                "alarmScope": '"Both " is none of nodes, group, both: use "both"',
                "alarmsSnsTopicArns[0]": "is null",
                "alarmsSnsTopicArns[1]": "not the ARN of a Lambda function",
                "compositeAlarmSnsTopicArns[0]": "give it to alarmsSnsTopicArns",
                "compositeAlarmSnsTopicArns[1]": "is null",
                "compositeAlarmSnsTopicArns[2]": "subscribe the queue to a topic of SNS",
            },
            id="values",
        ),
        pytest.param(
            {
                "alarm_scope": lambda: not_yet("group"),
                "composite_alarm_sns_topic_arns": lambda: not_yet([TOPIC_ARN]),
                "enable_dashboard": lambda: not_yet(True),
            },
            {
                "alarmScope": "is not known yet",
                "compositeAlarmSnsTopicArns": "put the Outputs inside the list",
                "enableDashboard": "is not known yet",
            },
            id="not-yet-known",
        ),
    ],
)
def test_what_is_refused(cloud, inputs, problems):
    def program():
        given = {name: value() if callable(value) else value for name, value in inputs.items()}
        redis.RedisCluster("cache", **{**SMALL, **ELSEWHERE, **given})

    with pytest.raises(Failed) as failed:
        Stack("watching", program).preview()
    assert sorted(failed.value.problems) == sorted(problems)
    for path, words in problems.items():
        assert words in failed.value.problems[path], path
