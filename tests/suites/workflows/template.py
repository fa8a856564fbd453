"""What the components create, in the words of AWS's API and of CloudFormation: both are the provider's names with a
capital letter, save for what is listed here. A property that is not translated is an unknown one to whoever reads it.
"""

import json
from typing import Any

from children import Deployment

Properties = dict[str, Any]

API_NAMES = {
    "id": "ID",
    "kmsMasterKeyId": "KMSMasterKeyID",
    "replicaKmsKeyId": "ReplicaKmsKeyID",
    "sseAlgorithm": "SSEAlgorithm",
}
"""What the API of S3 spells in its own way."""

CLOUDFORMATION_NAMES = {
    ("Bucket", "ID"): "Id",
    ("Alarm", "Name"): "AlarmName",
    ("LogGroup", "Name"): "LogGroupName",
    ("Queue", "Name"): "QueueName",
    ("Queue", "MessageRetentionSeconds"): "MessageRetentionPeriod",
    ("StateMachine", "Name"): "StateMachineName",
    ("StateMachine", "Type"): "StateMachineType",
    ("StateMachine", "Definition"): "DefinitionString",
}
"""What CloudFormation calls otherwise, by type of resource."""


def capital(value: Any) -> Any:
    """The same, with the names of the API."""
    if isinstance(value, list):
        return [capital(one) for one in value]
    if isinstance(value, dict):
        return {API_NAMES.get(key, key[0].upper() + key[1:]): capital(one) for key, one in value.items()}
    return value


def bucket_settings(deployment: Deployment) -> dict[str, Properties]:
    """The settings of the bucket as the API takes them, by the method of boto3, in the order in which the component
    sets them. Without any, the bucket is the program's own.
    """

    def of(kind: str) -> Properties | None:
        found = deployment.only(kind)
        return capital({key: value for key, value in found.items() if key != "bucket"}) if found else None

    owner, public, policy = of("BucketOwnershipControls"), of("BucketPublicAccessBlock"), of("BucketPolicy")
    encryption, versioning = of("BucketServerSideEncryptionConfigurationV2"), of("BucketVersioningV2")
    lock, lifecycle = of("BucketObjectLockConfigurationV2"), of("BucketLifecycleConfigurationV2")
    settings: dict[str, Properties] = {}
    if owner:
        assert all([public, policy, encryption, versioning, lifecycle]), "a bucket that lacks something"
        settings = {
            "put_bucket_ownership_controls": {"OwnershipControls": {"Rules": [owner.pop("Rule")], **owner}},
            "put_public_access_block": {"PublicAccessBlockConfiguration": public},
            "put_bucket_policy": policy,
            "put_bucket_encryption": {"ServerSideEncryptionConfiguration": encryption},
            "put_bucket_versioning": versioning,
        }
        if lock:
            settings["put_object_lock_configuration"] = {
                "ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled", **lock}
            }
        settings["put_bucket_lifecycle_configuration"] = {"LifecycleConfiguration": lifecycle}
    if replication := of("BucketReplicationConfig"):
        settings["put_bucket_replication"] = {"ReplicationConfiguration": replication}
    return settings


def bucket(deployment: Deployment) -> Properties:
    """The bucket of CloudFormation, which has most settings in it."""
    settings = bucket_settings(deployment)
    created = dict(deployment.only("BucketV2") or {})
    del created["bucketPrefix"], created["forceDestroy"]  # not of AWS, but of the provider
    rules = [
        lifecycle_rule(rule)
        for rule in settings["put_bucket_lifecycle_configuration"]["LifecycleConfiguration"]["Rules"]
    ]
    encryption = settings["put_bucket_encryption"]["ServerSideEncryptionConfiguration"]
    return {
        "BucketName": deployment.bucket,
        **capital(created),
        **settings["put_bucket_ownership_controls"],
        **settings["put_public_access_block"],
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [
                {NAMES_OF_ENCRYPTION.get(key, key): value for key, value in rule.items()}
                for rule in encryption["Rules"]
            ]
        },
        **settings["put_bucket_versioning"],
        **settings.get("put_object_lock_configuration", {}),
        "LifecycleConfiguration": {"Rules": rules},
        **settings.get("put_bucket_replication", {}),
    }


NAMES_OF_ENCRYPTION = {"ApplyServerSideEncryptionByDefault": "ServerSideEncryptionByDefault"}


def lifecycle_rule(rule: Properties) -> Properties:
    rule = dict(rule)
    return {"Prefix": rule.pop("Filter")["Prefix"], "ExpirationInDays": rule.pop("Expiration")["Days"], **rule}


def template(deployment: Deployment) -> Properties:
    """All resources of the deployment."""
    resources: dict[str, Properties] = {}

    def add(kind: str, of: str, translate: Any = lambda properties: properties) -> None:
        for name, properties in deployment.of(of).items():
            own = {
                CLOUDFORMATION_NAMES.get((kind.rpartition("::")[2], key), key): value
                for key, value in capital(translate(dict(properties))).items()
            }
            resources[name.removeprefix("cache-").title().replace("-", "")] = {
                "Type": f"AWS::{kind}",
                "Properties": own,
            }

    if deployment.only("BucketV2"):
        resources["Bucket"] = {"Type": "AWS::S3::Bucket", "Properties": renamed("Bucket", bucket(deployment))}
        add("S3::BucketPolicy", "BucketPolicy")
        resources["BucketPolicy"]["Properties"] = {
            "Bucket": deployment.bucket,
            "PolicyDocument": deployment.bucket_policy,
        }
    add("StepFunctions::StateMachine", "StateMachine", logging)
    add("Scheduler::Schedule", "Schedule")
    add("Scheduler::ScheduleGroup", "ScheduleGroup")
    add("SQS::Queue", "Queue")
    add("Logs::LogGroup", "LogGroup")
    add("CloudWatch::Alarm", "MetricAlarm", dimensions)
    for role, name in deployment.roles.items():
        policy = {"PolicyName": role, "PolicyDocument": deployment.policy(role)}
        resources[f"{role.title()}Role"] = {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "RoleName": name,
                "Path": deployment.resources[f"cache-{role}-role"]["properties"]["path"],
                "AssumeRolePolicyDocument": deployment.trust(role),
                "Policies": [policy],
            },
        }
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


def renamed(kind: str, value: Any) -> Any:
    """The same with the names of CloudFormation, all the way down."""
    if isinstance(value, list):
        return [renamed(kind, one) for one in value]
    if isinstance(value, dict):
        return {CLOUDFORMATION_NAMES.get((kind, key), key): renamed(kind, one) for key, one in value.items()}
    return value


def logging(machine: Properties) -> Properties:
    to = dict(machine["loggingConfiguration"])
    destination = {"cloudWatchLogsLogGroup": {"logGroupArn": to.pop("logDestination")}}
    return {**machine, "loggingConfiguration": {**to, "destinations": [destination]}}


def dimensions(alarm: Properties) -> Properties:
    pairs = [{"name": name, "value": value} for name, value in alarm["dimensions"].items()]
    return {**alarm, "dimensions": pairs}


def text_of(made: Properties) -> str:
    return json.dumps(made, indent=1)
