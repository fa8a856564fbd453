"""Over many nights of a serverless cache, its snapshot is in the bucket once and copied, or a run has failed.

The nights are drawn from a seed, so that a night that fails can be played again. NIGHTS is the number for each seed.
"""

import os
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from account import ACCOUNT, BUCKET, Call, Outcome
from case import MINUTE, Case
from elasticache import Export
from moto.s3.models import s3_backends
from replication import replication_status
from serverless import CacheSnapshot

NIGHTS = int(os.environ.get("NIGHTS", "40"))
TROUBLES = ["late", "missing", "failed", "unreachable", "throttled", "stopped", "breaks off", "silent", "not copied"]
EVENTS = ["second run", "slow", "shows", "plain keys", "no events"]
REASON = "because the S3 bucket is not accessible"


@dataclass
class Night:
    date: datetime
    happens: set[str]
    until: datetime
    """When calls succeed again."""
    snapshot: CacheSnapshot | None = None
    runs: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def calm(self) -> bool:
        return not self.happens.intersection(TROUBLES)


class CacheNights:
    """Lets nights pass: the snapshot comes between 3 and 4, the run begins at 7."""

    def __init__(self, case: Case, seed: int) -> None:
        self.case, self.chance = case, random.Random(seed)
        self.machine = case.account.create_machine(case.serverless_definition, replicated=True)
        self.night = Night(case.clock.now, set(), case.clock.now)
        case.account.faults.append(self._fault)

    def pass_night(self, happens: set[str]) -> Night:
        case, chance = self.case, self.chance
        midnight = case.clock.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        case.clock.run_until(midnight)
        night = self.night = Night(midnight, happens, midnight + timedelta(hours=chance.uniform(7.1, 12)))
        self._prepare(night)
        hours = [7, 7 + chance.choice([0, 0.01, 0.3, 1, 3])] if "second run" in happens else [7]
        for hour in hours:
            case.clock.at(midnight + timedelta(hours=hour), lambda: self._start(night))
        case.clock.run_until(midnight + timedelta(hours=20))
        night.outcomes = [case.account.outcome(run) for run in night.runs]
        return night

    def _prepare(self, night: Night) -> None:
        cache, replication, chance, happens = self.case.cache, self.case.account.replication, self.chance, night.happens
        oldest = night.date - timedelta(days=3)
        cache.snapshots[:] = [one for one in cache.snapshots if one.began > oldest]
        cache.ends = [f"-{shard:04}.rdb" for shard in range(1, chance.choice([1, 1, 3, 8]) + 1)]
        cache.plain_keys, cache.shows = "plain keys" in happens, "exporting" if "shows" in happens else "available"
        broken = {"breaks off", "silent"} & happens
        pace = 25 * MINUTE if "slow" in happens else chance.choice([10, 60, 600])
        cache.export = Export(pace, chance.randrange(len(cache.ends)) if broken else None)
        cache.failure = REASON if "breaks off" in happens else ""
        replication.on, replication.seconds = True, chance.choice([1, 900, 3600])
        replication.ends = lambda key: "FAILED" if "not copied" in happens else "COMPLETED"
        if "missing" not in happens:
            hour = chance.uniform(7.1, 12) if "late" in happens else chance.uniform(3, 4)
            began = night.date + timedelta(hours=hour)
            self.case.clock.at(began, lambda: self._take_snapshot(night, began))

    def _take_snapshot(self, night: Night, began: datetime) -> None:
        status = "create-failed" if "failed" in night.happens else "available"
        snapshot = night.snapshot = self.case.cache.take_snapshot(began, "creating")
        self.case.clock.after(1800, lambda: setattr(snapshot, "status", status))

    def _start(self, night: Night) -> None:
        run = self.case.account.start(self.machine)
        night.runs.append(run)
        if "stopped" in night.happens:
            self.case.clock.after(self.chance.uniform(0, 3600), lambda: self.case.account.stop(run))

    def _fault(self, call: Call) -> str | None:
        lasting = self.case.clock.now < self.night.until
        if "throttled" in self.night.happens and self.chance.random() < 0.2:
            return "Throttling"
        if "no events" in self.night.happens and call.action == "describeEvents":
            return "AccessDenied"
        if "unreachable" in self.night.happens and lasting and call.service == "elasticache":
            return "ServiceUnavailable"
        return None

    def objects_of(self, snapshot: CacheSnapshot) -> list[Any]:
        """What the bucket has of a snapshot, read without the definition."""
        items = s3_backends[ACCOUNT]["aws"].buckets[BUCKET].keys.values()
        plain = snapshot.name.removeprefix("automatic.")
        return [item for item in items if item.name.removeprefix("automatic.").startswith(plain)]


def check(nights: CacheNights, night: Night, before: Night | None) -> None:
    snapshots = {one.snapshot.name: one.snapshot for one in (before, night) if one and one.snapshot}
    for outcome in night.outcomes:
        assert outcome.status in {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"}, night
        if outcome.status != "SUCCEEDED":
            continue
        snapshot = snapshots[outcome.output["snapshot"]]
        assert snapshot.began >= night.date + timedelta(hours=7 - 24), night
        objects = nights.objects_of(snapshot)
        assert outcome.output["objects"] == len(objects) > 0, night
        assert all(replication_status(item) == "COMPLETED" for item in objects), night
        # Without an event, nobody can tell that an export has broken off.
        hidden = "silent" in night.happens or {"breaks off", "no events"} <= night.happens
        if snapshot is night.snapshot and not hidden:
            assert len(objects) == len(nights.case.cache.ends), night
    if night.calm:
        assert night.snapshot, night
        assert [outcome.status for outcome in night.outcomes] == ["SUCCEEDED"] * len(night.runs), night
    assert nights.case.written_once(), night


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_night_ends_with_a_copy_or_an_alarm(case: Case, seed: int) -> None:
    nights = CacheNights(case, seed)
    before, seen = None, set()
    for number in range(NIGHTS):
        happens = {one for one in EVENTS if nights.chance.random() < 0.2}
        if number % 2:
            happens.add(TROUBLES[number // 2 % len(TROUBLES)])
        night = nights.pass_night(happens)
        check(nights, night, before)
        before, seen = night, seen | happens
    assert NIGHTS < 40 or seen == {*TROUBLES, *EVENTS}
