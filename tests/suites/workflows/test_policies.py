"""The policies of the components, asked request by request: what must be possible is, and nothing else.

iam-simulate decides as IAM does: policies of roles and of resources, trust policies, conditions, accounts, blocked
public access. moto decides a second time on the policies of roles; a condition that does not hold is a refusal to it,
and a service no principal, so that it is of no use for others. calls.py and refusals.py have the requests.

Neither can tell which actions a call of AWS really needs: that is AWS's documentation, which calls.py cites. They know
no policies of an organization, and nothing that AWS does of itself, such as what a lifecycle deletes. Only AWS can tell
whether S3 acts as the role of a replication as its documentation says, and whether KMS hands out a key.
"""

import functools
import json
from typing import Any

import pytest
from calls import TASKS, Call, needed
from children import Deployment, deployment, scenarios
from moto.iam.access_control import IAMPolicy, PermissionResult
from policies import documents, mutants, simulate, texts
from policy_sentry.querying import actions as catalogue
from refusals import forbidden


@pytest.fixture(params=scenarios())
def deployed(request: pytest.FixtureRequest) -> Deployment:
    return deployment(request.param)


def test_what_must_be_possible_is(deployed: Deployment) -> None:
    calls = needed(deployed)
    answers = simulate([call.request(deployed) for call in calls])
    assert [(a, c) for a, c in zip(answers, calls, strict=True) if a != "Allowed"] == []


def test_what_nobody_may_do_is_refused(deployed: Deployment) -> None:
    calls = forbidden(deployed)
    answers = simulate([call.request(deployed) for call in calls])
    assert [c for a, c in zip(answers, calls, strict=True) if a == "Allowed"] == []


def test_every_call_of_the_state_machine_is_among_the_requests(deployed: Deployment) -> None:
    actions = {call.action for call in needed(deployed) if call.role == "run"}
    tasks = {
        state["Resource"].removeprefix("arn:aws:states:::aws-sdk:")
        for state in deployed.definition["States"].values()
        if state["Type"] == "Task"
    }
    assert tasks
    assert {action for task in tasks for action in TASKS[task]} <= actions


def test_a_role_may_do_nothing_else(deployed: Deployment) -> None:
    """Every action of the services that a policy names, and of those that hand out permissions, on every resource that
    any request is about.
    """
    calls = needed(deployed) + forbidden(deployed)
    resources = {call.resource for call in calls}
    for role in deployed.roles:
        policy = IAMPolicy(json.dumps(deployed.policy(role)))
        services = {"iam", "sts", "kms", "s3", *(call.action.split(":")[0] for call in calls)}
        possible = {
            action
            for service in services
            for action in actions_of(service)
            if any(policy.is_action_permitted(action, one) == PermissionResult.PERMITTED for one in resources)
        }
        assert possible == {call.action for call in needed(deployed) if call.role == role}, role


def test_a_bucket_lets_nobody_do_anything_else(deployed: Deployment) -> None:
    """Every action on buckets and objects, by everybody outside the account whom a request is about: an administrator
    who is not stopped at home.
    """
    if not deployed.bucket_policy:
        return
    own = f"arn:aws:s3:::{deployed.bucket}"
    calls = [one for one in needed(deployed) + forbidden(deployed) if one.resource.split("/")[0] == own]
    outside = sorted({one.principal for one in calls if f":{deployed.account}:" not in one.principal})
    asked = [
        Call(principal, action, own + rest, deployed.account, "")
        for principal in outside
        for action, rest in actions_on_buckets()
    ]
    answers = simulate([one.request(deployed) for one in asked])
    possible = {(c.principal, c.action) for c, answer in zip(asked, answers, strict=True) if answer == "Allowed"}
    assert possible == {(c.principal, c.action) for c in needed(deployed) if c in calls and not c.role}


@functools.cache
def actions_on_buckets() -> list[tuple[str, str]]:
    """Each action with what the ARN of its resource has after that of the bucket."""
    found = set()
    for action in actions_of("s3"):
        for row in catalogue.get_action_data("s3", action.removeprefix("s3:"))["s3"]:
            rest = {":::${BucketName}": "", ":::${BucketName}/${ObjectName}": "/x"}
            form = row["resource_arn_format"].partition(":s3")[2]
            found |= {(action, rest[form])} if form in rest else set()
    assert found > {("s3:GetObject", "/x"), ("s3:DeleteObjectVersion", "/x"), ("s3:PutBucketPolicy", "")}
    return sorted(found)


@functools.cache
def actions_of(service: str) -> list[str]:
    found: list[str] = catalogue.get_actions_for_service(service)
    assert found
    return found


def test_without_anything_of_a_policy_some_answer_is_wrong(deployed: Deployment) -> None:
    """Each action, resource, principal and condition is there for a request in calls.py."""
    must = [call.request(deployed) for call in needed(deployed)]
    must_not = [call.request(deployed) for call in forbidden(deployed)]
    questions: list[dict[str, Any]] = []
    asked: list[tuple[str, str, int]] = []
    for of, document in documents(deployed).items():
        part = "identityPolicy" if of.startswith("policy") else "resourcePolicy"
        for what, less, mutant in mutants(document):
            about = [{**one, part: mutant} for one in (must if less else must_not) if one[part] == document]
            # Without an action, no answer can change but those on this action.
            about = [one for one in about if what.endswith(f" without {one['action']}")] or about
            questions += about
            asked.append((f"{of}: {what}", "Allowed" if less else "Denied", len(about)))
    answers = iter(simulate(questions))
    superfluous = []
    for what, right, count in asked:
        found = [next(answers) for _ in range(count)]
        if all((answer == "Allowed") == (right == "Allowed") for answer in found):
            superfluous.append(what)
    assert superfluous == []
    actions = [
        one for document in documents(deployed).values() for s in document["Statement"] for one in texts(s["Action"])
    ]
    assert len(asked) > len(actions)
