"""The policies of the components, judged by programs that others wrote.

- iam-simulate decides as IAM does: policies of roles and of resources, trust policies, conditions, accounts, blocked
  public access. calls.py has the requests.
- moto decides on policies of roles only: a condition that does not hold is a refusal to it, and a service no principal.
  It refuses real calls, though.
- parliament and policy_sentry read policies with AWS's list of actions, resources and condition keys.

None of them can tell which actions an API call of AWS really needs: that is AWS's documentation, which calls.py cites.
They know no policies of an organization, and nothing that AWS does to itself, such as what a lifecycle deletes. Whether
S3 acts as the role of a replication in the way that the documentation says, nobody but AWS can tell.
"""

import contextlib
import copy
import functools
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from calls import LOG_ACTIONS, TASKS, Call, forbidden, needed
from children import REGION, Deployment, deployment, scenarios
from moto import mock_aws
from moto.core import set_initial_no_auth_action_count
from moto.iam.access_control import IAMPolicy, PermissionResult
from parliament import analyze_policy_string
from policy_sentry.querying import actions as catalogue

SCENARIOS = scenarios()


@pytest.fixture(params=SCENARIOS)
def deployed(request: pytest.FixtureRequest) -> Deployment:
    return deployment(request.param)


def simulate(requests: list[dict[str, Any]]) -> list[str]:
    command = ["node", str(Path(__file__).with_name("simulate.mjs"))]
    # The simulator knows the condition keys of all services, but not those that KMS forms from an encryption context.
    asked = json.dumps(requests).replace("kms:EncryptionContext:", "aws:PrincipalTag/")
    found = subprocess.run(command, input=asked, check=True, stdout=subprocess.PIPE, text=True)
    answers: list[str] = json.loads(found.stdout)
    assert set(answers) <= {"Allowed", "ExplicitlyDenied", "ImplicitlyDenied"}, set(answers)
    return answers


def documents(deployed: Deployment) -> dict[str, dict[str, Any]]:
    """All policies, by what they belong to."""
    found = {f"policy of {role}": deployed.policy(role) for role in deployed.roles}
    found |= {f"trust of {role}": deployed.trust(role) for role in deployed.roles}
    if deployed.bucket_policy:
        found["bucket"] = deployed.bucket_policy
    return found


# ---- what is possible, and what is not ----


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


# ---- nothing is superfluous ----


def texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value


def mutants(document: dict[str, Any]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """The policy without one thing: what is left out, whether that lets less through, and what is left."""
    for number, statement in enumerate(document["Statement"]):
        allows = statement["Effect"] == "Allow"

        def without(
            change: Callable[[dict[str, Any]], Any], number: int = number, document: dict[str, Any] = document
        ) -> dict[str, Any]:
            mutant = copy.deepcopy(document)
            if change(mutant["Statement"][number]) == []:
                del mutant["Statement"][number]
            return mutant

        def removed(holder: Any, key: str, value: str) -> list[str]:
            holder[key] = [one for one in texts(holder[key]) if one != value]
            left: list[str] = holder[key]
            return left

        for key in {"Action", "Resource"} & set(statement):
            for value in texts(statement[key]):
                yield (
                    f"{statement['Sid']} without {value}",
                    allows,
                    without(lambda s, key=key, value=value: removed(s, key, value)),
                )
        if isinstance(statement.get("Principal"), dict):
            for kind, names in statement["Principal"].items():
                for name in texts(names):
                    yield (
                        f"{statement['Sid']} without {name}",
                        allows,
                        without(lambda s, kind=kind, name=name: removed(s["Principal"], kind, name)),
                    )
        for operator, keys in statement.get("Condition", {}).items():
            for key, values in keys.items():
                yield (
                    f"{statement['Sid']} without {key}",
                    not allows,
                    without(lambda s, operator=operator, key=key: s["Condition"][operator].pop(key) and None),
                )
                for value in texts(values) if len(texts(values)) > 1 else []:
                    yield (
                        f"{statement['Sid']} without {key} {value}",
                        allows,
                        without(
                            lambda s, operator=operator, key=key, value=value: removed(
                                s["Condition"][operator], key, value
                            )
                        ),
                    )


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


# ---- the same under moto, with real calls ----


Client = Callable[[str], Any]
ANSWERS_TO_ROLE: dict[str, Callable[[Client, Deployment], Any]] = {
    "s3:ListAllMyBuckets": lambda c, d: c("s3").list_buckets(),
    "s3:ListBucket": lambda c, d: c("s3").list_objects_v2(Bucket=d.bucket),
    "s3:GetBucketLocation": lambda c, d: c("s3").get_bucket_location(Bucket=d.bucket),
    "s3:GetBucketAcl": lambda c, d: c("s3").get_bucket_acl(Bucket=d.bucket),
    "s3:GetObject": lambda c, d: c("s3").head_object(Bucket=d.bucket, Key="x-0001.rdb"),
    "s3:PutObject": lambda c, d: c("s3").put_object(Bucket=d.bucket, Key="x-0001.rdb", Body=b"REDIS"),
    "s3:DeleteObject": lambda c, d: c("s3").delete_object(Bucket=d.bucket, Key="x-0001.rdb"),
    "sqs:SendMessage": lambda c, d: c("sqs").send_message(
        QueueUrl=f"https://sqs.{REGION}.amazonaws.com/{d.account}/{d.machine}", MessageBody="{}"
    ),
    "logs:DescribeLogGroups": lambda c, d: c("logs").describe_log_groups(),
}
"""The calls that moto has, and refuses to whoever may not make them."""

ONLY_AWS = {
    *(f"logs:{action}" for action in LOG_ACTIONS if action != "DescribeLogGroups"),
    "elasticache:CopySnapshot",
    "elasticache:DescribeReplicationGroups",  # moto checks these three for all resources at once
    "elasticache:DescribeSnapshots",
    "states:StartExecution",
    "kms:Encrypt",
    "s3:GetObjectVersionForReplication",
    "s3:GetObjectVersionAcl",
    "s3:GetObjectVersionTagging",
    "s3:GetObjectLegalHold",
    "s3:GetObjectRetention",  # moto asks for GetObject, PutObject and ListBucket for these three
    "s3:PutObjectRetention",
    "s3:GetReplicationConfiguration",
    "s3:ReplicateObject",
    "s3:ObjectOwnerOverrideToBucketOwner",
}
"""Actions of calls that moto does not have, that it does not check, or that only AWS itself makes."""


@contextlib.contextmanager
def as_role(deployed: Deployment, role: str, policy: dict[str, Any]) -> Iterator[Client]:
    """Clients with the credentials of the role. From then on, moto checks policies."""
    previous = dict(os.environ)
    os.environ["MOTO_ACCOUNT_ID"] = deployed.account
    config: Any = {"core": {"reset_boto3_session": True}}
    try:
        with mock_aws(config=config):
            iam, sts = boto3.client("iam"), boto3.client("sts")
            name = deployed.roles[role]
            trust = json.dumps(deployed.trust(role))
            iam.create_role(RoleName=name, Path="/redis-snapshots/", AssumeRolePolicyDocument=trust)
            iam.put_role_policy(RoleName=name, PolicyName=role, PolicyDocument=json.dumps(policy))
            arn = deployed.role_arn(role)
            keys = sts.assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]
            prepare(deployed)

            def client(service: str) -> Any:
                return boto3.client(
                    service,
                    region_name=REGION,
                    aws_access_key_id=keys["AccessKeyId"],
                    aws_secret_access_key=keys["SecretAccessKey"],
                    aws_session_token=keys["SessionToken"],
                )

            yield functools.cache(client)
    finally:
        os.environ.clear()
        os.environ.update(previous)


def prepare(deployed: Deployment) -> None:
    """Create what the calls are about."""
    boto3.client("s3").create_bucket(
        Bucket=deployed.bucket,
        CreateBucketConfiguration={"LocationConstraint": REGION},
        ObjectLockEnabledForBucket=deployed.is_vault,
    )
    boto3.client("s3").put_object(Bucket=deployed.bucket, Key="x-0001.rdb", Body=b"REDIS")
    boto3.client("sqs").create_queue(QueueName=deployed.machine)


def refused(call: Callable[[Client, Deployment], Any], client: Client, deployed: Deployment) -> bool:
    """Whether the call is refused for want of permission; another error tells that it was not."""
    try:
        set_initial_no_auth_action_count(0)(call)(client, deployed)
    except ClientError as error:
        return bool(error.response["ResponseMetadata"]["HTTPStatusCode"] == 403)
    return False


def test_moto_answers_a_role_with_its_policy_and_not_without(deployed: Deployment) -> None:
    for role in deployed.roles:
        policy = deployed.policy(role)
        actions = {action for statement in policy["Statement"] for action in texts(statement["Action"])}
        assert actions <= set(ANSWERS_TO_ROLE) | ONLY_AWS
        checked = sorted(actions & set(ANSWERS_TO_ROLE))
        with as_role(deployed, role, policy) as client:
            assert [one for one in checked if refused(ANSWERS_TO_ROLE[one], client, deployed)] == []
            for one in checked:
                mutant = next(left for what, _, left in mutants(policy) if what.endswith(f" without {one}"))
                boto3.client("iam").put_role_policy(
                    RoleName=deployed.roles[role], PolicyName=role, PolicyDocument=json.dumps(mutant)
                )
                assert refused(ANSWERS_TO_ROLE[one], client, deployed), one


# ---- what linters say ----


LINTED = {
    ("RESOURCE_STAR", "elasticache:DescribeSnapshots"): "It lists by cluster, which is no resource to name.",
    ("CREDENTIALS_EXPOSURE", "sts:assumerole"): "A trust policy is about nothing else.",
    ("PERMISSIONS_MANAGEMENT_ACTIONS", "logs:putresourcepolicy"): (
        "Step Functions asks for it, to let the log service write to the log group."
    ),
    ("PERMISSIONS_MANAGEMENT_ACTIONS", "s3:objectowneroverridetobucketowner"): (
        "The copies are to belong to the vault, and not to the account that they are to outlive."
    ),
}
"""Findings of parliament that are as they should be."""


def lint(deployed: Deployment) -> set[tuple[str, str]]:
    found = set()
    for of, document in documents(deployed).items():
        if of.startswith("trust"):
            # parliament wants a resource in each statement, which trust policies never have.
            role = deployed.role_arn(of.removeprefix("trust of "))
            document = {**document, "Statement": [{**one, "Resource": role} for one in document["Statement"]]}
        policy = analyze_policy_string(json.dumps(document), include_community_auditors=True)
        for finding in policy.findings:
            about = finding.detail or finding.location.get("actions")
            found |= {(finding.issue, one) for one in texts(about)}
    return found


def test_parliament_finds_nothing_else() -> None:
    assert set().union(*(lint(deployment(scenario)) for scenario in SCENARIOS)) == set(LINTED)


def test_parliament_finds_what_is_wrong() -> None:
    wrong = deployment("export").policy("copy")
    wrong["Statement"][0]["Action"] = ["s3:ListBuckets"]
    wrong["Statement"][1]["Resource"] = "arn:aws:s3:::sessions"
    found = {finding.issue for finding in analyze_policy_string(json.dumps(wrong)).findings}
    assert found >= {"UNKNOWN_ACTION", "RESOURCE_MISMATCH"}


def test_only_actions_without_resources_are_allowed_on_all(deployed: Deployment) -> None:
    for role in deployed.roles:
        for statement in deployed.policy(role)["Statement"]:
            actions = texts(statement["Action"])
            assert not [action for action in actions if "*" in action]
            for action in actions if statement["Resource"] == "*" else []:
                service = action.split(":")[0]
                anywhere = catalogue.get_actions_that_support_wildcard_arns_only(service)
                assert action in anywhere or ("RESOURCE_STAR", action) in LINTED, action


def test_actions_that_aws_says_others_depend_on_are_allowed(deployed: Deployment) -> None:
    # Copies are given no tags.
    unused = {"elasticache:AddTagsToResource"}
    for role in deployed.roles:
        actions = {action for one in deployed.policy(role)["Statement"] for action in texts(one["Action"])}
        for action in actions:
            service, _, name = action.partition(":")
            rows = catalogue.get_action_data(service, name)[service]
            assert {other for row in rows for other in row["dependent_actions"]} - unused <= actions, action
