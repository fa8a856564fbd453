"""The calls that clusters which AWS scales lead to, judged three times: by AWS's own model of the service, by moto, and
by what AWS documents beyond them.

moto keeps what is put, and looks at little of it: that dimension, namespace and resource id belong together, and that
the type of a policy is one. test_each_judge_is_needed lists what it lets through. It knows neither the namespace of
ElastiCache nor its dimensions, so it is given the ones of AWS's model. It keeps no tags, creates no alarms for a policy
of ElastiCache, moves no capacity, and starts no schedule: tests/suites/scaling does, with a simulated AWS.
"""

import contextlib
import copy
import functools
from collections.abc import Iterator
from datetime import datetime, timezone
from enum import Enum
from typing import Any
from unittest.mock import patch

import boto3
import moto.applicationautoscaling.models
import moto.applicationautoscaling.responses
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from children import REGION
from moto import mock_aws
from policy_sentry.querying import actions as catalogue
from scaling import CREATED, GROUP, Call, Child, cluster, creation, deletion, operations, read, scenarios
from scaling_rules import METRICS, broken, out_of_order
from service_model import findings, model

SERVICE = "application-autoscaling"
FORGOTTEN = {"Tags"}
"""What moto does not keep."""


@functools.cache
def application_auto_scaling() -> Any:
    """The calls are checked by service_model.py, which does more than boto3."""
    return boto3.client(SERVICE, region_name=REGION, config=Config(parameter_validation=False))


@pytest.fixture
def client() -> Iterator[Any]:
    """moto's Application Auto Scaling, with all namespaces and dimensions that AWS has."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock_aws())
        for name in ["ServiceNamespace", "ScalableDimension"]:
            known = {value.upper(): value for value in model(SERVICE).shape_for(name).enum}
            for module in [moto.applicationautoscaling.models, moto.applicationautoscaling.responses]:
                stack.enter_context(patch.object(module, f"{name}ValueSet", Enum(name, known)))
        yield application_auto_scaling()


@pytest.fixture(params=scenarios())
def scaled(request: pytest.FixtureRequest) -> dict[str, Child]:
    return cluster(request.param)


def make(client: Any, call: Call) -> dict[str, Any]:
    method = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in call.operation)
    answer: dict[str, Any] = getattr(client, method.lstrip("_"))(**call.parameters)
    return answer


def found(client: Any, call: Call) -> list[dict[str, Any]]:
    """What AWS has of the thing that a call created, as the provider reads it."""
    asked, answer = read(call)
    assert findings(SERVICE, asked.operation, asked.parameters) == []
    every: list[dict[str, Any]] = make(client, asked)[answer]
    # moto leaves out the names of policies when it looks for one.
    return [one for one in every if all(one.get(key) == call.parameters.get(key) for key in NAMES)]


NAMES = ["PolicyName", "ScheduledActionName"]


def test_the_scenarios_have_every_metric_dimension_and_kind() -> None:
    calls = [call for scenario in scenarios() for call in creation(cluster(scenario))]
    put = [call.parameters for call in calls]
    assert {call.operation for call in calls} == {operation for operation, _ in CREATED.values()}
    assert {one["ScalableDimension"] for one in put} == set(METRICS)
    used = {
        tracking["PredefinedMetricSpecification"]["PredefinedMetricType"]
        for one in put
        if (tracking := one.get("TargetTrackingScalingPolicyConfiguration"))
    }
    assert used == set().union(*METRICS.values())
    assert {one["Schedule"].split("(")[0] for one in put if "Schedule" in one} == {"at", "cron", "rate"}
    assert any("StartTime" in one and "EndTime" in one for one in put)
    assert any("Tags" in one for one in put)


def test_each_call_is_as_aws_describes_it(scaled: dict[str, Child]) -> None:
    for call in creation(scaled) + deletion(scaled):
        assert findings(SERVICE, call.operation, call.parameters) == [], call
    for call in creation(scaled):
        assert broken(call) == [], call


def test_what_is_put_is_read_back(client: Any, scaled: dict[str, Child]) -> None:
    calls = creation(scaled)
    for call in calls:
        make(client, call)
    for call in calls:
        (one,) = found(client, call)
        put = {key: value for key, value in call.parameters.items() if key not in FORGOTTEN}
        assert {key: one[key] for key in put} == put


def test_a_second_deployment_puts_the_same_in_place(client: Any, scaled: dict[str, Child]) -> None:
    calls = creation(scaled)
    for call in calls * 2:
        make(client, call)
    assert [len(found(client, call)) for call in calls] == [1] * len(calls)


def test_nothing_is_left(client: Any, scaled: dict[str, Child]) -> None:
    for call in creation(scaled) + deletion(scaled):
        make(client, call)
    assert [one for call in creation(scaled) for one in found(client, call)] == []


def test_everything_waits_for_what_it_needs(scaled: dict[str, Child]) -> None:
    calls = creation(scaled)
    assert len(calls) == len(scaled) - 1
    assert out_of_order(calls, scaled) == []
    last: dict[str, str] = {}
    for call in deletion(scaled):
        assert last.get(call.parameters["ScalableDimension"]) != "DeregisterScalableTarget", call
        last[call.parameters["ScalableDimension"]] = call.operation
    assert set(last.values()) == {"DeregisterScalableTarget"}


@pytest.mark.parametrize("kind", ["Target", "Policy", "ScheduledAction"])
def test_a_child_that_does_not_wait_is_noticed(kind: str) -> None:
    scaled = cluster("scheduled")
    changed = {child.name for child in scaled.values() if child.kind == kind}
    for name in changed:
        scaled[name].after = set()
    # Nothing else may decide: the children that wait for nothing come first.
    free = dict(sorted(scaled.items(), key=lambda item: (item[0] not in changed, item[0])))
    assert set(out_of_order(creation(free), free)) == changed
    assert [child for child in scaled.values() if child.kind == GROUP]


def test_every_operation_is_an_action_of_iam() -> None:
    named = catalogue.get_actions_for_service(SERVICE)
    assert {f"{SERVICE}:{operation}" for operation in operations()} <= set(named)


TRACKING = "TargetTrackingScalingPolicyConfiguration"
METRIC = f"{TRACKING}.PredefinedMetricSpecification.PredefinedMetricType"
MODEL, MOTO, RULES = "model", "moto", "rules"
WRONG: list[tuple[str, str, Any, set[str]]] = [
    ("Target", "ServiceNamespace", "redis", {MODEL, MOTO}),
    ("Target", "ScalableDimension", "elasticache:replication-group:Shards", {MODEL, MOTO}),
    ("Target", "ScalableDimension", "ecs:service:DesiredCount", {MOTO}),
    ("Target", "ScalableDimension", "elasticache:cache-cluster:Nodes", {MOTO}),
    ("Target", "ResourceId", "cluster/sessions", {MOTO, RULES}),
    ("Target", "ResourceId", "replication-group/", {RULES}),
    ("Target", "ResourceId", "", {MODEL, MOTO, RULES}),
    ("Target", "MinCapacity", 7, {RULES}),
    ("Target", "MinCapacity", -1, {RULES}),
    ("Target", "MinCapacity", None, {RULES}),
    ("Target", "Tags", {"team": "w" * 257}, {MODEL}),
    ("Policy", "PolicyName", "p" * 257, {MODEL}),
    ("Policy", "PolicyType", "TargetTracking", {MODEL, MOTO, RULES}),
    ("Policy", "PolicyType", "StepScaling", {RULES}),
    ("Policy", METRIC, "EngineCPUUtilization", {MODEL, RULES}),
    ("Policy", METRIC, "ElastiCacheReplicaEngineCPUUtilization", {RULES}),
    ("Policy", METRIC, "ElastiCacheEngineCPUUtilization", {RULES}),
    ("Policy", f"{TRACKING}.TargetValue", 80, {RULES}),
    ("Policy", f"{TRACKING}.ScaleInCooldown", 0.5, {MODEL}),
    ("ScheduledAction", "ScheduledActionName", "every:day", {MODEL}),
    ("ScheduledAction", "Schedule", "every day", {RULES}),
    ("ScheduledAction", "Schedule", "cron(0 7 * * *)", {RULES}),
    ("ScheduledAction", "Schedule", "cron(0 7 * * MON *)", {RULES}),
    ("ScheduledAction", "Schedule", "rate(1 days)", {RULES}),
    ("ScheduledAction", "Schedule", "at(2026-12-24)", {RULES}),
    ("ScheduledAction", "Timezone", "Europe/Bonn", {RULES}),
    ("ScheduledAction", "ScalableTargetAction", {}, {RULES}),
    ("ScheduledAction", "ScalableTargetAction.MinCapacity", 7, {RULES}),
    ("ScheduledAction", "StartTime", datetime(2027, 2, 1, tzinfo=timezone.utc), {RULES}),
]
"""Wrong values of parameters, by the kind of the child, and the judges that refuse them."""


@pytest.mark.parametrize(("kind", "path", "value", "judges"), WRONG, ids=[f"{row[1]}={row[2]}"[:60] for row in WRONG])
def test_each_judge_is_needed(client: Any, kind: str, path: str, value: Any, judges: set[str]) -> None:
    """What each judge refuses; what moto takes here is what it does not look at."""
    scaled = cluster("scheduled")
    name = {
        "Target": "cache-scaling-shards",
        "Policy": "cache-scaling-shards-policy",
        "ScheduledAction": "cache-scaling-shards-schedule-weekly_check",
    }[kind]
    (call,) = (one for one in creation(scaled) if one.child == name)
    assert refusing(client, call) == set()
    assert refusing(client, changed(call, path, value)) == judges


def changed(call: Call, path: str, value: Any) -> Call:
    """The call with another value of a parameter, or without it."""
    *within, last = path.split(".")
    parameters = copy.deepcopy(call.parameters)
    at = parameters
    for key in within:
        at = at[key]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return Call(call.operation, parameters, call.child)


def refusing(client: Any, call: Call) -> set[str]:
    """The judges that find something wrong with the call."""
    refusals = {MODEL} if findings(SERVICE, call.operation, call.parameters) else set()
    refusals |= {RULES} if broken(call) else set()
    try:
        make(client, call)
    except ClientError:
        refusals.add(MOTO)
    return refusals
