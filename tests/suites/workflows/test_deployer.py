"""The policies of docs/reference/permissions.md, asked call by call: a deployment is possible, and nothing else is.

iam-simulate decides as IAM does. parliament and policy_sentry know AWS's list of actions, resources and condition keys.
Which calls the provider makes is in deployer.py. None of them can tell what AWS asks for beside its documentation.
"""

import json
from fnmatch import fnmatch
from typing import Any

import pytest
from deployer import COMPONENTS, Call, forbidden, needed
from parliament import analyze_policy_string
from policies import mutants, simulate, texts
from policy_sentry.querying import actions as catalogue
from runbooks import blocks, section

PAGE = "reference/permissions.md"
MAX_SIZE = 6144
"""Source: IAM user guide, "IAM and AWS STS quotas", managed policies; white space does not count."""

# These are on all resources though AWS's list has resources for them: AWS accepts nothing else for composite alarms,
# and the ids of log deliveries contain no name of ours.
ANYWHERE = {
    "cloudwatch:DescribeAlarms",
    "cloudwatch:PutCompositeAlarm",
    "logs:CreateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
}


def policies(component: str) -> list[dict[str, Any]]:
    found = [json.loads(block) for block in blocks(section(PAGE, f"`{component}`"), "json")]
    assert found
    return found


def together(component: str) -> dict[str, Any]:
    """All parts as one policy: they are attached to the same role."""
    statements = [one for policy in policies(component) for one in policy["Statement"]]
    return {"Version": "2012-10-17", "Statement": statements}


def part_of(statement: dict[str, Any]) -> str:
    return str(statement["Sid"]).rstrip("0123456789")


@pytest.fixture(params=COMPONENTS)
def component(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def asked(calls: list[Call], policy: dict[str, Any]) -> list[str]:
    return simulate([call.request(policy) for call in calls])


def test_every_call_of_a_deployment_is_allowed(component: str) -> None:
    calls = needed(component)
    answers = asked(calls, together(component))
    assert [(a, c) for a, c in zip(answers, calls, strict=True) if a != "Allowed"] == []


def test_calls_about_what_is_of_others_are_refused(component: str) -> None:
    calls = forbidden(component)
    answers = asked(calls, together(component))
    assert calls
    assert [c for a, c in zip(answers, calls, strict=True) if a != "ImplicitlyDenied"] == []


def test_without_anything_of_a_policy_some_answer_is_wrong(component: str) -> None:
    """Each action and each resource is there for a call, and each condition refuses one. The parts of a policy can be
    left out, so that each has to do by itself: two parts may allow the same.
    """
    whole = together(component)
    must_not = forbidden(component)
    questions: list[dict[str, Any]] = []
    expected: list[tuple[str, bool, int]] = []
    for part in dict.fromkeys(part_of(one) for one in whole["Statement"]):
        alone = {**whole, "Statement": [one for one in whole["Statement"] if part_of(one) == part]}
        calls = needed(component)
        can = [c for c, a in zip(calls, asked(calls, alone), strict=True) if a == "Allowed"]
        for what, less, mutant in mutants(alone):
            about = can if less else must_not
            about = [one for one in about if what.endswith(f" without {one.action}")] or about
            questions += [one.request(mutant) for one in about]
            expected.append((what, less, len(about)))
    answers = iter(simulate(questions))
    superfluous = []
    for what, less, count in expected:
        found = [next(answers) for _ in range(count)]
        if all((answer == "Allowed") == less for answer in found):
            superfluous.append(what)
    assert superfluous == []
    assert len(expected) > len(whole["Statement"])


def test_each_policy_fits_the_limit_of_its_size(component: str) -> None:
    for policy in policies(component):
        assert len(json.dumps(policy, separators=(",", ":"))) <= MAX_SIZE


LINTED = {
    "RESOURCE_STAR": "Actions that AWS has no resources for, which another test holds against AWS's list.",
    "RESOURCE_POLICY_PRIVILEGE_ESCALATION": "Who writes the policy of a bucket can let itself in.",
}
"""Findings of parliament that are as they should be."""


def test_parliament_finds_nothing_wrong(component: str) -> None:
    whole = together(component)
    on: dict[str, list[str]] = {}
    for statement in whole["Statement"]:
        for action in texts(statement["Action"]):
            on.setdefault(action, []).extend(texts(statement["Resource"]))
    wrong = []
    for finding in analyze_policy_string(json.dumps(whole)).findings:
        if finding.issue == "RESOURCE_MISMATCH":
            # It wants all resources of an action in one statement.
            missing = [one for one in finding.detail if not any(fits(r, one) for r in on[one["action"]])]
            wrong += missing
        elif finding.issue not in LINTED:
            wrong.append((finding.issue, finding.detail))
    assert wrong == []


def fits(resource: str, wanted: dict[str, str]) -> bool:
    return fnmatch(resource, wanted["required_format"])


def test_only_actions_without_resources_are_allowed_on_all(component: str) -> None:
    for statement in together(component)["Statement"]:
        actions = texts(statement["Action"])
        assert not [action for action in actions if "*" in action]
        for action in actions if statement["Resource"] == "*" else []:
            anywhere = catalogue.get_actions_that_support_wildcard_arns_only(action.split(":")[0])
            assert action in anywhere or action in ANYWHERE, action


def test_actions_that_aws_says_others_depend_on_are_allowed(component: str) -> None:
    # S3 has files of snapshots that the program names; no component publishes versions of a state machine, and the
    # endpoint of a cache has no zone of its own.
    unused = {"s3:GetObject", "states:PublishStateMachineVersion", "route53:AssociateVPCWithHostedZone"}
    allowed = {action for one in together(component)["Statement"] for action in texts(one["Action"])}
    for action in allowed:
        service, _, name = action.partition(":")
        rows = catalogue.get_action_data(service, name)[service]
        assert {other for row in rows for other in row["dependent_actions"]} - unused <= allowed, action
