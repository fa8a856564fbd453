"""The export asks ElastiCache for a copy when nothing else can be at it, and never writes to a name again."""

from datetime import timedelta

import pytest
from account import Call, Outcome
from case import HOUR, MINUTE, Case

TARGET = "sessions-2026-03-11-03-00"


def targets(case: Case) -> list[str]:
    return [copy["target"] for copy in case.cluster.copies]


def shards_of(name: str, *shards: int) -> list[str]:
    return [f"{name}-{shard:04}.rdb" for shard in shards]


def prepare(case: Case) -> None:
    case.with_shards(3)
    case.snapshot()


def test_a_second_run_changes_nothing(case: Case) -> None:
    prepare(case)
    first = case.export()
    assert first.output["target"] == TARGET
    case.account.calls.clear()
    second = case.export()
    assert (second.status, second.output) == ("SUCCEEDED", first.output)
    assert case.account.count("copySnapshot") == 0


def test_a_complete_export_is_found_on_any_page(case: Case) -> None:
    prepare(case)
    between = [f"{TARGET}-0001.rdb.part-{number:04}" for number in range(600)]
    case.put(*between, *shards_of(TARGET, 1, 2, 3), hours_ago=3.5)
    assert case.export(TimeoutSeconds=HOUR).output["objects"] == 3
    assert targets(case) == []


def test_two_runs_overlap(case: Case) -> None:
    prepare(case)
    first = case.begin_export()
    case.pass_hours(0.2)
    second = case.begin_export()
    assert case.account.finish(first).status == case.account.finish(second).status == "SUCCEEDED"
    assert targets(case) == [TARGET]


@pytest.mark.parametrize("copying_shows", [False, True])
def test_two_runs_begin_at_once(case: Case, copying_shows: bool) -> None:
    prepare(case)
    case.cluster.copying_shows = copying_shows
    case.cluster.export.seconds_for_shard = 2 * MINUTE
    first, second = case.begin_export(), case.begin_export()
    assert case.account.finish(first).status == case.account.finish(second).status == "SUCCEEDED"
    assert targets(case) == [TARGET]


def test_a_fresh_export_of_another_run_is_waited_for(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 1))
    case.clock.after(2 * HOUR, lambda: case.put(*shards_of(TARGET, 2)))
    case.clock.after(4 * HOUR, lambda: case.put(*shards_of(TARGET, 3)))
    assert case.export().output["objects"] == 3
    assert targets(case) == []


def test_an_export_that_broke_off_is_done_again_under_another_name(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 1, 2), hours_ago=3.5)
    assert case.export().output["target"] == f"{TARGET}-retry-2"
    assert targets(case) == [f"{TARGET}-retry-2"]
    assert case.written_once()


def test_each_attempt_has_its_own_name(case: Case) -> None:
    prepare(case)
    earlier = [*shards_of(TARGET, 1), *shards_of(f"{TARGET}-retry-2", 1), *shards_of(f"{TARGET}-retry-10", 3)]
    case.put(*earlier, hours_ago=3.5)
    assert case.export().output["target"] == f"{TARGET}-retry-11"


def test_a_complete_attempt_of_several_is_enough(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 2), *shards_of(f"{TARGET}-retry-2", 1, 2, 3), hours_ago=3.5)
    output = case.export().output
    assert (output["target"], output["objects"]) == (f"{TARGET}-retry-2", 3)
    assert targets(case) == []


def test_an_attempt_is_not_pieced_together(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 1, 2), *shards_of(f"{TARGET}-retry-2", 3), hours_ago=3.5)
    assert case.export().output["target"] == f"{TARGET}-retry-3"


def test_empty_objects_do_not_count(case: Case) -> None:
    prepare(case)
    case.put(*shards_of(TARGET, 1, 2, 3), hours_ago=3.5, body=b"")
    assert case.export().output["target"] == f"{TARGET}-retry-2"


def test_other_objects_do_not_count(case: Case) -> None:
    prepare(case)
    names = ("notes.rdb", "0001.rdb.md5", "00001.rdb", "retry-0001.rdb", "copy-0001.rdb", "retry-2-0001.txt")
    case.put(*(f"{TARGET}-{name}" for name in names), f"{TARGET}0-0001.rdb", f"{TARGET}.0-0002.rdb", "0003.rdb")
    assert case.export().output["target"] == TARGET


def test_other_prefixes_are_not_listed(case: Case) -> None:
    """Without the dash, the objects of another minute could fill the pages."""
    prepare(case)
    case.export()
    prefixes = {call.arguments["Prefix"] for call in case.account.calls if call.action == "listObjectsV2"}
    assert prefixes == {f"{TARGET}-"}


def test_an_older_snapshot_with_a_similar_name_does_not_count(case: Case) -> None:
    """The copies of `sessions` and of a group `sessions-2026` may lie in one bucket."""
    prepare(case)
    case.put(*(f"sessions-{TARGET}-000{shard}.rdb" for shard in (1, 2, 3)))
    assert case.export().output["target"] == TARGET


@pytest.mark.parametrize("stops_after", [0, 1, 2])
def test_an_export_that_breaks_off_is_done_again(case: Case, stops_after: int) -> None:
    prepare(case)
    case.cluster.export.stops_after = stops_after
    run = case.begin_export()
    case.pass_hours(2)
    case.cluster.export.stops_after = None
    begin = case.clock.now
    assert case.account.finish(run).output["target"] == f"{TARGET}-retry-2"
    assert case.clock.now - begin < timedelta(hours=2.5)
    assert case.written_once()


def test_a_run_that_was_stopped_is_taken_up(case: Case) -> None:
    prepare(case)
    case.cluster.export.stops_after = 1
    run = case.begin_export()
    case.pass_hours(0.3)
    case.account.stop(run)
    assert case.account.outcome(run).status == "ABORTED"
    assert case.exported == shards_of(TARGET, 1)
    case.cluster.export.stops_after = None
    case.pass_hours(1)
    run = case.begin_export()
    case.pass_hours(1.5)
    assert targets(case) == [TARGET]
    assert case.account.finish(run).output["target"] == f"{TARGET}-retry-2"
    assert case.written_once()


def test_a_stopped_run_does_not_end_the_export(case: Case) -> None:
    prepare(case)
    run = case.begin_export()
    case.account.stop(run)
    case.pass_hours(0.3)
    assert case.export().output["target"] == TARGET
    assert targets(case) == [TARGET]


def test_an_export_without_an_end_times_out(case: Case) -> None:
    prepare(case)
    case.cluster.export.stops_after = 1
    outcome = case.export(staleAfterMinutes=600)
    assert outcome.status == "TIMED_OUT"


def test_a_snapshot_that_comes_meanwhile_is_exported_instead(case: Case) -> None:
    prepare(case)
    case.cluster.export.stops_after = 0
    run = case.begin_export()
    case.pass_hours(1)
    case.cluster.export.stops_after = None
    later = case.snapshot(hours_ago=0)
    outcome = case.account.finish(run)
    assert (outcome.output["snapshot"], outcome.output["target"]) == (later.name, later.name.removeprefix("automatic."))
    assert case.clock.now < later.began + timedelta(hours=1)


def failing(case: Case, action: str, code: str, times: int = 10**6) -> None:
    left = [times]

    def fault(call: Call) -> str | None:
        left[0] -= call.action == action
        return code if call.action == action and left[0] >= 0 else None

    case.account.faults.append(fault)


@pytest.mark.parametrize("action", ["describeReplicationGroups", "describeSnapshots", "listObjectsV2", "copySnapshot"])
def test_throttling_is_waited_out(case: Case, action: str) -> None:
    prepare(case)
    failing(case, action, "Throttling", times=3)
    assert case.export().status == "SUCCEEDED"
    assert targets(case) == [TARGET]


@pytest.mark.parametrize("action", ["describeReplicationGroups", "describeSnapshots", "listObjectsV2"])
def test_a_lasting_error_fails_the_run_with_its_words(case: Case, action: str) -> None:
    prepare(case)
    failing(case, action, "AccessDenied")
    outcome = case.export()
    assert outcome.status == "FAILED"
    assert f"not authorized to perform: {action}" in outcome.cause


def refusals(case: Case) -> Outcome:
    begin = case.clock.now
    outcome = case.export()
    assert (outcome.status, outcome.error) == ("FAILED", "ExportFailed")
    assert "three times" in outcome.cause
    assert f"automatic.{TARGET}" in outcome.cause
    assert timedelta(minutes=10) <= case.clock.now - begin <= timedelta(minutes=13)
    return outcome


def test_three_refusals_fail_the_run_with_the_last_error(case: Case) -> None:
    prepare(case)
    failing(case, "copySnapshot", "AccessDenied")
    assert "not authorized to perform: copySnapshot" in refusals(case).cause


def test_two_refusals_are_waited_out(case: Case) -> None:
    prepare(case)
    # Each time, three more calls are tried at once.
    failing(case, "copySnapshot", "AccessDenied", times=2 * 4)
    assert case.export().output["target"] == TARGET


def test_retries_come_before_refusals(case: Case) -> None:
    prepare(case)
    failing(case, "copySnapshot", "Throttling", times=3)
    begin = case.clock.now
    case.cluster.export.seconds_for_shard = 60
    assert case.export().status == "SUCCEEDED"
    assert case.clock.now - begin < timedelta(minutes=10)


def test_only_refusals_in_a_row_count(case: Case) -> None:
    prepare(case)
    failing(case, "copySnapshot", "AccessDenied", times=2 * 4)
    case.cluster.export.stops_after = 0
    run = case.begin_export()
    case.pass_hours(1)
    assert targets(case) == [TARGET]
    case.account.faults.clear()
    failing(case, "copySnapshot", "AccessDenied", times=2 * 4)
    case.cluster.export.stops_after = None
    assert case.account.finish(run).output["target"] == f"{TARGET}-retry-2"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("granted", "has not been granted WRITE permissions"),
        ("outside_region", "outside of the region"),
        ("bucket", "does not exist"),
        ("taken", f"already contains an object with key {TARGET}-0002.rdb"),
    ],
)
def test_what_elasticache_refuses_is_in_the_cause(case: Case, change: str, words: str) -> None:
    prepare(case)
    if change == "granted":
        case.cluster.granted = False
    if change == "outside_region":
        case.cluster.outside_region = True
    if change == "bucket":
        case.cluster.keys = lambda bucket: None
    if change == "taken":
        # The bucket has an object that no listing shows to this run.
        case.cluster.keys = lambda bucket: {f"{TARGET}-0002.rdb"}
    assert words in refusals(case).cause


def test_quotes_in_an_error_are_kept(case: Case) -> None:
    prepare(case)
    failing(case, "copySnapshot", 'Say "no" \\ {% $now() %}')
    assert "ExportFailed" in case.export().error


def test_a_snapshot_that_vanishes_is_no_success(case: Case) -> None:
    prepare(case)
    case.cluster.export.stops_after = 0
    run = case.begin_export()
    case.cluster.snapshots.clear()
    assert case.account.finish(run).error == "NoSnapshot"


def test_the_bucket_is_the_given_one(case: Case) -> None:
    prepare(case)
    case.account.create_bucket("others")
    assert case.export(bucket="others").status == "SUCCEEDED"
    assert case.exported == []
    assert len(case.account.keys("others") or []) == 3
