"""With `replicated`, an export is complete when S3 has copied each of its objects."""

import pytest
from account import Outcome
from case import HOUR, MINUTE, Case
from test_copying import TARGET, failing, shards_of, targets

HISTORY_LIMIT = 25_000
"""Events that a run may have: Step Functions, quotas of state machine executions."""


def prepare(case: Case, seconds: float = 600, shards: int = 3) -> None:
    case.with_shards(shards)
    case.snapshot()
    case.account.replication.on, case.account.replication.seconds = True, seconds


def export(case: Case, **settings: object) -> Outcome:
    return case.export(replicated=True, **settings)


@pytest.mark.parametrize("last", ["COMPLETED", "COMPLETE"])
def test_the_run_ends_when_all_is_copied(case: Case, last: str) -> None:
    prepare(case, seconds=2 * HOUR)
    case.account.replication.ends = lambda key: last
    begin = case.clock.now
    outcome = export(case)
    target = {"snapshot": f"automatic.{TARGET}", "target": TARGET, "objects": 3, "copied": True}
    assert (outcome.status, outcome.output) == ("SUCCEEDED", target)
    # The last of three shards is there after half an hour.
    assert 2.5 * HOUR <= (case.clock.now - begin).total_seconds() <= 2.6 * HOUR
    assert targets(case) == [TARGET]


def test_one_object_that_is_pending_is_waited_for(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 1, 3), hours_ago=3)
    case.account.replication.seconds = 5 * HOUR
    case.put(*shards_of(TARGET, 2), hours_ago=3)
    case.pass_hours(0)
    begin = case.clock.now
    assert export(case).output["copied"] is True
    assert 2 * HOUR <= (case.clock.now - begin).total_seconds() <= 2.1 * HOUR


def test_a_copy_that_fails_is_named(case: Case) -> None:
    prepare(case)
    case.account.replication.ends = lambda key: "FAILED" if key.endswith("2.rdb") else "COMPLETED"
    outcome = export(case)
    assert (outcome.status, outcome.error) == ("FAILED", "CopyFailed")
    assert f"1 of 3 objects of automatic.{TARGET} from the bucket sessions-snapshots" in outcome.cause
    assert outcome.cause.endswith(f"does not try again by itself: {TARGET}-0002.rdb.")


def test_a_copy_that_fails_is_not_waited_for(case: Case) -> None:
    prepare(case)
    case.account.replication.ends = lambda key: "FAILED"
    case.put(*shards_of(TARGET, 1), hours_ago=3)
    case.account.replication.seconds = 24 * HOUR
    case.put(*shards_of(TARGET, 2, 3), hours_ago=3)
    case.pass_hours(0)
    begin = case.clock.now
    assert export(case).error == "CopyFailed"
    assert case.clock.now == begin


def test_ten_failed_copies_are_named(case: Case) -> None:
    prepare(case, shards=12)
    case.account.replication.ends = lambda key: "FAILED"
    cause = export(case, waitSeconds=3 * HOUR).cause
    assert cause.count(".rdb") == 10
    assert cause.endswith(f"{TARGET}-0010.rdb and others.")


@pytest.mark.parametrize("older", [1, 3])
def test_an_export_that_is_older_than_the_rule_fails(case: Case, older: int) -> None:
    prepare(case)
    case.account.replication.on = False
    case.put(*shards_of(TARGET, *range(1, older + 1)), hours_ago=3)
    case.account.replication.on = True
    case.put(*shards_of(TARGET, *range(older + 1, 4)), hours_ago=2)
    case.pass_hours(0)
    outcome = export(case)
    assert (outcome.status, outcome.error) == ("FAILED", "NotCopied")
    assert "older than the rule" in outcome.cause
    assert "the next snapshot will be copied" in outcome.cause
    assert targets(case) == []


def test_the_next_snapshot_is_copied(case: Case) -> None:
    prepare(case)
    case.account.replication.on = False
    assert export(case).error == "NotCopied"
    case.account.replication.on = True
    case.pass_hours(20)
    later = case.snapshot(hours_ago=0)
    assert export(case).output["snapshot"] == later.name


def test_a_status_that_nobody_knows_is_no_copy(case: Case) -> None:
    prepare(case)
    case.account.replication.ends = lambda key: "REPLICA"
    assert export(case).error == "NotCopied"


def test_a_later_attempt_is_copied(case: Case) -> None:
    prepare(case)
    case.account.replication.on = False
    case.put(*shards_of(TARGET, 1, 2), hours_ago=3.5)
    case.account.replication.on = True
    outcome = export(case)
    assert (outcome.output["target"], outcome.output["copied"]) == (f"{TARGET}-retry-2", True)
    looked_at = {call.arguments["Key"] for call in case.account.calls if call.action == "headObject"}
    assert looked_at == set(shards_of(f"{TARGET}-retry-2", 1, 2, 3))


def test_a_copy_without_an_end_times_out(case: Case) -> None:
    prepare(case, seconds=9 * HOUR)
    assert export(case).status == "TIMED_OUT"
    assert targets(case) == [TARGET]


def test_a_second_run_waits_for_the_same_copy(case: Case) -> None:
    prepare(case, seconds=9 * HOUR)
    assert export(case, TimeoutSeconds=2 * HOUR).status == "TIMED_OUT"
    case.pass_hours(6)
    assert export(case).output["target"] == TARGET
    assert targets(case) == [TARGET]


def test_without_replication_nobody_asks(case: Case) -> None:
    prepare(case)
    assert case.export(replicated=False).output["copied"] is False
    assert case.account.count("headObject") == 0


def test_throttling_is_waited_out(case: Case) -> None:
    prepare(case)
    failing(case, "headObject", "Throttling", times=3)
    assert export(case).output["copied"] is True


def test_a_lasting_error_fails_the_run_with_its_words(case: Case) -> None:
    prepare(case)
    failing(case, "headObject", "AccessDenied")
    outcome = export(case)
    assert outcome.status == "FAILED"
    assert "not authorized to perform: headObject" in outcome.cause


def looking(case: Case, **settings: object) -> str:
    """Begin a run, and come back when a look at an object was refused, and is to be tried again."""
    prepare(case)
    failing(case, "headObject", "Throttling")
    run = case.begin_export(replicated=True, **settings)
    while case.account.count("headObject") == 0:
        case.clock.step()
    return run


def test_a_run_can_be_stopped_while_it_looks(case: Case) -> None:
    run = looking(case)
    case.account.stop(run)
    assert case.account.outcome(run).status == "ABORTED"
    assert case.account.count("headObject") == 1


def test_a_run_can_time_out_while_it_looks(case: Case) -> None:
    outcome = case.account.finish(looking(case, TimeoutSeconds=30 * MINUTE + 1))
    assert outcome.status == "TIMED_OUT"


def test_many_shards_stay_below_the_limit_of_events(case: Case) -> None:
    """The time limit is six hours by default: looks at 90 shards for one of them may take a sixth of all events."""
    prepare(case, seconds=HOUR, shards=90)
    case.put(*shards_of(TARGET, *range(1, 91)))
    run = case.begin_export(replicated=True)
    assert case.account.finish(run).output["objects"] == 90
    pages = case.account.client("stepfunctions").get_paginator("get_execution_history").paginate(executionArn=run)
    events = sum(len(page["events"]) for page in pages)
    assert 7 * case.account.count("headObject") < events < HISTORY_LIMIT / 6
