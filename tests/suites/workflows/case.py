"""What a test works with: an account, and the state machines, which a test of the tests may have broken."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from account import BUCKET, Account, Outcome, definition, simulated_account
from clock import Clock
from elasticache import Cluster, Snapshot
from interpreter import Evaluator
from serverless import CacheSnapshot, ServerlessCache

MINUTE = 60
HOUR = 60 * MINUTE


@dataclass
class Case:
    account: Account
    export_definition: dict[str, Any]
    arrivals_definition: dict[str, Any]
    serverless_definition: dict[str, Any]

    @property
    def clock(self) -> Clock:
        return self.account.clock

    @property
    def cluster(self) -> Cluster:
        return self.account.cluster

    @property
    def cache(self) -> ServerlessCache:
        return self.account.cache

    def with_shards(self, shards: int) -> None:
        """Make the group one with cluster mode."""
        self.cluster.cluster_mode, self.cluster.shards, self.cluster.snapshotting_member = True, shards, None
        self.cluster.members = [f"{self.cluster.id}-{shard:04}-001" for shard in range(1, shards + 1)]

    def snapshot(self, hours_ago: float = 4, status: str = "available") -> Snapshot:
        return self.cluster.take_snapshot(self.clock.now - timedelta(hours=hours_ago), status)

    def begin_export(self, **settings: Any) -> str:
        return self.account.start(self.account.create_machine(self.export_definition, **settings))

    def export(self, **settings: Any) -> Outcome:
        return self.account.finish(self.begin_export(**settings))

    def cache_snapshot(self, hours_ago: float = 4, status: str = "available") -> CacheSnapshot:
        return self.cache.take_snapshot(self.clock.now - timedelta(hours=hours_ago), status)

    def begin_cache_export(self, **settings: Any) -> str:
        return self.account.start(self.account.create_machine(self.serverless_definition, **settings))

    def cache_export(self, **settings: Any) -> Outcome:
        return self.account.finish(self.begin_cache_export(**settings))

    def arrivals(self, groups: list[str], caches: list[str] | None = None, **settings: Any) -> Outcome:
        made = self.arrivals_definition
        watched = {"replicationGroupIds": groups, "serverlessCacheNames": caches or []}
        settings = {"bucket": BUCKET, **watched, **settings}
        return self.account.run(self.account.create_machine(made, **settings))

    def put(self, *keys: str, hours_ago: float = 0, body: bytes = b"REDIS0011") -> None:
        """Write objects in the past."""
        now = self.clock.now
        self.clock.now -= timedelta(hours=hours_ago)
        for key in keys:
            self.account.put(BUCKET, key, body)
        self.clock.now = now

    def pass_hours(self, hours: float) -> None:
        self.clock.run_until(self.clock.now + timedelta(hours=hours))

    @property
    def exported(self) -> list[str]:
        """The keys in the bucket."""
        return sorted(self.account.keys() or [])

    def written_once(self) -> bool:
        return len(self.account.puts) == len(set(self.account.puts))


@contextlib.contextmanager
def new_case(
    evaluator: Evaluator | None = None,
    export: dict[str, Any] | None = None,
    arrivals: dict[str, Any] | None = None,
    serverless: dict[str, Any] | None = None,
    seed: int = 1,
) -> Iterator[Case]:
    with simulated_account(evaluator, seed) as account:
        account.clock.now += timedelta(days=10, hours=7)
        yield Case(
            account,
            export or definition("export"),
            arrivals or definition("arrivals"),
            serverless or definition("serverless"),
        )
