"""The newest automatic snapshot of a serverless cache is exported once, and a run fails where that cannot be."""

from datetime import timedelta

import pytest
from account import RESULT_LIMIT
from case import HOUR, MINUTE, Case
from test_copying import failing

NAME = "automatic.sessions-2026-03-11-03-00"
PLAIN = NAME.removeprefix("automatic.")


def test_the_newest_snapshot_is_exported(case: Case) -> None:
    for days in (2, 0, 1):
        case.cache_snapshot(hours_ago=4 + 24 * days)
    outcome = case.cache_export()
    assert outcome.status == "SUCCEEDED"
    assert outcome.output == {"snapshot": NAME, "objects": 1, "copied": False}
    assert case.exported == [f"{NAME}-0001.rdb"]


@pytest.mark.parametrize("plain_keys", [False, True])
@pytest.mark.parametrize("end", ["-0001.rdb", ".rdb", "-1.rdb", "/0001.rdb", "-0001-of-0003.rdb"])
def test_keys_may_end_in_many_ways(case: Case, plain_keys: bool, end: str) -> None:
    case.cache_snapshot()
    case.cache.plain_keys, case.cache.ends = plain_keys, [end]
    assert case.cache_export().output["objects"] == 1
    assert case.exported == [(PLAIN if plain_keys else NAME) + end]
    assert case.cache_export().output["objects"] == 1
    assert len(case.cache.exports) == 1


def test_other_objects_do_not_count(case: Case) -> None:
    case.cache_snapshot()
    case.put(f"{NAME}-0001.rdb.md5", f"{NAME}-0001.txt", f"{NAME}x-0001.rdb", f"x-{NAME}-0001.rdb", hours_ago=3)
    assert case.cache_export().output["objects"] == 1
    assert case.cache.exports == [NAME]


def test_empty_objects_do_not_count(case: Case) -> None:
    case.cache_snapshot()
    case.cache.ends = ["-0002.rdb"]
    case.put(f"{NAME}-0001.rdb", hours_ago=3, body=b"")
    assert case.cache_export().output["objects"] == 1
    assert case.cache.exports == [NAME]


def test_all_objects_are_waited_for(case: Case) -> None:
    """AWS does not say how many there will be, so the last one is followed by a while without another."""
    case.cache_snapshot()
    case.cache.ends = [f"-{shard:04}.rdb" for shard in range(1, 4)]
    case.cache.export.seconds_for_shard = 25 * MINUTE
    begin = case.clock.now
    assert case.cache_export().output["objects"] == 3
    assert 105 * MINUTE <= (case.clock.now - begin).total_seconds() <= 111 * MINUTE


def test_an_export_that_shows_is_waited_for(case: Case) -> None:
    case.cache_snapshot()
    case.cache.shows = "exporting"
    case.cache.ends = ["-0001.rdb", "-0002.rdb"]
    case.cache.export.seconds_for_shard = 2 * HOUR
    assert case.cache_export().output["objects"] == 2
    assert case.cache.exports == [NAME]


def test_a_second_run_changes_nothing(case: Case) -> None:
    case.cache_snapshot()
    case.cache_export()
    case.pass_hours(1)
    begin = case.clock.now
    assert case.cache_export().output["objects"] == 1
    assert case.clock.now == begin
    assert case.cache.exports == [NAME]


def test_a_snapshot_without_a_time_in_its_name_is_exported(case: Case) -> None:
    case.cache.dates_only = True
    case.cache_snapshot(hours_ago=28)
    case.cache_snapshot()
    assert case.cache_export().output["snapshot"] == "automatic.sessions-2026-03-11"


@pytest.mark.parametrize("objects", [0, 600])
def test_all_pages_are_read(case: Case, objects: int) -> None:
    newest = case.cache_snapshot()
    for hours in range(8, 8 + 55 * 12, 12):
        case.cache_snapshot(hours_ago=hours)
    case.put(*(f"{NAME}-{shard:04}.rdb" for shard in range(1, objects + 1)), hours_ago=3)
    for place in (0, 55):
        case.cache.snapshots.remove(newest)
        case.cache.snapshots.insert(place, newest)
        outcome = case.cache_export()
        assert (outcome.output["snapshot"], outcome.output["objects"]) == (NAME, objects or 1)
    assert case.cache.exports == ([] if objects else [NAME])
    assert max(call.size for call in case.account.calls) < RESULT_LIMIT


def test_manual_snapshots_do_not_count(case: Case) -> None:
    case.cache_snapshot().type = "manual"
    outcome = case.cache_export()
    assert (outcome.status, outcome.error) == ("FAILED", "NoSnapshot")
    assert "serverless cache sessions" in outcome.cause


def test_a_cache_that_is_not_there_fails(case: Case) -> None:
    outcome = case.cache_export(serverlessCacheName="carts")
    assert outcome.status == "FAILED"
    assert "carts not found" in outcome.cause


@pytest.mark.parametrize(("hours", "error"), [(23.5, ""), (24.5, "SnapshotTooOld"), (24 * 9, "SnapshotTooOld")])
def test_an_old_snapshot_fails(case: Case, hours: float, error: str) -> None:
    snapshot = case.cache_snapshot(hours_ago=hours)
    outcome = case.cache_export()
    assert outcome.error == error
    assert error == "" or (snapshot.name in outcome.cause and "24 hours" in outcome.cause)
    assert case.cache.exports == ([] if error else [snapshot.name])


def test_age_is_counted_from_the_start_of_the_run(case: Case) -> None:
    case.cache_snapshot(hours_ago=23)
    case.cache.export.seconds_for_shard = 2 * HOUR
    assert case.cache_export().status == "SUCCEEDED"


@pytest.mark.parametrize("status", ["create-failed", "deleting"])
def test_a_snapshot_without_a_future_does_not_count(case: Case, status: str) -> None:
    case.cache_snapshot(hours_ago=28)
    case.cache_snapshot(status=status)
    assert case.cache_export().error == "SnapshotTooOld"


@pytest.mark.parametrize("status", ["creating", "copying"])
def test_a_snapshot_that_is_not_available_yet_is_waited_for(case: Case, status: str) -> None:
    case.cache_snapshot(hours_ago=20)
    snapshot = case.cache_snapshot(hours_ago=0.5, status=status)
    case.clock.after(2 * HOUR, lambda: setattr(snapshot, "status", "available"))
    run = case.begin_cache_export()
    case.pass_hours(1.9)
    assert case.cache.exports == []
    assert case.account.finish(run).output["snapshot"] == snapshot.name


def test_a_snapshot_that_comes_meanwhile_is_exported_instead(case: Case) -> None:
    case.cache_snapshot()
    case.cache.export.stops_after = 0
    run = case.begin_cache_export()
    case.pass_hours(1)
    case.cache.export.stops_after = None
    later = case.cache_snapshot(hours_ago=0)
    assert case.account.finish(run).output["snapshot"] == later.name
    assert case.clock.now < later.began + timedelta(hours=1)


def test_an_export_without_objects_is_asked_for_again(case: Case) -> None:
    case.cache_snapshot()
    case.cache.export.stops_after = 0
    run = case.begin_cache_export()
    case.pass_hours(2.9)
    assert case.cache.exports == [NAME]
    case.cache.export.stops_after = None
    assert case.account.finish(run).status == "SUCCEEDED"
    assert case.cache.exports == [NAME, NAME]


def test_an_export_without_an_end_times_out(case: Case) -> None:
    case.cache_snapshot()
    case.cache.export.stops_after = 0
    assert case.cache_export(staleAfterMinutes=600).status == "TIMED_OUT"


@pytest.mark.parametrize("stops_after", [0, 1])
def test_what_an_event_tells_is_in_the_cause(case: Case, stops_after: int) -> None:
    case.cache_snapshot()
    case.cache.ends = ["-0001.rdb", "-0002.rdb"]
    case.cache.export.stops_after = stops_after
    case.cache.failure = "because ElastiCache does not have permissions to the bucket"
    begin = case.clock.now
    outcome = case.cache_export()
    assert (outcome.status, outcome.error) == ("FAILED", "ExportFailed")
    assert "does not have permissions to the bucket" in outcome.cause
    assert case.clock.now - begin <= timedelta(minutes=16)


def test_what_broke_off_is_not_taken_for_whole(case: Case) -> None:
    case.cache_snapshot()
    case.cache.ends = ["-0001.rdb", "-0002.rdb"]
    case.cache.export.stops_after = 1
    case.cache.failure = "because the S3 bucket is not accessible"
    case.cache_export()
    case.cache.failure = ""
    case.pass_hours(2)
    assert case.cache_export().error == "ExportFailed"
    assert case.cache.exports == [NAME]


def test_a_failure_that_was_mended_is_no_failure(case: Case) -> None:
    case.cache_snapshot()
    case.cache.export.stops_after, case.cache.failure = 0, "because bucket does not exist"
    assert case.cache_export().error == "ExportFailed"
    case.cache.export.stops_after, case.cache.failure = None, ""
    case.pass_hours(1)
    assert case.cache_export().status == "SUCCEEDED"
    assert case.cache_export().status == "SUCCEEDED"


@pytest.mark.parametrize(("bucket", "cache"), [("payroll", ""), ("sessions-snapshots", "orders")])
def test_other_failures_do_not_count(case: Case, bucket: str, cache: str) -> None:
    case.cache_snapshot()
    case.clock.after(5 * MINUTE, lambda: case.cache.fail_elsewhere(bucket, cache))
    assert case.cache_export().status == "SUCCEEDED"


def test_good_news_do_not_count(case: Case) -> None:
    """AWS lists no event of an export that went well. There may be one some day."""
    case.cache_snapshot()
    told = f"Exported snapshot for cache {case.cache.name}. It is in the bucket 'sessions-snapshots'."
    case.clock.after(5 * MINUTE, lambda: case.cache.events.append((case.clock.now, told)))
    assert case.cache_export().status == "SUCCEEDED"


def test_two_runs_overlap(case: Case) -> None:
    case.cache_snapshot()
    first, second = case.begin_cache_export(), case.begin_cache_export()
    assert case.account.finish(first).status == case.account.finish(second).status == "SUCCEEDED"
    assert "same name" in case.cache.events[0][1]
    assert case.written_once()


def test_an_object_that_no_run_can_see_fails_aloud(case: Case) -> None:
    """Were objects named in a way that nobody has thought of, the cause would tell."""
    case.cache_snapshot()
    case.cache.ends = ["_of_sessions.dump"]
    case.put(*case.cache.objects_of(case.cache.snapshots[0]), hours_ago=3)
    assert "an object with the same name" in case.cache_export().cause


def test_a_run_does_without_events(case: Case) -> None:
    case.cache_snapshot()
    failing(case, "describeEvents", "AccessDenied")
    assert case.cache_export().status == "SUCCEEDED"


@pytest.mark.parametrize(
    "action",
    ["describeServerlessCacheSnapshots", "listObjectsV2", "exportServerlessCacheSnapshot", "describeEvents"],
)
def test_throttling_is_waited_out(case: Case, action: str) -> None:
    case.cache_snapshot()
    failing(case, action, "Throttling", times=3)
    assert case.cache_export().status == "SUCCEEDED"
    assert case.cache.exports == [NAME]


def test_events_are_asked_for_again(case: Case) -> None:
    case.cache_snapshot()
    case.cache.failure, case.cache.export.stops_after = "because bucket does not exist", 0
    failing(case, "describeEvents", "Throttling", times=3)
    begin = case.clock.now
    assert case.cache_export().error == "ExportFailed"
    assert case.clock.now - begin < timedelta(minutes=10)


@pytest.mark.parametrize("action", ["describeServerlessCacheSnapshots", "listObjectsV2"])
def test_a_lasting_error_fails_the_run_with_its_words(case: Case, action: str) -> None:
    case.cache_snapshot()
    failing(case, action, "AccessDenied")
    outcome = case.cache_export()
    assert outcome.status == "FAILED"
    assert f"not authorized to perform: {action}" in outcome.cause


def test_three_refusals_fail_the_run_with_the_last_error(case: Case) -> None:
    case.cache_snapshot()
    failing(case, "exportServerlessCacheSnapshot", "AccessDenied")
    begin = case.clock.now
    outcome = case.cache_export()
    assert (outcome.status, outcome.error) == ("FAILED", "ExportFailed")
    assert "not authorized to perform: exportServerlessCacheSnapshot" in outcome.cause
    assert NAME in outcome.cause
    assert timedelta(minutes=10) <= case.clock.now - begin <= timedelta(minutes=13)


def test_two_refusals_are_waited_out(case: Case) -> None:
    case.cache_snapshot()
    # Each time, three more calls are tried at once.
    failing(case, "exportServerlessCacheSnapshot", "AccessDenied", times=2 * 4)
    assert case.cache_export().status == "SUCCEEDED"


def test_the_bucket_is_the_given_one(case: Case) -> None:
    case.cache_snapshot()
    case.account.create_bucket("others")
    assert case.cache_export(bucket="others").status == "SUCCEEDED"
    assert case.exported == []
    assert len(case.account.keys("others") or []) == 1


def test_the_run_ends_when_all_is_copied(case: Case) -> None:
    case.cache_snapshot()
    case.cache.ends = ["-0001.rdb", "-0002.rdb", "-0003.rdb"]
    case.account.replication.on, case.account.replication.seconds = True, 2 * HOUR
    begin = case.clock.now
    assert case.cache_export(replicated=True).output == {"snapshot": NAME, "objects": 3, "copied": True}
    assert 2.5 * HOUR <= (case.clock.now - begin).total_seconds() <= 2.6 * HOUR


def test_a_copy_that_fails_is_named(case: Case) -> None:
    case.cache_snapshot()
    case.cache.ends = [f"-{shard:04}.rdb" for shard in range(1, 13)]
    case.cache.export.seconds_for_shard = 10
    case.account.replication.on = True
    case.account.replication.ends = lambda key: "FAILED"
    outcome = case.cache_export(replicated=True)
    assert (outcome.status, outcome.error) == ("FAILED", "CopyFailed")
    assert f"12 of 12 objects of {NAME} from the bucket sessions-snapshots" in outcome.cause
    assert outcome.cause.endswith(f"{NAME}-0010.rdb and others.")


def test_one_copy_that_fails_is_enough(case: Case) -> None:
    case.cache_snapshot()
    case.account.replication.on = True
    case.account.replication.ends = lambda key: "FAILED"
    assert case.cache_export(replicated=True).cause.endswith(f"by itself: {NAME}-0001.rdb.")


def test_an_export_that_is_older_than_the_rule_fails(case: Case) -> None:
    case.cache_snapshot()
    case.cache.ends = ["-0001.rdb", "-0002.rdb"]
    case.put(f"{NAME}-0001.rdb", hours_ago=3)
    case.account.replication.on = True
    case.put(f"{NAME}-0002.rdb", hours_ago=3)
    case.pass_hours(0.5)
    outcome = case.cache_export(replicated=True)
    assert (outcome.status, outcome.error) == ("FAILED", "NotCopied")


def test_looks_at_copies_are_tried_again(case: Case) -> None:
    case.cache_snapshot()
    case.account.replication.on = True
    failing(case, "headObject", "Throttling", times=3)
    assert case.cache_export(replicated=True).output["copied"] is True


def test_only_refusals_in_a_row_count(case: Case) -> None:
    case.cache_snapshot()
    failing(case, "exportServerlessCacheSnapshot", "AccessDenied", times=2 * 4)
    case.cache.export.stops_after = 0
    run = case.begin_cache_export()
    case.pass_hours(1)
    assert case.cache.exports == [NAME]
    case.account.faults.clear()
    failing(case, "exportServerlessCacheSnapshot", "AccessDenied", times=2 * 4)
    case.cache.export.stops_after = None
    assert case.account.finish(run).status == "SUCCEEDED"
