"""Over many nights, a snapshot is in the bucket once and copied, or a run has failed; and a calm night ends well.

The nights are drawn by Python's own generator from a seed, so that a night that fails can be played again. NIGHTS is
the number of nights for each seed.
"""

import os
from datetime import timedelta

import pytest
from account import Outcome
from case import Case
from nights import EVENTS, TROUBLES, Night, Nights

NIGHTS = int(os.environ.get("NIGHTS", "40"))


def check(nights: Nights, night: Night, seen: list[Night]) -> None:
    statuses = [outcome.status for outcome in night.outcomes]
    assert set(statuses) <= {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"}, night
    snapshots = {one.snapshot.name: one.snapshot for one in seen[-2:] if one.snapshot}
    for outcome in night.outcomes:
        # A run that succeeds has exported a snapshot of its last 24 hours: that of this night, if it came and is good.
        if outcome.status == "SUCCEEDED":
            snapshot = snapshots[outcome.output["snapshot"]]
            assert snapshot.began >= night.at(7 - 24), night
            assert snapshot is night.snapshot or night.happens.intersection({"late", "missing", "failed"}), night
            assert nights.complete_attempts(snapshot) == [outcome.output["target"]], night
            assert outcome.output["copied"] is nights.is_copied(outcome.output["target"]) is True, night
    assert all(len(nights.complete_attempts(snapshot)) <= 1 for snapshot in snapshots.values()), night
    if night.calm:
        assert night.snapshot, night
        assert all(map(nights.is_copied, nights.complete_attempts(night.snapshot))), night
        assert nights.complete_attempts(night.snapshot), night
        unexpected = [outcome for outcome in night.outcomes if outcome.status != "SUCCEEDED"]
        assert all(refused_for_another(nights, night, outcome) for outcome in unexpected), night
    assert nights.case.written_once(), night


def refused_for_another(nights: Nights, night: Night, outcome: Outcome) -> bool:
    """Tell whether a run failed since another one had begun to export, and neither status nor objects showed it yet."""
    cluster = nights.case.cluster
    alone = cluster.copying_shows or len(night.outcomes) == 1
    return not alone and outcome.error == "ExportFailed" and "already exists" in outcome.cause


def check_watch(nights: Nights, night: Night) -> None:
    outcome = nights.case.account.run(nights.watch)
    last = nights.last_arrival()
    oldest = (nights.case.clock.now - timedelta(hours=30)).replace(tzinfo=None)
    arrived = last is not None and last >= oldest
    locked = nights.is_locked(hours=60)
    assert locked or "locking denied" in night.happens, night
    assert outcome.status == ("SUCCEEDED" if arrived and locked else "FAILED"), night
    assert outcome.error == ("" if arrived and locked else "NothingArrived" if locked else "NotLocked"), night


@pytest.mark.parametrize(
    ("seed", "shards", "copying_shows"), [(1, 0, False), (2, 0, True), (3, 3, False), (4, 2, True)]
)
def test_each_night_is_exported_or_fails(case: Case, seed: int, shards: int, copying_shows: bool) -> None:
    case.cluster.copying_shows = copying_shows
    if shards:
        case.with_shards(shards)
    nights = Nights(case, seed, locks_copies=seed == 4)
    seen: list[Night] = []
    for _ in range(NIGHTS):
        night = nights.pass_night()
        seen.append(night)
        check(nights, night, seen)
        check_watch(nights, night)
    happened = {one for night in seen for one in night.happens}
    assert NIGHTS < 40 or happened == {*TROUBLES, *EVENTS}
    assert sum(night.calm for night in seen) >= NIGHTS / 5
