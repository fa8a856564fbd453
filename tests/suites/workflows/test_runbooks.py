"""The runbooks are run as they stand: by a shell, with AWS's own CLI, against moto's server.

What moto cannot judge: whether ElastiCache may read the bucket, and what it makes of the files. moto takes the
arguments of create-replication-group and fills no cluster. It has no copy-snapshot, so exporting by hand is read and
not run.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

import boto3
import botocore.session
import pytest
from botocore import xform_name
from moto.server import ThreadedMotoServer
from runbooks import PAGES, blocks, commands, section

VAULT = "sessions-vault-20261130000000000000000001"
KEY = "sessions-001-2026-11-28-06-00-0001.rdb"
BEFORE = b"REDIS0011 before the attack"
AFTER = b"REDIS0011 after the attack"
REGION = "eu-west-1"


class Desk:
    """A shell, the CLI, and an account that moto serves."""

    def __init__(self, folder: Path, url: str):
        self.folder, self.url = folder, url
        self.outputs = {"vaultBucketName": VAULT}

    def client(self, service: str):
        """The same account by the SDK, to prepare and to look."""
        return boto3.client(
            service, region_name=REGION, endpoint_url=self.url, aws_access_key_id="a", aws_secret_access_key="b"
        )

    def run(self, script: str) -> str:
        """What a script prints. `pulumi stack output` answers with the outputs of this desk."""
        stub = self.folder / "pulumi"
        answers = "".join(f'[ "$3" = {name} ] && echo {shlex.quote(value)}\n' for name, value in self.outputs.items())
        stub.write_text(f"#!/bin/sh\n{answers}exit 0\n")
        stub.chmod(0o755)
        environment = os.environ | {
            "PATH": f"{self.folder}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_PAGER": "",
        }
        done = subprocess.run(
            ["bash", "-euc", script], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture
def desk(tmp_path):
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    desk = Desk(tmp_path, f"http://{host}:{port}")
    s3 = desk.client("s3")
    place = {"LocationConstraint": REGION}
    s3.create_bucket(Bucket=VAULT, CreateBucketConfiguration=place, ObjectLockEnabledForBucket=True)
    s3.put_object(Bucket=VAULT, Key=KEY, Body=BEFORE)
    yield desk
    request = urllib.request.Request(f"{desk.url}/moto-api/reset", method="POST")
    urllib.request.urlopen(request).close()
    server.stop()


def test_a_copy_reaches_a_bucket_that_elasticache_can_read(desk):
    text = section("restoring.md", "Restore in another account or region")
    (policy,) = blocks(text, "json")
    (desk.folder / "policy.json").write_text(policy)
    printed = desk.run(commands(text))
    assert KEY in printed
    copied = desk.client("s3").get_object(Bucket="sessions-restore", Key=KEY)
    assert copied["Body"].read() == BEFORE
    assert copied["ServerSideEncryption"] == "AES256"
    assert json.loads(desk.client("s3").get_bucket_policy(Bucket="sessions-restore")["Policy"]) == json.loads(policy)


def test_the_version_before_an_attack_comes_back(desk):
    key = "sessions-001-2026-11-27-06-00-0001.rdb"
    s3 = desk.client("s3")
    before = s3.put_object(Bucket=VAULT, Key=key, Body=BEFORE)["VersionId"]
    s3.put_object(Bucket=VAULT, Key=key, Body=AFTER)
    s3.create_bucket(Bucket="sessions-restore", CreateBucketConfiguration={"LocationConstraint": REGION})
    script = commands(section("restoring.md", "Restore after an attack"))
    script, replaced = re.subn(r"^version=\S+$", f"version={before}", script, flags=re.MULTILINE)
    assert replaced == 1
    printed = desk.run(f'vault="{VAULT}"\n{script}')
    assert before in printed
    assert s3.get_object(Bucket="sessions-restore", Key=key)["Body"].read() == BEFORE
    kept = s3.head_object(Bucket=VAULT, Key=key, VersionId=before)
    assert (kept["ObjectLockMode"], kept["ObjectLockRetainUntilDate"].year) == ("GOVERNANCE", 2027)


def test_the_bucket_of_an_export_can_be_emptied(desk):
    s3 = desk.client("s3")
    s3.create_bucket(Bucket="exports", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_versioning(Bucket="exports", VersioningConfiguration={"Status": "Enabled"})
    for body in (BEFORE, AFTER):
        s3.put_object(Bucket="exports", Key=KEY, Body=body)
    s3.delete_object(Bucket="exports", Key=KEY)
    desk.outputs["exportBucketName"] = "exports"
    desk.run(commands(section("restoring.md", "Delete an export or a vault")))
    s3.delete_bucket(Bucket="exports")


def test_an_export_is_started_and_its_cause_read(desk):
    states = {"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "NoSnapshot", "Cause": "none"}}}
    machine = desk.client("stepfunctions").create_state_machine(
        name="sessions-snapshot-export", definition=json.dumps(states), roleArn="arn:aws:iam::123456789012:role/run"
    )
    desk.outputs["stateMachineArn"] = machine["stateMachineArn"]
    assert desk.run(commands(section("restoring.md", "Export now")))


# The commands of shells and of other programs that stand in blocks for the AWS CLI.
CALL = re.compile(r"(?:^|[|(;&`]|\$\()\s*(aws [^#\n]*?)(?=$|\)|\s\||#)", re.MULTILINE)
EVERYWHERE = {"region", "source-region", "query", "output", "profile", "endpoint-url", "cli-input-json", "no-paginate"}
EVERYWHERE |= {"max-items", "page-size", "starting-token", "debug", "no-cli-pager"}


def calls() -> list[tuple[str, str]]:
    """Each call of the CLI in the documentation, and the page that it stands in."""
    found = []
    for page in sorted(PAGES.rglob("*.md")):
        joined = re.sub(r"\\\n\s*", " ", commands(page.read_text()))
        found += [(page.name, call) for call in CALL.findall(joined)]
    return found


def misspelt(call: str) -> str:
    """What the CLI would not understand of a call, or nothing."""
    words = re.findall(r"\S+", call)
    service, operation = words[1], words[2]
    if service in ("s3", "configure") or operation == "wait":
        return ""
    # The CLI calls these services otherwise than the SDK.
    model = botocore.session.get_session().get_service_model({"s3api": "s3"}.get(service, service))
    names = {xform_name(name, "-"): name for name in model.operation_names}
    if operation not in names:
        return f"{service} has no operation {operation}"
    members = {xform_name(name, "-") for name in model.operation_model(names[operation]).input_shape.members}
    given = {word[2:].split("=")[0] for word in words if re.match(r"--[a-z]", word)}
    unknown = {one for one in given if one.removeprefix("no-") not in members} - EVERYWHERE
    return f"{operation} has no {unknown}" if unknown else ""


def test_every_command_of_the_documentation_exists():
    found = calls()
    assert len(found) > 30
    assert not [(page, call, wrong) for page, call in found if (wrong := misspelt(call))]


@pytest.mark.parametrize(
    ("call", "wrong"),
    [
        ("aws elasticache copy-snapshots --source a", "has no operation"),
        ("aws s3api put-object-retention --buckets a", "has no {'buckets'}"),
        ("aws elasticache describe-snapshots --snapshot-name a --query b", ""),
    ],
)
def test_what_does_not_exist_is_found(call, wrong):
    assert wrong in misspelt(call) if wrong else misspelt(call) == ""
