"""The permissions that docs/scaling.md asks for, held against the calls that a scaled cluster leads to."""

import json
from typing import Any

from children import SOURCE
from moto.iam.access_control import IAMPolicy, PermissionResult
from parliament import analyze_policy_string
from policies import simulate, texts
from runbooks import PAGES, blocks
from scaling import operations

NEEDED = [
    "cloudwatch:DeleteAlarms",
    "cloudwatch:DescribeAlarms",
    "cloudwatch:PutMetricAlarm",
    "elasticache:DecreaseReplicaCount",
    "elasticache:DescribeCacheClusters",
    "elasticache:DescribeCacheParameters",
    "elasticache:DescribeReplicationGroups",
    "elasticache:IncreaseReplicaCount",
    "elasticache:ModifyReplicationGroupShardConfiguration",
]
"""What AWS checks that the caller may do besides the calls. Source: ElastiCache developer guide, "IAM permissions
required for Auto Scaling"."""

LINKED = "elasticache.application-autoscaling.amazonaws.com"


def documented() -> dict[str, Any]:
    page = (PAGES / "scaling.md").read_text()
    (found,) = blocks(page.split("### Which permissions does scaling need?")[1].split("\n## ")[0], "json")
    policy: dict[str, Any] = json.loads(found)
    return policy


def test_every_call_is_allowed() -> None:
    policy = IAMPolicy(json.dumps(documented()))
    asked = [f"application-autoscaling:{operation}" for operation in operations()] + NEEDED
    refused = [one for one in asked if policy.is_action_permitted(one, "*") != PermissionResult.PERMITTED]
    assert refused == []


def test_nothing_else_is_listed() -> None:
    listed = {action for statement in documented()["Statement"] for action in texts(statement["Action"])}
    assert listed == {"application-autoscaling:*", "iam:CreateServiceLinkedRole", *NEEDED}


def test_parliament_knows_every_action_and_condition() -> None:
    findings = analyze_policy_string(json.dumps(documented())).findings
    assert [finding.issue for finding in findings if finding.issue != "RESOURCE_STAR"] == []


def test_no_other_role_can_be_created() -> None:
    services = {LINKED: "Allowed", "ec2.amazonaws.com": "ImplicitlyDenied", "": "ImplicitlyDenied"}
    role = f"arn:aws:iam::{SOURCE}:role/aws-service-role/{LINKED}/AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG"
    requests = [
        {
            "principal": f"arn:aws:iam::{SOURCE}:role/deployer",
            "action": "iam:CreateServiceLinkedRole",
            "resource": role,
            "account": SOURCE,
            "context": {"iam:AWSServiceName": service} if service else {},
            "identityPolicy": documented(),
            "resourcePolicy": None,
        }
        for service in services
    ]
    assert simulate(requests) == list(services.values())
