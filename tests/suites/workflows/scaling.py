"""What a cluster that AWS scales asks of Application Auto Scaling: the calls that the AWS provider makes for its
children, in the order that their dependencies give.

Source: terraform-provider-aws 5.100, internal/service/appautoscaling: target.go, policy.go and scheduled_action.go.
"""

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from graphlib import TopologicalSorter
from typing import Any

import children

GROUP = "ReplicationGroup"
KEY = {
    "serviceNamespace": "ServiceNamespace",
    "resourceId": "ResourceId",
    "scalableDimension": "ScalableDimension",
}
"""What names a scalable target, in the words of the provider and of the API. Policies and schedules repeat it."""


@dataclass
class Child:
    """A resource as the component registers it."""

    name: str
    kind: str
    """The type as the provider spells it, for example `Target`."""
    properties: dict[str, Any]
    after: set[str]
    """The names of the children that its properties come from."""

    @property
    def key(self) -> dict[str, Any]:
        return {api: self.properties[own] for own, api in KEY.items()}


@dataclass(frozen=True)
class Call:
    """A call of the API, and the child that it is for."""

    operation: str
    parameters: dict[str, Any]
    child: str


def scenarios() -> list[str]:
    return children.scenarios("scaling")


def cluster(scenario: str) -> dict[str, Child]:
    """The children that scale the cluster, by name, and its replication group."""
    resources = json.loads(children.printed("scaling"))[scenario]
    found = {}
    for name, one in resources.items():
        kind = one["type"].rpartition(":")[2]
        if kind in CREATED or kind == GROUP:
            after = {other for others in one["after"].values() for other in others}
            found[name] = Child(name, kind, one["properties"], after)
    return found


def in_order(of: dict[str, Child]) -> list[Child]:
    """The children as the engine creates them: each after those that it waits for."""
    graph = {name: child.after & of.keys() for name, child in of.items()}
    return [of[name] for name in TopologicalSorter(graph).static_order()]


def creation(of: dict[str, Child]) -> list[Call]:
    return [created(child) for child in in_order(of) if child.kind != GROUP]


def deletion(of: dict[str, Child]) -> list[Call]:
    """The engine deletes in the opposite order."""
    return [deleted(child) for child in reversed(in_order(of)) if child.kind != GROUP]


def created(child: Child) -> Call:
    operation, rest = CREATED[child.kind]
    return Call(operation, child.key | dict(rest(child.properties)), child.name)


def _target(properties: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "MinCapacity", properties["minCapacity"]
    yield "MaxCapacity", properties["maxCapacity"]
    if properties.get("tags"):
        yield "Tags", properties["tags"]


def _policy(properties: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    tracking = properties["targetTrackingScalingPolicyConfiguration"]
    yield "PolicyName", properties["name"]
    # The provider's default is one that ElastiCache does not have.
    yield "PolicyType", properties.get("policyType", "StepScaling")
    yield (
        "TargetTrackingScalingPolicyConfiguration",
        {
            "TargetValue": tracking["targetValue"],
            "PredefinedMetricSpecification": {
                "PredefinedMetricType": tracking["predefinedMetricSpecification"]["predefinedMetricType"]
            },
            # A cooldown that a program leaves out is sent as 0.
            "ScaleInCooldown": tracking.get("scaleInCooldown", 0),
            "ScaleOutCooldown": tracking.get("scaleOutCooldown", 0),
            "DisableScaleIn": tracking.get("disableScaleIn", False),
        },
    )


def _schedule(properties: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    limits = properties["scalableTargetAction"]
    yield "ScheduledActionName", properties["name"]
    yield "Schedule", properties["schedule"]
    yield "Timezone", properties.get("timezone", "UTC")
    yield "ScalableTargetAction", {key[0].upper() + key[1:]: limit for key, limit in limits.items()}
    for own, api in [("startTime", "StartTime"), ("endTime", "EndTime")]:
        if own in properties:
            yield api, datetime.fromisoformat(properties[own].replace("Z", "+00:00"))


CREATED = {
    "Target": ("RegisterScalableTarget", _target),
    "Policy": ("PutScalingPolicy", _policy),
    "ScheduledAction": ("PutScheduledAction", _schedule),
}
"""The call that creates or updates a child, and its parameters apart from the key, by the child's kind."""

DELETED = {
    "Target": ("DeregisterScalableTarget", None),
    "Policy": ("DeleteScalingPolicy", "PolicyName"),
    "ScheduledAction": ("DeleteScheduledAction", "ScheduledActionName"),
}
"""The call that deletes a child, and the parameter with its name."""


def deleted(child: Child) -> Call:
    operation, name = DELETED[child.kind]
    return Call(operation, child.key | ({name: child.properties["name"]} if name else {}), child.name)


READ = {
    "RegisterScalableTarget": ("DescribeScalableTargets", "ScalableTargets"),
    "PutScalingPolicy": ("DescribeScalingPolicies", "ScalingPolicies"),
    "PutScheduledAction": ("DescribeScheduledActions", "ScheduledActions"),
}
"""The call with which the provider reads what it has created, and where the answer has it."""


TAGGED = {"ListTagsForResource", "TagResource", "UntagResource"}
"""How the provider reads and changes the tags of a target. Source: its tags_gen.go."""


def read(call: Call) -> tuple[Call, str]:
    operation, answer = READ[call.operation]
    asked = {key: call.parameters[key] for key in ("ServiceNamespace", "ScalableDimension")}
    resource = call.parameters["ResourceId"]
    asked |= {"ResourceIds": [resource]} if operation == "DescribeScalableTargets" else {"ResourceId": resource}
    if "PolicyName" in call.parameters:
        asked["PolicyNames"] = [call.parameters["PolicyName"]]
    if "ScheduledActionName" in call.parameters:
        asked["ScheduledActionNames"] = [call.parameters["ScheduledActionName"]]
    return Call(operation, asked, call.child), answer


@functools.cache
def operations() -> set[str]:
    """Every operation that the provider needs for such a cluster."""
    return TAGGED | {operation for operation, _ in [*CREATED.values(), *DELETED.values(), *READ.values()]}
