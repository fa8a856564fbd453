"""The definitions are valid, and their expressions mean the same to JSONata's own implementation."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import test_arrivals as arrivals
import test_copying as copying
import test_locks as locks
import test_replicated as replicated
import test_serverless as serverless
import test_snapshot as snapshot
from account import DEFINITIONS, definition
from case import Case, new_case
from interpreter import Evaluator

HERE = Path(__file__).parent
NAMES = ["export", "serverless", "arrivals"]

# Together they evaluate every expression.
SCENARIOS: list[Callable[[Case], None]] = [
    snapshot.test_the_newest_snapshot_is_exported,
    snapshot.test_every_shard_is_exported,
    snapshot.test_a_group_without_snapshots_fails,
    snapshot.test_a_group_without_a_snapshotting_member_fails,
    snapshot.test_a_member_can_take_over,
    lambda case: snapshot.test_all_pages_are_read(case, 4),
    lambda case: snapshot.test_shards_are_counted_one_way_or_the_other(case, "NodeSnapshots"),
    lambda case: snapshot.test_shards_are_counted_one_way_or_the_other(case, "NumNodeGroups"),
    lambda case: snapshot.test_a_group_that_takes_no_snapshots_fails(case, True),
    arrivals.test_a_fresh_snapshot_passes,
    lambda case: snapshot.test_an_old_snapshot_fails(case, 30, "SnapshotTooOld"),
    lambda case: snapshot.test_a_snapshot_that_is_not_available_yet_is_waited_for(case, "creating"),
    copying.test_a_complete_export_is_found_on_any_page,
    copying.test_a_complete_attempt_of_several_is_enough,
    copying.test_each_attempt_has_its_own_name,
    copying.test_other_objects_do_not_count,
    copying.test_three_refusals_fail_the_run_with_the_last_error,
    lambda case: copying.test_an_export_that_breaks_off_is_done_again(case, 1),
    replicated.test_one_object_that_is_pending_is_waited_for,
    lambda case: replicated.test_the_run_ends_when_all_is_copied(case, "COMPLETE"),
    replicated.test_a_copy_that_fails_is_named,
    replicated.test_ten_failed_copies_are_named,
    lambda case: replicated.test_an_export_that_is_older_than_the_rule_fails(case, 1),
    arrivals.test_each_late_group_is_named,
    arrivals.test_without_ids_any_snapshot_counts,
    arrivals.test_an_id_can_look_like_a_member_of_another,
    arrivals.test_the_newest_object_of_all_pages_counts,
    lambda case: locks.test_a_lock_stays_as_it_is(case, "GOVERNANCE", 300),
    lambda case: locks.test_what_s3_refuses_is_in_the_cause(case, "headObject"),
    locks.test_ten_refusals_are_named,
    locks.test_late_groups_are_told_with_a_refusal,
    lambda case: arrivals.test_an_empty_bucket_fails(case, []),
    arrivals.test_groups_and_caches_are_watched_together,
    serverless.test_an_export_without_objects_is_asked_for_again,
    serverless.test_the_newest_snapshot_is_exported,
    serverless.test_all_objects_are_waited_for,
    lambda case: serverless.test_all_pages_are_read(case, 600),
    serverless.test_manual_snapshots_do_not_count,
    lambda case: serverless.test_an_old_snapshot_fails(case, 30, "SnapshotTooOld"),
    lambda case: serverless.test_a_snapshot_that_is_not_available_yet_is_waited_for(case, "creating"),
    lambda case: serverless.test_what_an_event_tells_is_in_the_cause(case, 1),
    serverless.test_two_runs_overlap,
    serverless.test_three_refusals_fail_the_run_with_the_last_error,
    serverless.test_the_run_ends_when_all_is_copied,
    serverless.test_a_copy_that_fails_is_named,
    serverless.test_an_export_that_is_older_than_the_rule_fails,
]


def states(machine: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Answer each state of a definition, also those within a map."""
    for name, made in machine["States"].items():
        yield name, made
        yield from states(made.get("ItemProcessor", {"States": {}}))


def expressions(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Answer each expression of a definition, with the field that it stands in."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from expressions(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from expressions(item, field)
    elif isinstance(value, str) and value.startswith("{%"):
        yield field, value.removeprefix("{%").removesuffix("%}").strip()


@pytest.fixture(scope="module")
def evaluations() -> dict[str, dict[str, Any]]:
    evaluator = Evaluator()
    for scenario in SCENARIOS:
        with new_case(evaluator) as case:
            scenario(case)
    return evaluator.kept


@pytest.mark.parametrize("name", NAMES)
def test_the_validator_accepts_the_definition(name: str) -> None:
    program = HERE / "node_modules" / ".bin" / "asl-validator"
    subprocess.run([program, "--json-path", DEFINITIONS / f"{name}.asl.json"], check=True, capture_output=True)


@pytest.mark.parametrize("name", NAMES)
def test_each_state_has_a_comment(name: str) -> None:
    without = [state for state, made in states(definition(name)) if not made.get("Comment")]
    assert without == []


@pytest.mark.parametrize("name", NAMES)
def test_only_settings_hold_settings(name: str) -> None:
    made = definition(name)
    assert made["StartAt"] == "Settings"
    assert list(made["States"]["Settings"]) == ["Type", "Comment", "Assign", "Output", "Next"]
    assert list(expressions(made["States"]["Settings"])) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_call_is_tried_again(name: str) -> None:
    tasks = {state: made for state, made in states(definition(name)) if made["Type"] == "Task"}
    assert tasks
    assert [state for state, made in tasks.items() if made["Retry"][0]["ErrorEquals"] != ["States.TaskFailed"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_expressions_use_what_step_functions_supports(name: str) -> None:
    """It has no $eval, and neither $ nor $$ for the whole input (Step Functions, Transforming data with JSONata)."""
    for _, expression in expressions(definition(name)):
        code = re.sub(r"'[^']*'|/(?:[^/\\ ]|\\.)+/", "''", expression)
        assert not re.search(r"\$eval\b|\$(?![A-Za-z])", code), expression


@pytest.mark.parametrize("name", NAMES)
def test_every_expression_is_evaluated(name: str, evaluations: dict[str, dict[str, Any]]) -> None:
    assert [one for _, one in expressions(definition(name)) if not evaluations.get(one)] == []


@pytest.mark.parametrize("name", NAMES)
def test_conditions_are_true_or_false(name: str, evaluations: dict[str, dict[str, Any]]) -> None:
    """Step Functions accepts nothing else. Both happen, so that no condition is idle."""
    for field, expression in expressions(definition(name)):
        if field == "Condition":
            assert set(map(repr, evaluations[expression].values())) == {"True", "False"}, expression


def test_expressions_mean_the_same_to_jsonata(evaluations: dict[str, dict[str, Any]]) -> None:
    cases = [
        {"expression": expression, "bindings": json.loads(bindings), "result": result}
        for expression, results in evaluations.items()
        for bindings, result in results.items()
    ]
    assert len(cases) > 500
    done = subprocess.run(
        ["node", "expressions.mjs"], cwd=HERE, input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []
