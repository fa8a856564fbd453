"""What `pip install` puts on a machine."""

import json
import re
import zipfile
from email.parser import Parser
from importlib import metadata

import pulumi_aws_redis as redis
import pytest
from engine import REPOSITORY
from packaging.version import Version

SOURCE = REPOSITORY / "sdk/python"
VERSION = (REPOSITORY / "provider/VERSION").read_text().strip()
# Python spells 1.0.0-rc.1 as 1.0.0rc1.
PYTHON_VERSION = str(Version(VERSION))


@pytest.fixture(scope="module")
def wheel():
    (path,) = (REPOSITORY / "bin/python").glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield {name: archive.read(name).decode() for name in archive.namelist()}


def test_wheel_holds_the_package(wheel):
    package = {name for name in wheel if name.startswith("pulumi_aws_redis/")}
    source = {path.relative_to(SOURCE).as_posix() for path in (SOURCE / "pulumi_aws_redis").glob("*.*")}
    assert package == {name for name in source if not name.endswith("README.md")}
    assert {"pulumi_aws_redis/py.typed", "pulumi_aws_redis/pulumi-plugin.json"} <= package
    for name in package:
        assert wheel[name] == (SOURCE / name).read_text(), name


def test_wheel_describes_itself(wheel):
    info = f"pulumi_aws_redis-{PYTHON_VERSION}.dist-info"
    described = Parser().parsestr(wheel[f"{info}/METADATA"])
    assert described["Version"] == PYTHON_VERSION
    assert described["Description-Content-Type"] == "text/markdown"
    assert described.get_payload().strip() == (SOURCE / "README.md").read_text().strip() != ""
    assert wheel[f"{info}/licenses/LICENSE"] == (REPOSITORY / "LICENSE").read_text()


def test_plugin_that_the_package_asks_for(wheel):
    plugin = json.loads(wheel["pulumi_aws_redis/pulumi-plugin.json"])
    assert plugin["resource"] is True
    assert (plugin["name"], plugin["version"]) == ("aws-redis", VERSION)
    assert plugin["server"].startswith("github://")


def test_installed_package_is_the_wheel(wheel):
    installed = metadata.distribution("pulumi_aws_redis")
    assert installed.version == PYTHON_VERSION
    for name, content in wheel.items():
        if name.startswith("pulumi_aws_redis/"):
            assert installed.locate_file(name).read_text() == content, name


def test_documentation_in_the_editor():
    """An editor shows what an input takes, its default, and what a change does."""
    text = redis.RedisClusterArgs.__init__.__doc__
    assert re.search(r":param .*\bport: The TCP port", text)
    assert "Default: `6379`" in text
    assert "REPLACES the replication group" in text


@pytest.mark.parametrize("example", ["python", "automation-python"])
def test_requirements_of_the_examples(example):
    """The examples ask for exactly the versions that they are tested with."""
    lines = (REPOSITORY / "examples" / example / "requirements.txt").read_text().split()
    asked = dict(line.split("==") for line in lines)
    assert set(asked) == {"pulumi", "pulumi-aws", "pulumi-aws-redis"}
    assert asked == {name: metadata.version(name) for name in asked}
