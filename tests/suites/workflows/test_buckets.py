"""The buckets of the components, as real calls to the S3 of moto, each account with its own.

boto3 knows the form of each call from AWS. moto takes what S3 would take only roughly, and what it does not do is not
judged here: copying to the other account (only the rule is read back), what a lifecycle deletes and when, encryption,
the refusal of ACLs and of public policies, and the region of a bucket. Whether S3 lets a bucket without Object Lock
replicate to one with it, only its documentation says. moto takes the condition of a policy for one that holds, so that
it refuses all requests for want of TLS: objects are written to buckets without a policy. test_policies.py judges those.
"""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ParamValidationError
from children import REGION, Deployment, deployment, scenarios
from moto import mock_aws
from template import bucket_settings

KEY = "sessions-001-2026-03-01-04-00-0001.rdb"
READ_BACK = {
    "put_bucket_ownership_controls": "get_bucket_ownership_controls",
    "put_public_access_block": "get_public_access_block",
    "put_bucket_policy": "get_bucket_policy",
    "put_bucket_encryption": "get_bucket_encryption",
    "put_bucket_versioning": "get_bucket_versioning",
    "put_object_lock_configuration": "get_object_lock_configuration",
    "put_bucket_lifecycle_configuration": "get_bucket_lifecycle_configuration",
    "put_bucket_replication": "get_bucket_replication",
}
UNWRAPPED = {
    "put_bucket_versioning": "VersioningConfiguration",
    "put_bucket_lifecycle_configuration": "LifecycleConfiguration",
}
"""What S3 answers without the name under which it was put."""
DEFAULTS = {"TransitionDefaultMinimumObjectSize"}
"""What S3 sets if nothing is said, and that is not false or zero."""
WITH_BUCKET = [name for name in scenarios() if deployment(name).only("BucketV2")]
VAULTS = [name for name in WITH_BUCKET if deployment(name).is_vault]


class Bucket:
    """The bucket of a deployment, and S3 as an administrator of its account sees it."""

    def __init__(self, deployed: Deployment) -> None:
        self.deployed = deployed
        self.name = deployed.bucket
        assumed = boto3.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{deployed.account}:role/admin", RoleSessionName="test"
        )
        keys = assumed["Credentials"]
        self.s3 = boto3.client(
            "s3",
            region_name=REGION,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
        )

    def create(self) -> None:
        created = self.deployed.only("BucketV2")
        assert created
        self.s3.create_bucket(
            Bucket=self.name,
            CreateBucketConfiguration={"LocationConstraint": REGION},
            ObjectLockEnabledForBucket=created["objectLockEnabled"],
        )
        for method, arguments in bucket_settings(self.deployed).items():
            self.set(method, arguments)

    def drop_policy(self) -> None:
        """As whoever may do so could do first: what still holds is not the work of the policy."""
        self.s3.delete_bucket_policy(Bucket=self.name)

    def set(self, method: str, arguments: dict[str, Any]) -> None:
        getattr(self.s3, method)(Bucket=self.name, **arguments)

    def read(self, method: str) -> Any:
        answer = getattr(self.s3, READ_BACK[method])(Bucket=self.name)
        del answer["ResponseMetadata"]
        return {UNWRAPPED[method]: answer} if method in UNWRAPPED else answer

    def put(self, body: bytes = b"REDIS0011") -> str:
        return str(self.s3.put_object(Bucket=self.name, Key=KEY, Body=body)["VersionId"])

    def versions(self) -> list[str]:
        return [one["VersionId"] for one in self.s3.list_object_versions(Bucket=self.name).get("Versions", [])]


@contextlib.contextmanager
def created(scenario: str) -> Iterator[Bucket]:
    with mock_aws():
        bucket = Bucket(deployment(scenario))
        bucket.create()
        yield bucket


@pytest.fixture(params=WITH_BUCKET)
def bucket(request: pytest.FixtureRequest) -> Iterator[Bucket]:
    with created(request.param) as made:
        yield made


@pytest.fixture(params=VAULTS)
def vault(request: pytest.FixtureRequest) -> Iterator[Bucket]:
    with created(request.param) as made:
        yield made


def refusal(call: Any, **arguments: Any) -> str:
    with pytest.raises(ClientError) as raised:
        call(**arguments)
    return str(raised.value.response["Error"]["Code"])


def test_every_scenario_takes_part() -> None:
    assert {name for name in scenarios() if not bucket_settings(deployment(name))} == {"export-to-own-bucket"}
    assert len(VAULTS) == 2


def test_each_setting_is_taken_and_read_back(bucket: Bucket) -> None:
    settings = bucket_settings(bucket.deployed)
    assert len(settings) >= 6
    for method, arguments in settings.items():
        for rule in arguments.get("ReplicationConfiguration", {}).get("Rules", []):
            # moto forgets this, and answers Filter and DeleteMarkerReplication as they are here, whatever was put.
            rule.pop("SourceSelectionCriteria", None)
        assert without_defaults(arguments, bucket.read(method)) == arguments, method


def without_defaults(put: Any, found: Any) -> Any:
    """What was found, without that which S3 adds if nothing is said."""
    if isinstance(put, dict):
        told = {key: one for key, one in found.items() if key in put or (one and key not in DEFAULTS)}
        return {key: without_defaults(put.get(key), one) for key, one in told.items()}
    if isinstance(put, list):
        return [without_defaults(one, other) for one, other in zip(put, found, strict=True)]
    return found


def test_boto3_refuses_what_s3_does_not_know(bucket: Bucket) -> None:
    for method, arguments in bucket_settings(bucket.deployed).items():
        if method != "put_bucket_policy":
            outer, inner = next(iter(arguments.items()))
            with pytest.raises(ParamValidationError):
                bucket.set(method, {outer: {**inner, "Unknown": "1"}})


def test_a_deleted_object_comes_back(bucket: Bucket) -> None:
    bucket.drop_policy()
    version = bucket.put()
    marker = bucket.s3.delete_object(Bucket=bucket.name, Key=KEY)["VersionId"]
    assert refusal(bucket.s3.head_object, Bucket=bucket.name, Key=KEY) == "404"
    assert bucket.versions() == [version]
    bucket.s3.delete_object(Bucket=bucket.name, Key=KEY, VersionId=marker)
    assert bucket.s3.get_object(Bucket=bucket.name, Key=KEY)["Body"].read() == b"REDIS0011"


def test_an_overwritten_object_stays(bucket: Bucket) -> None:
    bucket.drop_policy()
    first, second = bucket.put(), bucket.put(b"nothing")
    assert set(bucket.versions()) == {first, second}
    assert bucket.s3.get_object(Bucket=bucket.name, Key=KEY, VersionId=first)["Body"].read() == b"REDIS0011"


def test_a_bucket_without_versions_cannot_replicate() -> None:
    replication = bucket_settings(deployment("export"))["put_bucket_replication"]
    with created("export-alone") as bucket:
        bucket.s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Suspended"})
        code = refusal(bucket.s3.put_bucket_replication, Bucket=bucket.name, **replication)
        assert code == "InvalidRequest"


def test_the_copies_go_to_the_bucket_of_the_vault() -> None:
    with mock_aws():
        source, vault = Bucket(deployment("export")), Bucket(deployment("vault"))
        vault.create()
        source.create()
        [rule] = source.read("put_bucket_replication")["ReplicationConfiguration"]["Rules"]
        assert rule["Destination"]["Bucket"] == f"arn:aws:s3:::{vault.name}"
        assert rule["Destination"]["Account"] == vault.deployed.account != source.deployed.account
        assert [one["Name"] for one in vault.s3.list_buckets()["Buckets"]] == [vault.name]
        assert vault.read("put_bucket_versioning")["VersioningConfiguration"]["Status"] == "Enabled"


def test_a_copy_is_locked_when_it_arrives(vault: Bucket) -> None:
    vault.drop_policy()
    version = vault.put()
    rule = bucket_settings(vault.deployed)["put_object_lock_configuration"]["ObjectLockConfiguration"]["Rule"]
    found = vault.s3.head_object(Bucket=vault.name, Key=KEY, VersionId=version)
    assert found["ObjectLockMode"] == rule["DefaultRetention"]["Mode"]
    until = found["ObjectLockRetainUntilDate"] - datetime.now(timezone.utc)
    assert abs(until - timedelta(days=rule["DefaultRetention"]["Days"])) < timedelta(days=1)


def test_a_locked_copy_stays_even_without_the_policy(vault: Bucket) -> None:
    vault.drop_policy()
    version = vault.put()
    code = refusal(vault.s3.delete_object, Bucket=vault.name, Key=KEY, VersionId=version)
    assert code == "AccessDenied"
    vault.s3.delete_object(Bucket=vault.name, Key=KEY)
    assert vault.versions() == [version]


def test_in_compliance_mode_nobody_ends_the_lock() -> None:
    """In governance mode a principal with a permission does, and the policy of the bucket denies it to all."""
    for scenario, ends in [("vault-restoring", False), ("vault", True)]:
        with created(scenario) as vault:
            vault.drop_policy()
            end = {"Bucket": vault.name, "Key": KEY, "VersionId": vault.put(), "BypassGovernanceRetention": True}
            if ends:
                vault.s3.delete_object(**end)
                assert vault.versions() == []
            else:
                assert refusal(vault.s3.delete_object, **end) == "AccessDenied"


def test_the_policy_lets_nobody_delete_a_copy(vault: Bucket) -> None:
    policy = vault.deployed.bucket_policy
    assert policy
    vault.drop_policy()
    version = vault.put()
    policy["Statement"] = [one for one in policy["Statement"] if "Condition" not in one]
    vault.s3.put_bucket_policy(Bucket=vault.name, Policy=json.dumps(policy))
    assert refusal(vault.s3.delete_object, Bucket=vault.name, Key=KEY) == "403"
    end = {"Bucket": vault.name, "Key": KEY, "VersionId": version, "BypassGovernanceRetention": True}
    assert refusal(vault.s3.delete_object, **end) == "403"
    assert vault.versions() == [version]


def test_a_copy_that_arrived_without_a_lock_can_be_locked(vault: Bucket) -> None:
    """As the state machine of the vault does."""
    vault.drop_policy()
    settings = vault.deployed.settings
    version = vault.put()
    until = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=settings["lockInDays"] + 1)
    retention = {"Mode": settings["lockMode"], "RetainUntilDate": until}
    vault.s3.put_object_retention(Bucket=vault.name, Key=KEY, VersionId=version, Retention=retention)
    found = vault.s3.head_object(Bucket=vault.name, Key=KEY, VersionId=version)
    assert (found["ObjectLockMode"], found["ObjectLockRetainUntilDate"]) == (settings["lockMode"], until)


def test_no_lock_outlives_the_copy(vault: Bucket) -> None:
    """A lifecycle leaves a locked version alone, and S3 would keep it for longer than was asked for."""
    settings = bucket_settings(vault.deployed)
    lock = settings["put_object_lock_configuration"]["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    [rule] = settings["put_bucket_lifecycle_configuration"]["LifecycleConfiguration"]["Rules"]
    assert lock["Days"] <= rule["Expiration"]["Days"]
