"""All that the components create, as a template of CloudFormation that cfn-lint reads with AWS's own schemas.

They say what a resource looks like, which values it takes, and how the policies and the state machine are written. They
do not say whether names are free, whether a role may do what its state machine calls (see test_policies.py), whether
CloudWatch has a metric, or when a schedule goes off. The template stands in for the provider's resources: that the
provider calls AWS with the same values, cfn-lint cannot see.
"""

import copy
from typing import Any

import pytest
from cfnlint import ManualArgs, lint
from children import REGION, deployment, scenarios
from template import template, text_of

Template = dict[str, Any]

LINTED = {
    ("I3011", "FailedStarts"): "Its messages are worth nothing without the schedule.",
    ("I3011", "Log"): "The log goes with the state machine that it is of.",
}
"""Findings that are as they should be: resources that go when the component goes."""

TRANSLATED = {
    "BucketLifecycleConfigurationV2",
    "BucketObjectLockConfigurationV2",
    "BucketOwnershipControls",
    "BucketPolicy",
    "BucketPublicAccessBlock",
    "BucketReplicationConfig",
    "BucketServerSideEncryptionConfigurationV2",
    "BucketV2",
    "BucketVersioningV2",
    "LogGroup",
    "MetricAlarm",
    "Queue",
    "Role",
    "RolePolicy",
    "Schedule",
    "ScheduleGroup",
    "StateMachine",
}
"""The types that template.py knows."""


def findings(made: Template) -> list[tuple[str, list[str | int]]]:
    """The rules that are broken, and where in the template."""
    config = ManualArgs(regions=[REGION], include_checks=["I"])
    return [(one.rule.id, list(one.path)) for one in lint(text_of(made), config=config)]


@pytest.mark.parametrize("scenario", scenarios())
def test_cfn_lint_finds_nothing_else(scenario: str) -> None:
    found = findings(template(deployment(scenario)))
    assert {(rule, path[1]) for rule, path in found} == set(LINTED)


@pytest.mark.parametrize("scenario", scenarios())
def test_everything_is_in_the_template(scenario: str) -> None:
    deployed = deployment(scenario)
    kinds = [one["type"].rpartition(":")[2] for name, one in deployed.resources.items() if name != "cache"]
    assert set(kinds) <= TRANSLATED
    within = [kind for kind in kinds if kind == "RolePolicy" or (kind.startswith("Bucket") and kind != "BucketPolicy")]
    own_bucket = 1 if deployed.only("BucketV2") else 0
    assert len(template(deployed)["Resources"]) == len(kinds) - len(within) + own_bucket


ANYWHERE = "arn:aws:states:eu-west-1:111111111111:stateMachine:a"
WRONG: list[tuple[list[str | int], Any]] = [
    (["Run", "DefinitionString"], '{"StartAt": "A", "States": {}}'),
    (["Schedule", "Target"], {"Arn": ANYWHERE}),
    (["Schedule", "FlexibleTimeWindow", "Mode"], "SOMETIMES"),
    (["CopyRole", "Policies", 0, "PolicyDocument", "Statement", 0, "Action"], "s3:Copy"),
    (["BucketPolicy", "PolicyDocument", "Statement", 0, "Effect"], "Maybe"),
    (["RunRole", "AssumeRolePolicyDocument", "Statement", 0, "Principal"], 7),
    (["Bucket", "ReplicationConfiguration", "Rules", 0, "Destination", "StorageClass"], "ATTIC"),
    (["Bucket", "VersioningConfiguration", "Status"], "Yes"),
    (["Log", "RetentionInDays"], 91),
    (["AlarmFailed", "ComparisonOperator"], "MoreThan"),
    (["FailedStarts", "MessageRetentionPeriod"], 365 * 24 * 60 * 60),
]
"""Values that AWS refuses, and where."""


def test_cfn_lint_finds_what_is_wrong() -> None:
    made = copy.deepcopy(template(deployment("export-encrypted")))
    for (resource, *path), value in WRONG:
        at = made["Resources"][resource]["Properties"]
        for one in path[:-1]:
            at = at[one]
        at[path[-1]] = value
    found = [path for _, path in findings(made)]
    for (resource, *path), _ in WRONG:
        where = ["Resources", resource, "Properties", *path]
        assert any(one[: len(where)] == where for one in found), where
