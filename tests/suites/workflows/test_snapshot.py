"""The export chooses the newest automatic snapshot, and fails where there is none that is new enough."""

from datetime import timedelta

import pytest
from account import RESULT_LIMIT
from case import HOUR, MINUTE, Case
from elasticache import Snapshot

TODAY = "2026-03-11-03-00"


def test_the_newest_snapshot_is_exported(case: Case) -> None:
    for days in (2, 0, 1):
        case.snapshot(hours_ago=4 + 24 * days)
    outcome = case.export()
    assert outcome.status == "SUCCEEDED"
    assert outcome.output == {
        "snapshot": f"automatic.sessions-001-{TODAY}",
        "target": f"sessions-001-{TODAY}",
        "objects": 1,
        "copied": False,
    }
    assert case.exported == [f"sessions-001-{TODAY}-0001.rdb"]


def test_every_shard_is_exported(case: Case) -> None:
    case.with_shards(3)
    case.snapshot()
    outcome = case.export()
    assert (outcome.output["target"], outcome.output["objects"]) == (f"sessions-{TODAY}", 3)
    assert case.exported == [f"sessions-{TODAY}-000{shard}.rdb" for shard in (1, 2, 3)]


def test_the_run_ends_with_the_last_shard(case: Case) -> None:
    case.with_shards(3)
    case.snapshot()
    begin = case.clock.now
    assert case.export(waitSeconds=60).status == "SUCCEEDED"
    assert len(case.cluster.copies) == 1
    assert 30 * MINUTE <= (case.clock.now - begin).total_seconds() <= 32 * MINUTE


def test_a_group_without_snapshots_fails(case: Case) -> None:
    outcome = case.export()
    assert (outcome.status, outcome.error) == ("FAILED", "NoSnapshot")
    assert "automatic snapshot of sessions" in outcome.cause


def test_manual_snapshots_do_not_count(case: Case) -> None:
    case.snapshot().source = "manual"
    assert case.export().error == "NoSnapshot"


@pytest.mark.parametrize("cluster_mode", [False, True])
def test_a_group_that_takes_no_snapshots_fails(case: Case, cluster_mode: bool) -> None:
    if cluster_mode:
        case.with_shards(2)
    case.cluster.retention = 0
    outcome = case.export()
    assert outcome.error == "NoAutomaticSnapshots"
    assert "sessions" in outcome.cause


def test_a_group_without_a_snapshotting_member_fails(case: Case) -> None:
    case.cluster.snapshotting_member = None
    assert case.export().error == "NoAutomaticSnapshots"


@pytest.mark.parametrize(("hours", "error"), [(23.5, ""), (24.5, "SnapshotTooOld"), (24 * 9, "SnapshotTooOld")])
def test_an_old_snapshot_fails(case: Case, hours: float, error: str) -> None:
    snapshot = case.snapshot(hours_ago=hours)
    outcome = case.export()
    assert outcome.error == error
    assert error == "" or (snapshot.name in outcome.cause and "24 hours" in outcome.cause)
    assert case.account.count("copySnapshot") == (1 if error == "" else 0)


def test_age_is_counted_from_the_start_of_the_run(case: Case) -> None:
    case.snapshot(hours_ago=23)
    case.cluster.export.seconds_for_shard = 3 * HOUR
    assert case.export(staleAfterMinutes=240).status == "SUCCEEDED"


def test_the_time_of_the_listing_counts(case: Case) -> None:
    """A name has minutes, in a time zone that AWS does not tell."""
    case.snapshot(hours_ago=23).began -= timedelta(hours=2)
    assert case.export().error == "SnapshotTooOld"


def test_a_snapshot_without_a_time_is_as_old_as_its_name_says(case: Case) -> None:
    case.snapshot(hours_ago=24.5).hidden = {"NodeSnapshots"}
    outcome = case.export()
    assert outcome.error == "SnapshotTooOld"
    assert "2026-03-10T06:30:00.000Z" in outcome.cause


@pytest.mark.parametrize("hidden", ["NodeSnapshots", "NumNodeGroups"])
def test_shards_are_counted_one_way_or_the_other(case: Case, hidden: str) -> None:
    case.with_shards(3)
    case.snapshot().hidden = {hidden}
    assert case.export().output["objects"] == 3


@pytest.mark.parametrize("status", ["failed", "deleting"])
def test_a_snapshot_without_a_future_does_not_count(case: Case, status: str) -> None:
    case.snapshot(hours_ago=28)
    case.snapshot(status=status)
    assert case.export().error == "SnapshotTooOld"


@pytest.mark.parametrize("status", ["creating", "copying", "restoring"])
def test_a_snapshot_that_is_not_available_yet_is_waited_for(case: Case, status: str) -> None:
    case.with_shards(2)
    snapshot = case.snapshot(hours_ago=0.5, status=status)
    case.clock.after(2 * HOUR, lambda: setattr(snapshot, "status", "available"))
    run = case.begin_export()
    case.pass_hours(1.9)
    assert case.account.count("copySnapshot") == 0
    outcome = case.account.finish(run)
    assert outcome.output["objects"] == 2
    assert case.account.count("copySnapshot") == 1


def test_a_snapshot_that_never_ends_times_out(case: Case) -> None:
    case.snapshot(status="creating")
    begin = case.clock.now
    assert case.export(TimeoutSeconds=4 * HOUR).status == "TIMED_OUT"
    assert case.clock.now - begin == timedelta(hours=4)


def test_a_member_can_take_over(case: Case) -> None:
    case.snapshot(hours_ago=28)
    case.cluster.snapshotting_member = "sessions-002"
    case.snapshot()
    assert case.export().output["target"] == f"sessions-002-{TODAY}"


def test_a_member_can_take_over_between_snapshot_and_export(case: Case) -> None:
    case.snapshot()
    case.cluster.snapshotting_member = "sessions-002"
    assert case.export().output["target"] == f"sessions-001-{TODAY}"


@pytest.mark.parametrize("shards", [0, 4])
def test_all_pages_are_read(case: Case, shards: int) -> None:
    if shards:
        case.with_shards(shards)
    for hours in range(4, 4 + 55 * 12, 12):
        case.snapshot(hours_ago=hours)
    # The listing has any order: once, the newest snapshot comes first, and once last.
    for place in (0, 55):
        newest = max(case.cluster.snapshots, key=lambda one: one.began)
        case.cluster.snapshots.remove(newest)
        case.cluster.snapshots.insert(place, newest)
        assert case.export().output["snapshot"] == newest.name
    listings = [call.arguments for call in case.account.calls if call.action == "describeSnapshots"]
    assert [listing.get("Marker") for listing in listings[:3]] == [None, "20", "40"]


def test_other_groups_are_left_alone(case: Case) -> None:
    mine = case.snapshot(hours_ago=5)
    later = Snapshot("automatic.other-001-2026-03-11-04-00", "other-001", case.clock.now, "available")
    case.cluster.snapshots.append(later)
    assert case.export().output["snapshot"] == mine.name


def group_with(case: Case, shards: int, snapshots: int) -> None:
    """Make a group with the longest listing: an id has at most 40 characters (API, CreateReplicationGroup)."""
    case.cluster.id = "s" * 40
    case.with_shards(shards)
    case.cluster.retention = snapshots
    for days in range(snapshots):
        case.snapshot(hours_ago=4 + 24 * days)


@pytest.mark.parametrize(("shards", "snapshots"), [(45, 35), (85, 10)])
def test_pages_of_many_shards_fit(case: Case, shards: int, snapshots: int) -> None:
    group_with(case, shards, snapshots)
    case.cluster.export.seconds_for_shard = 10
    assert case.export(replicationGroupId=case.cluster.id).output["objects"] == shards
    assert max(call.size for call in case.account.calls) < RESULT_LIMIT


def test_pages_of_too_many_shards_fail_aloud(case: Case) -> None:
    """ElastiCache lists no fewer than 20 snapshots at a time, with all their shards."""
    group_with(case, 85, 35)
    assert case.export(replicationGroupId=case.cluster.id).error == "States.DataLimitExceeded"
    assert max(call.size for call in case.account.calls) > RESULT_LIMIT
