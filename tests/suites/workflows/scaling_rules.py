"""What AWS documents about scaling ElastiCache, and neither its model nor moto looks at.

Source, unless a rule names another: Application Auto Scaling API, RegisterScalableTarget, PutScalingPolicy and
PutScheduledAction. The rules are written again here, apart from those of the component.
"""

import re
from typing import Any
from zoneinfo import available_timezones

from scaling import GROUP, Call, Child

METRICS = {
    "elasticache:replication-group:NodeGroups": {
        "ElastiCachePrimaryEngineCPUUtilization",
        "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
        "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage",
    },
    "elasticache:replication-group:Replicas": {"ElastiCacheReplicaEngineCPUUtilization"},
}
"""The predefined metrics of each dimension. Source: ElastiCache developer guide, "Target tracking scaling policies"."""

EXPRESSION = re.compile(
    r"at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)"
    r"|rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)"
    r"|cron\(\S+ \S+ (\? \S+ \S+|\S+ \S+ \?) \S+\)"
)
"""The forms of a schedule. Source: Application Auto Scaling user guide, "Schedule recurring scaling actions using cron
expressions" and "Schedule scaling actions with a time zone"."""


def broken(call: Call) -> list[str]:
    """The rules that the call breaks."""
    return [rule for rule, holds in RULES[call.operation].items() if not holds(call.parameters)]


def _in_order(limits: dict[str, Any]) -> bool:
    lowest, highest = limits.get("MinCapacity", 0), limits.get("MaxCapacity", float("inf"))
    return 0 <= lowest <= highest


def _metric(parameters: dict[str, Any]) -> str:
    tracking = parameters.get("TargetTrackingScalingPolicyConfiguration", {})
    return str(tracking.get("PredefinedMetricSpecification", {}).get("PredefinedMetricType"))


RULES = {
    "RegisterScalableTarget": {
        "a new target has both limits": lambda p: {"MinCapacity", "MaxCapacity"} <= p.keys(),
        "MinCapacity is not above MaxCapacity": _in_order,
        "ResourceId is replication-group and an id": lambda p: (
            re.fullmatch("replication-group/[a-z][a-z0-9-]{0,39}", p["ResourceId"]) is not None
        ),
    },
    "PutScalingPolicy": {
        "ElastiCache only tracks targets": lambda p: p["PolicyType"] == "TargetTrackingScaling",
        "the metric is one of the dimension": lambda p: _metric(p) in METRICS[p["ScalableDimension"]],
        "TargetValue is between 35 and 70": lambda p: (
            35 <= p["TargetTrackingScalingPolicyConfiguration"]["TargetValue"] <= 70
        ),
    },
    "PutScheduledAction": {
        "Schedule is an at, rate or cron expression": lambda p: EXPRESSION.fullmatch(p["Schedule"]) is not None,
        "Timezone is one of the IANA time zone database": lambda p: p["Timezone"] in available_timezones(),
        "an action sets at least one limit": lambda p: len(p["ScalableTargetAction"]) > 0,
        "MinCapacity is not above MaxCapacity": lambda p: _in_order(p["ScalableTargetAction"]),
        "StartTime is before EndTime": lambda p: (
            "StartTime" not in p or "EndTime" not in p or p["StartTime"] < p["EndTime"]
        ),
    },
}
"""What holds of the parameters of a call, by operation."""


def out_of_order(calls: list[Call], of: dict[str, Child]) -> list[str]:
    """The children that are created before what they need: a policy or a schedule before its target, or a target before
    its replication group.
    """
    registered: set[tuple[str, str]] = set()
    early = []
    for call in calls:
        key = (call.parameters["ResourceId"], call.parameters["ScalableDimension"])
        if call.operation == "RegisterScalableTarget":
            registered.add(key)
            groups = {other for other in of[call.child].after if of[other].kind == GROUP}
            early += [] if groups else [call.child]
        elif key not in registered:
            early.append(call.child)
    return early
