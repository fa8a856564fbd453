"""The roles of the components make real calls to moto, which refuses what their policies do not allow.

moto has some of the calls, and none that AWS makes for itself: test_policies.py asks about the others.
"""

import contextlib
import functools
import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from calls import LOG_ACTIONS
from children import REGION, Deployment, deployment, scenarios
from moto import mock_aws
from moto.core import set_initial_no_auth_action_count
from policies import mutants, texts

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
    "elasticache:DescribeServerlessCacheSnapshots",
    "elasticache:ExportServerlessCacheSnapshot",
    "elasticache:DescribeEvents",
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


@pytest.fixture(params=scenarios())
def deployed(request: pytest.FixtureRequest) -> Deployment:
    return deployment(request.param)


@contextlib.contextmanager
def credentials_of(deployed: Deployment, role: str, policy: dict[str, Any]) -> Iterator[Client]:
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
        with credentials_of(deployed, role, policy) as client:
            assert [one for one in checked if refused(ANSWERS_TO_ROLE[one], client, deployed)] == []
            for one in checked:
                mutant = next(left for what, _, left in mutants(policy) if what.endswith(f" without {one}"))
                boto3.client("iam").put_role_policy(
                    RoleName=deployed.roles[role], PolicyName=role, PolicyDocument=json.dumps(mutant)
                )
                assert refused(ANSWERS_TO_ROLE[one], client, deployed), one
