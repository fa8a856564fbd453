"""The calls that somebody must be able to make. Those that nobody may are in refusals.py.

A call names its action as IAM does. Many calls of AWS need an action of another name, and S3's need the permissions
that its user guide lists under "Required permissions for Amazon S3 API operations".
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import children
from children import REGION, VAULT_ACCOUNT, VAULT_BUCKET, Deployment

EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
"""The policy of an administrator: what the policies of resources must stop, they must stop even for one."""
TLS = {"aws:SecureTransport": "true"}
STRANGER = "444444444444"
EXPORT = "sessions-001-2026-03-01-04-00-0001.rdb"
KEY = f"arn:aws:kms:{REGION}:{VAULT_ACCOUNT}:key/01234567-89ab-cdef-0123-456789abcdef"
ELASTICACHE = f"{REGION}.elasticache-snapshot.amazonaws.com"

TASKS = {
    "elasticache:describeReplicationGroups": ["elasticache:DescribeReplicationGroups"],
    "elasticache:describeSnapshots": ["elasticache:DescribeSnapshots"],
    "elasticache:copySnapshot": ["elasticache:CopySnapshot"],
    "elasticache:describeServerlessCacheSnapshots": ["elasticache:DescribeServerlessCacheSnapshots"],
    "elasticache:exportServerlessCacheSnapshot": ["elasticache:ExportServerlessCacheSnapshot"],
    "elasticache:describeEvents": ["elasticache:DescribeEvents"],
    "s3:listObjectsV2": ["s3:ListBucket"],
    "s3:headObject": ["s3:GetObject"],
    "s3:putObjectRetention": ["s3:PutObjectRetention"],
}
"""The actions that each call of a state machine needs. Source: Service Authorization Reference."""

LOG_ACTIONS = [
    "CreateLogDelivery",
    "GetLogDelivery",
    "UpdateLogDelivery",
    "DeleteLogDelivery",
    "ListLogDeliveries",
    "PutResourcePolicy",
    "DescribeResourcePolicies",
    "DescribeLogGroups",
]
"""Source: Step Functions developer guide, "Using CloudWatch Logs to log execution history in Step Functions"."""

EXPORT_BUCKET_ACTIONS = ["ListBucket", "GetBucketAcl", "ListBucketMultipartUploads"]
EXPORT_OBJECT_ACTIONS = ["PutObject", "GetObject", "ListMultipartUploadParts"]
"""What ElastiCache does with a bucket. Source: ElastiCache user guide, "Exporting a backup", step 2."""


@dataclass
class Call:
    principal: str
    """The ARN of a role, the name of a service, or nothing for a request that nobody signed."""
    action: str
    resource: str
    account: str
    """The account of the resource."""
    why: str
    role: str = ""
    """The role of the deployment whose policy counts. Without one, a principal is an administrator of its account."""
    assumes: str = ""
    """The role of the deployment that is assumed, whose trust policy is the policy of the resource."""
    context: dict[str, str] = field(default_factory=dict)

    def request(self, deployment: Deployment) -> dict[str, Any]:
        """The request as simulate.mjs takes it."""
        is_role = self.principal.startswith("arn:")
        return {
            "principal": self.principal,
            "action": self.action,
            "resource": self.resource,
            "account": self.account,
            "context": TLS | self.context | ({"aws:PrincipalArn": self.principal} if is_role else {}),
            "identityPolicy": deployment.policy(self.role) if self.role else EVERYTHING if is_role else None,
            "resourcePolicy": self.resource_policy(deployment),
        }

    def resource_policy(self, deployment: Deployment) -> dict[str, Any] | None:
        """The policy of the resource: its own if a component wrote it, else one that leaves the decision to the account
        of the deployment, so that nothing but the policy of the role can refuse.
        """
        if self.assumes:
            return deployment.trust(self.assumes)
        service, bucket = self.action.split(":")[0], self.resource.split("/")[0].removeprefix("arn:aws:s3:::")
        if service == "s3" and bucket == deployment.bucket:
            return deployment.bucket_policy
        if service == "s3" and bucket == VAULT_BUCKET and self.account == VAULT_ACCOUNT:
            return children.deployment("vault").bucket_policy
        if service not in ("s3", "kms") or self.resource == "*":
            return None
        account = {"AWS": f"arn:aws:iam::{deployment.account}:root"}
        opened = {"Effect": "Allow", "Principal": account, "Action": f"{service}:*", "Resource": "*"}
        return {"Version": "2012-10-17", "Statement": [opened]}


def role_of(account: str, name: str) -> str:
    return f"arn:aws:iam::{account}:role/{name}"


def needed(deployment: Deployment) -> list[Call]:
    calls = [*_of_start(deployment), *_of_log(deployment), *_of_trust(deployment)]
    calls += _of_arrivals(deployment) if deployment.is_vault else _of_export(deployment)
    if "copy" in deployment.roles:
        calls += _of_copy(deployment)
    if deployment.bucket_policy:
        calls += _of_vault_bucket(deployment) if deployment.is_vault else _of_export_bucket(deployment)
    return calls


def as_role(deployment: Deployment, role: str, action: str, resource: str, why: str, **rest: Any) -> Call:
    account = rest.pop("account", deployment.account)
    return Call(deployment.role_arn(role), action, resource, account, why, role, **rest)


def _of_group(at: str, group: str) -> list[tuple[str, str, str]]:
    return [
        ("elasticache:DescribeReplicationGroups", f"{at}:replicationgroup:{group}", "describeReplicationGroups"),
        ("elasticache:DescribeSnapshots", f"{at}:snapshot:*", "describeSnapshots"),
        ("elasticache:CopySnapshot", f"{at}:snapshot:automatic.{group}-001-2026-03-01-04-00", "copySnapshot"),
        ("elasticache:CopySnapshot", f"{at}:snapshot:{group}-001-2026-03-01-04-00", "copySnapshot, its target"),
    ]


def _of_cache(at: str, cache: str) -> list[tuple[str, str, str]]:
    snapshot = f"{at}:serverlesscachesnapshot:automatic.{cache}-2026-03-01-04-00"
    listing = "Service Authorization Reference, DescribeServerlessCacheSnapshots: the cache and its snapshots"
    return [
        ("elasticache:DescribeServerlessCacheSnapshots", f"{at}:serverlesscache:{cache}", listing),
        ("elasticache:DescribeServerlessCacheSnapshots", snapshot, listing),
        ("elasticache:ExportServerlessCacheSnapshot", snapshot, "exportServerlessCacheSnapshot"),
        ("elasticache:DescribeEvents", "*", "describeEvents"),
    ]


def _of_export(deployment: Deployment) -> Iterator[Call]:
    at = f"arn:aws:elasticache:{REGION}:{deployment.account}"
    bucket = f"arn:aws:s3:::{deployment.bucket}"
    settings = deployment.settings
    caller = 'ElastiCache user guide, "Exporting a backup", step 1: the caller of CopySnapshot'
    is_cache = "serverlessCacheName" in settings
    source = (
        _of_cache(at, settings["serverlessCacheName"]) if is_cache else _of_group(at, settings["replicationGroupId"])
    )
    for action, resource, why in [
        *source,
        ("s3:ListAllMyBuckets", "*", caller),
        ("s3:ListBucket", bucket, "listObjectsV2"),
        ("s3:GetBucketLocation", bucket, caller),
        ("s3:GetBucketAcl", bucket, "Service Authorization Reference, CopySnapshot, dependent actions"),
        ("s3:GetObject", f"{bucket}/{EXPORT}", caller),
        ("s3:PutObject", f"{bucket}/{EXPORT}", caller),
        ("s3:DeleteObject", f"{bucket}/{EXPORT}", caller),
    ]:
        yield as_role(deployment, "run", action, resource, why)


def _of_arrivals(deployment: Deployment) -> Iterator[Call]:
    bucket = f"arn:aws:s3:::{deployment.bucket}"
    for action, resource, why in [
        ("s3:ListBucket", bucket, "listObjectsV2"),
        ("s3:GetObject", f"{bucket}/{EXPORT}", "headObject"),
        ("s3:GetObjectRetention", f"{bucket}/{EXPORT}", "S3 API, HeadObject: the lock is told to whoever may read it"),
        ("s3:PutObjectRetention", f"{bucket}/{EXPORT}", "putObjectRetention"),
    ]:
        yield as_role(deployment, "run", action, resource, why)


def _of_log(deployment: Deployment) -> Iterator[Call]:
    for action in LOG_ACTIONS:
        yield as_role(deployment, "run", f"logs:{action}", "*", "the log of the state machine")


def _of_start(deployment: Deployment) -> Iterator[Call]:
    at = f"{REGION}:{deployment.account}"
    machine = f"arn:aws:states:{at}:stateMachine:{deployment.machine}"
    yield as_role(deployment, "start", "states:StartExecution", machine, "the target of the schedule")
    yield as_role(
        deployment, "start", "sqs:SendMessage", f"arn:aws:sqs:{at}:{deployment.machine}", "its dead-letter queue"
    )


def _of_copy(deployment: Deployment) -> Iterator[Call]:
    """Source: S3 user guide, "Setting up permissions for live replication", and for the lock "Using S3 Object Lock with
    S3 Replication".
    """
    bucket = f"arn:aws:s3:::{deployment.bucket}"
    for action in ["GetReplicationConfiguration", "ListBucket"]:
        yield as_role(deployment, "copy", f"s3:{action}", bucket, "the rule")
    for action in ["ForReplication", "Acl", "Tagging"]:
        yield as_role(deployment, "copy", f"s3:GetObjectVersion{action}", f"{bucket}/{EXPORT}", "the object")
    for action in ["GetObjectRetention", "GetObjectLegalHold"]:
        yield as_role(deployment, "copy", f"s3:{action}", f"{bucket}/{EXPORT}", "the lock of the object")
    for action in ["ReplicateObject", "ObjectOwnerOverrideToBucketOwner"]:
        target = f"arn:aws:s3:::{VAULT_BUCKET}/{EXPORT}"
        yield as_role(deployment, "copy", f"s3:{action}", target, "the copy", account=VAULT_ACCOUNT)
    if "kms:" in json.dumps(deployment.policy("copy")):
        for context in [f"arn:aws:s3:::{VAULT_BUCKET}/{EXPORT}", f"arn:aws:s3:::{VAULT_BUCKET}"]:
            yield encrypts(deployment, context, "the copy is encrypted; without and with a bucket key")


def encrypts(
    deployment: Deployment, bucket: str, why: str, via: str = f"s3.{REGION}.amazonaws.com", key: str = KEY
) -> Call:
    """A call of S3 to KMS. The policy of the key is no part of a component."""
    context = {"kms:ViaService": via, "kms:EncryptionContext:aws:s3:arn": bucket}
    return as_role(deployment, "copy", "kms:Encrypt", key, why, account=VAULT_ACCOUNT, context=context)


def _of_export_bucket(deployment: Deployment) -> Iterator[Call]:
    bucket = f"arn:aws:s3:::{deployment.bucket}"
    for action in EXPORT_BUCKET_ACTIONS:
        yield Call(ELASTICACHE, f"s3:{action}", bucket, deployment.account, "the export")
    for action in EXPORT_OBJECT_ACTIONS:
        yield Call(ELASTICACHE, f"s3:{action}", f"{bucket}/{EXPORT}", deployment.account, "the export")


def sources(deployment: Deployment) -> list[str]:
    """The accounts that a vault lets in, as its inputs name them."""
    accounts: list[str] = deployment.resources["cache"]["properties"]["sourceAccountIds"]
    return accounts


def restores(deployment: Deployment) -> bool:
    allowed: bool = deployment.resources["cache"]["properties"].get("allowRestore", False)
    return allowed


def _of_vault_bucket(deployment: Deployment) -> Iterator[Call]:
    bucket = f"arn:aws:s3:::{deployment.bucket}"
    for account in sources(deployment):
        copier = role_of(account, "redis-snapshots/sessions-snapshots-copy-20261130")
        for action, resource in [
            ("ReplicateObject", f"{bucket}/{EXPORT}"),
            ("ObjectOwnerOverrideToBucketOwner", f"{bucket}/{EXPORT}"),
            ("GetBucketVersioning", bucket),
        ]:
            why = 'S3 user guide, "Setting up permissions for live replication", buckets of different accounts'
            yield Call(copier, f"s3:{action}", resource, deployment.account, why)
    if restores(deployment):
        why = 'ElastiCache user guide, "Seeding a new self-designed cluster with an externally created backup"'
        for action, resource in [("GetObject", f"{bucket}/{EXPORT}"), ("ListBucket", bucket), ("GetBucketAcl", bucket)]:
            yield Call(ELASTICACHE, f"s3:{action}", resource, deployment.account, why)


def _of_trust(deployment: Deployment) -> Iterator[Call]:
    for role in deployment.roles:
        yield assumed(deployment, role, "the service acts as the role")


def assumed(deployment: Deployment, role: str, why: str, service: str = "", **context: str) -> Call:
    """A service that assumes a role, for a resource of the deployment unless the context says another."""
    at = f"{REGION}:{deployment.account}"
    own, source = {
        "run": ("states.amazonaws.com", f"arn:aws:states:{at}:stateMachine:{deployment.machine}"),
        "start": ("scheduler.amazonaws.com", f"arn:aws:scheduler:{at}:schedule-group/{deployment.machine}"),
        "copy": ("s3.amazonaws.com", f"arn:aws:s3:::{deployment.bucket}"),
    }[role]
    acts_for = {"aws:SourceAccount": deployment.account, "aws:SourceArn": source}
    acts_for |= {f"aws:Source{name}": value for name, value in context.items()}
    arn = deployment.role_arn(role)
    return Call(service or own, "sts:AssumeRole", arn, deployment.account, why, assumes=role, context=acts_for)
