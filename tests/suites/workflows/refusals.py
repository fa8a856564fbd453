"""The calls that nobody may make: what a role could do to others, and what others could do to the buckets."""

import json
from collections.abc import Iterator

from calls import (
    ELASTICACHE,
    EXPORT,
    KEY,
    STRANGER,
    Call,
    as_role,
    assumed,
    encrypts,
    restores,
    role_of,
    sources,
)
from children import REGION, VAULT_ACCOUNT, VAULT_BUCKET, Deployment


def forbidden(deployment: Deployment) -> list[Call]:
    calls = [*_not_of_run(deployment), *_not_of_start(deployment), *_not_of_trust(deployment)]
    if "copy" in deployment.roles:
        calls += _not_of_copy(deployment)
    if deployment.bucket_policy:
        calls += _not_of_any_bucket(deployment)
        calls += _not_of_vault_bucket(deployment) if deployment.is_vault else _not_of_export_bucket(deployment)
    return calls


def _not_of_run(deployment: Deployment) -> Iterator[Call]:
    at = f"arn:aws:elasticache:{REGION}:{deployment.account}"
    own, other = f"arn:aws:s3:::{deployment.bucket}", "arn:aws:s3:::payroll"
    calls = [
        ("s3:ListBucket", other, "the bucket of others"),
        ("s3:GetObject", f"{other}/2026.csv", "the objects of others"),
        ("s3:PutObject", f"{other}/2026.csv", "exports to the bucket of others"),
        ("s3:PutBucketPolicy", own, "opens the bucket"),
        ("s3:DeleteObjectVersion", f"{own}/{EXPORT}", "takes a version away"),
        ("s3:PutLifecycleConfiguration", own, "takes all versions away"),
        ("s3:BypassGovernanceRetention", f"{own}/{EXPORT}", "ends the lock"),
        ("elasticache:DeleteReplicationGroup", f"{at}:replicationgroup:sessions", "deletes the cluster"),
        ("elasticache:DeleteSnapshot", f"{at}:snapshot:sessions", "deletes a snapshot"),
        ("elasticache:DescribeReplicationGroups", f"{at}:replicationgroup:payroll", "the cluster of others"),
        ("iam:PassRole", deployment.role_arn("run"), "hands its permissions on"),
    ]
    if deployment.is_vault:
        calls += [
            ("s3:PutObject", f"{own}/{EXPORT}", "overwrites a copy"),
            ("s3:DeleteObject", f"{own}/{EXPORT}", "hides a copy"),
            ("s3:PutObjectRetention", f"{other}/2026.csv", "locks the objects of others"),
        ]
    else:
        abroad = at.replace(deployment.account, STRANGER)
        calls += [
            ("elasticache:CopySnapshot", f"{abroad}:snapshot:sessions", "the snapshot of another account"),
            (
                "elasticache:ExportServerlessCacheSnapshot",
                f"{abroad}:serverlesscachesnapshot:sessions",
                "the snapshot of another account",
            ),
            (
                "elasticache:DescribeServerlessCacheSnapshots",
                f"{at}:serverlesscache:payroll",
                "the serverless cache of others",
            ),
            ("elasticache:DeleteServerlessCache", f"{at}:serverlesscache:sessions", "deletes the serverless cache"),
        ]
    for action, resource, why in calls:
        yield as_role(deployment, "run", action, resource, why)


def _not_of_start(deployment: Deployment) -> Iterator[Call]:
    at = f"{REGION}:{deployment.account}"
    for action, resource, why in [
        ("states:StartExecution", f"arn:aws:states:{at}:stateMachine:payroll", "the state machine of others"),
        ("states:StopExecution", f"arn:aws:states:{at}:execution:{deployment.machine}:run", "aborts a run"),
        ("sqs:SendMessage", f"arn:aws:sqs:{at}:payroll", "the queue of others"),
        ("sqs:PurgeQueue", f"arn:aws:sqs:{at}:{deployment.machine}", "hides that a start failed"),
        ("s3:GetObject", f"arn:aws:s3:::{deployment.bucket}/{EXPORT}", "reads an export"),
    ]:
        yield as_role(deployment, "start", action, resource, why)


def _not_of_trust(deployment: Deployment) -> Iterator[Call]:
    for role in deployment.roles:
        yield assumed(deployment, role, "another service", "lambda.amazonaws.com")
        someone = role_of(STRANGER, "someone")
        arn = deployment.role_arn(role)
        yield Call(someone, "sts:AssumeRole", arn, deployment.account, "another account", assumes=role)
        someone = role_of(deployment.account, "someone")
        yield Call(someone, "sts:AssumeRole", arn, deployment.account, "a role of the account", assumes=role)
        if role != "copy":
            yield assumed(deployment, role, "the service, for another account", Account=STRANGER)
            arn = {
                "run": f"arn:aws:states:{REGION}:{STRANGER}:stateMachine:{deployment.machine}",
                "start": f"arn:aws:scheduler:{REGION}:{deployment.account}:schedule-group/default",
            }[role]
            yield assumed(deployment, role, "the service, for another resource", Arn=arn)


def _not_of_copy(deployment: Deployment) -> Iterator[Call]:
    own, vault = f"arn:aws:s3:::{deployment.bucket}", f"arn:aws:s3:::{VAULT_BUCKET}"
    for action, resource, account, why in [
        ("s3:ReplicateDelete", f"{vault}/{EXPORT}", VAULT_ACCOUNT, "a deletion reaches the vault"),
        ("s3:DeleteObject", f"{vault}/{EXPORT}", VAULT_ACCOUNT, "hides a copy"),
        ("s3:DeleteObjectVersion", f"{vault}/{EXPORT}", VAULT_ACCOUNT, "takes a copy away"),
        ("s3:GetObject", f"{vault}/{EXPORT}", VAULT_ACCOUNT, "reads a copy"),
        ("s3:PutObject", f"{vault}/{EXPORT}", VAULT_ACCOUNT, "writes what S3 did not replicate"),
        ("s3:PutBucketPolicy", vault, VAULT_ACCOUNT, "opens the vault"),
        ("s3:ReplicateObject", f"arn:aws:s3:::elsewhere/{EXPORT}", STRANGER, "copies to another bucket"),
        ("s3:GetObject", f"{own}/{EXPORT}", deployment.account, "reads an export"),
        ("s3:DeleteObject", f"{own}/{EXPORT}", deployment.account, "hides an export"),
        ("s3:GetObjectVersionForReplication", "arn:aws:s3:::payroll/2026.csv", deployment.account, "others' objects"),
    ]:
        yield as_role(deployment, "copy", action, resource, why, account=account)
    if "kms:" in json.dumps(deployment.policy("copy")):
        copy = f"{vault}/{EXPORT}"
        yield encrypts(deployment, "arn:aws:s3:::elsewhere/x", "encrypts for another bucket")
        yield encrypts(deployment, copy, "uses the key without S3", via=f"dynamodb.{REGION}.amazonaws.com")
        yield encrypts(deployment, copy, "uses another key", key=KEY[:-1] + "0")


def _not_of_any_bucket(deployment: Deployment) -> Iterator[Call]:
    bucket, account = f"arn:aws:s3:::{deployment.bucket}", deployment.account
    admin = role_of(account, "admin")
    yield Call("", "s3:GetObject", f"{bucket}/{EXPORT}", account, "anybody reads an object")
    yield Call("", "s3:ListBucket", bucket, account, "anybody lists the bucket")
    for action, resource in [("s3:GetObject", f"{bucket}/{EXPORT}"), ("s3:ListBucket", bucket)]:
        plain = {"aws:SecureTransport": "false"}
        yield Call(admin, action, resource, account, "a request without TLS, even of an administrator", context=plain)
        yield Call(role_of(STRANGER, "admin"), action, resource, account, "another account")
        abroad = ELASTICACHE.replace(REGION, "us-east-1")
        yield Call(abroad, action, resource, account, "ElastiCache of another region")
        yield Call("scheduler.amazonaws.com", action, resource, account, "another service")


def _not_of_export_bucket(deployment: Deployment) -> Iterator[Call]:
    bucket, account = f"arn:aws:s3:::{deployment.bucket}", deployment.account
    for action, resource in [("s3:DeleteObject", f"{bucket}/{EXPORT}"), ("s3:PutBucketPolicy", bucket)]:
        yield Call(ELASTICACHE, action, resource, account, "ElastiCache only writes exports")


def _not_of_vault_bucket(deployment: Deployment) -> Iterator[Call]:
    bucket, account = f"arn:aws:s3:::{deployment.bucket}", deployment.account
    copy = f"{bucket}/{EXPORT}"
    for action in ["DeleteObject", "DeleteObjectVersion", "ReplicateDelete", "BypassGovernanceRetention"]:
        yield Call(role_of(account, "admin"), f"s3:{action}", copy, account, "even an administrator of the vault")
    for source in sources(deployment):
        for name in ["admin", "redis-snapshots/sessions-snapshots-copy-20261130"]:
            who = role_of(source, name)
            for action in ["GetObject", "GetObjectVersion", "PutObject", "PutObjectRetention", "ReplicateDelete"]:
                yield Call(who, f"s3:{action}", copy, account, "the account of a cluster, even an administrator")
            for action in ["ListBucket", "PutBucketPolicy", "DeleteBucket", "PutLifecycleConfiguration"]:
                yield Call(who, f"s3:{action}", bucket, account, "the account of a cluster, even an administrator")
        for name in ["admin", "other/redis-snapshots/x", "redis-snapshots-x"]:
            for action, resource in [
                ("ReplicateObject", copy),
                ("ObjectOwnerOverrideToBucketOwner", copy),
                ("GetBucketVersioning", bucket),
            ]:
                yield Call(role_of(source, name), f"s3:{action}", resource, account, "a role of another path")
    for action, resource in [("ReplicateObject", copy), ("GetBucketVersioning", bucket)]:
        stranger = role_of(STRANGER, "redis-snapshots/copy")
        yield Call(stranger, f"s3:{action}", resource, account, "the role of another account")
    for action in ["PutObject", "DeleteObject", *([] if restores(deployment) else ["GetObject"])]:
        yield Call(ELASTICACHE, f"s3:{action}", copy, account, "ElastiCache")
