"""The whole programs that the documentation shows, each from a preview in an empty account to a destroy."""

import runpy

import pytest
from engine import REPOSITORY, Failed, Stack

PROGRAMS = sorted((REPOSITORY / "bin/snippets/python/whole").glob("*.py"))


def test_there_are_programs():
    assert PROGRAMS


def deploying(project, path):
    """A stack of a program."""
    return Stack(project, lambda: runpy.run_path(str(path), run_name="__main__"))


def configure(stack, path):
    """Gives a program what it is configured with.

    Copies of snapshots from a stack of its own go to the vault that another program of the page deploys, which is
    returned.
    """
    if 'require("clusterAccountId")' in path.read_text():
        stack.configure(clusterAccountId="111111111111")
    if 'require("vaultBucketArn")' not in path.read_text():
        return None
    vault = deploying("vault", next(one for one in PROGRAMS if 'require("clusterAccountId")' in one.read_text()))
    vault.configure(clusterAccountId="111111111111")
    vault.up()
    stack.configure(vaultAccountId="123456789012", vaultBucketArn=vault.outputs()["vaultBucketArn"])
    return vault


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(cloud, path):
    stack = deploying("documented", path)
    vault = configure(stack, path)
    before = cloud.resources()
    stack.preview()
    assert cloud.resources() == before
    stack.up()
    assert [r for r in stack.resources() if r["type"].startswith("aws-redis:index:")]
    if "222222222222:role" in path.read_text():
        assert {r["account"] for r in cloud.resources()} == {"123456789012", "222222222222"}
    assert stack.up().changed() == {}
    # A serverless cache is protected by default.
    if "RedisServerlessCache" in path.read_text():
        with pytest.raises(Failed, match="protect"):
            stack.destroy()
        stack.unprotect()
    stack.destroy()
    assert cloud.resources() == before
    if vault:
        vault.destroy()
    assert cloud.is_empty()
