"""Many nights in the life of a replication group, each with random trouble."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from account import ACCOUNT, BUCKET, Call, Outcome
from case import Case
from clock import iso
from elasticache import Export, Snapshot
from locks import moment
from moto.s3.models import s3_backends
from replication import replication_status

KEPT_DAYS = 4
"""After so many days, snapshots and objects expire."""
TIME_LIMIT = timedelta(hours=6)

# What can go wrong, and what only happens.
TROUBLES = [
    "late",
    "missing",
    "failed",
    "creating",
    "unreachable",
    "throttled",
    "copy denied",
    "listing denied",
    "stopped after a call",
    "stopped",
    "breaks off",
    "no policy",
    "replication off",
    "replication fails",
    "replication hangs",
]
EVENTS = ["member switch before", "member switch after", "second run", "slow", "locking denied"]
VAULT = "sessions-vault"
LOCK = timedelta(days=30)


@dataclass
class Night:
    """One night: what happens, and how its runs end."""

    date: datetime
    happens: set[str]
    snapshot: Snapshot | None = None
    runs: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    until: datetime | None = None
    """When calls succeed again."""

    @property
    def calm(self) -> bool:
        return not self.happens.intersection(TROUBLES)

    def at(self, hours: float) -> datetime:
        return self.date + timedelta(hours=hours)


def utc(time: datetime) -> datetime:
    return time.replace(tzinfo=timezone.utc)


class Nights:
    """Lets nights pass, and notes how each ended."""

    def __init__(self, case: Case, seed: int, locks_copies: bool) -> None:
        self.case = case
        self.chance = random.Random(seed)
        self.machine = case.account.create_machine(case.export_definition, waitSeconds=900, replicated=True)
        watched = {"replicationGroupIds": [case.cluster.id], "serverlessCacheNames": []}
        settings = {"bucket": VAULT, **watched, "lockInDays": LOCK.days}
        self.watch = case.account.create_machine(case.arrivals_definition, **settings)
        self.locks_copies = locks_copies
        """Whether a copy gets the default lock of its bucket: AWS says both."""
        case.account.create_bucket(VAULT)
        case.account.replication.copy = self._copy
        self.night = Night(case.clock.now, set())
        self.pile: list[str] = []
        case.account.faults.append(self._fault)

    def pass_night(self) -> Night:
        """Play the 24 hours from midnight on: the snapshot at 3, the run at 7."""
        chance, clock = self.chance, self.case.clock
        midnight = clock.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        clock.run_until(midnight)
        happens = {one for one in EVENTS if chance.random() < 0.15}
        if chance.random() < 0.6:
            happens.update(self._draw() for _ in range(chance.choice([1, 1, 2])))
        night = self.night = Night(midnight, happens)
        self._prepare(night)
        clock.at(night.at(7), lambda: self._start(night))
        if "second run" in happens:
            clock.at(night.at(7 + chance.choice([0, 0.01, 0.3, 1, 3, 5])), lambda: self._start(night))
        clock.run_until(night.at(23))
        night.outcomes = [self.case.account.outcome(run) for run in night.runs]
        return night

    def _draw(self) -> str:
        """Take a trouble from a pile that has each of them once."""
        if not self.pile:
            self.pile = self.chance.sample(TROUBLES, len(TROUBLES))
        return self.pile.pop()

    def _prepare(self, night: Night) -> None:
        chance, cluster = self.chance, self.case.cluster
        self._expire()
        night.until = night.at(7 + chance.uniform(0.05, 5))
        cluster.granted = "no policy" not in night.happens
        pace = 2400 if "slow" in night.happens else chance.choice([60, 300, 900])
        shards = cluster.shards if cluster.cluster_mode else 1
        cluster.export = Export(pace, chance.randrange(shards) if "breaks off" in night.happens else None)
        if chance.random() < 0.5:
            self.case.clock.at(night.at(8.5), lambda: setattr(cluster.export, "stops_after", None))
        self._prepare_replication(night)
        if "member switch before" in night.happens:
            self._switch()
        if "missing" not in night.happens:
            hour = chance.uniform(7.1, 12) if "late" in night.happens else chance.uniform(3, 4)
            self.case.clock.at(night.at(hour), lambda: self._take_snapshot(night))
        if "member switch after" in night.happens:
            self.case.clock.at(night.at(5), self._switch)

    def _prepare_replication(self, night: Night) -> None:
        replication, chance = self.case.account.replication, self.chance
        replication.on = "replication off" not in night.happens
        self.case.clock.at(night.at(7 + chance.uniform(0, 3)), lambda: setattr(replication, "on", True))
        share = 0.5 if "replication fails" in night.happens else 0
        replication.ends = lambda key: "FAILED" if chance.random() < share else "COMPLETED"
        slowest = 9 * 3600 if "replication hangs" in night.happens else 3600
        replication.seconds = chance.choice([1, 900, slowest])

    def _take_snapshot(self, night: Night) -> None:
        slow = "creating" in night.happens
        ready = self.chance.uniform(7, 14) if slow else 3.5 + self.chance.uniform(0.6, 2)
        snapshot = night.snapshot = self.case.cluster.take_snapshot(status="creating")
        status = "failed" if "failed" in night.happens else "available"
        self.case.clock.at(night.at(ready), lambda: setattr(snapshot, "status", status))

    def _switch(self) -> None:
        cluster = self.case.cluster
        if not cluster.cluster_mode:
            cluster.snapshotting_member = self.chance.choice(cluster.members)

    def _start(self, night: Night) -> None:
        run = self.case.account.start(self.machine)
        night.runs.append(run)
        if "stopped after a call" in night.happens:
            self.case.account.stops[run] = self.chance.randint(1, 12)
        if "stopped" in night.happens:
            self.case.clock.after(self.chance.uniform(0, 2 * 3600), lambda: self.case.account.stop(run))

    def _expire(self) -> None:
        oldest = self.case.clock.now - timedelta(days=KEPT_DAYS)
        cluster = self.case.cluster
        cluster.snapshots[:] = [one for one in cluster.snapshots if one.began > oldest]
        for name in (BUCKET, VAULT):
            keys = s3_backends[ACCOUNT]["aws"].buckets[name].keys
            for key, item in list(keys.items()):
                if item.last_modified < oldest.replace(tzinfo=None):
                    keys.pop(key)

    def _copy(self, item: Any) -> None:
        until = iso(item.last_modified + LOCK)
        lock = {"lock_mode": "GOVERNANCE", "lock_until": until} if self.locks_copies else {}
        copy = s3_backends[ACCOUNT]["aws"].put_object(VAULT, item.name, b"REDIS0011", **lock)
        copy.last_modified = item.last_modified

    def _fault(self, call: Call) -> str | None:
        night = self.night
        lasting = night.until is not None and self.case.clock.now < night.until
        happens = night.happens if call.run.startswith(self.machine.replace(":stateMachine:", ":execution:")) else set()
        if "throttled" in happens and self.chance.random() < 0.25:
            return "Throttling"
        if "locking denied" in night.happens and call.action == "putObjectRetention":
            return "AccessDenied"
        if not lasting:
            return None
        if "unreachable" in happens and call.service == "elasticache":
            return "ServiceUnavailable"
        if "copy denied" in happens and call.action == "copySnapshot":
            return "AccessDenied"
        if "listing denied" in happens and call.action == "listObjectsV2":
            return "AccessDenied"
        return None

    def complete_attempts(self, snapshot: Snapshot) -> list[str]:
        """Answer the attempts that have an object for every shard, read from the bucket without the definitions."""
        target = snapshot.name.removeprefix("automatic.")
        names = [key.rpartition("-")[0] for key in self.case.exported]
        found = Counter(name for name in names if name == target or name.startswith(f"{target}-retry-"))
        return [name for name, objects in found.items() if objects == snapshot.shards]

    def is_copied(self, target: str) -> bool:
        """Tell whether S3 has copied each object of an attempt."""
        items = s3_backends[ACCOUNT]["aws"].buckets[BUCKET].keys.values()
        return all(replication_status(item) == "COMPLETED" for item in items if item.name[:-9] == target)

    def is_locked(self, hours: float) -> bool:
        """Tell whether each copy of the last hours is locked long enough."""
        oldest = (self.case.clock.now - timedelta(hours=hours)).replace(tzinfo=None)
        young = [item for item in self._copies() if item.last_modified >= oldest]
        # Headers, which a lock is reckoned from, have whole seconds.
        least = LOCK - timedelta(seconds=1)
        return all(item.lock_until and moment(item.lock_until) >= utc(item.last_modified) + least for item in young)

    def last_arrival(self) -> datetime | None:
        return max((item.last_modified for item in self._copies()), default=None)

    def _copies(self) -> list[Any]:
        return list(s3_backends[ACCOUNT]["aws"].buckets[VAULT].keys.values())
