"""The whole programs that the documentation shows, each from a preview in an empty account to a destroy."""

import runpy

import pytest
from engine import REPOSITORY, Stack

PROGRAMS = sorted((REPOSITORY / "bin/snippets/python/whole").glob("*.py"))


def test_there_are_programs():
    assert PROGRAMS


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(cloud, path):
    stack = Stack("documented", lambda: runpy.run_path(str(path), run_name="__main__"))
    stack.preview()
    assert cloud.is_empty()
    stack.up()
    assert [r for r in stack.resources() if r["type"].startswith("aws-redis:index:")]
    if "222222222222:role" in path.read_text():
        assert {r["account"] for r in cloud.resources()} == {"123456789012", "222222222222"}
    assert stack.up().changed() == {}
    stack.destroy()
    assert cloud.is_empty()
