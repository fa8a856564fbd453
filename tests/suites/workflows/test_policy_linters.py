"""The policies of the components, read by programs that know AWS's list of actions, resources and condition keys.

parliament and policy_sentry carry the list with them. They see what is unknown, too wide or never matches, and cannot
see what a policy is for: test_policies.py asks that.
"""

import json

import pytest
from children import Deployment, deployment, scenarios
from parliament import analyze_policy_string
from policies import documents, texts
from policy_sentry.querying import actions as catalogue


@pytest.fixture(params=scenarios())
def deployed(request: pytest.FixtureRequest) -> Deployment:
    return deployment(request.param)


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
    assert set().union(*(lint(deployment(scenario)) for scenario in scenarios())) == set(LINTED)


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
