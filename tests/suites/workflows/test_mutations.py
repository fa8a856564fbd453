"""The tests notice when a definition is broken: each change in mutations.json makes a test fail.

A row has the name of a state, what is replaced in its JSON, what with, the test, and the arguments of the test.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import test_arrivals
import test_copying
import test_locks
import test_replicated
import test_serverless
import test_snapshot
from account import definition
from case import new_case
from interpreter import Evaluator

MUTATIONS: dict[str, list[list[Any]]] = json.loads((Path(__file__).parent / "mutations.json").read_text())
MODULES = {
    "arrivals": test_arrivals,
    "copying": test_copying,
    "locks": test_locks,
    "replicated": test_replicated,
    "serverless": test_serverless,
    "snapshot": test_snapshot,
}
EVALUATOR = Evaluator()
ROWS = [(machine, row) for machine, rows in MUTATIONS.items() for row in rows]


def broken(machine: str, state: str, old: str, new: str) -> dict[str, Any]:
    made = definition(machine)
    before = json.dumps(made["States"][state])
    after = before.replace(old, new)
    assert after != before, f"{state} has no {old}"
    made["States"][state] = json.loads(after)
    return made


def passes(test: str, arguments: list[Any], **definitions: dict[str, Any]) -> bool:
    module, _, name = test.partition(".")
    with new_case(EVALUATOR, **definitions) as case:
        try:
            getattr(MODULES[module], f"test_{name}")(case, *arguments)
        except (AssertionError, KeyError):
            # A run that did not succeed has no output to look into.
            return False
    return True


@pytest.mark.parametrize(("machine", "row"), ROWS, ids=[f"{machine}-{row[0]}: {row[1]}" for machine, row in ROWS])
def test_a_broken_definition_is_noticed(machine: str, row: list[Any]) -> None:
    state, old, new, test, *arguments = row
    assert not passes(test, arguments, **{machine: broken(machine, state, old, new)})


@pytest.mark.parametrize("row", sorted({tuple(row[3:]) for _, row in ROWS if row[4:]}, key=str), ids=str)
def test_a_whole_definition_passes_with_the_same_arguments(row: tuple[Any, ...]) -> None:
    """Otherwise a change could be noticed for no other reason than wrong arguments."""
    test, *arguments = row
    assert passes(test, arguments)
